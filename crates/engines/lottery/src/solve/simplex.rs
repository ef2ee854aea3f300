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

use crate::chance::Chance;

/// How far out of its bounds a variable may be.
const FEASIBLE: f64 = 1e-9;
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
    /// It took more steps than it was given.
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
    /// Whether an end is believed without computing the inverse afresh first: for those who check
    /// what they are told.
    pub(crate) trusting: bool,
    /// Steps taken in all.
    pub(crate) steps: u64,
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

    /// Adds a row; `entries` say what stands in it.
    pub(crate) fn add_row(&mut self, bounds: (f64, f64), entries: &[(usize, f64)]) {
        let row = self.rows as u32;
        let mut start = vec![0];
        let (mut index, mut number) = (Vec::new(), Vec::new());
        let mut entries = entries.to_vec();
        entries.sort_by_key(|entry| entry.0);
        let mut next = entries.iter().peekable();
        for column in 0..self.columns() {
            let range = self.start[column]..self.start[column + 1];
            index.extend_from_slice(&self.index[range.clone()]);
            number.extend_from_slice(&self.number[range]);
            while let Some(entry) = next.next_if(|entry| entry.0 == column) {
                index.push(row);
                number.push(entry.1);
            }
            start.push(index.len());
        }
        (self.start, self.index, self.number) = (start, index, number);
        for variable in self.head.iter_mut().filter(|v| **v >= row) {
            *variable += 1;
        }
        self.lower.insert(self.rows, bounds.0);
        self.upper.insert(self.rows, bounds.1);
        self.cost.insert(self.rows, 0.0);
        self.at.insert(self.rows, At::Basic);
        self.head.push(row);
        self.rows += 1;
        self.value.push(0.0);
        self.duals.push(0.0);
        self.inverse = vec![0.0; self.rows * self.rows];
        self.needs = Needs::Inverse;
    }

    /// Sets what a column is worth.
    pub(crate) fn set_cost(&mut self, column: usize, cost: f64) {
        self.cost[self.rows + column] = cost;
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
        self.needs = Needs::Inverse;
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
    pub(crate) fn solve(&mut self, chance: &mut Chance, most: u64) -> Outcome {
        let mut idle = 0;
        let mut direction = vec![0.0; self.rows];
        let end = self.steps + most;
        loop {
            if self.needs != Needs::Nothing || self.age > self.refresh {
                self.refactor();
            }
            let broken = self.price();
            let Some(entering) = self.entering(broken, (idle > PATIENCE).then_some(&mut *chance))
            else {
                if self.age > 0 && !self.trusting {
                    self.refactor();
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
            value < self.lower[variable] - FEASIBLE || value > self.upper[variable] + FEASIBLE
        };
        let broken = self.head.iter().zip(&self.value).any(|pair| out(&pair));
        let mut duals = std::mem::take(&mut self.duals);
        duals.fill(0.0);
        for (place, (&variable, &value)) in self.head.iter().zip(&self.value).enumerate() {
            let variable = variable as usize;
            let worth = if !broken {
                self.cost[variable]
            } else if value < self.lower[variable] - FEASIBLE {
                1.0
            } else if value > self.upper[variable] + FEASIBLE {
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

    /// How the basis changes as a variable enters.
    fn direct(&self, entering: usize, direction: &mut [f64]) {
        if entering < self.rows {
            for (place, part) in direction.iter_mut().enumerate() {
                *part = -self.inverse[place * self.rows + entering];
            }
            return;
        }
        direction.fill(0.0);
        for (row, number) in self.column(entering) {
            for (place, part) in direction.iter_mut().enumerate() {
                *part += self.inverse[place * self.rows + row] * number;
            }
        }
    }

    /// How far the variable in a place may go in its direction, and at which bound that ends.
    fn room(&self, place: usize, rate: f64) -> Option<(f64, At)> {
        let variable = self.head[place] as usize;
        let value = self.value[place];
        let (lower, upper) = (self.lower[variable], self.upper[variable]);
        if rate > 0.0 {
            if value < lower - FEASIBLE {
                Some(((lower - value) / rate, At::Lower))
            } else if value > upper + FEASIBLE || upper.is_infinite() {
                None
            } else {
                Some(((upper - value) / rate, At::Upper))
            }
        } else if value > upper + FEASIBLE {
            Some(((upper - value) / rate, At::Upper))
        } else if value < lower - FEASIBLE || lower.is_infinite() {
            None
        } else {
            Some(((lower - value) / rate, At::Lower))
        }
    }

    /// Takes one step: two passes over the places (Harris), so that among those that block at
    /// nearly the same point the safest number is divided by.
    fn step(&mut self, (entering, gain): (usize, f64), direction: &[f64]) -> Option<f64> {
        let sign = if gain > 0.0 { 1.0 } else { -1.0 };
        let mut reach = f64::INFINITY;
        for (place, &part) in direction.iter().enumerate() {
            if part.abs() > PIVOT
                && let Some((room, _)) = self.room(place, -sign * part)
            {
                reach = reach.min(room + FEASIBLE / part.abs());
            }
        }
        let flip = self.upper[entering] - self.lower[entering];
        let mut leaving: Option<(usize, f64, At)> = None;
        for (place, &part) in direction.iter().enumerate() {
            if part.abs() > PIVOT
                && leaving.is_none_or(|(other, _, _)| part.abs() > direction[other].abs())
                && let Some((room, at)) = self.room(place, -sign * part)
                && room <= reach
            {
                leaving = Some((place, room, at));
            }
        }
        let length = leaving.map_or(f64::INFINITY, |(_, room, _)| room.max(0.0));
        if flip.is_infinite() && leaving.is_none() {
            return None;
        }
        if flip <= length {
            for (value, part) in self.value.iter_mut().zip(direction) {
                *value -= sign * flip * part;
            }
            self.at[entering] = if self.at[entering] == At::Upper {
                At::Lower
            } else {
                At::Upper
            };
            return Some(flip);
        }
        let (place, _, at) = leaving?;
        let value = self.resting(entering) + sign * length;
        for (value, part) in self.value.iter_mut().zip(direction) {
            *value -= sign * length * part;
        }
        let left = self.head[place] as usize;
        self.at[left] = at;
        self.at[entering] = At::Basic;
        self.head[place] = entering as u32;
        self.value[place] = value;
        self.pivot(place, direction);
        self.age += 1;
        Some(length)
    }

    fn pivot(&mut self, place: usize, direction: &[f64]) {
        let rows = self.rows;
        let (before, rest) = self.inverse.split_at_mut(place * rows);
        let (line, after) = rest.split_at_mut(rows);
        let scale = 1.0 / direction[place];
        for part in line.iter_mut() {
            *part *= scale;
        }
        let others = before.chunks_exact_mut(rows).zip(&direction[..place]);
        for (other, &times) in
            others.chain(after.chunks_exact_mut(rows).zip(&direction[place + 1..]))
        {
            if times != 0.0 {
                for (part, by) in other.iter_mut().zip(line.iter()) {
                    *part -= times * by;
                }
            }
        }
    }

    /// Computes the inverse and the values afresh. Where the basis does not determine its values,
    /// rows' own variables take the places that do not count.
    fn refactor(&mut self) {
        if self.needs == Needs::Inverse || self.age > 0 {
            while !self.invert() {}
            self.age = 0;
        }
        self.needs = Needs::Nothing;
        let mut due = vec![0.0; self.rows];
        for variable in 0..self.at.len() {
            if self.at[variable] == At::Basic {
                continue;
            }
            if self.at[variable] == At::Upper && self.upper[variable].is_infinite() {
                self.at[variable] = At::Lower;
            } else if self.at[variable] == At::Lower
                && self.lower[variable].is_infinite()
                && self.upper[variable].is_finite()
            {
                self.at[variable] = At::Upper;
            }
            let value = self.resting(variable);
            if value == 0.0 {
                continue;
            }
            if variable < self.rows {
                due[variable] += value;
            } else {
                let range = self.start[variable - self.rows]..self.start[variable - self.rows + 1];
                for (row, number) in self.index[range.clone()].iter().zip(&self.number[range]) {
                    due[*row as usize] -= number * value;
                }
            }
        }
        for (place, value) in self.value.iter_mut().enumerate() {
            let line = &self.inverse[place * self.rows..(place + 1) * self.rows];
            *value = line.iter().zip(&due).map(|(a, b)| a * b).sum();
        }
    }

    /// Inverts the basis (Gauss and Jordan). `false` where it had to be changed first.
    fn invert(&mut self) -> bool {
        let rows = self.rows;
        let mut left = vec![0.0; rows * rows];
        for (place, &variable) in self.head.iter().enumerate() {
            let variable = variable as usize;
            if variable < rows {
                left[variable * rows + place] = -1.0;
            } else {
                for (row, number) in self.column(variable) {
                    left[row * rows + place] += number;
                }
            }
        }
        let right = &mut self.inverse;
        right.fill(0.0);
        for row in 0..rows {
            right[row * rows + row] = 1.0;
        }
        let mut line_of = vec![usize::MAX; rows];
        let mut used = vec![false; rows];
        // Rows' own variables first: they cost nothing.
        let mut order: Vec<usize> = (0..rows).collect();
        order.sort_by_key(|&place| self.head[place] as usize >= rows);
        let mut poor = Vec::new();
        for place in order {
            let best = (0..rows).filter(|&row| !used[row]).max_by(|&a, &b| {
                left[a * rows + place]
                    .abs()
                    .total_cmp(&left[b * rows + place].abs())
            });
            let Some(pivot) = best.filter(|&row| left[row * rows + place].abs() > 1e-9) else {
                poor.push(place);
                continue;
            };
            used[pivot] = true;
            line_of[place] = pivot;
            let scale = 1.0 / left[pivot * rows + place];
            for part in &mut left[pivot * rows..(pivot + 1) * rows] {
                *part *= scale;
            }
            for part in &mut right[pivot * rows..(pivot + 1) * rows] {
                *part *= scale;
            }
            for row in 0..rows {
                let times = left[row * rows + place];
                if row != pivot && times != 0.0 {
                    subtract(&mut left, rows, row, pivot, times);
                    subtract(right, rows, row, pivot, times);
                }
            }
        }
        if !poor.is_empty() {
            let free: Vec<usize> = (0..rows).filter(|&row| !used[row]).collect();
            for (place, row) in poor.into_iter().zip(free) {
                let out = self.head[place] as usize;
                self.at[out] = if self.lower[out].is_finite() {
                    At::Lower
                } else {
                    At::Upper
                };
                self.head[place] = row as u32;
                self.at[row] = At::Basic;
            }
            return false;
        }
        let mut sorted = vec![0.0; rows * rows];
        for (place, &line) in line_of.iter().enumerate() {
            sorted[place * rows..(place + 1) * rows]
                .copy_from_slice(&right[line * rows..(line + 1) * rows]);
        }
        self.inverse = sorted;
        true
    }
}

/// Takes so many times one line of a square matrix from another.
fn subtract(matrix: &mut [f64], rows: usize, from: usize, line: usize, times: f64) {
    let (low, high) = (from.min(line), from.max(line));
    let (first, second) = matrix.split_at_mut(high * rows);
    let (a, b) = (
        &mut first[low * rows..(low + 1) * rows],
        &mut second[..rows],
    );
    let (target, source) = if from < line { (a, &*b) } else { (b, &*a) };
    for (part, by) in target.iter_mut().zip(source) {
        *part -= times * by;
    }
}
