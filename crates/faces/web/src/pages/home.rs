//! The public front page: the programmes that are published.

use askama::Template;
use axum::http::StatusCode;
use keruen_speech::Speaker;

use crate::cookie;
use crate::cx::Cx;
use crate::page::{Answer, Page, redirect};
use crate::shell::{Scene, Shell};

/// The front page.
#[derive(Debug, Template)]
#[template(path = "pages/home.html")]
pub struct Home {
    shell: Shell,
    t: Speaker<'static>,
    programmes: Vec<ProgrammeLine>,
}

/// One programme of the list.
#[derive(Debug, Clone)]
pub struct ProgrammeLine {
    /// Its address.
    pub href: String,
    /// Its name in the reader's language.
    pub name: String,
    /// Who runs it, and when.
    pub about: String,
    /// The stage it is in.
    pub stage: String,
}

impl Home {
    /// The front page with these programmes.
    pub fn new(scene: &Scene, programmes: Vec<ProgrammeLine>) -> Self {
        let t = scene.t();
        Self {
            shell: scene
                .shell(t.say("shell-home-title"))
                .about(t.say("shell-home-lede")),
            t,
            programmes,
        }
    }

    /// Before the first programme is published.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, Vec::new())
    }
}

impl Page for Home {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let line = |n: u8| ProgrammeLine {
            href: scene.href("/samples/home"),
            name: t.say1("shell-samples-programme", "n", i64::from(n)),
            about: t.say("shell-samples-programme-about"),
            stage: t.say("shell-samples-stage"),
        };
        Self::new(scene, vec![line(1), line(2)])
    }
}

/// `/{lang}/`.
pub async fn show(cx: Cx) -> Answer {
    Home::new(&cx.scene, Vec::new()).show()
}

/// `/`: by cookie, then by what the browser accepts, then Kazakh.
pub async fn entrance(cx: Cx) -> Answer {
    redirect(
        StatusCode::SEE_OTHER,
        &format!("/{}/", cookie::preferred(&cx.headers).code()),
    )
}
