//! Days, counts and mistakes of a calendar in words.
//!
//! keys: clock-* clock-expected-*

use jiff::civil::Date;
use keruen_clock::{
    CalendarError, Caveat, DayKind, Derivation, Direction, Expected, Names, Reason, TermError,
};
use keruen_speech::{Arg, Speaker, date};

/// A day with its weekday and its year.
pub fn day(t: Speaker<'_>, day: Date) -> String {
    date::weekday_long(t.lang(), day)
}

/// Names in the reader's language.
pub fn name<'n>(t: Speaker<'_>, names: &'n Names) -> &'n str {
    names.of(t.lang().code())
}

/// Why a day is off.
pub fn off(t: Speaker<'_>, at: Date, reason: &Reason) -> String {
    let shown = day(t, at);
    match reason {
        Reason::Weekend => t.say1("clock-weekend", "day", shown),
        Reason::Holiday {
            name: names,
            estimate,
        } => {
            let key = if *estimate {
                "clock-holiday-estimate"
            } else {
                "clock-holiday"
            };
            t.say2(key, "day", shown, "name", name(t, names))
        }
        Reason::Moved {
            name: names,
            from,
            estimate,
        } => {
            let key = if *estimate {
                "clock-moved-estimate"
            } else {
                "clock-moved"
            };
            t.say3(
                key,
                "day",
                shown,
                "from",
                day(t, *from),
                "name",
                name(t, names),
            )
        }
        Reason::Transfer { worked } => t.say2(
            "clock-off-transfer",
            "day",
            shown,
            "worked",
            day(t, *worked),
        ),
    }
}

/// What a day is.
pub fn kind(t: Speaker<'_>, at: Date, kind: &DayKind) -> String {
    match kind {
        DayKind::Working => t.say1("clock-working-day", "day", day(t, at)),
        DayKind::Worked { day_off } => t.say2(
            "clock-worked-transfer",
            "day",
            day(t, at),
            "off",
            day(t, *day_off),
        ),
        DayKind::Off { reason } => off(t, at, reason),
    }
}

/// One line of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The sentence.
    pub text: String,
    /// Whether the day counts.
    pub counts: bool,
}

/// A count in words: every day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The result in one sentence.
    pub result: String,
    /// Where it starts.
    pub from: String,
    /// Every day in the order of counting.
    pub days: Vec<Counted>,
    /// What is not certain.
    pub caveats: Vec<String>,
    /// By which edition.
    pub edition: String,
}

/// Words a count.
pub fn count(t: Speaker<'_>, term: &Derivation) -> Told {
    let total = term.working_days();
    let mut days = Vec::new();
    for step in &term.steps {
        for skipped in &step.skipped {
            days.push(Counted {
                text: off(t, skipped.date, &skipped.reason),
                counts: false,
            });
        }
        let what = match step.worked_for {
            Some(day_off) => t.say2(
                "clock-worked-transfer",
                "day",
                day(t, step.date),
                "off",
                day(t, day_off),
            ),
            None => t.say1("clock-working", "day", day(t, step.date)),
        };
        let args = [
            ("n", Arg::from(i64::from(step.n))),
            ("total", Arg::from(total)),
            ("what", Arg::from(what)),
        ];
        days.push(Counted {
            text: t.with("clock-step", &args),
            counts: true,
        });
    }
    let result = match term.direction {
        Direction::Forward => "clock-result",
        Direction::Back => "clock-result-back",
    };
    Told {
        result: t.say2(result, "n", total, "day", day(t, term.to)),
        from: t.say1("clock-from", "day", day(t, term.from)),
        days,
        caveats: term.caveats.iter().map(|caveat| doubt(t, caveat)).collect(),
        edition: t.say1("clock-edition", "edition", &term.edition),
    }
}

