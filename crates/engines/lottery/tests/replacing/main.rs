//! Replacement lotteries: what is left of seats, quotas and people, and that it can be checked.

#[path = "../grown/mod.rs"]
mod grown;

mod chain;
mod rules;
mod told;
mod watched;

use std::path::Path;
use std::process::Command;

use keruen_lottery::format::{
    Certificate, Commitment, Dice, Drawn, Exact, Kind, Lottery, Objective, Published,
};
use keruen_lottery::fraction::Fraction;
use keruen_lottery::pool::Pool;
use keruen_lottery::replace::{Earlier, Mismatch, Unshown, check};

/// A file of a pool and rows; chances and proof are left out, nothing here looks at them.
fn file(pool: &Pool, rows: Vec<Vec<u32>>, alternates: Vec<Vec<u32>>) -> Lottery {
    Lottery {
        format: Lottery::FORMAT.into(),
        seats: pool.seats(),
        objective: Objective::Maximin,
        features: pool.file_features(),
        people: pool.file_people(),
        rows,
        alternates,
        exact: Exact {
            denominator: 1,
            panels: Vec::new(),
        },
        minimum: 0.0,
        minimum_exact: Fraction::new(0, 1),
        published_minimum: 0.0,
        largest_change: Fraction::new(0, 1),
        seed: "keruen".into(),
        certificate: Certificate {
            kind: Kind::A,
            levels: Vec::new(),
        },
        replaces: None,
    }
}

fn drawn(lottery: &Lottery, row: u32) -> Drawn {
    let ids = |people: &[u32]| -> Vec<String> {
        people
            .iter()
            .map(|&p| lottery.people[p as usize].id.clone())
            .collect()
    };
    Drawn {
        format: Drawn::FORMAT.into(),
        commitment: Commitment {
            format: Commitment::FORMAT.into(),
            lottery_sha256: lottery.sha256().expect("no odd numbers"),
            beacon: None,
            dice: Dice::Three,
        },
        beacon_signature: None,
        dice: Some(vec![0, 0, 0]),
        row,
        people: ids(&lottery.rows[row as usize]),
        alternates: ids(&lottery.alternates[row as usize]),
    }
}

fn bytes(file: &impl Published) -> Vec<u8> {
    file.to_bytes().expect("no odd numbers")
}

/// Whether a lottery continues another, with no replacement between them.
fn continues(first: &Lottery, result: &Drawn, second: &Lottery) -> Result<Unshown, Mismatch> {
    check(
        &bytes(first),
        &bytes(result),
        &Earlier::default(),
        second,
        &mut (),
    )
}

/// What the checker that was written from the document alone says of these files: the replacement,
/// the first lottery, its result, and what came between. Nothing where Python is not installed.
fn said_by_foreign(test: &str, files: &[Vec<u8>]) -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("a folder for tests");
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs");
    let mut command = Command::new("python3");
    command.arg(docs.join("check_replacement.py"));
    for (file, number) in files.iter().zip(0..) {
        let path = folder.join(format!("{number}.json"));
        std::fs::write(&path, file).expect("a folder for tests");
        command.arg(path);
    }
    let said = command.output().ok()?;
    Some(String::from_utf8_lossy(&[said.stdout, said.stderr].concat()).into_owned())
}
