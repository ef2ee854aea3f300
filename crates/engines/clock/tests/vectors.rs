//! The test vectors that came with the legal calendar, and the sentences of
//! the law that they stand for.

use jiff::civil::{Date, date};
use keruen_clock::{Calendar, Caveat, DayKind, Direction, Reason, TermError};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    registered: Date,
    working_days: u32,
    due: Date,
    naive_mon_fri: Date,
}

fn calendar() -> Calendar {
    Calendar::kazakhstan().expect("the calendar that comes with the engine is read")
}

#[track_caller]
fn reason(day: Date) -> Option<Reason> {
    calendar().day(day).reason().cloned()
}

#[track_caller]
fn moved_from(day: Date) -> Date {
    match reason(day) {
        Some(Reason::Moved { from, .. }) => from,
        other => panic!("{day} is {other:?}, not a moved holiday"),
    }
}

#[test]
fn every_vector_of_the_legal_calendar_passes() {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("vectors.json")).expect("the vectors are JSON");
    assert_eq!(vectors.len(), 8);
    let weekends_only = Calendar::parse(
        r#"{"edition": "naive", "source": "test", "weekend": ["saturday", "sunday"],
            "fixed": [], "movable": [], "transfers": []}"#,
    )
    .expect("a calendar without holidays is one");
    for v in vectors {
        let due = calendar()
            .add(v.registered, v.working_days)
            .expect("the term is counted")
            .to;
        assert_eq!(
            due, v.due,
            "{} working days after {}",
            v.working_days, v.registered
        );
        let naive = weekends_only
            .add(v.registered, v.working_days)
            .expect("counted")
            .to;
        assert_eq!(
            naive, v.naive_mon_fri,
            "weekends only, after {}",
            v.registered
        );
    }
}

#[test]
fn a_derivation_shows_every_day_passed_over() {
    let term = calendar().add(date(2026, 3, 6), 15).expect("counted");
    let shown: Vec<String> = term
        .skipped()
        .map(|(n, day)| match &day.reason {
            Reason::Weekend => format!("{n} {} weekend", day.date),
            Reason::Holiday { name, .. } => format!("{n} {} {}", day.date, name.en),
            Reason::Moved { from, .. } => format!("{n} {} moved from {from}", day.date),
            Reason::Transfer { worked } => format!("{n} {} worked on {worked}", day.date),
        })
        .collect();
    assert_eq!(
        shown,
        [
            "1 2026-03-07 weekend",
            "1 2026-03-08 International Women's Day",
            "1 2026-03-09 moved from 2026-03-08",
            "5 2026-03-14 weekend",
            "5 2026-03-15 weekend",
            "10 2026-03-21 Nauryz",
            "10 2026-03-22 Nauryz",
            "10 2026-03-23 Nauryz",
            "10 2026-03-24 moved from 2026-03-21",
            "10 2026-03-25 moved from 2026-03-22",
            "12 2026-03-28 weekend",
            "12 2026-03-29 weekend",
        ]
    );
    assert!(term.is_certain());
    assert_eq!(term.edition, calendar().edition());
    assert_eq!(term.working_days(), 15);
}

#[test]
fn two_holidays_at_once_move_to_two_days() {
    assert_eq!(moved_from(date(2022, 1, 3)), date(2022, 1, 1));
    assert_eq!(moved_from(date(2022, 1, 4)), date(2022, 1, 2));
}

#[test]
fn religious_days_do_not_move() {
    // 7 January 2024 and Kurban-ait 2024 were Sundays.
    assert_eq!(calendar().day(date(2024, 1, 8)), DayKind::Working);
    assert_eq!(calendar().day(date(2024, 6, 17)), DayKind::Working);
    assert!(matches!(
        reason(date(2024, 6, 16)),
        Some(Reason::Holiday {
            estimate: false,
            ..
        })
    ));
}

#[test]
fn a_swapped_saturday_counts_and_its_weekday_does_not() {
    let term = calendar().add(date(2024, 5, 3), 1).expect("counted");
    assert_eq!(term.to, date(2024, 5, 4));
    assert_eq!(term.steps[0].worked_for, Some(date(2024, 5, 8)));
    assert_eq!(
        reason(date(2024, 5, 8)),
        Some(Reason::Transfer {
            worked: date(2024, 5, 4)
        })
    );
}

#[test]
fn constitution_day_is_where_each_year_had_it() {
    assert!(matches!(
        reason(date(2024, 8, 30)),
        Some(Reason::Holiday { .. })
    ));
    assert!(calendar().is_working(date(2027, 8, 30)));
    assert!(matches!(
        reason(date(2027, 3, 15)),
        Some(Reason::Holiday { .. })
    ));
    assert!(matches!(reason(date(2026, 3, 15)), Some(Reason::Weekend)));
}

#[test]
fn an_estimated_or_unknown_holiday_is_said_to_be_one() {
    let term = calendar().add(date(2026, 5, 22), 10).expect("counted");
    assert!(!term.is_certain());
    assert!(
        matches!(&term.caveats[..], [Caveat::Estimate { date: d, .. }] if *d == date(2026, 5, 27))
    );
    // The day after the term may turn out to be the holiday's eve.
    assert!(
        !calendar()
            .add(date(2026, 5, 25), 1)
            .expect("counted")
            .is_certain()
    );
    assert!(
        calendar()
            .add(date(2026, 5, 21), 1)
            .expect("counted")
            .is_certain()
    );
    let unknown = calendar().add(date(2027, 12, 30), 5).expect("counted");
    assert!(matches!(
        &unknown.caveats[..],
        [Caveat::NotKnown { year: 2028, .. }]
    ));
}

