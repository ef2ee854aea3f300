//! Organisations: associations, councils, bodies of the state and others.

use keruen_store::Thing;

pub mod acts;
pub mod import;
pub mod list;
pub mod model;
pub mod page;
pub mod queries;
mod uses;

pub use acts::{change, create};
pub use list::{Filter, ListRow, Listing, Offered, Waits, list, offered};
pub use model::{Organisation, OrganisationDraft, OrganisationForm, OrganisationKind};
pub use page::{Page, page};
pub use queries::{all, find, find_by_slug, names_of};
pub use uses::{Uses, remove, uses};

/// The kind of thing in journal, search and counters.
pub const KIND: &str = "organisation";

/// An organisation as the journal names it.
pub const fn thing(id: i64) -> Thing {
    Thing { kind: KIND, id }
}
