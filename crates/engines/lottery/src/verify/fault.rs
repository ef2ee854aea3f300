//! What can be wrong with a published lottery.

use super::untrue::Untrue;
use super::walk::Astray;
use crate::draw::DrawError;
use crate::format::{Hash, ReadError, Side};
use crate::fraction::Fraction;
use crate::pool::Counted;

/// Where a panel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Among the rows.
    Row(usize),
    /// Among the panels of the exact chances.
    Panel(usize),
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Row(number) => write!(f, "row {number}"),
            Self::Panel(number) => write!(f, "panel {number} of the exact chances"),
        }
    }
}

/// What was found to be false. Rows, panels and people are counted from 0, as in the file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Fault {
    /// The file cannot be read as what it should be.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A panel of nobody.
    #[error("a panel has no seats")]
    NoSeats,
    /// Nobody can be drawn.
    #[error("there are no people")]
    NoPeople,
    /// So much of something that checking could take for ever.
    #[error("more than {most} {what}")]
    TooMany {
        /// Of what.
        what: Counted,
        /// The most there may be.
        most: u32,
    },
    /// Two features of one name.
    #[error("the feature {feature} stands there twice")]
    FeatureTwice {
        /// Its name.
        feature: String,
    },
    /// Two quotas for one value, or for two that nobody tells apart on paper.
    #[error("{feature}: the value {value} stands there twice, or one that looks the same")]
    ValueTwice {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
    },
    /// A minimum above the maximum.
    #[error("{feature}, {value}: min {min} is above max {max}")]
    MinAboveMax {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
        /// Fewest seats.
        min: u32,
        /// Most seats.
        max: u32,
    },
    /// Two people of one id, or an empty id.
    #[error("the id {id:?} is not one person's own")]
    Id {
        /// The id.
        id: String,
    },
    /// Two ids that nobody tells apart on paper.
    #[error("the ids {other:?} and {id:?} look the same")]
    AlikeIds {
        /// The second of them.
        id: String,
        /// The first.
        other: String,
    },
    /// Too many or too few values.
    #[error("{id} has {found} values for {wanted} features")]
    ValueCount {
        /// Who.
        id: String,
        /// How many there are.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// A value without a quota.
    #[error("{id}: the feature {feature} has no value {value}")]
    NoSuchValue {
        /// Who.
        id: String,
        /// The feature.
        feature: String,
        /// The value.
        value: String,
    },
    /// No row could be drawn.
    #[error("there are no rows")]
    NoRows,
    /// A panel that is not legal.
    #[error("{shown}: {fault}")]
    Panel {
        /// Which one.
        shown: Shown,
        /// What is wrong with it.
        fault: PanelFault,
    },
    /// A panel that never comes.
    #[error("panel {panel} of the exact chances has no weight")]
    NoWeight {
        /// Which one.
        panel: usize,
    },
    /// The weights are not everything.
    #[error("the weights sum to {sum}, not to the denominator {denominator}")]
    WeightSum {
        /// What they sum to.
        sum: u128,
        /// What they should sum to.
        denominator: u64,
    },
    /// A denominator that JSON readers do not keep.
    #[error("the denominator {denominator} is not between 1 and 2^53")]
    Denominator {
        /// What it is.
        denominator: u64,
    },
    /// As many lists of alternates as rows.
    #[error("{lists} lists of alternates for {rows} rows")]
    AlternateLists {
        /// How many rows there are.
        rows: usize,
        /// How many lists.
        lists: usize,
    },
    /// Somebody who cannot be an alternate of the row.
    #[error("row {row}: {person} is in the row, twice among its alternates, or nobody")]
    Alternate {
        /// Which row.
        row: usize,
        /// The index in the list.
        person: u32,
    },
    /// People of one profile whose chances differ: by more than 1 / denominator, or at all where the
    /// denominator is below 10^9.
    #[error(
        "{a} and {b} do not differ, but one has a chance of {chance_a}, the other of {chance_b}"
    )]
    Unequal {
        /// Who has the lowest chance of the profile.
        a: String,
        /// Who has the highest.
        b: String,
        /// That lowest chance, times the denominator.
        chance_a: u64,
        /// That highest chance, times the denominator.
        chance_b: u64,
        /// The denominator.
        denominator: u64,
    },
    /// A number that is not what it should be.
    #[error("{stated} is stated, {found} is found")]
    Number {
        /// What the file says.
        stated: String,
        /// What comes out.
        found: Fraction,
    },
    /// Something about a level of the certificate.
    #[error("level {level}: {fault}")]
    Level {
        /// Which, from 1.
        level: usize,
        /// What is wrong with it.
        fault: Box<LevelFault>,
    },
    /// A certificate that says nothing.
    #[error("the certificate has no level")]
    NoLevels,
    /// The commitment is to another lottery.
    #[error("the commitment is to the lottery {committed}, this one is {found}")]
    OtherLottery {
        /// The SHA-256 in the commitment.
        committed: Hash,
        /// The SHA-256 of the file.
        found: Hash,
    },
    /// What is in `commitment.json` is not what the result repeats.
    #[error("the commitment of the result is not the one that was published")]
    OtherCommitment,
    /// Chance did not come from where the commitment said.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// Another row.
    #[error("row {stated} is stated, row {found} was drawn")]
    OtherRow {
        /// What the result says.
        stated: u32,
        /// What follows from the commitment and chance.
        found: u32,
    },
    /// Other people than those of the row.
    #[error("the ids are not those of the row, from place {place} on")]
    OtherPeople {
        /// The first place, from 1, that differs.
        place: usize,
    },
    /// Something about quotas that no panel meets.
    #[error(transparent)]
    NoPanel(Box<Untrue>),
    /// Something about an order, or about whom it chose.
    #[error(transparent)]
    Astray(Box<Astray>),
}

