//! What arithmetic alone says against the quotas, before anything is searched.

use std::collections::BTreeSet;

use super::{Feature, Person, Pool};

/// A reason why no panel can meet the quotas that needs no more than counting to see.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Shortfall {
    /// The minima of a feature ask for more seats than there are.
    #[error("{feature}: the minima sum to {sum}, above the {seats} seats")]
    MinimaAbove {
        /// The feature.
        feature: String,
        /// Of all its minima.
        sum: u64,
        /// How many seats there are.
        seats: u32,
    },
    /// The maxima of a feature leave seats that nobody may take.
    #[error("{feature}: the maxima sum to {sum}, below the {seats} seats")]
    MaximaBelow {
        /// The feature.
        feature: String,
        /// Of all its maxima.
        sum: u64,
        /// How many seats there are.
        seats: u32,
    },
    /// Fewer people than seats.
    #[error("{have} people for {seats} seats")]
    FewPeople {
        /// How many people there are.
        have: u32,
        /// How many seats there are.
        seats: u32,
    },
    /// Fewer households than seats, when everybody without one counts as one.
    #[error("{people} people of {have} households for {seats} seats")]
    FewHouseholds {
        /// How many people there are.
        people: u32,
        /// The most of them that one panel can have.
        have: u32,
        /// How many seats there are.
        seats: u32,
    },
    /// Fewer people have a value than its minimum asks for.
    #[error("{feature}, {value}: {have} people for a minimum of {need}")]
    FewForMinimum {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
        /// How many have it.
        have: u32,
        /// The minimum.
        need: u32,
    },
    /// Enough people have a value, but too many of them live together.
    #[error("{feature}, {value}: {people} people of {have} households for a minimum of {need}")]
    FewHouseholdsForMinimum {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
        /// How many have it.
        people: u32,
        /// The most of them that one panel can have.
        have: u32,
        /// The minimum.
        need: u32,
    },
    /// The maxima of a feature would do, but some of its values too few people have.
    #[error("{feature}: the maxima and the people there are fill {reach} of {seats} seats at most")]
    OutOfReach {
        /// The feature.
        feature: String,
        /// The most seats that can be filled.
        reach: u64,
        /// How many seats there are.
        seats: u32,
    },
}

impl Pool {
    /// What counting alone says against the quotas: of the seats first, then of each feature in
    /// turn. Where there is anything, no panel is legal. Where there is nothing, one may still be
    /// impossible: that takes a search.
    pub fn shortfalls(&self) -> Vec<Shortfall> {
        let seats = self.seats;
        let everybody = Group::of(self.people.iter());
        let mut found = Vec::new();
        if everybody.people < seats {
            found.push(Shortfall::FewPeople {
                have: everybody.people,
                seats,
            });
        } else if everybody.seatable < seats {
            found.push(Shortfall::FewHouseholds {
                people: everybody.people,
                have: everybody.seatable,
                seats,
            });
        }
        let enough = found.is_empty();
        for (index, feature) in self.features.iter().enumerate() {
            let groups = self.groups(index, feature);
            let sums = sums(seats, feature);
            // Otherwise that nobody can fill all seats was said already.
            let told = !enough || sums.is_some();
            found.extend(sums);
            for (quota, group) in feature.quotas.iter().zip(&groups) {
                let (feature, value) = (feature.name.clone(), quota.value.clone());
                if group.people < quota.min {
                    found.push(Shortfall::FewForMinimum {
                        feature,
                        value,
                        have: group.people,
                        need: quota.min,
                    });
                } else if group.seatable < quota.min {
                    found.push(Shortfall::FewHouseholdsForMinimum {
                        feature,
                        value,
                        people: group.people,
                        have: group.seatable,
                        need: quota.min,
                    });
                }
            }
            let reach = feature.quotas.iter().zip(&groups);
            let reach = reach.map(|(quota, group)| u64::from(quota.max.min(group.seatable)));
            let reach = reach.sum::<u64>();
            if reach < u64::from(seats) && !told {
                found.push(Shortfall::OutOfReach {
                    feature: feature.name.clone(),
                    reach,
                    seats,
                });
            }
        }
        found
    }

    /// The people of each value of a feature.
    fn groups(&self, index: usize, feature: &Feature) -> Vec<Group> {
        let mut people = vec![Vec::new(); feature.quotas.len()];
        for person in &self.people {
            people[usize::from(person.values[index])].push(person);
        }
        people.into_iter().map(Group::of).collect()
    }
}

/// What the minima and maxima of a feature say by themselves, whoever the people are.
pub fn sums(seats: u32, feature: &Feature) -> Option<Shortfall> {
    let total = |side: fn(&super::Quota) -> u32| -> u64 {
        feature.quotas.iter().map(|q| u64::from(side(q))).sum()
    };
    let (minima, maxima) = (total(|q| q.min), total(|q| q.max));
    let feature = feature.name.clone();
    if minima > u64::from(seats) {
        Some(Shortfall::MinimaAbove {
            feature,
            sum: minima,
            seats,
        })
    } else if maxima < u64::from(seats) {
        Some(Shortfall::MaximaBelow {
            feature,
            sum: maxima,
            seats,
        })
    } else {
        None
    }
}

/// How many people there are, and how many of them one panel can have.
struct Group {
    people: u32,
    seatable: u32,
}

impl Group {
    fn of<'a>(people: impl IntoIterator<Item = &'a Person>) -> Self {
        let mut households = BTreeSet::new();
        let (mut all, mut seatable) = (0, 0);
        for person in people {
            all += 1;
            if person.household.is_none_or(|one| households.insert(one)) {
                seatable += 1;
            }
        }
        Self {
            people: all,
            seatable,
        }
    }
}
