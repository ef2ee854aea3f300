//! People from a spreadsheet and back: the file, what it would do, what it did; the list as a
//! spreadsheet.

pub mod columns;
pub mod difference;
pub mod export;
pub mod faults;
mod gate;
mod left;
pub mod lines;
pub mod names;
pub mod outcome;
pub mod places;
pub mod run;
pub mod samples;
pub mod upload;
pub mod words;
