//! The directory: finding persons by a few letters in any script, by an organisation,
//! by the end of a telephone, with filters.

pub mod queries;
mod query;
mod words;

pub use query::{Entry, Found, PAGE, Query, Spelling, find};
