//! A primal simplex for programs of few rows and many columns.
//!
//! Maximise c·x, where every row's activity and every column keep within bounds. Written as
//! A x - r = 0 with a variable r for each row's activity, so that there is always a basis to start
//! from, whatever was changed. The inverse of the basis is kept as it is, dense: it has as many rows
//! as there are quotas. Phase 1 lessens the sum of what is out of bounds, from any basis, so that a
//! program that was changed a little is solved by a few steps more.
//!
//! Nothing that is published rests on the numbers found here being exact: panels are whole numbers
//! that are checked, and proofs are multiplied out in whole numbers.

mod inverse;
mod step;

use super::run::Run;
use crate::chance::Chance;

/// How much a reduced cost may promise without being followed.
const OPTIMAL: f64 = 1e-9;
/// The smallest number that is divided by.
const PIVOT: f64 = 1e-7;
/// Steps without progress after which the entering column is chosen by chance.
const PATIENCE: u32 = 20;

/// Where a variable stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// In the basis.
    Basic,
    /// At its lower bound.
    Lower,
    /// At its upper bound.
    Upper,
}

/// What a change of the program has made wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Needs {
    /// Nothing.
    Nothing,
    /// The values in the basis.
    Values,
    /// Its inverse too.
    Inverse,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The best was found.
    Optimal,
    /// The rows contradict each other; [`Simplex::duals`] say how.
    Infeasible,
    /// There is no best. Only a program with an infinite bound can say so.
    Unbounded,
    /// It took more steps than it was given, or was ended.
    Stopped,
}

/// A program with the basis it has come to.
#[derive(Clone, Debug)]
pub(crate) struct Simplex {
    rows: usize,
    /// Columns of the variables after the rows' own: where each starts, its rows, its numbers.
    start: Vec<usize>,
    index: Vec<u32>,
    number: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    cost: Vec<f64>,
    at: Vec<At>,
    /// The variable in each place of the basis, its value, and the row of the inverse beside it.
    head: Vec<u32>,
    value: Vec<f64>,
    inverse: Vec<f64>,
    /// What has to be computed afresh before anything else.
    needs: Needs,
    /// Steps since the inverse was computed afresh, and how many they may be.
    age: u32,
    refresh: u32,
    duals: Vec<f64>,
    /// How far out of its bounds a variable may be.
    pub(crate) feasible: f64,
    /// Whether an end is believed without computing the inverse afresh first: for those who check
    /// what they are told.
    pub(crate) trusting: bool,
    /// Steps taken in all.
    pub(crate) steps: u64,
}

/// A row that is added.
#[derive(Clone, Debug)]
pub(crate) struct NewRow {
    /// Least and most of its activity.
    pub bounds: (f64, f64),
    /// Columns and what stands in them, each column at most once.
    pub entries: Vec<(usize, f64)>,
}

impl Simplex {
    /// A program without columns; `bounds` are those of its rows.
    pub(crate) fn new(bounds: &[(f64, f64)]) -> Self {
        let rows = bounds.len();
        let mut inverse = vec![0.0; rows * rows];
        for i in 0..rows {
            inverse[i * rows + i] = -1.0;
        }
        Self {
            rows,
            start: vec![0],
            index: Vec::new(),
            number: Vec::new(),
            lower: bounds.iter().map(|b| b.0).collect(),
            upper: bounds.iter().map(|b| b.1).collect(),
            cost: vec![0.0; rows],
            at: vec![At::Basic; rows],
            head: (0..rows as u32).collect(),
            value: vec![0.0; rows],
            inverse,
            needs: Needs::Values,
            age: 0,
            refresh: if rows < 100 { 60 } else { 200 },
            duals: vec![0.0; rows],
            feasible: 1e-9,
            trusting: false,
            steps: 0,
        }
    }

    /// How many columns there are.
    pub(crate) fn columns(&self) -> usize {
        self.start.len() - 1
    }

    /// Adds a column at its lower bound and returns its number.
    pub(crate) fn add_column(
        &mut self,
        cost: f64,
        bounds: (f64, f64),
        entries: impl IntoIterator<Item = (u32, f64)>,
    ) -> usize {
        for (row, number) in entries {
            self.index.push(row);
            self.number.push(number);
        }
        self.start.push(self.index.len());
        self.cost.push(cost);
        self.lower.push(bounds.0);
        self.upper.push(bounds.1);
        self.at.push(At::Lower);
        if bounds.0 != 0.0 {
            self.needs = self.needs.max(Needs::Values);
        }
        self.columns() - 1
    }

