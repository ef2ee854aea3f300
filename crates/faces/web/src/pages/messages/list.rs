//! The lists, a tab for each drawer.

use askama::Template;
use jiff::Timestamp;
use keruen_office::letters::{self, Drawer, Listed, Part};
use keruen_speech::{Speaker, number};

use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::parts::{Pager, Tab};
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
}

impl Messages {
    pub(super) fn new(
        scene: &Scene,
        drawer: Drawer,
        counts: [(Drawer, i64); 4],
        rows: Vec<Row>,
        query: Form,
    ) -> Self {
        let t = scene.t();
        let path = scene.href("/desk/messages");
        let tab = |(each, count): (Drawer, i64)| Tab {
            href: format!("{path}?in={}", each.code()),
            label: t.say(&format!("letters-drawer-{}", each.code())),
            count: Some(number::integer(t.lang(), count)),
            current: each == drawer,
        };
        let total = counts
            .iter()
            .find(|(each, _)| *each == drawer)
            .map_or(0, |(_, count)| usize::try_from(*count).unwrap_or(0));
        Self {
            shell: scene.shell(t.say("shell-messages")),
            t,
            drawer,
            tabs: counts.map(tab).into(),
            rows,
            pager: Pager::new(path, query, total, PAGE),
            mail: scene.config.mail,
            new: scene.href("/desk/messages/new"),
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
        to: listed
            .to
            .or(listed.address)
            .unwrap_or_else(|| t.say("letters-nobody")),
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
    let counts = letters::drawers(cx.db(), &cx.viewer, cx.now()).await?;
    // Without a choice: the first drawer that has something in it.
    let first = || {
        counts
            .iter()
            .find(|(_, count)| *count > 0)
            .map_or(Drawer::ByHand, |(drawer, _)| *drawer)
    };
    let drawer = Drawer::from_code(cx.query("in")).unwrap_or_else(first);
    let query = cx
        .blank()
        .with("in", drawer.code())
        .with("page", cx.query("page"));
    let mut page = Messages::new(&cx.scene, drawer, counts, Vec::new(), query);
    let offset = i64::try_from(page.pager.offset(PAGE)).unwrap_or(0);
    let limit = i64::try_from(PAGE).unwrap_or(50);
    let part = Part {
        offset,
        limit,
        now: cx.now(),
    };
    let found = letters::drawer(cx.db(), &cx.viewer, drawer, part).await?;
    page.rows = found
        .into_iter()
        .map(|listed| row(&cx.scene, listed, cx.now()))
        .collect();
    page.show()
}
