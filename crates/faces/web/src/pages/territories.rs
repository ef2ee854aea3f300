//! Regions, cities and districts: the tree in which people and organisations live.

pub mod edit;
pub mod kazakhstan;
pub mod list;
pub mod samples;
