//! What holds of every count, on our calendar and on invented ones.

use jiff::civil::{Date, date};
use keruen_clock::{Calendar, Derivation, Reason};
use proptest::prelude::*;

/// Any day from 2015 to 2035: with and without known movable holidays.
fn days() -> impl Strategy<Value = Date> {
    (0..7_600_i64).prop_map(|n| {
        date(2015, 1, 1)
            .checked_add(jiff::Span::new().days(n))
            .expect("a day of this century")
    })
}

/// Our calendar, or one with other weekends, holidays and swaps.
fn calendars() -> impl Strategy<Value = Calendar> {
    let weekday = prop::sample::subsequence(vec!["friday", "saturday", "sunday"], 0..=3);
    let fixed = prop::collection::vec((1..=12_u8, 1..=28_u8, any::<bool>()), 0..30);
    let dates = prop::collection::btree_set(days(), 0..6);
    let invented =
        (weekday, fixed, any::<bool>(), dates).prop_map(|(weekend, fixed, moves, dates)| {
            let fixed: Vec<String> = fixed
                .iter()
                .map(|(month, day, moves)| {
                    format!(
                        r#"{{"date": "{month:02}-{day:02}", "from_year": null, "to_year": null,
                        "kk": "к", "ru": "р", "en": "e", "observed_if_on_day_off": {moves}}}"#
                    )
                })
                .collect();
            let dates: Vec<String> = dates.iter().map(|d| format!("{d} (estimate)")).collect();
            let json = format!(
                r#"{{"edition": "e", "source": "s", "weekend": {weekend:?}, "fixed": [{}],
                "movable": [{{"kk": "к", "ru": "р", "en": "e", "observed_if_on_day_off": {moves},
                "dates": {dates:?}}}], "transfers": []}}"#,
                fixed.join(",")
            );
            Calendar::parse(&json).expect("an invented calendar is well written")
        });
    prop_oneof![Just(Calendar::kazakhstan().expect("read")), invented]
}

/// The derivation tells of every day between its ends exactly once, in order.
fn told_days(derivation: &Derivation) -> Vec<Date> {
    let mut told = Vec::new();
    for step in &derivation.steps {
        told.extend(step.skipped.iter().map(|skipped| skipped.date));
        told.push(step.date);
    }
    told.extend(derivation.rest.iter().map(|skipped| skipped.date));
    told
}

proptest! {
    #[test]
    fn a_result_is_a_working_day_and_its_steps_are_numbered(
        calendar in calendars(), from in days(), n in 1..200_u32,
    ) {
        let term = calendar.add(from, n)?;
        prop_assert!(calendar.is_working(term.to));
        prop_assert!(term.steps.iter().map(|step| step.n).eq(1..=n));
        prop_assert_eq!(term.steps.last().map(|step| step.date), Some(term.to));
        for step in &term.steps {
            prop_assert!(calendar.is_working(step.date));
        }
        for (_, skipped) in term.skipped() {
            let day = calendar.day(skipped.date);
            prop_assert_eq!(day.reason(), Some(&skipped.reason));
        }
    }

    #[test]
    fn every_day_on_the_way_is_told_once(
        calendar in calendars(), from in days(), to in days(),
    ) {
        let count = calendar.count(from, to)?;
        let told = told_days(&count);
        let mut expected: Vec<Date> = Vec::new();
        let step = jiff::Span::new().days(if from <= to { 1 } else { -1 });
        let mut at = from;
        while at != to {
            at = at.checked_add(step).expect("between two days");
            expected.push(at);
        }
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn back_undoes_add(calendar in calendars(), from in days(), n in 0..200_u32) {
        // From a day off, back lands on the working day before it.
        let start = if calendar.is_working(from) { from } else { calendar.back(from, 1)?.to };
        let there = calendar.add(from, n.max(1))?;
        prop_assert_eq!(calendar.back(there.to, n.max(1))?.to, start);
        let back = calendar.back(from, n)?;
        if calendar.is_working(from) {
            prop_assert_eq!(calendar.add(back.to, n)?.to, from);
        }
    }

    #[test]
    fn count_agrees_with_add(calendar in calendars(), from in days(), n in 0..200_u32) {
        let there = calendar.add(from, n)?;
        let count = calendar.count(from, there.to)?;
        prop_assert_eq!(count.working_days(), n as usize);
        prop_assert_eq!(&count, &there);
        let back = calendar.back(from, n)?;
        prop_assert_eq!(calendar.count(from, back.to)?.working_days(), n as usize);
    }

    #[test]
    fn a_later_start_or_longer_term_never_ends_earlier(
        calendar in calendars(), one in days(), other in days(), n in 0..200_u32,
    ) {
        let (early, late) = (one.min(other), one.max(other));
        prop_assert!(calendar.add(early, n)?.to <= calendar.add(late, n)?.to);
        prop_assert!(calendar.back(early, n)?.to <= calendar.back(late, n)?.to);
        prop_assert!(calendar.add(one, n)?.to < calendar.add(one, n + 1)?.to);
    }

    #[test]
    fn a_calendar_survives_being_written(calendar in calendars()) {
        prop_assert_eq!(Calendar::parse(&calendar.to_json())?, calendar);
    }

    #[test]
    fn every_holiday_on_a_day_off_gets_one_day_of_its_own(
        calendar in calendars(), year in 2015..2035_i16,
    ) {
        let first = date(year, 1, 1);
        let celebrations = celebrations(&calendar, year);
        let spring = calendar.count(first.yesterday()?, date(year + 1, 3, 31))?;
        let moved: Vec<(Date, Date)> = spring
            .skipped()
            .filter_map(|(_, day)| match day.reason {
                Reason::Moved { from, .. } => Some((from, day.date)),
                _ => None,
            })
            .collect();
        for (date, moves) in &celebrations {
            let rests = calendar.weekend().contains(&date.weekday())
                || celebrations.iter().any(|(other, moves)| other == date && !moves);
            let expected = celebrations.iter().filter(|c| **c == (*date, true)).count();
            let found = moved.iter().filter(|(from, _)| from == date).count();
            if *moves {
                prop_assert_eq!(found, if rests { expected } else { 0 }, "{}", date);
            }
        }
        // No working day is left between a holiday and the day it moved to.
        for (from, to) in moved {
            prop_assert!(calendar.count(from, to)?.steps.is_empty());
        }
    }
}

/// The dates of that year's holidays and whether they move.
fn celebrations(calendar: &Calendar, year: i16) -> Vec<(Date, bool)> {
    let fixed = calendar
        .fixed()
        .iter()
        .filter_map(|h| Some((h.in_year(year)?, h.moves)));
    let movable = calendar.movable().iter().flat_map(|h| {
        let known = h.dates.iter().filter(|known| known.date.year() == year);
        known.map(|known| (known.date, h.moves))
    });
    fixed.chain(movable).collect()
}
