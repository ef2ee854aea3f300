//! The programmes that the reader works on.

use askama::Template;
use keruen_office::programme::{self, Listed};
use keruen_people::role::Role;
use keruen_speech::Speaker;

use super::gate::home;
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::pages::programmes::text::{Said, span};
use crate::shell::{Scene, Shell};

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
    fn new(scene: &Scene, listed: &[Listed]) -> Self {
        let t = scene.t();
        Self {
            shell: scene.shell(t.say("shell-programmes")),
            t,
            lines: listed
                .iter()
                .map(|one| Line {
                    href: home(scene, one.id),
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
        }
    }

    /// Before the first one.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, &[])
    }
}

impl Page for Desks {
    fn sample(scene: &Scene) -> Self {
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
        Self::new(scene, &[listed, draft])
    }
}

/// `/{lang}/desk/programmes`: those in which the reader has a role.
pub async fn show(cx: Cx) -> Answer {
    let mut listed = programme::list(cx.db(), &cx.viewer).await?;
    if !cx.viewer.is_owner() {
        let mine = cx.account()?.programmes_as(programme::TEAM);
        listed.retain(|one| mine.contains(&one.id));
    }
    Desks::new(&cx.scene, &listed).show()
}
