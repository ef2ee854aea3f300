//! Search of what the site says: programmes, news, public acts, organisations; for those who work
//! here also people. One page, and each group holds only what its reader may see.

mod found;
mod page;
pub mod samples;

pub use page::show;
