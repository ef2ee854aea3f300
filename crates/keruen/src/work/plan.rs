//! What is due every day, and when. Pure: the clock comes in.

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::Kind;

/// A job of every day and the hour from which it is due, on the site's clock.
const DAILY: [(Kind, i8); 3] = [(Kind::Backup, 2), (Kind::Sweep, 3), (Kind::Duplicates, 4)];

/// A job that is due today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What is to be done.
    pub kind: Kind,
    /// The day it belongs to: the same day is never queued twice.
    pub day: Date,
}

impl Due {
    /// The key under which it is queued once.
    pub fn key(&self) -> String {
        format!("{} {}", self.kind.code(), self.day)
    }
}

/// Everything whose hour has come today. A site that was off at night catches up in the morning;
/// nights before today are not made up for.
pub fn due(now: &ZonedDateTime) -> Vec<Due> {
    DAILY
        .into_iter()
        .filter(|(_, hour)| now.hour() >= *hour)
        .map(|(kind, _)| Due {
            kind,
            day: now.date(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;

    fn at(hour: i8, minute: i8) -> ZonedDateTime {
        let zone = TimeZone::get(crate::work::ZONE).expect("a known zone");
        date(2026, 11, 30)
            .at(hour, minute, 0, 0)
            .to_zoned_datetime(zone)
            .expect("an instant")
    }

    #[test]
    fn the_hour_decides_and_the_day_is_caught_up_with() {
        let kinds = |hour, minute| {
            due(&at(hour, minute))
                .iter()
                .map(|due| due.kind)
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds(1, 59), []);
        assert_eq!(kinds(2, 0), [Kind::Backup]);
        assert_eq!(kinds(3, 30), [Kind::Backup, Kind::Sweep]);
        assert_eq!(kinds(23, 0).len(), DAILY.len());
    }

    #[test]
    fn a_key_names_the_day_of_the_site() {
        assert_eq!(due(&at(2, 0))[0].key(), "backup 2026-11-30");
    }

    #[test]
    fn every_hour_of_the_zone_has_its_instant() {
        // The region's clocks went back an hour on 2024-03-01; no nightly job falls into a gap.
        let zone = TimeZone::get(crate::work::ZONE).expect("a known zone");
        let now = date(2024, 3, 1)
            .at(2, 0, 0, 0)
            .to_zoned_datetime(zone)
            .expect("an instant");
        assert_eq!(due(&now).len(), 1);
    }
}
