//! What a preparation takes: `measure [POOL [maximin|leximin] [--mixing]]`, POOL one of the names
//! that [`KNOWN`] lists; without a name all of them, both ways. `measure POOL outlook` says what a
//! look at the quotas takes, `measure POOL impossible` the same of quotas that ask for too many of
//! one value. `cargo xtask bench lottery` reads what it prints.
//!
//! CPU time is what the kernel charges to the process for the preparation alone. A short one is
//! repeated, and the mean counts: the kernel counts in steps of some milliseconds.

use keruen_lottery::format::Objective;
use keruen_lottery::fraction::Fraction;
use keruen_lottery::generate::{KNOWN, known};
use keruen_lottery::outlook::{Outlook, look};
use keruen_lottery::pool::Pool;
use keruen_lottery::prepare::{Options, prepare};

/// A preparation is repeated until all together took so long, in seconds.
const LONG_ENOUGH: f64 = 0.5;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let says = |word: &str| words.iter().any(|said| said == word);
    let objectives: Vec<Objective> = [
        ("maximin", Objective::Maximin),
        ("leximin", Objective::Leximin),
    ]
    .into_iter()
    .filter(|(word, _)| says(word) || !(says("maximin") || says("leximin")))
    .map(|(_, objective)| objective)
    .collect();
    let every = !KNOWN.into_iter().any(says);
    for name in KNOWN.into_iter().filter(|name| every || says(name)) {
        if let Some(pool) = known(name, "keruen") {
            if says("outlook") {
                look_at(name, "outlook", &pool);
                continue;
            }
            if says("impossible") {
                if let Some(pool) = beyond(&pool) {
                    look_at(name, "impossible", &pool);
                }
                continue;
            }
            for &objective in &objectives {
                measure(name, &pool, objective, says("--mixing"));
            }
        }
    }
}

/// What nobody meets: of the rarest value of the first feature one seat more is asked for than
/// there are people.
fn beyond(pool: &Pool) -> Option<Pool> {
    let mut features = pool.features().to_vec();
    let first = features.first_mut()?;
    let mut there = vec![0; first.quotas.len()];
    for person in pool.people() {
        there[usize::from(person.values[0])] += 1;
    }
    let rarest = first.quotas.iter_mut().zip(there);
    let (quota, there) = rarest.min_by_key(|(_, there)| *there)?;
    (quota.min, quota.max) = (there + 1, quota.max.max(there + 1));
    let (people, households) = (pool.people().to_vec(), pool.households().to_vec());
    Pool::new(pool.seats(), features, people, households).ok()
}

fn look_at(name: &str, way: &str, pool: &Pool) {
    let (before, mut times) = (cpu(), 0.0);
    let mut lowest = f64::NAN;
    while times == 0.0 || cpu() - before < LONG_ENOUGH {
        lowest = match look(pool, &mut ()) {
            Ok(Outlook::Possible(seen)) => seen.lowest,
            Ok(Outlook::Impossible(seen)) => seen.ways.first().map_or(0.0, |way| way.lowest),
            Err(_) => f64::NAN,
        };
        times += 1.0;
    }
    let (seconds, megabytes) = ((cpu() - before) / times, peak_megabytes());
    println!("{name} {way} seconds={seconds:.4} megabytes={megabytes:.1} minimum={lowest:.9}");
}

fn measure(name: &str, pool: &Pool, objective: Objective, mixing: bool) {
    let options = Options {
        objective,
        rows: 1_000,
        alternates: 0,
        seed: "keruen".to_owned(),
        mixing,
    };
    let before = cpu();
    let found = prepare(pool, &options, &mut ());
    let memory = peak_megabytes();
    let mut times = 1.0;
    while cpu() - before < LONG_ENOUGH {
        let _ = prepare(pool, &options, &mut ());
        times += 1.0;
    }
    let seconds = (cpu() - before) / times;
    let way = match objective {
        Objective::Maximin => "maximin",
        Objective::Leximin => "leximin",
    };
    print!("{name} {way} seconds={seconds:.4} megabytes={memory:.1}");
    match found {
        Ok(prepared) => {
            let lottery = prepared.lottery;
            let levels = &lottery.certificate.levels;
            let gaps = levels.iter().map(|level| level.gap.to_f64());
            let mut units = vec![0_u64; lottery.people.len()];
            for panel in &lottery.exact.panels {
                for &person in &panel.people {
                    units[person as usize] += panel.weight;
                }
            }
            let different: std::collections::BTreeSet<_> = lottery.rows.iter().collect();
            println!(
                " kind={:?} levels={} panels={} minimum={:.9} gap={:.1e} gini={:.6} published={:.4} change={:.6} different={}",
                lottery.certificate.kind,
                levels.len(),
                lottery.exact.panels.len(),
                lottery.minimum,
                gaps.fold(0.0, f64::max),
                gini(units),
                lottery.published_minimum,
                lottery.largest_change.to_f64(),
                different.len(),
            );
        }
        Err(refusal) => println!(" refused: {refusal}"),
    }
}

/// How unequal the chances are: 0 where all have the same.
fn gini(mut units: Vec<u64>) -> f64 {
    units.sort_unstable();
    let count = units.len() as i128;
    let (mut uneven, mut sum) = (0_i128, 0_i128);
    for (place, unit) in (1..).zip(units) {
        uneven += (2 * place - count - 1) * i128::from(unit);
        sum += i128::from(unit);
    }
    Fraction::new(uneven, (count * sum).max(1)).to_f64()
}

/// Seconds of CPU that this process has had; it has one thread.
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = text.split_whitespace().next();
    nanoseconds.and_then(|n| n.parse().ok()).unwrap_or(0.0) / 1e9
}

/// The most memory that this process has held.
fn peak_megabytes() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|rest| rest.split_whitespace().next());
    kibibytes.and_then(|n| n.parse().ok()).unwrap_or(0.0) * 1024.0 / 1e6
}
