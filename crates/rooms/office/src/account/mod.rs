//! Accounts: who signs in, in which language, with which roles.

mod acts;
pub mod address;
mod model;
mod queries;

pub use acts::{
    Grant, Scope, create, first_owner, grant, lock, reset, revoke, save, save_own, set_preferences,
    unlock,
};
pub use model::{Account, AccountForm, Email, Login, OwnForm, Phone, Theme, visible};
pub use queries::{
    Held, Member, STATEMENTS, all, by_id, by_login, by_person, held, load, names_of, roles, seen,
    standing, standing_now, standings, team, visible_to,
};

use keruen_store::Thing;

/// The kind of thing in journal, counters and the list of erased ids.
pub const KIND: &str = "account";

/// An account as the journal names it.
pub const fn thing(id: i64) -> Thing {
    Thing { kind: KIND, id }
}
