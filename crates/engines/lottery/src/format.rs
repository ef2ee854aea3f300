//! The files that are published. Each is JSON in the form of RFC 8785, so that its SHA-256 is a
//! fact about its content; `docs/lottery-format.md` describes them for those who write a checker.

mod bytes;
mod canonical;
mod commitment;
mod infeasible;
mod lottery;
mod points;
mod pool;
mod result;
mod walk;

pub use bytes::{Bytes, Hash, NotBytes, Signature};
pub use canonical::{MOST_PARTS, Published, ReadError, Unwritable};
pub use commitment::{Beacon, Commitment, Dice, NoDice, NoRound, Round};
pub use infeasible::{Change, Infeasible, NoPanel, QuotaSide};
pub use lottery::{
    Cap, Certificate, Exact, Feature, HouseholdMultiplier, Kind, Level, Lottery, Multiplier,
    Objective, Panel, Person, Replaces, Side, Value, profiles,
};
pub use points::{Points, Ranked};
pub use pool::Pool;
pub use result::Drawn;
pub use walk::Walked;
