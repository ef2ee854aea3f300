//! The page with invented data.

use askama::Template as _;
use keruen_office::search::Words;

use super::found::{self, Kind, Line};
use super::page::Search;
use crate::form::Form;
use crate::page::Page as _;
use crate::pages::acts::show as acts;
use crate::pages::news::show as news;
use crate::pages::programmes::list;
use crate::samples::{Sample, public};
use crate::shell::Scene;

/// All of them.
pub const SAMPLES: &[Sample] = &[
    public("search", "/search", |s| Search::sample(s).render()),
    public("search-blank", "/search", |s| blank(s).render()),
    public("search-none", "/search", |s| none(s).render()),
];

fn query(scene: &Scene, typed: &str) -> Form {
    Form::blank(scene.t(), String::new()).with("q", typed)
}

/// Something of each kind.
pub(super) fn some(scene: &Scene) -> Search {
    let t = scene.t();
    let typed = t.say("search-sample");
    let mut page = Search::new(scene, &query(scene, &typed), true);
    let Some(words) = Words::read(&typed) else {
        return page;
    };
    let programme = list::Line::sample(scene, 1);
    let programme = Line {
        href: programme.href,
        title: programme.name,
        draft: false,
        about: programme.when,
        quote: None,
    };
    let all = scene.href("/search?in=news");
    page.group(Kind::Programmes, vec![programme], 1, String::new());
    let post = found::post(scene, &news::invented(scene), &words);
    page.group(Kind::News, vec![post], 12, all);
    let act = found::act(scene, &acts::invented(scene), &words);
    page.group(Kind::Acts, vec![act], 1, String::new());
    page
}

/// Before anything is asked.
fn blank(scene: &Scene) -> Search {
    Search::new(scene, &query(scene, ""), false)
}

/// Nothing was found.
fn none(scene: &Scene) -> Search {
    Search::new(scene, &query(scene, "бейнуу"), true)
}
