//! Who may work on what of a programme, and the head of every page of its desk.

use keruen_office::programme::{self, DECIDERS, Programme, TEAM, WRITERS};
use keruen_office::rights::{Decision, Object, Rule, Viewer, may};
use keruen_people::role::Role;

use crate::cx::Cx;
use crate::pages::programmes::text::Said;
use crate::parts::{Crumb, Tab};
use crate::shell::Scene;
use crate::trouble::Trouble;

/// The programme of the address, if the row's rule lets the reader at it, and in which role.
pub async fn enter(cx: &Cx) -> Result<(Programme, Option<Role>), Trouble> {
    let id: i64 = cx.param("id")?;
    let role = cx.allow(Object::of_programme(id))?;
    Ok((programme::by_id(cx.db(), id).await?, role))
}

/// Whether the reader has one of these roles here.
pub fn has(viewer: &Viewer, programme: i64, roles: &'static [Role]) -> bool {
    let decision = may(
        viewer,
        Rule::Programme(roles),
        Object::of_programme(programme),
    );
    matches!(decision, Decision::Yes(_))
}

/// The parts of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Where it stands.
    Overview,
    /// The stages of the rail.
    Stages,
    /// What it measures.
    Indicators,
    /// What it hands over.
    Deliverables,
    /// News.
    News,
    /// Who works on it.
    Team,
}

impl Part {
    const ALL: [Self; 6] = [
        Self::Overview,
        Self::Stages,
        Self::Indicators,
        Self::Deliverables,
        Self::News,
        Self::Team,
    ];

    /// The end of its address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Stages => "/stages",
            Self::Indicators => "/indicators",
            Self::Deliverables => "/deliverables",
            Self::News => "/news",
            Self::Team => "/team",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Overview => "programme-tab-overview",
            Self::Stages => "programme-tab-stages",
            Self::Indicators => "programme-indicators",
            Self::Deliverables => "programme-deliverables",
            Self::News => "news-title",
            Self::Team => "programme-tab-team",
        }
    }

    const fn roles(self) -> &'static [Role] {
        match self {
            Self::Overview | Self::Indicators | Self::Deliverables => TEAM,
            Self::News => WRITERS,
            Self::Stages | Self::Team => DECIDERS,
        }
    }
}

/// The head of a page of the desk: path, name, where it stands, its parts.
#[derive(Debug, Clone)]
pub struct Head {
    /// The path above.
    pub crumbs: Vec<Crumb>,
    /// The programme's name.
    pub name: Said,
    /// What the page is, the heading; empty on the overview, which is the programme's own page.
    pub title: String,
    /// Whether everybody sees it.
    pub published: bool,
    /// Where everybody sees it.
    pub public: String,
    /// Its desk.
    pub here: String,
    /// The parts that this reader may see.
    pub tabs: Vec<Tab>,
    /// Whether this reader decides here.
    pub decides: bool,
}

impl Head {
    /// Of a part of a programme's desk.
    pub fn new(scene: &Scene, programme: &Programme, part: Part) -> Self {
        let t = scene.t();
        let here = home(scene, programme.id);
        let name = Said::or(t, &programme.name, &programme.slug);
        let open = |part: &Part| has(&scene.viewer, programme.id, part.roles());
        Self {
            crumbs: vec![
                Crumb::link(scene.href("/desk/programmes"), t.say("shell-programmes")),
                Crumb::here(name.text.clone()),
            ],
            name,
            title: match part {
                Part::Overview => String::new(),
                part => t.say(part.label()),
            },
            published: programme.published_at.is_some(),
            public: scene.href(&format!("/p/{}", programme.slug)),
            tabs: Part::ALL
                .into_iter()
                .filter(open)
                .map(|one| Tab {
                    href: format!("{here}{}", one.path()),
                    label: t.say(one.label()),
                    count: None,
                    current: one == part,
                })
                .collect(),
            here,
            decides: has(&scene.viewer, programme.id, DECIDERS),
        }
    }
}

impl Head {
    /// Where something is added to a part of the desk.
    pub fn add(&self, part: &str) -> String {
        format!("{}/{part}/new", self.here)
    }
}

/// The desk of a programme.
pub fn home(scene: &Scene, id: i64) -> String {
    scene.href(&format!("/desk/programmes/{id}"))
}

/// The path to a page below a part of the desk.
pub fn crumbs(scene: &Scene, programme: &Programme, last: &str) -> Vec<Crumb> {
    let t = scene.t();
    vec![
        Crumb::link(scene.href("/desk/programmes"), t.say("shell-programmes")),
        Crumb::link(
            home(scene, programme.id),
            Said::or(t, &programme.name, &programme.slug).text,
        ),
        Crumb::here(last),
    ]
}
