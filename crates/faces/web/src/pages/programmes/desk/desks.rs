//! The programmes that the reader works on.

use askama::Template;
use keruen_office::calendar;
use keruen_office::home::{self, Occasion, Spot, Waits};
use keruen_office::programme::{self, Listed};
use keruen_people::role::Role;
use keruen_speech::Speaker;

use super::gate;
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::pages::programmes::text::{Said, span};
use crate::pages::today::needs;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// Who makes programmes.
pub const MAKERS: &[Role] = &[Role::Owner];

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/desks.html")]
pub struct Desks {
    shell: Shell,
    t: Speaker<'static>,
    lines: Vec<Line>,
    new: String,
    /// What the programmes shown wait for, in words; empty for all of them.
    waits: String,
    /// The whole list.
    here: String,
}

/// One programme.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    href: String,
    name: Said,
    when: String,
    published: bool,
}

impl Desks {
    fn new(scene: &Scene, listed: &[Listed], waits: Option<Waits>) -> Self {
        let t = scene.t();
        // What is waited for is done at one place of each programme.
        let to = |one: &Listed| match waits {
            None => gate::home(scene, one.id),
            Some(waits) => scene.href(&needs::spot(Spot::Programme(one.id, waits))),
        };
        Self {
            shell: scene.shell(t.say("shell-programmes")),
            t,
            lines: listed
                .iter()
                .map(|one| Line {
                    href: to(one),
                    name: Said::or(t, &one.name, &one.slug),
                    when: span(t, one.starts, one.ends),
                    published: one.published_at.is_some(),
                })
                .collect(),
            new: if scene.viewer.is_owner() {
                scene.href("/desk/programmes/new")
            } else {
                String::new()
            },
            // keys: programme-waits-*
            waits: waits.map_or_else(String::new, |waits| {
                t.say(&format!("programme-waits-{}", waits.code()))
            }),
            here: scene.href("/desk/programmes"),
        }
    }

    /// Those in which something is overdue.
    pub fn sample_late(scene: &Scene) -> Self {
        let all = Self::listed(scene);
        Self::new(scene, &all, Some(Waits::Late))
    }

    /// Before the first one.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, &[], None)
    }
}

impl Page for Desks {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, &Self::listed(scene), None)
    }
}

impl Desks {
    /// Two that do not exist.
    fn listed(scene: &Scene) -> [Listed; 2] {
        let programme = crate::pages::programmes::invented::parts(scene).programme;
        let listed = Listed {
            id: programme.id,
            slug: programme.slug,
            name: programme.name,
            lede: programme.lede,
            commissioner: programme
                .commissioner
                .map(|body| body.name)
                .unwrap_or_default(),
            starts: programme.starts,
            ends: programme.ends,
            published_at: programme.published_at,
        };
        let draft = Listed {
            published_at: None,
            ..listed.clone()
        };
        [listed, draft]
    }
}

/// `/{lang}/desk/programmes`: those in which the reader has a role.
pub async fn show(cx: Cx) -> Answer {
    let mut listed = programme::list(cx.db(), &cx.viewer).await?;
    if !cx.viewer.is_owner() {
        let mine = cx.account()?.programmes_as(programme::TEAM);
        listed.retain(|one| mine.contains(&one.id));
    }
    let waits = Waits::from_code(cx.query("waits"));
    if let Some(waits) = waits {
        let (_, calendar) = calendar::load(cx.db()).await.map_err(Trouble::internal)?;
        let occasion = Occasion {
            now: cx.now(),
            today: zone::day(cx.now()),
            calendar: &calendar,
            mail: cx.scene.config.mail,
        };
        let waiting = home::programmes(cx.db(), &cx.viewer, occasion, waits).await?;
        listed.retain(|one| waiting.contains(&one.id));
    }
    Desks::new(&cx.scene, &listed, waits).show()
}
