//! The clock of the demonstration: the chosen day, at the present time of day.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use keruen_web::zone::Zone;

/// The zone of the region that the story is about.
pub fn zone() -> Zone {
    "Asia/Aqtau".parse().unwrap_or_default()
}

/// Seconds between the story's day and the real one. A process tells one story.
static AHEAD: AtomicI64 = AtomicI64::new(0);

/// Takes this day for today from now on.
pub fn set_today(today: Date, zone: &TimeZone) {
    AHEAD.store(
        ahead(keruen_web::app::system_clock(), today, zone),
        Ordering::Relaxed,
    );
}

/// The moment that the demonstration takes for now.
pub fn now() -> Timestamp {
    let ahead = SignedDuration::from_secs(AHEAD.load(Ordering::Relaxed));
    let real = keruen_web::app::system_clock();
    real.saturating_add(ahead).unwrap_or(real)
}

/// Seconds from the real now to the same time of day on the chosen one.
fn ahead(real: Timestamp, today: Date, zone: &TimeZone) -> i64 {
    let real = real.to_zoned_datetime(zone.clone());
    let told = real
        .datetime()
        .time()
        .on(today.year(), today.month(), today.day())
        .to_zoned_datetime(zone.clone());
    told.map_or(0, |told| {
        told.timestamp().as_second() - real.timestamp().as_second()
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_time_of_day_stays() {
        let zone = zone().rules();
        let real: Timestamp = "2026-11-30T09:30:00Z".parse().expect("a moment");
        let ahead = ahead(real, date(2027, 3, 1), &zone);
        let told = (real + SignedDuration::from_secs(ahead)).to_zoned_datetime(zone);
        assert_eq!(told.datetime(), date(2027, 3, 1).at(14, 30, 0, 0));
    }
}
