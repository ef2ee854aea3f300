//! "More" in the bar of the desk: the places that do not fit into it.

use askama::Template;
use keruen_speech::Speaker;

use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::places::{self, Link, Side};
use crate::shell::{Scene, Shell};

/// The page.
#[derive(Debug, Template)]
#[template(path = "pages/more.html")]
pub struct More {
    shell: Shell,
    t: Speaker<'static>,
    places: Vec<Link>,
}

impl Page for More {
    fn sample(scene: &Scene) -> Self {
        let t = scene.t();
        let places = places::of(Side::More, scene.lang, &scene.viewer, &scene.place);
        Self {
            shell: scene.shell(t.say("shell-more")),
            t,
            places,
        }
    }
}

/// `/{lang}/desk/more`.
pub async fn show(cx: Cx) -> Answer {
    // The places are the reader's own; a sample differs only in who reads.
    More::sample(&cx.scene).show()
}
