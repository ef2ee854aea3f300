//! Public councils: seats, terms, who holds a seat and which are vacant.

pub mod acts;
mod correct;
pub mod model;
pub mod queries;

pub use acts::{leave, leave_shown, open_seat, open_term, remove_seat, take};
pub use correct::{change_term, correct_shown, undo_shown};
pub use model::{
    Holding, HoldingForm, Seat, SeatDraft, SeatForm, Sitting, Term, at_once, overlaps,
};
pub use queries::{
    Former, Held, Holder, Overlap, SeatView, find, former, held_by, holders, holdings, overlapping,
    seats,
};

/// The kind of thing in counters.
pub const KIND: &str = "seat";
