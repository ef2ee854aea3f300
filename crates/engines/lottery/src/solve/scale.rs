//! The units in which the mathematics counts, and what counts as nothing in them.

/// Units of weight in the exact distribution: 2^50, so that sums for 4,000 seats stay within 64 bits
/// and every number within what a JSON file holds exactly.
pub(crate) const DENOMINATOR: i64 = 1 << 50;

/// Units of a person's weight while better panels are sought: 2^40.
pub(crate) const UNIT: i64 = 1 << 40;
/// The largest weight of a person, in any unit: of 4,000 people it stays within 64 bits.
pub(crate) const LARGEST: i64 = 1 << 50;
/// What a panel has to weigh more before it counts as heavier, in [`UNIT`]s: 10^-10.
pub(crate) const WORTH: i64 = UNIT / 10_000_000_000;

/// Multipliers that close a branch of a search are rounded to this part of the largest weight: 2^-40.
pub(crate) const SEARCHED: f64 = UNIT as f64;
/// Multipliers of a file are rounded to this part of one, where the weights of all people who are
/// settled sum to one: 2^-52.
pub(crate) const WRITTEN: f64 = (1_i64 << 52) as f64;

/// The gap of a proof stays below 10^-9: a chance that is lower by half of it is not lower.
pub(crate) const NOTHING: f64 = 5e-10;
/// What a walk may leave to any panel at once, and what in the end, in units of [`DENOMINATOR`]: 5e-11
/// and 5e-10. A gap can be some times that, where multipliers are large.
pub(crate) const LEFT_OVER: (i64, i64) = (56_295, 562_949);
