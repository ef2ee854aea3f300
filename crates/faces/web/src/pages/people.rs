//! People: the directory, the page of a person, and what is done there.
//!
//! Every page here asks the room of people what its reader may see; whom one may not see does
//! not exist.

pub mod conflict;
pub mod directory;
pub mod edit;
pub mod found;
pub mod gate;
pub mod history;
pub mod once;
pub mod person;
pub mod samples;
pub mod words;
