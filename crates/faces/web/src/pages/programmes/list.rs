//! The published programmes, for everybody.

use askama::Template;
use keruen_office::programme::{self, Listed};
use keruen_office::rights::Viewer;
use keruen_speech::{Speaker, date};

use super::text::{Said, span};
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::shell::{Scene, Shell};

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/list.html")]
pub struct List {
    shell: Shell,
    t: Speaker<'static>,
    lines: Vec<Line>,
}

/// One programme of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its address.
    pub href: String,
    /// Its name.
    pub name: Said,
    /// One or two sentences about it.
    pub lede: Option<Said>,
    /// When it runs, or nothing.
    pub when: String,
    /// Who ordered it, or nothing.
    pub commissioner: Option<Said>,
}

impl Line {
    /// A programme as lists show it.
    pub fn new(scene: &Scene, listed: &Listed) -> Self {
        let t = scene.t();
        Self {
            href: scene.href(&format!("/p/{}", listed.slug)),
            name: Said::or(t, &listed.name, &listed.slug),
            lede: Said::of(t, &listed.lede),
            when: span(t, listed.starts, listed.ends),
            commissioner: Said::of(t, &listed.commissioner),
        }
    }

    /// An invented one.
    pub fn sample(scene: &Scene, n: i64) -> Self {
        let t = scene.t();
        let said = |text: String| Said {
            text,
            ..Said::default()
        };
        Self {
            href: scene.href("/samples/programme"),
            name: said(t.say1("shell-samples-programme", "n", n)),
            lede: Some(said(t.say("programme-sample-lede"))),
            when: date::range(
                scene.lang,
                jiff::civil::date(2026, 9, 1),
                jiff::civil::date(2026, 11, 15),
            ),
            commissioner: Some(said(t.say("programme-sample-commissioner"))),
        }
    }
}

impl List {
    fn new(scene: &Scene, lines: Vec<Line>) -> Self {
        let t = scene.t();
        let shell = scene
            .shell(t.say("programme-list-title"))
            .about(t.say("shell-home-lede"));
        Self { shell, t, lines }
    }

    /// Before the first programme is published.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, Vec::new())
    }
}

impl Page for List {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, vec![Line::sample(scene, 1), Line::sample(scene, 2)])
    }
}

/// `/{lang}/programmes`: the same list for everybody.
pub async fn show(cx: Cx) -> Answer {
    let listed = programme::list(cx.db(), &Viewer::VISITOR).await?;
    List::new(
        &cx.scene,
        listed.iter().map(|one| Line::new(&cx.scene, one)).collect(),
    )
    .show()
}
