//! Who could get a letter, and what waits for them.

use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, StoreError, params};

use super::decide::Reader;
use crate::account::{self, Email, Held};
use crate::error::OfficeError;
use crate::home::Occasion;
use crate::programme::day;
use crate::rights::{SignedIn, Viewer};
use crate::sign_in::SessionState;

keruen_store::statements! {
    READERS = "SELECT id, name, email, lang, person_id, morning, morning_day FROM account \
        WHERE locked = 0 AND email IS NOT NULL ORDER BY id";
    CHOICE = "SELECT morning FROM account WHERE id = $1";
    pub(super) CHOOSE = "UPDATE account SET morning = $2 WHERE id = $1";
    /// Of two that write the same day's letter, one changes a row.
    pub(super) TAKE = "UPDATE account SET morning_day = $2 WHERE id = $1 AND locked = 0 \
        AND (morning_day IS NULL OR morning_day < $2) AND (morning IS NULL OR morning = 1)";
    pub(super) PUT_LINK = "INSERT INTO morning_stop (hash, account_id, made_at) VALUES ($1, $2, $3)";
    pub(super) OF_LINK = "SELECT account_id FROM morning_stop WHERE hash = $1";
    pub(super) SWEEP = "DELETE FROM morning_stop WHERE made_at < $1";
    pub(crate) DROP_LINKS = "DELETE FROM morning_stop WHERE account_id = $1";
}

struct Addressed {
    id: i64,
    name: String,
    email: Option<Email>,
    lang: Lang,
    person: Option<i64>,
    choice: Option<bool>,
    last: Option<jiff::civil::Date>,
}

impl Record for Addressed {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            email: Email::parse(&row.get::<String>("email")?),
            lang: row.get::<String>("lang")?.parse().unwrap_or(Lang::Kk),
            person: row.get("person_id")?,
            choice: row.get("morning")?,
            last: day(row, "morning_day")?,
        })
    }
}

impl Addressed {
    /// As a reader who has signed in with the roles among these that are theirs.
    fn reader(self, held: &[Held]) -> Option<Reader> {
        let mine = || held.iter().filter(|held| held.account == self.id);
        let site: Vec<Role> = mine()
            .filter(|held| held.programme.is_none())
            .map(|held| held.role)
            .collect();
        let programmes: Vec<(i64, Role)> = mine()
            .filter_map(|held| Some((held.programme?, held.role)))
            .collect();
        Some(Reader {
            account: self.id,
            name: self.name,
            address: self.email?,
            lang: self.lang,
            choice: self.choice,
            last: self.last,
            viewer: Viewer {
                account: Some(SignedIn {
                    id: self.id,
                    session: 0,
                    person: self.person,
                    state: SessionState::Full,
                    site,
                    programmes,
                }),
            },
        })
    }
}

/// Who is due a letter today, each as the viewer of their own home page; nobody on a day off.
pub async fn readers(db: &Db, occasion: Occasion<'_>) -> Result<Vec<Reader>, OfficeError> {
    if !occasion.calendar.is_working(occasion.today) {
        return Ok(Vec::new());
    }
    let held = account::held(db, None).await?;
    let addressed: Vec<Addressed> = db.many(READERS, &[]).await?;
    let readers = addressed.into_iter().filter_map(|one| one.reader(&held));
    Ok(readers
        .filter(|reader| reader.is_due(occasion.today))
        .collect())
}

/// What an account chose; `None`: nothing yet.
pub async fn choice(db: &Db, account: i64) -> Result<Option<bool>, OfficeError> {
    Ok(db.one(CHOICE, &params![account]).await?)
}
