//! Messages that leave the house: mail over SMTP, and the same text handed on by phone.
//!
//! Keruen makes no other outgoing connection. A [`Mailer`] sends one [`Letter`] at a time and says
//! what became of it, so that the outbox knows whether to try again, to give up, or to put the
//! message on the coordinator's by-hand list ([`by_hand`]).

pub mod by_hand;
mod error;
mod mailer;

pub use error::PostError;
pub use mailer::{Letter, Mailer, Security, Smtp, is_sender};
