//! `keruen lottery verify` of a file that says that no panel meets the quotas.

use keruen_lottery::format::{Infeasible, Published as _, ReadError};
use keruen_lottery::verify::{Outcome, Report, Step, no_panel};
use keruen_speech::Speaker;

use super::super::watch::Guard;
use super::super::{FALSE, Trouble, infeasible, unread};
use super::kind;
use super::search::Searcher;
use super::steps::{self, Chance, Manner, Names};
use crate::cli::lottery::VerifyArgs;
use crate::say;

/// Whether these are the bytes of such a file, even a changed one.
pub fn is_infeasible(bytes: &[u8]) -> bool {
    let read = Infeasible::from_bytes(bytes);
    let changed = matches!(
        read,
        Err(ReadError::WrongMember { .. } | ReadError::NotCanonical { .. })
    );
    read.is_ok() || (changed && !unread::is_foreign(bytes))
}

/// Checks it, says each step, and in the last line whether it is true.
pub fn run(t: Speaker<'_>, args: &VerifyArgs, bytes: &[u8]) -> Result<u8, Trouble> {
    if args.result.is_some() || args.commitment.is_some() {
        let name = args.lottery.display().to_string();
        return Err(Trouble(t.say1("cli-lottery-none-result", "file", name)));
    }
    let known = kind::<Infeasible>(t, &args.lottery, bytes)?;
    let mut guard = Guard::new(t, Some(args.time_limit.0));
    let report = no_panel(bytes, &mut Searcher::new(&mut guard));
    guard.done();
    let names = Names {
        lottery: &args.lottery,
        result: None,
        commitment: None,
    };
    let manner = Manner {
        people: known.as_ref().map_or(&[], |file| &file.people),
        far: None,
        chance: Chance::Beacon,
        by_search: false,
        late: guard.late(),
    };
    for check in &report.checks {
        say::tell(steps::line(t, names, manner, check));
    }
    if let Some(file) = known.filter(|_| report.is_true()) {
        let heading = t.say("cli-lottery-ways");
        let ways = infeasible::ways_out(t, &file, heading, |_| None);
        if !ways.is_empty() {
            say::tell("");
            // What stayed open above does not stand below as if it were known.
            if !report.is_proved() {
                say::tell(t.say("cli-lottery-ways-claimed"));
            }
            ways.iter().for_each(say::tell);
            say::tell("");
        }
    }
    say::tell(t.say(verdict(&report)));
    Ok(if report.is_true() { 0 } else { FALSE })
}

/// The last line.
fn verdict(report: &Report) -> &'static str {
    let proof = (report.checks.iter()).find(|check| matches!(check.step, Step::NoPanel(_)));
    let shown = proof.is_some_and(|proof| proof.outcome == Outcome::Passed);
    match (report.is_true(), report.is_proved(), shown) {
        (false, _, true) => "cli-lottery-verdict-false",
        (false, _, false) => "cli-lottery-verdict-none-false",
        (true, true, _) => "cli-lottery-verdict-none-true",
        (true, false, true) => "cli-lottery-verdict-none-rest",
        (true, false, false) => "cli-lottery-verdict-none-open",
    }
}
