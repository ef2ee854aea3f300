//! All public acts, the newest first.

use askama::Template;
use keruen_office::public_acts::{self, Act};
use keruen_office::rights::Viewer;
use keruen_people::role::Role;
use keruen_speech::{Speaker, date};

use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::pages::programmes::text::{Said, beginning};
use crate::parts::Pager;
use crate::places::open_to;
use crate::route::Rule;
use crate::shell::{Scene, Shell};

/// How many acts a page has.
const PER_PAGE: u16 = 25;
/// Who may make acts.
pub const MAKERS: &[Role] = &[Role::Owner, Role::Coordinator];

/// The page.
#[derive(Debug, Template)]
#[template(path = "acts/list.html")]
pub struct List {
    shell: Shell,
    t: Speaker<'static>,
    lines: Vec<Line>,
    pager: Pager,
    make: String,
}

/// An act in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    href: String,
    title: String,
    kind: String,
    day: String,
    text: Said,
}

impl Line {
    fn new(scene: &Scene, act: &Act) -> Self {
        let t = scene.t();
        let mut text = Said::or(t, &act.text, "");
        text.text = beginning(&text.text, 180);
        Self {
            href: scene.href(&format!("/acts/{}", act.number)),
            title: words::title(t, act.number),
            kind: words::kind(t, act.kind),
            day: date::long(t.lang(), act.date),
            text,
        }
    }
}

impl List {
    fn new(scene: &Scene, acts: &[Act], pager: Pager) -> Self {
        let t = scene.t();
        let makes =
            scene.viewer != Viewer::VISITOR && open_to(&scene.viewer, Rule::Somewhere(MAKERS));
        Self {
            shell: scene.shell(t.say("shell-acts")).about(t.say("acts-lede")),
            t,
            lines: acts.iter().map(|act| Line::new(scene, act)).collect(),
            pager,
            make: if makes {
                scene.href("/desk/acts/new")
            } else {
                String::new()
            },
        }
    }

    fn pager(scene: &Scene, query: Form, total: usize) -> Pager {
        Pager::new(scene.href("/acts"), query, total, PER_PAGE.into())
    }

    /// Before the first act.
    pub fn sample_empty(scene: &Scene) -> Self {
        let query = Form::blank(scene.t(), String::new());
        Self::new(scene, &[], Self::pager(scene, query, 0))
    }
}

impl Page for List {
    fn sample(scene: &Scene) -> Self {
        let act = super::show::invented(scene);
        let acts = [
            Act {
                number: 13,
                ..act.clone()
            },
            act,
        ];
        let query = Form::blank(scene.t(), String::new()).with("page", "2");
        Self::new(scene, &acts, Self::pager(scene, query, 60))
    }
}

/// `/{lang}/acts`. Numbers have no gaps, so a page of the list is known by its first number.
pub async fn show(cx: Cx) -> Answer {
    let total = public_acts::count(cx.db()).await?;
    let pager = List::pager(
        &cx.scene,
        cx.query_form(),
        usize::try_from(total).unwrap_or_default(),
    );
    let passed = i64::try_from(pager.offset(PER_PAGE.into())).unwrap_or_default();
    let acts = public_acts::page(cx.db(), Some(total - passed + 1), None, PER_PAGE.into()).await?;
    List::new(&cx.scene, &acts, pager).show()
}
