//! Invented pools to try the engine on: easy ones, tight ones, hostile ones.
//!
//! | pools | what they are like |
//! | --- | --- |
//! | [`caravan`] | the demonstration region: district, gender, age, role, language; 15 seats |
//! | [`generic`] | any size; people who volunteer differ from the population the quotas come from |
//! | [`hostile`] | few profiles, much correlation, quotas around one random panel |
//! | [`tiny`] | so small that every panel can be listed; quotas may be impossible |
//! | [`note`] | four pools worked out by hand that break naive solvers |
//! | [`known`] | of all of these some that have a name: those that speed is promised for |
//!
//! All but [`tiny`] and [`note`] have at least one legal panel. A pool depends on nothing but its
//! parameters and the seed. [`people_csv`] and [`quotas_csv`] write a pool as the command line
//! reads it.

mod hostile;
mod known;
mod note;
mod population;
mod text;

pub use hostile::{Hostile, hostile, tiny};
pub use known::{KNOWN, known};
pub use note::note;
pub use population::{Shape, Slack, caravan, generic};
pub use text::{people_csv, quotas_csv};

use crate::chance::Chance;
use crate::pool::{Feature, Person, Pool, Quota};

/// A pool in the making: the quotas are found last.
struct Draft {
    seats: u32,
    /// Name and values of each feature.
    features: Vec<(String, Vec<String>)>,
    /// For each person the index of the value in each feature.
    people: Vec<Vec<u16>>,
    /// `(min, max)` for each value of each feature.
    quotas: Vec<Vec<(u32, u32)>>,
    /// Index of the household of each person who shares one.
    households: Vec<Option<u32>>,
}

impl Draft {
    /// How many of `panel` have each value of each feature.
    fn counts(&self, panel: &[usize]) -> Vec<Vec<u32>> {
        let mut counts: Vec<Vec<u32>> = (self.features.iter())
            .map(|(_, values)| vec![0; values.len()])
            .collect();
        for &person in panel {
            for (count, &value) in counts.iter_mut().zip(&self.people[person]) {
                count[usize::from(value)] += 1;
            }
        }
        counts
    }

    /// Widens the quotas until `panel` meets them.
    fn admit(&mut self, panel: &[usize]) {
        let counts = self.counts(panel);
        for (quotas, counts) in self.quotas.iter_mut().zip(counts) {
            for ((min, max), count) in quotas.iter_mut().zip(counts) {
                *min = count.min(*min);
                *max = count.max(*max);
            }
        }
    }

    /// Puts `per_cent` of the people into households of two, never two of `panel` into one.
    fn pair_up(&mut self, per_cent: u32, panel: &[usize], chance: &mut Chance) {
        let mut seated = vec![false; self.people.len()];
        for &person in panel {
            seated[person] = true;
        }
        let mut order: Vec<usize> = (0..self.people.len()).collect();
        chance.shuffle(&mut order);
        let paired = order.len() * per_cent.min(100) as usize / 100;
        let mut household = 0;
        for pair in order[..paired].chunks_exact(2) {
            if !(seated[pair[0]] && seated[pair[1]]) {
                self.households[pair[0]] = Some(household);
                self.households[pair[1]] = Some(household);
                household += 1;
            }
        }
    }

    /// The pool: people are numbered from 1 in their order.
    fn finish(self) -> Pool {
        let households = self.households.iter().flatten().max().map_or(0, |h| h + 1);
        let features = (self.features.into_iter().zip(self.quotas))
            .map(|((name, values), quotas)| Feature {
                name,
                quotas: (values.into_iter().zip(quotas))
                    .map(|(value, (min, max))| Quota {
                        value,
                        min,
                        max,
                        flex: None,
                    })
                    .collect(),
            })
            .collect();
        let people = (self.people.into_iter().zip(self.households).enumerate())
            .map(|(index, (values, household))| Person {
                id: (index + 1).to_string(),
                values,
                household,
            })
            .collect();
        let households = (1..=households).map(|h| format!("h{h}")).collect();
        match Pool::new(self.seats, features, people, households) {
            Ok(pool) => pool,
            Err(error) => unreachable!("a draft fits together: {error}"),
        }
    }
}

/// A number from `from` to `to`, both in.
fn between(chance: &mut Chance, from: u32, to: u32) -> u32 {
    let span = u64::from(to.saturating_sub(from)) + 1;
    from + u32::try_from(chance.below(span)).unwrap_or(0)
}

/// An index, each as likely as its weight is large.
fn pick(chance: &mut Chance, weights: &[u32]) -> usize {
    let mut left = chance.below(weights.iter().map(|&w| u64::from(w)).sum());
    for (index, &weight) in weights.iter().enumerate() {
        match left.checked_sub(u64::from(weight)) {
            Some(rest) => left = rest,
            None => return index,
        }
    }
    0
}

#[cfg(test)]
mod tests;
