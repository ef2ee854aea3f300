//! Rows of equal weight, of which a throw of dice can choose one.

use crate::chance::Chance;
use crate::solve::grid;
use crate::solve::problem::Problem;
use crate::solve::search::{self, Effort, Goal};
use crate::solve::shares;
use crate::solve::walk::{Mix, Pace, sparse, walk};

/// How many rows of one panel may follow from one step: fewer make more different rows.
const STRIDE: i64 = 4;
/// How often the rows are begun anew before the best of what there was is filled up.
const TRIES: u32 = 3;

/// Makes rows in which everybody sits in one of the two whole numbers around `count` times the own
/// chance; where none are found, rows that come near.
///
/// Not the panels are rounded but the chances, and then it is walked again: so an error of rounding
/// is made once, and by less than a row for each person.
#[expect(clippy::cast_possible_truncation, reason = "rows are counted in u32")]
pub(crate) fn make(
    problem: &Problem,
    seats: &[i64],
    denominator: i64,
    count: u32,
    chance: &mut Chance,
    go_on: &mut dyn FnMut(u32) -> bool,
) -> Vec<Vec<u32>> {
    let whole = i64::from(count);
    let mut nearest: Option<(i64, Mix)> = None;
    for widen in 0..TRIES {
        let Some(target) = grid::coarsen(
            problem,
            seats,
            denominator,
            whole,
            i64::from(widen / 2),
            chance,
        ) else {
            continue;
        };
        let pace = Pace {
            stride: STRIDE,
            rest: 0,
        };
        let mut tell = |left: f64| go_on(count - libm::round(left * f64::from(count)) as u32);
        match walk(problem, target, whole, pace, chance, &mut tell) {
            Ok(mix) => return shares::rows(problem, &mix, chance),
            Err(stuck) if nearest.as_ref().is_none_or(|(left, _)| stuck.left < *left) => {
                nearest = Some((stuck.left, stuck.mix))
            }
            Err(_) => {}
        }
    }
    let (left, mut mix) = nearest.unwrap_or((whole, Vec::new()));
    fill(problem, seats, denominator, whole, left, &mut mix, chance);
    shares::rows(problem, &mix, chance)
}

/// Fills the rows that are left with legal panels of those who sit too seldom.
fn fill(
    problem: &Problem,
    seats: &[i64],
    denominator: i64,
    whole: i64,
    left: i64,
    mix: &mut Mix,
    chance: &mut Chance,
) {
    let mut due: Vec<i64> = seats
        .iter()
        .map(|&r| (i128::from(r) * i128::from(whole) * 1_000 / i128::from(denominator)) as i64)
        .collect();
    for (weight, panel) in mix.iter() {
        for &(t, a) in panel {
            due[t as usize] -= weight * i64::from(a) * 1_000;
        }
    }
    for _ in 0..left {
        let weights: Vec<i64> = due.iter().zip(&problem.sizes).map(|(d, n)| d / n).collect();
        let effort = Effort {
            branches: 200,
            go_on: &mut || true,
        };
        let found = search::among(
            problem,
            &search::everything(problem),
            &weights,
            Goal::Heaviest,
            effort,
            chance,
        );
        let Some(panel) = found
            .best
            .map(|(_, panel)| sparse(&panel))
            .or_else(|| mix.first().map(|(_, panel)| panel.clone()))
        else {
            return;
        };
        for &(t, a) in &panel {
            due[t as usize] -= i64::from(a) * 1_000;
        }
        mix.push((1, panel));
    }
}
