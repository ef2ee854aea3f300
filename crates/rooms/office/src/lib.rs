//! Placeholder until the modules stand.

pub mod schema;
pub use schema::SCHEMA;
