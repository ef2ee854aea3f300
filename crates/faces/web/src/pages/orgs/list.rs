//! The list of organisations, for everybody and at the desk.

use askama::Template;
use keruen_people::organisation::{self, Filter, ListRow, Listing, OrganisationKind, Waits};
use keruen_people::territory;
use keruen_speech::Speaker;

use super::{gate, kin, words};
use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, Page};
use crate::pages::people::words as people;
use crate::parts::{Choice, Pager};
use crate::shell::{Scene, Shell};
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/list.html")]
pub struct List {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    side: Side,
    kinds: Vec<Choice>,
    territories: Vec<Choice>,
    past: Vec<Choice>,
    /// What councils may wait for: at the desk.
    waits: Vec<Choice>,
    lines: Vec<Line>,
    count: String,
    asked: bool,
    none: bool,
    pager: Pager,
    here: String,
    territories_href: String,
}

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    href: String,
    name: String,
    lang: &'static str,
    about: String,
    vacant: String,
}

impl Line {
    fn new(scene: &Scene, row: &ListRow, desk: bool) -> Self {
        let t = scene.t();
        let form = &row.organisation.form;
        let (name, lang) = form.names.best(scene.lang);
        let territory = row
            .territory
            .as_ref()
            .map(|names| names.say(scene.lang).to_owned());
        let about: Vec<String> = [
            Some(words::kind(t, form.kind)),
            territory,
            Some(words::lived(t, form.valid)),
        ]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
        Self {
            href: kin::href(scene, &row.organisation, desk),
            name: name.to_owned(),
            lang: lang.code(),
            about: about.join(" · "),
            vacant: match row.vacant {
                0 => String::new(),
                vacant => t.say1("orgs-vacant", "n", vacant),
            },
        }
    }
}

impl List {
    fn new(
        scene: &Scene,
        form: Form,
        listing: &Listing,
        territories: Vec<Choice>,
        at: Side,
    ) -> Self {
        let t = scene.t();
        let desk = at != Side::Public;
        let here = scene.href(if desk { "/desk/orgs" } else { "/orgs" });
        let asked = ["q", "kind", "territory", "past", "waits"]
            .iter()
            .any(|name| !form.value(name).trim().is_empty());
        let total = usize::try_from(listing.total).unwrap_or_default();
        let size = usize::try_from(organisation::list::PAGE).unwrap_or(50);
        let mut shell = scene.shell(t.say("orgs-title"));
        if !desk {
            shell = shell.about(t.say("orgs-about"));
        }
        Self {
            shell,
            t,
            side: at,
            kinds: words::kinds(t),
            territories,
            past: vec![Choice::new("1", t.say("orgs-past-too"))],
            waits: if desk { waits(t) } else { Vec::new() },
            lines: listing
                .rows
                .iter()
                .map(|row| Line::new(scene, row, desk))
                .collect(),
            count: t.say1("orgs-count", "n", listing.total),
            asked,
            none: listing.total == 0,
            pager: Pager::new(here.clone(), form.clone(), total, size),
            here,
            territories_href: scene.href("/desk/territories"),
            form,
        }
    }

    fn desk(&self) -> bool {
        self.side != Side::Public
    }

    fn change(&self) -> bool {
        self.side == Side::Changing
    }

    fn sample_of(scene: &Scene, at: Side) -> Self {
        let rows = super::samples::rows();
        let listing = Listing {
            total: 3,
            rows,
            page: 1,
            pages: 1,
        };
        Self::new(
            scene,
            Form::blank(scene.t(), String::new()),
            &listing,
            Vec::new(),
            at,
        )
    }

    /// A search that finds nothing.
    pub fn sample_nothing(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), String::new()).with("q", "бейнуу");
        Self::new(scene, form, &nothing(), Vec::new(), Side::Public)
    }

    /// A site without organisations, as visitors see it.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(
            scene,
            Form::blank(scene.t(), String::new()),
            &nothing(),
            Vec::new(),
            Side::Public,
        )
    }

    /// The list at the desk.
    pub fn sample_desk(scene: &Scene) -> Self {
        Self::sample_of(scene, Side::Changing)
    }

    /// The same before the first organisation.
    pub fn sample_desk_empty(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), String::new());
        Self::new(scene, form, &nothing(), Vec::new(), Side::Changing)
    }
}

impl Page for List {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(scene, Side::Public)
    }
}

fn waits(t: Speaker<'_>) -> Vec<Choice> {
    // keys: orgs-waits-*
    Waits::ALL
        .map(|one| Choice::new(one.code(), t.say(&format!("orgs-waits-{}", one.code()))))
        .into()
}

fn nothing() -> Listing {
    Listing {
        rows: Vec::new(),
        total: 0,
        page: 1,
        pages: 1,
    }
}

/// From where the list is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Public,
    Reading,
    Changing,
}

/// What a query of the list asks; the API reads it too.
pub fn asked(form: &Form) -> Filter {
    Filter {
        words: form.value("q").chars().take(200).collect(),
        kind: OrganisationKind::from_code(form.value("kind")),
        territory: form.value("territory").parse().ok(),
        past: form.ticked("past"),
        page: form.value("page").parse().unwrap_or(1),
        ..Filter::default()
    }
}

async fn list(cx: &Cx, at: Side) -> Answer {
    let form = cx.query_form();
    let today = zone::day(cx.now());
    let filter = Filter {
        waits: Waits::from_code(form.value("waits")).filter(|_| at != Side::Public),
        ..asked(&form)
    };
    let listing = organisation::list(cx.db(), cx.lang, today, &filter).await?;
    let tree = territory::tree(cx.db(), cx.lang).await?;
    let territories = people::territories(cx.lang, &tree);
    List::new(&cx.scene, form, &listing, territories, at).show()
}

/// `GET /{lang}/orgs`.
pub async fn public(cx: Cx) -> Answer {
    list(&cx, Side::Public).await
}

/// `GET /{lang}/desk/orgs`.
pub async fn desk(cx: Cx) -> Answer {
    let change = cx.role.is_some_and(|role| gate::CHANGE.contains(&role));
    list(
        &cx,
        if change {
            Side::Changing
        } else {
            Side::Reading
        },
    )
    .await
}
