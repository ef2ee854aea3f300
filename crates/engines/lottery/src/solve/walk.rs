//! From chances to panels: legal panels are taken off, as much of each as possible, until nothing is
//! left.
//!
//! All numbers are whole. With D units in all, what is left is R (units of seats for each profile)
//! and W (units of weight), and always R = D·x minus what was taken, and R / W meets the quotas. A
//! panel is sought that gives each profile one of the two whole numbers around R_t / W; of it the
//! largest weight is taken that leaves every number between the two. So each step makes one more
//! thing whole, and nothing drifts. (A walk in floating point stalls: a target that is off by a
//! little lies outside of what panels can mix to, and the error grows on the way.)

#[cfg(test)]
mod tests;

use super::panel::{self, Cells};
use super::problem::Problem;
use super::run::Run;
use super::search;
use crate::prepare::Progress;

/// A panel: so many of each profile, those with none left out.
pub(crate) type Panel = Vec<(u32, u32)>;

/// Panels with weights.
pub(crate) type Mix = Vec<(i64, Panel)>;

/// How often a demand on the size of a step is halved before the exact search is asked.
const HALVINGS: u32 = 12;

/// What a walk is to do beside reaching its end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Most weight that one step may take.
    pub stride: i64,
    /// What may be left over at once, and what may be in the end: it goes to any legal panel.
    pub rest: (i64, i64),
    /// How often panels are taken back before it gives up.
    pub returns: u32,
}

/// A walk that did not reach its end.
#[derive(Clone, Debug)]
pub(crate) struct Stuck {
    /// What it found.
    pub mix: Mix,
    /// The weight that is left over.
    pub left: i64,
}

struct Walk<'a> {
    problem: &'a Problem,
    seats: Vec<i64>,
    weight: i64,
    mix: Mix,
    /// Makes steps other than they were before panels were taken back.
    noise: f64,
}

/// Walks from `seats` (units, `weight` of them in all) to nothing; `tell` says how far it is when such
/// a share is left.
pub(crate) fn walk(
    problem: &Problem,
    seats: Vec<i64>,
    weight: i64,
    pace: Pace,
    tell: impl Fn(f64) -> Progress,
    run: &mut Run<'_>,
) -> Result<Mix, Stuck> {
    let whole = weight as f64;
    let mut walk = Walk {
        problem,
        seats,
        weight,
        mix: Vec::new(),
        noise: 0.0,
    };
    let mut returns = 0;
    let mut nearest = None;
    while walk.weight > 0 {
        if !run.at(tell(walk.weight as f64 / whole)) {
            break;
        }
        if let Some(panel) = walk.next(run) {
            walk.take(&panel, pace.stride);
        } else if walk.weight <= pace.rest.0 && !walk.mix.is_empty() {
            return Ok(closed(walk.mix, walk.weight));
        } else if returns < pace.returns && !walk.mix.is_empty() {
            let least = nearest.as_ref().map_or(pace.rest.1, |(left, _)| left - 1);
            if walk.weight <= least {
                nearest = Some((walk.weight, walk.mix.clone()));
            }
            walk.give_back(300 << returns.min(12));
            walk.noise = f64::from(returns) * 0.2;
            returns += 1;
        } else {
            break;
        }
    }
    let least = nearest.as_ref().map_or(pace.rest.1, |(left, _)| *left);
    if walk.weight <= least && !walk.mix.is_empty() {
        return Ok(closed(walk.mix, walk.weight));
    }
    nearest.map(|(left, mix)| closed(mix, left)).ok_or(Stuck {
        left: walk.weight,
        mix: walk.mix,
    })
}

/// The first panel takes what is left.
fn closed(mut mix: Mix, left: i64) -> Mix {
    if let Some((weight, _)) = mix.first_mut() {
        *weight += left;
    }
    mix
}

