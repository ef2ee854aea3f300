//! The Rust tests, the examples in the documentation, and the snapshots.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Bench, build, disk, postgres};
use crate::tally::Tally;
use crate::{Outcome, ground};

/// How often the store's test kills a process that writes; a plain `cargo test` does it ten times.
const KILL_ROUNDS: &str = "KERUEN_KILL_ROUNDS";

/// Unit, property, snapshot and integration tests of every crate, on both
/// databases. Nothing is left out: tests marked `#[ignore]` run as well.
pub fn tests(bench: &mut Bench) -> Outcome<Tally> {
    let references = bench.target.join("insta-references");
    let _ = std::fs::remove_file(&references);
    let fast = ground::has("cargo-nextest");
    let mut command = build::cargo(bench)?;
    if fast {
        command.args([
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
            "--run-ignored",
            "all",
        ]);
        command.args([
            "--color",
            "never",
            "--status-level",
            "slow",
            "--final-status-level",
            "slow",
        ]);
    } else {
        command.args([
            "test",
            "--workspace",
            "--all-targets",
            "--locked",
            "--no-fail-fast",
            "--",
            "--include-ignored",
        ]);
    }
    if std::env::var_os(KILL_ROUNDS).is_none() {
        command.env(KILL_ROUNDS, "100");
    }
    command
        .env("INSTA_UPDATE", "no")
        .env("INSTA_WORKSPACE_ROOT", &bench.root)
        .env("INSTA_SNAPSHOT_REFERENCES_FILE", &references);
    match &bench.postgres {
        Some(server) => command.env(postgres::VARIABLE, server.url()),
        None if std::env::var_os(postgres::VARIABLE).is_some() => &mut command,
        None => {
            return Err(format!(
                "needs the stage postgres before it, or {}",
                postgres::VARIABLE
            ));
        }
    };
    // Where there is none the rule of a full disk is still tested at the store and the pages.
    let small = disk::Disk::mount();
    match &small {
        Ok(disk) => {
            command.env(disk::VARIABLE, disk.path());
        }
        Err(words) => println!(
            "LEFT OUT: a site on a full disk and on one that is closed for writing ({words})"
        ),
    }
    let heard = ground::heard(&mut command)?;
    drop(small);
    bench.references = Some(references);
    let tally = if fast {
        nextest_tally(&heard.lines)
    } else {
        libtest_tally(&heard.lines)
    };
    Ok(tally.never_silent(heard.ok))
}

/// The examples in the documentation of every library.
pub fn docs(bench: &mut Bench) -> Outcome<Tally> {
    let mut command = build::cargo(bench)?;
    command.args(["test", "--workspace", "--doc", "--locked", "--no-fail-fast"]);
    let heard = ground::heard(&mut command)?;
    Ok(libtest_tally(&heard.lines).never_silent(heard.ok))
}

/// `Summary [ 9s] 12 tests run: 10 passed (1 slow), 1 failed, 1 timed out, 0 skipped`
fn nextest_tally(lines: &[String]) -> Tally {
    let Some(line) = lines.iter().rev().find(|line| line.contains("Summary [")) else {
        return Tally::default();
    };
    let rest = line.split_once("run:").map_or("", |(_, rest)| rest);
    let mut tally = Tally::default();
    for part in rest.split(',') {
        let mut words = part.split_whitespace();
        let count: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
        match words.next() {
            Some("passed") => tally.passed += count,
            // Skipped means a filter left it out: here nothing may.
            Some(_) => tally.failed += count,
            None => {}
        }
    }
    tally
}

/// `test result: ok. 3 passed; 0 failed; 0 ignored; …`, once per test binary.
fn libtest_tally(lines: &[String]) -> Tally {
    let mut tally = Tally::default();
    for line in lines.iter().filter(|line| line.starts_with("test result:")) {
        for part in line.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let count: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
            match words.next() {
                Some("passed") => tally.passed += count,
                // Ignored means that somebody marked it so: here everything runs.
                Some("failed" | "ignored") => tally.failed += count,
                _ => {}
            }
        }
    }
    tally
}

/// Refuses snapshots that wait for a review, and those no test looks at any more.
pub fn snapshots(bench: &mut Bench) -> Outcome<Tally> {
    let files = ground::files(&bench.root)?;
    let mut tally = Tally::default();
    for name in files
        .iter()
        .filter(|name| ends(name, "new") || ends(name, "pending-snap"))
    {
        eprintln!("{name}: a snapshot waits for a review");
        tally.failed += 1;
    }
    let kept: Vec<&String> = files.iter().filter(|name| ends(name, "snap")).collect();
    let Some(references) = &bench.references else {
        return Err("needs the stage tests before it".to_owned());
    };
    let seen = references_in(
        &bench.root,
        &std::fs::read_to_string(references).unwrap_or_default(),
    );
    for name in kept {
        let used = seen.contains(name.as_str());
        if !used {
            eprintln!("{name}: no test looks at this snapshot");
        }
        tally.passed += u64::from(used);
        tally.failed += u64::from(!used);
    }
    if tally == Tally::default() {
        tally.passed = 1;
    }
    Ok(tally)
}

fn ends(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

/// The paths that insta noted, relative to the root as git names them.
fn references_in(root: &Path, text: &str) -> BTreeSet<String> {
    text.lines()
        .filter_map(|line| Path::new(line).canonicalize().ok())
        .filter_map(|path| path.strip_prefix(root).ok()?.to_str().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn nextest_counts_every_kind_of_failure() {
        let tally = nextest_tally(&lines(
            "     Summary [   9.412s] 12 tests run: 9 passed (1 slow), 1 failed, 1 exec failed, 1 timed out, 0 skipped",
        ));
        assert_eq!(
            tally,
            Tally {
                passed: 9,
                failed: 3
            }
        );
    }

    #[test]
    fn nextest_skips_are_failures() {
        let tally = nextest_tally(&lines("Summary [ 0.1s] 2 tests run: 2 passed, 3 skipped"));
        assert_eq!(
            tally,
            Tally {
                passed: 2,
                failed: 3
            }
        );
    }

    #[test]
    fn libtest_results_add_up() {
        let text = "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured\nnoise\ntest result: FAILED. 1 passed; 2 failed; 1 ignored";
        assert_eq!(
            libtest_tally(&lines(text)),
            Tally {
                passed: 4,
                failed: 3
            }
        );
    }

    #[test]
    fn a_run_without_a_summary_is_a_failure() {
        assert_eq!(nextest_tally(&[]).never_silent(true), Tally::one(false));
        let passed = Tally {
            passed: 3,
            failed: 0,
        };
        assert_eq!(
            passed.never_silent(false),
            Tally {
                passed: 3,
                failed: 1
            }
        );
        assert_eq!(passed.never_silent(true), passed);
    }
}
