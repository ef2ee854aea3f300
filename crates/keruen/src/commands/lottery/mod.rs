//! `keruen lottery …`: a lottery from two tables to a checked result, without a site.
//!
//! Exit code 0: done, or checked and true; 1: checked and false; 2: the input is wrong; 3: no panel
//! meets the quotas; 130: stopped from outside, nothing was written. `--help` says the same.

mod astray;
mod check;
mod commit;
mod doubts;
mod draw;
mod earlier;
mod explain;
mod facts;
mod faults;
mod files;
mod infeasible;
mod moment;
mod prepare;
mod replace;
mod stop;
mod tables;
mod unread;
mod untrue;
mod verify;
mod watch;
mod words;

use std::process::ExitCode;

use keruen_speech::Speaker;

use self::stop::Stop;
use crate::cli::lottery::LotteryCommand;
use crate::say;

/// What was checked is not true.
const FALSE: u8 = 1;
/// The input is wrong.
const BAD: u8 = 2;
/// No panel meets the quotas.
const NO_PANEL: u8 = 3;
/// Stopped from outside: 128 and the number of SIGINT, as shells count.
const INTERRUPTED: u8 = 130;

/// The input is wrong; the sentence says where, and what to do.
#[derive(Debug, PartialEq, Eq)]
struct Trouble(String);

/// Runs a step of a lottery.
pub fn run(t: Speaker<'_>, command: LotteryCommand) -> ExitCode {
    let stop = Stop::hear(t.say(match command {
        LotteryCommand::Check(_) | LotteryCommand::Verify(_) => "cli-lottery-stopped-check",
        LotteryCommand::Explain(_) => "cli-lottery-stopped-reading",
        _ => "cli-lottery-stopped",
    }));
    let done = match command {
        LotteryCommand::Check(args) => check::run(t, &args),
        LotteryCommand::Prepare(args) => prepare::run(t, &args, &stop),
        LotteryCommand::Commit(args) => commit::run(t, &args, &stop),
        LotteryCommand::Draw(args) => draw::run(t, &args, &stop),
        LotteryCommand::Verify(args) => verify::run(t, &args),
        LotteryCommand::Replace(args) => replace::run(t, &args, &stop),
        LotteryCommand::Explain(args) => explain::run(t, &args),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(Trouble(sentence)) => {
            say::complain(sentence);
            ExitCode::from(BAD)
        }
    }
}
