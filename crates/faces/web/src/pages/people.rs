//! People: the directory, the page of a person, and what is done there.
//!
//! Every page here asks the room of people what its reader may see; whom one may not see does
//! not exist.

pub mod added;
mod agreed;
mod alike;
pub mod block;
pub mod consents;
pub mod contacts;
pub mod directory;
pub mod duplicates;
pub mod edit;
pub mod erase;
pub mod export;
pub mod found;
pub mod gate;
pub mod history;
mod invented;
pub mod memberships;
pub mod merge;
pub mod other;
pub mod person;
pub mod programmes;
pub mod samples;
pub mod seats;
pub mod stale;
pub mod wordings;
pub mod words;
