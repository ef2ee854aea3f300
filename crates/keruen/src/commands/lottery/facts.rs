//! What stands in a lottery, counted: for those who prepared it and for those who doubt it.

use std::collections::BTreeSet;

use keruen_lottery::format::{Kind, Lottery, Objective, profiles};
use keruen_lottery::verify::tolerance;

/// How far apart two chances are that count as one level.
const ONE_LEVEL: f64 = 1e-7;

/// Chances and rows of a lottery.
#[derive(Debug)]
pub struct Facts {
    /// Everybody's chance before rounding to rows, from the lowest up.
    pub chances: Vec<f64>,
    /// In how many rows everybody sits, in the order of the people.
    pub seated: Vec<usize>,
    /// Everybody's chance before rounding, in the order of the people.
    pub exact: Vec<f64>,
    /// How many rows there are.
    pub rows: usize,
    /// How many of them differ.
    pub distinct: usize,
    /// How many kinds of people there are, as a certificate counts them: whoever shares a household
    /// is one apart.
    pub profiles: usize,
    /// How many alternates the row with the fewest has, and the one with the most.
    pub alternates: (usize, usize),
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
        let exact: Vec<f64> = (weights.iter())
            .map(|&weight| share(weight, lottery.exact.denominator))
            .collect();
        let mut chances = exact.clone();
        chances.sort_by(f64::total_cmp);
        let lens = || lottery.alternates.iter().map(Vec::len);
        let alternates = (lens().min().unwrap_or(0), lens().max().unwrap_or(0));
        Self {
            chances,
            seated,
            exact,
            rows: lottery.rows.len(),
            distinct: lottery.rows.iter().collect::<BTreeSet<_>>().len(),
            profiles: profiles(&lottery.people).len(),
            alternates,
        }
    }

    /// The lowest chance before rounding.
    pub fn lowest(&self) -> f64 {
        self.chances.first().copied().unwrap_or(0.0)
    }

    /// The highest.
    pub fn highest(&self) -> f64 {
        self.chances.last().copied().unwrap_or(0.0)
    }

    /// In how few rows somebody sits.
    pub fn fewest_rows(&self) -> usize {
        self.seated.iter().copied().min().unwrap_or(0)
    }

    /// How many people have each chance, from the lowest chance up: at most `most` groups, the
    /// upper ones taken together where there are more.
    pub fn levels(&self, most: usize) -> Vec<Band> {
        let mut bands: Vec<Band> = Vec::new();
        for &chance in &self.chances {
            match bands.last_mut() {
                Some(band) if chance - band.from <= ONE_LEVEL => band.add(chance),
                _ => bands.push(Band::new(chance)),
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

/// People whose chances are about the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The lowest chance among them.
    pub from: f64,
    /// The highest.
    pub to: f64,
    /// How many they are.
    pub people: usize,
}

impl Band {
    fn new(chance: f64) -> Self {
        Self {
            from: chance,
            to: chance,
            people: 1,
        }
    }

    fn add(&mut self, chance: f64) {
        self.to = chance;
        self.people += 1;
    }

    fn join(&mut self, above: &Self) {
        self.to = above.to;
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

    fn facts(chances: &[f64]) -> Facts {
        Facts {
            chances: chances.to_vec(),
            seated: Vec::new(),
            exact: Vec::new(),
            rows: 0,
            distinct: 0,
            profiles: 0,
            alternates: (0, 0),
        }
    }

    #[test]
    fn levels_keep_everybody_and_the_lowest_apart() {
        let many: Vec<f64> = (0..200).map(|n| 0.1 + f64::from(n) / 1000.0).collect();
        for (chances, most, groups) in [
            (&[0.1, 0.1, 0.2][..], 8, 2),
            (&[0.1, 0.1 + 1e-9], 8, 1),
            (&many, 8, 8),
            (&[], 8, 0),
        ] {
            let levels = facts(chances).levels(most);
            assert_eq!(levels.len(), groups, "{levels:?}");
            let people: usize = levels.iter().map(|band| band.people).sum();
            assert_eq!(people, chances.len());
            for pair in levels.windows(2) {
                assert!(pair[0].to < pair[1].from, "{levels:?}");
            }
        }
        assert_eq!(facts(&many).levels(8)[0].people, 1);
    }
}
