//! Reading a day, however somebody wrote it. The one reader for forms, filters and spreadsheets.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::{EN, KK, RU, RU_ALONE};

/// The years that are read: whoever lives, and whatever is agreed. A year beyond them is a slip of
/// the finger, and one with a sign or five digits would not sort among the others as text.
pub const YEARS: RangeInclusive<i16> = 1900..=2200;

/// Reads a day as people of the region write it: `23.11.2026`, `2026-11-23`, `23/11/2026`,
/// `23-11-2026`, `23 11 2026`, or with the month as a word in any of the three languages and in the
/// order that people like: `2026 ж. 23 қараша`, `2026 жылғы 23 қараша`, `23 ноября 2026 г.`, `ноябрь
/// 23 2026`, `23 Nov 2026`. "Year" may stand behind it (`23.11.2026 ж.`), and a time of day as
/// spreadsheets add it. What this module writes is read. `None` for anything else, also for a year
/// of two digits, which can be read in two ways, and for one outside of [`YEARS`].
pub fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = read_numbers(text).or_else(|| read_long(text))?;
    YEARS.contains(&day.year()).then_some(day)
}

/// Three numbers, the year first or last, and what may follow them.
fn read_numbers(text: &str) -> Option<Date> {
    let (first, rest) = digits(text)?;
    let (second, rest) = digits(parted(rest)?)?;
    let (third, rest) = digits(parted(rest)?)?;
    let (year, month, day) = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => (first, second, third),
        (1..=2, 1..=2, 4) => (third, second, first),
        _ => return None,
    };
    if !may_follow(rest) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The digits that a text begins with, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// The text behind what parts two numbers: a point, a stroke or a dash, with or without spaces, or
/// spaces alone.
fn parted(text: &str) -> Option<&str> {
    let bare = text.trim_start();
    let rest = bare
        .strip_prefix(['.', '/', '-'])
        .unwrap_or(bare)
        .trim_start();
    (rest.len() < text.len()).then_some(rest)
}

/// What may stand behind a day: nothing, "year", or a time of day.
fn may_follow(rest: &str) -> bool {
    let word = rest.trim_start_matches('T').trim();
    let year = word.trim_end_matches('.').to_lowercase();
    if year.is_empty() || is_year_word(&year) {
        return true;
    }
    let time = word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || ":.".contains(c));
    time && rest.starts_with(|c: char| c == 'T' || c.is_whitespace())
}

/// A day whose month is written as a word, in the order that people like.
fn read_long(text: &str) -> Option<Date> {
    let (mut year, mut month, mut day) = (None, None, None);
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.'));
    for word in words.filter(|word| !word.is_empty()) {
        let known = if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) {
            year.replace(word.parse::<i16>().ok()?).is_some()
        } else if word.bytes().all(|b| b.is_ascii_digit()) {
            day.replace(word.parse::<i8>().ok()?).is_some()
        } else if is_year_word(&word.to_lowercase()) {
            false
        } else {
            month.replace(month_named(&word.to_lowercase())?).is_some()
        };
        if known {
            return None;
        }
    }
    Date::new(year?, month?, day?).ok()
}

/// "Year" beside its number.
fn is_year_word(word: &str) -> bool {
    matches!(word, "ж" | "жыл" | "жылы" | "жылғы" | "г" | "год" | "года")
}

/// The month of this name, or of this beginning of at least three letters that no other month has.
fn month_named(word: &str) -> Option<i8> {
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = None;
    for names in [&KK, &RU, &RU_ALONE, &EN] {
        for (number, _) in (1_i8..)
            .zip(names)
            .filter(|(_, name)| name.to_lowercase().starts_with(word))
        {
            if found.is_some_and(|other| other != number) {
                return None;
            }
            found = Some(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;
    use crate::date::{long, short};
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_written_here() {
        for text in [
            "23.11.2026",
            "2026-11-23",
            "23/11/2026",
            " 23.11.2026 ",
            "23-11-2026",
            "23 11 2026",
            "23. 11. 2026",
            "23.11.2026.",
            "23.11.2026 г.",
            "23.11.2026ж.",
            "23.11.2026\u{a0}ж.",
            "23.11.2026 жылы",
            "2026-11-23 14:30",
            "2026-11-23T00:00:00",
            "2026-11-23T00:00:00.000",
            "2026 ж. 23 қараша",
        ] {
            assert_eq!(read(text), Some(date(2026, 11, 23)), "{text}");
        }
        for text in [
            "",
            "31.02.2026",
            "23.11.26",
            "кеше",
            "2026",
            "1.2.3.2026",
            "23.11.2026 кеше",
            "23.11.202614:30",
            "46349",
            "-002026-11-23",
            "-000100-01-01",
            "+2026-11-23",
            "20261123",
            "23.11.1899",
            "23.11.2201",
            "0026-11-23",
            "23 қараша 0026",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for edge in [date(1900, 1, 1), date(2200, 12, 31)] {
            assert_eq!(read(&edge.to_string()), Some(edge));
        }
    }

    #[test]
    fn days_with_a_months_name_are_read_in_every_spelling() {
        for text in [
            "23 қараша 2026",
            "2026 ж. 23 қараша",
            "2026 жылғы 23 қараша",
            "23 Қараша, 2026 жыл",
            "23 ноября 2026 г.",
            "23 ноябрь 2026 года",
            "23 нояб. 2026",
            "November 23, 2026",
            "23 Nov 2026",
        ] {
            assert_eq!(read(text), Some(date(2026, 11, 23)), "{text}");
        }
        for text in [
            "",
            "қараша 2026",
            "23 2026",
            "23 ноября 26",
            "23 24 ноября 2026",
            "31 апреля 2026",
            "23 қараша қазан 2026",
            "23 ма 2026",
            "23 кеше 2026",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for lang in Lang::ALL {
            for month in 1..=12 {
                let day = date(2026, month, 7);
                assert_eq!(read(&long(lang, day)), Some(day), "{lang}");
                assert_eq!(read(&short(lang, day)), Some(day), "{lang}");
            }
        }
    }
}
