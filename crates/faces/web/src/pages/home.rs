//! The public front page: the programmes that are published.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::programme;
use keruen_office::rights::Viewer;
use keruen_speech::Speaker;

use crate::cookie;
use crate::cx::Cx;
use crate::page::{Answer, Page, redirect};
use crate::pages::programmes::list::Line;
use crate::shell::{Scene, Shell};

/// The front page.
#[derive(Debug, Template)]
#[template(path = "pages/home.html")]
pub struct Home {
    shell: Shell,
    t: Speaker<'static>,
    programmes: Vec<Line>,
}

impl Home {
    /// The front page with these programmes.
    pub fn new(scene: &Scene, programmes: Vec<Line>) -> Self {
        let t = scene.t();
        let shell = scene
            .shell(t.say("shell-home-title"))
            .about(scene.about("shell-home-lede"));
        Self {
            shell,
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
        Self::new(scene, vec![Line::sample(scene, 1), Line::sample(scene, 2)])
    }
}

/// `/{lang}/`: the same list for everybody, whatever else they may see.
pub async fn show(cx: Cx) -> Answer {
    let listed = programme::list(cx.db(), &Viewer::VISITOR).await?;
    let programmes = listed.iter().map(|one| Line::new(&cx.scene, one)).collect();
    Home::new(&cx.scene, programmes).show()
}

/// `/`: by cookie, then by what the browser accepts, then Kazakh.
pub async fn entrance(cx: Cx) -> Answer {
    let lang = cookie::preferred(&cx.headers);
    redirect(StatusCode::SEE_OTHER, &format!("/{}/", lang.code()))
}
