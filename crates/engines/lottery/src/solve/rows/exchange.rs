//! Rows that are brought near their target by exchanging panels, where a walk did not arrive.
//!
//! One row after the other is given to the panel that comes nearest, as a sum of squares; then rows
//! are exchanged. Whoever's chance still moves by a row or more weighs more from then on, a panel that
//! helps these people most is sought among all, and rows are exchanged again.

use std::collections::BTreeSet;

use crate::solve::chances::Chances;
use crate::solve::panel::Cells;
use crate::solve::problem::Problem;
use crate::solve::run::Run;
use crate::solve::scale::DENOMINATOR;
use crate::solve::search::{self, Goal};
use crate::solve::walk::{Mix, Panel, sparse};

/// Panels among which rows are exchanged; more would take too long.
const KNOWN: usize = 600;
/// How often somebody's chance is pressed towards its place.
const ROUNDS: u32 = 60;
/// Branches of a search for a panel that helps.
const BRANCHES: u64 = 100;
/// The weight of people in such a search: this much is 1.
const UNIT: f64 = 1_048_576.0;

/// Makes `count` rows that come near the chances. `begun` are rows to begin with; without them each
/// panel of the exact mix gets as many as its weight surely gives it.
pub(super) fn filled(
    problem: &Problem,
    chances: &Chances,
    count: i64,
    begun: Option<Mix>,
    run: &mut Run<'_>,
) -> Mix {
    let begun = begun.unwrap_or_else(|| rounded_down(chances, count));
    let mut near = Near::new(problem, chances, count, begun);
    near.fill(run);
    near.exchange(run);
    let mut best = (near.furthest(), near.rows.clone());
    for _ in 0..ROUNDS {
        if best.0 < 1.0 || run.ended() || near.rows.len() > KNOWN {
            break;
        }
        near.press(run);
        near.exchange(run);
        let furthest = near.furthest();
        if furthest < best.0 {
            best = (furthest, near.rows.clone());
        }
    }
    let (_, mut rows) = best;
    rows.retain(|(weight, _)| *weight > 0);
    rows
}

fn rounded_down(chances: &Chances, count: i64) -> Mix {
    let part = |weight: i64| i128::from(weight) * i128::from(count) / i128::from(DENOMINATOR);
    (chances.mix.iter())
        .map(|(weight, panel)| (part(*weight) as i64, panel.clone()))
        .collect()
}

struct Near<'a> {
    problem: &'a Problem,
    cells: Cells,
    /// How many rows of each panel.
    rows: Mix,
    known: BTreeSet<Panel>,
    missing: i64,
    /// Seats of each profile that would be right, and by how many the rows are short of them.
    target: Vec<f64>,
    short: Vec<f64>,
    /// How much each profile presses.
    pressure: Vec<f64>,
}

impl<'a> Near<'a> {
    fn new(problem: &'a Problem, chances: &Chances, count: i64, begun: Mix) -> Self {
        let mut rows = begun;
        let mut known: BTreeSet<Panel> = rows.iter().map(|(_, panel)| panel.clone()).collect();
        for (_, panel) in &chances.mix {
            if known.insert(panel.clone()) {
                rows.push((0, panel.clone()));
            }
        }
        let part = count as f64 / DENOMINATOR as f64;
        let target: Vec<f64> = chances.seats.iter().map(|&r| r as f64 * part).collect();
        let mut near = Self {
            problem,
            cells: search::everything(problem),
            missing: count,
            short: target.clone(),
            target,
            pressure: vec![1.0; problem.profiles()],
            rows: Vec::new(),
            known,
        };
        for (weight, panel) in rows {
            near.rows.push((0, panel));
            near.change(near.rows.len() - 1, weight);
        }
        near
    }

    fn change(&mut self, place: usize, by: i64) {
        self.rows[place].0 += by;
        self.missing -= by;
        for &(t, a) in &self.rows[place].1 {
            self.short[t as usize] -= (by * i64::from(a)) as f64;
        }
    }

