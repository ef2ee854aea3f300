//! The first room of the journey: persons, organisations with their seats,
//! territories, memberships and consents.
//!
//! Each thing has three kinds of file. Its *model* holds types that cannot be
//! wrong once made, its *acts* decide and then write (with a journal row and
//! search tokens in the same transaction), its *queries* are constant SQL and the
//! rows it gives. Who may see what is decided in [`visibility`] alone.

#[macro_use]
mod scope;

pub mod consent;
pub mod contact;
pub mod council;
pub mod directory;
pub mod duplicates;
pub mod erase;
pub mod export;
pub mod fault;
pub mod import;
pub mod membership;
pub mod merge;
pub mod names;
pub mod organisation;
pub mod person;
pub mod refusal;
pub mod role;
mod schema;
pub mod seal;
pub mod sorting;
pub mod span;
pub mod territory;
pub mod todo;
pub mod visibility;

pub use fault::{Fault, Why};
pub use names::Names;
pub use refusal::Refusal;
pub use role::Role;
pub use schema::SCHEMA;
pub use seal::Seal;
pub use span::Span;
pub use visibility::Viewer;
