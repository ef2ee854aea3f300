//! The leximin chances of a small pool in exact fractions, found one way and proved another.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

/// The best there is: nobody's chance can rise without that of somebody falling who has no more.
pub struct Leximin {
    /// The chance of each person of each group.
    pub chance: Vec<BigRational>,
    /// Weights of panels that make these chances.
    mix: Vec<(usize, BigRational)>,
    levels: Vec<Level>,
}

/// Why nobody who is left at a level can have more than `value`.
struct Level {
    value: BigRational,
    /// For each group the weight of a person.
    weight: Vec<BigRational>,
}

/// Computes it by a primal simplex over all panels, with Bland's rule and without rounding.
///
/// Level by level: maximise z so that everybody left has at least z and nobody before loses. A
/// positive weight in the optimum holds a group at z in every optimum; it is settled.
pub fn leximin(size: &[u32], panels: &[Vec<u32>]) -> Leximin {
    let mut simplex = Simplex::new(size, panels);
    let mut left = vec![true; size.len()];
    let mut chance = vec![BigRational::zero(); size.len()];
    let mut levels = Vec::new();
    while left.contains(&true) {
        let row = simplex.raise(&left);
        let weight: Vec<BigRational> = (simplex.inverse[row][..size.len()].iter())
            .map(|y| -y)
            .collect();
        let rise = simplex.amount[row].clone();
        for (chance, &left) in chance.iter_mut().zip(&left) {
            if left {
                *chance += &rise;
            }
        }
        let settled: Vec<usize> = (0..size.len())
            .filter(|&t| left[t] && weight[t].is_positive())
            .collect();
        levels.push(Level {
            value: chance[settled[0]].clone(),
            weight,
        });
        simplex.settle(row, settled[0]);
        for group in settled {
            left[group] = false;
        }
    }
    let mix = (simplex.basis.iter().zip(&simplex.amount))
        .filter_map(|(&column, amount)| match column {
            Column::Panel(panel) => Some((panel, amount.clone())),
            _ => None,
        })
        .collect();
    Leximin {
        chance,
        mix,
        levels,
    }
}

impl Leximin {
    /// Proves by multiplication that these are the leximin chances. It shares no step with the way
    /// they were found.
    pub fn prove(&self, size: &[u32], panels: &[Vec<u32>]) {
        let whole = |n: u32| BigRational::from(BigInt::from(n));
        // There is such a lottery.
        let total: BigRational = self.mix.iter().map(|(_, weight)| weight).sum();
        assert!(total.is_one() && self.mix.iter().all(|(_, w)| !w.is_negative()));
        for (group, chance) in self.chance.iter().enumerate() {
            let seats: BigRational = (self.mix.iter())
                .map(|(panel, weight)| weight * whole(panels[*panel][group]))
                .sum();
            assert_eq!(seats, chance * whole(size[group]));
        }
        // There is no better one: at each level no panel weighs more than what the weights make of
        // these chances, so no lottery does; those left cannot all have more than `value`.
        let mut left = vec![true; size.len()];
        for level in &self.levels {
            assert!(level.weight.iter().all(|weight| !weight.is_negative()));
            let groups = || (0..size.len()).map(|t| (t, &level.weight[t] * whole(size[t])));
            let share: BigRational = groups().filter(|&(t, _)| left[t]).map(|(_, w)| w).sum();
            assert!(share.is_one());
            let settled: BigRational = (groups().filter(|&(t, _)| !left[t]))
                .map(|(t, weight)| weight * &self.chance[t])
                .sum();
            let heaviest = (panels.iter())
                .map(|panel| {
                    (panel.iter().zip(&level.weight))
                        .map(|(&count, weight)| weight * whole(count))
                        .sum::<BigRational>()
                })
                .max();
            assert_eq!(heaviest, Some(&level.value + settled));
            for (group, left) in left.iter_mut().enumerate() {
                if *left {
                    assert!(self.chance[group] >= level.value);
                    if level.weight[group].is_positive() {
                        assert_eq!(self.chance[group], level.value);
                        *left = false;
                    }
                }
            }
        }
        assert!(!left.contains(&true));
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    /// The weight of a panel.
    Panel(usize),
    /// By how much the chances of a group exceed what they must be, times its people.
    Slack(usize),
    /// By how much everybody left rises.
    Rise,
}

/// One row for each group and one for "the weights sum to 1"; the inverse of the basis in full.
struct Simplex<'a> {
    size: &'a [u32],
    panels: &'a [Vec<u32>],
    basis: Vec<Column>,
    inverse: Vec<Vec<BigRational>>,
    amount: Vec<BigRational>,
}

