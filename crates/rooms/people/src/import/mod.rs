//! People from a spreadsheet: dry run, difference, apply.
//!
//! 1. [`Mapping`] recognises the columns; a reader may correct it.
//! 2. [`parse`] turns rows into [`Draft`]s, or says what is wrong with them.
//! 3. [`plan()`] compares the drafts with who is [`Known`] and decides, purely.
//! 4. [`dry_run`] shows the plan over the database, [`apply`] carries it out in one transaction.
//!
//! [`table()`] writes people as a sheet that comes back unchanged. Importing the same file twice
//! changes nothing the second time.

mod answers;
mod apply;
mod change;
mod columns;
mod differences;
mod draft;
mod drafts;
mod headings;
mod known;
pub(crate) mod places;
mod plan;
mod planner;
mod pool;
pub mod queries;
mod resolve;
pub mod runs;
mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod unknown;
mod wanted;
pub(crate) mod words;

pub use answers::{Answer, Answers, Mark, Question};
pub use apply::{Applied, Scope, apply, dry_run};
pub use columns::{Column, Left, Mapping, MappingError, Meaning, recognise};
pub use draft::parse;
pub use drafts::{Draft, Drafts, PlaceDraft, TieDraft};
pub use headings::{Headings, names_column};
pub use known::{Known, KnownPerson};
pub use places::{Candidate, Found, Gazetteer};
pub use plan::{Change, Difference, Duplicate, New, NewOrganisation, Place, Plan, Summary, Tie};
pub use planner::plan;
pub use sheet::{Fault, FaultReason, FaultyRows, Sheet, SheetRow, has_personal_number};
pub use table::{PeopleTable, table};
pub use unknown::{UnknownPlace, unknown_places};
pub use words::post_word;
