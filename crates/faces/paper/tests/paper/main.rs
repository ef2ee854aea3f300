//! Papers in both directions.

mod made;
mod photos;
mod refused;
mod round_trip;
mod sheets;
