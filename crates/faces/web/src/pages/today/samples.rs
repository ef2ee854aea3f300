//! The page with invented data.
//!
//! words: the samples name bodies that do not exist

use askama::Template as _;
use jiff::civil::date;
use keruen_office::home::{Facts, Named, Need, Severity, Spot, Stock, Target, Waits};
use keruen_office::programme::{Stage, StageKind, rail};
use keruen_office::text::Trio;

use super::doors;
use super::needs;
use super::page::{Today, count, first_steps, stock_in_words};
use super::standing::{self, Card, Coming};
use crate::deeds::Deed;
use crate::page::Page as _;
use crate::samples::{Sample, desk};
use crate::shell::Scene;

/// All of them.
pub const SAMPLES: &[Sample] = &[
    desk("today", "/desk", |s| Today::sample(s).render()),
    desk("today-quiet", "/desk", |s| quiet(s).render()),
    desk("today-new", "/desk", |s| new(s).render()),
    desk("today-clerk", "/desk", |s| clerk(s).render()),
    desk("today-participant", "/desk", |s| participant(s).render()),
];

/// The day of the samples.
const TODAY: jiff::civil::Date = date(2026, 10, 14);

/// A programme under way, and work to do.
pub(super) fn busy(scene: &Scene) -> Today {
    let t = scene.t();
    let mut page = quiet(scene);
    let need = |rule, severity, count, target, named: Vec<Named>| {
        let need = Need {
            rule,
            severity,
            count,
            target,
            named,
        };
        needs::todo(scene, &need)
    };
    let thing = |spot, name: &str, day| Named {
        spot,
        name: Trio::new(name, "", ""),
        day,
    };
    let report = thing(
        Spot::Deliverable {
            programme: 3,
            id: 5,
        },
        "Оқу есебі",
        Some(date(2026, 10, 12)),
    );
    let councils = [
        "Үлгі аудандық қоғамдық кеңесі",
        "Сынақ қалалық қоғамдық кеңесі",
    ]
    .map(|name| thing(Spot::Council(1), name, Some(date(2026, 11, 20))));
    page.todos = vec![
        need("backup-late", Severity::Late, 53, Target::SiteState, vec![]),
        need(
            "deliverables-late",
            Severity::Late,
            1,
            Target::Programmes(Waits::Late),
            vec![report],
        ),
        need("letters-by-hand", Severity::Soon, 4, Target::ByHand, vec![]),
        need("duplicates", Severity::Soon, 3, Target::Duplicates, vec![]),
        need(
            "terms-ending",
            Severity::Info,
            2,
            Target::TermsEnding,
            councils.into(),
        ),
    ];
    page.count = count(t, page.todos.len());
    page
}

/// A programme under way, and nothing to do.
fn quiet(scene: &Scene) -> Today {
    let t = scene.t();
    let mut page = Today::bare(scene, TODAY);
    page.over = t.say1("shell-samples-programme", "n", 3_i64);
    page.public = scene.href("/p/sample");
    let stage = |kind, starts, ends| Stage {
        starts,
        ends,
        ..Stage::bare(kind)
    };
    let steps = rail::rail(
        &[
            stage(
                StageKind::Call,
                Some(date(2026, 9, 1)),
                Some(date(2026, 10, 1)),
            ),
            stage(
                StageKind::Choosing,
                Some(date(2026, 10, 3)),
                Some(date(2026, 10, 3)),
            ),
            stage(
                StageKind::Training,
                Some(date(2026, 10, 5)),
                Some(date(2026, 10, 10)),
            ),
            stage(StageKind::Preparation, Some(date(2026, 10, 11)), None),
            stage(
                StageKind::Tour,
                Some(date(2026, 10, 21)),
                Some(date(2026, 10, 23)),
            ),
            stage(StageKind::Report, None, Some(date(2026, 11, 15))),
        ],
        TODAY,
    );
    page.stages = standing::stages(t, &steps, TODAY);
    page.cards = vec![
        Card {
            name: t.say1("shell-samples-programme", "n", 3_i64),
            lang: None,
            href: scene.href("/desk/programmes/3"),
            text: t.say("programme-stage-preparation"),
            published: true,
        },
        Card {
            name: t.say1("shell-samples-programme", "n", 4_i64),
            lang: None,
            href: scene.href("/desk/programmes/4"),
            text: t.say("programme-stage-call"),
            published: false,
        },
    ];
    page.facts = stock_in_words(
        t,
        Stock {
            people: Some(1204),
            organisations: Some(86),
            councils: Some(7),
            seats: Some(112),
        },
    );
    let deed = |ago: &str, what: &str, about: String| Deed {
        ago: ago.to_owned(),
        moment: ago.to_owned(),
        what: t.say(what),
        about,
        href: String::new(),
        who: "Әбенов Нұрлан".to_owned(),
        role: t.say("home-role-coordinator"),
        why: String::new(),
    };
    page.deeds = vec![
        deed("09:12", "home-did-person-create", "Ким Светлана".to_owned()),
        deed("08:40", "home-did-news-publish", page.over.clone()),
        deed(
            &t.say("home-yesterday"),
            "home-did-letter-send-by-hand",
            String::new(),
        ),
    ];
    page.journal = scene.href("/desk/site/journal");
    page
}

/// A site on its first day.
fn new(scene: &Scene) -> Today {
    let t = scene.t();
    let stock = Stock {
        people: Some(0),
        organisations: Some(1),
        councils: Some(0),
        seats: Some(0),
    };
    let facts = Facts {
        recovery_codes: Some(10),
        site_unnamed: true,
        ..Facts::default()
    };
    let mut page = Today::bare(scene, TODAY);
    page.steps = first_steps(scene, &facts, stock, 0);
    page.facts = stock_in_words(t, stock);
    page.journal = scene.href("/desk/site/journal");
    page
}

/// Somebody who types people in.
fn clerk(scene: &Scene) -> Today {
    let mut page = busy(scene);
    let need = Need {
        rule: "without-consent",
        severity: Severity::Soon,
        count: 12,
        target: Target::WithoutConsent,
        named: Vec::new(),
    };
    page.todos = vec![needs::todo(scene, &need)];
    page.count = count(scene.t(), page.todos.len());
    page.doors = doors::of_clerk(scene, Some(3));
    page.journal = String::new();
    page
}

/// Somebody who takes part.
fn participant(scene: &Scene) -> Today {
    let quiet = quiet(scene);
    let t = scene.t();
    let coming = |stage: &str, when: &str| Coming {
        what: t.say(stage),
        when: when.to_owned(),
        programme: quiet.over.clone(),
        now: stage == "programme-stage-preparation",
    };
    let mut page = Today {
        coming: vec![
            coming("programme-stage-preparation", "1.09.–11.10.2026"),
            coming("programme-stage-tour", "21–23.10.2026"),
        ],
        doors: doors::of_everybody(scene, true),
        facts: Vec::new(),
        deeds: Vec::new(),
        journal: String::new(),
        plain: true,
        ..quiet
    };
    page.cards.truncate(1);
    page
}
