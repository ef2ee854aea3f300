//! Two people saved the same thing: the second one sees both versions and chooses.

use askama::Template;
use keruen_speech::Speaker;

use super::change::{Texts, What};
use super::sheet::{Field, Kind};
use crate::form::Form;
use crate::page::Page;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};

/// Who changed a field since the form was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// Nobody, or both to the same.
    Nobody,
    /// Only who saves second.
    Me,
    /// Only who saved first.
    They,
    /// Both, and differently.
    Both,
}

/// Decides from what stood there, what is wanted and what stands now. Without knowing what stood
/// there, every difference is a choice.
pub fn since(was: Option<&str>, mine: &str, theirs: &str) -> Since {
    match was {
        _ if mine == theirs => Since::Nobody,
        Some(was) if was == theirs => Since::Me,
        Some(was) if was == mine => Since::They,
        _ => Since::Both,
    }
}

/// A field with both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its name in the form.
    pub name: String,
    /// What people read.
    pub label: String,
    /// Who changed it.
    pub since: Since,
    /// What is wanted: as sent, and as read.
    pub mine: (String, String),
    /// What stands there: as sent, and as read.
    pub theirs: (String, String),
}

/// Compares field by field.
pub fn compare(
    t: Speaker<'_>,
    fields: &[Field],
    form: &Form,
    mine: &Texts,
    theirs: &Texts,
) -> Vec<Compared> {
    let value = |texts: &Texts, name: &str| {
        texts
            .iter()
            .find(|(held, _)| held == name)
            .map(|(_, text)| text.clone())
            .unwrap_or_default()
    };
    fields
        .iter()
        .filter(|field| mine.iter().any(|(name, _)| *name == field.name))
        .map(|field| {
            let (mine, theirs) = (value(mine, &field.name), value(theirs, &field.name));
            let was = format!("was_{}", field.name);
            let was = form.has_field(&was).then(|| form.value(&was));
            Compared {
                name: field.name.clone(),
                label: field.label.clone(),
                since: since(was, &mine, &theirs),
                mine: (mine.clone(), read(t, field, &mine)),
                theirs: (theirs.clone(), read(t, field, &theirs)),
            }
        })
        .collect()
}

/// A value as people read it.
fn read(t: Speaker<'_>, field: &Field, value: &str) -> String {
    match &field.kind {
        Kind::Check => t.say(if value.is_empty() {
            "programme-no"
        } else {
            "programme-yes"
        }),
        _ if value.is_empty() => t.say("programme-nothing"),
        Kind::Select(choices) => {
            let chosen = choices.iter().find(|choice| choice.value == value);
            chosen.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
        }
        Kind::Hidden => value.chars().take(8).collect(),
        _ => value.to_owned(),
    }
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/conflict.html")]
pub struct Conflict {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    version: i64,
    back: String,
    compared: Vec<Compared>,
    multipart: bool,
}

impl Conflict {
    /// Of both versions; `version` is that of what stands now.
    pub fn new(
        scene: &Scene,
        crumbs: Vec<Crumb>,
        back: String,
        version: i64,
        compared: Vec<Compared>,
        multipart: bool,
    ) -> Self {
        let t = scene.t();
        Self {
            shell: scene.shell(t.say("programme-conflict")).faulty(true),
            t,
            crumbs,
            version,
            back,
            compared,
            multipart,
        }
    }

    fn differ(&self) -> Vec<&Compared> {
        self.compared
            .iter()
            .filter(|one| one.since == Since::Both)
            .collect()
    }

    fn joined(&self) -> Vec<&Compared> {
        self.compared
            .iter()
            .filter(|one| matches!(one.since, Since::Me | Since::They))
            .collect()
    }

    /// What goes along unseen: what nobody has to choose.
    fn along(&self) -> Vec<(&str, &str)> {
        let settled = self.compared.iter().filter(|one| one.since != Since::Both);
        settled
            .map(|one| {
                let value = if one.since == Since::Me {
                    &one.mine.0
                } else {
                    &one.theirs.0
                };
                (one.name.as_str(), value.as_str())
            })
            .collect()
    }
}

impl Page for Conflict {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let choices = [
            Choice::new("1", t.say("programme-sample-commissioner")),
            Choice::new("2", t.say("programme-sample-operator")),
        ];
        let fields = What::Programme.fields(t, &choices);
        let texts = |pairs: &[(&str, &str)]| -> Texts {
            pairs
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect()
        };
        let form = Form::blank(t, String::new())
            .with("was_contract_number", "")
            .with("was_starts", "01.09.2026")
            .with("was_lang_en", "");
        let mine = [
            ("contract_number", "24/2026"),
            ("starts", "01.09.2026"),
            ("operator", "2"),
            ("lang_en", "1"),
        ];
        let theirs = [
            ("contract_number", "42/2026"),
            ("starts", "03.09.2026"),
            ("operator", "1"),
            ("lang_en", ""),
        ];
        let compared = compare(t, &fields, &form, &texts(&mine), &texts(&theirs));
        let programme = crate::pages::programmes::invented::parts(scene).programme;
        let crumbs = super::gate::crumbs(scene, &programme, &t.say("programme-conflict"));
        Self::new(
            scene,
            crumbs,
            scene.href("/desk/programmes/3"),
            5,
            compared,
            false,
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
