//! Pairs of records that may be one person, to be merged or kept apart.

use askama::Template;
use keruen_people::duplicates::{self, Pair, Reason, Side};
use keruen_speech::Speaker;
use keruen_speech::name::PersonName;

use super::gate;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::page::{Answer, Page, see_other};
use crate::parts::{Crumb, Pager};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// How many pairs a page has.
const PAIRS: usize = 20;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/duplicates.html")]
pub struct Duplicates {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    here: String,
    people: String,
    total: i64,
    pairs: Vec<Line>,
    pager: Pager,
    /// The pair that was just kept apart, to take that back.
    apart: Option<(i64, i64)>,
}

/// One pair.
#[derive(Debug)]
struct Line {
    ids: (i64, i64),
    why: String,
    sides: [Row; 2],
}

/// One of the two.
#[derive(Debug)]
struct Row {
    href: String,
    name: String,
    about: String,
}

impl Row {
    fn new(scene: &Scene, side: &Side) -> Self {
        let territory = side
            .territory
            .as_ref()
            .map(|names| names.say(scene.lang).to_owned());
        let day = zone::long(scene.lang, side.created_at);
        let written = scene
            .t()
            .say2("people-pair-row", "n", side.id.to_string(), "day", day);
        let about: Vec<String> = territory.into_iter().chain([written]).collect();
        Self {
            href: scene.href(&format!("/desk/people/{}", side.id)),
            name: side.name.listed(),
            about: about.join(" · "),
        }
    }
}

impl Duplicates {
    fn new(scene: &Scene, pairs: &[Pair], total: i64, pager: Pager) -> Self {
        let t = scene.t();
        let line = |pair: &Pair| Line {
            ids: (pair.first.id, pair.second.id),
            why: t.say(match pair.reason {
                Reason::Contact => "people-pair-contact",
                Reason::Name => "people-pair-name",
            }),
            sides: [Row::new(scene, &pair.first), Row::new(scene, &pair.second)],
        };
        Self {
            shell: scene.shell(t.say("people-pairs")),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/people"), t.say("people-title")),
                Crumb::here(t.say("people-pairs")),
            ],
            here: scene.href("/desk/people/duplicates"),
            people: scene.href("/desk/people"),
            total,
            pairs: pairs.iter().map(line).collect(),
            pager,
            apart: None,
        }
    }

    fn pager_of(scene: &Scene, query: Form, total: i64) -> Pager {
        let total = usize::try_from(total).unwrap_or_default();
        Pager::new(scene.href("/desk/people/duplicates"), query, total, PAIRS)
    }

    /// After two were kept apart.
    pub fn sample_apart(scene: &Scene) -> Self {
        let mut page = Self::sample(&scene.after(Done::Apart));
        page.apart = Some((52, 61));
        page
    }

    /// Without pairs.
    pub fn sample_empty(scene: &Scene) -> Self {
        let pager = Self::pager_of(scene, Form::blank(scene.t(), String::new()), 0);
        Self::new(scene, &[], 0, pager)
    }
}

impl Page for Duplicates {
    fn sample(scene: &Scene) -> Self {
        let side = |id, surname: &str, given: &str| Side {
            id,
            name: PersonName::new(surname, given, None),
            territory: None,
            created_at: super::invented::at("2026-09-12T15:15:00Z"),
        };
        let pairs = [
            Pair {
                reason: Reason::Contact,
                first: side(52, "Сейітова", "Айгерім"),
                second: side(61, "Сейтова", "Айгерим"),
            },
            Pair {
                reason: Reason::Name,
                first: side(53, "Сеитов", "Бауыржан"),
                second: side(77, "Seitov", "Bauyrzhan"),
            },
        ];
        let pager = Self::pager_of(scene, Form::blank(scene.t(), String::new()), 2);
        Self::new(scene, &pairs, 2, pager)
    }
}

/// `GET /{lang}/desk/people/duplicates`.
pub async fn list(cx: Cx) -> Answer {
    let viewer = cx.viewer.in_people();
    let total = duplicates::count(cx.db(), &viewer).await?;
    let pager = Duplicates::pager_of(&cx.scene, cx.query_form(), total);
    let block = |places: usize| i64::try_from(places).unwrap_or(i64::MAX);
    let (limit, offset) = (block(PAIRS), block(pager.offset(PAIRS)));
    let pairs = duplicates::list(cx.db(), &viewer, limit, offset).await?;
    let mut page = Duplicates::new(&cx.scene, &pairs, total, pager);
    let id = |name| cx.query(name).parse::<i64>().ok();
    page.apart = id("a").zip(id("b"));
    page.show()
}

/// `POST /{lang}/desk/people/duplicates`: says that two are not one, or takes that back.
pub async fn keep_apart(cx: Cx) -> Answer {
    let form = cx.form();
    let id = |name: &str| {
        form.value(name)
            .parse::<i64>()
            .map_err(|_| Trouble::NotFound)
    };
    let (one, other) = (id("a")?, id("b")?);
    for id in [one, other] {
        gate::may(&cx, id, |sight| sight.merge).await?;
    }
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    let back = form.ticked("back");
    let done = if back {
        duplicates::reopen(&mut tx, one, other).await
    } else {
        duplicates::keep_apart(&mut tx, one, other).await
    };
    done.map_err(|refusal| gate::refused(cx.t, refusal))?;
    tx.commit().await?;
    let here = cx.href("/desk/people/duplicates");
    see_other(&if back {
        Done::NotApart.at(&here)
    } else {
        Done::Apart.at(&format!("{here}?a={one}&b={other}"))
    })
}
