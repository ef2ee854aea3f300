//! The public page of a programme: who ordered it, who runs it, where it stands, what it measures
//! and hands over, what is new.

use askama::Template;
use jiff::civil::Date;
use keruen_office::news::{self, Post};
use keruen_office::programme::{
    self, Body, Deliverable, DeliverableForm, Indicator, IndicatorForm, Programme, Stage,
};
use keruen_office::public_acts::{self, Act};
use keruen_office::text::Trio;
use keruen_speech::{Lang, Speaker, date, number};

use super::step::{Step, steps};
use super::text::{Said, missing, span};
use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::pages::acts::words as act_words;
use crate::pages::news::line::PostLine;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::{assets, zone};

/// How many posts and acts the page lists.
const LATEST: i64 = 5;

/// The page.
#[derive(Debug, Template)]
#[template(path = "programmes/show.html")]
pub struct Show {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    draft: bool,
    desk: String,
    missing: String,
    name: Said,
    lede: Option<Said>,
    facts: Vec<Fact>,
    steps: Vec<Step>,
    goals: Option<Said>,
    indicators: Vec<IndicatorLine>,
    deliverables: Vec<DeliverableLine>,
    news: Vec<PostLine>,
    feed: String,
    acts: Vec<ActLine>,
}

/// One of the facts under the name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fact {
    label: String,
    value: Said,
    href: String,
    small: String,
}

/// A row of the indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorLine {
    /// Its number.
    pub id: i64,
    /// What is measured.
    pub name: Said,
    /// The value before, or a dash.
    pub baseline: String,
    /// The value to reach.
    pub target: String,
    /// What it is counted in.
    pub unit: Said,
    /// How it is checked and broken down, as far as it says.
    pub how: Vec<Said>,
}

/// A row of the deliverables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverableLine {
    /// Its number.
    pub id: i64,
    /// What is handed over.
    pub name: Said,
    /// The day it is due, or a dash.
    pub due: String,
    /// Whether it has been handed over.
    pub done: bool,
    /// `ok`, `warn`, `bad`, or nothing.
    pub weight: &'static str,
    /// The word for where it stands.
    pub state: String,
}

/// An act as the page links to it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ActLine {
    href: String,
    title: String,
    kind: String,
}

/// What the page is made of.
pub(crate) struct Parts {
    pub programme: Programme,
    pub stages: Vec<Stage>,
    pub indicators: Vec<Indicator>,
    pub deliverables: Vec<Deliverable>,
    pub news: Vec<Post>,
    pub acts: Vec<Act>,
}

/// An indicator as tables show it.
pub fn indicator(t: Speaker<'_>, one: &Indicator) -> IndicatorLine {
    let IndicatorForm {
        name,
        baseline,
        target,
        unit,
        breakdown,
        verification,
    } = &one.content;
    IndicatorLine {
        id: one.id,
        name: Said::or(t, name, "—"),
        baseline: baseline.map_or_else(|| "—".to_owned(), |value| figure(t, value)),
        target: figure(t, *target),
        unit: Said::or(t, unit, ""),
        how: [breakdown, verification]
            .into_iter()
            .filter_map(|trio| Said::of(t, trio))
            .collect(),
    }
}

/// A number with as many digits as it has, two at most.
pub fn figure(t: Speaker<'_>, value: f64) -> String {
    let digits = (0..2).find(|digits| {
        let shift = 10_f64.powi(*digits);
        (value * shift - (value * shift).round()).abs() < 1e-9
    });
    let digits = digits
        .and_then(|digits| usize::try_from(digits).ok())
        .unwrap_or(2);
    number::decimal(t.lang(), value, digits)
}

/// A deliverable as tables show it on a day.
pub fn deliverable(t: Speaker<'_>, one: &Deliverable, today: Date) -> DeliverableLine {
    let DeliverableForm { name, due } = &one.content;
    let (weight, state) = match (one.done, due) {
        (Some(day), _) => (
            "ok",
            t.say1("programme-done-on", "day", date::long(t.lang(), day)),
        ),
        (None, Some(due)) if *due < today => ("bad", t.say("programme-late")),
        _ => ("", t.say("programme-not-yet")),
    };
    DeliverableLine {
        id: one.id,
        name: Said::or(t, name, "—"),
        due: due.map_or_else(|| "—".to_owned(), |day| date::long(t.lang(), day)),
        done: one.done.is_some(),
        weight,
        state,
    }
}

