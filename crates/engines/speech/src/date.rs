//! Dates and times as the language writes them.
//!
//! A date never breaks over a line: its spaces are no-break spaces. Only after a comma, and
//! around the dash of a long range, a line may break.

mod reading;

use jiff::ZonedDateTime;
use jiff::civil::{Date, Time, Weekday};

use crate::Lang;
pub use reading::{YEARS, read};

/// Months as they stand beside a day; Kazakh does not inflect them.
const KK: [&str; 12] = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
];
/// Russian months of a day: genitive.
const RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
/// Russian months alone: nominative.
const RU_ALONE: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
/// English months.
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month beside a day.
fn month(lang: Lang, date: Date) -> &'static str {
    let names = match lang {
        Lang::Kk => &KK,
        Lang::Ru => &RU,
        Lang::En => &EN,
    };
    // jiff keeps months within 1..=12.
    names[usize::from(date.month().unsigned_abs())
        .saturating_sub(1)
        .min(11)]
}

/// `2026 ж. 23 қараша`, `23 ноября 2026 г.`, `23 November 2026`.
pub fn long(lang: Lang, date: Date) -> String {
    let (y, d, m) = (date.year(), date.day(), month(lang, date));
    match lang {
        Lang::Kk => format!("{y}\u{a0}ж.\u{a0}{d}\u{a0}{m}"),
        Lang::Ru => format!("{d}\u{a0}{m}\u{a0}{y}\u{a0}г."),
        Lang::En => format!("{d}\u{a0}{m}\u{a0}{y}"),
    }
}

/// `23.11.2026`, the same in the three languages.
pub fn short(_lang: Lang, date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// `23 қараша`, `23 ноября`, `23 November`.
pub fn day_month(lang: Lang, date: Date) -> String {
    format!("{}\u{a0}{}", date.day(), month(lang, date))
}

/// `2026 ж. қараша`, `ноябрь 2026 г.`, `November 2026`.
pub fn month_year(lang: Lang, date: Date) -> String {
    let y = date.year();
    let place = usize::from(date.month().unsigned_abs())
        .saturating_sub(1)
        .min(11);
    match lang {
        Lang::Kk => format!("{y}\u{a0}ж.\u{a0}{}", KK[place]),
        Lang::Ru => format!("{}\u{a0}{y}\u{a0}г.", RU_ALONE[place]),
        Lang::En => format!("{}\u{a0}{y}", EN[place]),
    }
}

/// The day of the week in full: `дүйсенбі`, `понедельник`, `Monday`.
pub const fn weekday(lang: Lang, day: Weekday) -> &'static str {
    let names = match day {
        Weekday::Monday => ["дүйсенбі", "понедельник", "Monday"],
        Weekday::Tuesday => ["сейсенбі", "вторник", "Tuesday"],
        Weekday::Wednesday => ["сәрсенбі", "среда", "Wednesday"],
        Weekday::Thursday => ["бейсенбі", "четверг", "Thursday"],
        Weekday::Friday => ["жұма", "пятница", "Friday"],
        Weekday::Saturday => ["сенбі", "суббота", "Saturday"],
        Weekday::Sunday => ["жексенбі", "воскресенье", "Sunday"],
    };
    names[lang.index()]
}

/// The day of the week for the head of a calendar column: `дс`, `пн`, `Mon`.
pub const fn weekday_short(lang: Lang, day: Weekday) -> &'static str {
    let names = match day {
        Weekday::Monday => ["дс", "пн", "Mon"],
        Weekday::Tuesday => ["сс", "вт", "Tue"],
        Weekday::Wednesday => ["ср", "ср", "Wed"],
        Weekday::Thursday => ["бс", "чт", "Thu"],
        Weekday::Friday => ["жм", "пт", "Fri"],
        Weekday::Saturday => ["сб", "сб", "Sat"],
        Weekday::Sunday => ["жс", "вс", "Sun"],
    };
    names[lang.index()]
}

/// `23 қараша, дүйсенбі`, `понедельник, 23 ноября`, `Monday 23 November`.
pub fn weekday_day_month(lang: Lang, date: Date) -> String {
    with_weekday(lang, date, &day_month(lang, date))
}

