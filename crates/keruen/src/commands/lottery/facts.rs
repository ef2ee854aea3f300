//! What stands in a lottery, counted: for those who prepared it and for those who doubt it.

use std::collections::BTreeSet;

use keruen_lottery::format::{Kind, Lottery, Objective, profiles};
use keruen_lottery::verify::tolerance;

/// A difference of chances that no reader of a lottery could see: a seat in ten million draws.
pub const UNSEEN: f64 = 1e-7;

/// Chances and rows of a lottery.
#[derive(Debug, Default)]
pub struct Facts {
    /// In how many rows everybody sits, in the order of the people: that is what is drawn.
    pub seated: Vec<usize>,
    /// What everybody's chance is before rows are made, in parts of `denominator`, in that order.
    pub weights: Vec<u64>,
    /// The whole of the weights.
    pub denominator: u64,
    /// How many rows there are.
    pub rows: usize,
    /// How many of them differ.
    pub distinct: usize,
    /// How many kinds of people there are, as a certificate counts them: whoever shares a household
    /// is one apart.
    pub profiles: usize,
    /// How many alternates the row with the most has.
    pub alternates: usize,
}

impl Facts {
    /// Counts. An index that nobody has counts for nobody: whether there is one, `verify` says.
    pub fn of(lottery: &Lottery) -> Self {
        let people = lottery.people.len();
        let mut weights = vec![0_u64; people];
        for panel in &lottery.exact.panels {
            for &person in &panel.people {
                if let Some(weight) = weights.get_mut(person as usize) {
                    *weight = weight.saturating_add(panel.weight);
                }
            }
        }
        let mut seated = vec![0_usize; people];
        for &person in lottery.rows.iter().flatten() {
            if let Some(times) = seated.get_mut(person as usize) {
                *times += 1;
            }
        }
        let alternates = lottery.alternates.iter().map(Vec::len);
        Self {
            seated,
            weights,
            denominator: lottery.exact.denominator,
            rows: lottery.rows.len(),
            distinct: lottery.rows.iter().collect::<BTreeSet<_>>().len(),
            profiles: profiles(&lottery.people).len(),
            alternates: alternates.max().unwrap_or(0),
        }
    }

    /// The lowest chance before rows are made.
    pub fn lowest_exact(&self) -> f64 {
        let lowest = self.weights.iter().copied().min().unwrap_or(0);
        share(lowest, self.denominator)
    }

    /// The chance of whoever sits in so many rows.
    pub fn in_rows(&self, rows: usize) -> f64 {
        share(rows as u64, self.rows as u64)
    }

    /// In how few rows somebody sits.
    pub fn fewest_rows(&self) -> usize {
        self.seated.iter().copied().min().unwrap_or(0)
    }

    /// In how many rows somebody sits.
    pub fn most_rows(&self) -> usize {
        self.seated.iter().copied().max().unwrap_or(0)
    }

    /// How many people sit in no row.
    pub fn unseated(&self) -> usize {
        self.seated.iter().filter(|&&times| times == 0).count()
    }

    /// Whether everybody's chance is the same before rows are made, as far as anybody could see:
    /// then the lowest is all of them.
    pub fn are_equal(&self) -> bool {
        let highest = self.weights.iter().copied().max().unwrap_or(0);
        share(highest, self.denominator) - self.lowest_exact() < UNSEEN
    }

    /// How many people have a chance before rows are made and sit in no row.
    pub fn lost(&self) -> usize {
        let lost = |&(times, weight): &(usize, u64)| times == 0 && weight > 0;
        self.people().filter(lost).count()
    }

    /// By how many whole rows somebody's rows differ most from the chance before: above 0 where
    /// they are too many. 0 where nobody's differ by a row.
    pub fn shift(&self) -> i64 {
        let whole = i128::from(self.denominator.max(1));
        let shifts = self.people().map(|(times, weight)| {
            let (has, due) = (times as u64, self.rows as u64);
            (i128::from(has) * whole - i128::from(weight) * i128::from(due)) / whole
        });
        let most = shifts.max_by_key(|shift| shift.abs());
        most.and_then(|shift| i64::try_from(shift).ok())
            .unwrap_or(0)
    }

    /// Whether making rows changed somebody's chance by more than a fifth of it. Who sits in no row
    /// and could sit in one has lost all of it.
    pub fn is_visible(&self) -> bool {
        self.people().any(|(times, weight)| {
            let exact = share(weight, self.denominator);
            (self.in_rows(times) - exact).abs() > exact / 5.0 + 1e-9
        })
    }

    fn people(&self) -> impl Iterator<Item = (usize, u64)> {
        self.seated
            .iter()
            .copied()
            .zip(self.weights.iter().copied())
    }

