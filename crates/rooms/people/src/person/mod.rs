//! Persons: who they are. How to reach them stands apart in [`crate::contact`].

use keruen_store::Thing;

pub mod acts;
pub mod many;
pub mod model;
pub mod page;
pub mod queries;

pub use acts::{block, change, create, load, tie, unblock, untie};
pub use many::{Newcomer, create_many};
pub use model::{Person, PersonDraft, PersonForm};
pub use page::{Page, page};
pub use queries::{facts, facts_of, find, programmes, programmes_now, resolve};

/// The kind of thing in journal, search, counters and the list of erased ids.
pub const KIND: &str = "person";

/// A person as the journal names them.
pub const fn thing(id: i64) -> Thing {
    Thing { kind: KIND, id }
}
