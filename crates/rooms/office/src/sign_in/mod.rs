//! Signing in: by a link or a password, then by a second factor for those who decide for others.
//!
//! [`state`] decides how far a sign-in has come, and nothing else does. The other modules each
//! check one proof: [`link`], [`password`], [`totp`], [`recovery`]. [`session`] keeps the result.

pub mod asking;
pub mod link;
pub mod password;
pub mod proof;
pub mod recovery;
pub mod second_factor;
pub mod session;
pub mod state;
pub mod totp;

pub use state::{Half, Proofs, SessionState};
