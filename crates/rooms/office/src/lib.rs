//! The office: programmes with their stages and news, accounts with their roles, public acts,
//! messages, the site's settings, and what needs whom now.
//!
//! Each part has types that cannot be wrong once made, pure decisions, and `const` statements run
//! through the store. Time and chance come in as parameters; sentences live in the faces.

pub mod account;
pub mod calendar;
pub mod diary;
pub mod error;
pub mod fields;
mod history;
pub mod home;
pub mod letters;
pub mod morning;
pub mod news;
pub mod personal;
pub mod programme;
pub mod public_acts;
pub mod queue;
pub mod rights;
pub mod schema;
pub mod search;
pub mod shown;
pub mod sign_in;
pub mod site;
pub mod submission;
pub mod text;
pub mod token;

pub use error::{OfficeError, Refusal};
pub use schema::SCHEMA;
