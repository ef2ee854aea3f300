//! Format, and the one build that lints as it compiles.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Bench;
use crate::tally::Tally;
use crate::{Outcome, ground};

/// Refuses code that `cargo fmt` would change.
pub fn format(root: &Path) -> Outcome {
    ground::done(
        Command::new("cargo")
            .args(["fmt", "--all", "--check"])
            .current_dir(root),
    )
}

/// A cargo command whose compiler is the lint driver. Only the workspace's own
/// crates see the wrapper, so dependencies are built once, and the linted
/// binaries are the ones that the tests run.
pub fn cargo(bench: &Bench) -> Outcome<Command> {
    let mut command = Command::new("cargo");
    command
        .current_dir(&bench.root)
        .env("RUSTC_WORKSPACE_WRAPPER", lint_driver()?);
    Ok(command)
}

fn lint_driver() -> Outcome<PathBuf> {
    let sysroot = ground::said(Command::new("rustc").args(["--print", "sysroot"]))?;
    let driver = Path::new(sysroot.trim()).join("bin/clippy-driver");
    if driver.is_file() {
        Ok(driver)
    } else {
        Err("clippy is not installed: rustup component add clippy".to_owned())
    }
}

/// Builds the whole workspace with all its test binaries. That it builds is one
/// check, that nothing warns another; every warning is a failure of its own.
/// Warnings of code that was built before are repeated by cargo and count too.
pub fn build(bench: &mut Bench) -> Outcome<Tally> {
    let mut command = cargo(bench)?;
    command.args([
        "build",
        "--workspace",
        "--all-targets",
        "--locked",
        "--message-format=json",
    ]);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo build: {error}"))?;
    let mut warnings = 0_u64;
    // A library and its tests are compiled apart and say the same twice.
    let mut said = BTreeSet::new();
    if let Some(pipe) = child.stdout.take() {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let Some(message) = message(&line) else {
                continue;
            };
            if said.insert(message.text.clone()) {
                eprintln!("{}", message.text);
                warnings += u64::from(message.warning);
            }
        }
    }
    let status = child
        .wait()
        .map_err(|error| format!("cargo build: {error}"))?;
    let built = status.success();
    bench.built = Some(built);
    println!("{warnings} warnings");
    let mut tally = Tally::one(built);
    tally.failed += warnings;
    tally.passed += u64::from(built && warnings == 0);
    Ok(tally)
}

struct Message {
    text: String,
    warning: bool,
}

/// A diagnostic of the compiler out of cargo's JSON lines; everything else is none.
fn message(line: &str) -> Option<Message> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    if value["reason"] != "compiler-message" {
        return None;
    }
    let message = &value["message"];
    let text = message["rendered"].as_str()?.trim_end().to_owned();
    // The closing "3 warnings emitted" has no place in the code: it is a count, not a finding.
    let warning = message["level"] == "warning"
        && message["spans"]
            .as_array()
            .is_some_and(|spans| !spans.is_empty());
    Some(Message { text, warning })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_with_a_place_counts_and_its_sum_does_not() {
        let found = message(
            r#"{"reason":"compiler-message","message":{"level":"warning","rendered":"w\n","spans":[{}]}}"#,
        );
        assert!(found.is_some_and(|message| message.warning && message.text == "w"));
        let sum = message(
            r#"{"reason":"compiler-message","message":{"level":"warning","rendered":"1 warning","spans":[]}}"#,
        );
        assert!(sum.is_some_and(|message| !message.warning));
        assert!(message(r#"{"reason":"build-finished","success":true}"#).is_none());
    }
}
