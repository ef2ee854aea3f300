//! The tree of territories with how many people live there, and who says so.
//!
//! keys: territories-kind-* territories-field-*

use askama::Template;
use keruen_people::territory::kazakhstan;
use keruen_people::territory::{self, Branch, TerritoryKind};
use keruen_speech::{Speaker, date, number};

use crate::cx::Cx;
use crate::done::Done;
use crate::page::{Answer, Page};
use crate::pages::orgs::{gate, words};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};

/// The page.
#[derive(Debug, Template)]
#[template(path = "territories/list.html")]
pub struct List {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    lines: Vec<Line>,
    count: String,
    change: bool,
    missing: usize,
    here: String,
}

/// One territory.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    href: String,
    name: String,
    indent: String,
    about: String,
    people: String,
    source: String,
    date: String,
}

/// What kind of territory.
pub fn kind(t: Speaker<'_>, kind: TerritoryKind) -> String {
    t.say(&format!("territories-kind-{}", kind.code()))
}

impl Line {
    fn new(scene: &Scene, branch: &Branch) -> Self {
        let t = scene.t();
        let territory = &branch.territory;
        let form = &territory.form;
        let lived = words::lived(t, form.valid);
        let mut line = Self {
            href: scene.href(&format!("/desk/territories/{}/edit", territory.id)),
            name: form.names.say(scene.lang).to_owned(),
            indent: "– ".repeat(branch.depth),
            about: kind(t, form.kind),
            people: String::new(),
            source: String::new(),
            date: String::new(),
        };
        if !lived.is_empty() {
            line.about = format!("{}, {lived}", line.about);
        }
        if let Some(people) = &form.population {
            let count = number::integer(scene.lang, people.count);
            line.people = if people.estimate {
                t.say1("territories-about", "n", count)
            } else {
                count
            };
            line.source = people.source.clone().unwrap_or_default();
            line.date = people
                .date
                .map(|day| date::long(scene.lang, day))
                .unwrap_or_default();
        }
        line
    }
}

impl List {
    fn new(scene: &Scene, tree: &[Branch], change: bool) -> Self {
        let t = scene.t();
        let all: Vec<_> = tree.iter().map(|branch| branch.territory.clone()).collect();
        Self {
            shell: scene.shell(t.say("territories-title")),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title")),
                Crumb::here(t.say("territories-title")),
            ],
            lines: tree.iter().map(|branch| Line::new(scene, branch)).collect(),
            count: t.say1("territories-count", "n", tree.len()),
            change,
            missing: kazakhstan::missing(&all).len(),
            here: scene.href("/desk/territories"),
        }
    }

    /// Before the first territory.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, &[], true)
    }
}

impl Page for List {
    fn sample(scene: &Scene) -> Self {
        Self::new(&scene.after(Done::Saved), &super::samples::tree(), true)
    }
}

/// `GET /{lang}/desk/territories`.
pub async fn show(cx: Cx) -> Answer {
    let tree = territory::tree(cx.db(), cx.lang).await?;
    let change = cx.role.is_some_and(|role| gate::CHANGE.contains(&role));
    List::new(&cx.scene, &tree, change).show()
}
