//! The link in a morning letter: a page with one button that stops such letters. Mail programmes
//! open links too, so opening it changes nothing.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::morning;
use keruen_office::token::Token;
use keruen_speech::Speaker;
use keruen_store::Actor;

use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::shell::{Scene, Shell};

/// How far the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The button waits.
    Asked,
    /// It was pressed.
    Stopped,
    /// The link is not known, or too old.
    Unknown,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "account/morning.html")]
pub struct Stop {
    shell: Shell,
    t: Speaker<'static>,
    step: Step,
    text: String,
    action: String,
    me: String,
}

impl Stop {
    fn new(scene: &Scene, step: Step, token: &str) -> Self {
        let t = scene.t();
        let (title, text) = match step {
            Step::Asked => ("morning-stop", "morning-stop-text"),
            Step::Stopped => ("morning-stopped", "morning-stopped-text"),
            Step::Unknown => ("morning-unknown", "morning-unknown-text"),
        };
        Self {
            shell: scene.shell(t.say(title)).noindex(),
            t,
            step,
            text: t.say(text),
            action: scene.href(&format!("/letters/{token}")),
            me: scene.href("/me"),
        }
    }

    fn asks(&self) -> bool {
        self.step == Step::Asked
    }

    /// After the button.
    pub fn sample_stopped(scene: &Scene) -> Self {
        Self::new(scene, Step::Stopped, "ULGI")
    }

    /// A link that is not known.
    pub fn sample_unknown(scene: &Scene) -> Self {
        Self::new(scene, Step::Unknown, "ULGI")
    }
}

impl Page for Stop {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, Step::Asked, "ULGI")
    }
}

/// `GET /{lang}/letters/{token}`: changes nothing.
pub async fn show(cx: Cx) -> Answer {
    let typed: String = cx.param("token")?;
    let known = match Token::parse(&typed) {
        Some(token) => morning::look(cx.db(), &token).await?.is_some(),
        None => false,
    };
    if known {
        Stop::new(&cx.scene, Step::Asked, &typed).show()
    } else {
        Stop::new(&cx.scene, Step::Unknown, "").show_as(StatusCode::GONE)
    }
}

/// `POST /{lang}/letters/{token}`: no more such letters to whoever got this one. Pressed twice, it
/// says the same.
pub async fn stop(cx: Cx) -> Answer {
    let typed: String = cx.param("token")?;
    if let Some(token) = Token::parse(&typed) {
        let mut tx = cx.db().act(Actor::system("visitor"), cx.now()).await?;
        if morning::stop(&mut tx, &token).await? {
            tx.commit().await?;
            return Stop::new(&cx.scene, Step::Stopped, &typed).show();
        }
    }
    Stop::new(&cx.scene, Step::Unknown, "").show_as(StatusCode::GONE)
}
