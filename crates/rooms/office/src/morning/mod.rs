//! The morning letter: on working days, what waits for somebody, from the rules of the home page.
//!
//! Nothing to say, no letter; and what is only good to know is not worth one, it stands at the end
//! of a letter that has more to say. Whoever has no address gets none: the home page says the same.

mod acts;
mod decide;
mod queries;

pub use acts::{choose, look, stop, sweep, write};
pub use decide::{Morning, Reader, letters, wanted};
pub(crate) use queries::DROP_LINKS;
pub use queries::{STATEMENTS, choice, readers};

/// The kind of such a letter.
pub const KIND: &str = "morning";

/// The hours at which it may be written, on the site's clock.
pub const HOURS: std::ops::RangeInclusive<i8> = 5..=12;

/// The hour, where nobody chose another.
pub const HOUR: i8 = 8;

/// A site that was off at the hour makes up for it this many hours long; later is no morning.
pub const LATEST: i8 = 4;
