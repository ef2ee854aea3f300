//! What an owner is told who edits the calendar by hand.

use jiff::civil::date;
use keruen_clock::{Calendar, CalendarError, Expected, Transfer};

const TEXT: &str = include_str!("../data/calendar-kz.json");

/// The calendar with one piece of its text replaced, read again.
#[track_caller]
fn edited(old: &str, new: &str) -> CalendarError {
    assert!(TEXT.contains(old), "the calendar has no {old:?} to edit");
    Calendar::parse(&TEXT.replacen(old, new, 1)).expect_err("the edit is a mistake")
}

fn wrong(place: &str, expected: Expected, found: &str) -> CalendarError {
    CalendarError::Wrong {
        place: place.to_owned(),
        expected,
        found: found.to_owned(),
    }
}

#[test]
fn our_calendar_is_written_as_it_stands() {
    let calendar = Calendar::kazakhstan().expect("read");
    assert_eq!(calendar.to_json(), TEXT);
    assert!(!calendar.edition().is_empty());
    let source = calendar.source();
    assert!(source.kk != source.ru && source.ru != source.en);
}

#[test]
fn a_source_of_one_text_stands_in_all_languages() {
    let (before, rest) = TEXT.split_once("\"source\": {").expect("a source");
    let (_, after) = rest.split_once('}').expect("its end");
    let text = format!("{before}\"source\": \"The ministry\"{after}");
    let calendar = Calendar::parse(&text).expect("read");
    let source = calendar.source();
    for lang in ["kk", "ru", "en"] {
        assert_eq!(source.of(lang), "The ministry");
    }
    assert_eq!(Calendar::parse(&calendar.to_json()), Ok(calendar));
}

