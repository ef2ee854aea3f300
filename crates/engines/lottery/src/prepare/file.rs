//! The parts of a preparation put into the file that is published.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "weights are positive, rows few"
)]

use super::Options;
use crate::format::{Certificate, Exact, Kind, Lottery, Panel, Published as _};
use crate::fraction::Fraction;
use crate::pool::Pool;
use crate::solve::chances::{Chances, Proof};
use crate::solve::problem::Problem;
use crate::solve::scale::DENOMINATOR;
use crate::solve::{proof, shares};

/// Rows and whoever replaces somebody in them.
pub(super) struct Seating {
    pub rows: Vec<Vec<u32>>,
    pub alternates: Vec<Vec<u32>>,
}

/// Puts the parts into a file, with the numbers that follow from them.
pub(super) fn lottery(
    pool: &Pool,
    options: &Options,
    problem: &Problem,
    chances: &Chances,
    rows: Seating,
) -> Lottery {
    let Seating { rows, alternates } = rows;
    let exact = exact(problem, chances);
    let certificate = certificate(pool, problem, chances);
    let mut units = vec![0_u64; pool.people().len()];
    for panel in &exact.panels {
        for &person in &panel.people {
            units[person as usize] += panel.weight;
        }
    }
    let mut sat = vec![0_u64; pool.people().len()];
    for &person in rows.iter().flatten() {
        sat[person as usize] += 1;
    }
    let count = rows.len() as u64;
    let change = (units.iter().zip(&sat))
        .map(|(&u, &s)| {
            (u128::from(u) * u128::from(count))
                .abs_diff(u128::from(s) * u128::from(exact.denominator))
        })
        .max()
        .unwrap_or(0);
    let lowest = units.iter().copied().min().unwrap_or(0);
    let minimum_exact = Fraction::new(lowest.into(), exact.denominator.into());
    Lottery {
        format: Lottery::FORMAT.to_owned(),
        seats: pool.seats(),
        objective: options.objective,
        features: pool.file_features(),
        people: pool.file_people(),
        alternates,
        minimum: minimum_exact.to_f64(),
        minimum_exact,
        published_minimum: sat.iter().copied().min().unwrap_or(0) as f64 / count as f64,
        largest_change: Fraction::new(
            i128::try_from(change).unwrap_or(i128::MAX),
            i128::from(count) * i128::from(exact.denominator),
        ),
        rows,
        exact,
        seed: options.seed.clone(),
        certificate,
        replaces: None,
    }
}

fn exact(problem: &Problem, chances: &Chances) -> Exact {
    let panels = shares::exact(problem, &chances.mix).into_iter();
    Exact {
        denominator: DENOMINATOR as u64,
        panels: panels
            .map(|(weight, people)| Panel {
                weight: weight as u64,
                people,
            })
            .collect(),
    }
}

fn certificate(pool: &Pool, problem: &Problem, chances: &Chances) -> Certificate {
    let given = proof::Given {
        seats: &chances.seats,
        denominator: DENOMINATOR,
    };
    match &chances.proof {
        Proof::Multiplied(levels) => Certificate {
            kind: Kind::A,
            levels: proof::levels(pool, problem, levels, given),
        },
        Proof::Searched(levels) => Certificate {
            kind: Kind::B,
            levels: proof::searched_levels(pool, problem, levels, given),
        },
    }
}
