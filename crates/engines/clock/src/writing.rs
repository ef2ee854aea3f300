//! A calendar as JSON: what [`crate::reading`] reads, a rule a line, so that
//! two editions compare line by line.

use serde::Serialize;

use crate::reading::{ESTIMATE, WEEKDAYS};
use crate::{Calendar, Fixed, Movable, MovableDate, Names, Transfer};

// Structs and not `serde_json::json!`, so that the fields keep this order
// whatever features serde_json was built with.

#[derive(Serialize)]
struct FixedLine<'a> {
    date: String,
    from_year: Option<i16>,
    to_year: Option<i16>,
    kk: &'a str,
    ru: &'a str,
    en: &'a str,
    observed_if_on_day_off: bool,
}

#[derive(Serialize)]
struct MovableLine<'a> {
    kk: &'a str,
    ru: &'a str,
    en: &'a str,
    observed_if_on_day_off: bool,
    dates: Vec<String>,
}

#[derive(Serialize)]
struct TransferLine {
    day_off: String,
    working: String,
}

pub(crate) fn write(calendar: &Calendar) -> String {
    let weekend: Vec<&str> = calendar
        .weekend
        .iter()
        .filter_map(|day| WEEKDAYS.iter().find(|(_, known)| known == day))
        .map(|(name, _)| *name)
        .collect();
    format!(
        "{{\n  \"edition\": {},\n  \"source\": {},\n  \"weekend\": {},\n  \"fixed\": {},\n  \
         \"movable\": {},\n  \"transfers\": {}\n}}\n",
        line(&calendar.edition),
        source(&calendar.source),
        line(&weekend),
        lines(calendar.fixed.iter().map(fixed_line)),
        lines(calendar.movable.iter().map(movable_line)),
        lines(calendar.transfers.iter().copied().map(transfer_line)),
    )
}

fn source(names: &Names) -> String {
    format!(
        "{{\n    \"kk\": {},\n    \"ru\": {},\n    \"en\": {}\n  }}",
        line(&names.kk),
        line(&names.ru),
        line(&names.en),
    )
}

fn fixed_line(holiday: &Fixed) -> FixedLine<'_> {
    FixedLine {
        date: format!("{:02}-{:02}", holiday.month, holiday.day),
        from_year: holiday.from_year,
        to_year: holiday.to_year,
        kk: &holiday.name.kk,
        ru: &holiday.name.ru,
        en: &holiday.name.en,
        observed_if_on_day_off: holiday.moves,
    }
}

fn movable_line(holiday: &Movable) -> MovableLine<'_> {
    MovableLine {
        kk: &holiday.name.kk,
        ru: &holiday.name.ru,
        en: &holiday.name.en,
        observed_if_on_day_off: holiday.moves,
        dates: holiday.dates.iter().copied().map(written_date).collect(),
    }
}

fn transfer_line(transfer: Transfer) -> TransferLine {
    TransferLine {
        day_off: transfer.day_off.to_string(),
        working: transfer.working.to_string(),
    }
}

fn written_date(known: MovableDate) -> String {
    if known.estimate {
        format!("{} {ESTIMATE}", known.date)
    } else {
        known.date.to_string()
    }
}

fn lines<T: Serialize>(rules: impl Iterator<Item = T>) -> String {
    let lines: Vec<String> = rules.map(|rule| format!("    {}", line(&rule))).collect();
    if lines.is_empty() {
        "[]".to_owned()
    } else {
        format!("[\n{}\n  ]", lines.join(",\n"))
    }
}

/// One value on one line.
fn line<T: Serialize>(value: &T) -> String {
    // Strings, numbers and lists of them always have a JSON form.
    serde_json::to_string(value).unwrap_or_default()
}
