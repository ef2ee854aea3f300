//! Addresses of pages: short, ASCII, readable in the three languages.

use unicode_normalization::UnicodeNormalization;

use crate::fold::{letter, vanishes};

/// The longest slug, in characters.
const LONGEST: usize = 60;

/// A text as a part of an address: `Жаңаөзен сапары 2027` is `zhanaozen-sapary-2027`.
///
/// Lower-case ASCII letters and digits with single hyphens between, at most 60 characters, cut
/// between words where that leaves something. Never empty: a text without a letter that can be
/// written so is `x`. Two texts can have the same slug; who needs unique ones adds a number.
pub fn slug(text: &str) -> String {
    let plain = plain(text);
    let mut out = String::new();
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        if out.is_empty() {
            out.push_str(&word[..word.len().min(LONGEST)]);
        } else if out.len() + 1 + word.len() <= LONGEST {
            out.push('-');
            out.push_str(word);
        } else {
            break;
        }
    }
    if out.is_empty() {
        out.push('x');
    }
    out
}

/// Words of ASCII letters and digits between spaces. Unlike a folded text it is to be read, so
/// what is Latin already keeps its spelling.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|&c| !vanishes(c))
    {
        if let Some(letters) = readable(c) {
            out.push_str(letters);
        } else if c.is_alphabetic() {
            out.extend(c.to_string().nfkd().filter(char::is_ascii_alphanumeric));
        } else {
            out.push(if c.is_ascii_digit() { c } else { ' ' });
        }
    }
    out
}

/// Letters as people in Kazakhstan write them in Latin on signs and in passports.
const fn readable(c: char) -> Option<&'static str> {
    match c {
        'ж' => Some("zh"),
        'х' => Some("kh"),
        'щ' => Some("shch"),
        'ы' | 'ý' => Some("y"),
        'й' => Some("i"),
        _ => letter(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_read_like_the_text() {
        assert_eq!(slug("Жаңаөзен сапары 2027"), "zhanaozen-sapary-2027");
        assert_eq!(slug("  Маңғыстау — облысы! "), "mangystau-oblysy");
        assert_eq!(slug("Учебная поездка"), "uchebnaya-poezdka");
        assert_eq!(slug("Civil Society's Café, 2nd"), "civil-societys-cafe-2nd");
    }

    #[test]
    fn a_slug_is_never_empty() {
        assert_eq!(slug(""), "x");
        assert_eq!(slug("—/\u{0}"), "x");
        assert_eq!(slug("漢字"), "x");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let cut = slug(&"кеңес ".repeat(30));
        assert!(cut.len() <= 60 && cut.ends_with("kenes"), "{cut}");
        assert_eq!(slug(&"0123456789".repeat(7)).len(), 60);
    }
}
