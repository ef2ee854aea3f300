//! The moment at which a beacon is to decide, as people type it.

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::{Offset, TimeZone};
use keruen_lottery::beacon::QUICKNET;
use keruen_lottery::format::Round;
use keruen_speech::{Speaker, date};
use keruen_web::zone::Zone;

use super::Trouble;

/// The first round of the beacon from this moment on. One that is over decides nothing.
pub fn round(t: Speaker<'_>, text: &str, now: Timestamp) -> Result<Round, Trouble> {
    let zone = Zone::default();
    let unread = || {
        let zone = zone.offset(now);
        Trouble(t.say2(
            "cli-lottery-at-unread",
            "text",
            super::words::shown(text),
            "zone",
            zone,
        ))
    };
    let at = read(text, zone.rules()).ok_or_else(unread)?;
    if at <= now {
        let (time, zone) = (date::moment(t.lang(), &zone.zoned(at)), zone.offset(at));
        return Err(Trouble(t.say2(
            "cli-lottery-at-past",
            "time",
            time,
            "zone",
            zone,
        )));
    }
    let seconds = u64::try_from(at.as_second()).map_err(|_| unread())?;
    QUICKNET.round_at(seconds).map_err(|_| unread())
}

/// Reads a day as people write it, a time of day, and, where clocks of the zone are not meant, how
/// far others are from UTC: `2026-12-05 18:00`, `05.12.2026 18:00`, `2026-12-05T13:00Z`,
/// `2026-12-05 18:00 +05:00`, `5 December 2026, 18:00 UTC+5`.
fn read(text: &str, zone: TimeZone) -> Option<Timestamp> {
    let colon = text.find(':')?;
    let hour = text[..colon]
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .len();
    let (day, rest) = text.split_at(hour);
    let day = date::read(day.trim_end_matches(['T', ',', ' ', '\u{a0}']))?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ':');
    let (time, offset) = rest.split_at(end.unwrap_or(rest.len()));
    let zone = match offset.trim() {
        "" => zone,
        offset => TimeZone::fixed(distance(offset)?),
    };
    let moment = day
        .to_datetime(time_of_day(time)?)
        .to_zoned_datetime(zone)
        .ok()?;
    Some(moment.timestamp())
}

/// `18:00` or `18:00:30`.
fn time_of_day(text: &str) -> Option<Time> {
    let mut parts = text.split(':').map(|part| part.parse::<i8>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    match parts.next() {
        None => Time::new(hour, minute, second, 0).ok(),
        Some(_) => None,
    }
}

/// `Z`, `UTC`, `UTC+5`, `UTC +5:30`, `+5`, `+05`, `+0500`, `+05:00`. Clocks stand between 12 hours
/// behind UTC and 14 ahead of it.
fn distance(text: &str) -> Option<Offset> {
    if text == "Z" || text == "UTC" {
        return Some(Offset::UTC);
    }
    let text = text.strip_prefix("UTC").map_or(text, str::trim_start);
    let (sign, text) = match text.strip_prefix('+') {
        Some(text) => (1, text),
        None => (-1, text.strip_prefix(['-', '−'])?),
    };
    let (hours, minutes) = match text.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if text.len() == 4 => text.split_at_checked(2)?,
        None => (text, "0"),
    };
    let is_number = |text: &str| {
        matches!(text.len(), 1 | 2) && text.bytes().all(|digit| digit.is_ascii_digit())
    };
    if !is_number(hours) || !is_number(minutes) {
        return None;
    }
    let (hours, minutes) = (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
    let ahead = sign * (hours * 60 + minutes);
    if minutes > 59 || !(-12 * 60..=14 * 60).contains(&ahead) {
        return None;
    }
    Offset::from_seconds(ahead * 60).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_people_write_it() {
        let zone = Zone::default().rules();
        let one: Timestamp = "2026-12-05T13:00Z".parse().expect("a moment");
        for text in [
            "2026-12-05 18:00",
            "05.12.2026 18:00",
            " 5 December 2026, 18:00",
            "2026 ж. 5 желтоқсан, 18:00:00",
            "2026-12-05T18:00",
            "2026-12-05T18:00+05:00",
            "2026-12-05 18:00 +0500",
            "2026-12-05 18:00 UTC+5",
            "2026-12-05 09:30 −03:30",
            "2026-12-05 18:00 UTC +5",
            "2026-12-05 18:00 UTC+5:00",
            "2026-12-05 14:00 UTC+1:00",
            "2026-12-05 14:30 +1:30",
            "2026-12-05 12:00 -1:00",
            "2026-12-05 13:30 UTC+0:30",
            "2026-12-05 18:30 UTC+5:30",
            "2026-12-05 22:30 +9:30",
            "2026-12-05 22:30 +0930",
            "2026-12-06 03:00 +14:00",
            "2026-12-05 01:00 UTC-12",
            "2026-12-05 13:00 UTC",
            "2026-12-05T13:00Z",
        ] {
            assert_eq!(read(text, zone.clone()), Some(one), "{text}");
        }
        for text in [
            "",
            "18:00",
            "2026-12-05",
            "2026-12-05 25:00",
            "2026-13-05 18:00",
            "2026-12-05 18",
            "2026-12-05 18:00 +",
            "2026-12-05 18:00 +99",
            "2026-12-05 18:00 +é",
            "2026-12-05 18:00 +éé",
            "2026-12-05 18:00 +-5",
            "2026-12-05 18:00 +05:-9",
            "2026-12-05 18:00 ++5",
            "2026-12-05 18:00 +5:0",
            "2026-12-05 18:00 +:30",
            "2026-12-05 18:00 +5:",
            "2026-12-05 18:00 +5:60",
            "2026-12-05 18:00 +530",
            "2026-12-05 18:00 +005:00",
            "2026-12-05 18:00 +05:00:00",
            "2026-12-05 18:00 +14:30",
            "2026-12-05 18:00 -12:30",
            "2026-12-05 18:00 Z+5",
            "2026-12-05 18:00 UTC5",
            "2026-12-05 -5:30",
            "2026-12-05 18:00 at night",
            "2026-12-05 18:00:00:00",
        ] {
            assert_eq!(read(text, zone.clone()), None, "{text}");
        }
    }
}
