//! Working days: checking a term, the days off ahead, the editions, and the owner's editing.

mod day;
mod edit;
pub mod samples;
mod show;
mod words;

pub use edit::{form, preview, save};
pub use show::show;

use keruen_people::role::Role;

/// Who counts terms.
pub const READ: &[Role] = &[Role::Owner, Role::Coordinator];
/// Who edits the calendar.
pub const WRITE: &[Role] = &[Role::Owner];
