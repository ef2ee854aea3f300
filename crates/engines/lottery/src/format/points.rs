//! `points.json`: in which order people are asked, where points or nominations decide.

use serde::{Deserialize, Serialize};

use super::{Feature, Person, Published};
use crate::fraction::Fraction;

/// An order of people, `keruen-points/1`. It is published before anybody is chosen; who is chosen
/// follows from it, and from chance only among those who share a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// `keruen-points/1`.
    pub format: String,
    /// How many people are chosen.
    pub seats: u32,
    /// How many alternates there are at most.
    pub alternates: u32,
    /// What people differ in, with the quotas.
    pub features: Vec<Feature>,
    /// Names of what points were given for; empty where none were given.
    pub criteria: Vec<String>,
    /// Everybody who may be chosen: by place, and by id where a place is shared.
    pub people: Vec<Ranked>,
}

/// Somebody with a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranked {
    /// Who it is.
    pub id: String,
    /// One value for each feature, in the order of the features.
    pub values: Vec<String>,
    /// No two of one household are chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// One more than how many people have a better one. Whoever shares one is equal.
    pub place: u32,
    /// The points, where they may be seen: who has more has a better place, who has as many the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Fraction>,
}

impl Points {
    /// The people as a lottery's file would have them.
    pub fn people(&self) -> Vec<Person> {
        let people = self.people.iter().map(|ranked| Person {
            id: ranked.id.clone(),
            values: ranked.values.clone(),
            household: ranked.household.clone(),
        });
        people.collect()
    }

    /// Whether somebody shares a place: then chance has to say who comes first.
    pub fn has_equals(&self) -> bool {
        (self.people.windows(2)).any(|pair| pair[0].place == pair[1].place)
    }
}

impl Published for Points {
    const FORMAT: &'static str = "keruen-points/1";
    const MOST_BYTES: usize = 64 << 20;

    fn format(&self) -> &str {
        &self.format
    }
}
