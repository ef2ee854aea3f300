//! Days of the region, written out.

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_speech::{Lang, date};

use crate::zone;

/// `2026 ж. 23 қараша`.
pub fn day(lang: Lang, at: Timestamp) -> String {
    date::long(lang, zone::day(at))
}

/// The day it is in the region.
pub fn date_of(at: Timestamp) -> Date {
    zone::day(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_in_the_time_of_the_region() {
        let at = "2026-11-22T22:30:00Z".parse().expect("a moment");
        assert_eq!(day(Lang::En, at).replace('\u{a0}', " "), "23 November 2026");
        assert_eq!(date_of(at).to_string(), "2026-11-23");
    }
}
