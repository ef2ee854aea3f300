//! A programme that does not exist, for samples of pages.

use jiff::civil::Date;
use keruen_office::programme::{
    Body, Deliverable, DeliverableForm, Indicator, IndicatorForm, Programme, Stage, StageKind,
};
use keruen_office::text::Trio;
use keruen_speech::Lang;

use super::show::Parts;
use crate::shell::Scene;

/// The day of the samples.
pub(super) fn today() -> Date {
    jiff::civil::date(2026, 11, 30)
}

/// An invented programme.
pub(crate) fn parts(scene: &Scene) -> Parts {
    let t = scene.t();
    let say = |text: String| {
        let (kk, ru, en) = match scene.lang {
            Lang::Kk => (text.as_str(), "", ""),
            Lang::Ru => ("", text.as_str(), ""),
            Lang::En => ("", "", text.as_str()),
        };
        Trio::new(kk, ru, en)
    };
    let body = |id, key: &str| {
        Some(Body {
            id,
            slug: "sample".into(),
            name: say(t.say(key)),
        })
    };
    let day = |month, day| Some(jiff::civil::date(2026, month, day));
    let stage = |kind, starts, ends| Stage {
        starts,
        ends,
        ..Stage::bare(kind)
    };
    let measure = |id, key: &str, baseline, target, unit: &str| Indicator {
        id,
        content: IndicatorForm {
            name: say(t.say(key)),
            baseline,
            target,
            unit: say(unit.into()),
            breakdown: Trio::default(),
            verification: say(t.say("programme-sample-verification")),
        },
    };
    let hand = |id, key: &str, due, done| Deliverable {
        id,
        content: DeliverableForm {
            name: say(t.say(key)),
            due,
        },
        done,
    };
    Parts {
        programme: Programme {
            id: 3,
            slug: "sample".into(),
            name: say(t.say1("shell-samples-programme", "n", 1)),
            lede: say(t.say("programme-sample-lede")),
            goals: say(t.say("programme-sample-goals")),
            commissioner: body(1, "programme-sample-commissioner"),
            operator: body(2, "programme-sample-operator"),
            contract_number: Some("24/2026".into()),
            contract_date: day(8, 20),
            starts: day(9, 1),
            ends: day(12, 20),
            langs: vec![Lang::Kk, Lang::Ru],
            published_at: Some(jiff::Timestamp::UNIX_EPOCH),
            version: 4,
        },
        stages: vec![
            stage(StageKind::Call, day(9, 1), day(9, 30)),
            stage(StageKind::Choosing, day(10, 3), day(10, 3)),
            stage(StageKind::Training, day(10, 5), day(11, 20)),
            stage(StageKind::Preparation, day(11, 21), day(12, 6)),
            stage(StageKind::Tour, day(12, 7), day(12, 9)),
            stage(StageKind::Report, None, day(12, 20)),
        ],
        indicators: vec![
            measure(
                1,
                "programme-sample-indicator-1",
                Some(0.0),
                180.0,
                &t.say("programme-sample-unit"),
            ),
            measure(2, "programme-sample-indicator-2", None, 37.5, "%"),
        ],
        deliverables: vec![
            hand(
                1,
                "programme-sample-deliverable-1",
                day(11, 20),
                day(11, 18),
            ),
            hand(2, "programme-sample-deliverable-2", day(11, 29), None),
            hand(3, "programme-sample-deliverable-3", day(12, 20), None),
        ],
        news: vec![crate::pages::news::show::invented(scene)],
        acts: vec![crate::pages::acts::show::invented(scene)],
    }
}
