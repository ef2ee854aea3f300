//! The journeys and the crawl of all sample pages, in Debian's Chromium.

use std::process::Command;

use super::{Bench, packages, postgres};
use crate::tally::Tally;
use crate::{Outcome, ground};

/// Runs `e2e/run.mjs` against the binary that the build stage made, and reads
/// the counts that it leaves in `e2e/report/summary.json`.
pub fn run(bench: &mut Bench) -> Outcome<Tally> {
    if bench.built == Some(false) {
        return Err("the build failed, and an older binary would prove nothing".to_owned());
    }
    let binary = bench.target.join("debug/keruen");
    if !binary.is_file() {
        return Err("needs the stage build before it: there is no target/debug/keruen".to_owned());
    }
    let summary = bench.root.join("e2e/report/summary.json");
    let _ = std::fs::remove_file(&summary);
    let mut command = Command::new("node");
    command
        .arg("run.mjs")
        .current_dir(bench.root.join("e2e"))
        .env("KERUEN_BINARY", &binary)
        .env(
            "KERUEN_CHROMIUM",
            packages::chromium().ok_or("Chromium is not installed")?,
        );
    if let Some(server) = &bench.postgres {
        command.env(postgres::VARIABLE, server.url());
    }
    let outcome = ground::done(&mut command);
    let text = std::fs::read_to_string(&summary)
        .map_err(|error| format!("no summary was written: {error}"))?;
    let value: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("summary.json: {error}"))?;
    let count = |name: &str| {
        value[name]
            .as_u64()
            .ok_or_else(|| format!("summary.json has no {name}"))
    };
    let tally = Tally {
        passed: count("passed")?,
        failed: count("failed")?,
    };
    Ok(tally.never_silent(outcome.is_ok()))
}
