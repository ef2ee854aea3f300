//! `keruen-infeasible/1`: why no panel meets the quotas, and what would have to change.

use serde::{Deserialize, Serialize};

use super::{Cap, Feature, HouseholdMultiplier, Multiplier, Person, Published, Side};
use crate::fraction::Fraction;

/// Quotas that no panel of the pool meets. Nothing can be drawn from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Infeasible {
    /// `keruen-infeasible/1`.
    pub format: String,
    /// How many people a panel would have.
    pub seats: u32,
    /// What people differ in, with the quotas.
    pub features: Vec<Feature>,
    /// Everybody who could have been drawn.
    pub people: Vec<Person>,
    /// Why there is no panel.
    pub certificate: NoPanel,
    /// Up to three ways out, the cheapest first; each is a set of changes that are made together.
    pub changes: Vec<Vec<Change>>,
    /// Quotas that contradict each other, given the seats, the people and their households; without
    /// any one of them the others can be met. Empty where they were not looked for.
    pub conflict: Vec<QuotaSide>,
    /// Indexes, ascending, of people whom no panel could contain even after the first of `changes`.
    pub excluded: Vec<u32>,
}

impl Published for Infeasible {
    const FORMAT: &'static str = "keruen-infeasible/1";
    const MOST_BYTES: usize = 64 << 20;

    fn format(&self) -> &str {
        &self.format
    }
}

/// Why there is no panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", deny_unknown_fields)]
pub enum NoPanel {
    /// Multiplication shows it. With the signs of a [`Level`](super::Level), every profile has
    /// `0 ≤ gamma + the multipliers of its quotas and household + its cap`, so a legal panel would
    /// have a sum of at least 0; but no legal panel has more than
    /// `gamma·seats + Σ multiplier·(min or max) + Σ household multipliers + Σ cap·(people of the
    /// profile)`, and that is below 0.
    #[serde(rename = "C")]
    Multipliers {
        /// Multipliers of quotas that are not 0.
        quota: Vec<Multiplier>,
        /// Multipliers of households that are not 0.
        household: Vec<HouseholdMultiplier>,
        /// Multiplier of the seats.
        gamma: Fraction,
        /// Multipliers, not 0, of "no more than everybody of this profile".
        caps: Vec<Cap>,
    },
    /// In shares of people the quotas can be met, in whole people they cannot: all panels were
    /// searched through.
    #[serde(rename = "searched")]
    Searched {},
}

/// One side of a quota, changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The feature's name.
    pub feature: String,
    /// The value.
    pub value: String,
    /// Which side.
    pub side: Side,
    /// What it is.
    pub from: u32,
    /// What it would be.
    pub to: u32,
}

/// One side of a quota.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaSide {
    /// The feature's name.
    pub feature: String,
    /// The value.
    pub value: String,
    /// Which side.
    pub side: Side,
}
