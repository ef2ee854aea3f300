//! Prepares generated pools and prints what came of it and what it took.

use keruen_lottery::chance::Chance;
use keruen_lottery::format::{Kind, Objective};
use keruen_lottery::generate::{Hostile, Shape, Slack, caravan, generic, hostile};
use keruen_lottery::pool::Pool;
use keruen_lottery::prepare::{Options, prepare};

fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let rest = stat.rsplit(')').next().unwrap_or_default().to_owned();
    let fields: Vec<f64> = rest
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|f| f.parse().ok())
        .collect();
    fields.iter().sum::<f64>() / 100.0
}

struct Said(bool, f64, String);
impl keruen_lottery::prepare::Watch for Said {
    fn go_on(&mut self, progress: keruen_lottery::prepare::Progress) -> bool {
        let said = format!("{progress:?}").chars().take(22).collect::<String>();
        if self.0 && said != self.2 {
            println!("{:.2} {progress:?}", cpu() - self.1);
            self.2 = said;
        }
        true
    }
}

fn many(kind: Hostile, count: u32) {
    let (mut a, mut b, mut none, mut other, mut rough, mut below) = (0, 0, 0, 0, 0, 0);
    let (mut gap, mut longest, mut change) = (0.0_f64, 0.0_f64, 0.0_f64);
    let before = cpu();
    let only: Option<u32> = std::env::args().nth(2).and_then(|n| n.parse().ok());
    for number in (0..count).filter(|n| only.is_none_or(|o| o == *n)) {
        let pool = hostile(kind, &mut Chance::new(&number.to_string(), "try"));
        let options = Options {
            objective: Objective::Leximin,
            rows: 1000,
            alternates: 5,
            seed: "keruen".into(),
            mixing: std::env::var_os("MIX").is_some(),
        };
        let start = cpu();
        let mut watch = Said(only.is_some(), start, String::new());
        match prepare(&pool, &options, &mut watch) {
            Ok(made) => {
                let l = made.lottery;
                let most = l
                    .certificate
                    .levels
                    .iter()
                    .map(|l| l.gap.to_f64())
                    .fold(0.0, f64::max);
                match l.certificate.kind {
                    Kind::A => a += 1,
                    Kind::B => b += 1,
                }
                if most > 1e-9 {
                    rough += 1;
                    println!(
                        "{number}: {:?} gap {most:e} of {} levels",
                        l.certificate.kind,
                        l.certificate.levels.len()
                    );
                }
                gap = gap.max(most);
                let c = l.largest_change.to_f64() * l.rows.len() as f64;
                if c >= 1.0 {
                    below += 1;
                }
                change = change.max(c);
            }
            Err(keruen_lottery::prepare::Refusal::NoPanel(_)) => none += 1,
            Err(_) => {
                other += 1;
                println!("{number}: lost");
            }
        }
        if cpu() - start > 1.0 {
            println!("{number}: {:.2} s", cpu() - start);
        }
        longest = longest.max(cpu() - start);
    }
    println!(
        "{count}: {:.2} s, longest {longest:.2}, A {a}, B {b}, none {none}, lost {other}, gap > 1e-9 {rough}, largest {gap:.1e}, change >= 1/M in {below}, largest {change:.2}",
        cpu() - before
    );
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("small") => return many(Hostile::SMALL, 4000),
        Some("middle") => return many(Hostile::MIDDLE, 300),
        Some("near") => return many(Hostile::NEAR_EXACT, 24),
        _ => {}
    }
    let only = std::env::args().nth(1).unwrap_or_default();
    let pools: Vec<(&str, Box<dyn Fn() -> Pool>)> = vec![
        ("caravan120", Box::new(|| caravan(120, "a"))),
        ("caravan300", Box::new(|| caravan(300, "a"))),
        (
            "generic500",
            Box::new(|| {
                generic(
                    Shape {
                        people: 500,
                        seats: 40,
                        features: 6,
                        slack: Slack::Tenths(10),
                        households: 0,
                    },
                    "a",
                )
            }),
        ),
        (
            "tight500",
            Box::new(|| {
                generic(
                    Shape {
                        people: 500,
                        seats: 40,
                        features: 7,
                        slack: Slack::Tight,
                        households: 0,
                    },
                    "a",
                )
            }),
        ),
        (
            "generic2000",
            Box::new(|| {
                generic(
                    Shape {
                        people: 2000,
                        seats: 100,
                        features: 6,
                        slack: Slack::Tenths(10),
                        households: 0,
                    },
                    "a",
                )
            }),
        ),
        (
            "homes2000",
            Box::new(|| {
                generic(
                    Shape {
                        people: 2000,
                        seats: 100,
                        features: 6,
                        slack: Slack::Tenths(10),
                        households: 30,
                    },
                    "a",
                )
            }),
        ),
        (
            "generic10000",
            Box::new(|| {
                generic(
                    Shape {
                        people: 10000,
                        seats: 150,
                        features: 7,
                        slack: Slack::Tenths(10),
                        households: 0,
                    },
                    "a",
                )
            }),
        ),
    ];
    for (name, make) in pools.iter().filter(|(name, _)| name.contains(&only)) {
        let pool = make();
        let options = Options {
            objective: Objective::Leximin,
            rows: 1000,
            alternates: 5,
            seed: "keruen".into(),
            mixing: std::env::var_os("MIX").is_some(),
        };
        let before = cpu();
        match prepare(&pool, &options, &mut ()) {
            Ok(made) => {
                let l = made.lottery;
                println!(
                    "{name}: {:.2} s, {} levels, {} panels, min {:.7} -> {:.4}, gap {:.1e}, change*M {:.3}, rows differing {}",
                    cpu() - before,
                    l.certificate.levels.len(),
                    l.exact.panels.len(),
                    l.minimum,
                    l.published_minimum,
                    l.certificate
                        .levels
                        .iter()
                        .map(|l| l.gap.to_f64())
                        .fold(0.0, f64::max),
                    l.largest_change.to_f64() * l.rows.len() as f64,
                    l.rows
                        .iter()
                        .collect::<std::collections::BTreeSet<_>>()
                        .len(),
                );
            }
            Err(refusal) => println!("{name}: {:.2} s, {refusal}", cpu() - before),
        }
    }
}
