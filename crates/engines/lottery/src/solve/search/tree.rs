//! The branches of a search.

use super::{Found, Goal, INTEGRAL, STEPS};
use crate::solve::panel::Cells;
use crate::solve::problem::Problem;
use crate::solve::run::Run;
use crate::solve::simplex::{NewRow, Outcome, Simplex};

#[derive(Clone)]
pub(super) struct Descent<'a> {
    pub(super) problem: &'a Problem,
    pub(super) weights: &'a [i64],
    pub(super) profiles: Vec<(i64, i64)>,
    pub(super) rows: Vec<(i64, i64)>,
    pub(super) program: Simplex,
    /// The profile of each column, and the column of each profile.
    pub(super) profile_of: Vec<usize>,
    pub(super) column_of: Vec<Option<usize>>,
    /// The row of the problem of each row of the program, and the other way.
    pub(super) row_of: Vec<usize>,
    pub(super) line_of: Vec<Option<usize>>,
    /// What profiles without a column add to each row.
    pub(super) fixed: Vec<i64>,
    pub(super) heaviest: f64,
}

/// A place where the search may still turn the other way.
struct Turn {
    what: Place,
    before: (i64, i64),
    /// The other way, if it was not taken yet.
    other: Option<(i64, i64)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Profile(usize),
    Row(usize),
}

/// Where to part, the bounds to try first, and those to try then.
type Parting = (Place, (i64, i64), (i64, i64));

