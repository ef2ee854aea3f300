//! The steps of a check in words.
//!
//! keys: cli-lottery-step-*

use std::path::Path;

use keruen_lottery::format::{Drawn, Person};
use keruen_lottery::verify::{Check, Fault, Open, Outcome, Shows, Step};
use keruen_speech::Speaker;

use super::super::{doubts, unread, words};

/// The files, by their names.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The lottery.
    pub lottery: &'a Path,
    /// The result.
    pub result: Option<&'a Path>,
    /// The commitment.
    pub commitment: Option<&'a Path>,
}

/// What of a lottery decides how its steps are worded.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    /// Everybody in the lottery.
    pub people: &'a [Person],
    /// That rows are far from the chances before, in words.
    pub far: Option<&'a str>,
    /// What decided, where there is a result.
    pub chance: Chance,
    /// Whether its levels may need a search.
    pub by_search: bool,
    /// Whether the time for it was over.
    pub late: bool,
}

/// What decided which row is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Chance {
    /// A beacon, or nothing yet.
    Beacon,
    /// Dice: what they showed stands in the result, because somebody typed it.
    Dice,
    /// Both.
    Both,
}

impl Chance {
    /// What decided this result.
    pub fn of(result: Option<&Drawn>) -> Self {
        let commitment = result.map(|drawn| &drawn.commitment);
        match commitment.map(|named| (u8::from(named.dice) > 0, named.beacon.is_some())) {
            Some((true, false)) => Self::Dice,
            Some((true, true)) => Self::Both,
            _ => Self::Beacon,
        }
    }
}

/// One check with its outcome.
pub fn line(t: Speaker<'_>, names: Names<'_>, manner: Manner<'_>, check: &Check) -> String {
    let step = step(t, manner, check.step);
    match &check.outcome {
        Outcome::Passed => passed(t, &step),
        Outcome::Open(open) => {
            let why = match open {
                Open::Gap(gap) => t.say1("cli-lottery-open-gap", "gap", words::small(t, gap)),
                Open::Above(by) => t.say1("cli-lottery-open-by", "gap", words::small(t, by)),
                Open::Loose(by) => t.say1("cli-lottery-open-loose", "gap", words::small(t, by)),
                Open::Unsettled(people) => t.say1("cli-lottery-open-people", "n", *people),
                Open::NoRow(people) => t.say1("cli-lottery-open-no-row", "n", *people),
                Open::Moved(_) if manner.far.is_some() => manner.far.unwrap_or_default().to_owned(),
                Open::Moved(moved) => {
                    let change = words::small(t, &moved.change);
                    t.say1("cli-lottery-open-moved", "change", change)
                }
                Open::Unsearched => unsearched(t, manner.late),
            };
            self::open(t, &step, &why)
        }
        Outcome::Failed(fault) => {
            let unread =
                |path: Option<&Path>, error| unread::told(t, path.unwrap_or(Path::new("")), error);
            let why = match (check.step, fault) {
                (Step::ResultFile | Step::WalkFile, Fault::Read(error)) => {
                    unread(names.result, error)
                }
                (Step::CommitmentFile, Fault::Read(error)) => unread(names.commitment, error),
                (_, Fault::Read(error)) => unread(Some(names.lottery), error),
                (_, fault) => doubts::fault(t, manner.people, fault),
            };
            failed(t, &step, &why)
        }
    }
}

/// It is so.
pub fn passed(t: Speaker<'_>, step: &str) -> String {
    t.say1("cli-lottery-check-passed", "step", step)
}

/// It is not known whether it is so.
pub fn open(t: Speaker<'_>, step: &str, why: &str) -> String {
    t.say2("cli-lottery-check-open", "step", step, "why", why)
}

/// It is not so.
pub fn failed(t: Speaker<'_>, step: &str, why: &str) -> String {
    t.say2("cli-lottery-check-failed", "step", step, "why", why)
}

/// Why a search found nothing out.
pub fn unsearched(t: Speaker<'_>, late: bool) -> String {
    t.say(if late {
        "cli-lottery-open-late"
    } else {
        "cli-lottery-open-search"
    })
}

/// What was checked.
fn step(t: Speaker<'_>, manner: Manner<'_>, step: Step) -> String {
    let key = match step {
        Step::LotteryFile => "lottery-file",
        Step::People => "people",
        Step::Rows => "rows",
        Step::Panels => "panels",
        Step::Alternates => "alternates",
        Step::EqualChances => "equal",
        Step::Minimum => "minimum",
        Step::PublishedMinimum => "published",
        Step::LargestChange => "change",
        Step::Level(level) => {
            let key = if manner.by_search {
                "cli-lottery-step-level-search"
            } else {
                "cli-lottery-step-level"
            };
            return t.say1(key, "level", level);
        }
        Step::Objective => "objective",
        Step::ResultFile => "result-file",
        Step::CommitmentFile => "commitment-file",
        Step::Commitment => "commitment",
        Step::Row => match manner.chance {
            Chance::Beacon => "row",
            Chance::Dice => "row-dice",
            Chance::Both => "row-both",
        },
        Step::Drawn => "drawn",
        Step::DrawnAlternates => "drawn-alternates",
        Step::NoPanelFile => "none-file",
        Step::NoPanel(Shows::Multiplication) => "none-multiplied",
        Step::NoPanel(Shows::Search) => "none-searched",
        Step::Ways => "none-ways",
        Step::Way(number) => return t.say1("cli-lottery-step-none-way", "n", number),
        Step::WayNeeded(number) => return t.say1("cli-lottery-step-none-way-needed", "n", number),
        Step::Conflict => "none-conflict",
        Step::ConflictNeeded => "none-conflict-needed",
        Step::Excluded => "none-excluded",
        Step::PointsFile => "walk-points-file",
        Step::WalkFile => "walk-file",
        Step::Places => "walk-places",
        Step::PointsCommitment => "walk-commitment",
        Step::Equals => "walk-equals",
        Step::Chosen => "walk-chosen",
        Step::Turns => "walk-turns",
        Step::Others => "walk-others",
    };
    t.say(&format!("cli-lottery-step-{key}"))
}
