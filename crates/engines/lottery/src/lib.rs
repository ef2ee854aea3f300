//! Sortition under quotas: certified chances, a published list of panels, a draw that anyone
//! can repeat.
//!
//! The way through the engine:
//! 1. [`reading`]: people and quotas from what somebody has in a spreadsheet, with every fault and
//!    its place;
//! 2. [`pool`]: the same once nothing in them can be wrong, and what arithmetic says against them;
//! 3. [`prepare`]: chances that are as equal as the quotas allow (leximin), with a certificate,
//!    and rows of equal weight of which one will be drawn;
//! 4. [`format`]: the files that are published, byte for byte;
//! 5. [`draw`]: the commitment that is published before chance speaks, and the row that it names;
//! 6. [`verify`]: all of it checked again from the files, by code of its own;
//! 7. [`alternates`] and [`replace`]: who takes a seat that becomes open.
//!
//! Beside it: [`outlook`] says what quotas promise while they are still being written, and [`walk`]
//! chooses by points or by nomination instead of by lot, under the same quotas.
//!
//! The engine knows no clock, no chance but the seed it is given, no files and no language.

pub mod alternates;
pub mod beacon;
pub mod chance;
pub mod draw;
pub mod format;
pub mod fraction;
pub mod generate;
mod infeasible;
mod ledger;
pub mod mixing;
pub mod outlook;
pub mod panel;
pub mod pool;
pub mod prepare;
mod pulse;
pub mod reading;
pub mod replace;
mod solve;
pub mod text;
pub mod thorough;
pub mod verify;
pub mod walk;