    /// Adds rows.
    pub(crate) fn add_rows(&mut self, rows: &[NewRow]) {
        let (old, new) = (self.rows, self.rows + rows.len());
        let mut entries: Vec<(usize, u32, f64)> = Vec::new();
        for (row, new) in (old as u32..).zip(rows) {
            entries.extend(
                new.entries
                    .iter()
                    .map(|&(column, number)| (column, row, number)),
            );
        }
        entries.sort_by_key(|&(column, row, _)| (column, row));
        let mut start = vec![0];
        let (mut index, mut number) = (Vec::new(), Vec::new());
        let mut next = entries.into_iter().peekable();
        for column in 0..self.columns() {
            let range = self.start[column]..self.start[column + 1];
            index.extend_from_slice(&self.index[range.clone()]);
            number.extend_from_slice(&self.number[range]);
            while let Some((_, row, entry)) = next.next_if(|entry| entry.0 == column) {
                index.push(row);
                number.push(entry);
            }
            start.push(index.len());
        }
        (self.start, self.index, self.number) = (start, index, number);
        for variable in self.head.iter_mut().filter(|v| **v as usize >= old) {
            *variable += rows.len() as u32;
        }
        let bounds = || rows.iter().map(|row| row.bounds);
        self.lower.splice(old..old, bounds().map(|b| b.0));
        self.upper.splice(old..old, bounds().map(|b| b.1));
        self.cost.splice(old..old, rows.iter().map(|_| 0.0));
        self.at.splice(old..old, rows.iter().map(|_| At::Basic));
        self.head.extend(old as u32..new as u32);
        self.value.resize(new, 0.0);
        self.duals.resize(new, 0.0);
        self.rows = new;
        self.border(old);
        self.needs = self.needs.max(Needs::Values);
    }

    /// Sets the bounds of a column.
    pub(crate) fn set_bounds(&mut self, column: usize, bounds: (f64, f64)) {
        self.set_variable(self.rows + column, bounds);
    }

    /// Sets the bounds of a row.
    pub(crate) fn set_row(&mut self, row: usize, bounds: (f64, f64)) {
        self.set_variable(row, bounds);
    }

    fn set_variable(&mut self, variable: usize, bounds: (f64, f64)) {
        if (self.lower[variable], self.upper[variable]) != bounds {
            (self.lower[variable], self.upper[variable]) = bounds;
            if self.at[variable] != At::Basic {
                self.needs = self.needs.max(Needs::Values);
            }
        }
    }

    /// Replaces the numbers of a column that keeps its rows.
    pub(crate) fn set_numbers(&mut self, column: usize, mut number: impl FnMut(u32) -> f64) {
        for entry in self.start[column]..self.start[column + 1] {
            self.number[entry] = number(self.index[entry]);
        }
        let variable = self.rows + column;
        self.needs = self.needs.max(Needs::Values);
        if self.at[variable] == At::Basic && !self.exchange(variable) {
            self.needs = Needs::Inverse;
        }
    }

    /// What a unit of each row's bound is worth; after [`Outcome::Infeasible`], how the rows
    /// contradict each other.
    pub(crate) fn duals(&self) -> &[f64] {
        &self.duals
    }

    /// The value of each column.
    pub(crate) fn solution(&self) -> Vec<f64> {
        let mut all: Vec<f64> = (0..self.at.len()).map(|v| self.resting(v)).collect();
        for (&variable, &value) in self.head.iter().zip(&self.value) {
            all[variable as usize] = value;
        }
        all.split_off(self.rows)
    }

    /// What the column is worth beyond what its rows cost, at the duals found last.
    pub(crate) fn reduced_cost(&self, column: usize) -> f64 {
        self.reduced(self.rows + column, &self.duals, true)
    }

