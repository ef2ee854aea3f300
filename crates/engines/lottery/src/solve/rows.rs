//! Rows of equal weight, of which a throw of dice can choose one.

mod exchange;

use super::chances::Chances;
use super::problem::Problem;
use super::run::Run;
use super::scale::DENOMINATOR;
use super::walk::{Mix, Pace, walk};
use super::{grid, shares};
use crate::prepare::Progress;

/// How many rows of one panel may follow from one step: fewer make more different rows.
const STRIDE: i64 = 4;
/// How often the rows are begun anew before the best of what there was is filled up.
const TRIES: u32 = 3;

/// Makes rows in which everybody sits in one of the two whole numbers around `count` times the own
/// chance; where none are found, rows that come near.
///
/// Not the panels are rounded but the chances, and then it is walked again: so an error of rounding
/// is made once, and by less than a row for each person.
pub(crate) fn make(
    problem: &Problem,
    chances: &Chances,
    count: u32,
    run: &mut Run<'_>,
) -> Vec<Vec<u32>> {
    let whole = i64::from(count);
    let mut nearest: Option<(i64, Mix)> = None;
    for _ in 0..TRIES {
        let Some(seats) = grid::coarsen(problem, &chances.seats, DENOMINATOR, whole, run) else {
            break;
        };
        let pace = Pace {
            stride: STRIDE,
            rest: (0, 0),
            returns: 3,
        };
        let tell = |left: f64| Progress::Rows {
            filled: count - libm::round(left * f64::from(count)) as u32,
        };
        match walk(problem, seats, whole, pace, tell, run) {
            Ok(mix) => return shares::rows(problem, &mix, run.chance),
            Err(stuck) => {
                let far = stuck.left > whole / 20;
                if nearest.as_ref().is_none_or(|(left, _)| stuck.left < *left) {
                    nearest = Some((stuck.left, stuck.mix));
                }
                if far {
                    break;
                }
            }
        }
    }
    let begun = nearest
        .filter(|(left, _)| *left <= whole / 20)
        .map(|(_, mix)| mix);
    let mix = exchange::filled(problem, chances, whole, begun, run);
    shares::rows(problem, &mix, run.chance)
}
