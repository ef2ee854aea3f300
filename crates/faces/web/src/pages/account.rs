//! Signing in and out, the second factor, and the reader's own page.

pub mod about;
pub mod by_password;
pub mod code;
pub mod device;
pub mod entry;
pub mod link;
pub mod mail;
pub mod me;
pub mod morning;
pub mod next;
pub mod preferences;
pub mod present;
pub mod roles;
pub mod samples;
pub mod second_factor;
pub mod sign_in;
