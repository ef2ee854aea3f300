//! Imports on their way: the files that were brought, looking at them, and carrying them out.
//!
//! A page keeps a file and shows what it would do ([`look()`]); whoever agrees queues a job, and
//! the binary's worker calls [`run()`]. The file is somebody's personal data: it is served to
//! nobody, and gone when it was carried out, thrown away, or a day old ([`sweep()`]).

mod folder;
mod job;
mod look;
mod progress;
mod spoken;
mod waiting;

pub use folder::Folder;
pub use job::{give_up_lost, run, sweep};
pub use look::{Look, LookError, Paper, Understood, faults_xlsx, look, read};
pub use progress::progress;
pub use spoken::{Spoken, Traits, speaking_of};
pub use waiting::count as count_waiting;
