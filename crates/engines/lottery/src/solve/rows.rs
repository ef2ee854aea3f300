//! Rows of equal weight, of which a throw of dice can choose one.

use super::chances::Chances;
use super::problem::Problem;
use super::run::Run;
use super::scale::DENOMINATOR;
use super::walk::{Mix, Pace, Panel, walk};
use super::{grid, shares};
use crate::prepare::Progress;

/// How many rows of one panel may follow from one step: fewer make more different rows.
const STRIDE: i64 = 4;
/// How often the rows are begun anew before the best of what there was is filled up.
const TRIES: u32 = 3;
/// Panels among which rows are exchanged to come nearer; more would take too long.
const KNOWN: usize = 600;

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
        .map_or_else(|| rounded_down(chances, whole), |(_, mix)| mix);
    let mix = Near::new(problem, chances, whole, begun).filled(run);
    shares::rows(problem, &mix, run.chance)
}

/// Each panel in as many rows as its weight surely gives it.
fn rounded_down(chances: &Chances, whole: i64) -> Mix {
    let part = |weight: i64| i128::from(weight) * i128::from(whole) / i128::from(DENOMINATOR);
    (chances.mix.iter())
        .map(|(weight, panel)| (i64::try_from(part(*weight)).unwrap_or(0), panel.clone()))
        .collect()
}

/// Rows that are brought near their target by known panels.
struct Near<'a> {
    sizes: &'a [i64],
    /// How many rows of each panel.
    rows: Mix,
    missing: i64,
    /// For each profile by how many seats the rows are short of the target.
    short: Vec<f64>,
}

impl<'a> Near<'a> {
    fn new(problem: &'a Problem, chances: &Chances, whole: i64, begun: Mix) -> Self {
        let mut rows = begun;
        let known: std::collections::BTreeSet<Panel> =
            rows.iter().map(|(_, panel)| panel.clone()).collect();
        rows.extend(
            chances
                .mix
                .iter()
                .filter(|(_, panel)| !known.contains(panel))
                .map(|(_, panel)| (0, panel.clone())),
        );
        let mut short: Vec<f64> = chances
            .seats
            .iter()
            .map(|&r| r as f64 / DENOMINATOR as f64 * whole as f64)
            .collect();
        let mut missing = whole;
        for (weight, panel) in &rows {
            missing -= weight;
            for &(t, a) in panel {
                short[t as usize] -= (weight * i64::from(a)) as f64;
            }
        }
        Self {
            sizes: &problem.sizes,
            rows,
            missing,
            short,
        }
    }

    /// How much nearer one more row of a panel comes, as a sum of squares for people.
    fn gain(&self, panel: &Panel, more: f64) -> f64 {
        panel
            .iter()
            .map(|&(t, a)| {
                let (short, by) = (self.short[t as usize], more * f64::from(a));
                (2.0 * short * by - by * by) / self.sizes[t as usize] as f64
            })
            .sum()
    }

    fn change(&mut self, place: usize, by: i64) {
        self.rows[place].0 += by;
        for &(t, a) in &self.rows[place].1 {
            self.short[t as usize] -= (by * i64::from(a)) as f64;
        }
    }

    /// The panel of which one row more comes nearest.
    fn best(&self) -> Option<usize> {
        let gains = self.rows.iter().map(|(_, panel)| self.gain(panel, 1.0));
        let best = gains.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        best.map(|(place, _)| place)
    }

    /// Adds the rows that are missing, then exchanges rows as long as that comes nearer. Where it is
    /// ended the missing rows go to all panels in turn.
    fn filled(mut self, run: &mut Run<'_>) -> Mix {
        let work = self.rows.iter().map(|(_, panel)| 4 * panel.len()).sum();
        while self.missing > 0 && run.spend(work) {
            let Some(best) = self.best() else { break };
            self.change(best, 1);
            self.missing -= 1;
        }
        let turns = usize::try_from(self.missing).unwrap_or(0);
        for place in (0..self.rows.len()).cycle().take(turns) {
            self.change(place, 1);
        }
        if self.rows.len() <= KNOWN {
            for out in (0..self.rows.len()).cycle().take(self.rows.len() * 4) {
                if !run.spend(work) {
                    break;
                }
                if self.rows[out].0 == 0 {
                    continue;
                }
                let gone = self.gain(&self.rows[out].1, -1.0);
                self.change(out, -1);
                let nearer = |&best: &usize| gone + self.gain(&self.rows[best].1, 1.0) > 1e-9;
                let to = self.best().filter(nearer).unwrap_or(out);
                self.change(to, 1);
            }
        }
        self.rows.retain(|(weight, _)| *weight > 0);
        self.rows
    }
}
