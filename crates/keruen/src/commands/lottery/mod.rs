//! `keruen lottery …`: a lottery from two tables to a checked result, without a site.
//!
//! Exit code 0: done, or checked and true; 1: checked and false; 2: the input is wrong; 3: no panel
//! meets the quotas; 130: stopped from outside, nothing was written. `--help` says the same.

mod commit;
mod doubts;
mod draw;
mod explain;
mod facts;
mod faults;
mod files;
mod infeasible;
mod prepare;
mod replace;
mod stop;
mod tables;
mod verify;
mod watch;
mod words;

use std::process::ExitCode;

use keruen_speech::Speaker;

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

/// Why a command ends before its end.
#[derive(Debug, PartialEq, Eq)]
enum Trouble {
    /// The input is wrong; the sentence says where, and what to do.
    Bad(String),
    /// Somebody stopped it.
    Interrupted,
}

/// Runs a step of a lottery.
pub fn run(t: Speaker<'_>, command: LotteryCommand) -> ExitCode {
    let done = match command {
        LotteryCommand::Prepare(args) => prepare::run(t, &args),
        LotteryCommand::Commit(args) => commit::run(t, &args),
        LotteryCommand::Draw(args) => draw::run(t, &args),
        LotteryCommand::Verify(args) => verify::run(t, &args),
        LotteryCommand::Replace(args) => replace::run(t, &args),
        LotteryCommand::Explain(args) => explain::run(t, &args),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(Trouble::Bad(sentence)) => {
            say::complain(sentence);
            ExitCode::from(BAD)
        }
        Err(Trouble::Interrupted) => {
            say::complain(t.say("cli-lottery-stopped"));
            ExitCode::from(INTERRUPTED)
        }
    }
}