fn facts(scene: &Scene, programme: &Programme) -> Vec<Fact> {
    let t = scene.t();
    let body = |label: &str, body: &Option<Body>| {
        let body = body.as_ref()?;
        Some(Fact {
            label: t.say(label),
            value: Said::or(t, &body.name, &body.slug),
            href: scene.href(&format!("/orgs/{}", body.slug)),
            small: String::new(),
        })
    };
    let plain = |label: &str, text: String, small: String| {
        let value = Said {
            text,
            ..Said::default()
        };
        Fact {
            label: t.say(label),
            value,
            href: String::new(),
            small,
        }
    };
    let signed = programme.contract_date.map(|day| date::long(t.lang(), day));
    let contract = match (&programme.contract_number, signed) {
        (Some(number), signed) => Some((number.clone(), signed.unwrap_or_default())),
        (None, Some(signed)) => Some((signed, String::new())),
        (None, None) => None,
    };
    let contract = contract.map(|(text, small)| plain("programme-contract", text, small));
    let langs: Vec<&str> = programme.langs.iter().map(|lang| lang.name()).collect();
    let langs = (!langs.is_empty())
        .then(|| plain("programme-field-langs", langs.join(", "), String::new()));
    let days = span(t, programme.starts, programme.ends);
    let days = (!days.is_empty()).then(|| plain("programme-days", days, String::new()));
    [
        body("programme-commissioner", &programme.commissioner),
        body("programme-operator", &programme.operator),
        contract,
        days,
        langs,
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Show {
    pub(super) fn new(scene: &Scene, parts: &Parts, today: Date) -> Self {
        let t = scene.t();
        let programme = &parts.programme;
        let name = Said::or(t, &programme.name, &programme.slug);
        let lede = Said::of(t, &programme.lede);
        let about = lede
            .as_ref()
            .map_or_else(|| name.text.clone(), |lede| lede.text.clone());
        let photo = parts.news.iter().any(|post| post.public_photo().is_some());
        let picture = if photo {
            format!("/p/{}/card.jpg", programme.slug)
        } else {
            assets::address("card.png").to_owned()
        };
        let feed = scene.href(&format!("/p/{}/feed.atom", programme.slug));
        let shell = scene
            .shell(name.text.clone())
            .about(about)
            .picture(scene.config.absolute(&picture))
            .feed(feed.clone());
        let draft = programme.published_at.is_none();
        Self {
            shell: if draft { shell.noindex() } else { shell },
            t,
            crumbs: vec![
                Crumb::link(scene.href("/programmes"), t.say("shell-programmes")),
                Crumb::here(name.text.clone()),
            ],
            draft,
            desk: scene.href(&format!("/desk/programmes/{}", programme.id)),
            missing: missing(t, &[&programme.name, &programme.lede, &programme.goals]),
            name,
            lede,
            facts: facts(scene, programme),
            steps: steps(t, &parts.stages, today),
            goals: Said::of(t, &programme.goals),
            indicators: parts
                .indicators
                .iter()
                .map(|one| indicator(t, one))
                .collect(),
            deliverables: parts
                .deliverables
                .iter()
                .map(|one| deliverable(t, one, today))
                .collect(),
            news: parts
                .news
                .iter()
                .map(|post| PostLine::new(scene, post))
                .collect(),
            feed,
            acts: parts
                .acts
                .iter()
                .map(|act| ActLine {
                    href: scene.href(&format!("/acts/{}", act.number)),
                    title: act_words::title(t, act.number),
                    kind: act_words::kind(t, act.kind),
                })
                .collect(),
        }
    }

    /// Published before anything but its name was filled in, in another language.
    pub fn sample_bare(scene: &Scene) -> Self {
        let other = if scene.lang == Lang::Kk {
            Lang::Ru
        } else {
            Lang::Kk
        };
        let name = crate::wording::speaker(other).say1("shell-samples-programme", "n", 1);
        let mut parts = super::invented::parts(scene);
        let mut bare = Trio::default();
        match other {
            Lang::Ru => bare.ru = Some(name),
            _ => bare.kk = Some(name),
        }
        parts.programme = Programme {
            name: bare,
            lede: Trio::default(),
            goals: Trio::default(),
            commissioner: None,
            operator: None,
            contract_number: None,
            contract_date: None,
            starts: None,
            ends: None,
            published_at: None,
            ..parts.programme
        };
        parts.stages.clear();
        parts.indicators.clear();
        parts.deliverables.clear();
        parts.news.clear();
        parts.acts.clear();
        Self::new(scene, &parts, super::invented::today())
    }
}

impl Page for Show {
    fn sample(scene: &Scene) -> Self {
        Self::new(
            scene,
            &super::invented::parts(scene),
            super::invented::today(),
        )
    }
}

/// The programme at the address, if this reader may see it.
pub async fn seen(cx: &Cx) -> Result<Programme, Trouble> {
    let slug: String = cx.param("programme")?;
    let programme = programme::by_slug(cx.db(), &slug).await?;
    if programme::visible(&cx.viewer, programme.id, programme.published_at.is_some()) {
        Ok(programme)
    } else {
        Err(Trouble::NotFound)
    }
}

/// `/{lang}/p/{programme}`. Its team sees it before it is published.
pub async fn show(cx: Cx) -> Answer {
    let programme = seen(&cx).await?;
    let (db, id) = (cx.db(), programme.id);
    let parts = Parts {
        stages: programme::stages(db, id).await?,
        indicators: programme::indicators(db, id).await?,
        deliverables: programme::deliverables(db, id).await?,
        news: news::feed(db, Some(id), LATEST).await?,
        acts: public_acts::page(db, None, Some(id), LATEST).await?,
        programme,
    };
    Show::new(&cx.scene, &parts, zone::day(cx.now())).show()
}
