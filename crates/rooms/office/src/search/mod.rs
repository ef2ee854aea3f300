//! Search of what the site says: programmes, news and public acts, in all three languages.
//!
//! Texts are kept by their stems, so that a word is found in every form; titles by their words as
//! well, so that a beginning is enough. What a search finds is narrowed by the statement to what
//! the viewer may see, and asked once more of the one function that decides it.

mod asking;
mod excerpt;
mod index;
mod words;

pub use asking::{FoundAct, FoundPost, FoundProgramme, Hits, STATEMENTS, acts, posts, programmes};
pub use excerpt::{Excerpt, excerpt};
pub use index::{INDEX_VERSION, STATEMENTS as INDEX_STATEMENTS, rebuild};
pub(crate) use index::{act, post, programme};
pub use words::Words;
