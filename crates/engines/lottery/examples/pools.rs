//! Writes invented pools to try a solver on: `pools FOLDER [SEED]`.
//!
//! Each pool is a folder with `people.csv` and `quotas.csv`, as `keruen lottery prepare` reads
//! them; its name ends in the number of seats.

use std::path::Path;

use keruen_lottery::chance::Chance;
use keruen_lottery::generate::{
    Hostile, Shape, Slack, caravan, generic, hostile, note, people_csv, quotas_csv,
};
use keruen_lottery::pool::Pool;

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let Some(folder) = words.next() else {
        eprintln!("usage: pools FOLDER [SEED]");
        std::process::exit(2);
    };
    let seed = words.next().unwrap_or_else(|| "keruen".to_owned());
    let folder = Path::new(&folder);
    let shape = |people, seats, features, slack| Shape {
        people,
        seats,
        features,
        slack,
        households: 0,
    };
    for people in [120, 300] {
        write(folder, &format!("caravan{people}"), &caravan(people, &seed))?;
    }
    for (name, shape) in [
        ("generic500", shape(500, 40, 6, Slack::Tenths(10))),
        ("snug500", shape(500, 40, 7, Slack::Tenths(3))),
        ("tight500", shape(500, 40, 7, Slack::Tight)),
        ("generic2000", shape(2000, 100, 6, Slack::Tenths(10))),
        ("generic10000", shape(10_000, 150, 7, Slack::Tenths(10))),
    ] {
        write(folder, name, &generic(shape, &seed))?;
    }
    for letter in 'A'..='D' {
        if let Some(pool) = note(letter) {
            write(folder, &format!("note{letter}"), &pool)?;
        }
    }
    let mut chance = Chance::new(&seed, "pools written");
    for (name, kind, count) in [
        ("small", Hostile::SMALL, 40),
        ("middle", Hostile::MIDDLE, 20),
        ("exact", Hostile::NEAR_EXACT, 10),
    ] {
        for number in 0..count {
            let pool = hostile(kind, &mut chance);
            write(folder, &format!("{name}{number}"), &pool)?;
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, pool: &Pool) -> std::io::Result<()> {
    let folder = folder.join(format!("{name}_{}", pool.seats()));
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("people.csv"), people_csv(pool))?;
    std::fs::write(folder.join("quotas.csv"), quotas_csv(pool))
}
