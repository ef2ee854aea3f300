//! The page.

use askama::Template;
use keruen_office::search::{self, Words};
use keruen_people::directory::{self, Query};
use keruen_people::organisation::{self, Filter};
use keruen_speech::{Speaker, number};

use super::found::{self, Kind, Line};
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::parts::Pager;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::{places, zone};

/// How many of each kind stand on the first page.
const FIRST: i64 = 5;
/// How many of one kind stand on a page.
const PAGE: usize = 20;
/// Longest query, in characters.
const LONGEST: usize = 200;

/// Things of one kind.
#[derive(Debug, Clone)]
pub struct Group {
    kind: Kind,
    lines: Vec<Line>,
    count: String,
    /// Where all of them are; empty if these are all.
    all: String,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "search/search.html")]
pub struct Search {
    shell: Shell,
    t: Speaker<'static>,
    here: String,
    typed: String,
    groups: Vec<Group>,
    /// Something with a letter or digit in it was asked for.
    asked: bool,
    pager: Pager,
}

impl Search {
    pub(super) fn new(scene: &Scene, query: &Form, asked: bool) -> Self {
        let t = scene.t();
        let typed: String = query.value("q").trim().chars().take(LONGEST).collect();
        let title = if typed.is_empty() {
            t.say("shell-search")
        } else {
            t.say1("search-title", "q", typed.as_str())
        };
        let here = scene.href("/search");
        Self {
            shell: scene.shell(title).noindex(),
            t,
            pager: Pager::new(here.clone(), query.clone(), 0, PAGE),
            here,
            typed,
            groups: Vec::new(),
            asked,
        }
    }

    /// Adds a group, if there is anything in it.
    pub(super) fn group(&mut self, kind: Kind, lines: Vec<Line>, total: i64, all: String) {
        if total > 0 {
            let shown = i64::try_from(lines.len()).unwrap_or(i64::MAX);
            self.groups.push(Group {
                kind,
                lines,
                count: number::integer(self.t.lang(), total),
                all: if total > shown { all } else { String::new() },
            });
        }
    }

    fn heading(&self, group: &Group) -> String {
        self.t.say(group.kind.heading())
    }

    fn all(&self, group: &Group) -> String {
        let heading = self.heading(group);
        self.t
            .say2("search-all", "what", heading, "n", group.count.as_str())
    }
}

impl Page for Search {
    fn sample(scene: &Scene) -> Self {
        super::samples::some(scene)
    }
}

/// `GET /{lang}/search?q=…`; `&in=news` shows all of one kind.
pub async fn show(cx: Cx) -> Answer {
    let query = cx.query_form();
    let words = Words::read(query.value("q"));
    let mut page = Search::new(&cx.scene, &query, words.is_some());
    let Some(words) = words else {
        return page.show();
    };
    match Kind::from_code(query.value("in")) {
        Some(kind) => one_kind(&cx, &mut page, kind, &words, &query).await?,
        None => every_kind(&cx, &mut page, &words).await?,
    }
    page.show()
}

async fn lines(
    cx: &Cx,
    kind: Kind,
    words: &Words,
    limit: i64,
    offset: i64,
) -> Result<(Vec<Line>, i64), Trouble> {
    let (db, viewer, scene) = (cx.db(), &cx.viewer, &cx.scene);
    Ok(match kind {
        Kind::Programmes => {
            let hits = search::programmes(db, viewer, words, limit, offset).await?;
            let lines = hits
                .page
                .iter()
                .map(|one| found::programme(scene, one, words));
            (lines.collect(), hits.total)
        }
        Kind::News => {
            let hits = search::posts(db, viewer, words, limit, offset).await?;
            let lines = hits.page.iter().map(|one| found::post(scene, one, words));
            (lines.collect(), hits.total)
        }
        Kind::Acts => {
            let hits = search::acts(db, words, limit, offset).await?;
            let lines = hits.page.iter().map(|one| found::act(scene, one, words));
            (lines.collect(), hits.total)
        }
        Kind::Organisations => {
            let filter = Filter {
                words: page_words(cx),
                size: limit,
                ..Filter::default()
            };
            let listing = organisation::list(db, cx.lang, zone::day(cx.now()), &filter).await?;
            let lines = listing
                .rows
                .iter()
                .map(|row| found::organisation(scene, row));
            (lines.collect(), listing.total)
        }
        Kind::People => {
            let query = Query {
                words: page_words(cx),
                size: limit,
                ..Query::default()
            };
            let (people, today) = (viewer.in_people(), zone::day(cx.now()));
            let found = directory::find(db, &people, cx.lang, today, &query).await?;
            let lines = found.entries.iter().map(|one| found::person(scene, one));
            (lines.collect(), found.total)
        }
    })
}

/// What was typed, as the lists of organisations and people read it.
fn page_words(cx: &Cx) -> String {
    cx.query("q").chars().take(LONGEST).collect()
}

async fn one_kind(
    cx: &Cx,
    page: &mut Search,
    kind: Kind,
    words: &Words,
    query: &Form,
) -> Result<(), Trouble> {
    let asked: usize = query.value("page").parse().unwrap_or(1);
    let (size, before) = (PAGE, asked.clamp(1, 500) - 1);
    let limit = i64::try_from(size).unwrap_or(i64::MAX);
    let offset = i64::try_from(before * size).unwrap_or(0);
    let (mut lines_found, mut total) = lines(cx, kind, words, limit, offset).await?;
    if total == 0 && offset > 0 {
        // A page beyond the end: the first one.
        (lines_found, total) = lines(cx, kind, words, limit, 0).await?;
    }
    let count = usize::try_from(total).unwrap_or_default();
    page.pager = Pager::new(page.here.clone(), query.clone(), count, PAGE);
    page.group(kind, lines_found, total, String::new());
    Ok(())
}

async fn every_kind(cx: &Cx, page: &mut Search, words: &Words) -> Result<(), Trouble> {
    let people = places::opens(&cx.viewer, "/desk/people").then_some(Kind::People);
    let kinds = [
        Kind::Programmes,
        Kind::News,
        Kind::Acts,
        Kind::Organisations,
    ];
    for kind in people.into_iter().chain(kinds) {
        let (found, total) = lines(cx, kind, words, FIRST, 0).await?;
        let asked = cx.blank().with("q", page.typed.as_str());
        let all = match kind {
            Kind::People => format!(
                "{}{}",
                cx.href("/desk/people"),
                asked.query_with("page", "1")
            ),
            Kind::Organisations => format!("{}{}", cx.href("/orgs"), asked.query_with("page", "1")),
            _ => format!("{}{}", page.here, asked.query_with("in", kind.code())),
        };
        page.group(kind, found, total, all);
    }
    Ok(())
}
