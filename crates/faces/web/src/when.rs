//! Moments as people of the region read them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use keruen_speech::{Lang, date};

/// Where the readers live; Kazakhstan has one time since 2024-03-01.
const ZONE: &str = "Asia/Aqtau";

/// The moment that samples of pages speak of: 23 November 2026, 14:05.
pub const fn sample() -> Timestamp {
    Timestamp::constant(1_795_424_700, 0)
}

/// `2026 ж. 23 қараша, 14:30`.
pub fn moment(lang: Lang, at: Timestamp) -> String {
    date::moment(lang, &at.to_zoned_datetime(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)))
}

/// The day it is in the region.
pub fn date_of(at: Timestamp) -> jiff::civil::Date {
    at.to_zoned_datetime(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)).date()
}

/// `2026 ж. 23 қараша`.
pub fn day(lang: Lang, at: Timestamp) -> String {
    date::long(lang, date_of(at))
}

/// The day it is in the region.
pub fn today(at: Timestamp) -> Date {
    at.to_zoned_datetime(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_the_time_of_the_region() {
        let at = "2026-11-22T22:30:00Z".parse().expect("a moment");
        assert_eq!(moment(Lang::En, at).replace('\u{a0}', " "), "23 November 2026, 03:30");
        assert_eq!(day(Lang::En, at).replace('\u{a0}', " "), "23 November 2026");
    }
}
