//! Alphabetical order of the three languages, after Unicode CLDR.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::Lang;

/// Names the data the sort keys come from: stored keys of another version must be made anew.
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
