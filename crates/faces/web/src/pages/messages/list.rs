//! The lists, a tab for each drawer; narrowed by state, by way and by whom they go to.
//!
//! keys: letters-way-*

use std::collections::BTreeMap;

use askama::Template;
use jiff::Timestamp;
use keruen_office::letters::{self, Drawer, Filter, Listed, Outbox, Part, State, Way};
use keruen_speech::{Speaker, number};

use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::parts::{Choice, Pager, Tab};
use crate::shell::{Scene, Shell};

/// Letters on a page.
const PAGE: usize = 50;

/// A letter in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its page.
    pub href: String,
    /// Its subject.
    pub subject: String,
    /// To whom.
    pub to: String,
    /// Where it stands.
    pub state: String,
    /// How much that weighs.
    pub class: &'static str,
    /// How long its link is still good; may be empty.
    pub left: String,
    /// When, and what went wrong.
    pub text: String,
}

/// What the query asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// In which drawer; without a choice the first one that has something in it.
    pub drawer: Option<Drawer>,
    /// In which state of those that lie there.
    pub state: Option<State>,
    /// Which way, and to whom.
    pub filter: Filter,
}

impl Asked {
    /// Reads a query. A state says its drawer: a link to what came back needs no more.
    pub(super) fn read(form: &Form) -> Self {
        let drawer = Drawer::from_code(form.value("in"));
        let state = State::from_code(form.value("state"))
            .filter(|state| drawer.is_none_or(|drawer| Drawer::of(*state) == drawer));
        Self {
            drawer: drawer.or(state.map(Drawer::of)),
            state,
            filter: Filter {
                way: Way::from_code(form.value("way")),
                to: form.value("q").chars().take(200).collect(),
            },
        }
    }

    /// Whether anything besides a drawer is asked for.
    fn narrows(&self) -> bool {
        self.state.is_some() || self.filter != Filter::default()
    }

    fn drawer(&self, counts: &BTreeMap<State, i64>) -> Drawer {
        let fullest = || {
            let drawers = letters::drawers(counts);
            let first = drawers.iter().find(|(_, count)| *count > 0);
            first.map_or(Drawer::ByHand, |(drawer, _)| *drawer)
        };
        self.drawer.unwrap_or_else(fullest)
    }
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "messages/list.html")]
pub struct Messages {
    shell: Shell,
    t: Speaker<'static>,
    drawer: Drawer,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    pager: Pager,
    /// Without a mail server every message goes by hand.
    mail: bool,
    new: String,
    here: String,
    /// The fields of the search as they were asked.
    query: Form,
    /// Letters are looked for, not only one drawer.
    narrowed: bool,
    ways: Vec<Choice>,
    /// The states that lie in this drawer, where there are several.
    states: Vec<Choice>,
    /// How many were found.
    found: String,
    /// The drawer without what narrows it.
    all: String,
}

impl Messages {
    pub(super) fn new(
        scene: &Scene,
        asked: &Asked,
        counts: &BTreeMap<State, i64>,
        rows: Vec<Row>,
        query: Form,
    ) -> Self {
        let t = scene.t();
        let path = scene.href("/desk/messages");
        let drawer = asked.drawer(counts);
        // Another drawer begins on its first page, and has other states.
        let elsewhere = query.clone().replaced("page", "").replaced("state", "");
        let tab = |(each, count): (Drawer, i64)| Tab {
            href: format!("{path}{}", elsewhere.query_with("in", each.code())),
            label: t.say(&format!("letters-drawer-{}", each.code())),
            count: Some(number::integer(t.lang(), count)),
            current: each == drawer,
        };
        let drawers = letters::drawers(counts);
        let within = drawers.iter().find(|(each, _)| *each == drawer);
        let total = match asked.state {
            Some(state) => counts.get(&state).copied(),
            None => within.map(|(_, count)| *count),
        }
        .unwrap_or(0);
        let states = drawer.states();
        let several = if states.len() > 1 { states } else { Vec::new() };
        let query = query.replaced("in", drawer.code());
        Self {
            shell: scene.shell(t.say("shell-messages")),
            t,
            drawer,
            tabs: drawers.map(tab).into(),
            rows,
            pager: Pager::new(
                path.clone(),
                query.clone(),
                usize::try_from(total).unwrap_or(0),
                PAGE,
            ),
            mail: scene.config.mail,
            new: scene.href("/desk/messages/new"),
            narrowed: asked.narrows(),
            ways: Way::ALL
                .map(|way| Choice::new(way.code(), t.say(&format!("letters-way-{}", way.code()))))
                .into(),
            states: several
                .into_iter()
                .map(|state| Choice::new(state.code(), words::state(t, state)))
                .collect(),
            found: t.say1("letters-found", "n", total),
            all: format!("{path}?in={}", drawer.code()),
            here: path,
            query,
        }
    }

    /// Whether letters of different states lie in this drawer.
    fn mixed(&self) -> bool {
        matches!(self.drawer, Drawer::Troubled | Drawer::Sent)
    }

    fn empty_title(&self) -> String {
        self.t.say(&format!("letters-empty-{}", self.drawer.code()))
    }

    fn empty_text(&self) -> String {
        self.t
            .say(&format!("letters-empty-{}-text", self.drawer.code()))
    }
}

impl Page for Messages {
    fn sample(scene: &Scene) -> Self {
        super::samples::by_hand_list(scene)
    }
}

/// A letter of the list in words.
pub(super) fn row(scene: &Scene, listed: Listed, now: Timestamp) -> Row {
    let t = scene.t();
    let when = words::when(
        t,
        listed.state,
        listed.created_at,
        listed.closed_at,
        listed.expires_at,
    );
    let error = listed
        .error
        .filter(|_| !listed.state.is_closed())
        .map(|class| words::error(t, class));
    Row {
        href: scene.href(&format!("/desk/messages/{}", listed.id)),
        subject: listed.subject,
        to: listed.to.or(listed.address).unwrap_or_else(|| {
            t.say(if listed.unseen {
                "letters-unseen"
            } else {
                "letters-nobody"
            })
        }),
        state: words::state(t, listed.state),
        class: words::weight(listed.state).class(),
        left: words::left(t, listed.state, listed.expires_at, now),
        text: error
            .into_iter()
            .chain([when])
            .collect::<Vec<_>>()
            .join(" · "),
    }
}

/// `/{lang}/desk/messages`.
pub async fn list(cx: Cx) -> Answer {
    let query = cx.query_form();
    let asked = Asked::read(&query);
    let outbox = Outbox::open(cx.db(), &cx.viewer, &asked.filter, cx.now()).await?;
    let counts = outbox.counts(cx.db()).await?;
    let mut page = Messages::new(&cx.scene, &asked, &counts, Vec::new(), query);
    let part = Part {
        offset: i64::try_from(page.pager.offset(PAGE)).unwrap_or(0),
        limit: i64::try_from(PAGE).unwrap_or(50),
    };
    let found = outbox.page(cx.db(), page.drawer, asked.state, part).await?;
    page.rows = found
        .into_iter()
        .map(|listed| row(&cx.scene, listed, cx.now()))
        .collect();
    page.show()
}
