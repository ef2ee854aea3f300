//! Versions that stand in two places and must be the same.

use super::{Finding, Project};

/// Where the version of the sort keys stands, and the crate whose data they come from.
const SORT_KEYS: &str = "crates/engines/speech/src/collate.rs";
const DATA: &str = "icu_collator_data";

/// Stored sort keys name the version of their data: when the data changes, a job
/// makes them anew, but only if the name changes with it.
pub fn sort_keys(project: &Project) -> Vec<Finding> {
    let text = |path: &str| {
        project
            .sources
            .iter()
            .find(|source| source.path == path)
            .map(|source| source.text.as_str())
    };
    let named = text(SORT_KEYS)
        .and_then(|text| text.split_once("COLLATION_VERSION: &str = \"icu4x-"))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version);
    let locked = text("Cargo.lock")
        .and_then(|text| text.split_once(&format!("name = \"{DATA}\"\nversion = \"")))
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version);
    match (named, locked) {
        (Some(named), Some(locked)) if locked.starts_with(&format!("{named}.")) => Vec::new(),
        (named, locked) => vec![Finding::of(
            SORT_KEYS,
            format!(
                "names the version {}, and {DATA} is {}",
                named.unwrap_or("of nothing"),
                locked.unwrap_or("not locked")
            ),
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    fn findings(version: &str, locked: &str) -> usize {
        sort_keys(&made_of(&[
            (
                SORT_KEYS,
                &format!("pub const COLLATION_VERSION: &str = \"icu4x-{version}\";"),
            ),
            (
                "Cargo.lock",
                &format!("[[package]]\nname = \"{DATA}\"\nversion = \"{locked}\"\n"),
            ),
        ]))
        .len()
    }

    #[test]
    fn other_data_under_the_same_name_are_found() {
        assert_eq!(findings("2.4", "2.4.1"), 0);
        assert_eq!(findings("2.4", "2.5.0"), 1);
        assert_eq!(findings("2.4", "2.40.0"), 1);
        assert_eq!(sort_keys(&made_of(&[])).len(), 1);
    }
}
