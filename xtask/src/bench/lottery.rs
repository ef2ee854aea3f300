//! `cargo xtask bench lottery`: how long a lottery takes to prepare, and how much memory.
//!
//! The engine's own example prepares one pool in a process of its own, so that the memory is that
//! of this pool, and says what the kernel charged for the preparation alone.

use std::path::Path;
use std::process::Command;

use super::table::{self, Row};
use crate::{Outcome, ground};

/// The engine's example that measures.
const MEASURE: &str = "measure";

/// Pools as the engine names them, what they are, and how many seconds of CPU one may take.
const POOLS: [(&str, &str, f64); 5] = [
    ("caravan300", "300 people, 15 seats", 0.05),
    ("generic500", "500 people, 40 seats, 6 features", 0.25),
    ("tight500", "500 people, 40 seats, 7 features, tight", 2.0),
    ("generic2000", "2,000 people, 100 seats, 6 features", 1.0),
    ("generic10000", "10,000 people, 150 seats, 7 features", 15.0),
];

/// What a look at quotas while they are being written is asked for.
const OUTLOOKS: [(&str, &str); 2] = [
    ("outlook", "300 people, 15 seats: a look at the quotas"),
    (
        "impossible",
        "300 people, 15 seats: a look at quotas that nobody meets",
    ),
];

/// How many seconds it may take: somebody waits for it at each number.
const OUTLOOK: f64 = 0.05;

/// How many seconds more the spreading of rows may take.
const MIXING: f64 = 1.0;

/// How much memory a pool of up to 2,000 people may take, in megabytes.
const MEMORY: f64 = 30.0;

/// Measures lotteries, prints the table and writes `bench/LOTTERY.md`.
pub fn run() -> Outcome {
    let root = ground::root()?;
    let target = ground::target(&root)?;
    ground::done(Command::new("cargo").current_dir(&root).args([
        "build",
        "--release",
        "--locked",
        "--package",
        "keruen-lottery",
        "--example",
        MEASURE,
    ]))?;
    let program = target.join("release/examples").join(MEASURE);
    let calibration = table::calibration();
    let mut rows = Vec::new();
    for (way, what) in OUTLOOKS {
        let seconds = measure(&program, &["caravan300", way])?.seconds;
        rows.push(Row::seconds(what.to_owned(), seconds, OUTLOOK));
    }
    for (pool, what, target) in POOLS {
        let mut plain = 0.0;
        for objective in ["maximin", "leximin"] {
            let measured = measure(&program, &[pool, objective])?;
            plain = measured.seconds;
            rows.push(Row::seconds(format!("{what}: {objective}"), plain, target));
            if objective == "leximin" && pool != "generic10000" {
                let memory = Row::new(format!("{what}: memory"), "MB", measured.memory, MEMORY);
                rows.push(memory);
            }
        }
        let mixed = measure(&program, &[pool, "leximin", "--mixing"])?.seconds;
        rows.push(Row::seconds(
            format!("{what}: mixing, beyond that"),
            (mixed - plain).max(0.0),
            MIXING,
        ));
    }
    let words = "each pool in a process of its own with one\n\
                 thread. CPU is what the kernel charges for the preparation: exact chances, proof and 1,000\n\
                 rows, without reading files. Memory is the most that the process held, the pool included.";
    let text = table::markdown(
        "cargo xtask bench lottery",
        words,
        &rows,
        calibration,
        &root,
    );
    table::keep(&text, "LOTTERY.md", &root)
}

/// What one preparation took.
struct Measured {
    /// Of CPU.
    seconds: f64,
    /// Megabytes at most.
    memory: f64,
}

fn measure(program: &Path, words: &[&str]) -> Outcome<Measured> {
    let said = ground::said(Command::new(program).args(words))?;
    let number = |name: &str| {
        (said.split_whitespace())
            .find_map(|word| word.strip_prefix(name)?.parse::<f64>().ok())
            .ok_or_else(|| format!("{MEASURE} {} says no {name}:\n{said}", words.join(" ")))
    };
    // What was refused was not measured.
    number("minimum=")?;
    println!("{}", said.trim());
    Ok(Measured {
        seconds: number("seconds=")?,
        memory: number("megabytes=")?,
    })
}
