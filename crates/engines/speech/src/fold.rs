//! One script for all spellings of a name.
//!
//! The same person is written `Амангелді` in Kazakh, `Амангельды` in Russian, `Amangeldi` in
//! a passport and `Amankeldi` by an official in a hurry. Folding brings the first three to the
//! same plain Latin letters (the fourth is a matter of [`crate::near`]):
//!
//! 1. compatibility forms, case and accents go; Kazakh letters become their plain neighbours
//!    (Ә/А, Қ/К, Ғ/Г, Ң/Н, Ө/О, Ұ Ү/У, І/И, Һ/Х); ь, ъ and apostrophes vanish;
//! 2. ways of writing one sound in Latin meet: `zh` `dzh` `j`, `kh` `h`, `gh` `g`, `q` `c` `k`,
//!    `shch` `sh`, `y` `i`, `ye` `e`, `w` `u`, `x` `ks`;
//! 3. doubled letters become one.
//!
//! What was folded folds to itself, which a property test holds.

use crate::shown::ignorable;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text: words in plain Latin letters and digits with single spaces between.
///
/// Letters of other scripts stay, in lower case; punctuation separates words.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each_word(text, |word| {
        let plain = fold_word(word);
        if !plain.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(plain);
        }
    });
    out
}

/// Hands over the words of a text as they were written, but for compatibility forms and marks
/// that vanish.
pub(crate) fn each_word(text: &str, then: impl FnMut(&[char])) {
    // Hardly a name needs the tables of all scripts of the world.
    if text.chars().all(is_plain) {
        words(text.chars(), then);
    } else {
        words(text.nfkc(), then);
    }
}

/// What stays itself in every normal form, whatever stands around it, as long as that is plain too:
/// ASCII, and Cyrillic but for its combining marks.
const fn is_plain(c: char) -> bool {
    c.is_ascii() || is_cyrillic_letter(c)
}

/// A letter of the Cyrillic blocks.
const fn is_cyrillic_letter(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

fn words(text: impl Iterator<Item = char>, mut then: impl FnMut(&[char])) {
    let mut word = Vec::new();
    for c in text.filter(|&c| !vanishes(c)) {
        if is_cyrillic_letter(c) || c.is_alphanumeric() || is_combining_mark(c) {
            word.push(c);
        } else if !word.is_empty() {
            then(&word);
            word.clear();
        }
    }
    if !word.is_empty() {
        then(&word);
    }
}

/// The folded words of a name or a short text, in their order.
pub fn tokens(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// Folds one word.
pub(crate) fn fold_word(word: &[char]) -> Vec<char> {
    let cyrillic = word.iter().any(|&c| lower(c).any(is_cyrillic));
    let mut plain = Vec::with_capacity(word.len() + 4);
    for &c in word {
        let c = if cyrillic { lookalike(c) } else { c };
        lower(c).for_each(|c| spell(c, &mut plain));
    }
    loop {
        let next = reduce(&plain);
        if next == plain {
            return plain;
        }
        plain = next;
    }
}

/// Lower case of one character.
fn lower(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase()
}

/// Puts a lower-case letter into plain ones.
fn spell(c: char, out: &mut Vec<char>) {
    if c.is_ascii() {
        out.push(c);
    } else if let Some(plain) = letter(c) {
        out.extend(plain.chars());
    } else {
        // Of an accented letter the bare one is left; a letter of another script stays whole.
        for part in c.to_string().nfkd().flat_map(char::to_lowercase) {
            match letter(part) {
                Some(plain) => out.extend(plain.chars()),
                None if part.is_alphanumeric() && !is_combining_mark(part) => out.push(part),
                None => {}
            }
        }
    }
}

/// What vanishes inside a word: apostrophes of every keyboard, which stand for ь, for an accent
/// or for nothing, and whatever does not show.
pub(crate) const fn vanishes(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | 'ʹ' | '`' | '´' | '′'
    ) || ignorable(c)
}

/// A Cyrillic letter that folding knows, so that none is left in what was folded.
fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c) && letter(c).is_some()
}

