//! Public acts: the list, the page of each, and where one is made.

pub mod desk;
pub mod list;
pub mod make;
pub mod samples;
pub mod show;
pub mod words;
