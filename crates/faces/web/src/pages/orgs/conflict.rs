//! Two people corrected the same record: the second one sees both versions and chooses. Used by
//! organisations and territories alike.

use askama::Template;
use keruen_speech::Speaker;
use keruen_store::{Thing, journal};

use super::told;
use crate::cx::Cx;
use crate::form::Form;
use crate::page::Page;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/conflict.html")]
pub struct Conflict {
    shell: Shell,
    t: Speaker<'static>,
    place: Place,
    who: String,
    when: String,
    differ: Vec<Field>,
    joined: Vec<Field>,
}

/// Where the record is.
#[derive(Debug, Clone)]
pub struct Place {
    /// The path to it.
    pub crumbs: Vec<Crumb>,
    /// Its page.
    pub back: String,
    /// Where the choice is sent.
    pub action: String,
    /// Its version now.
    pub version: i64,
}

/// One field in both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    name: &'static str,
    label: String,
    mine: Said,
    theirs: Said,
    since: Since,
}

/// A value as the form sends it and as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    value: String,
    text: String,
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

impl Field {
    /// A field whose value at the time of opening came along as `was_…`; `mine` and `theirs` are
    /// the value sent and the words shown.
    pub fn new(
        form: &Form,
        name: &'static str,
        label: String,
        mine: (String, String),
        theirs: (String, String),
    ) -> Self {
        let t = form.speaker();
        let was = format!("was_{name}");
        let was = form.has_field(&was).then(|| form.value(&was));
        let since = since(was, &mine.0, &theirs.0);
        let said = |(value, text): (String, String)| Said {
            value,
            text: if text.is_empty() {
                t.say("people-empty-value")
            } else {
                text
            },
        };
        Self {
            name,
            label,
            mine: said(mine),
            theirs: said(theirs),
            since,
        }
    }

    /// What is sent back where there is nothing to choose.
    fn settled(&self) -> &Said {
        if self.since == Since::Me {
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
    /// The page; `saver` is who saved last and when.
    pub fn new(
        scene: &Scene,
        mut place: Place,
        (who, when): (String, String),
        fields: &[Field],
    ) -> Self {
        let t = scene.t();
        let title = t.say("people-conflict-title");
        place.crumbs.push(Crumb::here(title.clone()));
        let (differ, joined): (Vec<Field>, Vec<Field>) = fields
            .iter()
            .cloned()
            .partition(|field| field.since == Since::Both);
        Self {
            shell: scene.shell(title).faulty(true),
            t,
            place,
            who,
            when,
            differ,
            joined,
        }
    }

    fn shows_joined(&self) -> bool {
        self.joined.iter().any(Field::changed)
    }
}

/// Who saved a thing last, and when.
pub async fn saver(cx: &Cx, kind: &'static str, id: i64) -> Result<(String, String), Trouble> {
    let entries = journal::of(cx.db(), Thing { kind, id }).await?;
    Ok(match entries.first() {
        Some(entry) => (
            told::who(cx.db(), entry).await,
            zone::moment(cx.lang, entry.at),
        ),
        None => (String::new(), String::new()),
    })
}

impl Page for Conflict {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let form = Form::blank(t, String::new())
            .with("was_name_en", "")
            .with("was_kind", "other");
        let pair = |text: &str| (text.to_owned(), text.to_owned());
        let label = |name: &str| t.say(&format!("orgs-field-{name}"));
        let fields = [
            Field::new(
                &form,
                "name_ru",
                label("name-ru"),
                pair("Общественный совет Бейнеуского района"),
                pair("ОС Бейнеуского района"),
            ),
            Field::new(
                &form,
                "name_en",
                label("name-en"),
                pair("Public Council of Beineu District"),
                pair(""),
            ),
        ];
        let href = scene.href("/desk/orgs/7");
        let place = Place {
            crumbs: vec![Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title"))],
            back: href.clone(),
            action: href,
            version: 3,
        };
        Self::new(
            scene,
            place,
            ("Төлегенов Нұрлыбек".to_owned(), "14:02".to_owned()),
            &fields,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
