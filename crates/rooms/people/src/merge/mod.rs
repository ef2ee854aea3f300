//! Merging two records of one person, with a preview: nothing is lost, and the old
//! number leads to the record that stays.

mod acts;
mod plan;
pub mod queries;

pub use acts::{apply, as_previewed, preview};
pub use plan::{FieldChoice, Moves, Preview, merged_form};
