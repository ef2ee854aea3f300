//! What can be false in a file that says that no panel meets the quotas.

use super::fault::LevelFault;
use crate::format::QuotaSide;

/// What was found to be false. People are counted from 0, as in the file; ways out from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Untrue {
    /// A multiplier is not what it should be.
    #[error(transparent)]
    Multiplier(#[from] Box<LevelFault>),
    /// Somebody's multipliers sum to less than 0.
    #[error("the multipliers of {id} sum to less than 0")]
    Below {
        /// The profile's first person.
        id: String,
    },
    /// A legal panel could have a sum of 0 or more.
    #[error("the multipliers leave room for a panel")]
    Room,
    /// The search found one.
    #[error("there is a legal panel")]
    SomePanel,
    /// More ways out than are ever shown.
    #[error("{0} ways out")]
    Ways(usize),
    /// A way out without changes.
    #[error("it changes nothing")]
    NoChange,
    /// A side of a quota that is not in the file.
    #[error("there is no quota {} = {}", .0.feature, .0.value)]
    NoSuchQuota(QuotaSide),
    /// One side named twice.
    #[error("{} = {} stands there twice", .0.feature, .0.value)]
    SideTwice(QuotaSide),
    /// What stands there is another number.
    #[error("{} = {}: {stated} is stated, {found} stands there", .side.feature, .side.value)]
    From {
        /// Which side.
        side: QuotaSide,
        /// What the change says.
        stated: u32,
        /// What the quota is.
        found: u32,
    },
    /// A change that lets nobody more in.
    #[error("{} = {}: {from} to {to} is not wider", .side.feature, .side.value)]
    NotWider {
        /// Which side.
        side: QuotaSide,
        /// What it is.
        from: u32,
        /// What it would be.
        to: u32,
    },
    /// With all the changes there is no panel either.
    #[error("with these changes there is no panel either")]
    NoWay,
    /// A change that is not needed: with the others alone there is a panel.
    #[error("{} = {}: without this change there is a panel too", .0.feature, .0.value)]
    NeedlessChange(QuotaSide),
    /// These sides alone leave a panel.
    #[error("there is a panel that meets all of these")]
    NoConflict,
    /// A side that is not needed: the others alone leave no panel.
    #[error("{} = {}: the others contradict each other without this", .0.feature, .0.value)]
    NeedlessSide(QuotaSide),
    /// People are called excluded after the first way out, and there is none.
    #[error("there is no first way out")]
    NoFirstWay,
    /// An index without a person.
    #[error("there is no person {0}")]
    Nobody(u32),
    /// Not in ascending order, or twice there.
    #[error("person {0} does not come after the one before")]
    Order(u32),
    /// Two people who do not differ, of whom one is called excluded.
    #[error("{id} does not differ from {other}, who is excluded")]
    Half {
        /// Who is missing.
        id: String,
        /// Who is there.
        other: String,
    },
    /// A legal panel seats somebody who is called excluded.
    #[error("a panel seats {id}")]
    Seated {
        /// The first of them.
        id: String,
    },
}
