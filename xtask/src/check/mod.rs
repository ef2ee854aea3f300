//! `cargo xtask test`: every check the project has, in stages.
//!
//! One build serves all stages: the compiler runs under the lint driver, so the
//! binaries that are linted are the binaries that are tested. A stage that fails
//! does not stop the others, unless they stand on it. The last line is plain and
//! adds everything up: `N passed, N failed`.

mod browser;
mod build;
mod disk;
mod packages;
mod postgres;
mod suites;

use std::path::PathBuf;
use std::time::Instant;

use crate::tally::Tally;
use crate::{Outcome, ground, tidy};

/// The stages in the order in which they run.
const STAGES: [&str; 10] = [
    "packages",
    "npm",
    "format",
    "tidy",
    "build",
    "postgres",
    "tests",
    "docs",
    "snapshots",
    "browser",
];

/// What the stages hand on to each other.
pub struct Bench {
    pub root: PathBuf,
    pub target: PathBuf,
    /// Held so that it is stopped when the run ends, however it ends.
    pub postgres: Option<postgres::Server>,
    /// How the stage build ended, if it was among those asked for.
    pub built: Option<bool>,
    /// Where insta writes which snapshots were looked at; set by the tests.
    pub references: Option<PathBuf>,
}

struct Ended {
    stage: &'static str,
    tally: Tally,
    minutes: f64,
}

/// Runs all stages, or those named in `only` (comma-separated).
pub fn run(only: Option<&str>) -> Outcome {
    let wanted = wanted(only)?;
    let root = ground::root()?;
    let target = ground::target(&root)?;
    let mut bench = Bench {
        root,
        target,
        postgres: None,
        built: None,
        references: None,
    };
    let mut ended = Vec::new();
    for stage in wanted {
        println!("\n== {stage}");
        let started = Instant::now();
        let tally = match step(stage, &mut bench) {
            Ok(tally) => tally,
            Err(words) => {
                eprintln!("{stage}: {words}");
                Tally::one(false)
            }
        };
        let minutes = started.elapsed().as_secs_f64() / 60.0;
        println!(
            "== {stage}: {} passed, {} failed; {minutes:.2} min",
            tally.passed, tally.failed
        );
        ended.push(Ended {
            stage,
            tally,
            minutes,
        });
    }
    drop(bench);
    sum_up(&ended)
}

fn wanted(only: Option<&str>) -> Outcome<Vec<&'static str>> {
    let Some(only) = only else {
        return Ok(STAGES.to_vec());
    };
    if let Some(unknown) = only.split(',').find(|name| !STAGES.contains(name)) {
        return Err(format!(
            "no stage is called {unknown}; there are: {}",
            STAGES.join(" ")
        ));
    }
    Ok(STAGES
        .into_iter()
        .filter(|stage| only.split(',').any(|name| name == *stage))
        .collect())
}

fn step(stage: &str, bench: &mut Bench) -> Outcome<Tally> {
    match stage {
        "packages" => packages::system().map(|()| Tally::one(true)),
        "npm" => packages::npm(&bench.root).map(|()| Tally::one(true)),
        "format" => build::format(&bench.root).map(|()| Tally::one(true)),
        "tidy" => tidy::run(&bench.root),
        "build" => build::build(bench),
        "postgres" => postgres::start(bench).map(|()| Tally::one(true)),
        "tests" => suites::tests(bench),
        "docs" => suites::docs(bench),
        "snapshots" => suites::snapshots(bench),
        "browser" => browser::run(bench),
        other => Err(format!("no stage is called {other}")),
    }
}

fn sum_up(ended: &[Ended]) -> Outcome {
    let mut sum = Tally::default();
    let mut minutes = 0.0;
    println!(
        "\n{:<10} {:>7} {:>7} {:>8}",
        "stage", "passed", "failed", "minutes"
    );
    for stage in ended {
        sum.add(stage.tally);
        minutes += stage.minutes;
        println!(
            "{:<10} {:>7} {:>7} {:>8.2}",
            stage.stage, stage.tally.passed, stage.tally.failed, stage.minutes
        );
    }
    println!(
        "{:<10} {:>7} {:>7} {minutes:>8.2}\n",
        "all", sum.passed, sum.failed
    );
    // The failing stages are named before the last line: it must stay alone.
    let failing: Vec<&str> = ended
        .iter()
        .filter(|stage| stage.tally.failed > 0)
        .map(|stage| stage.stage)
        .collect();
    if !failing.is_empty() {
        println!("failing: {}", failing.join(", "));
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if failing.is_empty() {
        Ok(())
    } else {
        std::process::exit(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_keep_their_order_however_they_are_asked_for() {
        assert_eq!(wanted(Some("tests,format")), Ok(vec!["format", "tests"]));
        assert_eq!(wanted(None).map(|all| all.len()), Ok(STAGES.len()));
    }

    #[test]
    fn an_unknown_stage_is_named() {
        assert!(wanted(Some("format,lint")).is_err_and(|words| words.contains("lint")));
    }
}
