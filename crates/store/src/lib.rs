//! The store: database, journal, jobs, files, limits, search and backups. It knows no room.
//!
//! One set of statements serves SQLite and PostgreSQL. The data vocabulary is small on purpose:
//! columns are BIGINT, DOUBLE PRECISION, TEXT or BLOB, placeholders are `$1`, and a filter that may
//! be absent reads `(CAST($1 AS TEXT) IS NULL OR …)`. Writes are serialised on both engines, so a
//! write transaction sees everything committed before it and never has to be tried again.

mod asking;
pub mod backup;
pub mod bulk;
mod db;
pub mod erased;
mod error;
pub mod files;
pub mod jobs;
pub mod journal;
pub mod limits;
mod row;
mod schema;
pub mod search;
mod sql;
mod sqlite_file;
#[doc(hidden)]
pub mod testing;
mod tx;
mod value;

pub use asking::{ASKED, blocks};
pub use db::{Db, Engine, Snapshot, Target};
pub use error::StoreError;
pub use row::{Cell, Column, Record, Row};
pub use schema::{Migration, SCHEMA, Schema, Standing};
pub use sql::Sql;
pub use tx::{Actor, Thing, Tx};
pub use value::Value;
