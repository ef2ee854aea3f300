//! Messages: what is to be sent by hand, what waits, what came back, what was sent; one message;
//! and writing one.

mod letter;
mod list;
mod reader;
mod recipient;
pub mod samples;
mod words;
mod write;

pub use letter::{again, by_hand, hand_over, not_sent, show};
pub use list::list;
pub use write::{check, choose, send};

use keruen_people::role::Role;

/// Who sends messages.
pub const WHO: &[Role] = &[Role::Owner, Role::Coordinator];