/// The Cyrillic letter that a Latin one was typed for, inside a Cyrillic word.
///
/// Spreadsheets are full of them: the letters look alike and sit on the other keyboard.
const fn lookalike(c: char) -> char {
    match c {
        'c' | 'C' => 'с',
        'p' | 'P' => 'р',
        'x' | 'X' => 'х',
        'y' | 'Y' => 'у',
        'H' => 'н',
        'B' => 'в',
        other => other,
    }
}

/// Plain letters of a lower-case letter that is not ASCII; `None` for what has no entry.
///
/// й is `y` and ы is `i`, because only the first hides in `ye` and `yo`.
pub(crate) const fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' | 'ə' | 'ǝ' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ґ' => "g",
        'д' | 'đ' | 'ð' => "d",
        'е' | 'э' | 'ё' => "e",
        'ж' | 'ž' | 'җ' | 'ҷ' => "j",
        'з' => "z",
        'и' | 'і' | 'ы' | 'ı' => "i",
        'й' | 'ј' => "y",
        'ї' => "yi",
        'к' | 'қ' | 'ҡ' => "k",
        'л' | 'ł' => "l",
        'м' => "m",
        'н' | 'ң' | 'ҥ' | 'ŋ' => "n",
        'о' | 'ө' | 'ɵ' | 'ø' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ß' => "s",
        'т' => "t",
        // Ý stood for У in the Latin alphabet of 2018.
        'у' | 'ұ' | 'ү' | 'ў' | 'ý' => "u",
        'ф' => "f",
        'х' | 'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' | 'č' | 'ç' => "ch",
        'ш' | 'щ' | 'ş' | 'ș' | 'š' => "sh",
        'ь' | 'ъ' => "",
        'є' => "ye",
        'ю' => "yu",
        'я' => "ya",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// One pass of the rules that let different spellings meet; run until nothing changes.
fn reduce(word: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(word.len() + 2);
    let mut rest = word;
    while !rest.is_empty() {
        let (plain, taken): (&[char], usize) = match rest {
            ['s', 'h', 'c' | 's', 'h', ..] => (&['s', 'h'], 4),
            ['s', 'c', 'h', ..] => (&['s', 'h'], 3),
            ['c', 'h', 'c', 'h', ..] => (&['c', 'h'], 4),
            ['t', 'c', 'h', ..] => (&['c', 'h'], 3),
            ['c', 'h', ..] => (&['c', 'h'], 2),
            ['z', 'h', ..] | ['d', 'j', ..] => (&['j'], 2),
            ['k', 'h', ..] => (&['h'], 2),
            ['g', 'h', ..] => (&['g'], 2),
            ['p', 'h', ..] => (&['f'], 2),
            ['t', 'z', ..] => (&['t', 's'], 2),
            ['y', 'e', ..] => (&['e'], 2),
            ['y', 'o', ..] if out.last().is_none_or(|&c| !is_vowel(c)) => (&['e'], 2),
            ['y', ..] => (&['i'], 1),
            ['c' | 'q', ..] => (&['k'], 1),
            ['w', ..] => (&['u'], 1),
            ['x', ..] => (&['k', 's'], 1),
            [a, b, ..] if a == b && a.is_ascii_alphabetic() => (std::slice::from_ref(a), 2),
            _ => (std::slice::from_ref(&rest[0]), 1),
        };
        out.extend_from_slice(plain);
        rest = &rest[taken..];
    }
    out
}

/// A vowel of a folded word, or the y that may still become one.
pub(crate) const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_are_left_as_they_are_by_every_normal_form() {
        let plain: Vec<char> = ('\0'..='\u{7ff}').filter(|c| is_plain(*c)).collect();
        assert!(plain.len() > 128 + 200);
        for &one in &plain {
            assert!(one.is_ascii() || one.is_alphanumeric(), "{one:?}");
            for &other in &plain {
                let pair = [one, other];
                assert!(pair.into_iter().nfkc().eq(pair), "{pair:?}");
            }
        }
    }
}
