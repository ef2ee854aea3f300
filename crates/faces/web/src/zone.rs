//! The site's zone: in it a day begins, and moments are written in it.

use std::str::FromStr;
use std::sync::OnceLock;

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan as _, ZonedDateTime};
use keruen_speech::{Lang, Speaker, date};

/// A time zone that the binary's table has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// No zone of the table has this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such time zone")]
pub struct NoSuchZone;

impl Zone {
    /// Where nothing else is said: the one time of all Kazakhstan since 2024-03-01.
    pub const DEFAULT: &str = "Asia/Almaty";

    /// As the table names it: `Asia/Aqtau`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its rules.
    pub fn rules(&self) -> TimeZone {
        self.rules.clone()
    }

    /// The day it is there.
    pub fn day(&self, at: Timestamp) -> Date {
        self.zoned(at).date()
    }

    /// A moment as clocks there show it.
    pub fn zoned(&self, at: Timestamp) -> ZonedDateTime {
        at.to_zoned_datetime(self.rules())
    }

    /// How far its clocks are from UTC at this moment, as people say it: `UTC+5`.
    pub fn offset(&self, at: Timestamp) -> String {
        let minutes = self.zoned(at).offset().seconds() / 60;
        let sign = if minutes < 0 { '−' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        if rest == 0 {
            format!("UTC{sign}{hours}")
        } else {
            format!("UTC{sign}{hours}:{rest:02}")
        }
    }
}

impl FromStr for Zone {
    type Err = NoSuchZone;

    fn from_str(name: &str) -> Result<Self, NoSuchZone> {
        let rules = TimeZone::get(name).map_err(|_| NoSuchZone)?;
        let name = rules.iana_name().ok_or(NoSuchZone)?.to_owned();
        Ok(Self { name, rules })
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::DEFAULT.parse().unwrap_or_else(|NoSuchZone| Self {
            // Never so while the table of the world is built in; a test says that it is.
            name: Self::DEFAULT.to_owned(),
            rules: TimeZone::fixed(Offset::constant(5)),
        })
    }
}

/// A process serves one site: its zone is settled once, at the start.
static SETTLED: OnceLock<Zone> = OnceLock::new();

/// Settles the zone that pages and letters are written in. The first word counts.
pub fn settle(zone: Zone) {
    let _ = SETTLED.set(zone);
}

/// The site's zone; before it is settled, the one where nothing else is said.
pub fn of_site() -> &'static Zone {
    static UNSETTLED: OnceLock<Zone> = OnceLock::new();
    SETTLED
        .get()
        .unwrap_or_else(|| UNSETTLED.get_or_init(Zone::default))
}

/// A moment as clocks of the region show it.
pub fn zoned(at: Timestamp) -> ZonedDateTime {
    of_site().zoned(at)
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
    fn the_table_knows_the_one_time_of_the_country() {
        // On 2024-03-01 the clocks of Almaty went back to UTC+5, where those of Aqtau were already:
        // an older table would shift every day of the whole country but the west.
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let almaty = Zone::default();
        assert_eq!(almaty.name(), Zone::DEFAULT);
        assert_eq!(almaty.offset(at("2024-02-29T17:59:59Z")), "UTC+6");
        assert_eq!(almaty.offset(at("2024-02-29T18:00:00Z")), "UTC+5");
        assert_eq!(almaty.day(at("2026-11-30T18:30:00Z")).day(), 30);
        assert_eq!(almaty.day(at("2026-11-30T19:30:00Z")).day(), 1);
    }

    #[test]
    fn a_zone_is_one_of_the_table() {
        let at: Timestamp = "2026-11-30T19:30:00Z".parse().expect("a moment");
        for (name, offset) in [
            ("Asia/Aqtau", "UTC+5"),
            ("asia/aqtau", "UTC+5"),
            ("Asia/Kolkata", "UTC+5:30"),
            ("America/New_York", "UTC−5"),
        ] {
            let zone: Zone = name.parse().expect("a zone");
            assert_eq!(zone.offset(at), offset, "{name}");
            assert!(zone.name().eq_ignore_ascii_case(name));
        }
        for wrong in ["", "Asia/Aktau", "Актау", "UTC+5", "../etc/passwd"] {
            assert_eq!(wrong.parse::<Zone>(), Err(NoSuchZone), "{wrong}");
        }
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
