//! Two people saved the same thing: the second one sees both versions and chooses. The one way of
//! showing it: everything that can be edited comes here, so that nobody learns it twice.
//!
//! A form that edits something carries its version and, for each field, what stood there when it
//! was opened (`was_…`). From these three follows whose change is whose: what only one of the two
//! changed is joined, what both changed is a choice. What was typed comes along in any case.

use askama::Template;
use axum::http::StatusCode;
use keruen_people::contact::ContactValue;
use keruen_speech::Speaker;

use crate::form::Form;
use crate::history::Saver;
use crate::page::{Answer, Page};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};

mod overtaken;

pub use overtaken::Overtaken;

/// The page.
#[derive(Debug, Template)]
#[template(path = "conflict.html")]
pub struct Conflict {
    shell: Shell,
    t: Speaker<'static>,
    place: Place,
    saver: Saver,
    differ: Vec<Field>,
    joined: Vec<Field>,
}

/// Where the thing is, and how the choice goes back.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The path to it; the page adds itself.
    pub crumbs: Vec<Crumb>,
    /// Its page, for who leaves it as it is saved.
    pub back: String,
    /// Where the choice is sent.
    pub action: String,
    /// What the form carries unseen: the version that stands now, under its name.
    pub carried: Vec<(&'static str, String)>,
    /// The form also takes a file, so the choice comes in the same encoding.
    pub multipart: bool,
}

impl Place {
    /// A thing whose form carries its `version`.
    pub fn new(crumbs: Vec<Crumb>, back: String, action: String, version: i64) -> Self {
        Self {
            crumbs,
            back,
            action,
            carried: vec![("version", version.to_string())],
            multipart: false,
        }
    }
}

/// One field in both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    name: String,
    label: String,
    mine: Said,
    theirs: Said,
    since: Since,
}

/// A value as the form sends it and as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    value: String,
    text: String,
}

impl Said {
    /// A value with its words.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
        }
    }

    /// A value that people read as it is sent.
    pub fn plain(value: impl Into<String>) -> Self {
        let value = value.into();
        Self {
            text: value.clone(),
            value,
        }
    }

    /// A telephone: sent as it is stored, however it was typed, and read in groups.
    pub fn phone(typed: &str) -> Self {
        match ContactValue::phone(typed) {
            Ok(phone) => Self::new(phone.as_str(), phone.grouped()),
            Err(_) => Self::plain(typed),
        }
    }

    /// What people read, line by line.
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines()
    }
}

/// Who changed a field since the form was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    Nobody,
    Me,
    They,
    Both,
}

/// Decides from what stood there, what I want and what stands now. Without knowing what stood
/// there, every difference is a choice.
fn since(was: Option<&str>, mine: &str, theirs: &str) -> Since {
    match was {
        _ if mine == theirs => Since::Nobody,
        Some(was) if was == theirs => Since::Me,
        Some(was) if was == mine => Since::They,
        _ => Since::Both,
    }
}

/// A text of several lines comes back from a browser with other line ends than it was stored with.
fn same_ends(text: &str) -> String {
    text.replace("\r\n", "\n")
}

impl Field {
    /// A field whose value at the time of opening came along in the form as `was_…`.
    pub fn new(
        form: &Form,
        name: impl Into<String>,
        label: String,
        mine: Said,
        theirs: Said,
    ) -> Self {
        let name = name.into();
        let was = format!("was_{name}");
        let was = form.has_field(&was).then(|| same_ends(form.value(&was)));
        let since = since(
            was.as_deref().map(str::trim),
            same_ends(&mine.value).trim(),
            same_ends(&theirs.value).trim(),
        );
        let shown = |said: Said| {
            if said.text.is_empty() {
                let text = form.speaker().say("conflict-nothing");
                Said { text, ..said }
            } else {
                said
            }
        };
        Self {
            name,
            label,
            mine: shown(mine),
            theirs: shown(theirs),
            since,
        }
    }

    /// Whether somebody else wrote something else here since the form was opened.
    pub fn theirs_differs(&self) -> bool {
        matches!(self.since, Since::They | Since::Both)
    }

    /// What is sent back where there is nothing to choose.
    fn settled(&self) -> &Said {
        if self.by_me() {
            &self.mine
        } else {
            &self.theirs
        }
    }

    fn by_me(&self) -> bool {
        self.since == Since::Me
    }

    fn changed(&self) -> bool {
        self.since != Since::Nobody
    }
}

impl Conflict {
    /// Of both versions; `saver` came first.
    pub fn new(scene: &Scene, mut place: Place, saver: Saver, fields: Vec<Field>) -> Self {
        let t = scene.t();
        let title = t.say(if saver.me {
            "conflict-title-own"
        } else {
            "conflict-title"
        });
        place.crumbs.push(Crumb::here(title.clone()));
        let (differ, joined): (Vec<Field>, Vec<Field>) = fields
            .into_iter()
            .partition(|field| field.since == Since::Both);
        Self {
            shell: scene.shell(title).faulty(true),
            t,
            place,
            saver,
            differ,
            joined,
        }
    }

    /// Answers the save that came second.
    pub fn answer(&self) -> Answer {
        self.show_as(StatusCode::CONFLICT)
    }

    fn shows_joined(&self) -> bool {
        self.joined.iter().any(Field::changed)
    }

    /// A sample of some record: two fields to choose, one of each joined.
    pub fn sample_at(scene: &Scene, crumbs: Vec<Crumb>, here: &str, fields: Vec<Field>) -> Self {
        let href = scene.href(here);
        let place = Place::new(crumbs, href.clone(), href, 3);
        Self::new(scene, place, Saver::sample(), fields)
    }
}

impl Page for Conflict {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let form = Form::blank(t, String::new())
            .with("was_name_en", "")
            .with("was_kind", "x");
        let label = |name: &str| t.say(&format!("orgs-field-{name}"));
        let fields = vec![
            Field::new(
                &form,
                "name_ru",
                label("name-ru"),
                Said::plain("Общественный совет Бейнеуского района"),
                Said::plain("ОС Бейнеуского района"),
            ),
            Field::new(
                &form,
                "name_en",
                label("name-en"),
                Said::plain("Public Council of Beineu District"),
                Said::plain(""),
            ),
        ];
        let crumbs = vec![Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title"))];
        Self::sample_at(scene, crumbs, "/desk/orgs/7", fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_speech::Lang;

    #[test]
    fn only_what_both_changed_is_a_choice() {
        for (was, mine, theirs, wanted) in [
            (Some("a"), "a", "a", Since::Nobody),
            (Some("a"), "b", "b", Since::Nobody),
            (Some("a"), "b", "a", Since::Me),
            (Some("a"), "a", "b", Since::They),
            (Some("a"), "b", "c", Since::Both),
            (None, "b", "c", Since::Both),
        ] {
            assert_eq!(since(was, mine, theirs), wanted, "{was:?} {mine} {theirs}");
        }
    }

    #[test]
    fn line_ends_of_a_browser_are_no_change() {
        let form =
            Form::blank(wording::speaker(Lang::En), String::new()).with("was_goals", "a\r\nb");
        let field = Field::new(
            &form,
            "goals",
            String::new(),
            Said::plain("a\nb"),
            Said::plain("a\nc"),
        );
        assert_eq!(field.since, Since::They);
        assert!(field.theirs_differs());
    }
}
