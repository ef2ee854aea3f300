//! Everything about a published lottery that a stranger can check, done again from the files alone.
//!
//! Nothing here is shared with what prepares a lottery or goes down an order, so a mistake there is
//! not made twice. Shared are the types of the files, fractions, the bounds of a pool, which texts
//! look the same ([`crate::text`]), and what chance said and which row that is ([`crate::draw`]), which
//! the tests hold against numbers that were worked out elsewhere. The checks are a list, so that it can be shown as one.

mod certificate;
mod claims;
mod fault;
mod ground;
mod no_panel;
mod numbers;
mod panels;
mod prices;
mod result;
mod search;
mod turns;
mod untrue;
mod walk;

pub use fault::{Fault, LevelFault, Multiplied, PanelFault, Shown};
pub use no_panel::{Shows, no_panel};
pub use search::{Answer, Plain, Question, Search};
pub use untrue::Untrue;
pub use walk::{Astray, WalkFiles, walk};

use crate::format::{Bytes, Drawn, Lottery, Published as _};
use crate::fraction::Fraction;
use ground::Ground;

/// The files that are checked against each other.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// `lottery.json`.
    pub lottery: &'a [u8],
    /// `result.json`, if there is one yet.
    pub result: Option<&'a [u8]>,
    /// `commitment.json`, where somebody kept it: the result repeats it.
    pub commitment: Option<&'a [u8]>,
}

/// What was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// `lottery.json` has one form, and this is it.
    LotteryFile,
    /// Everybody has an id of their own and a value for each feature.
    People,
    /// Every row is a legal panel.
    Rows,
    /// So is every panel of the exact chances, and their weights are all there is.
    Panels,
    /// Every row has alternates who are not in it.
    Alternates,
    /// People who do not differ have the same chance.
    EqualChances,
    /// The lowest chance is as stated.
    Minimum,
    /// The lowest chance in the rows is as stated.
    PublishedMinimum,
    /// The most that a chance moved when rows were made is as stated.
    LargestChange,
    /// The bound of a level of the certificate, counted from 1, holds.
    Level(usize),
    /// The levels say as much as the objective promises.
    Objective,
    /// `result.json` has one form, and this is it.
    ResultFile,
    /// `commitment.json` is what the result repeats.
    CommitmentFile,
    /// The commitment is to this lottery.
    Commitment,
    /// Chance came from where the commitment said, is genuine, and leads to the row.
    Row,
    /// The people of the result are those of the row.
    Drawn,
    /// The alternates of the result are those of the row.
    DrawnAlternates,
    /// `keruen-infeasible/1` has one form, and this is it.
    NoPanelFile,
    /// No panel meets the quotas.
    NoPanel(Shows),
    /// There are no more ways out than are ever shown.
    Ways,
    /// With the changes of a way out, counted from 1, there is a panel.
    Way(usize),
    /// Without any one of them there is none.
    WayNeeded(usize),
    /// The quotas of the conflict leave no panel, even without all others.
    Conflict,
    /// Without any one of them the others do.
    ConflictNeeded,
    /// No panel within the first way out seats anybody who is called excluded.
    Excluded,
    /// `keruen-points/1` has one form, and this is it.
    PointsFile,
    /// Everybody stands in the place that follows from the others.
    Places,
    /// `keruen-walk/1` has one form, and this is it.
    WalkFile,
    /// The walk is down this order, and its commitment is to it.
    PointsCommitment,
    /// Chance came from where the commitment said: it puts those who share a place in order.
    Equals,
    /// Those who were chosen are in the order and a legal panel.
    Chosen,
    /// Whoever was passed over could not be taken.
    Turns,
    /// The alternates are the first of those who are left.
    Others,
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is so.
    Passed,
    /// Nothing is false, but something is not proved.
    Open(Open),
    /// It is not so.
    Failed(Fault),
}

/// What is not proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// The lowest chance of the level could be higher by as much as this.
    Gap(Fraction),
    /// Somebody whose chance the level settles has this much more than its bound.
    Above(Fraction),
    /// The level settles somebody by a weight that hardly counts: with its gap, the chance could be
    /// higher by as much as this.
    Loose(Fraction),
    /// So many people are settled by no level.
    Unsettled(usize),
    /// Only a search could tell, and it was given up.
    Unsearched,
    /// So many people have a chance, yet sit in no row: the draw cannot choose them.
    NoRow(usize),
    /// The proof is about the chances before rows were made of them; then a chance moved by a row
    /// or more.
    Moved(Moved),
}

