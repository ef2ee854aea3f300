//! The room at its typed boundary, on every engine at hand. All people here are invented.

mod corrections;
mod councils;
mod deleting;
mod directory;
mod erasing;
mod former;
mod given;
mod joining;
mod large;
mod many;
mod merging;
mod persons;
mod places;
mod receipts;
mod several;
mod sights;
mod statements;
