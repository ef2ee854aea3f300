//! The site's zone: in it a day begins, and moments are written in it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, ZonedDateTime};
use keruen_speech::{Lang, Speaker, date};

/// The zone of the region.
pub const NAME: &str = "Asia/Aqtau";

/// The zone, from the time zones that the binary carries.
pub fn zone() -> TimeZone {
    TimeZone::get(NAME).unwrap_or(TimeZone::UTC)
}

/// A moment as clocks of the region show it.
pub fn zoned(at: Timestamp) -> ZonedDateTime {
    at.to_zoned_datetime(zone())
}

/// The day it is in the region.
pub fn day(at: Timestamp) -> Date {
    zoned(at).date()
}

/// The day of a moment, in words: `2026 ж. 23 қараша`.
pub fn long(lang: Lang, at: Timestamp) -> String {
    date::long(lang, day(at))
}

/// Date and time in words.
pub fn moment(lang: Lang, at: Timestamp) -> String {
    date::moment(lang, &zoned(at))
}

/// How long ago, as short as it can be said: the time today, "yesterday", a day of this year, a
/// date.
pub fn ago(t: Speaker<'_>, at: Timestamp, now: Timestamp) -> String {
    let (then, today) = (zoned(at), day(now));
    let day = then.date();
    if day == today {
        date::time(t.lang(), then.time())
    } else if day == today.saturating_sub(1.day()) {
        t.say("home-yesterday")
    } else if day.year() == today.year() {
        date::day_month(t.lang(), day)
    } else {
        date::long(t.lang(), day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;

    #[test]
    fn the_tour_is_not_shifted_by_an_old_table() {
        // The region went from UTC+5 by a rule of its own to the one zone of the country.
        let at: Timestamp = "2026-11-30T19:30:00Z".parse().expect("a moment");
        assert_eq!(day(at).to_string(), "2026-12-01");
        assert_eq!(zoned(at).offset().seconds(), 5 * 3600);
    }

    #[test]
    fn a_day_is_told_in_the_time_of_the_region() {
        let at: Timestamp = "2026-11-22T22:30:00Z".parse().expect("a moment");
        assert_eq!(long(Lang::En, at), "23\u{a0}November\u{a0}2026");
    }

    #[test]
    fn what_was_today_shows_its_time() {
        let t = wording::speaker(Lang::En);
        let now: Timestamp = "2026-11-30T05:00:00Z".parse().expect("a moment");
        let at = |text: &str| ago(t, text.parse().expect("a moment"), now);
        assert_eq!(at("2026-11-30T04:12:00Z"), "09:12");
        assert_eq!(at("2026-11-29T04:12:00Z"), "Yesterday");
        assert_eq!(at("2026-10-14T04:12:00Z"), "14\u{a0}October");
        assert_eq!(at("2025-10-14T04:12:00Z"), "14\u{a0}October\u{a0}2025");
    }
}
