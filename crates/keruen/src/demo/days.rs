//! The days of the story, counted from the day that the demonstration takes for today.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// The calendar of the story.
#[derive(Clone, Debug)]
pub struct Days {
    today: Date,
    now: Timestamp,
    zone: TimeZone,
}

/// Things happen at this hour of their day, in working time.
const HOUR: i8 = 10;

impl Days {
    /// The story on the day of this moment.
    pub fn new(now: Timestamp, zone: TimeZone) -> Self {
        Self {
            today: now.to_zoned_datetime(zone.clone()).date(),
            now,
            zone,
        }
    }

    /// The day so many days from today.
    pub fn date(&self, offset: i32) -> Date {
        self.today.saturating_add(offset.days())
    }

    /// As forms write it; nothing for an open end.
    pub fn text(&self, offset: Option<i32>) -> String {
        offset
            .map(|offset| self.date(offset).to_string())
            .unwrap_or_default()
    }

    /// The moment of that day at which things happen; never after now.
    pub fn moment(&self, offset: i32) -> Timestamp {
        let noon = self
            .date(offset)
            .at(HOUR, 0, 0, 0)
            .to_zoned_datetime(self.zone.clone());
        noon.map_or(self.now, |at| at.timestamp().min(self.now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_happens_in_the_future() {
        let zone = TimeZone::get("Asia/Aqtau").expect("a zone");
        let now: Timestamp = "2026-11-30T03:00:00Z".parse().expect("a moment");
        let days = Days::new(now, zone);
        assert_eq!(days.date(-30).to_string(), "2026-10-31");
        assert_eq!(days.moment(0), now, "ten o'clock is still to come");
        assert_eq!(days.moment(-1).to_string(), "2026-11-29T05:00:00Z");
        assert_eq!(days.text(None), "");
    }
}
