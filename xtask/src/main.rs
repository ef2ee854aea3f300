//! The project's own tasks: `cargo xtask test`, `tidy`, `dist`, `bench`.
//!
//! Everything a contributor or a CI machine does with this repository goes
//! through here, so that both do the same thing. `.ci/run` only calls `test`.

mod bench;
mod check;
mod dist;
mod ground;
mod tally;
mod tidy;

use std::process::ExitCode;

/// What went wrong, in words for the person at the terminal. A task is a tool
/// for developers; nothing catches these but `main`, so a sentence is enough.
type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "cargo xtask <task>

  test [--only a,b]   everything: packages npm format tidy build postgres tests docs snapshots browser
  tidy                the invariants of ARCHITECTURE.md, locales, templates, papers
  dist                a tar.gz with the release binary, unit, proxy samples and INSTALL
  bench [--quick]     speed and size of a release build; writes bench/RESULTS.md and LOTTERY.md
  bench lottery       only the preparation of lotteries; writes bench/LOTTERY.md";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test"] => check::run(None),
        ["test", "--only", stages] => check::run(Some(stages)),
        ["tidy"] => tidy::command(),
        ["dist"] => dist::run(),
        ["bench"] => bench::run(false),
        ["bench", "--quick"] => bench::run(true),
        ["bench", "lottery"] => bench::lottery(),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}
