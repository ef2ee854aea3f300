//! The rail: six stages, and where the programme stands on it today.

use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_store::{Record, Row, StoreError};

use super::model::day;
use crate::fields::{Fault, Fields, PARAGRAPH, Reader};
use crate::text::Trio;

/// The stages of every programme, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StageKind {
    /// People apply.
    Call,
    /// A delegation is chosen.
    Choosing,
    /// Trainings.
    Training,
    /// Getting ready for the tour.
    Preparation,
    /// The study tour.
    Tour,
    /// The report to the commissioner.
    Report,
}

impl StageKind {
    /// All, in order.
    pub const ALL: [Self; 6] = [
        Self::Call,
        Self::Choosing,
        Self::Training,
        Self::Preparation,
        Self::Tour,
        Self::Report,
    ];

    /// As stored, in forms and in catalogue keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Choosing => "choosing",
            Self::Training => "training",
            Self::Preparation => "preparation",
            Self::Tour => "tour",
            Self::Report => "report",
        }
    }

    /// The field of the programme that the journal names when the stage changes.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Call => "stage_call",
            Self::Choosing => "stage_choosing",
            Self::Training => "stage_training",
            Self::Preparation => "stage_preparation",
            Self::Tour => "stage_tour",
            Self::Report => "stage_report",
        }
    }

    /// From storage.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A stage with its days and a word about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Which one.
    pub kind: StageKind,
    /// The first day.
    pub starts: Option<Date>,
    /// The last day.
    pub ends: Option<Date>,
    /// A few words: "126 applications", "departs in a week".
    pub note: Trio,
}

impl Stage {
    /// Without days and words.
    pub fn bare(kind: StageKind) -> Self {
        Self {
            kind,
            starts: None,
            ends: None,
            note: Trio::default(),
        }
    }

    /// In one line, as the history keeps it: `2026-09-01/2026-10-01 a word | слово`, a day that is
    /// not known as `…`.
    pub fn written(&self) -> String {
        let day = |d: Option<Date>| d.map_or_else(|| "…".to_owned(), |d| d.to_string());
        let notes: Vec<&str> = Lang::ALL
            .into_iter()
            .filter_map(|lang| self.note.get(lang))
            .collect();
        let days = format!("{}/{}", day(self.starts), day(self.ends));
        format!("{days} {}", notes.join(" | "))
    }

    /// Reads all six from a form: `call_starts`, `call_ends`, `call_note_kk`… and so on.
    pub fn read_all(fields: &dyn Fields) -> Result<Vec<Self>, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let stages = StageKind::ALL
            .into_iter()
            .map(|kind| {
                let code = kind.code();
                let (starts, ends) =
                    reader.span(&format!("{code}_starts"), &format!("{code}_ends"));
                Self {
                    kind,
                    starts,
                    ends,
                    note: reader.trio(&format!("{code}_note"), PARAGRAPH / 10),
                }
            })
            .collect();
        reader.finish(|| Some(stages))
    }
}

impl Record for Stage {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            kind: row.word("kind", StageKind::from_code)?,
            starts: day(row, "starts")?,
            ends: day(row, "ends")?,
            note: Trio::read(row, "note")?,
        })
    }
}

/// What is odd about the days of a stage. Life may be so: it is said, and not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// The stage.
    pub stage: StageKind,
    /// What is odd about it.
    pub why: Odd,
}

/// How the days of a stage do not fit what stands beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// It begins before the programme does.
    BeforeProgramme,
    /// It ends, or begins, after the programme's last day.
    AfterProgramme,
    /// It begins before this one, which stands before it on the rail.
    Before(StageKind),
}

/// What is odd about the days of these stages, beside each other and beside the programme's own.
/// One doubt a stage and kind.
pub fn doubts(stages: &[Stage], starts: Option<Date>, ends: Option<Date>) -> Vec<Doubt> {
    let of = |kind| stages.iter().find(|stage| stage.kind == kind);
    let mut all = Vec::new();
    for (place, kind) in StageKind::ALL.into_iter().enumerate() {
        let Some(stage) = of(kind) else { continue };
        let mut doubt = |why| all.push(Doubt { stage: kind, why });
        let (first, last) = (stage.starts.or(stage.ends), stage.ends.or(stage.starts));
        if first.zip(starts).is_some_and(|(day, start)| day < start) {
            doubt(Odd::BeforeProgramme);
        }
        if last.zip(ends).is_some_and(|(day, end)| day > end) {
            doubt(Odd::AfterProgramme);
        }
        let later = |earlier: &&StageKind| {
            let begins = of(**earlier).and_then(|other| other.starts);
            first.zip(begins).is_some_and(|(day, begins)| day < begins)
        };
        if let Some(earlier) = StageKind::ALL[..place].iter().find(later) {
            doubt(Odd::Before(*earlier));
        }
    }
    all
}

/// Where a stage stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageState {
    /// No day is known.
    Undated,
    /// It has not begun.
    Ahead,
    /// It is under way.
    Now,
    /// It is over.
    Done,
}

/// One step of the rail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The stage.
    pub stage: Stage,
    /// Where it stands.
    pub state: StageState,
}