/// `2026 ж. 23 қараша, дүйсенбі`, `понедельник, 23 ноября 2026 г.`, `Monday 23 November 2026`.
pub fn weekday_long(lang: Lang, date: Date) -> String {
    with_weekday(lang, date, &long(lang, date))
}

/// A written date with its day of the week on the side where the language puts it.
fn with_weekday(lang: Lang, date: Date, written: &str) -> String {
    let day = weekday(lang, date.weekday());
    match lang {
        Lang::Kk => format!("{written}, {day}"),
        Lang::Ru => format!("{day}, {written}"),
        Lang::En => format!("{day} {written}"),
    }
}

/// From one day to another, both counted: `2026 ж. 23–27 қараша`, `23 ноября – 4 декабря 2026 г.`
///
/// The order of the two does not matter; one day alone is written as [`long`].
pub fn range(lang: Lang, a: Date, b: Date) -> String {
    let (from, to) = if a <= b { (a, b) } else { (b, a) };
    if from == to {
        return long(lang, from);
    }
    if from.year() != to.year() {
        return format!("{}\u{a0}– {}", long(lang, from), long(lang, to));
    }
    let (y, days) = (from.year(), within_year(lang, from, to));
    match lang {
        Lang::Kk => format!("{y}\u{a0}ж.\u{a0}{days}"),
        Lang::Ru => format!("{days}\u{a0}{y}\u{a0}г."),
        Lang::En => format!("{days}\u{a0}{y}"),
    }
}

/// Two different days of one year, the earlier first. No line ends inside `23–27`, none begins
/// with a dash.
fn within_year(lang: Lang, from: Date, to: Date) -> String {
    if from.month() == to.month() {
        let (first, last) = (from.day(), to.day());
        return format!("{first}–\u{2060}{last}\u{a0}{}", month(lang, from));
    }
    format!("{}\u{a0}– {}", day_month(lang, from), day_month(lang, to))
}

/// As [`long`], without the year if it is the one of `today`.
pub fn near(lang: Lang, date: Date, today: Date) -> String {
    if date.year() == today.year() {
        day_month(lang, date)
    } else {
        long(lang, date)
    }
}

/// As [`range`], without the year if both days lie in the one of `today`: `23–27 қараша`.
pub fn range_near(lang: Lang, a: Date, b: Date, today: Date) -> String {
    let (from, to) = if a <= b { (a, b) } else { (b, a) };
    if from == to {
        near(lang, from, today)
    } else if from.year() == today.year() && to.year() == today.year() {
        within_year(lang, from, to)
    } else {
        range(lang, from, to)
    }
}

