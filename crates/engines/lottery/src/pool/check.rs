//! What a pool can have wrong.

use std::collections::BTreeSet;

use super::{Feature, MOST_FEATURES, MOST_PEOPLE, MOST_VALUES, Person, Quota};
use crate::text::{self, TextError};

/// Why people and quotas do not make a pool.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum PoolError {
    /// A panel has from one person to [`MOST_PEOPLE`].
    #[error("{seats} seats: there are from 1 to {MOST_PEOPLE}")]
    Seats {
        /// How many it was to have.
        seats: u32,
    },
    /// There is more of something than is taken.
    #[error("more than {most} {what}")]
    TooMany {
        /// Of what.
        what: Counted,
        /// The most there may be.
        most: u32,
    },
    /// The name of a feature, a value, an id or the name of a household cannot stand for anything.
    #[error("{text:?} {error}")]
    Text {
        /// The text.
        text: String,
        /// What is wrong with it.
        error: TextError,
    },
    /// Two features have one name.
    #[error("the feature {feature} stands twice")]
    SameFeature {
        /// The name of the second.
        feature: String,
    },
    /// Nobody could have a value of the feature.
    #[error("the feature {feature} has no values")]
    NoValues {
        /// Its name.
        feature: String,
    },
    /// A feature has a value twice, or one that looks the same.
    #[error("the value {value} of {feature} stands twice")]
    SameValue {
        /// The feature.
        feature: String,
        /// The second of the two.
        value: String,
    },
    /// The numbers of a quota contradict each other.
    #[error("{feature}, {value}: {error}")]
    Quota {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
        /// How.
        error: QuotaError,
    },
    /// Two households have one name.
    #[error("the household {household} stands twice")]
    SameHousehold {
        /// The name of the second.
        household: String,
    },
    /// Two people have one id, or ids that look the same.
    #[error("the id {id} stands twice, or one that looks the same")]
    SameId {
        /// The id.
        id: String,
    },
    /// A person does not have one value for each feature, or lives in a household that is none.
    #[error("the values of {id} do not fit the features")]
    Misfit {
        /// Who.
        id: String,
    },
    /// A person has a value that the feature does not have.
    #[error("{id} has the value {value}, which {feature} does not have")]
    UnknownValue {
        /// Who.
        id: String,
        /// The feature.
        feature: String,
        /// The value.
        value: String,
    },
}

/// What there can be too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// People.
    People,
    /// Features.
    Features,
    /// Values of all features together.
    Values,
}

impl std::fmt::Display for Counted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::People => "people",
            Self::Features => "features",
            Self::Values => "values",
        })
    }
}

/// How the numbers of a quota contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum QuotaError {
    /// Nothing is as much as `min` and as little as `max`.
    #[error("min {min} is above max {max}")]
    MinAboveMax {
        /// Fewest seats.
        min: u32,
        /// Most seats.
        max: u32,
    },
    /// Flex widens: `min_flex` ≤ `min` and `max` ≤ `max_flex`.
    #[error("flex from {low} to {high} leaves out min {min} or max {max}")]
    FlexInside {
        /// Fewest seats.
        min: u32,
        /// Most seats.
        max: u32,
        /// The lowest `min` may become.
        low: u32,
        /// The highest `max` may become.
        high: u32,
    },
    /// A number is above [`MOST_PEOPLE`].
    #[error("a number is above {MOST_PEOPLE}")]
    TooLarge,
}

impl Quota {
    /// Whether its numbers go together.
    pub(crate) fn check(&self) -> Result<(), QuotaError> {
        let (min, max) = (self.min, self.max);
        let (low, high) = self.flex.unwrap_or((min, max));
        if [min, max, low, high].into_iter().any(|n| n > MOST_PEOPLE) {
            Err(QuotaError::TooLarge)
        } else if min > max {
            Err(QuotaError::MinAboveMax { min, max })
        } else if low > min || high < max {
            Err(QuotaError::FlexInside {
                min,
                max,
                low,
                high,
            })
        } else {
            Ok(())
        }
    }
}

pub(crate) fn seats(seats: u32) -> Result<(), PoolError> {
    if (1..=MOST_PEOPLE).contains(&seats) {
        Ok(())
    } else {
        Err(PoolError::Seats { seats })
    }
}

pub(super) fn features(features: &[Feature]) -> Result<(), PoolError> {
    bounded(features.len(), Counted::Features, MOST_FEATURES)?;
    let values = features.iter().map(|feature| feature.quotas.len()).sum();
    bounded(values, Counted::Values, MOST_VALUES)?;
    let mut names = BTreeSet::new();
    for Feature { name, quotas } in features {
        named(name)?;
        if !names.insert(text::key(name)) {
            return Err(PoolError::SameFeature {
                feature: name.clone(),
            });
        }
        if quotas.is_empty() {
            return Err(PoolError::NoValues {
                feature: name.clone(),
            });
        }
        let mut values = BTreeSet::new();
        for quota in quotas {
            named(&quota.value)?;
            if !values.insert(text::look(&quota.value)) {
                return Err(PoolError::SameValue {
                    feature: name.clone(),
                    value: quota.value.clone(),
                });
            }
            quota.check().map_err(|error| PoolError::Quota {
                feature: name.clone(),
                value: quota.value.clone(),
                error,
            })?;
        }
    }
    Ok(())
}

pub(super) fn people(
    people: &[Person],
    features: &[Feature],
    households: &[String],
) -> Result<(), PoolError> {
    bounded(people.len(), Counted::People, MOST_PEOPLE as usize)?;
    let mut names = BTreeSet::new();
    for household in households {
        named(household)?;
        if !names.insert(text::key(household)) {
            return Err(PoolError::SameHousehold {
                household: household.clone(),
            });
        }
    }
    let mut ids = BTreeSet::new();
    for person in people {
        named(&person.id)?;
        if !ids.insert(text::look(&person.id)) {
            return Err(PoolError::SameId {
                id: person.id.clone(),
            });
        }
        let values = person.values.iter().zip(features);
        let fits = person.values.len() == features.len()
            && values
                .into_iter()
                .all(|(&v, f)| usize::from(v) < f.quotas.len())
            && person
                .household
                .is_none_or(|h| (h as usize) < households.len());
        if !fits {
            return Err(PoolError::Misfit {
                id: person.id.clone(),
            });
        }
    }
    Ok(())
}

fn bounded(count: usize, what: Counted, most: usize) -> Result<(), PoolError> {
    if count <= most {
        return Ok(());
    }
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    Err(PoolError::TooMany { what, most })
}

fn named(text: &str) -> Result<(), PoolError> {
    text::check(text).map_err(|error| PoolError::Text {
        text: text.chars().take(text::LONGEST).collect(),
        error,
    })
}
