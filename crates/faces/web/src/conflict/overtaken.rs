//! A decision about a thing that somebody changed meanwhile: there is nothing to choose between,
//! but who decides sees what changed before deciding again.

use askama::Template;
use axum::http::StatusCode;
use keruen_speech::Speaker;

use super::Place;
use crate::history::Told;
use crate::page::{Answer, Page};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};

/// The page.
#[derive(Debug, Template)]
#[template(path = "overtaken.html")]
pub struct Overtaken {
    shell: Shell,
    t: Speaker<'static>,
    place: Place,
    changes: Vec<Told>,
    now: String,
    typed: Vec<(String, String)>,
    button: String,
    harm: bool,
}

impl Overtaken {
    /// `changes` happened since the page was opened, the newest first; `button` is what the reader
    /// was about to do, and sends what `place` carries.
    pub fn new(scene: &Scene, mut place: Place, changes: Vec<Told>, button: String) -> Self {
        let t = scene.t();
        let title = t.say("conflict-overtaken");
        place.crumbs.push(Crumb::here(title.clone()));
        Self {
            shell: scene.shell(title).faulty(true),
            t,
            place,
            changes,
            now: String::new(),
            typed: Vec::new(),
            button,
            harm: false,
        }
    }

    /// What stands now, in a sentence, where the single changes are not known.
    #[must_use]
    pub fn now(mut self, now: String) -> Self {
        self.now = now;
        self
    }

    /// Something that was typed goes along and is shown: its label and text.
    #[must_use]
    pub fn typed(mut self, label: String, text: &str) -> Self {
        if !text.is_empty() {
            self.typed.push((label, text.to_owned()));
        }
        self
    }

    /// The button takes something away.
    #[must_use]
    pub fn harm(mut self) -> Self {
        self.harm = true;
        self
    }

    /// Answers the decision that came too late.
    pub fn answer(&self) -> Answer {
        self.show_as(StatusCode::CONFLICT)
    }
}

impl Page for Overtaken {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let programme = crate::pages::programmes::invented::parts(scene).programme;
        let here = scene.href("/desk/programmes/3");
        let mut crumbs = crate::pages::programmes::desk::gate::crumbs(scene, &programme, "");
        crumbs.pop();
        let place = Place::new(crumbs, here.clone(), format!("{here}/publish"), 5);
        Self::new(
            scene,
            place,
            vec![Told::sample(t)],
            t.say("programme-publish"),
        )
    }
}
