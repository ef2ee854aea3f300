//! The journal as the team reads it: one line for what somebody did at one moment, with the name
//! of the thing, narrowed to what the reader may see.

mod about;
mod lines;

pub use about::{About, DELIVERABLES, INDICATORS, NEWS, PartKind, STATEMENTS};
pub use lines::{Line, everything, latest};