fn doubt(t: Speaker<'_>, caveat: &Caveat) -> String {
    match caveat {
        Caveat::Estimate { date, name: names } => t.say2(
            "clock-estimate",
            "name",
            name(t, names),
            "day",
            day(t, *date),
        ),
        Caveat::NotKnown { year, name: names } => t.say2(
            "clock-not-known",
            "name",
            name(t, names),
            "year",
            year.to_string(),
        ),
    }
}

/// Why a term cannot be counted.
pub fn term_error(t: Speaker<'_>, error: TermError) -> String {
    match error {
        TermError::TooLong { .. } => t.say1(
            "clock-too-long",
            "max",
            i64::from(keruen_clock::LONGEST_TERM),
        ),
        TermError::OutOfRange { .. } => t.say("clock-out-of-range"),
        TermError::NoWorkingDay { .. } => t.say("clock-no-working-day"),
    }
}

/// Why a text is no calendar, with the place.
pub fn mistake(t: Speaker<'_>, error: &CalendarError) -> String {
    let at = |key: &str, place: &str, on: Date| t.say2(key, "place", place, "day", day(t, on));
    match error {
        CalendarError::NotJson { line, column } => {
            t.say2("clock-rules-not-json", "line", *line, "column", *column)
        }
        CalendarError::Missing { place } => t.say1("clock-rules-missing", "place", place),
        CalendarError::Unknown { place } => t.say1("clock-rules-unknown", "place", place),
        CalendarError::Wrong {
            place,
            expected,
            found,
        } => {
            let needed = t.say(expected_key(*expected));
            t.say3(
                "clock-rules-wrong",
                "place",
                place,
                "expected",
                needed,
                "found",
                found,
            )
        }
        CalendarError::YearsReversed { place } => {
            t.say1("clock-rules-years-reversed", "place", place)
        }
        CalendarError::Twice { place } => t.say1("clock-rules-twice", "place", place),
        CalendarError::NoWorkingWeekday => t.say("clock-rules-no-working-weekday"),
        CalendarError::WorkedAnyway { place, date } => {
            at("clock-rules-worked-anyway", place, *date)
        }
        CalendarError::OffAnyway { place, date } => at("clock-rules-off-anyway", place, *date),
        CalendarError::HolidayWorked { place, date } => {
            at("clock-rules-holiday-worked", place, *date)
        }
    }
}

fn expected_key(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "clock-expected-object",
        Expected::List => "clock-expected-list",
        Expected::Text => "clock-expected-text",
        Expected::YesNo => "clock-expected-yes-no",
        Expected::Year => "clock-expected-year",
        Expected::Weekday => "clock-expected-weekday",
        Expected::MonthDay => "clock-expected-month-day",
        Expected::Date => "clock-expected-date",
        Expected::DateOrEstimate => "clock-expected-date-or-estimate",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use jiff::civil::date;
    use keruen_clock::Calendar;
    use keruen_speech::Lang;

    #[test]
    fn a_count_shows_every_day_and_why() {
        let calendar = Calendar::kazakhstan().expect("the engine's own");
        let term = calendar.add(date(2026, 3, 6), 3).expect("a term");
        let told = count(wording::speaker(Lang::En), &term);
        let lines: Vec<_> = told
            .days
            .iter()
            .map(|one| one.text.replace('\u{a0}', " "))
            .collect();
        assert!(
            lines
                .iter()
                .any(|line| line.contains("moved from Sunday 8 March 2026")),
            "{lines:#?}"
        );
        assert_eq!(told.days.iter().filter(|one| one.counts).count(), 3);
        assert!(told.result.contains("3 working days"), "{}", told.result);
    }

    #[test]
    fn a_mistake_names_its_place_in_three_languages() {
        let text = Calendar::kazakhstan()
            .expect("the engine's own")
            .to_json()
            .replace("\"03-08\"", "\"08 March\"");
        let error = Calendar::parse(&text).expect_err("refused");
        for lang in Lang::ALL {
            let sentence = mistake(wording::speaker(lang), &error);
            assert!(
                sentence.contains("fixed[") && sentence.contains("08 March"),
                "{sentence}"
            );
        }
    }
}
