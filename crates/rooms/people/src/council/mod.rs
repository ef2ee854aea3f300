//! Public councils: seats, terms, who holds a seat and which are vacant.

pub mod acts;
pub mod model;
pub mod queries;

pub use acts::{leave, leave_shown, open_seat, open_term, remove_seat, take};
pub use model::{Holding, Seat, SeatDraft, SeatForm};
pub use queries::{Held, Holder, SeatView, Term, find, held_by, holdings, seats};

/// The kind of thing in counters.
pub const KIND: &str = "seat";
