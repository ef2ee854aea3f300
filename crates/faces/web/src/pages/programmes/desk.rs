//! The desk of a programme: where its team works on it.

pub mod change;
pub mod check;
pub mod desks;
pub mod fields;
pub mod gate;
pub mod invite;
pub mod news;
pub mod open;
pub mod overview;
pub mod photo;
pub mod save;
pub mod sheet;
pub mod stale;
pub mod tables;
pub mod team;
pub mod texts;
pub mod told;
