//! From spreadsheets to a pool: quotas and people as somebody brings them.
//!
//! All faults come back at once, each with its file, lines and column ([`Faults`]); the engine has
//! no language, so that whoever shows them words them. Matching is case- and space-insensitive and
//! knows how Unicode writes one thing in several ways ([`crate::text::key`]); shown is the spelling
//! of the quotas.

mod fault;
mod lines;
mod near;
mod people;
mod quotas;
mod table;

pub use fault::{Fault, Faults, Input, Near, Reason, Special};
pub use quotas::Quotas;
pub use table::{Row, Source, Table};

use crate::pool::Pool;

/// Which columns of the people's table are something else than features.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The heading of the column with ids. Unless it is named: `id`, else `nr`, else `№`, else
    /// there is none and people are numbered, the first one 1.
    pub id: Option<String>,
    /// The heading of the column with households. Unless it is named: `household`, else none.
    pub household: Option<String>,
}

/// A pool, and how its tables were understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The people and the quotas.
    pub pool: Pool,
    /// The heading of the column that the ids were taken from; none where people were numbered.
    pub ids: Option<String>,
    /// The heading of the column that the households were taken from.
    pub households: Option<String>,
    /// The columns that nothing was taken from, in the order of the tables.
    pub ignored: Vec<Ignored>,
}

/// A column that nothing was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The table.
    pub input: Input,
    /// Which column, counted from 0.
    pub column: usize,
    /// Its heading, empty where it has none.
    pub heading: String,
}

/// Reads both tables. The same as [`Quotas::read`] and then [`Quotas::with_people`].
///
/// # Errors
/// All that is wrong with either.
pub fn read(
    seats: u32,
    quotas: Source<'_>,
    people: Source<'_>,
    columns: &Columns,
) -> Result<Reading, Faults> {
    Quotas::read(seats, quotas).with_people(people, columns)
}
