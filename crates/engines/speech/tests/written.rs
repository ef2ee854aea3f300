//! What holds of every written number and date: it says what it was given, and no line breaks it.

use jiff::civil::{Date, date};
use keruen_speech::{Lang, date as dates, number};
use proptest::prelude::*;

/// Any day of the years a programme could name.
fn days() -> impl Strategy<Value = Date> {
    (1900..2200_i16, 1..=12_i8, 1..=31_i8)
        .prop_filter_map("a day of a month", |(y, m, d)| Date::new(y, m, d).ok())
}

fn langs() -> impl Strategy<Value = Lang> {
    prop::sample::select(Lang::ALL.to_vec())
}

/// The number as Rust reads it: groups and the language's point taken away.
fn read_back(lang: Lang, written: &str) -> String {
    let (group, point) = match lang {
        Lang::En => (',', '.'),
        Lang::Kk | Lang::Ru => ('\u{a0}', ','),
    };
    written
        .chars()
        .filter(|&letter| letter != group)
        .map(|letter| match letter {
            '\u{2212}' => '-',
            other if other == point => '.',
            other => other,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_whole_number_says_what_it_was_given(lang in langs(), value in any::<i64>()) {
        let written = number::integer(lang, value);
        prop_assert_eq!(read_back(lang, &written), value.to_string());
        prop_assert!(!written.contains(' '));
    }

    #[test]
    fn a_fraction_has_the_digits_asked_for(
        lang in langs(), value in -1e12..1e12_f64, digits in 0..6_usize,
    ) {
        let back = read_back(lang, &number::decimal(lang, value, digits));
        let expected = format!("{value:.digits$}");
        // What rounds to nothing has no sign.
        let zero = !expected.contains(|digit: char| ('1'..='9').contains(&digit));
        prop_assert_eq!(back, if zero { expected.replace('-', "") } else { expected });
    }

    #[test]
    fn a_size_never_shrinks_when_a_file_grows(value in any::<u64>(), more in any::<u64>()) {
        let larger = value.saturating_add(more);
        prop_assert!(size(value) <= size(larger), "{} {}", value, larger);
        for lang in Lang::ALL {
            prop_assert!(!number::bytes(lang, value).contains(' '));
        }
    }

    #[test]
    fn two_days_are_written_alike_only_if_they_are_one(lang in langs(), a in days(), b in days()) {
        prop_assert_eq!(dates::long(lang, a) == dates::long(lang, b), a == b);
        prop_assert_eq!(dates::short(lang, a) == dates::short(lang, b), a == b);
        prop_assert_eq!(dates::range(lang, a, b), dates::range(lang, b, a));
        let long = dates::long(lang, a);
        prop_assert!(!long.contains(' '), "a line may break in {:?}", long);
        prop_assert!(dates::weekday_long(lang, a).contains(&long));
    }

    #[test]
    fn a_range_names_both_its_ends(lang in langs(), a in days(), b in days()) {
        let written = dates::range(lang, a, b);
        for day in [a, b] {
            let number = day.day().to_string();
            let year = day.year().to_string();
            prop_assert!(written.contains(&number) && written.contains(&year), "{}", written);
        }
    }
}

/// A written size in tenths of a byte, so that two can be compared.
fn size(value: u64) -> u128 {
    let written = number::bytes(Lang::En, value);
    let (digits, unit) = written.split_once('\u{a0}').expect("a number and a unit");
    let power = ["B", "KB", "MB", "GB", "TB"]
        .iter()
        .position(|known| *known == unit)
        .expect("a known unit");
    let (whole, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
    let whole: u128 = whole.replace(',', "").parse().expect("digits");
    let tenth: u128 = tenth.parse().expect("a digit");
    (whole * 10 + tenth) * 1000_u128.pow(u32::try_from(power).expect("a small number"))
}

#[test]
fn the_first_and_last_day_of_every_month_are_written() {
    for lang in Lang::ALL {
        for month in 1..=12 {
            let first = date(2028, month, 1);
            let last = first.last_of_month();
            let written = dates::range(lang, first, last);
            let days = format!("1–\u{2060}{}", last.day());
            assert!(written.contains(&days), "{written}");
        }
    }
}
