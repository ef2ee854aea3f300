//! The store on every engine at hand: SQLite always, PostgreSQL when `KERUEN_TEST_POSTGRES` names
//! one in which databases may be made.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops where something is not as it should be"
)]

mod acts;
mod backups;
mod erasure;
mod filing;
mod full;
mod house;
mod jobs;
mod killed;
mod migrations;
mod reading;
mod refused;
mod searching;
mod vocabulary;
mod writing_on;
