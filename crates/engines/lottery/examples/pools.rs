//! Writes invented pools to try a solver on: `pools FOLDER [SEED]`.
//!
//! Each pool is a folder with `people.csv` and `quotas.csv`, as `keruen lottery prepare` reads
//! them; its name ends in the number of seats.

use std::path::Path;

use keruen_lottery::chance::Chance;
use keruen_lottery::generate::{Hostile, KNOWN, hostile, known, people_csv, quotas_csv};
use keruen_lottery::pool::Pool;

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let Some(folder) = words.next() else {
        eprintln!("usage: pools FOLDER [SEED]");
        std::process::exit(2);
    };
    let seed = words.next().unwrap_or_else(|| "keruen".to_owned());
    let folder = Path::new(&folder);
    for name in KNOWN {
        if let Some(pool) = known(name, &seed) {
            write(folder, name, &pool)?;
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
