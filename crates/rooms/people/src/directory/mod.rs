//! The directory: finding persons by a few letters in any script, by an organisation,
//! by the end of a telephone, with filters.

mod model;
pub mod queries;
mod query;
mod words;

pub use model::{Bond, Consent, Entry, Found, PAGE, Query, Spelling};
pub use query::{everybody, find};
pub(crate) use words::ranges;
