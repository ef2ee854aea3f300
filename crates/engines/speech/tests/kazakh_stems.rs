//! Kazakh noun forms against a list made by hand.

use keruen_speech::{fold, stem_groups};

#[test]
fn forms_have_the_stems_of_the_gold_list() {
    let gold: Vec<(&str, &str)> = include_str!("gold-kk.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            line.split_once('\t')
                .unwrap_or_else(|| panic!("no tab: {line:?}"))
        })
        .collect();
    assert!(gold.len() >= 150, "{}", gold.len());
    // A word that may be Russian has a second stem; the Kazakh one is the first.
    let wrong: Vec<String> = gold
        .iter()
        .filter_map(|(form, stem)| {
            let found = stem_groups(form).concat().swap_remove(0);
            (found != fold(stem)).then(|| format!("{form}: {found}, not {}", fold(stem)))
        })
        .collect();
    println!(
        "gold list: {} forms, {} right",
        gold.len(),
        gold.len() - wrong.len()
    );
    assert!(
        wrong.is_empty(),
        "{} of {}: {wrong:#?}",
        wrong.len(),
        gold.len()
    );
}
