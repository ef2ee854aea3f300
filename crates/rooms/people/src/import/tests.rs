//! The plan over its own outcome, over hand-made files, and over a database.

mod answers;
mod changed;
mod database;
mod files;
mod given;
mod twice;