impl<'a> Simplex<'a> {
    /// Starts from the lottery that always draws the first panel.
    fn new(size: &'a [u32], panels: &'a [Vec<u32>]) -> Self {
        let rows = size.len();
        let mut inverse = vec![vec![BigRational::zero(); rows + 1]; rows + 1];
        for (row, inverse) in inverse.iter_mut().enumerate() {
            if row < rows {
                inverse[row] = -BigRational::one();
                inverse[rows] = BigRational::from(BigInt::from(panels[0][row]));
            } else {
                inverse[rows] = BigRational::one();
            }
        }
        let amount = inverse.iter().map(|row| row[rows].clone()).collect();
        let mut basis: Vec<Column> = (0..rows).map(Column::Slack).collect();
        basis.push(Column::Panel(0));
        Self {
            size,
            panels,
            basis,
            inverse,
            amount,
        }
    }

    /// The column in terms of the basis.
    fn direction(&self, column: Column, left: &[bool]) -> Vec<BigRational> {
        let rows = self.size.len();
        let counts = |counts: &dyn Fn(usize) -> u32, last: bool| {
            (self.inverse.iter())
                .map(|row| {
                    let mut sum = if last {
                        row[rows].clone()
                    } else {
                        BigRational::zero()
                    };
                    for (group, cell) in row[..rows].iter().enumerate() {
                        let count = counts(group);
                        if count > 0 && !cell.is_zero() {
                            sum += cell * BigRational::from(BigInt::from(count));
                        }
                    }
                    sum
                })
                .collect::<Vec<_>>()
        };
        match column {
            Column::Panel(panel) => counts(&|group| self.panels[panel][group], true),
            Column::Slack(group) => self.inverse.iter().map(|row| -&row[group]).collect(),
            Column::Rise => {
                let down = counts(&|t| if left[t] { self.size[t] } else { 0 }, false);
                down.into_iter().map(|amount| -amount).collect()
            }
        }
    }

    /// Raises those left as far as it goes; the row in which the rise stands.
    fn raise(&mut self, left: &[bool]) -> usize {
        let mut entering = Column::Rise;
        loop {
            let direction = self.direction(entering, left);
            let ratio = |row: usize| &self.amount[row] / &direction[row];
            let leaving = (0..direction.len())
                .filter(|&row| direction[row].is_positive())
                .min_by(|&a, &b| (ratio(a), self.basis[a]).cmp(&(ratio(b), self.basis[b])))
                .expect("nobody's chance is above 1");
            self.pivot(leaving, entering, &direction);
            let row = (self.basis.iter())
                .position(|&column| column == Column::Rise)
                .expect("the rise stays in the basis until it has ended");
            match self.better(row) {
                Some(column) => entering = column,
                None => return row,
            }
        }
    }

    /// The first column that would let the rise go on: panels heavier than allowed, then slacks.
    fn better(&self, row: usize) -> Option<Column> {
        let (weights, limit) = self.inverse[row].split_at(self.size.len());
        let (weights, limit) = whole(weights, &limit[0]);
        let heavier = |panel: &Vec<u32>| {
            let sum: BigInt = (panel.iter().zip(&weights))
                .filter(|&(&count, _)| count > 0)
                .map(|(&count, weight)| weight * count)
                .sum();
            sum + &limit < BigInt::zero()
        };
        (self.panels.iter().position(heavier).map(Column::Panel)).or_else(|| {
            let slack = weights.iter().position(BigInt::is_positive);
            slack.map(Column::Slack)
        })
    }

    fn pivot(&mut self, row: usize, column: Column, direction: &[BigRational]) {
        let by = direction[row].clone();
        for cell in &mut self.inverse[row] {
            *cell /= &by;
        }
        self.amount[row] /= &by;
        let (pivot, amount) = (self.inverse[row].clone(), self.amount[row].clone());
        for (other, factor) in direction.iter().enumerate() {
            if other != row && !factor.is_zero() {
                for (cell, pivot) in self.inverse[other].iter_mut().zip(&pivot) {
                    if !pivot.is_zero() {
                        *cell -= factor * pivot;
                    }
                }
                self.amount[other] -= factor * &amount;
            }
        }
        self.basis[row] = column;
    }

    /// Makes the rise so far the least that everybody left must have: it leaves the basis, and the
    /// slack of a group that cannot rise enters with 0.
    fn settle(&mut self, row: usize, group: usize) {
        let direction = self.direction(Column::Slack(group), &[]);
        self.amount[row] = BigRational::zero();
        self.pivot(row, Column::Slack(group), &direction);
    }
}

/// The same numbers times what makes them all whole.
fn whole(weights: &[BigRational], limit: &BigRational) -> (Vec<BigInt>, BigInt) {
    let mut common = limit.denom().clone();
    for weight in weights {
        common = num_integer::lcm(common, weight.denom().clone());
    }
    let up = |x: &BigRational| x.numer() * (&common / x.denom());
    (weights.iter().map(up).collect(), up(limit))
}
