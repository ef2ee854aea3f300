//! What is due every day and every hour. Pure: the clock comes in.

use jiff::ZonedDateTime;
use jiff::civil::Date;

use keruen_office::morning;
use keruen_office::queue::Kind;

/// A job of every day and the hour from which it is due, on the site's clock.
const DAILY: [(Kind, i8); 3] = [(Kind::Backup, 2), (Kind::Sweep, 3), (Kind::Duplicates, 4)];

/// The jobs of every hour.
const HOURLY: [Kind; 1] = [Kind::Recount];

/// A job that is due now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What is to be done.
    pub kind: Kind,
    /// The day it belongs to: the same day is never queued twice.
    pub day: Date,
    /// The hour it belongs to, if it is one of every hour.
    pub hour: Option<i8>,
}

impl Due {
    /// The key under which it is queued once.
    pub fn key(&self) -> String {
        match self.hour {
            Some(hour) => format!("{} {} {hour:02}", self.kind.code(), self.day),
            None => format!("{} {}", self.kind.code(), self.day),
        }
    }
}

/// Everything whose hour has come today. A site that was off at night catches up in the morning;
/// nights before today are not made up for. The morning letter has the hour that the site chose,
/// and is not made up for when the morning is over.
pub fn due(now: &ZonedDateTime, letters_at: i8) -> Vec<Due> {
    let morning = letters_at..letters_at + morning::LATEST;
    DAILY
        .into_iter()
        .filter(|(_, hour)| now.hour() >= *hour)
        .chain(
            morning
                .contains(&now.hour())
                .then_some((Kind::Morning, letters_at)),
        )
        .map(|(kind, _)| Due {
            kind,
            day: now.date(),
            hour: None,
        })
        .chain(HOURLY.map(|kind| Due {
            kind,
            day: now.date(),
            hour: Some(now.hour()),
        }))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;

    fn at(hour: i8, minute: i8) -> ZonedDateTime {
        let zone = TimeZone::get("Asia/Aqtau").expect("a zone");
        date(2026, 11, 30)
            .at(hour, minute, 0, 0)
            .to_zoned_datetime(zone)
            .expect("an instant")
    }

    #[test]
    fn the_hour_decides_and_the_day_is_caught_up_with() {
        let kinds = |hour, minute| {
            due(&at(hour, minute), 8)
                .iter()
                .filter(|due| due.hour.is_none())
                .map(|due| due.kind)
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds(1, 59), []);
        assert_eq!(kinds(2, 0), [Kind::Backup]);
        assert_eq!(kinds(3, 30), [Kind::Backup, Kind::Sweep]);
        assert_eq!(kinds(7, 59).len(), DAILY.len());
        assert_eq!(kinds(8, 0).last(), Some(&Kind::Morning));
        assert_eq!(kinds(11, 59).last(), Some(&Kind::Morning));
        assert_eq!(kinds(12, 0).len(), DAILY.len(), "no morning any more");
    }

    #[test]
    fn a_key_names_the_day_of_the_site_and_the_hour_where_that_counts() {
        let keys: Vec<_> = due(&at(2, 0), 8).iter().map(Due::key).collect();
        assert_eq!(keys, ["backup 2026-11-30", "recount 2026-11-30 02"]);
    }

    #[test]
    fn an_hour_that_comes_twice_or_never_is_worked_through_once() {
        // Almaty went back from midnight to eleven on 2024-03-01: that hour came twice. New York
        // skips two o'clock, the hour of the backup, on 2026-03-08.
        let keys = |zone: &str, at: &str| {
            let zone = TimeZone::get(zone).expect("a zone");
            let at: Timestamp = at.parse().expect("a moment");
            let due = due(&at.to_zoned_datetime(zone), 8);
            due.iter().map(Due::key).collect::<Vec<_>>()
        };
        let twice = ["2024-02-29T17:30:00Z", "2024-02-29T18:30:00Z"];
        let twice = twice.map(|at| keys("Asia/Almaty", at));
        assert_eq!(twice[0], twice[1], "the same keys, so queued once");
        assert_eq!(twice[0].last().expect("one"), "recount 2024-02-29 23");
        let after = keys("America/New_York", "2026-03-08T07:00:00Z");
        assert!(
            after.contains(&"backup 2026-03-08".to_owned()),
            "caught up with at three: {after:?}"
        );
    }
}
