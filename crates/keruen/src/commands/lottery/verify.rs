//! `keruen lottery verify`: all that a stranger can check, done again from the files alone.

mod first;
mod none;
mod search;
mod steps;
mod walk;

use std::path::Path;

use keruen_lottery::format::{Commitment, Drawn, Kind, Lottery, Objective, Published, ReadError};
use keruen_lottery::mixing;
use keruen_lottery::verify::{self, Files};
use keruen_speech::Speaker;

use self::first::Continues;
use self::search::Searcher;
use self::steps::{Chance, Manner, Names};
use super::facts::{Facts, Proved};
use super::watch::Guard;
use super::{FALSE, Trouble, draw, files, prepare, unread, words};
use crate::cli::lottery::VerifyArgs;
use crate::say;

/// More ids than this are counted, not listed.
const MOST_LISTED: usize = 30;

/// Checks, says each step, and in the last line whether all of it is true.
pub fn run(t: Speaker<'_>, args: &VerifyArgs) -> Result<u8, Trouble> {
    let lottery = files::bytes(t, &args.lottery, Lottery::MOST_BYTES as u64)?;
    if none::is_infeasible(&lottery) {
        stands_alone(t, args)?;
        return none::run(t, args, &lottery);
    }
    if walk::is_points(&lottery) {
        stands_alone(t, args)?;
        return walk::run(t, args, &lottery);
    }
    let known = kind::<Lottery>(t, &args.lottery, &lottery)?;
    let result = optional::<Drawn>(t, args.result.as_deref())?;
    let commitment = optional::<Commitment>(t, args.commitment.as_deref())?;
    let mut guard = Guard::new(t, Some(args.time_limit.0));
    let continues =
        first::check(t, &args.before, known.as_ref(), &mut guard).inspect_err(|_| guard.done())?;
    let report = verify::verify(
        Files {
            lottery: &lottery,
            result: result.as_ref().map(|(bytes, _)| bytes.as_slice()),
            commitment: commitment.as_ref().map(|(bytes, _)| bytes.as_slice()),
        },
        &mut Searcher::new(&mut guard),
    );
    guard.done();
    let names = Names {
        lottery: &args.lottery,
        result: args.result.as_deref(),
        commitment: args.commitment.as_deref(),
    };
    let drawn = result.as_ref().and_then(|(_, drawn)| drawn.as_ref());
    let facts = known.as_ref().map(Facts::of);
    let far = facts.as_ref().and_then(|facts| words::far(t, facts));
    let manner = Manner {
        people: known.as_ref().map_or(&[], |lottery| &lottery.people),
        far: far.as_deref(),
        chance: Chance::of(drawn),
        by_search: (known.as_ref()).is_some_and(|lottery| lottery.certificate.kind == Kind::B),
        late: guard.late(),
    };
    for check in &report.checks {
        say::tell(steps::line(t, names, manner, check));
    }
    let held = match continues {
        None => Some(true),
        Some(Continues::Held(line)) => {
            say::tell(line);
            say::tell(first_itself(t, args));
            if !args.before.earlier.is_empty() {
                say::tell(t.say("cli-lottery-earlier-itself"));
            }
            Some(true)
        }
        Some(Continues::Open(line)) => {
            say::tell(line);
            None
        }
        Some(Continues::Not(line)) => {
            say::tell(line);
            Some(false)
        }
    };
    let is_true = report.is_true() && held != Some(false);
    if let (Some(lottery), Some(facts), true) = (&known, &facts, is_true) {
        say::tell(words::range(t, facts));
        rows(t, lottery, facts, &mut guard)
            .iter()
            .for_each(say::tell);
        let lowest_alone = lottery.objective == Objective::Maximin && !facts.are_equal();
        if lowest_alone && Proved::of(lottery).open.is_none() {
            say::tell(t.say("cli-lottery-only-lowest"));
        }
        if let Some(drawn) = drawn {
            draw::told(t, lottery, drawn).iter().for_each(say::tell);
            let alone = commitment.is_none() && manner.chance != Chance::Beacon;
            let sha256 = drawn.commitment.sha256().ok().filter(|_| alone);
            if let Some(sha256) = sha256 {
                let sha256 = sha256.to_string();
                say::tell(t.say1("cli-lottery-commitment-unseen", "sha256", sha256));
            }
        }
    }
    let is_proved = report.is_proved() && held == Some(true);
    say::tell(verdict(t, is_true, is_proved, result.is_some()));
    Ok(if is_true { 0 } else { FALSE })
}

