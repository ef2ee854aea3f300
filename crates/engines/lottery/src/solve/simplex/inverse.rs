//! The inverse of the basis, computed afresh.

use super::{At, Needs, Simplex};
use crate::solve::run::Run;

/// How an attempt to invert the basis ended.
enum Inverted {
    /// The inverse is there.
    Yes,
    /// The basis had no inverse and was changed.
    Changed,
    /// It was ended.
    Ended,
}

impl Simplex {
    /// Computes the inverse and the values afresh. Where the basis does not determine its values,
    /// rows' own variables take the places that do not count. `false` if it was ended: nothing is
    /// changed then, and it is still to be done.
    pub(super) fn refactor(&mut self, run: &mut Run<'_>) -> bool {
        if self.needs == Needs::Inverse || self.age > 0 {
            loop {
                match self.invert(run) {
                    Inverted::Yes => break,
                    Inverted::Changed => {}
                    Inverted::Ended => return false,
                }
            }
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
        true
    }

    /// Makes the inverse wider for rows that were added after the first `old` ones. Each stands in
    /// the basis by its own variable, so that beside the old inverse I, with A what stands in the new
    /// rows under the old basis, come A·I and minus one.
    pub(super) fn border(&mut self, old: usize) {
        let rows = self.rows;
        let before = std::mem::take(&mut self.inverse);
        let mut inverse = vec![0.0; rows * rows];
        if old > 0 {
            let lines = inverse.chunks_exact_mut(rows);
            for (line, of) in lines.zip(before.chunks_exact(old)) {
                line[..old].copy_from_slice(of);
            }
        }
        for place in 0..old {
            let variable = self.head[place] as usize;
            if variable < rows {
                continue;
            }
            for (row, number) in self.column(variable).filter(|(row, _)| *row >= old) {
                let (lines, added) = inverse.split_at_mut(row * rows);
                let line = &lines[place * rows..][..old];
                for (part, by) in added[..old].iter_mut().zip(line) {
                    *part += number * by;
                }
            }
        }
        for row in old..rows {
            inverse[row * rows + row] = -1.0;
        }
        self.inverse = inverse;
    }

    /// Inverts the basis (Gauss and Jordan).
    fn invert(&mut self, run: &mut Run<'_>) -> Inverted {
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
        let mut right = vec![0.0; rows * rows];
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
            if !run.spend(2 * rows * rows) {
                return Inverted::Ended;
            }
            for row in 0..rows {
                let times = left[row * rows + place];
                if row != pivot && times != 0.0 {
                    subtract(&mut left, rows, row, pivot, times);
                    subtract(&mut right, rows, row, pivot, times);
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
            return Inverted::Changed;
        }
        let mut sorted = vec![0.0; rows * rows];
        for (place, &line) in line_of.iter().enumerate() {
            sorted[place * rows..(place + 1) * rows]
                .copy_from_slice(&right[line * rows..(line + 1) * rows]);
        }
        self.inverse = sorted;
        Inverted::Yes
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
