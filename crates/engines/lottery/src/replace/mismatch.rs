//! What can be wrong with a replacement lottery, and what its files may not show.

use super::earlier::Missing;
use crate::format::{Hash, ReadError};
use crate::pool::PoolError;

/// What is wrong with a replacement lottery.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The first lottery is no such file.
    #[error("the first lottery: {0}")]
    First(ReadError),
    /// The first result is no such file.
    #[error("the first result: {0}")]
    Result(ReadError),
    /// It replaces nothing.
    #[error("the lottery replaces nothing")]
    NoReplacement,
    /// It replaces people of another result.
    #[error("it continues a result with the SHA-256 {stated}, not {found}")]
    OtherResult {
        /// What it says.
        stated: Hash,
        /// What the result has.
        found: Hash,
    },
    /// The first result is of another lottery than the one that was given.
    #[error("the first result is of another lottery")]
    OtherLottery,
    /// Somebody who keeps a seat or is lost is not in the first lottery, or named twice, or out of
    /// order.
    #[error("{0} is not in the first lottery, or named twice, or not in its order")]
    Named(String),
    /// Somebody who was drawn neither keeps the seat nor is lost.
    #[error("what became of {0}, who was drawn, is not said")]
    Unsaid(String),
    /// Somebody who was lost by an earlier replacement is not lost any more.
    #[error("{0} was lost before an earlier replacement, and is not any more")]
    Back(String),
    /// Somebody keeps a seat whom no lottery gave it.
    #[error("{0} keeps a seat, but was neither drawn nor is an alternate of any of the lotteries")]
    Stranger(String),
    /// An earlier replacement names others as those before it.
    #[error("it names other earlier replacements than come before it here")]
    OtherEarlier,
    /// Something about an earlier replacement, by the hash of its result.
    #[error("the earlier replacement with the result {0}: {1}")]
    Earlier(Hash, Box<Mismatch>),
    /// Seats of the two do not make the first number.
    #[error("{kept} kept seats and {new} new ones are not {first}")]
    Seats {
        /// Seats of the first lottery.
        first: u32,
        /// Seats that are kept.
        kept: usize,
        /// Seats of the replacement.
        new: u32,
    },
    /// A feature is another one, or a quota is not what is left of the first.
    #[error("{feature}: not the quotas that are left")]
    Quotas {
        /// The feature's name in the first lottery, or what stands in its place.
        feature: String,
    },
    /// The list of people is not who is left: the first who should or should not be there.
    #[error("{0} is there and should not be, or the other way round")]
    People(String),
    /// Two who keep seats are of one household.
    #[error("two people of the household {0} have seats")]
    Household(String),
    /// Alternates could have taken the open seats, and by the rule they had to.
    #[error("by the published rule alternates take the open seats: {}", .0.join(", "))]
    Filling(Vec<String>),
    /// The first lottery makes no pool.
    #[error("the first lottery: {0}")]
    Pool(#[from] PoolError),
}

/// What these files do not show of a replacement lottery in which nothing is false.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unshown {
    /// Files of earlier replacement lotteries that are named and were not given.
    pub missing: Vec<Missing>,
    /// People of `kept` who were neither drawn nor are alternates, as far as the files go that were
    /// given: one that is missing must have drawn them, or had them as alternates.
    pub kept: Vec<String>,
    /// The same of `lost`. Somebody of them may have withdrawn without ever having been asked, which
    /// no file can show.
    pub lost: Vec<String>,
    /// Alternates who took a seat, where no order of losses was found in which the rule seats them:
    /// others may have been passed over.
    pub turn: Vec<String>,
    /// Whether alternates could have taken the seats was too much to search, or not searched in time.
    pub filling: bool,
}

impl Unshown {
    /// Whether all of it is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
