//! Pairs of records that may be one person: found by a job, looked at by somebody.

pub mod acts;
mod pairs;
pub mod queries;

pub use acts::{keep_apart, look, reopen};
pub use queries::{Pair, Reason, Side, count, like, list};