/// All six stages in order with their states on a day. Pure. A stage without a last day ends when
/// a later one begins; one without a first day is ahead until its last day is past.
pub fn rail(stages: &[Stage], today: Date) -> Vec<Step> {
    let all: Vec<Stage> = StageKind::ALL
        .into_iter()
        .map(|kind| {
            stages
                .iter()
                .find(|stage| stage.kind == kind)
                .cloned()
                .unwrap_or_else(|| Stage::bare(kind))
        })
        .collect();
    let standing: Vec<StageState> = all
        .iter()
        .enumerate()
        .map(|(i, stage)| {
            let later_began = || {
                all[i + 1..]
                    .iter()
                    .any(|s| s.starts.is_some_and(|d| d <= today))
            };
            state(stage, today, later_began)
        })
        .collect();
    all.into_iter()
        .zip(standing)
        .map(|(stage, state)| Step { stage, state })
        .collect()
}

fn state(stage: &Stage, today: Date, later_began: impl Fn() -> bool) -> StageState {
    match (stage.starts, stage.ends) {
        (None, None) => StageState::Undated,
        (_, Some(ends)) if ends < today => StageState::Done,
        (Some(starts), _) if starts > today => StageState::Ahead,
        (None, Some(_)) => StageState::Ahead,
        (Some(_), None) if later_began() => StageState::Done,
        (Some(_), _) => StageState::Now,
    }
}

/// The step to point at: the last one under way, else the first one ahead.
pub fn current(rail: &[Step]) -> Option<&Step> {
    rail.iter()
        .rev()
        .find(|step| step.state == StageState::Now)
        .or_else(|| rail.iter().find(|step| step.state == StageState::Ahead))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn stage(kind: StageKind, starts: Option<Date>, ends: Option<Date>) -> Stage {
        Stage {
            starts,
            ends,
            ..Stage::bare(kind)
        }
    }

    #[test]
    fn odd_days_are_named_and_ordinary_ones_are_not() {
        use StageKind::{Call, Report, Tour, Training};
        let day = |month, day| Some(date(2026, month, day));
        let programme = (day(3, 1), day(12, 20));
        let call = stage(Call, day(4, 1), day(5, 1));
        let doubts = |stages: &[Stage]| doubts(stages, programme.0, programme.1);
        let good = [
            call.clone(),
            stage(Training, day(5, 1), None),
            stage(Report, None, day(12, 20)),
        ];
        assert_eq!(doubts(&good), []);
        let odd = [
            call,
            stage(Training, day(3, 15), day(5, 10)),
            stage(Tour, day(2, 1), day(12, 21)),
        ];
        let doubt = |stage, why| Doubt { stage, why };
        assert_eq!(
            doubts(&odd),
            [
                doubt(Training, Odd::Before(Call)),
                doubt(Tour, Odd::BeforeProgramme),
                doubt(Tour, Odd::AfterProgramme),
                doubt(Tour, Odd::Before(Call)),
            ]
        );
        assert_eq!(super::doubts(&odd[1..2], None, None), []);
    }

    #[test]
    fn the_rail_of_the_mock() {
        use StageKind::{Call, Choosing, Preparation, Report, Tour, Training};
        use StageState::{Ahead, Done, Now};
        let stages = [
            stage(Report, None, Some(date(2026, 11, 15))),
            stage(Call, Some(date(2026, 9, 1)), Some(date(2026, 10, 1))),
            stage(Choosing, Some(date(2026, 10, 3)), Some(date(2026, 10, 3))),
            stage(Training, Some(date(2026, 10, 5)), Some(date(2026, 10, 10))),
            stage(Preparation, Some(date(2026, 10, 11)), None),
            stage(Tour, Some(date(2026, 10, 21)), Some(date(2026, 10, 23))),
        ];
        let on = |d| {
            rail(&stages, d)
                .iter()
                .map(|s| (s.stage.kind, s.state))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            on(date(2026, 10, 14)),
            [
                (Call, Done),
                (Choosing, Done),
                (Training, Done),
                (Preparation, Now),
                (Tour, Ahead),
                (Report, Ahead)
            ]
        );
        assert_eq!(
            on(date(2026, 10, 21))[3],
            (Preparation, Done),
            "the tour has begun"
        );
        assert_eq!(on(date(2026, 11, 16))[5], (Report, Done));
        let steps = rail(&stages, date(2026, 10, 14));
        assert_eq!(current(&steps).map(|s| s.stage.kind), Some(Preparation));
    }

    proptest! {
        #[test]
        fn a_stage_never_goes_backwards(
            days in proptest::collection::vec((proptest::option::of(0i32..60), proptest::option::of(0i32..60)), 6),
            at in 0i32..60, later in 0i32..60,
        ) {
            let day = |n: i32| date(2026, 9, 1).saturating_add(jiff::Span::new().days(n));
            let stages: Vec<Stage> = StageKind::ALL.into_iter().zip(days).map(|(kind, (a, b))| {
                let (a, b) = match (a, b) { (Some(a), Some(b)) => (Some(a.min(b)), Some(a.max(b))), other => other };
                stage(kind, a.map(day), b.map(day))
            }).collect();
            let order = |s: StageState| match s {
                StageState::Undated => 0, StageState::Ahead => 1, StageState::Now => 2, StageState::Done => 3,
            };
            let (early, late) = (at.min(later), at.max(later));
            for (a, b) in rail(&stages, day(early)).iter().zip(rail(&stages, day(late))) {
                prop_assert!(order(a.state) <= order(b.state));
            }
        }
    }
}