#[test]
fn broken_json_is_found_by_line_and_column() {
    let error = edited(r#""weekend":"#, r#""weekend""#);
    assert_eq!(
        error,
        CalendarError::NotJson {
            line: 8,
            column: 13
        }
    );
}

#[test]
fn mistakes_are_named_by_their_place() {
    let missing = |place: &str| CalendarError::Missing {
        place: place.to_owned(),
    };
    assert_eq!(Calendar::parse("{}"), Err(missing("edition")));
    assert_eq!(
        Calendar::parse("[]"),
        Err(wrong("", Expected::Object, "[]"))
    );
    assert_eq!(
        edited(r#""edition""#, r#""editon""#),
        CalendarError::Unknown {
            place: "editon".to_owned()
        }
    );
    assert_eq!(
        edited(r#""saturday""#, r#""Saturday""#),
        wrong("weekend[0]", Expected::Weekday, r#""Saturday""#)
    );
    assert_eq!(
        edited("01-07", "31-01"),
        wrong("fixed[2].date", Expected::MonthDay, r#""31-01""#)
    );
    assert_eq!(
        edited("01-07", "02-30"),
        wrong("fixed[2].date", Expected::MonthDay, r#""02-30""#)
    );
    assert_eq!(
        edited("2027,", "27,"),
        wrong("fixed[4].from_year", Expected::Year, "27")
    );
    assert_eq!(
        edited("Құрбан айттың бірінші күні", " "),
        wrong("movable[0].kk", Expected::Text, r#"" ""#)
    );
    assert_eq!(
        edited("2026-05-27 (estimate)", "2026-05-27 (perhaps)"),
        wrong(
            "movable[0].dates[2]",
            Expected::DateOrEstimate,
            r#""2026-05-27 (perhaps)""#
        )
    );
    assert_eq!(
        edited(
            r#""day_off":"2022-03-07""#,
            r#""day_off":"2022-03-07T10:00""#
        ),
        wrong(
            "transfers[0].day_off",
            Expected::Date,
            r#""2022-03-07T10:00""#
        )
    );
    assert_eq!(
        edited(
            r#""observed_if_on_day_off":true"#,
            r#""observed_if_on_day_off":"yes""#
        ),
        wrong(
            "fixed[0].observed_if_on_day_off",
            Expected::YesNo,
            r#""yes""#
        )
    );
}

#[test]
fn contradictions_are_refused() {
    let transfer = |field: &str| format!("transfers[0].{field}");
    assert_eq!(
        edited(r#""working":"2022-03-05""#, r#""working":"2022-03-03""#),
        CalendarError::WorkedAnyway {
            place: transfer("working"),
            date: date(2022, 3, 3)
        }
    );
    assert_eq!(
        edited("2022-03-07", "2022-03-06"),
        CalendarError::OffAnyway {
            place: transfer("day_off"),
            date: date(2022, 3, 6)
        }
    );
    assert_eq!(
        edited(r#""working":"2022-03-05""#, r#""working":"2022-05-07""#),
        CalendarError::HolidayWorked {
            place: transfer("working"),
            date: date(2022, 5, 7)
        }
    );
    assert_eq!(
        edited("2022-08-29", "2022-03-07"),
        CalendarError::Twice {
            place: "transfers[1].day_off".to_owned()
        }
    );
    assert_eq!(
        edited(r#""from_year":1996"#, r#""from_year":2026"#),
        CalendarError::YearsReversed {
            place: "fixed[12]".to_owned()
        }
    );
    assert_eq!(
        edited(r#"["saturday","sunday"]"#, r#"["sunday","sunday"]"#),
        CalendarError::Twice {
            place: "weekend[1]".to_owned()
        }
    );
    let week = r#"["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]"#;
    assert_eq!(
        edited(r#"["saturday","sunday"]"#, week),
        CalendarError::NoWorkingWeekday
    );
}

#[test]
fn an_announced_day_takes_the_place_of_the_one_worked_out() {
    let calendar = Calendar::kazakhstan().expect("read");
    let estimate = calendar.movable()[0]
        .dates
        .iter()
        .copied()
        .find(|known| known.estimate)
        .expect("a day worked out ahead");
    let announced = estimate.date.tomorrow().expect("a day");
    let new = calendar.announced(0, announced).expect("announced");
    let known = &new.movable()[0].dates;
    assert_eq!(known.len(), calendar.movable()[0].dates.len());
    let now = known.iter().find(|known| known.date == announced);
    assert!(now.is_some_and(|known| !known.estimate));
    assert!(known.iter().all(|known| known.date != estimate.date));
    assert!(known.is_sorted_by_key(|known| known.date));
    assert_eq!(Calendar::parse(&new.to_json()).as_ref(), Ok(&new));
    assert!(calendar.announced(9, announced).is_err());
}

#[test]
fn a_swapped_day_is_checked_and_rests_on_its_act() {
    let calendar = Calendar::kazakhstan().expect("read");
    let swap = |day_off, working| calendar.swapped(Transfer { day_off, working });
    let (monday, saturday) = (date(2027, 9, 6), date(2027, 9, 11));
    let new = swap(monday, saturday).expect("swapped");
    assert!(!new.is_working(monday) && new.is_working(saturday));
    let place = |field: &str| format!("transfers[{}].{field}", calendar.transfers().len());
    assert_eq!(
        swap(monday, date(2027, 9, 10)),
        Err(CalendarError::WorkedAnyway {
            place: place("working"),
            date: date(2027, 9, 10)
        })
    );
    assert_eq!(
        swap(date(2027, 9, 12), saturday),
        Err(CalendarError::OffAnyway {
            place: place("day_off"),
            date: date(2027, 9, 12)
        })
    );
    assert!(new.swapped(new.transfers()[0]).is_err(), "twice");
    let act = "Government act 12 of 1 July 2027";
    let new = new.resting_on(act, "2027-07-02");
    assert_eq!(new.edition(), "2027-07-02");
    for lang in ["kk", "ru", "en"] {
        assert!(new.source().of(lang).ends_with(act), "{lang}");
    }
    assert_eq!(Calendar::parse(&new.to_json()), Ok(new));
}
