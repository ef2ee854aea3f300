//! The 17 regions of Kazakhstan and its three cities of republican significance, so that a new
//! site need not type them. Data, not law: an owner may rename, move or dissolve any of them.

use super::acts::create;
use super::model::{Territory, TerritoryDraft, TerritoryForm};
use crate::refusal::Refusal;
use keruen_speech::{Lang, fold};
use keruen_store::Tx;
use std::collections::BTreeSet;

const REGIONS: &str = include_str!("../../data/kz-regions.csv");

// words: read in names that people typed, never shown
/// Words that only say what kind of territory a name is of.
const KINDS: [&str; 8] = [
    "облысы",
    "область",
    "region",
    "oblast",
    "қаласы",
    "город",
    "г.",
    "city",
];

/// All of them, as they stand in the data.
pub fn regions() -> Vec<TerritoryForm> {
    REGIONS.lines().skip(1).filter_map(read).collect()
}

/// Those that a site does not have yet. A region counts as there if a region that lies in
/// nothing has its name in any language, with or without the word "region".
pub fn missing(there: &[Territory]) -> Vec<TerritoryForm> {
    let all = regions();
    let full: BTreeSet<String> = all.iter().flat_map(names).collect();
    let known: BTreeSet<String> = there
        .iter()
        .filter(|territory| territory.form.parent.is_none())
        .flat_map(|territory| names(&territory.form))
        .collect();
    all.into_iter()
        .filter(|region| {
            let short = names(region).into_iter().map(|name| bare(&name));
            // "Almaty" alone is the city, not the region around it.
            let short = short.filter(|name| !full.contains(name));
            !names(region)
                .into_iter()
                .chain(short)
                .any(|name| known.contains(&name))
        })
        .collect()
}

/// Adds those that the site does not have yet, and gives how many. Done again it adds nothing.
pub async fn add(tx: &mut Tx) -> Result<usize, Refusal> {
    let there: Vec<Territory> = tx.many(super::queries::ALL, &[]).await?;
    let missing = missing(&there);
    for region in &missing {
        create(tx, region).await?;
    }
    Ok(missing.len())
}

fn read(line: &str) -> Option<TerritoryForm> {
    let mut cells = line.split(';');
    let mut cell = || cells.next().unwrap_or_default().to_owned();
    let draft = TerritoryDraft {
        kind: "region".to_owned(),
        name_kk: cell(),
        name_ru: cell(),
        name_en: cell(),
        valid_from: cell(),
        ..TerritoryDraft::default()
    };
    draft.parse().ok()
}

/// The names in all languages, folded, so that spellings and scripts compare.
fn names(form: &TerritoryForm) -> Vec<String> {
    Lang::ALL
        .into_iter()
        .filter_map(|lang| form.names.get(lang))
        .map(fold)
        .collect()
}

/// A folded name without the words for its kind.
fn bare(name: &str) -> String {
    let kinds = KINDS.map(fold);
    let words = name
        .split_whitespace()
        .filter(|word| !kinds.iter().any(|kind| kind == word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there(names: &[&str]) -> Vec<Territory> {
        let one = |(id, name): (i64, &&str)| Territory {
            id,
            form: TerritoryDraft {
                kind: "region".to_owned(),
                name_kk: (*name).to_owned(),
                ..TerritoryDraft::default()
            }
            .parse()
            .expect("a good form"),
            version: 1,
        };
        (1..).zip(names).map(one).collect()
    }

    #[test]
    fn all_are_there_in_three_languages() {
        let all = regions();
        assert_eq!(all.len(), 20);
        for region in &all {
            assert!(
                Lang::ALL
                    .into_iter()
                    .all(|lang| region.names.get(lang).is_some()),
                "{region:?}"
            );
        }
    }

    #[track_caller]
    fn check(names: &[&str], gone: &[&str]) {
        let missing = missing(&there(names));
        assert_eq!(missing.len(), 20 - gone.len(), "{names:?}");
        for name in gone {
            assert!(
                missing
                    .iter()
                    .all(|region| region.names.get(Lang::Kk) != Some(name)),
                "{name}"
            );
        }
    }

    #[test]
    fn what_a_site_has_is_not_added_again() {
        check(&[], &[]);
        check(&["Маңғыстау облысы"], &["Маңғыстау облысы"]);
        check(&["Маңғыстау"], &["Маңғыстау облысы"]);
        check(&["Мангистауская область"], &["Маңғыстау облысы"]);
        check(&["Алматы"], &["Алматы"]);
        check(&["Алматы облысы", "Бейнеу ауданы"], &["Алматы облысы"]);
    }
}