    /// How many people sit in how many rows, from the fewest up: at most `most` groups, the upper
    /// ones taken together where there are more.
    pub fn levels(&self, most: usize) -> Vec<Band> {
        let mut all: Vec<(usize, u64)> = self.people().collect();
        all.sort_unstable();
        let mut bands: Vec<Band> = Vec::new();
        for (times, weight) in all {
            let band = Band::of(times, share(weight, self.denominator));
            match bands.last_mut() {
                Some(last) if last.rows.1 == times => last.join(&band),
                _ => bands.push(band),
            }
        }
        if bands.len() <= most || most < 2 {
            return bands;
        }
        // The lowest level stays alone: about it the promise is. The others are joined to groups of
        // about as many people each.
        let (first, rest) = bands.split_at(1);
        let people: usize = rest.iter().map(|band| band.people).sum();
        let enough = people.div_ceil(most - 1);
        let mut joined: Vec<Band> = first.to_vec();
        let mut open = false;
        for band in rest {
            match joined.last_mut() {
                Some(last) if open => last.join(band),
                _ => joined.push(band.clone()),
            }
            open = joined.last().is_some_and(|last| last.people < enough);
        }
        joined
    }
}

/// People who sit in about as many rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The fewest rows in which one of them sits, and the most.
    pub rows: (usize, usize),
    /// The lowest chance of them before rows are made, and the highest.
    pub exact: (f64, f64),
    /// How many they are.
    pub people: usize,
}

impl Band {
    fn of(times: usize, exact: f64) -> Self {
        Self {
            rows: (times, times),
            exact: (exact, exact),
            people: 1,
        }
    }

    /// Takes in people who sit in as many rows or in more.
    fn join(&mut self, above: &Self) {
        self.rows.1 = above.rows.1;
        self.exact.0 = self.exact.0.min(above.exact.0);
        self.exact.1 = self.exact.1.max(above.exact.1);
        self.people += above.people;
    }
}

/// How far a certificate proves that nothing better is possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proved {
    /// The kind of proof.
    pub kind: Kind,
    /// What was aimed at.
    pub objective: Objective,
    /// How many levels of chances have a proof.
    pub levels: usize,
    /// The first level at which something is open, counted from 1, with the bound and the gap.
    pub open: Option<(usize, f64, f64)>,
    /// Whether some people are settled by no level.
    pub unsettled: bool,
}

impl Proved {
    /// What the certificate says about itself; `verify` says whether that is true.
    pub fn of(lottery: &Lottery) -> Self {
        let levels = &lottery.certificate.levels;
        let none = tolerance();
        let gaps = levels.iter().zip(1..);
        let mut open = gaps.filter(|(level, _)| level.gap > none);
        let kinds = levels.first().map_or(0, |level| level.weights.len());
        let weighs = |kind: usize| {
            levels
                .iter()
                .any(|level| level.weights.get(kind).is_some_and(|w| w.to_f64() > 0.0))
        };
        Self {
            kind: lottery.certificate.kind,
            objective: lottery.objective,
            levels: levels.len(),
            open: open
                .next()
                .map(|(level, number)| (number, level.bound.to_f64(), level.gap.to_f64()))
                .or_else(|| levels.is_empty().then_some((1, 1.0, 1.0))),
            unsettled: !(0..kinds).all(weighs),
        }
    }

    /// Whether all levels were to be proved, not the lowest alone.
    pub fn is_of_all(&self) -> bool {
        self.objective == Objective::Leximin
    }
}

/// A part of a whole; 0 of nothing.
pub fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    real(part) / real(whole)
}

/// The nearest number with a point: what is shown has three digits.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53, near beyond")]
fn real(n: u64) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever sits in these rows of a thousand, with as large a chance before.
    fn facts(seated: &[usize]) -> Facts {
        Facts {
            seated: seated.to_vec(),
            weights: seated.iter().map(|&times| times as u64).collect(),
            denominator: 1000,
            rows: 1000,
            ..Facts::default()
        }
    }

    #[test]
    fn levels_keep_everybody_and_the_lowest_apart() {
        let many: Vec<usize> = (100..300).collect();
        for (seated, most, groups) in [
            (&[100, 100, 200][..], 8, 2),
            (&[200, 100, 200], 8, 2),
            (&many, 8, 8),
            (&[], 8, 0),
        ] {
            let levels = facts(seated).levels(most);
            assert_eq!(levels.len(), groups, "{levels:?}");
            let people: usize = levels.iter().map(|band| band.people).sum();
            assert_eq!(people, seated.len());
            for pair in levels.windows(2) {
                assert!(pair[0].rows.1 < pair[1].rows.0, "{levels:?}");
            }
        }
        assert_eq!(facts(&many).levels(8)[0].people, 1);
    }

    #[test]
    fn what_rows_change_is_counted_in_rows_and_seen_against_the_chance() {
        for (has, due, shift, visible) in [
            (100, 100, 0, false),
            (1000, 76, 924, true),
            (0, 75, -75, true),
            (119, 100, 19, false),
            (121, 100, 21, true),
        ] {
            let mut facts = facts(&[100, has]);
            facts.weights[1] = due;
            assert_eq!(
                (facts.shift(), facts.is_visible()),
                (shift, visible),
                "{has}"
            );
        }
    }
}
