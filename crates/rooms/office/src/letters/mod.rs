//! Messages to people: by mail through an outbox, or by hand through somebody of the team.
//!
//! A letter's text is finished when it is queued. Where it says `{secret}`, the one-time link
//! goes; the link lives in a table of its own that no backup contains, and is deleted once the
//! letter has gone out.

mod acts;
mod drawer;
mod list;
mod message;
mod model;
pub mod outbox;
mod queries;

pub use acts::{again, by_hand, hand_over, is_handed, not_sent, queue, sweep};
pub(crate) use acts::{forget, forget_account, move_person};
pub use drawer::{Drawer, Way, drawers};
pub use list::{Filter, Listed, Outbox, Part, STATEMENTS as LIST_STATEMENTS};
pub use message::{MessageForm, NOTICE, TEXT};
pub use model::{ErrorClass, Failure, Letter, NewLetter, SECRET, State, visible};
pub use queries::{
    Counts, RESTORED, STATEMENTS, Waiting, by_id, counts, full_text, of_account, of_person,
};
