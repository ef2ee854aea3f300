//! Regions, cities and districts.

use keruen_store::Thing;

pub mod acts;
pub mod kazakhstan;
pub mod model;
pub mod queries;

pub use acts::{change, create};
pub use model::{Territory, TerritoryDraft, TerritoryForm, TerritoryKind};
pub use queries::{Branch, all, find, names_of, tree};

/// The kind of thing in journal and counters.
pub const KIND: &str = "territory";

/// A territory as the journal names it.
pub const fn thing(id: i64) -> Thing {
    Thing { kind: KIND, id }
}
