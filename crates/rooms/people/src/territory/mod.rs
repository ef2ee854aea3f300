//! Regions, cities and districts.

pub mod acts;
pub mod kazakhstan;
pub mod model;
pub mod queries;

pub use acts::{change, create};
pub use model::{Territory, TerritoryDraft, TerritoryForm, TerritoryKind};
pub use queries::{Branch, all, find, names_of, tree};

/// The kind of thing in journal and counters.
pub const KIND: &str = "territory";