impl Walk<'_> {
    /// A panel for the next step: first one that allows a long step, then a shorter one, then any.
    fn next(&self, run: &mut Run<'_>) -> Option<Vec<i64>> {
        let mut demand = self.first_demand();
        for _ in 0..HALVINGS {
            if let Some(panel) = self
                .cells(demand, true, run)
                .and_then(|cells| panel::find(self.problem, &cells, run))
            {
                return Some(panel);
            }
            if demand <= 1 {
                break;
            }
            demand = (demand / 2).max(1);
        }
        for within_one in [true, false] {
            let cells = self.cells(1, within_one, run)?;
            if let Some(panel) = search::any(self.problem, &cells, run) {
                return Some(panel);
            }
        }
        None
    }

    /// The longest step that could be: those with the most units left fill the seats.
    fn first_demand(&self) -> i64 {
        let mut rests: Vec<i64> = self
            .seats
            .iter()
            .map(|r| r % self.weight)
            .filter(|&r| r > 0)
            .collect();
        let sure: i64 = self.seats.iter().map(|r| r / self.weight).sum();
        let needed = usize::try_from(self.problem.seats - sure).unwrap_or(0);
        if needed == 0 || rests.is_empty() {
            return (self.weight / 4).max(1);
        }
        let place = (needed + needed / 8).min(rests.len() - 1);
        rests.sort_unstable_by(|a, b| b.cmp(a));
        rests[place].min(self.weight / 4).max(1)
    }

    /// Where each profile and each row may stand in a panel of which `demand` can be taken.
    fn cells(&self, demand: i64, within_one: bool, run: &mut Run<'_>) -> Option<Cells> {
        let w = self.weight;
        let mut wanted = vec![0.0; self.seats.len()];
        let mut profiles = Vec::with_capacity(self.seats.len());
        for (&r, want) in self.seats.iter().zip(&mut wanted) {
            let (floor, rest) = (r / w, r % w);
            profiles.push(if rest < demand {
                (floor, floor)
            } else if w - rest < demand {
                (floor + 1, floor + 1)
            } else {
                *want = libm::log(rest as f64 / (w - rest) as f64)
                    + self.noise * run.chance.unit()
                    + 1e-9 * run.chance.unit();
                (floor, floor + 1)
            });
        }
        let mut rows = Vec::with_capacity(self.problem.rows.len());
        for (row, sum) in self.problem.rows.iter().zip(self.problem.sums(&self.seats)) {
            if !row.matters {
                rows.push(row.bounds(w));
                continue;
            }
            let (mut low, mut high) = (row.min, row.max);
            if within_one {
                low = low.max(sum / w);
                high = high.min(sum / w + i64::from(sum % w != 0));
            }
            // What is left must meet the row too: w·(s - min) ≤ sum - W·min, and likewise above.
            high = high.min(row.min + (sum - w * row.min) / demand);
            low = low.max(row.max - (w * row.max - sum) / demand);
            if low > high {
                return None;
            }
            rows.push((low, high));
        }
        Some(Cells {
            profiles,
            rows,
            wanted,
        })
    }

    /// Takes as much of a panel as can be taken, `stride` at most.
    fn take(&mut self, panel: &[i64], stride: i64) {
        let w = self.weight;
        let mut most = w.min(stride);
        for (&r, &a) in self.seats.iter().zip(panel) {
            let (floor, rest) = (r / w, r % w);
            if rest != 0 {
                most = most.min(if a == floor { w - rest } else { rest });
            }
        }
        let sums = self
            .problem
            .sums(&self.seats)
            .into_iter()
            .zip(self.problem.sums(panel));
        for (row, (sum, s)) in self
            .problem
            .rows
            .iter()
            .zip(sums)
            .filter(|(row, _)| row.matters)
        {
            if s > row.min {
                most = most.min((sum - w * row.min) / (s - row.min));
            }
            if s < row.max {
                most = most.min((w * row.max - sum) / (row.max - s));
            }
        }
        for (r, a) in self.seats.iter_mut().zip(panel) {
            *r -= most * a;
        }
        self.weight -= most;
        self.mix.push((most, sparse(panel)));
    }

    /// Puts the same share of every panel back, so that what is left is worth so many times what it
    /// was: nearly the chances that the walk began with, and a little of what it could not place.
    fn give_back(&mut self, times: i64) {
        let taken: i64 = self.mix.iter().map(|(weight, _)| weight).sum();
        let due = self.weight.saturating_mul(times).min(taken);
        for (weight, panel) in &mut self.mix {
            let back = (i128::from(*weight) * i128::from(due) / i128::from(taken.max(1))) as i64;
            for &mut (t, a) in panel {
                self.seats[t as usize] += back * i64::from(a);
            }
            *weight -= back;
            self.weight += back;
        }
        self.mix.retain(|(weight, _)| *weight > 0);
    }
}

/// Leaves out those with none.
pub(crate) fn sparse(panel: &[i64]) -> Panel {
    (0..)
        .zip(panel)
        .filter(|(_, a)| **a > 0)
        .map(|(t, &a)| (t, a as u32))
        .collect()
}