/// That no first lottery was given for a file that can continue none: it would be compared with
/// nothing.
fn stands_alone(t: Speaker<'_>, args: &VerifyArgs) -> Result<(), Trouble> {
    // Without a first lottery the command line has neither its result nor earlier ones.
    if args.before.first_lottery.is_none() {
        return Ok(());
    }
    let file = args.lottery.display().to_string();
    Err(Trouble(t.say1("cli-lottery-first-not-here", "file", file)))
}

/// What the rows do to chances beyond what is proved of them, and what no file can show.
fn rows(t: Speaker<'_>, lottery: &Lottery, facts: &Facts, watch: &mut Guard<'_>) -> Vec<String> {
    let mut lines = words::rows(t, lottery, facts);
    let spread = mixing::spread(lottery.people.len(), &lottery.rows, watch);
    watch.done();
    lines.extend(prepare::tied(t, lottery, spread.closest.as_ref()));
    if let Some(replaces) = lottery.replaces.as_ref() {
        let lost = &replaces.lost;
        lines.push(words::some(
            t,
            "cli-lottery-replaced-lost",
            lost,
            MOST_LISTED,
        ));
    }
    lines
}

/// The file, as far as it can be read; its name with what is wrong where it is no file of this kind
/// at all. One that was changed is of its kind: that it was changed is what the check finds.
fn kind<F: Published>(t: Speaker<'_>, path: &Path, bytes: &[u8]) -> Result<Option<F>, Trouble> {
    match F::from_bytes(bytes) {
        Ok(file) => Ok(Some(file)),
        Err(ReadError::WrongMember { .. } | ReadError::NotCanonical { .. })
            if !unread::is_foreign(bytes) =>
        {
            Ok(None)
        }
        Err(error) => Err(Trouble(unread::of(t, path, bytes, &error))),
    }
}

/// A file that need not be given: its bytes and, as far as it can be read, its content.
#[expect(
    clippy::type_complexity,
    reason = "a pair that is taken apart in the next line"
)]
fn optional<F: Published>(
    t: Speaker<'_>,
    path: Option<&Path>,
) -> Result<Option<(Vec<u8>, Option<F>)>, Trouble> {
    let read = |path| {
        let bytes = files::bytes(t, path, F::MOST_BYTES as u64)?;
        let known = kind(t, path, &bytes)?;
        Ok((bytes, known))
    };
    path.map(read).transpose()
}

/// How the first lottery is checked by itself.
fn first_itself(t: Speaker<'_>, args: &VerifyArgs) -> String {
    let name = |path: &Option<std::path::PathBuf>| {
        path.as_deref()
            .map_or(String::new(), |path| path.display().to_string())
    };
    let (lottery, result) = (
        name(&args.before.first_lottery),
        name(&args.before.first_result),
    );
    let command = format!("keruen lottery verify {lottery} {result}");
    t.say1("cli-lottery-first-itself", "command", command)
}

/// The last line.
fn verdict(t: Speaker<'_>, is_true: bool, is_proved: bool, drawn: bool) -> String {
    t.say(match (is_true, is_proved, drawn) {
        (false, ..) => "cli-lottery-verdict-false",
        (true, true, true) => "cli-lottery-verdict-true",
        (true, false, true) => "cli-lottery-verdict-open",
        (true, true, false) => "cli-lottery-verdict-undrawn",
        (true, false, false) => "cli-lottery-verdict-undrawn-open",
    })
}
