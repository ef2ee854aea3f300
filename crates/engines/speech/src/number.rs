//! Numbers as the language writes them.
//!
//! Kazakh and Russian: `1 234,5` with a no-break space; English: `1,234.5`.

use crate::Lang;

/// A space at which no line breaks.
pub(crate) const NBSP: char = '\u{a0}';
/// The sign of a number below zero.
const MINUS: char = '\u{2212}';

/// What separates thousands.
const fn group(lang: Lang) -> char {
    match lang {
        Lang::Kk | Lang::Ru => NBSP,
        Lang::En => ',',
    }
}

/// What separates the fraction.
const fn point(lang: Lang) -> char {
    match lang {
        Lang::Kk | Lang::Ru => ',',
        Lang::En => '.',
    }
}

/// A whole number with grouped thousands: `1 234`.
pub fn integer(lang: Lang, value: i64) -> String {
    signed(lang, value < 0, &value.unsigned_abs().to_string(), "")
}

/// A number with exactly `digits` digits after the point (at most 17): `1 234,5`.
///
/// What is no number (not finite) is a dash.
pub fn decimal(lang: Lang, value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "—".to_owned();
    }
    let text = format!("{:.*}", digits.min(17), value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    // A value that rounds to zero has no sign.
    let below = value < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    signed(lang, below, whole, fraction)
}

/// A share between 0 and 1 in hundredths: `45%`, in Russian `45 %` with a no-break space.
pub fn percent(lang: Lang, share: f64, digits: usize) -> String {
    let number = decimal(lang, share * 100.0, digits);
    match lang {
        Lang::Ru => format!("{number}{NBSP}%"),
        Lang::Kk | Lang::En => format!("{number}%"),
    }
}

/// A size of a file; a kilobyte is 1,000 bytes. Below ten units one digit after the point.
pub fn bytes(lang: Lang, value: u64) -> String {
    let units = match lang {
        Lang::Kk | Lang::Ru => ["Б", "КБ", "МБ", "ГБ", "ТБ"],
        Lang::En => ["B", "KB", "MB", "GB", "TB"],
    };
    if value < 1000 {
        return format!("{value}{NBSP}{}", units[0]);
    }
    // Tenths of the unit, rounded, so that 999,950 is 1.0 MB and never 1000.0 KB.
    let mut scale: u128 = 1000;
    let mut unit = 1;
    let tenths = |scale: u128| (u128::from(value) * 10 + scale / 2) / scale;
    while tenths(scale) >= 9995 && unit + 1 < units.len() {
        scale *= 1000;
        unit += 1;
    }
    let tenths = tenths(scale);
    let number = if tenths < 100 {
        signed(
            lang,
            false,
            &(tenths / 10).to_string(),
            &(tenths % 10).to_string(),
        )
    } else {
        signed(lang, false, &((tenths + 5) / 10).to_string(), "")
    };
    format!("{number}{NBSP}{}", units[unit])
}

/// A number inside a sentence: with the digits it has, at least `least` of them after the point.
pub(crate) fn of_message(lang: Lang, value: f64, least: usize) -> String {
    let text = value.abs().to_string();
    let digits = text
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    decimal(lang, value, digits.max(least))
}

/// Sign, grouped digits and fraction put together.
fn signed(lang: Lang, below: bool, whole: &str, fraction: &str) -> String {
    let mut out = String::with_capacity(whole.len() * 2 + fraction.len() + 4);
    if below {
        out.push(MINUS);
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(group(lang));
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point(lang));
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_grouped() {
        assert_eq!(integer(Lang::Kk, 1234), "1\u{a0}234");
        assert_eq!(integer(Lang::Ru, 818_345), "818\u{a0}345");
        assert_eq!(integer(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(integer(Lang::Kk, 0), "0");
        assert_eq!(integer(Lang::Kk, 999), "999");
        assert_eq!(integer(Lang::Ru, -1000), "\u{2212}1\u{a0}000");
        assert!(integer(Lang::En, i64::MIN).starts_with('\u{2212}'));
    }

    #[test]
    fn fractions_take_the_point_of_the_language() {
        assert_eq!(decimal(Lang::Kk, 1234.5, 1), "1\u{a0}234,5");
        assert_eq!(decimal(Lang::En, 1234.5, 1), "1,234.5");
        assert_eq!(decimal(Lang::Ru, -0.04, 1), "0,0");
        assert_eq!(decimal(Lang::Ru, -0.06, 1), "\u{2212}0,1");
        assert_eq!(decimal(Lang::Kk, 2.0, 0), "2");
        assert_eq!(decimal(Lang::Kk, f64::NAN, 1), "—");
    }

    #[test]
    fn shares_are_percents() {
        assert_eq!(percent(Lang::Kk, 0.453, 0), "45%");
        assert_eq!(percent(Lang::Ru, 0.453, 1), "45,3\u{a0}%");
        assert_eq!(percent(Lang::En, 1.0, 0), "100%");
    }

    #[test]
    fn sizes_never_show_a_thousand_of_a_unit() {
        assert_eq!(bytes(Lang::Kk, 0), "0\u{a0}Б");
        assert_eq!(bytes(Lang::Ru, 999), "999\u{a0}Б");
        assert_eq!(bytes(Lang::Kk, 1536), "1,5\u{a0}КБ");
        assert_eq!(bytes(Lang::En, 23_400_000), "23\u{a0}MB");
        assert_eq!(bytes(Lang::En, 999_949), "1.0\u{a0}MB");
        assert_eq!(bytes(Lang::En, 999_449), "999\u{a0}KB");
        assert_eq!(bytes(Lang::En, u64::MAX), "18,446,744\u{a0}TB");
    }
}
