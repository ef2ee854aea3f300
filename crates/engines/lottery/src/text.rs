//! How names and values are written, and when two of them are the same.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// The longest name, value, id or household, in characters. They are printed on papers and in
/// tables; what is longer got there by mistake.
pub const LONGEST: usize = 200;

/// A text as it is shown and published: composed (NFC), without spaces at its ends, with one space
/// where there are several or a line break, without signs that do not show.
pub fn tidy(text: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_ascii_graphic() || c == ' ';
    if text.chars().all(plain) && !text.contains("  ") {
        return Cow::Borrowed(text.trim_matches(' '));
    }
    let composed: String = text.chars().filter(|&c| !unseen(c)).nfc().collect();
    Cow::Owned(joined(&composed))
}

/// Equal for texts that differ only in capitals, spaces and the way Unicode writes them (NFKC):
/// `AKTAU ` and `Aktau`, `№` and `No`. Different letters stay different, `қ` and `к` as well.
pub fn key(text: &str) -> String {
    if text.is_ascii() {
        return joined(text).to_ascii_lowercase();
    }
    let letters = text.chars().filter(|&c| !unseen(c) && !joiner(c)).nfkc();
    // Letter by letter, so that no neighbour changes what becomes of one.
    let small: String = letters.flat_map(char::to_lowercase).nfkc().collect();
    joined(&small)
}

/// Equal for texts that nobody tells apart on paper: beyond what [`key`] levels, letters and dashes
/// that look the same are the same. Latin letters among Cyrillic ones come from keyboards that were
/// not switched, `ə` for `ә` from fonts and sites of the nineties.
pub fn look(text: &str) -> String {
    let alike = |c| match c {
        'а' => 'a',
        'в' => 'b',
        'с' => 'c',
        'е' => 'e',
        // Capital Н looks like H, small һ like h.
        'н' | 'һ' => 'h',
        'і' => 'i',
        'ј' => 'j',
        'к' => 'k',
        'м' => 'm',
        'о' | '0' => 'o',
        'р' => 'p',
        'ѕ' => 's',
        'т' => 't',
        'х' => 'x',
        'у' => 'y',
        'ә' => 'ə',
        'ө' | 'ѳ' => 'ɵ',
        '‐' | '‒' | '–' | '—' | '―' | '−' => '-',
        c => c,
    };
    key(text).chars().map(alike).collect()
}

/// What is wrong with a text that is to name something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum TextError {
    /// Nothing of it would show.
    #[error("is empty")]
    Empty,
    /// It has more than [`LONGEST`] characters.
    #[error("is longer than {LONGEST} characters")]
    TooLong,
    /// It holds a sign that no text has, such as NUL.
    #[error("holds a control character")]
    Control,
    /// It is not as [`tidy`] writes it.
    #[error("is not written as names are (NFC, single spaces, no signs that do not show)")]
    Untidy,
}

/// Whether a text can name something in a pool and in the published files.
pub fn check(text: &str) -> Result<(), TextError> {
    if text.is_empty() {
        Err(TextError::Empty)
    } else if text.chars().nth(LONGEST).is_some() {
        Err(TextError::TooLong)
    } else if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        Err(TextError::Control)
    } else if tidy(text) == text {
        Ok(())
    } else {
        Err(TextError::Untidy)
    }
}

fn joined(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(word);
    }
    all
}

/// Signs that come along with copied text and do not show: soft hyphens, zero-width spaces, byte
/// order marks, marks that turn the direction of writing.
const fn unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// Joiners belong to the spelling of some scripts, and yet nobody sees whether one is there.
const fn joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_differs_only_in_writing_is_one() {
        for (one, other) in [
            ("Aktau", " AKTAU\u{a0}"),
            ("Қызылорда", "қЫЗЫЛОРДА"),
            ("18–29  жас", "18–29\tЖас"),
            // Composed and decomposed, as two systems write the same letter.
            ("Мұғалім й", "Мұғалім и\u{306}"),
            ("№", "No"),
            ("Бей\u{ad}неу\u{200b}", "\u{feff}бейнеу"),
            ("регион\nсовет", "регион совет"),
        ] {
            assert_eq!(key(one), key(other), "{one:?} {other:?}");
        }
        for (one, other) in [
            ("Қ", "К"),
            ("Ә", "А"),
            ("Ғ", "Г"),
            ("Ң", "Н"),
            ("Ө", "О"),
            ("Ұ", "Ү"),
            ("Ү", "У"),
            ("І", "И"),
            ("Һ", "Х"),
            ("a b", "ab"),
        ] {
            assert_ne!(key(one), key(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn what_nobody_tells_apart_looks_alike() {
        for (one, other) in [
            ("A-003", "a-003"),
            ("A-001", "А-001"),
            ("A-001", "A–001"),
            ("Ақтау 10", "AҚTAУ 1O"),
        ] {
            assert_eq!(look(one), look(other), "{one:?} {other:?}");
        }
        for (one, other) in [
            ("A-001", "A-002"),
            ("A-1", "A-01"),
            ("Қ-1", "К-1"),
            ("11", "1"),
        ] {
            assert_ne!(look(one), look(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn what_is_shown_keeps_its_capitals() {
        assert_eq!(tidy("  Ақтау   қаласы\u{200b} "), "Ақтау қаласы");
        assert_eq!(tidy(" и\u{306} "), "й");
        assert_eq!(tidy("№ 7"), "№ 7");
    }

    #[test]
    fn a_name_is_short_and_shows() {
        assert_eq!(check("Ақтау"), Ok(()));
        assert_eq!(check(""), Err(TextError::Empty));
        assert_eq!(check(&"ы".repeat(LONGEST)), Ok(()));
        assert_eq!(check(&"ы".repeat(LONGEST + 1)), Err(TextError::TooLong));
        assert_eq!(check("a\0b"), Err(TextError::Control));
        for untidy in [" a", "a  b", "a\tb", "и\u{306}", "a\u{feff}"] {
            assert_eq!(check(untidy), Err(TextError::Untidy), "{untidy:?}");
        }
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in any::<String>()) {
            let once = tidy(&text).into_owned();
            prop_assert_eq!(tidy(&once), once.as_str());
            prop_assert_eq!(key(&once), key(&text));
        }

        #[test]
        fn capitals_and_spaces_do_not_matter(text in "[A-Za-zА-Яа-яҚқӘәҒғҢңӨөҰұҮүІіҺһ0-9 №+-]{0,20}") {
            prop_assert_eq!(key(&text.to_uppercase()), key(&text));
            prop_assert_eq!(key(&format!(" {}\u{a0}", text.replace(' ', "  "))), key(&text));
        }
    }
}
