//! Organisations from a spreadsheet: dry run, difference, apply.
//!
//! The same three steps as for people, in small: a list of organisations has at most
//! [`ROWS`] rows and is carried out while its reader waits. [`plan()`] decides purely; [`apply`]
//! writes in one transaction, all of it or nothing. [`table()`] writes the organisations as a sheet
//! that comes back unchanged. An empty cell leaves what stands.

mod apply;
mod circles;
mod columns;
mod entry;
mod plan;
mod row;
mod table;
#[cfg(test)]
mod tests;

pub use apply::{apply, dry_run, known};
pub use columns::{Column, Mapping, NoName, kind_word, names_column};
pub use entry::Known;
pub use plan::{Change, Plan, Summary, Wish, plan};
pub use table::{Table, table};

/// How many rows a list may have.
pub const ROWS: usize = 2_000;
