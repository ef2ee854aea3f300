//! An organisation at the desk: its seats and members, and what happened to it.
//!
//! keys: orgs-name-*

use std::collections::BTreeMap;

use askama::Template;
use keruen_office::programme;
use keruen_people::council::{self, Term};
use keruen_people::organisation::{self, Organisation, OrganisationKind, Page as Content};
use keruen_people::person;
use keruen_people::visibility::{self, PersonSight};
use keruen_speech::{Speaker, date};

use super::gate;
use super::kin::{self, Behind, Council, Kin, Who};
use super::told as journal;
use super::words::{self, Named};
use crate::cx::Cx;
use crate::done::Done;
use crate::history::History;
use crate::page::{Answer, Page};
use crate::pages::people::words as people;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/desk.html")]
pub struct Desk {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    lang: &'static str,
    about: String,
    change: bool,
    is_council: bool,
    names: Vec<Named>,
    before: Vec<Kin>,
    after: Vec<Kin>,
    programmes: Vec<Behind>,
    council: Option<Council>,
    members: Vec<Member>,
    count: String,
    directory: String,
    history: History,
    /// Which terms share a day, in words; an older version let them be opened.
    overlaps: Vec<String>,
    here: String,
    public: String,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Member {
    href: Option<String>,
    name: String,
    post: String,
    since: String,
}

/// What the reader may do with those whom the page names.
#[derive(Debug, Clone)]
enum Sights {
    Everything,
    These(BTreeMap<i64, PersonSight>),
}

impl Sights {
    /// Asks the room about everybody the page names.
    async fn read(cx: &Cx, page: &Content) -> Result<Self, Trouble> {
        if cx.viewer.is_owner() {
            return Ok(Self::Everything);
        }
        let viewer = cx.viewer.in_people();
        let seated = page.seats.iter().filter_map(|seat| match &seat.holder {
            keruen_people::council::Holder::Named { person, .. } => Some(*person),
            _ => None,
        });
        let left = page.former.iter().filter_map(|one| one.person.as_ref());
        let seated = seated.chain(left.map(|(person, _)| *person));
        let named = page.members.iter().map(|member| member.membership.person);
        let facts = person::facts_of(cx.db(), seated.chain(named).collect()).await?;
        let sights = facts
            .into_values()
            .map(|facts| (facts.id, visibility::person(&viewer, &facts)));
        Ok(Self::These(sights.collect()))
    }

    fn may(&self, id: i64, right: fn(&PersonSight) -> bool) -> bool {
        match self {
            Self::Everything => true,
            Self::These(sights) => sights.get(&id).is_some_and(right),
        }
    }

    /// The page of somebody, if the reader may open it.
    fn href(&self, scene: &Scene, id: i64) -> Option<String> {
        self.may(id, |sight| sight.particulars)
            .then(|| scene.href(&format!("/desk/people/{id}")))
    }
}

/// What the page needs besides the room's.
struct Around {
    change: bool,
    sights: Sights,
    programmes: Vec<Behind>,
    history: History,
}

impl Desk {
    fn new(scene: &Scene, page: &Content, around: Around) -> Self {
        let t = scene.t();
        let organisation = &page.organisation;
        let form = &organisation.form;
        let (name, lang) = form.names.best(scene.lang);
        let here = scene.href(&format!("/desk/orgs/{}", organisation.id));
        let territory = page
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
        let mut council = kin::council(t, page, &here);
        if let Some(council) = &mut council {
            for seat in &mut council.seats {
                if let Who::Named { person, href, .. } = &mut seat.who {
                    *href = around.sights.href(scene, *person);
                    seat.leaves = !seat.open && around.sights.may(*person, PersonSight::seat);
                }
            }
            for one in &mut council.former {
                if let Who::Named { person, href, .. } = &mut one.who {
                    *href = around.sights.href(scene, *person);
                }
            }
        }
        let overlaps = council::overlaps(&page.terms);
        let members = page.members.iter().map(|member| Member {
            href: around.sights.href(scene, member.membership.person),
            name: member.name.listed(),
            post: match &member.membership.form.title {
                Some(title) => title.clone(),
                None => people::post(t, member.membership.form.post),
            },
            since: people::span(t, member.membership.form.span),
        });
        Self {
            shell: scene.shell(name),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title")),
                Crumb::here(name),
            ],
            lang: lang.code(),
            about: about.join(" · "),
            change: around.change,
            is_council: form.kind == OrganisationKind::Council,
            names: words::names(t, &form.names),
            before: kin::kin(scene, &page.predecessors, true),
            after: kin::kin(scene, &page.successors, true),
            programmes: around.programmes,
            council,
            members: members.collect(),
            count: t.say1("orgs-members-count", "n", page.member_count),
            directory: scene.href(&format!("/desk/people?organisation={}", organisation.id)),
            history: around.history,
            overlaps: overlaps
                .into_iter()
                .map(|(one, other)| {
                    let days = |term: Term| date::range(t.lang(), term.from, term.to);
                    t.say2("orgs-terms-overlap", "one", days(one), "other", days(other))
                })
                .collect(),
            public: scene.href(&format!("/orgs/{}", organisation.slug)),
            here,
        }
    }

    fn vacant(&self) -> usize {
        self.council.as_ref().map_or(0, |council| council.vacant)
    }

    fn sample_of(scene: &Scene, page: &Content) -> Self {
        let around = Around {
            change: true,
            sights: Sights::Everything,
            programmes: Vec::new(),
            history: journal::sample(scene.t()),
        };
        Self::new(scene, page, around)
    }

    /// A council without a term yet.
    pub fn sample_bare(scene: &Scene) -> Self {
        Self::sample_of(
            &scene.after(Done::Organisation),
            &super::samples::bare_council(),
        )
    }

    /// A council of an older site, two of whose terms share days.
    pub fn sample_overlap(scene: &Scene) -> Self {
        Self::sample_of(scene, &super::samples::overlapping_council())
    }

    /// An association.
    pub fn sample_ngo(scene: &Scene) -> Self {
        Self::sample_of(scene, &super::samples::ngo())
    }
}

impl Page for Desk {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(&scene.after(Done::Taken), &super::samples::council())
    }
}

/// What the room says of an organisation to this reader.
pub async fn content(cx: &Cx, organisation: &Organisation) -> Result<Content, Trouble> {
    let viewer = cx.viewer.in_people();
    let today = zone::day(cx.now());
    let term = cx.query("term").parse().ok();
    organisation::page(cx.db(), &viewer, cx.lang, today, &organisation.slug, term)
        .await?
        .ok_or(Trouble::NotFound)
}

/// `GET /{lang}/desk/orgs/{id}`.
pub async fn show(cx: Cx) -> Answer {
    let page = content(&cx, &gate::organisation(&cx).await?).await?;
    let tied = programme::of_body(cx.db(), &cx.viewer, page.organisation.id).await?;
    let around = Around {
        change: cx.role.is_some_and(|role| gate::CHANGE.contains(&role)),
        sights: Sights::read(&cx, &page).await?,
        programmes: kin::behind(&cx.scene, &tied),
        history: journal::told(&cx, &page).await?,
    };
    Desk::new(&cx.scene, &page, around).show()
}
