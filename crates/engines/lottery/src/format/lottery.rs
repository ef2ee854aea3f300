//! `lottery.json`: who may be drawn, the rows of which one will be, and the proof of their chances.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Published;
use crate::fraction::Fraction;

/// A prepared lottery, `keruen-lottery/1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lottery {
    /// `keruen-lottery/1`.
    pub format: String,
    /// How many people a panel has.
    pub seats: u32,
    /// How far the proof goes.
    pub objective: Objective,
    /// What people differ in, with the quotas.
    pub features: Vec<Feature>,
    /// Everybody who may be drawn. Indexes in the file count from 0 in this order.
    pub people: Vec<Person>,
    /// The rows of which one is drawn, each as likely as the others: indexes of people, ascending.
    pub rows: Vec<Vec<u32>>,
    /// For each row its alternates in the order in which they are asked.
    pub alternates: Vec<Vec<u32>>,
    /// The chances before they were rounded to rows.
    pub exact: Exact,
    /// `minimum_exact` as a number.
    pub minimum: f64,
    /// The lowest chance in `exact`.
    pub minimum_exact: Fraction,
    /// The lowest chance in the rows.
    pub published_minimum: f64,
    /// The most that a chance in the rows differs from the chance in `exact`.
    pub largest_change: Fraction,
    /// Whatever was arbitrary came from this text.
    pub seed: String,
    /// Why no other way of choosing could do better by the objective.
    pub certificate: Certificate,
    /// In a replacement lottery, what it continues: its seats, quotas and people are what is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Replaces>,
}

/// What a replacement lottery continues. Seats, quotas and people of the file follow from the first
/// lottery and this: see [`crate::replace`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaces {
    /// The SHA-256 of the first lottery's `result.json`, which names that lottery.
    pub result_sha256: super::Hash,
    /// The SHA-256 of the results of earlier replacement lotteries of the first, in the order in which
    /// they were drawn.
    pub earlier: Vec<super::Hash>,
    /// Ids of those who keep their seats or took one since, in the order of the first file.
    pub kept: Vec<String>,
    /// Ids of those who can no longer be seated, in the order of the first file.
    pub lost: Vec<String>,
}

impl Published for Lottery {
    const FORMAT: &'static str = "keruen-lottery/1";
    // 10,000 rows of 150 seats with alternates are 10 MB; certificates of many levels add to it.
    const MOST_BYTES: usize = 128 << 20;

    fn format(&self) -> &str {
        &self.format
    }
}

/// What the chances are as good as can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Objective {
    /// The lowest chance is as high as it can be.
    Maximin,
    /// So is the second lowest, then the third, and so on (leximin).
    Leximin,
}

/// What people differ in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// Its values with their quotas.
    pub values: Vec<Value>,
}

/// One value of a feature with its quota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The value.
    pub value: String,
    /// Fewest seats.
    pub min: u32,
    /// Most seats.
    pub max: u32,
}

/// Somebody who may be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Who it is.
    pub id: String,
    /// One value for each feature, in the order of the features.
    pub values: Vec<String>,
    /// No panel has two people of one household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
}

/// The people of each profile, ascending; profiles are numbered by their first person. People who
/// do not differ are one profile; whoever shares a household with others is one apart, even from
/// those with the same values in it.
pub fn profiles(people: &[Person]) -> Vec<Vec<usize>> {
    let mut at_home: BTreeMap<&str, u32> = BTreeMap::new();
    for home in people.iter().filter_map(|who| who.household.as_deref()) {
        *at_home.entry(home).or_default() += 1;
    }
    let shares = |who: &Person| {
        let home = who.household.as_deref();
        home.is_some_and(|home| at_home.get(home).is_some_and(|&people| people > 1))
    };
    let mut profiles: Vec<Vec<usize>> = Vec::new();
    let mut known: BTreeMap<(&[String], Option<usize>), usize> = BTreeMap::new();
    for (person, who) in people.iter().enumerate() {
        let apart = shares(who).then_some(person);
        let profile = *known.entry((&who.values, apart)).or_insert(profiles.len());
        if profile == profiles.len() {
            profiles.push(Vec::new());
        }
        profiles[profile].push(person);
    }
    profiles
}

/// Chances before they were rounded to rows: panels with weights that sum to the denominator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exact {
    /// From 1 to 2^53; 2^50 in files that are prepared here.
    pub denominator: u64,
    /// Panels that may come.
    pub panels: Vec<Panel>,
}

/// One panel and its weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// Its chance times the denominator.
    pub weight: u64,
    /// Indexes of its people, ascending.
    pub people: Vec<u32>,
}

/// Why nothing better is possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Whether multiplication alone shows it.
    pub kind: Kind,
    /// One bound for the lowest chance; for leximin one for each further level.
    pub levels: Vec<Level>,
}

/// What a stranger has to do to check a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Multiply and compare.
    A,
    /// Also search all legal panels for the one of greatest weight.
    B,
}

/// A bound for the lowest chance among those who are not settled at an earlier level.
///
/// Write v(t) for the weight of each person of profile t. A profile is settled at the first level
/// that gives it a weight above 0. For everybody not settled earlier v ≥ 0, and over them the
/// weights of all people sum to 1. In kind A, v(t) ≤ gamma + the multipliers of its quotas and
/// household + its cap for every profile, where multipliers of a `max`, of a household and caps are
/// ≥ 0 and those of a `min` ≤ 0; so no legal panel weighs more than
/// `gamma·seats + Σ multiplier·(min or max) + Σ household multipliers + Σ cap·(people of the profile)`.
/// In kind B that greatest weight is found by search. From it the weights of the people settled
/// earlier times their chances are taken away: what remains is `bound`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// No way of choosing gives all of those not settled earlier a higher chance, while those who
    /// are keep theirs.
    pub bound: Fraction,
    /// `bound` minus the lowest chance among those not settled earlier.
    pub gap: Fraction,
    /// v(t) for each profile; profiles are numbered by their first person.
    pub weights: Vec<Fraction>,
    /// Multipliers of quotas that are not 0.
    pub quota: Vec<Multiplier>,
    /// Multipliers of households that are not 0.
    pub household: Vec<HouseholdMultiplier>,
    /// Multiplier of the seats.
    pub gamma: Fraction,
    /// Multipliers, not 0, of "nobody's chance is above 1".
    pub caps: Vec<Cap>,
}

/// The multiplier of one side of a quota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Multiplier {
    /// The feature's name.
    pub feature: String,
    /// The value.
    pub value: String,
    /// Which side.
    pub side: Side,
    /// Below 0 for `min`, above 0 for `max`.
    pub multiplier: Fraction,
}

/// A side of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The fewest seats.
    Min,
    /// The most seats.
    Max,
}

/// The multiplier of "one of this household at most".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdMultiplier {
    /// The household.
    pub household: String,
    /// Above 0.
    pub multiplier: Fraction,
}

/// The multiplier of "no more than everybody of this profile".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// The profile's number.
    pub profile: u32,
    /// Above 0.
    pub multiplier: Fraction,
}