    /// How much nearer one more row of a panel comes, as a sum of squares for people.
    fn gain(&self, panel: &Panel, more: f64) -> f64 {
        (panel
            .iter()
            .map(|&(t, a)| (t as usize, more * f64::from(a))))
        .map(|(t, by)| {
            self.pressure[t] * (2.0 * self.short[t] * by - by * by) / self.problem.sizes[t] as f64
        })
        .sum()
    }

    /// The panel of which one row more comes nearest.
    fn best(&self) -> Option<usize> {
        let gains = self.rows.iter().map(|(_, panel)| self.gain(panel, 1.0));
        let best = gains.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        best.map(|(place, _)| place)
    }

    /// Multiplications for one look at all panels, about.
    fn work(&self) -> usize {
        self.rows.iter().map(|(_, panel)| 4 * panel.len()).sum()
    }

    /// Adds the rows that are missing. Where it is ended they go to all panels in turn.
    fn fill(&mut self, run: &mut Run<'_>) {
        let work = self.work();
        while self.missing > 0
            && run.spend(work)
            && let Some(best) = self.best()
        {
            self.change(best, 1);
        }
        let turns = usize::try_from(self.missing).unwrap_or(0);
        for place in (0..self.rows.len()).cycle().take(turns) {
            self.change(place, 1);
        }
    }

    /// Exchanges rows as long as that comes nearer.
    fn exchange(&mut self, run: &mut Run<'_>) {
        if self.rows.len() > KNOWN {
            return;
        }
        let work = self.work();
        let mut idle = 0;
        for out in (0..self.rows.len()).cycle().take(self.rows.len() * 4) {
            if idle > self.rows.len() || !run.spend(work) {
                break;
            }
            idle += 1;
            if self.rows[out].0 == 0 {
                continue;
            }
            let gone = self.gain(&self.rows[out].1, -1.0);
            self.change(out, -1);
            let nearer = |&best: &usize| gone + self.gain(&self.rows[best].1, 1.0) > 1e-9;
            let to = self.best().filter(nearer).unwrap_or(out);
            self.change(to, 1);
            if to != out {
                idle = 0;
            }
        }
    }

    /// By how many rows somebody's chance moves at most, once the seats of a profile are shared out
    /// evenly: 1 and more is too much.
    fn furthest(&self) -> f64 {
        let all = (0..self.short.len()).map(|t| self.moved(t).abs());
        all.fold(0.0, f64::max)
    }

    /// By how many rows the chance of somebody of a profile moves: positive where they are short.
    fn moved(&self, t: usize) -> f64 {
        let n = self.problem.sizes[t] as f64;
        let due = self.target[t] / n;
        let seats = libm::round(self.target[t] - self.short[t]);
        let (low, high) = (libm::floor(seats / n), libm::ceil(seats / n));
        if due - low > high - due {
            due - low
        } else {
            due - high
        }
    }

    /// Lets those press more whose chance moves too much, and seeks a panel that helps them.
    fn press(&mut self, run: &mut Run<'_>) {
        for t in 0..self.short.len() {
            if self.moved(t).abs() >= 1.0 {
                self.pressure[t] *= 2.0;
            }
        }
        let force = |t: usize| self.pressure[t] * self.short[t] / self.problem.sizes[t] as f64;
        let forces: Vec<f64> = (0..self.short.len()).map(force).collect();
        let most = forces.iter().fold(1e-9, |most: f64, f| most.max(f.abs()));
        let weights: Vec<i64> = (forces.iter())
            .map(|f| libm::round(f / most * UNIT) as i64)
            .collect();
        let found = search::among(
            self.problem,
            &self.cells,
            &weights,
            Goal::Heaviest,
            BRANCHES,
            run,
        );
        let panel = found.best.map(|(_, panel)| sparse(&panel));
        if let Some(panel) = panel
            && self.known.insert(panel.clone())
        {
            self.rows.push((0, panel));
        }
    }
}
