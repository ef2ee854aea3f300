//! Two people corrected the same record: the second one sees both versions and chooses.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::account;
use keruen_people::person::{self, Person, PersonForm};
use keruen_people::territory;
use keruen_speech::{Lang, Speaker};
use keruen_store::Thing;
use keruen_store::journal;

use super::edit::texts;
use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/conflict.html")]
pub struct Conflict {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    action: String,
    version: i64,
    who: String,
    when: String,
    differ: Vec<Differing>,
    joined: Vec<Joined>,
}

/// A field that both changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Differing {
    field: &'static str,
    label: String,
    mine: Said,
    theirs: Said,
}

/// A field that only one of them changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Joined {
    field: &'static str,
    label: String,
    said: Said,
    mine: bool,
    changed: bool,
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

/// What is needed to show values in words.
struct Words {
    t: Speaker<'static>,
    territories: Vec<(String, String)>,
}

impl Words {
    fn said(&self, field: &str, value: &str) -> Said {
        let text = match field {
            "languages" => {
                let known: Vec<Lang> = value
                    .split(',')
                    .filter_map(|code| code.parse().ok())
                    .collect();
                words::languages(self.t, &known)
            }
            "territory" => {
                let named = self.territories.iter().find(|(id, _)| id == value);
                named.map(|(_, name)| name.clone()).unwrap_or_default()
            }
            _ => value.to_owned(),
        };
        let text = if text.is_empty() {
            self.t.say("people-empty-value")
        } else {
            text
        };
        Said {
            value: value.to_owned(),
            text,
        }
    }
}

impl Conflict {
    fn new(
        scene: &Scene,
        current: &Person,
        (who, when): (String, String),
        fields: &[(&'static str, Since, Said, Said)],
    ) -> Self {
        let t = scene.t();
        let here = scene.href(&format!("/desk/people/{}", current.id));
        let label = |field: &str| t.say(&format!("people-field-{field}"));
        let differ = fields
            .iter()
            .filter(|(_, since, ..)| *since == Since::Both)
            .map(|(field, _, mine, theirs)| Differing {
                field,
                label: label(field),
                mine: mine.clone(),
                theirs: theirs.clone(),
            });
        let joined = fields
            .iter()
            .filter(|(_, since, ..)| *since != Since::Both)
            .map(|(field, since, mine, theirs)| Joined {
                field,
                label: label(field),
                said: if *since == Since::Me {
                    mine.clone()
                } else {
                    theirs.clone()
                },
                mine: *since == Since::Me,
                changed: *since != Since::Nobody,
            });
        Self {
            shell: scene.shell(t.say("people-conflict-title")).faulty(true),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/people"), t.say("people-title")),
                Crumb::link(here.clone(), current.form.name.listed()),
                Crumb::here(t.say("people-conflict-title")),
            ],
            action: format!("{here}/edit"),
            here,
            version: current.version,
            who,
            when,
            differ: differ.collect(),
            joined: joined.collect(),
        }
    }

    fn shows_joined(&self) -> bool {
        self.joined.iter().any(|field| field.changed)
    }
}

impl Page for Conflict {
    fn sample(scene: &Scene) -> Self {
        let current = super::invented::page(false).person;
        let said = |text: &str| Said {
            value: text.to_owned(),
            text: text.to_owned(),
        };
        let fields = [
            ("surname", Since::Both, said("Сейітова"), said("Сейтова")),
            ("given", Since::Nobody, said("Айгерім"), said("Айгерім")),
            ("patronymic", Since::They, said(""), said("Маратқызы")),
            ("territory", Since::Me, said("Бейнеу ауданы"), said("")),
        ];
        let who = ("Төлегенов Нұрлыбек".to_owned(), "14:02".to_owned());
        Self::new(scene, &current, who, &fields)
    }
}

/// Answers a save that came second.
pub async fn answer(cx: &Cx, form: &Form, wanted: &PersonForm, current: &Person) -> Answer {
    let all = territory::all(cx.db()).await?;
    let words = Words {
        t: cx.t,
        territories: all
            .iter()
            .map(|found| {
                (
                    found.id.to_string(),
                    found.form.names.say(cx.lang).to_owned(),
                )
            })
            .collect(),
    };
    let fields: Vec<(&'static str, Since, Said, Said)> = texts(wanted)
        .into_iter()
        .zip(texts(&current.form))
        .map(|((field, mine), (_, theirs))| {
            let was = format!("was_{field}");
            let was = form.has_field(&was).then(|| form.value(&was));
            let since = since(was, &mine, &theirs);
            (
                field,
                since,
                words.said(field, &mine),
                words.said(field, &theirs),
            )
        })
        .collect();
    let page = Conflict::new(
        &cx.scene,
        current,
        last_saver(cx, current.id).await?,
        &fields,
    );
    page.show_as(StatusCode::CONFLICT)
}

/// Who saved the record last, and when.
async fn last_saver(cx: &Cx, id: i64) -> Result<(String, String), Trouble> {
    let entries = journal::of(
        cx.db(),
        Thing {
            kind: person::KIND,
            id,
        },
    )
    .await?;
    let Some(entry) = entries.first() else {
        return Ok((String::new(), String::new()));
    };
    let name = match entry.account {
        Some(account) => account::by_id(cx.db(), account)
            .await
            .map(|account| account.name),
        None => Ok(String::new()),
    };
    Ok((name.unwrap_or_default(), zone::moment(cx.lang, entry.at)))
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
