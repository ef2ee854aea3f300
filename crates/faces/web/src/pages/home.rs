//! The public front page: the programmes that are published.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::programme::{self, Listed};
use keruen_office::rights::Viewer;
use keruen_speech::{Lang, Speaker, date};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeLine {
    /// Its address.
    pub href: String,
    /// Its name, and the language it is really in.
    pub name: String,
    /// The code of that language.
    pub lang: &'static str,
    /// When it runs, or nothing.
    pub when: String,
    /// Who ordered it, or nothing.
    pub commissioner: String,
}

impl ProgrammeLine {
    /// A programme as the list shows it.
    fn new(scene: &Scene, listed: &Listed) -> Self {
        let (lang, name) = listed.name.nearest(scene.lang).unwrap_or((scene.lang, &listed.slug));
        let when = match (listed.starts, listed.ends) {
            (Some(starts), Some(ends)) => date::range(scene.lang, starts, ends),
            (Some(day), None) | (None, Some(day)) => date::long(scene.lang, day),
            (None, None) => String::new(),
        };
        let commissioner = listed.commissioner.nearest(scene.lang);
        Self {
            href: scene.href(&format!("/p/{}", listed.slug)),
            name: name.to_owned(),
            lang: lang.code(),
            when,
            commissioner: commissioner.map(|(_, name)| name.to_owned()).unwrap_or_default(),
        }
    }
}

impl Home {
    /// The front page with these programmes.
    pub fn new(scene: &Scene, programmes: Vec<ProgrammeLine>) -> Self {
        let t = scene.t();
        let shell = scene.shell(t.say("shell-home-title")).about(t.say("shell-home-lede"));
        Self { shell, t, programmes }
    }

    /// Before the first programme is published.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, Vec::new())
    }
}

impl Page for Home {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let line = |n: i64, lang: Lang| ProgrammeLine {
            href: scene.href("/samples/home"),
            name: t.say1("shell-samples-programme", "n", n),
            lang: lang.code(),
            when: date::range(
                scene.lang,
                jiff::civil::date(2026, 9, 1),
                jiff::civil::date(2026, 11, 15),
            ),
            commissioner: t.say("shell-samples-programme-about"),
        };
        Self::new(scene, vec![line(1, scene.lang), line(2, scene.lang)])
    }
}

/// `/{lang}/`: the same list for everybody, whatever else they may see.
pub async fn show(cx: Cx) -> Answer {
    let listed = programme::list(cx.db(), &Viewer::VISITOR).await?;
    let programmes = listed.iter().map(|one| ProgrammeLine::new(&cx.scene, one)).collect();
    Home::new(&cx.scene, programmes).show()
}

/// `/`: by cookie, then by what the browser accepts, then Kazakh.
pub async fn entrance(cx: Cx) -> Answer {
    let lang = cookie::preferred(&cx.headers);
    redirect(StatusCode::SEE_OTHER, &format!("/{}/", lang.code()))
}
