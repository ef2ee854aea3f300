//! The site: what it says about itself, its backups and background work, its journal.

mod backups;
mod edit;
mod journal;
mod overview;
pub mod samples;

pub use edit::{form, save};
pub use journal::journal;
pub use overview::{back_up, overview, revive};

use keruen_people::role::Role;

/// Whose it is.
pub const WHO: &[Role] = &[Role::Owner];

/// The site as the journal names it.
const THING: keruen_store::Thing = keruen_store::Thing {
    kind: "site",
    id: 1,
};
