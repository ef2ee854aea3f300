//! Papers in both directions.

mod headings;
mod made;
mod photos;
mod refused;
mod round_trip;
mod sheets;
