//! What the site is called, on every page, in letters and in apps.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use keruen_office::text::Trio;
use keruen_office::{OfficeError, site};
use keruen_speech::{Lang, Speaker};
use keruen_store::Db;

/// How long what was read is good enough: so late a change shows on another process of the site,
/// and so rarely all pages together cost a question.
const GOOD_FOR: SignedDuration = SignedDuration::from_secs(5);

/// How long a page waits for it: one that cannot be shown for want of the database says so soon.
const PATIENCE: Duration = Duration::from_secs(1);

/// What every page says of the site it belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Says {
    /// Its name; empty on a site that has none yet.
    pub name: Trio,
    /// One sentence about it; may be empty.
    pub about: Trio,
}

/// The same as it was last read, and when. Not a fact that a second process would miss: a copy that
/// ends after [`GOOD_FOR`].
#[derive(Debug, Default)]
pub struct Kept(Mutex<Option<(Timestamp, Arc<Says>)>>);

impl Kept {
    /// What the site says at this moment. While the database does not answer, what it said last.
    pub async fn at(&self, db: &Db, now: Timestamp) -> Arc<Says> {
        let kept = self.read();
        if let Some((at, says)) = &kept
            && now.duration_since(*at).abs() < GOOD_FOR
        {
            return Arc::clone(says);
        }
        match tokio::time::timeout(PATIENCE, site::load(db)).await {
            Ok(Ok(site)) => {
                let says = Arc::new(Says {
                    name: site.content.name,
                    about: site.content.about,
                });
                self.write(Some((now, Arc::clone(&says))));
                says
            }
            trouble => {
                let error = trouble.map(Result::err);
                tracing::warn!(?error, "the name of the site could not be read");
                let says = kept.map(|(_, says)| says).unwrap_or_default();
                // Whoever reads now waits long enough for what the page itself asks.
                self.write(Some((now, Arc::clone(&says))));
                says
            }
        }
    }

    /// The owner changed it: the next page reads it anew.
    pub fn forget(&self) {
        self.write(None);
    }

    // A thread that panicked in between left a whole value: it is replaced in one step.
    fn read(&self) -> Option<(Timestamp, Arc<Says>)> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn write(&self, kept: Option<(Timestamp, Arc<Says>)>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = kept;
    }
}

/// The site's name in a language, else in the nearest one; without any, the product's.
pub async fn load(db: &Db, t: Speaker<'_>) -> Result<String, OfficeError> {
    Ok(of(&site::load(db).await?.content.name, t))
}

/// The same of names that are at hand.
pub fn of(names: &Trio, t: Speaker<'_>) -> String {
    shown(names, t).0
}

/// The same with the language it is in.
pub fn shown(names: &Trio, t: Speaker<'_>) -> (String, Lang) {
    names.nearest(t.lang()).map_or_else(
        || (t.say("shell-name"), t.lang()),
        |(lang, name)| (name.to_owned(), lang),
    )
}

#[cfg(test)]
mod tests {
    use keruen_office::site::SiteForm;
    use keruen_store::Actor;
    use keruen_store::testing::asked;

    use super::*;
    use crate::testing::{Site, today};

    /// Another process of the site asks again after a few seconds, and not before: the cost of a
    /// page does not grow by it.
    #[tokio::test]
    async fn another_process_sees_a_new_name_after_a_few_seconds() {
        let site = Site::new().await;
        let (db, kept) = (site.app.db(), Kept::default());
        let after = |seconds| today() + SignedDuration::from_secs(seconds);
        assert_eq!(*kept.at(db, after(0)).await, Says::default());
        let form = SiteForm {
            name: Trio::new("Үлгі қоры", "", ""),
            ..SiteForm::default()
        };
        let mut tx = db
            .act(Actor::system("test"), after(0))
            .await
            .expect("begun");
        site::save(&mut tx, 0, &form).await.expect("saved");
        tx.commit().await.expect("kept");
        let before = asked();
        assert!(kept.at(db, after(4)).await.name.is_empty());
        assert_eq!(asked(), before, "no question");
        assert_eq!(kept.at(db, after(5)).await.name, form.name);
        let other = Kept::default();
        assert_eq!(other.at(db, after(0)).await.name, form.name);
    }

    /// A database that is away is not waited for twice by each page.
    #[tokio::test]
    async fn a_database_that_is_away_is_asked_again_after_a_few_seconds() {
        let (here, away) = (Site::new().await, Site::new().await);
        away.app.db().close().await;
        let form = SiteForm {
            name: Trio::new("Үлгі қоры", "", ""),
            ..SiteForm::default()
        };
        let mut tx = here.act().await;
        site::save(&mut tx, 0, &form).await.expect("saved");
        tx.commit().await.expect("kept");
        let kept = Kept::default();
        let after = |seconds| today() + SignedDuration::from_secs(seconds);
        assert!(kept.at(away.app.db(), after(0)).await.name.is_empty());
        let before = asked();
        assert!(kept.at(here.app.db(), after(4)).await.name.is_empty());
        assert_eq!(asked(), before, "no question");
        assert_eq!(kept.at(here.app.db(), after(5)).await.name, form.name);
    }
}