    /// Solves, from the basis it stands at, in at most so many steps.
    pub(crate) fn solve(&mut self, run: &mut Run<'_>, most: u64) -> Outcome {
        let mut idle = 0;
        let mut direction = vec![0.0; self.rows];
        let end = self.steps + most;
        loop {
            let stale = self.needs != Needs::Nothing || self.age > self.refresh;
            if (stale && !self.refactor(run)) || !run.spend(self.work()) {
                return Outcome::Stopped;
            }
            let broken = self.price();
            let Some(entering) =
                self.entering(broken, (idle > PATIENCE).then_some(&mut *run.chance))
            else {
                if self.age > 0 && !self.trusting {
                    if !self.refactor(run) {
                        return Outcome::Stopped;
                    }
                    continue;
                }
                return if broken {
                    Outcome::Infeasible
                } else {
                    Outcome::Optimal
                };
            };
            if self.steps >= end {
                return Outcome::Stopped;
            }
            self.steps += 1;
            self.direct(entering.0, &mut direction);
            let Some(step) = self.step(entering, &direction) else {
                return Outcome::Unbounded;
            };
            idle = if step > 1e-12 { 0 } else { idle + 1 };
        }
    }

    /// Multiplications of one step, about.
    fn work(&self) -> usize {
        2 * self.rows * self.rows + self.number.len() + self.at.len()
    }

    fn resting(&self, variable: usize) -> f64 {
        match self.at[variable] {
            At::Upper => self.upper[variable],
            At::Lower | At::Basic if self.lower[variable].is_finite() => self.lower[variable],
            At::Lower | At::Basic => self.upper[variable].min(0.0),
        }
    }

    fn column(&self, variable: usize) -> impl Iterator<Item = (usize, f64)> {
        let column = variable - self.rows;
        let range = self.start[column]..self.start[column + 1];
        self.index[range.clone()]
            .iter()
            .map(|&row| row as usize)
            .zip(self.number[range].iter().copied())
    }

    /// Computes the duals; whether something is out of its bounds, in which case they are those of
    /// phase 1.
    fn price(&mut self) -> bool {
        let out = |&(&variable, &value): &(&u32, &f64)| {
            let variable = variable as usize;
            value < self.lower[variable] - self.feasible
                || value > self.upper[variable] + self.feasible
        };
        let broken = self.head.iter().zip(&self.value).any(|pair| out(&pair));
        let mut duals = std::mem::take(&mut self.duals);
        duals.fill(0.0);
        for (place, (&variable, &value)) in self.head.iter().zip(&self.value).enumerate() {
            let variable = variable as usize;
            let worth = if !broken {
                self.cost[variable]
            } else if value < self.lower[variable] - self.feasible {
                1.0
            } else if value > self.upper[variable] + self.feasible {
                -1.0
            } else {
                0.0
            };
            if worth != 0.0 {
                let line = &self.inverse[place * self.rows..(place + 1) * self.rows];
                for (dual, part) in duals.iter_mut().zip(line) {
                    *dual += worth * part;
                }
            }
        }
        self.duals = duals;
        broken
    }

    fn reduced(&self, variable: usize, duals: &[f64], own: bool) -> f64 {
        let cost = if own { self.cost[variable] } else { 0.0 };
        if variable < self.rows {
            return cost + duals[variable];
        }
        self.column(variable)
            .fold(cost, |sum, (row, number)| sum - duals[row] * number)
    }

    /// The column to enter the basis and its reduced cost.
    fn entering(&self, broken: bool, chance: Option<&mut Chance>) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64)> = None;
        let mut seen = 0;
        let mut chance = chance;
        for variable in 0..self.at.len() {
            let at = self.at[variable];
            if at == At::Basic || self.lower[variable] >= self.upper[variable] {
                continue;
            }
            let gain = self.reduced(variable, &self.duals, !broken);
            let free = !self.lower[variable].is_finite() && !self.upper[variable].is_finite();
            let good = if free {
                gain.abs() > OPTIMAL
            } else if at == At::Upper {
                gain < -OPTIMAL
            } else {
                gain > OPTIMAL
            };
            if !good {
                continue;
            }
            seen += 1;
            let take = match (&mut chance, best) {
                (_, None) => true,
                (Some(chance), Some(_)) => chance.below(seen) == 0,
                (None, Some((_, other))) => gain.abs() > other.abs(),
            };
            if take {
                best = Some((variable, gain));
            }
        }
        best
    }
}
