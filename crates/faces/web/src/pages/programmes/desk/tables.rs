//! What a programme measures and hands over, for its team.

use askama::Template;
use keruen_office::programme::{self, Programme};
use keruen_speech::Speaker;

use super::gate::{Head, Part, enter};
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::pages::programmes::invented;
use crate::pages::programmes::show::{DeliverableLine, IndicatorLine, deliverable, indicator};
use crate::shell::{Scene, Shell};
use crate::zone;

/// The indicators.
#[derive(Debug, Template)]
#[template(path = "programmes/indicators.html")]
pub struct Indicators {
    shell: Shell,
    t: Speaker<'static>,
    head: Head,
    lines: Vec<IndicatorLine>,
}

/// The deliverables.
#[derive(Debug, Template)]
#[template(path = "programmes/deliverables.html")]
pub struct Deliverables {
    shell: Shell,
    t: Speaker<'static>,
    head: Head,
    lines: Vec<DeliverableLine>,
}

fn title(scene: &Scene, head: &Head, part: &str) -> Shell {
    scene.shell(format!("{}: {}", scene.t().say(part), head.name.text))
}

impl Indicators {
    fn new(scene: &Scene, programme: &Programme, lines: Vec<IndicatorLine>) -> Self {
        let head = Head::new(scene, programme, Part::Indicators);
        Self {
            shell: title(scene, &head, "programme-indicators"),
            t: scene.t(),
            head,
            lines,
        }
    }

    /// Before the first one.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, &invented::parts(scene).programme, Vec::new())
    }
}

impl Deliverables {
    fn new(scene: &Scene, programme: &Programme, lines: Vec<DeliverableLine>) -> Self {
        let head = Head::new(scene, programme, Part::Deliverables);
        Self {
            shell: title(scene, &head, "programme-deliverables"),
            t: scene.t(),
            head,
            lines,
        }
    }

    /// Before the first one.
    pub fn sample_empty(scene: &Scene) -> Self {
        Self::new(scene, &invented::parts(scene).programme, Vec::new())
    }
}

impl Page for Indicators {
    fn sample(scene: &Scene) -> Self {
        let parts = invented::parts(scene);
        let lines = parts
            .indicators
            .iter()
            .map(|one| indicator(scene.t(), one))
            .collect();
        Self::new(scene, &parts.programme, lines)
    }
}

impl Page for Deliverables {
    fn sample(scene: &Scene) -> Self {
        let parts = invented::parts(scene);
        let today = jiff::civil::date(2026, 11, 30);
        let lines = parts
            .deliverables
            .iter()
            .map(|one| deliverable(scene.t(), one, today))
            .collect();
        Self::new(scene, &parts.programme, lines)
    }
}

/// `…/indicators`.
pub async fn indicators(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let all = programme::indicators(cx.db(), programme.id).await?;
    Indicators::new(
        &cx.scene,
        &programme,
        all.iter().map(|one| indicator(cx.t, one)).collect(),
    )
    .show()
}

/// `…/deliverables`.
pub async fn deliverables(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let all = programme::deliverables(cx.db(), programme.id).await?;
    let today = zone::day(cx.now());
    let lines = all
        .iter()
        .map(|one| deliverable(cx.t, one, today))
        .collect();
    Deliverables::new(&cx.scene, &programme, lines).show()
}
