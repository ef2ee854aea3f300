//! Public acts: numbered without gaps, dated, in three languages, with the hash of the file they
//! speak of. Append only: this module has no statement that changes or deletes one, and a
//! correction is a new act.

mod acts;
mod model;
mod queries;

pub use acts::make;
pub use model::{Act, By, Kind, NewAct, Subject};
pub use queries::{
    Filter, OnDesk, STATEMENTS, by_number, corrections, corrections_of, count, count_on_desk,
    keeps, on_desk, page,
};
