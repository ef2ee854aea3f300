//! The rail of stages as it is drawn.

use jiff::civil::Date;
use keruen_office::programme::rail::{current, rail};
use keruen_office::programme::{Doubt, Odd, Stage, StageKind, StageState};
use keruen_speech::Speaker;

use super::text::{Said, span_near};

/// One stage of the rail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// `done`, `now`, `next`: how the stylesheet draws it; `here` where a phone shows one only.
    pub class: String,
    /// Its name.
    pub name: String,
    /// A word about it.
    pub note: Option<Said>,
    /// Its days.
    pub days: String,
    /// Whether it is under way.
    pub now: bool,
}

/// The name of a stage.
pub fn name(t: Speaker<'_>, kind: StageKind) -> String {
    t.say(match kind {
        StageKind::Call => "programme-stage-call",
        StageKind::Choosing => "programme-stage-choosing",
        StageKind::Training => "programme-stage-training",
        StageKind::Preparation => "programme-stage-preparation",
        StageKind::Tour => "programme-stage-tour",
        StageKind::Report => "programme-stage-report",
    })
}

/// What is odd about the days of a stage.
pub fn doubt(t: Speaker<'_>, doubt: Doubt) -> String {
    let stage = name(t, doubt.stage);
    match doubt.why {
        Odd::BeforeProgramme => t.say1("programme-doubt-before", "stage", stage),
        Odd::AfterProgramme => t.say1("programme-doubt-after", "stage", stage),
        Odd::Before(kind) => {
            let earlier = name(t, kind);
            t.say2("programme-doubt-order", "stage", stage, "earlier", earlier)
        }
    }
}

/// All stages on a day; none if none of them has a day or a word.
pub fn steps(t: Speaker<'_>, stages: &[Stage], today: Date) -> Vec<Step> {
    let known =
        |stage: &Stage| stage.starts.is_some() || stage.ends.is_some() || !stage.note.is_empty();
    if !stages.iter().any(known) {
        return Vec::new();
    }
    let steps = rail(stages, today);
    let here = current(&steps).map(|step| step.stage.kind);
    steps
        .iter()
        .map(|step| {
            let class = match step.state {
                StageState::Done => "done",
                StageState::Now => "now",
                StageState::Ahead | StageState::Undated => "next",
            };
            let here = here == Some(step.stage.kind);
            Step {
                class: if here {
                    format!("{class} here")
                } else {
                    class.to_owned()
                },
                name: name(t, step.stage.kind),
                note: Said::of(t, &step.stage.note),
                days: span_near(t, step.stage.starts, step.stage.ends, today),
                now: step.state == StageState::Now,
            }
        })
        .collect()
}
