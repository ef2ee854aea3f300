//! Imports on their way: a file that was brought, what was understood of it, what somebody agreed
//! to, and what came of it.
//!
//! A run holds no row of the file: the file lies with the face that took it in, for a day at most.

mod acts;
mod model;
pub mod queries;

pub use acts::{
    JOB, agree, answer, begin, choose, create, discard, expire, finish, forget, forget_names,
    give_up_lost, interrupt, looked, supersede, take_faults, unname,
};
pub use model::{NewRun, Run, RunState};
pub use queries::{find, job, named, on_hand, recent, waiting, with_files};

/// How long a file is kept for a decision, and the rows that were not taken for their correction.
pub const KEPT_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// The word for an import in the journal.
pub const KIND: &str = "import";