#[test]
fn back_finds_the_day_a_pass_list_is_due() {
    // Three working days before Friday 8 January 2027.
    let due = calendar().back(date(2027, 1, 8), 3).expect("counted");
    assert_eq!(due.to, date(2026, 12, 31));
    assert_eq!(due.direction, Direction::Back);
    let passed: Vec<Date> = due.skipped().map(|(_, day)| day.date).collect();
    assert_eq!(passed, [7, 4, 3, 2, 1].map(|day| date(2027, 1, day)));
}

#[test]
fn counting_to_a_day_off_keeps_the_days_after_the_last_step() {
    let count = calendar()
        .count(date(2026, 3, 5), date(2026, 3, 9))
        .expect("counted");
    assert_eq!(count.working_days(), 1);
    assert_eq!(count.rest.len(), 3);
    assert_eq!(
        count.skipped().map(|(n, _)| n).collect::<Vec<_>>(),
        [2, 2, 2]
    );
    let nothing = calendar()
        .count(date(2026, 3, 5), date(2026, 3, 5))
        .expect("counted");
    assert_eq!(nothing.working_days(), 0);
}

#[test]
fn a_term_that_cannot_be_counted_is_refused() {
    let calendar = calendar();
    assert_eq!(
        calendar.add(date(2026, 1, 1), 10_001),
        Err(TermError::TooLong { days: 10_001 })
    );
    assert_eq!(
        calendar.add(Date::MAX, 1),
        Err(TermError::OutOfRange { last: Date::MAX })
    );
    assert_eq!(
        calendar.back(Date::MIN, 1),
        Err(TermError::OutOfRange { last: Date::MIN })
    );
    assert!(matches!(
        calendar.count(date(1900, 1, 1), date(2026, 1, 1)),
        Err(TermError::TooLong { .. })
    ));
}

#[test]
fn a_calendar_of_holidays_alone_is_refused_when_counted() {
    let mut days = Vec::new();
    for day in date(2000, 1, 1).series(jiff::Span::new().days(1)).take(366) {
        days.push(format!(
            r#"{{"date": "{}", "from_year": null, "to_year": null, "kk": "а", "ru": "а",
                "en": "a", "observed_if_on_day_off": false}}"#,
            day.strftime("%m-%d")
        ));
    }
    let json = format!(
        r#"{{"edition": "1", "source": "test", "weekend": [], "fixed": [{}], "movable": [],
            "transfers": []}}"#,
        days.join(",")
    );
    let calendar = Calendar::parse(&json).expect("it is well written");
    let after = date(2026, 1, 1);
    assert_eq!(
        calendar.add(after, 1),
        Err(TermError::NoWorkingDay { after })
    );
}

#[test]
fn a_holiday_moves_over_new_year_past_the_holidays_there() {
    // 31 December 2028 is a Sunday; 1 and 2 January are holidays.
    let holiday = |date: &str| {
        format!(
            r#"{{"date": "{date}", "from_year": null, "to_year": null, "kk": "{date}",
                "ru": "{date}", "en": "{date}", "observed_if_on_day_off": true}}"#
        )
    };
    let json = format!(
        r#"{{"edition": "1", "source": "test", "weekend": ["saturday", "sunday"],
            "fixed": [{}, {}, {}], "movable": [], "transfers": []}}"#,
        holiday("12-31"),
        holiday("01-01"),
        holiday("01-02")
    );
    let calendar = Calendar::parse(&json).expect("well written");
    let third = calendar.day(date(2029, 1, 3));
    assert!(
        matches!(third.reason(), Some(Reason::Moved { from, .. }) if *from == date(2028, 12, 31)),
        "{third:?}"
    );
    assert!(calendar.is_working(date(2029, 1, 4)));
}

#[test]
fn a_holiday_does_not_move_onto_a_day_that_a_transfer_took() {
    // Women's Day 2026 is a Sunday; were the Monday swapped away, it would get the Tuesday.
    let swapped = Calendar::kazakhstan().expect("read").to_json().replace(
        r#""transfers": ["#,
        r#""transfers": [
    {"day_off":"2026-03-09","working":"2026-03-14"},"#,
    );
    let calendar = Calendar::parse(&swapped).expect("well written");
    let monday = calendar.day(date(2026, 3, 9));
    assert_eq!(
        monday.reason(),
        Some(&Reason::Transfer {
            worked: date(2026, 3, 14)
        })
    );
    let tuesday = calendar.day(date(2026, 3, 10));
    assert!(
        matches!(tuesday.reason(), Some(Reason::Moved { from, .. }) if *from == date(2026, 3, 8)),
        "{tuesday:?}"
    );
    assert_eq!(
        calendar.day(date(2026, 3, 14)),
        DayKind::Worked {
            day_off: date(2026, 3, 9)
        }
    );
}
