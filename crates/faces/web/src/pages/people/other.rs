//! Two records of one person: which one the other record is.

use askama::Template;
use keruen_people::directory::{self, Entry, Query};
use keruen_people::visibility::Aim;
use keruen_people::{duplicates, person};
use keruen_speech::Speaker;

use super::gate::{self, Subject};
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page on which the other record is chosen.
#[derive(Debug, Template)]
#[template(path = "people/merge-choose.html")]
pub struct Choose {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    subject: Subject,
    action: String,
    q: String,
    others: Vec<Other>,
    same: bool,
}

/// A record that may be the other one.
#[derive(Debug)]
struct Other {
    id: i64,
    name: String,
    about: String,
}

impl Other {
    fn new(scene: &Scene, entry: &Entry) -> Self {
        let territory = entry
            .territory
            .as_ref()
            .map(|names| names.say(scene.lang).to_owned());
        let bond = entry
            .bonds
            .first()
            .map(|bond| bond.organisation.say(scene.lang).to_owned());
        let number = scene.t().say1("people-record", "n", entry.id.to_string());
        let about: Vec<String> = bond.into_iter().chain(territory).chain([number]).collect();
        Self {
            id: entry.id,
            name: entry.name.listed(),
            about: about.join(" · "),
        }
    }
}

impl Choose {
    fn new(scene: &Scene, subject: Subject, q: &str, others: Vec<Other>) -> Self {
        let t = scene.t();
        let title = t.say("people-merge-title");
        Self {
            crumbs: subject.crumbs(scene, &title),
            shell: scene.shell(title),
            t,
            subject,
            action: scene.href("/desk/people/merge"),
            q: q.to_owned(),
            others,
            same: false,
        }
    }

    /// The same record was named twice: says so, above the way to another one.
    pub fn named_twice(mut self) -> Self {
        self.same = true;
        self.shell = self.shell.faulty(true);
        self
    }

    /// Without a likely one.
    pub fn sample_nobody(scene: &Scene) -> Self {
        Self::new(scene, Subject::sample(scene), "", Vec::new())
    }

    /// After one record was named twice.
    pub fn sample_same(scene: &Scene) -> Self {
        Self::sample(scene).named_twice()
    }
}

impl Page for Choose {
    fn sample(scene: &Scene) -> Self {
        let other = Other {
            id: 61,
            name: "Сейтова Айгерим".into(),
            about: "Мұнайлы".into(),
        };
        Self::new(scene, Subject::sample(scene), "", vec![other])
    }
}

/// `GET /{lang}/desk/people/{id}/merge`: which record is the other one.
pub async fn show(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.merge).await?;
    others(&cx, subject).await?.show()
}

/// The page that offers who the other record may be.
pub async fn others(cx: &Cx, subject: Subject) -> Result<Choose, Trouble> {
    let viewer = cx.viewer.in_people();
    let q = cx.query("q").trim().to_owned();
    let mut entries = if q.is_empty() {
        let person = person::find(cx.db(), subject.id)
            .await?
            .ok_or(Trouble::NotFound)?;
        duplicates::like(cx.db(), &viewer, Aim::Decide, &person.form).await?
    } else {
        let query = Query {
            words: q.chars().take(200).collect(),
            size: 10,
            aim: Aim::Decide,
            ..Query::default()
        };
        let today = zone::day(cx.now());
        directory::find(cx.db(), &viewer, cx.lang, today, &query)
            .await?
            .entries
    };
    entries.retain(|entry| entry.id != subject.id);
    let others = entries
        .iter()
        .map(|entry| Other::new(&cx.scene, entry))
        .collect();
    Ok(Choose::new(&cx.scene, subject, &q, others))
}
