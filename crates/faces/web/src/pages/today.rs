//! Today: where the programme stands, what needs the reader, how things are, what changed.

mod doors;
pub mod needs;
mod page;
pub mod samples;
mod standing;

pub use page::show;
