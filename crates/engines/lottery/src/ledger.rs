//! The quotas of all features in one row, and who counts for which: how panels are counted.

use crate::pool::Pool;

/// A pool laid out for counting. A *quota* here is a number: those of the first feature come
/// first, in the order of its values. There are no more than 65,535 of them.
pub(crate) struct Ledger {
    features: usize,
    of: Vec<u16>,
    /// For each feature its first quota, and at the end the number of quotas.
    starts: Vec<usize>,
    /// Fewest seats of each quota.
    pub min: Vec<u32>,
    /// Most seats of each quota.
    pub max: Vec<u32>,
}

impl Ledger {
    pub fn new(pool: &Pool) -> Self {
        let mut starts = vec![0];
        let (mut min, mut max) = (Vec::new(), Vec::new());
        for feature in pool.features() {
            for quota in &feature.quotas {
                min.push(quota.min);
                max.push(quota.max);
            }
            starts.push(min.len());
        }
        let mut of = Vec::with_capacity(pool.people().len() * pool.features().len());
        for person in pool.people() {
            for (&value, &start) in person.values.iter().zip(&starts) {
                of.push(u16::try_from(start + usize::from(value)).unwrap_or(u16::MAX));
            }
        }
        Self {
            features: pool.features().len(),
            of,
            starts,
            min,
            max,
        }
    }

    /// How many quotas there are.
    pub fn len(&self) -> usize {
        self.min.len()
    }

    /// The quotas a person counts for: one of each feature, in their order.
    pub fn of(&self, person: u32) -> &[u16] {
        let start = person as usize * self.features;
        &self.of[start..start + self.features]
    }

    /// The quotas of each feature.
    pub fn features(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        self.starts.windows(2).map(|pair| pair[0]..pair[1])
    }

    /// How many of these people count for each quota.
    pub fn count(&self, people: &[u32]) -> Vec<u32> {
        let mut count = vec![0; self.len()];
        for &person in people {
            for &quota in self.of(person) {
                count[usize::from(quota)] += 1;
            }
        }
        count
    }

    /// For each person the number of their kind, that is of all who count for the same quotas,
    /// whatever their household (a *profile* keeps apart whoever shares one); kinds are numbered by
    /// their first person. With it for each kind that person.
    pub fn kinds(&self, people: usize) -> (Vec<u32>, Vec<u32>) {
        let mut known = std::collections::BTreeMap::new();
        let mut first = Vec::new();
        let kind = (0..number(people))
            .map(|person| {
                *known.entry(self.of(person)).or_insert_with(|| {
                    first.push(person);
                    number(first.len() - 1)
                })
            })
            .collect();
        (kind, first)
    }
}

/// An index as it stands in rows. A list in memory is shorter than 2^32 people long before
/// anything is counted.
pub(crate) fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
