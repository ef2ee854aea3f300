//! `keruen lottery verify` of a file that says that no panel meets the quotas.

use keruen_lottery::format::{Infeasible, Person, Published as _, ReadError};
use keruen_lottery::verify::{Answer, Fault, Shows, ShowsNothing, any_panel, no_panel};
use keruen_speech::Speaker;

use super::super::watch::Guard;
use super::super::{FALSE, Trouble, doubts, infeasible, unread, words};
use super::search::Searcher;
use super::{kind, steps};
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
    let name = || args.lottery.display().to_string();
    if args.result.is_some() {
        return Err(Trouble(t.say1("cli-lottery-none-result", "file", name())));
    }
    let known = kind::<Infeasible>(t, &args.lottery, bytes)?;
    let shows = no_panel(bytes);
    let unread = match &shows {
        Err(ShowsNothing::Ground(Fault::Read(error))) => Some(error),
        _ => None,
    };
    let file_step = t.say("cli-lottery-step-none-file");
    if let Some(error) = unread {
        let why = unread::told(t, &args.lottery, error);
        return Ok(end(t, &[steps::failed(t, &file_step, &why)], Some(false)));
    }
    let mut lines = vec![steps::passed(t, &file_step)];
    let (line, is_so) = match (shows, &known) {
        (Ok(Shows::Multiplication), _) => {
            let step = t.say("cli-lottery-step-none-multiplied");
            (steps::passed(t, &step), Some(true))
        }
        (Ok(Shows::Search), Some(file)) => searched(t, args, file),
        (Ok(Shows::Search), None) => return Ok(FALSE),
        (Err(error), _) => {
            let step = t.say("cli-lottery-step-none-multiplied");
            let people = known.as_ref().map_or(&[][..], |file| &file.people);
            let why = worded(t, people, &error);
            (steps::failed(t, &step, &why), Some(false))
        }
    };
    lines.push(line);
    if let Some(file) = known.filter(|_| is_so != Some(false)) {
        lines.push(String::new());
        lines.extend(infeasible::ways_out(t, &file));
        lines.push(String::new());
    }
    Ok(end(t, &lines, is_so))
}

/// Searches again what the file says was searched.
fn searched(t: Speaker<'_>, args: &VerifyArgs, file: &Infeasible) -> (String, Option<bool>) {
    let mut guard = Guard::new(t, Some(args.time_limit.0));
    let answer = any_panel(file, &mut Searcher::new(&mut guard));
    guard.done();
    let step = t.say("cli-lottery-step-none-searched");
    match answer {
        Answer::None => (steps::passed(t, &step), Some(true)),
        Answer::Panel(_) => {
            let why = t.say("cli-lottery-doubt-some-panel");
            (steps::failed(t, &step, &why), Some(false))
        }
        Answer::GaveUp => {
            let why = steps::unsearched(t, guard.late());
            (steps::open(t, &step, &why), None)
        }
    }
}

/// Says all of it and the last line. The exit code.
fn end(t: Speaker<'_>, lines: &[String], shown: Option<bool>) -> u8 {
    lines.iter().for_each(say::tell);
    say::tell(t.say(match shown {
        Some(true) => "cli-lottery-verdict-none-true",
        Some(false) => "cli-lottery-verdict-none-false",
        None => "cli-lottery-verdict-none-open",
    }));
    if shown == Some(false) { FALSE } else { 0 }
}

/// Why it shows nothing.
fn worded(t: Speaker<'_>, people: &[Person], error: &ShowsNothing) -> String {
    match error {
        ShowsNothing::Ground(fault) => doubts::fault(t, people, fault),
        ShowsNothing::Multiplier(fault) => doubts::level(t, fault),
        ShowsNothing::Below { id } => t.say1("cli-lottery-doubt-below", "id", words::shown(id)),
        ShowsNothing::Room => t.say("cli-lottery-doubt-room"),
    }
}
