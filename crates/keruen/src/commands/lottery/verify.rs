//! `keruen lottery verify`: all that a stranger can check, done again from the two files alone.
//!
//! keys: cli-lottery-step-*

use keruen_lottery::format::{Drawn, Kind, Lottery, Published, ReadError};
use keruen_lottery::thorough::Thorough;
use keruen_lottery::verify::{
    self, Answer, Check, Fault, Files, Open, Outcome, Plain, Question, Report, Search, Step,
};
use keruen_speech::Speaker;

use super::stop::Stop;
use super::{FALSE, Trouble, doubts, draw, files, words};
use crate::cli::lottery::VerifyArgs;
use crate::say;

/// Checks, says each step, and in the last line whether all of it is true.
pub fn run(t: Speaker<'_>, args: &VerifyArgs) -> Result<u8, Trouble> {
    // Nothing is written: it may be stopped at once.
    let _stop = Stop::at_once();
    let lottery = files::bytes(t, &args.lottery, Lottery::MOST_BYTES as u64)?;
    let result = files::bytes(t, &args.result, Drawn::MOST_BYTES as u64)?;
    let known = kind::<Lottery>(&lottery)
        .map_err(|error| Trouble::Bad(words::unread(t, &args.lottery, &error)))?;
    let drawn = kind::<Drawn>(&result)
        .map_err(|error| Trouble::Bad(words::unread(t, &args.result, &error)))?;
    let report = verify::verify(
        Files {
            lottery: &lottery,
            result: Some(&result),
            commitment: None,
        },
        &mut Searcher,
    );
    let by_search = known
        .as_ref()
        .is_some_and(|lottery| lottery.certificate.kind == Kind::B);
    for check in &report.checks {
        say::tell(line(t, args, by_search, check));
    }
    if let Some((lottery, drawn)) = known.zip(drawn).filter(|_| report.is_true()) {
        for line in draw::told(t, &lottery, &drawn) {
            say::tell(line);
        }
    }
    say::tell(verdict(t, &report));
    Ok(if report.is_true() { 0 } else { FALSE })
}

/// First the search without any cunning, which shares nothing with the preparation; where that
/// would take too long, the engine's own, whose every step is multiplied out again.
struct Searcher;

impl Search for Searcher {
    fn heavier(&mut self, question: &Question<'_>) -> Answer {
        match (Plain { looks: PLAIN_LOOKS }).heavier(question) {
            Answer::GaveUp => Thorough {
                go_on: &mut || true,
            }
            .heavier(question),
            answer => answer,
        }
    }
}

/// About a second of plain search.
const PLAIN_LOOKS: u64 = 100_000_000;

/// The file, as far as it can be read; an error where it is no file of this kind at all. One that
/// was changed is of its kind: that it was changed is what the check finds.
fn kind<F: Published>(bytes: &[u8]) -> Result<Option<F>, ReadError> {
    match F::from_bytes(bytes) {
        Ok(file) => Ok(Some(file)),
        Err(ReadError::WrongMember { .. } | ReadError::NotCanonical { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// One check with its outcome.
fn line(t: Speaker<'_>, args: &VerifyArgs, by_search: bool, check: &Check) -> String {
    let step = step(t, by_search, check.step);
    match &check.outcome {
        Outcome::Passed => t.say1("cli-lottery-check-passed", "step", step),
        Outcome::Open(open) => {
            let why = match open {
                Open::Gap(gap) => t.say1("cli-lottery-open-gap", "gap", words::small(t, gap)),
                Open::Above(by) => t.say1("cli-lottery-open-by", "gap", words::small(t, by)),
                Open::Unsettled(people) => t.say1("cli-lottery-open-people", "n", *people),
                Open::Unsearched => t.say("cli-lottery-open-search"),
            };
            t.say2("cli-lottery-check-open", "step", step, "why", why)
        }
        Outcome::Failed(fault) => {
            let why = match (check.step, fault) {
                (Step::ResultFile, Fault::Read(error)) => words::unread(t, &args.result, error),
                (_, Fault::Read(error)) => words::unread(t, &args.lottery, error),
                (_, fault) => doubts::fault(t, fault),
            };
            t.say2("cli-lottery-check-failed", "step", step, "why", why)
        }
    }
}

/// What was checked.
fn step(t: Speaker<'_>, by_search: bool, step: Step) -> String {
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
            let key = if by_search {
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
        Step::Row => "row",
        Step::Drawn => "drawn",
        Step::DrawnAlternates => "drawn-alternates",
    };
    t.say(&format!("cli-lottery-step-{key}"))
}

/// The last line.
fn verdict(t: Speaker<'_>, report: &Report) -> String {
    t.say(if !report.is_true() {
        "cli-lottery-verdict-false"
    } else if report.is_proved() {
        "cli-lottery-verdict-true"
    } else {
        "cli-lottery-verdict-open"
    })
}
