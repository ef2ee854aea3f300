//! What holds for any text at all.

use keruen_speech::{
    Lang, compare, distance, fold, near, prefixes, skeleton, skeletons, slug, sort_key,
    stem_groups, stems, tokens,
};
use proptest::prelude::*;

/// Any text, with letters of the three languages, marks and NUL more often than chance has them.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ '’\\-]{0,24}",
        "[a-zA-ZäğñöşūüıİÄ '\\x00]{0,24}",
        "[czhskgpydjoteqwxх\u{301}\u{327}ш]{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn folding_twice_is_folding_once(a in text()) {
        let once = fold(&a);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
    }

    #[test]
    fn folding_knows_no_case(a in prop_oneof!["[а-яёәғқңөұүһі ]{0,24}", "[a-zşğñ ]{0,24}"]) {
        prop_assert_eq!(fold(&a.to_uppercase()), fold(&a));
    }

    #[test]
    fn tokens_are_folded_and_not_blank(a in text()) {
        for token in tokens(&a) {
            prop_assert!(!token.is_empty() && !token.contains(' '));
            prop_assert_eq!(fold(&token), token);
        }
    }

    #[test]
    fn sort_keys_agree_with_the_collator(a in text(), b in text()) {
        for lang in Lang::ALL {
            let keys = sort_key(lang, &a).cmp(&sort_key(lang, &b));
            prop_assert_eq!(keys, compare(lang, &a, &b));
        }
    }

    #[test]
    fn slugs_are_addresses(a in text()) {
        let slug = slug(&a);
        prop_assert!((1..=60).contains(&slug.len()));
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        prop_assert_eq!(keruen_speech::slug(&slug), slug);
    }

    #[test]
    fn a_word_is_near_itself_and_shares_its_keys(a in text()) {
        prop_assert_eq!(distance(&a, &a), 0);
        prop_assert_eq!(near(&a, &a), !fold(&a).is_empty());
        for token in tokens(&a) {
            prop_assert!(skeletons(&a).contains(&skeleton(&token)));
        }
    }

    #[test]
    fn distance_looks_both_ways(a in text(), b in text()) {
        prop_assert_eq!(distance(&a, &b), distance(&b, &a));
    }

    #[test]
    fn a_whole_word_is_one_of_its_beginnings(a in text()) {
        let starts = prefixes(&a).concat();
        for token in tokens(&a) {
            prop_assert!(starts.iter().any(|s| token.starts_with(s)), "{token} {starts:?}");
        }
    }

    #[test]
    fn stems_are_folded(a in text()) {
        let groups = stem_groups(&a);
        prop_assert!(groups.iter().all(|group| !group.is_empty()));
        for stem in stems(&a) {
            prop_assert!(!stem.is_empty() && fold(&stem) == stem, "{:?}", stem);
            prop_assert!(groups.iter().any(|group| group.contains(&stem)));
        }
    }

    #[test]
    fn endings_without_end_are_no_trouble(
        endings in prop::collection::vec(prop::sample::select(vec![
            "дағы", "ның", "лар", "ы", "сы", "ында", "ымыз", "тағы", "ға", "іне", "дер", "б", "қ",
        ]), 0..40),
    ) {
        let word = format!("қала{}", endings.concat());
        prop_assert_eq!(stem_groups(&word).len(), 1);
    }
}

#[test]
fn long_texts_are_no_trouble() {
    let word = "ждағы".repeat(20_000);
    assert_eq!(stems(&word).len(), 1);
    assert!(skeletons(&word).len() == 1 && near(&word, &word) && distance(&word, "ж") == 199);
    assert_eq!(slug(&word).len(), 60);
    assert!(!sort_key(Lang::Kk, &word).is_empty());
}
