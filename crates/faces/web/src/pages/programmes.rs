//! Programmes: the public pages, and the desk where their team works on them.

pub mod card;
pub mod desk;
pub(crate) mod invented;
pub mod list;
pub mod samples;
pub mod show;
pub mod step;
pub mod text;