/// `14:30`, the same in the three languages.
pub fn time(_lang: Lang, time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Date and time in the zone of the moment: `2026 ж. 23 қараша, 14:30`.
pub fn moment(lang: Lang, at: &ZonedDateTime) -> String {
    format!("{}, {}", long(lang, at.date()), time(lang, at.time()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// The text with plain spaces, to be read in a test.
    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ").replace('\u{2060}', "")
    }

    #[test]
    fn long_dates() {
        let day = date(2026, 11, 23);
        assert_eq!(long(Lang::Kk, day), "2026\u{a0}ж.\u{a0}23\u{a0}қараша");
        assert_eq!(long(Lang::Ru, day), "23\u{a0}ноября\u{a0}2026\u{a0}г.");
        assert_eq!(long(Lang::En, day), "23\u{a0}November\u{a0}2026");
    }

    #[test]
    fn dates_with_their_day() {
        let day = date(2026, 11, 23);
        assert_eq!(weekday_day_month(Lang::Kk, day), "23\u{a0}қараша, дүйсенбі");
        assert_eq!(
            weekday_day_month(Lang::Ru, day),
            "понедельник, 23\u{a0}ноября"
        );
        assert_eq!(weekday_day_month(Lang::En, day), "Monday 23\u{a0}November");
        assert_eq!(
            plain(&weekday_long(Lang::Kk, day)),
            "2026 ж. 23 қараша, дүйсенбі"
        );
        assert_eq!(
            plain(&weekday_long(Lang::Ru, day)),
            "понедельник, 23 ноября 2026 г."
        );
        assert_eq!(weekday_short(Lang::Kk, day.weekday()), "дс");
    }

    #[test]
    fn short_dates_and_times_are_alike() {
        for lang in Lang::ALL {
            assert_eq!(short(lang, date(2026, 3, 5)), "05.03.2026");
            assert_eq!(time(lang, Time::constant(9, 5, 59, 0)), "09:05");
        }
    }

    #[test]
    fn months_alone() {
        let day = date(2026, 3, 1);
        assert_eq!(plain(&month_year(Lang::Kk, day)), "2026 ж. наурыз");
        assert_eq!(plain(&month_year(Lang::Ru, day)), "март 2026 г.");
        assert_eq!(plain(&month_year(Lang::En, day)), "March 2026");
    }

    #[test]
    fn every_month_and_day_has_its_own_name() {
        for lang in Lang::ALL {
            let months: std::collections::HashSet<String> = (1..=12)
                .map(|m| month_year(lang, date(2026, m, 1)))
                .collect();
            assert_eq!(months.len(), 12);
            let days: std::collections::HashSet<&str> = (1..=7)
                .map(|d| weekday(lang, date(2026, 11, d).weekday()))
                .collect();
            assert_eq!(days.len(), 7);
        }
    }

    #[test]
    fn ranges_say_no_more_than_they_must() {
        let (a, b, c) = (date(2026, 11, 23), date(2026, 11, 27), date(2026, 12, 4));
        assert_eq!(plain(&range(Lang::Kk, a, b)), "2026 ж. 23–27 қараша");
        assert_eq!(
            plain(&range(Lang::Ru, a, c)),
            "23 ноября – 4 декабря 2026 г."
        );
        assert_eq!(
            plain(&range(Lang::En, c, a)),
            "23 November – 4 December 2026"
        );
        assert_eq!(
            plain(&range(Lang::Kk, c, date(2027, 1, 8))),
            "2026 ж. 4 желтоқсан – 2027 ж. 8 қаңтар"
        );
        assert_eq!(range(Lang::Kk, a, a), long(Lang::Kk, a));
    }

    #[test]
    fn days_near_today_leave_out_its_year() {
        let (a, b, today) = (date(2026, 11, 23), date(2026, 11, 27), date(2026, 2, 1));
        assert_eq!(plain(&range_near(Lang::Kk, b, a, today)), "23–27 қараша");
        assert_eq!(plain(&range_near(Lang::Ru, a, a, today)), "23 ноября");
        assert_eq!(near(Lang::En, a, today), day_month(Lang::En, a));
        let next = date(2027, 1, 8);
        for (from, to) in [(a, next), (next, date(2027, 2, 1)), (next, next)] {
            assert_eq!(
                range_near(Lang::Kk, from, to, today),
                range(Lang::Kk, from, to)
            );
        }
    }

    #[test]
    fn a_span_breaks_only_behind_a_spaced_dash() {
        let days = range(Lang::Kk, date(2026, 9, 1), date(2026, 9, 30));
        assert!(
            !days.contains(' ') && days.contains("1–\u{2060}30"),
            "{days}"
        );
        let months = range(Lang::Ru, date(2026, 9, 1), date(2026, 10, 2));
        assert_eq!(months.matches(' ').count(), 1);
        assert!(months.contains("\u{a0}– "), "{months}");
    }

    #[test]
    fn a_moment_is_told_in_its_zone() {
        let at = date(2026, 11, 23)
            .at(14, 30, 0, 0)
            .in_tz("Asia/Aqtau")
            .unwrap();
        assert_eq!(plain(&moment(Lang::Kk, &at)), "2026 ж. 23 қараша, 14:30");
        let same = at.in_tz("Asia/Almaty").unwrap();
        assert_eq!(
            moment(Lang::Ru, &same),
            moment(Lang::Ru, &at),
            "one time since March 2024"
        );
    }
}
