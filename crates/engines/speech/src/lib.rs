//! Three languages, spoken properly: Kazakh, Russian, English.
//!
//! Everything that turns data into words a person reads, or words a person typed into something
//! a machine can compare, stands here: message [`Catalogues`] with plurals, [`date`]s, [`number`]s,
//! [`name`]s, [`fold`]ing of names across scripts, [`stems`] of texts, [`sort_key`]s and [`slug`]s.
//! The crate is pure: no clock, no chance, no files, no network.

mod catalogue;
mod collate;
pub mod date;
mod fold;
mod lang;
pub mod name;
pub mod number;
mod prefix;
mod shown;
mod slug;
mod spelling;
mod stem;

pub use catalogue::{Arg, CatalogueError, Catalogues, Speaker};
pub use collate::{COLLATION_VERSION, compare, sort_key};
pub use fold::{fold, tokens};
pub use lang::{Lang, UnknownLang};
pub use prefix::prefixes;
pub use shown::shown;
pub use slug::slug;
pub use spelling::{distance, near, skeleton, skeletons};
pub use stem::{stem_groups, stems};
