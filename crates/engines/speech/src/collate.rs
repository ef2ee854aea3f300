//! Alphabetical order of the three languages, after Unicode CLDR.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::Lang;

/// Names the data the sort keys come from: stored keys of another version must be made anew.
///
/// It follows the minor version of `icu_collator_data`, which a rule of the workspace holds.
pub const COLLATION_VERSION: &str = "icu4x-2.4";

/// One collator per language, made at its first use.
static COLLATORS: [LazyLock<Option<CollatorBorrowed<'static>>>; 3] = [
    LazyLock::new(|| Collator::try_new(locale!("kk").into(), CollatorOptions::default()).ok()),
    LazyLock::new(|| Collator::try_new(locale!("ru").into(), CollatorOptions::default()).ok()),
    LazyLock::new(|| Collator::try_new(locale!("en").into(), CollatorOptions::default()).ok()),
];

/// Bytes whose plain order is the alphabetical order of the language.
pub fn sort_key(lang: Lang, text: &str) -> Vec<u8> {
    // A name of n bytes takes about 3n: one to two for each letter, one for case and accent.
    let mut key = Vec::with_capacity(text.len() * 2 + 8);
    match &*COLLATORS[lang.index()] {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        None => key.extend_from_slice(text.as_bytes()),
    }
    key
}

/// Which of two texts stands first in the alphabetical order of the language.
pub fn compare(lang: Lang, a: &str, b: &str) -> Ordering {
    match &*COLLATORS[lang.index()] {
        Some(collator) => collator.compare(a, b),
        None => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts in the order of their sort keys.
    fn sorted<'a>(lang: Lang, texts: &[&'a str]) -> Vec<&'a str> {
        let mut texts = texts.to_vec();
        texts.sort_by_key(|text| sort_key(lang, text));
        texts
    }

    #[test]
    fn there_is_a_collator_for_each_language() {
        assert!(COLLATORS.iter().all(|collator| collator.is_some()));
    }

    #[test]
    fn the_kazakh_alphabet_has_its_own_order() {
        let alphabet =
            "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я";
        let letters: Vec<&str> = alphabet.split(' ').collect();
        let mut reversed = letters.clone();
        reversed.reverse();
        assert_eq!(sorted(Lang::Kk, &reversed), letters);
    }

    #[test]
    fn kazakh_names_stand_in_order() {
        let names = [
            "Абай",
            "Аян",
            "Әлия",
            "Әсел",
            "Болат",
            "Ғалым",
            "Ермек",
            "Қанат",
            "Ұлпан",
            "Aigul",
        ];
        let mut mixed = names.to_vec();
        mixed.reverse();
        assert_eq!(
            sorted(Lang::Kk, &mixed),
            names,
            "Ә after А, Cyrillic before Latin"
        );
    }

    #[test]
    fn russian_yo_stands_with_ye() {
        assert_eq!(
            sorted(
                Lang::Ru,
                &["Ежова", "Ёлкин", "Елисеева", "Яковлева", "Ершов"]
            ),
            ["Ежова", "Елисеева", "Ёлкин", "Ершов", "Яковлева"]
        );
    }

    #[test]
    fn english_knows_case_and_accents_last() {
        assert_eq!(
            sorted(Lang::En, &["zeta", "Émile", "emil", "Emily", "Zara"]),
            ["emil", "Émile", "Emily", "Zara", "zeta"]
        );
    }
}
