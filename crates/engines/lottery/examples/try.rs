//! Prepares generated pools and prints what came of it and what it took.

use keruen_lottery::format::Objective;
use keruen_lottery::generate::{Shape, Slack, caravan, generic};
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

fn main() {
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
            mixing: false,
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
