//! The open interface: what is public, as JSON for programs.
//!
//! It goes through the same functions as the public pages, as a visitor, whoever asks: what a page
//! does not show a visitor is not here either.

pub mod about;
pub mod acts;
pub mod answer;
pub mod document;
pub mod organisations;
pub mod problem;
pub mod programmes;
pub mod table;