/// The chance that moved most when rows were made: whoever is first of those it happened to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whose chance it is.
    pub id: String,
    /// In how many rows they sit.
    pub rows: u64,
    /// How many the exact chance would give: that chance times the number of rows.
    pub due: Fraction,
    /// By how much the chance moved: `largest_change`.
    pub change: Fraction,
}

/// One check.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What was checked.
    pub step: Step,
    /// How it ended.
    pub outcome: Outcome,
}

/// All checks that could be made, in order. What stands on something that failed is not checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The checks.
    pub checks: Vec<Check>,
}

impl Report {
    /// Whether nothing is false.
    pub fn is_true(&self) -> bool {
        !(self.checks.iter()).any(|check| matches!(check.outcome, Outcome::Failed(_)))
    }

    /// Whether, beyond that, all that is promised is proved.
    pub fn is_proved(&self) -> bool {
        (self.checks.iter()).all(|check| check.outcome == Outcome::Passed)
    }

    /// Adds a check, and says whether what stands on it is to be checked.
    fn goes_on(&mut self, step: Step, outcome: Outcome) -> bool {
        let failed = matches!(outcome, Outcome::Failed(_));
        self.add(step, outcome);
        !failed
    }

    fn add(&mut self, step: Step, outcome: impl Into<Outcome>) {
        let outcome = outcome.into();
        self.checks.push(Check { step, outcome });
    }
}

impl From<Result<(), Fault>> for Outcome {
    fn from(checked: Result<(), Fault>) -> Self {
        checked.map_or_else(Self::Failed, |()| Self::Passed)
    }
}

/// The largest gap with which a bound counts as reached: 10^-9.
pub fn tolerance() -> Fraction {
    Fraction::new(1, 1_000_000_000)
}

/// Checks the files. `search` is asked only where a certificate cannot be checked by multiplication.
pub fn verify(files: Files<'_>, search: &mut dyn Search) -> Report {
    let mut report = Report::default();
    let lottery = match Lottery::from_bytes(files.lottery) {
        Ok(lottery) => lottery,
        Err(error) => {
            report.add(Step::LotteryFile, Outcome::Failed(error.into()));
            return report;
        }
    };
    report.add(Step::LotteryFile, Ok(()));
    match Ground::new(lottery.seats, &lottery.features, &lottery.people) {
        Ok(ground) => {
            report.add(Step::People, Ok(()));
            check_lottery(&lottery, &ground, search, &mut report);
        }
        Err(fault) => report.add(Step::People, Err(fault)),
    }
    if let Some(bytes) = files.result {
        result::check(
            &lottery,
            files.lottery,
            bytes,
            files.commitment,
            &mut report,
        );
    }
    report
}

/// Whether a result follows from its lottery: the commitment, the chance, the row, the people. Of the
/// lottery itself nothing is checked.
///
/// # Errors
/// The first thing that is false.
pub fn is_drawn(lottery: &Lottery, result: &Drawn) -> Result<(), Fault> {
    let mut report = Report::default();
    // What no bytes can be made of was not read from a file, and nobody could commit to it.
    let found = lottery.sha256().unwrap_or(Bytes([0; 32]));
    result::draw(lottery, found, result, &mut report);
    let mut faults = (report.checks.into_iter()).filter_map(|check| match check.outcome {
        Outcome::Failed(fault) => Some(fault),
        Outcome::Passed | Outcome::Open(_) => None,
    });
    faults.next().map_or(Ok(()), Err)
}

fn check_lottery(
    lottery: &Lottery,
    ground: &Ground<'_>,
    search: &mut dyn Search,
    report: &mut Report,
) {
    let rows = panels::rows(lottery, ground);
    let panels = panels::exact(lottery, ground);
    let sound = (rows.is_ok(), panels.is_ok());
    report.add(Step::Rows, rows);
    report.add(Step::Panels, panels);
    report.add(Step::Alternates, panels::alternates(lottery, ground));
    if sound.1 {
        let chances = numbers::exact(lottery);
        report.add(
            Step::EqualChances,
            numbers::equal(lottery, ground, &chances),
        );
        report.add(Step::Minimum, numbers::minimum(lottery, &chances));
        if sound.0 {
            let seated = numbers::in_rows(lottery);
            report.add(
                Step::PublishedMinimum,
                numbers::published_minimum(lottery, &chances, &seated),
            );
            report.add(
                Step::LargestChange,
                numbers::largest_change(lottery, &chances, &seated),
            );
        }
        certificate::check(lottery, ground, &chances, search, report);
    }
}
