//! `keruen lottery verify` of an order, and of whom it chose.

use keruen_lottery::format::{Commitment, Points, Published as _, ReadError, Walked};
use keruen_lottery::verify::{Report, WalkFiles, walk};
use keruen_speech::Speaker;

use super::super::watch::Guard;
use super::super::{FALSE, Trouble, unread, words};
use super::search::Searcher;
use super::steps::{self, Chance, Manner, Names};
use super::{kind, optional};
use crate::cli::lottery::VerifyArgs;
use crate::say;

/// Whether these are the bytes of such a file, even a changed one.
pub fn is_points(bytes: &[u8]) -> bool {
    match Points::from_bytes(bytes) {
        Ok(_) => true,
        Err(ReadError::WrongMember { .. } | ReadError::NotCanonical { .. }) => {
            !unread::is_foreign(bytes)
        }
        Err(_) => false,
    }
}

/// Checks it, says each step, and in the last line whether it is true.
pub fn run(t: Speaker<'_>, args: &VerifyArgs, bytes: &[u8]) -> Result<u8, Trouble> {
    let known = kind::<Points>(t, &args.lottery, bytes)?;
    let walked = optional::<Walked>(t, args.result.as_deref())?;
    let commitment = optional::<Commitment>(t, args.commitment.as_deref())?;
    let mut guard = Guard::new(t, Some(args.time_limit.0));
    let files = WalkFiles {
        points: bytes,
        walk: walked.as_ref().map(|(bytes, _)| bytes.as_slice()),
        commitment: commitment.as_ref().map(|(bytes, _)| bytes.as_slice()),
    };
    let report = walk(files, &mut Searcher::new(&mut guard));
    guard.done();
    let names = Names {
        lottery: &args.lottery,
        result: args.result.as_deref(),
        commitment: args.commitment.as_deref(),
    };
    let people = known.as_ref().map(Points::people).unwrap_or_default();
    let manner = Manner {
        people: &people,
        far: None,
        chance: Chance::Beacon,
        by_search: false,
        late: guard.late(),
    };
    for check in &report.checks {
        say::tell(steps::line(t, names, manner, check));
    }
    let walked = walked.and_then(|(_, walked)| walked);
    if let Some(walked) = walked.as_ref().filter(|_| report.is_true()) {
        told(t, args, walked).iter().for_each(say::tell);
    }
    say::tell(t.say(verdict(&report, args.result.is_some())));
    Ok(if report.is_true() { 0 } else { FALSE })
}

/// Who was chosen; and by which commitment, where nobody compared it.
fn told(t: Speaker<'_>, args: &VerifyArgs, walked: &Walked) -> Vec<String> {
    let mut lines = vec![words::list(t, "cli-lottery-drawn-people", &walked.people)];
    if !walked.alternates.is_empty() {
        lines.push(words::list(
            t,
            "cli-lottery-drawn-alternates",
            &walked.alternates,
        ));
    }
    let dice = |commitment: &&Commitment| u8::from(commitment.dice) > 0;
    let committed = walked.commitment.as_ref().filter(dice);
    let unseen = committed.filter(|_| args.commitment.is_none());
    if let Some(sha256) = unseen.and_then(|commitment| commitment.sha256().ok()) {
        let sha256 = sha256.to_string();
        lines.push(t.say1("cli-lottery-commitment-unseen", "sha256", sha256));
    }
    lines
}

/// The last line.
fn verdict(report: &Report, chosen: bool) -> &'static str {
    match (report.is_true(), report.is_proved(), chosen) {
        (false, ..) => "cli-lottery-verdict-false",
        (true, _, false) => "cli-lottery-verdict-walk-none",
        (true, true, true) => "cli-lottery-verdict-walk-true",
        (true, false, true) => "cli-lottery-verdict-walk-open",
    }
}
