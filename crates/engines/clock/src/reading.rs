//! A calendar from JSON.
//!
//! An owner edits this text by hand, so every refusal names the place
//! (`fixed[3].date`) and what was expected there; serde's own messages would
//! be in one language only.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use serde_json::{Map, Value};

use crate::{Calendar, CalendarError, Expected, Fixed, Movable, MovableDate, Names, Transfer};

/// The mark after a date that is worked out ahead and not announced yet.
pub(crate) const ESTIMATE: &str = "(estimate)";

/// The days of the week as the text names them.
pub(crate) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

pub(crate) fn read(json: &str) -> Result<Calendar, CalendarError> {
    let value: Value = serde_json::from_str(json).map_err(|error| CalendarError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let root = Spot {
        place: String::new(),
        value: &value,
    };
    root.only(&[
        "edition",
        "source",
        "weekend",
        "fixed",
        "movable",
        "transfers",
    ])?;
    let calendar = Calendar {
        edition: root.field("edition")?.text()?,
        source: source(&root.field("source")?)?,
        weekend: each(&root, "weekend", weekday)?,
        fixed: each(&root, "fixed", fixed)?,
        movable: each(&root, "movable", movable)?,
        transfers: each(&root, "transfers", transfer)?,
    };
    consistent(&calendar)?;
    Ok(calendar)
}

/// In three languages; the first editions had one text, which then stands in all of them.
fn source(spot: &Spot<'_>) -> Result<Names, CalendarError> {
    if spot.value.is_object() {
        spot.only(&["kk", "ru", "en"])?;
        return names(spot);
    }
    let text = spot.text()?;
    Ok(Names {
        kk: text.clone(),
        ru: text.clone(),
        en: text,
    })
}

/// Rules that are well written one by one may still contradict each other.
pub(crate) fn consistent(calendar: &Calendar) -> Result<(), CalendarError> {
    once(
        "weekend",
        "",
        calendar
            .weekend
            .iter()
            .map(|day| day.to_monday_zero_offset()),
    )?;
    if calendar.weekend.len() == WEEKDAYS.len() {
        return Err(CalendarError::NoWorkingWeekday);
    }
    for (n, holiday) in calendar.movable.iter().enumerate() {
        once(
            &format!("movable[{n}].dates"),
            "",
            holiday.dates.iter().map(|known| known.date),
        )?;
    }
    once(
        "transfers",
        ".working",
        calendar.transfers.iter().map(|t| t.working),
    )?;
    once(
        "transfers",
        ".day_off",
        calendar.transfers.iter().map(|t| t.day_off),
    )?;
    for (n, transfer) in calendar.transfers.iter().enumerate() {
        let (working, day_off) = (transfer.working, transfer.day_off);
        let place = format!("transfers[{n}].working");
        if !calendar.is_weekend(working) {
            return Err(CalendarError::WorkedAnyway {
                place,
                date: working,
            });
        }
        let fixed = calendar
            .fixed
            .iter()
            .any(|h| h.in_year(working.year()) == Some(working));
        let mut announced = calendar.movable.iter().flat_map(|holiday| &holiday.dates);
        if fixed || announced.any(|known| known.date == working) {
            return Err(CalendarError::HolidayWorked {
                place,
                date: working,
            });
        }
        if calendar.is_weekend(day_off) {
            let place = format!("transfers[{n}].day_off");
            return Err(CalendarError::OffAnyway {
                place,
                date: day_off,
            });
        }
    }
    Ok(())
}

/// Refuses a value that stands in a list a second time.
fn once<T: Ord>(
    list: &str,
    field: &str,
    values: impl Iterator<Item = T>,
) -> Result<(), CalendarError> {
    let mut seen = BTreeSet::new();
    for (n, value) in values.enumerate() {
        if !seen.insert(value) {
            return Err(CalendarError::Twice {
                place: format!("{list}[{n}]{field}"),
            });
        }
    }
    Ok(())
}

fn weekday(spot: &Spot<'_>) -> Result<Weekday, CalendarError> {
    let text = spot.value.as_str().unwrap_or_default();
    let found = WEEKDAYS.iter().find(|(name, _)| *name == text);
    found
        .map(|(_, day)| *day)
        .ok_or_else(|| spot.wrong(Expected::Weekday))
}

fn fixed(spot: &Spot<'_>) -> Result<Fixed, CalendarError> {
    spot.only(&[
        "date",
        "from_year",
        "to_year",
        "kk",
        "ru",
        "en",
        "observed_if_on_day_off",
    ])?;
    let (month, day) = spot.field("date")?.month_day()?;
    let (from_year, to_year) = (
        spot.field("from_year")?.year()?,
        spot.field("to_year")?.year()?,
    );
    if from_year.zip(to_year).is_some_and(|(from, to)| to < from) {
        return Err(CalendarError::YearsReversed {
            place: spot.place.clone(),
        });
    }
    let moves = spot.field("observed_if_on_day_off")?.yes_no()?;
    Ok(Fixed {
        month,
        day,
        from_year,
        to_year,
        name: names(spot)?,
        moves,
    })
}

fn movable(spot: &Spot<'_>) -> Result<Movable, CalendarError> {
    spot.only(&["kk", "ru", "en", "observed_if_on_day_off", "dates"])?;
    Ok(Movable {
        name: names(spot)?,
        moves: spot.field("observed_if_on_day_off")?.yes_no()?,
        dates: each(spot, "dates", |date| {
            let text = date.value.as_str().unwrap_or_default();
            let (day, estimate) = match text.strip_suffix(ESTIMATE) {
                Some(day) => (day.trim_end(), true),
                None => (text, false),
            };
            let day = parse_date(day).ok_or_else(|| date.wrong(Expected::DateOrEstimate))?;
            Ok(MovableDate {
                date: day,
                estimate,
            })
        })?,
    })
}

fn transfer(spot: &Spot<'_>) -> Result<Transfer, CalendarError> {
    spot.only(&["day_off", "working"])?;
    Ok(Transfer {
        day_off: spot.field("day_off")?.date()?,
        working: spot.field("working")?.date()?,
    })
}

fn names(spot: &Spot<'_>) -> Result<Names, CalendarError> {
    Ok(Names {
        kk: spot.field("kk")?.text()?,
        ru: spot.field("ru")?.text()?,
        en: spot.field("en")?.text()?,
    })
}

/// Reads every element of the list in that field.
fn each<T>(
    spot: &Spot<'_>,
    field: &str,
    read: impl Fn(&Spot<'_>) -> Result<T, CalendarError>,
) -> Result<Vec<T>, CalendarError> {
    let list = spot.field(field)?;
    let values = list
        .value
        .as_array()
        .ok_or_else(|| list.wrong(Expected::List))?;
    let spots = values.iter().enumerate();
    spots
        .map(|(n, value)| {
            read(&Spot {
                place: format!("{}[{n}]", list.place),
                value,
            })
        })
        .collect()
}

/// `YYYY-MM-DD` and nothing else: jiff also reads times and week dates.
fn parse_date(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}

/// A value together with its place in the text.
struct Spot<'a> {
    place: String,
    value: &'a Value,
}

impl Spot<'_> {
    fn wrong(&self, expected: Expected) -> CalendarError {
        let found: String = self.value.to_string().chars().take(60).collect();
        CalendarError::Wrong {
            place: self.place.clone(),
            expected,
            found,
        }
    }

    fn object(&self) -> Result<&Map<String, Value>, CalendarError> {
        self.value
            .as_object()
            .ok_or_else(|| self.wrong(Expected::Object))
    }

    fn inside(&self, field: &str) -> String {
        if self.place.is_empty() {
            field.to_owned()
        } else {
            format!("{}.{field}", self.place)
        }
    }

    /// Refuses fields that are not known: a mistyped name must not be lost.
    fn only(&self, known: &[&str]) -> Result<(), CalendarError> {
        match self
            .object()?
            .keys()
            .find(|key| !known.contains(&key.as_str()))
        {
            Some(key) => Err(CalendarError::Unknown {
                place: self.inside(key),
            }),
            None => Ok(()),
        }
    }

    fn field(&self, name: &str) -> Result<Spot<'_>, CalendarError> {
        let place = self.inside(name);
        match self.object()?.get(name) {
            Some(value) => Ok(Spot { place, value }),
            None => Err(CalendarError::Missing { place }),
        }
    }

    fn text(&self) -> Result<String, CalendarError> {
        let text = self
            .value
            .as_str()
            .map(str::trim)
            .filter(|text| !text.is_empty());
        text.map(str::to_owned)
            .ok_or_else(|| self.wrong(Expected::Text))
    }

    fn yes_no(&self) -> Result<bool, CalendarError> {
        self.value
            .as_bool()
            .ok_or_else(|| self.wrong(Expected::YesNo))
    }

    fn year(&self) -> Result<Option<i16>, CalendarError> {
        if self.value.is_null() {
            return Ok(None);
        }
        let year = self
            .value
            .as_i64()
            .filter(|year| (1900..=2200).contains(year));
        let year = year.and_then(|year| i16::try_from(year).ok());
        year.map(Some).ok_or_else(|| self.wrong(Expected::Year))
    }

    fn month_day(&self) -> Result<(i8, i8), CalendarError> {
        // Read in a leap year, so that 29 February is a day too.
        let text = self.value.as_str().unwrap_or_default();
        let date = parse_date(&format!("2000-{text}"));
        date.map(|d| (d.month(), d.day()))
            .ok_or_else(|| self.wrong(Expected::MonthDay))
    }

    fn date(&self) -> Result<Date, CalendarError> {
        let date = self.value.as_str().and_then(parse_date);
        date.ok_or_else(|| self.wrong(Expected::Date))
    }
}
