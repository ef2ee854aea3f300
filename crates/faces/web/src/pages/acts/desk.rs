//! The acts for those who work here: narrowed by kind and programme, with who made each, and the
//! way to a correction.
//!
//! words: the sample names somebody who does not exist

use askama::Template;
use keruen_office::programme;
use keruen_office::public_acts::{self, Act, Filter, Kind, OnDesk};
use keruen_office::rights::Viewer;
use keruen_office::text::Trio;
use keruen_people::role::Role;
use keruen_speech::{Speaker, date};

use super::list::MAKERS;
use super::make::role;
use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::pages::programmes::text::{Said, beginning};
use crate::parts::{Choice, Pager};
use crate::places::open_to;
use crate::route::Rule;
use crate::shell::{Scene, Shell};

/// Where it is, after the language.
pub const HERE: &str = "/desk/acts";
/// Who reads the list: whoever learns at the desk that an act was made.
pub const READ: &[Role] = &[
    Role::Owner,
    Role::Coordinator,
    Role::Clerk,
    Role::Commissioner,
];
/// How many acts a page has.
const PER_PAGE: usize = 25;
/// As much of an act's text as a line repeats, in characters.
const REPEATED: usize = 120;

/// The page.
#[derive(Debug, Template)]
#[template(path = "acts/desk.html")]
pub struct Desk {
    shell: Shell,
    t: Speaker<'static>,
    here: String,
    make: String,
    lines: Vec<Line>,
    pager: Pager,
    filter: Form,
    kinds: Vec<Choice>,
    programmes: Vec<Choice>,
    narrowed: bool,
}

/// An act in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    href: String,
    title: String,
    kind: String,
    day: String,
    text: Said,
    programme: Said,
    who: String,
    corrected_by: Option<(String, String)>,
    correct: Option<String>,
}

/// Whether the viewer may make an act of this programme, or of the site.
fn may_make(viewer: &Viewer, programme: Option<i64>) -> bool {
    role(viewer, programme).is_some()
}

impl Line {
    fn new(scene: &Scene, one: &OnDesk) -> Self {
        let t = scene.t();
        let act = &one.act;
        let mut text = Said::or(t, &act.text, "");
        text.text = beginning(&text.text, REPEATED);
        let role = words::role(t, &act.role);
        let place = |number: i64| scene.href(&format!("/acts/{number}"));
        Self {
            href: place(act.number),
            title: words::title(t, act.number),
            kind: words::kind(t, act.kind),
            day: date::short(t.lang(), act.date),
            text,
            programme: Said::or(t, &one.programme, "—"),
            who: match &one.maker {
                Some(name) => format!("{name}, {role}"),
                None => role,
            },
            corrected_by: one.corrected_by.map(|n| (place(n), words::title(t, n))),
            correct: may_make(&scene.viewer, act.programme)
                .then(|| scene.href(&format!("{HERE}/new?corrects={}", act.number))),
        }
    }
}

impl Desk {
    fn new(
        scene: &Scene,
        acts: &[OnDesk],
        filter: Form,
        programmes: Vec<Choice>,
        total: usize,
    ) -> Self {
        let t = scene.t();
        let here = scene.href(HERE);
        let makes = open_to(&scene.viewer, Rule::Somewhere(MAKERS));
        let narrowed = ["kind", "programme"]
            .iter()
            .any(|name| !filter.value(name).is_empty());
        Self {
            shell: scene.shell(t.say("shell-acts")),
            t,
            make: if makes {
                format!("{here}/new")
            } else {
                String::new()
            },
            lines: acts.iter().map(|one| Line::new(scene, one)).collect(),
            pager: Pager::new(here.clone(), filter.clone(), total, PER_PAGE),
            filter,
            kinds: Kind::ALL
                .into_iter()
                .map(|kind| Choice::new(kind.code(), words::kind(t, kind)))
                .collect(),
            programmes,
            narrowed,
            here,
        }
    }

    fn sample_of(scene: &Scene, acts: &[OnDesk], kind: &str) -> Self {
        let t = scene.t();
        let filter = Form::blank(t, String::new()).with("kind", kind);
        let programmes = vec![Choice::new("3", t.say1("shell-samples-programme", "n", 1))];
        Self::new(scene, acts, filter, programmes, acts.len())
    }

    /// Before the first act.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::sample_of(scene, &[], "")
    }

    /// A filter that nothing fits.
    pub fn sample_nothing(scene: &Scene) -> Self {
        Self::sample_of(scene, &[], "draw")
    }
}

impl Page for Desk {
    fn sample(scene: &Scene) -> Self {
        let act = super::show::invented(scene);
        let programme = crate::pages::programmes::invented::parts(scene).programme;
        let one = OnDesk {
            act: Act {
                programme: Some(programme.id),
                ..act
            },
            programme: programme.name,
            maker: Some("Төлегенов Нұрлыбек".to_owned()),
            corrected_by: Some(14),
        };
        let correction = OnDesk {
            act: Act {
                number: 14,
                kind: Kind::Correction,
                corrects: Some(12),
                ..one.act.clone()
            },
            corrected_by: None,
            ..one.clone()
        };
        Self::sample_of(scene, &[correction, one], "")
    }
}

/// `GET /{lang}/desk/acts`.
pub async fn show(cx: Cx) -> Answer {
    let query = cx.query_form();
    let programmes = programme::list(cx.db(), &cx.viewer).await?;
    let is_seen = |id: i64| programmes.iter().any(|one| one.id == id);
    let filter = Filter {
        kind: Kind::from_code(query.value("kind")),
        // Nor is it told which acts belong to a programme that the reader may not see.
        programme: query
            .value("programme")
            .parse()
            .ok()
            .filter(|id| is_seen(*id)),
    };
    let total = public_acts::count_on_desk(cx.db(), filter).await?;
    let total = usize::try_from(total).unwrap_or_default();
    let pager = Pager::new(HERE, query.clone(), total, PER_PAGE);
    let passed = i64::try_from(pager.offset(PER_PAGE)).unwrap_or_default();
    let limit = i64::try_from(PER_PAGE).unwrap_or_default();
    let mut acts = public_acts::on_desk(cx.db(), filter, passed, limit).await?;
    // An act is public; the name of a programme that is not, and who works there, are not.
    for one in &mut acts {
        if one.act.programme.is_some_and(|id| !is_seen(id)) {
            one.programme = Trio::default();
            one.maker = None;
        }
    }
    let programmes = programmes
        .iter()
        .map(|one| {
            Choice::new(
                one.id.to_string(),
                Said::or(cx.t, &one.name, &one.slug).text,
            )
        })
        .collect();
    Desk::new(&cx.scene, &acts, query, programmes, total).show()
}
