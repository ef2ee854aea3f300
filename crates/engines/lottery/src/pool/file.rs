//! A pool as it stands in the published files, and back.

use std::collections::BTreeMap;

use super::{Feature, Person, Pool, PoolError, Quota};
use crate::format;

impl Pool {
    /// The file that is published before a lottery is prepared.
    pub fn to_file(&self) -> format::Pool {
        format::Pool {
            format: <format::Pool as format::Published>::FORMAT.to_owned(),
            seats: self.seats,
            features: self.file_features(),
            people: self.file_people(),
        }
    }

    /// The features as a lottery's file has them. How far quotas may be changed is not part of a
    /// lottery: it is about a pool that has none.
    pub fn file_features(&self) -> Vec<format::Feature> {
        let features = self.features.iter().map(|feature| format::Feature {
            name: feature.name.clone(),
            values: feature
                .quotas
                .iter()
                .map(|quota| format::Value {
                    value: quota.value.clone(),
                    min: quota.min,
                    max: quota.max,
                })
                .collect(),
        });
        features.collect()
    }

    /// The people as a lottery's file has them.
    pub fn file_people(&self) -> Vec<format::Person> {
        let people = self.people.iter().map(|person| format::Person {
            id: person.id.clone(),
            values: (person.values.iter().zip(&self.features))
                .map(|(&value, feature)| feature.quotas[usize::from(value)].value.clone())
                .collect(),
            household: person
                .household
                .map(|index| self.households[index as usize].clone()),
        });
        people.collect()
    }

    /// The pool that a file describes. Values and households are matched to the letter: a file has
    /// one form.
    ///
    /// # Errors
    /// The first thing in the file that makes no pool.
    pub fn from_file(
        seats: u32,
        features: &[format::Feature],
        people: &[format::Person],
    ) -> Result<Self, PoolError> {
        let features: Vec<Feature> = features
            .iter()
            .map(|feature| Feature {
                name: feature.name.clone(),
                quotas: feature
                    .values
                    .iter()
                    .map(|value| Quota {
                        value: value.value.clone(),
                        min: value.min,
                        max: value.max,
                        flex: None,
                    })
                    .collect(),
            })
            .collect();
        // Before indexes are made of them: these stay within 16 bits.
        super::check::features(&features)?;
        let known: Vec<BTreeMap<&str, u16>> = features
            .iter()
            .map(|feature| feature.quotas.iter().zip(0..))
            .map(|quotas| quotas.map(|(q, at)| (q.value.as_str(), at)).collect())
            .collect();
        let mut households = Vec::new();
        let mut numbers = BTreeMap::new();
        let mut read = Vec::with_capacity(people.len());
        for person in people {
            if person.values.len() != features.len() {
                return Err(PoolError::Misfit {
                    id: person.id.clone(),
                });
            }
            let mut values = Vec::with_capacity(features.len());
            for ((value, known), feature) in person.values.iter().zip(&known).zip(&features) {
                let index = known.get(value.as_str());
                values.push(*index.ok_or_else(|| PoolError::UnknownValue {
                    id: person.id.clone(),
                    feature: feature.name.clone(),
                    value: value.clone(),
                })?);
            }
            let household = person.household.as_ref().map(|name| {
                *numbers.entry(name).or_insert_with(|| {
                    households.push(name.clone());
                    u32::try_from(households.len() - 1).unwrap_or(u32::MAX)
                })
            });
            read.push(Person {
                id: person.id.clone(),
                values,
                household,
            });
        }
        Self::new(seats, features, read, households)
    }
}