impl From<Astray> for Fault {
    fn from(astray: Astray) -> Self {
        Self::Astray(Box::new(astray))
    }
}

impl From<Untrue> for Fault {
    fn from(untrue: Untrue) -> Self {
        Self::NoPanel(Box::new(untrue))
    }
}

/// Why people are not a legal panel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PanelFault {
    /// Too many or too few.
    #[error("{found} people for {seats} seats")]
    Size {
        /// How many there are.
        found: usize,
        /// How many there should be.
        seats: u32,
    },
    /// An index without a person.
    #[error("there is no person {index}")]
    Nobody {
        /// The index.
        index: u32,
    },
    /// Not in ascending order, or twice there.
    #[error("person {index} does not come after the one before")]
    Order {
        /// The index.
        index: u32,
    },
    /// Too many or too few with a value.
    #[error("{count} people with {feature} = {value}, for a quota of {min} to {max}")]
    Quota {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
        /// How many there are.
        count: u32,
        /// Fewest.
        min: u32,
        /// Most.
        max: u32,
    },
    /// Two of one household.
    #[error("two people of the household {household}")]
    Household {
        /// Which one.
        household: String,
    },
}

/// What is wrong with a level of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LevelFault {
    /// A weight for each profile.
    #[error("{found} weights for {profiles} profiles")]
    WeightCount {
        /// How many there are.
        found: usize,
        /// How many there should be.
        profiles: usize,
    },
    /// A weight below 0 for somebody who is not settled yet.
    #[error("the weight of {id} is below 0")]
    NegativeWeight {
        /// The profile's first person.
        id: String,
    },
    /// Weights of those not settled sum to 1.
    #[error("the weights of those not settled earlier sum to {sum}, not to 1")]
    WeightSum {
        /// What they sum to.
        sum: Fraction,
    },
    /// A multiplier of a quota that is not there.
    #[error("there is no quota {feature} = {value}")]
    NoSuchQuota {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
    },
    /// A multiplier of a household that nobody shares.
    #[error("there is no shared household {household}")]
    NoSuchHousehold {
        /// Which one.
        household: String,
    },
    /// A multiplier of a profile that is not there.
    #[error("there is no profile {profile}")]
    NoSuchProfile {
        /// Its number.
        profile: u32,
    },
    /// The same multiplier twice, 0, or of the wrong sign.
    #[error("the multiplier {multiplier} of {of} stands there twice, is 0 or has the wrong sign")]
    Multiplier {
        /// The multiplier.
        multiplier: Fraction,
        /// What it multiplies.
        of: Multiplied,
    },
    /// A weight above what the multipliers pay for.
    #[error("the weight of {id} is {weight}, its multipliers sum to {paid}")]
    Uncovered {
        /// The profile's first person.
        id: String,
        /// Its weight.
        weight: Fraction,
        /// What it may be.
        paid: Fraction,
    },
    /// A bound other than the one that follows.
    #[error("the bound is {found}, not {stated}")]
    Bound {
        /// What the file says.
        stated: Fraction,
        /// What comes out.
        found: Fraction,
    },
    /// A gap other than the one that follows.
    #[error("the gap is {found}, not {stated}")]
    Gap {
        /// What the file says.
        stated: Fraction,
        /// What comes out.
        found: Fraction,
    },
    /// A legal panel that the bound says cannot be.
    #[error("a legal panel weighs {found}, more than {stated}")]
    Heavier {
        /// What the bound says is the most.
        stated: Fraction,
        /// What a panel weighs.
        found: Fraction,
    },
    /// Fractions without a reasonable common denominator.
    #[error("the fractions have no common denominator of a reasonable size")]
    TooFine,
}

/// What a multiplier belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Multiplied {
    /// A side of a quota: feature, value, side.
    Quota(String, String, Side),
    /// A household.
    Household(String),
    /// The people of a profile.
    Profile(u32),
}

impl std::fmt::Display for Multiplied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Quota(feature, value, Side::Min) => write!(f, "the min of {feature} = {value}"),
            Self::Quota(feature, value, Side::Max) => write!(f, "the max of {feature} = {value}"),
            Self::Household(household) => write!(f, "the household {household}"),
            Self::Profile(profile) => write!(f, "the profile {profile}"),
        }
    }
}
