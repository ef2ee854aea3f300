//! Telephones and e-mail addresses of persons, sealed apart from their names.

pub mod acts;
pub mod model;
pub mod queries;

pub use acts::{add, make_main, make_main_shown, remove};
pub use model::{Contact, ContactKind, ContactValue};
pub use queries::of;
