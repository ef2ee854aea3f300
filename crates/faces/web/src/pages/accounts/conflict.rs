//! Two owners corrected the same account: the second one sees both versions and chooses.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::account;
use keruen_speech::{Lang, Speaker};
use keruen_store::{Thing, journal};

use super::list::{HERE, crumbs};
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The fields of an account in the order of its form.
const FIELDS: [(&str, &str); 5] = [
    ("name", "accounts-name"),
    ("email", "account-email"),
    ("phone", "account-phone"),
    ("lang", "account-lang"),
    ("person_name", "accounts-person"),
];

/// The page.
#[derive(Debug, Template)]
#[template(path = "accounts/conflict.html")]
pub struct Conflict {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    version: String,
    who: String,
    when: String,
    differ: Vec<Differing>,
    same: Vec<(&'static str, String)>,
}

/// A field in two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Differing {
    field: &'static str,
    label: String,
    mine: String,
    theirs: String,
}

impl Differing {
    /// What people read of a version.
    fn said(&self, t: &Speaker<'_>, value: &str) -> String {
        match (self.field, value.parse::<Lang>()) {
            (_, _) if value.is_empty() => t.say("account-none"),
            ("lang", Ok(lang)) => lang.name().to_owned(),
            _ => value.to_owned(),
        }
    }
}

impl Conflict {
    fn new(
        scene: &Scene,
        (id, name): (i64, &str),
        (who, when): (String, String),
        mine: &Form,
        theirs: &Form,
    ) -> Self {
        let t = scene.t();
        let title = t.say("accounts-conflict");
        let here = scene.href(&format!("{HERE}/{id}"));
        let mut steps = crumbs(scene, Some(&title));
        steps.insert(steps.len() - 1, Crumb::link(here.clone(), name));
        let differs = |field: &str| mine.value(field).trim() != theirs.value(field);
        let differ = FIELDS
            .iter()
            .filter(|(field, _)| differs(field))
            .map(|(field, label)| Differing {
                field,
                label: t.say(label),
                mine: mine.value(field).trim().to_owned(),
                theirs: theirs.value(field).to_owned(),
            });
        let same = FIELDS.iter().filter(|(field, _)| !differs(field));
        Self {
            shell: scene.shell(title).faulty(true),
            t,
            crumbs: steps,
            here,
            version: theirs.value("version").to_owned(),
            who,
            when,
            differ: differ.collect(),
            same: same
                .map(|(field, _)| (*field, theirs.value(field).to_owned()))
                .collect(),
        }
    }
}

impl Page for Conflict {
    fn sample(scene: &Scene) -> Self {
        let form = |name: &str, phone: &str| {
            Form::blank(scene.t(), "sample".into())
                .with("name", name)
                .with("email", "aigerim@example.kz")
                .with("phone", phone)
                .with("lang", "kk")
                .with("version", "3")
        };
        let (mine, theirs) = (
            form("Сейітова Айгерім", "+77000000031"),
            form("Сейтова Айгерім", ""),
        );
        let who = ("Төлегенов Нұрлыбек".to_owned(), "14:02".to_owned());
        Self::new(scene, (1, "Сейтова Айгерім"), who, &mine, &theirs)
    }
}

/// Answers a save that came second.
pub async fn answer(cx: &Cx, mine: &Form, (id, name, theirs): (i64, String, Form)) -> Answer {
    let who = last_saver(cx, id).await?;
    Conflict::new(&cx.scene, (id, &name), who, mine, &theirs).show_as(StatusCode::CONFLICT)
}

async fn last_saver(cx: &Cx, id: i64) -> Result<(String, String), Trouble> {
    let entries = journal::of(
        cx.db(),
        Thing {
            kind: "account",
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
            .map(|account| account.name)
            .unwrap_or_default(),
        None => String::new(),
    };
    Ok((name, zone::moment(cx.lang, entry.at)))
}
