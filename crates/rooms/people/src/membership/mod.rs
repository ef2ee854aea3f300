//! Who belongs to which organisation, in what role and when.

pub mod acts;
pub mod model;
pub mod queries;

pub use acts::{add, change, change_shown, remove, remove_shown};
pub use model::{Membership, MembershipDraft, MembershipForm, Post};
pub use queries::{Bond, of_person};
