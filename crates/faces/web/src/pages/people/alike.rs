//! Who is there already under a name that sounds like the one being written down.

use keruen_people::directory::Entry;
use keruen_people::duplicates;
use keruen_people::person::PersonForm;
use keruen_people::visibility::Aim;

use crate::cx::Cx;
use crate::form::Form;
use crate::shell::Scene;
use crate::trouble::Trouble;

/// Somebody whose name sounds the same.
#[derive(Debug)]
pub struct Alike {
    /// Their number, which the form brings back: they were shown, and are somebody else.
    pub id: i64,
    /// Their page.
    pub href: String,
    /// Their name.
    pub name: String,
    /// Where they live; may be empty.
    pub about: String,
}

impl Alike {
    /// Everybody whom the reader may see and whose name sounds like this one.
    pub async fn of(cx: &Cx, person: &PersonForm) -> Result<Vec<Self>, Trouble> {
        let viewer = cx.viewer.in_people();
        let found = duplicates::like(cx.db(), &viewer, Aim::Look, person).await?;
        let alike = |entry: Entry| Self {
            id: entry.id,
            href: cx.href(&format!("/desk/people/{}", entry.id)),
            name: entry.name.listed(),
            about: entry
                .territory
                .map(|names| names.say(cx.lang).to_owned())
                .unwrap_or_default(),
        };
        Ok(found.into_iter().map(alike).collect())
    }

    /// Whether the form was sent from a page that showed them. A name that was changed since may
    /// sound like others, whom nobody has been asked about.
    pub fn was_shown(&self, form: &Form) -> bool {
        form.has("anyway", &self.id.to_string())
    }

    /// Somebody invented.
    pub fn sample(scene: &Scene) -> Self {
        Self {
            id: 52,
            href: scene.href("/desk/people/52"),
            name: "Сейітова Айгерім Маратқызы".into(), // words: an invented person
            about: "Мұнайлы".into(),
        }
    }
}
