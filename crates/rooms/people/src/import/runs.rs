//! Imports on their way: a file that was brought, what was understood of it, what somebody agreed
//! to, and what came of it.
//!
//! A run holds no row of the file: the file lies with the face that took it in, for a day at most.

mod acts;
mod model;
pub mod queries;

pub use acts::{
    JOB, agree, begin, choose, create, discard, expire, finish, forget, forget_names, give_up_lost,
    interrupt, unname,
};
pub use model::{NewRun, Run, RunState};
pub use queries::{find, named, recent, waiting, with_files};

/// The word for an import in the journal.
pub const KIND: &str = "import";
