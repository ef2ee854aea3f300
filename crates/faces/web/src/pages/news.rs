//! News of a programme: posts, their feed, and where the team writes them.

pub mod feed;
pub mod line;
pub mod samples;
pub mod show;
