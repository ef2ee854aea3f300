//! The page that explains the interface in plain words.

use askama::Template;
use keruen_speech::Speaker;

use super::problem;
use super::table::OPERATIONS;
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::samples::{Sample, public};
use crate::shell::{Scene, Shell};

/// The page.
#[derive(Debug, Template)]
#[template(path = "api/about.html")]
pub struct About {
    shell: Shell,
    t: Speaker<'static>,
    lines: Vec<Line>,
    problems: Vec<Trouble>,
}

/// A kind of problem: its type leads here.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Trouble {
    code: &'static str,
    status: u16,
    title: String,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    path: &'static str,
    about: String,
    params: Vec<(&'static str, String)>,
}

impl Page for About {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let lines = OPERATIONS.iter().map(|operation| Line {
            path: operation.path,
            about: t.say(&format!("api-op-{}", operation.id)),
            params: operation
                .params
                .iter()
                .map(|param| (param.name, t.say(&format!("api-param-{}", param.about))))
                .collect(),
        });
        Self {
            shell: scene.shell(t.say("api-title")).about(t.say("api-lede")),
            t,
            lines: lines.collect(),
            problems: problem::KINDS
                .map(|kind| Trouble {
                    code: kind.code,
                    status: kind.status.as_u16(),
                    title: kind.title(t),
                })
                .into(),
        }
    }
}

/// `GET /{lang}/api`. There is nothing of the site on it: the page is its own sample.
pub async fn show(cx: Cx) -> Answer {
    About::sample(&cx.scene).show()
}

/// The page as a sample.
pub const SAMPLES: &[Sample] = &[public("api", "/api", |s| About::sample(s).render())];
