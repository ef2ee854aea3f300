//! The directory and the page of a person, as people with a browser meet them.

mod finding;
mod given;
mod leaving;
mod narrowed;
mod parting;
mod twice;
mod undone;
