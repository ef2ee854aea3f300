//! Organisations from a spreadsheet and back: the file, what it would do, what came of it.
//!
//! A list of organisations is short, so it is carried out while its reader waits. Between looking
//! and agreeing the file lies in the folder of imports under its hash, and goes after a day.

pub mod difference;
pub mod export;
pub mod read;
pub mod samples;
pub mod upload;
