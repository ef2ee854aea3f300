//! What persons agreed to: receipts, and the wordings they rest on.

pub mod acts;
pub mod model;
pub mod queries;

pub use acts::{give, give_on, publish_wording, publish_wording_shown, withdraw};
pub use model::{Consent, Purpose, Way, Wording};
pub use queries::{of_person, standing, wording, wordings, wordings_of};

/// The kind of thing in the journal for wordings.
pub const WORDING_KIND: &str = "consent_text";