impl<'a> Descent<'a> {
    pub(super) fn new(problem: &'a Problem, cells: &Cells, weights: &'a [i64]) -> Self {
        let heaviest = weights
            .iter()
            .map(|w| w.unsigned_abs())
            .max()
            .unwrap_or(0)
            .max(1) as f64;
        let mut fixed = vec![0; problem.rows.len()];
        for (t, cell) in cells
            .profiles
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.0 == cell.1)
        {
            for &q in &problem.rows_of[t] {
                fixed[q as usize] += cell.0;
            }
        }
        let lasting: Vec<usize> = (0..problem.rows.len())
            .filter(|&q| problem.rows[q].matters && !problem.rows[q].is_household())
            .collect();
        let mut line_of = vec![None; problem.rows.len()];
        for (line, &q) in lasting.iter().enumerate() {
            line_of[q] = Some(line);
        }
        let bounds: Vec<(f64, f64)> = (lasting.iter())
            .map(|&q| {
                (
                    (cells.rows[q].0 - fixed[q]) as f64,
                    (cells.rows[q].1 - fixed[q]) as f64,
                )
            })
            .collect();
        let mut program = Simplex::new(&bounds);
        program.trusting = true;
        let mut column_of = vec![None; problem.profiles()];
        let mut profile_of = Vec::new();
        for (t, cell) in cells
            .profiles
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.0 < cell.1)
        {
            let entries = problem.rows_of[t]
                .iter()
                .filter_map(|&q| line_of[q as usize])
                .map(|line| (line as u32, 1.0));
            let column = program.add_column(
                weights[t] as f64 / heaviest,
                (cell.0 as f64, cell.1 as f64),
                entries,
            );
            column_of[t] = Some(column);
            profile_of.push(t);
        }
        Self {
            problem,
            weights,
            profiles: cells.profiles.clone(),
            rows: cells.rows.clone(),
            program,
            profile_of,
            column_of,
            row_of: lasting,
            line_of,
            fixed,
            heaviest,
        }
    }

    /// Solves the relaxation, adding households that it breaks.
    pub(super) fn relax(&mut self, run: &mut Run<'_>) -> Outcome {
        loop {
            let outcome = self.program.solve(run, STEPS);
            if outcome != Outcome::Optimal {
                return outcome;
            }
            let seats = self.seats();
            let broken: Vec<usize> = (0..self.problem.rows.len())
                .filter(|&q| {
                    self.line_of[q].is_none()
                        && self.problem.rows[q].matters
                        && self.problem.rows[q]
                            .profiles
                            .iter()
                            .map(|&t| seats[t as usize])
                            .sum::<f64>()
                            > self.rows[q].1 as f64 + INTEGRAL
                })
                .collect();
            if broken.is_empty() {
                return outcome;
            }
            let rows = broken.iter().map(|&q| {
                let profiles = self.problem.rows[q].profiles.iter();
                let columns = profiles.filter_map(|&t| self.column_of[t as usize]);
                NewRow {
                    bounds: self.room(q),
                    entries: columns.map(|column| (column, 1.0)).collect(),
                }
            });
            let rows: Vec<_> = rows.collect();
            self.program.add_rows(&rows);
            for q in broken {
                self.line_of[q] = Some(self.row_of.len());
                self.row_of.push(q);
            }
        }
    }

    /// The bounds of a row less what profiles without a column add to it.
    fn room(&self, q: usize) -> (f64, f64) {
        let (low, high) = self.rows[q];
        ((low - self.fixed[q]) as f64, (high - self.fixed[q]) as f64)
    }

    fn seats(&self) -> Vec<f64> {
        let mut seats: Vec<f64> = self.profiles.iter().map(|cell| cell.0 as f64).collect();
        for (&t, value) in self.profile_of.iter().zip(self.program.solution()) {
            seats[t] = value;
        }
        seats
    }

    /// Leaves open what the relaxation left open and so many more for which it hardly cared.
    pub(super) fn keep_core(&mut self, most: usize) {
        let solution = self.program.solution();
        let mut settled: Vec<(f64, usize)> = Vec::new();
        for (column, &value) in solution.iter().enumerate() {
            if (value - libm::round(value)).abs() < INTEGRAL {
                settled.push((self.program.reduced_cost(column).abs(), column));
            }
        }
        settled.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for &(_, column) in settled.iter().skip(most) {
            let value = libm::round(solution[column]) as i64;
            self.profiles[self.profile_of[column]] = (value, value);
            self.program
                .set_bounds(column, (value as f64, value as f64));
        }
    }

    fn set(&mut self, what: Place, bounds: (i64, i64)) {
        match what {
            Place::Profile(t) => {
                self.profiles[t] = bounds;
                if let Some(column) = self.column_of[t] {
                    self.program
                        .set_bounds(column, (bounds.0 as f64, bounds.1 as f64));
                }
            }
            Place::Row(q) => {
                self.rows[q] = bounds;
                if let Some(line) = self.line_of[q] {
                    self.program.set_row(line, self.room(q));
                }
            }
        }
    }

    pub(super) fn run(&mut self, goal: Goal, most: u64, run: &mut Run<'_>) -> Found {
        let mut found = Found::default();
        let mut turns: Vec<Turn> = Vec::new();
        let mut branches = 0;
        // The greatest bound of a branch that was closed without being searched to its end.
        let mut closed = i64::MIN;
        let mut unsure = false;
        let floor = if let Goal::Above(floor) = goal {
            floor
        } else {
            i64::MIN
        };
        loop {
            if branches >= most || run.ended() {
                return found;
            }
            branches += 1;
            let outcome = self.relax(run);
            let known = found
                .best
                .as_ref()
                .map_or(floor, |(weight, _)| floor.max(*weight));
            let bound = self.bound(outcome);
            let next = if bound <= known {
                closed = closed.max(bound);
                None
            } else {
                let seats = self.seats();
                let rounded: Vec<i64> = seats.iter().map(|&x| libm::round(x) as i64).collect();
                let mut settled = false;
                if self.problem.legal(&rounded) && self.within(&rounded) {
                    let weight = rounded.iter().zip(self.weights).map(|(a, w)| a * w).sum();
                    if found.best.as_ref().is_none_or(|(other, _)| weight > *other) {
                        found.best = Some((weight, rounded));
                    }
                    if goal == Goal::Any || matches!(goal, Goal::Above(floor) if weight > floor) {
                        return found;
                    }
                    settled = weight >= bound;
                }
                let parting = if settled { None } else { self.branch(&seats) };
                // Nothing is left to part at, and yet the multipliers do not close it: no proof.
                unsure |= !settled && parting.is_none() && !self.is_checked(&seats);
                parting
            };
            if let Some((what, first, second)) = next {
                let before = match what {
                    Place::Profile(t) => self.profiles[t],
                    Place::Row(q) => self.rows[q],
                };
                turns.push(Turn {
                    what,
                    before,
                    other: Some(second),
                });
                self.set(what, first);
                continue;
            }
            loop {
                let Some(turn) = turns.last_mut() else {
                    let best = found.best.as_ref().map_or(i64::MIN, |(weight, _)| *weight);
                    found.bound = (!unsure).then_some(best.max(closed));
                    return found;
                };
                let what = turn.what;
                if let Some(other) = turn.other.take() {
                    self.set(what, other);
                    break;
                }
                let before = turn.before;
                turns.pop();
                self.set(what, before);
            }
        }
    }

    /// Whether these seats, all of them settled, were looked at as the one panel that is left: it was
    /// then taken or is not legal.
    fn is_checked(&self, seats: &[f64]) -> bool {
        let fixed = self.profiles.iter().all(|(low, high)| low == high);
        fixed
            && seats
                .iter()
                .zip(&self.profiles)
                .all(|(&x, cell)| libm::round(x) as i64 == cell.0)
    }

    fn within(&self, panel: &[i64]) -> bool {
        panel
            .iter()
            .zip(&self.profiles)
            .all(|(a, cell)| (cell.0..=cell.1).contains(a))
            && self
                .problem
                .sums(panel)
                .iter()
                .zip(&self.rows)
                .all(|(sum, cell)| (cell.0..=cell.1).contains(sum))
    }

    /// Where to part: the profile that is furthest from a whole number, else a row between two.
    /// What seems likelier comes first.
    fn branch(&self, seats: &[f64]) -> Option<Parting> {
        let part = |x: f64| (x - libm::round(x)).abs();
        let rows = self.row_of.iter().map(|&q| {
            (
                Place::Row(q),
                self.problem.rows[q]
                    .profiles
                    .iter()
                    .map(|&t| seats[t as usize])
                    .sum::<f64>(),
                self.rows[q],
            )
        });
        let profiles = self
            .profile_of
            .iter()
            .map(|&t| (Place::Profile(t), seats[t], self.profiles[t]));
        let most =
            |best: Option<(Place, f64, (i64, i64))>, next: (Place, f64, (i64, i64))| match best {
                Some(best) if part(best.1) >= part(next.1) => Some(best),
                _ if part(next.1) > INTEGRAL && next.2.0 < next.2.1 => Some(next),
                other => other,
            };
        if let Some((what, value, (low, high))) =
            profiles.fold(None, most).or_else(|| rows.fold(None, most))
        {
            let floor = (libm::floor(value) as i64).clamp(low, high - 1);
            let (down, up) = ((low, floor), (floor + 1, high));
            return Some(if value - libm::floor(value) > 0.4 {
                (what, up, down)
            } else {
                (what, down, up)
            });
        }
        // Whole, yet not settled: rounding has the better of the multipliers. Part anywhere.
        let t = *self
            .profile_of
            .iter()
            .find(|&&t| self.profiles[t].0 < self.profiles[t].1)?;
        let (low, high) = self.profiles[t];
        let middle = (libm::round(seats[t]) as i64).clamp(low, high - 1);
        Some((Place::Profile(t), (low, middle), (middle + 1, high)))
    }
}
