//! The accounts of the site, for its owners: who signs in, with which roles, and links by hand.

pub mod acts;
pub mod edit;
pub mod erase;
pub mod hand;
pub mod list;
pub mod person;
pub mod samples;
pub mod show;
pub mod stale;
