//! Stems of words in running text, so that a search finds a word in all its forms.
//!
//! Russian and English by the Snowball algorithms, Kazakh by our own stripper of noun endings.
//! The language is that of the word, not of the text: texts here mix the three in one sentence.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use crate::fold::{fold, vanishes};

mod kazakh;
mod suffixes;

/// The Snowball stemmers; they hold no state.
static RUSSIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Russian));
/// The second of them.
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// All stems of a text, folded, each once, in the order of the words: what to store for a search.
pub fn stems(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = stem_groups(text).into_iter().flatten();
    all.filter(|stem| seen.insert(stem.clone())).collect()
}

/// For each word of a text its possible stems, folded: what to ask for in a search.
///
/// A text holds the word if it has **one** of the stems of its group. A Cyrillic word without a
/// letter that only Kazakh has may be Kazakh or Russian, and then has two.
pub fn stem_groups(text: &str) -> Vec<Vec<String>> {
    let lower: String = text
        .nfc()
        .filter(|&c| !vanishes(c))
        .flat_map(char::to_lowercase)
        .collect();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(of_word)
        .filter(|group| !group.is_empty())
        .collect()
}

/// The possible stems of one lower-case word.
fn of_word(word: &str) -> Vec<String> {
    let found: Vec<String> = match Script::of(word) {
        Script::Kazakh => vec![kazakh::stem(word)],
        Script::Cyrillic => {
            vec![
                kazakh::stem(word),
                RUSSIAN.stem(&word.replace('ё', "е")).into_owned(),
            ]
        }
        Script::Latin => vec![ENGLISH.stem(word).into_owned()],
        Script::Other => vec![word.to_owned()],
    };
    let mut folded: Vec<String> = Vec::with_capacity(found.len());
    for stem in found {
        // A word of compatibility letters can fold to several.
        for part in fold(&stem).split_whitespace() {
            if !folded.iter().any(|known| known == part) {
                folded.push(part.to_owned());
            }
        }
    }
    folded
}

/// What the letters of a word say about its language.
enum Script {
    /// Has a letter that Russian has not.
    Kazakh,
    /// Cyrillic, but Kazakh and Russian both could be.
    Cyrillic,
    /// ASCII letters only.
    Latin,
    /// Digits, mixtures and other scripts.
    Other,
}

impl Script {
    fn of(word: &str) -> Self {
        if word.chars().all(|c| matches!(c, 'а'..='я' | 'ё')) {
            Self::Cyrillic
        } else if word.chars().all(kazakh::is_letter) {
            Self::Kazakh
        } else if word.chars().all(|c| c.is_ascii_alphabetic()) {
            Self::Latin
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_taken_for_its_language() {
        assert_eq!(stems("кеңестердің жиналысы"), ["kenes", "jinalis"]);
        assert_eq!(
            stem_groups("учебные поездки")[1].last(),
            stem_groups("поездка")[0].last()
        );
        assert_eq!(stems("study tours studied"), ["studi", "tour"]);
        assert_eq!(stems("2026 ж. №5"), ["2026", "j", "5"]);
        assert_eq!(stems("— !"), Vec::<String>::new());
    }

    #[test]
    fn forms_of_a_word_meet() {
        for (form, other) in [
            ("қоғамдық кеңестің отырысында", "кеңес отырысы"),
            ("Маңғыстаудағы үкіметтік емес ұйымдарға", "Маңғыстау ұйым"),
            ("адамдарға", "адамдар"),
            ("общественных советов", "общественный совет"),
            ("наблюдателями", "наблюдатели"),
            ("councils meeting", "council meetings"),
        ] {
            let stored = stems(form);
            for group in stem_groups(other) {
                assert!(
                    group.iter().any(|s| stored.contains(s)),
                    "{group:?} not in {stored:?}"
                );
            }
        }
    }
}
