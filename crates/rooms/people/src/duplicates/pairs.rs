//! Which pairs are laid before somebody: a pure decision.

use keruen_store::{Record, Row, StoreError};
use std::collections::BTreeSet;

/// More pairs than anybody looks at; what is decided makes room for the next.
const MOST_PAIRS: usize = 2_000;
/// So many pairs of one name, or of one telephone: 300 records of one name alone make 44,850, which
/// would leave no room for anybody else.
const MOST_OF_ONE: usize = 50;

/// A person in a list sorted by what they have in common with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alike {
    /// What they have in common: the sound of a name, a telephone.
    pub(super) what: String,
    /// The person.
    pub(super) person: i64,
    /// Where they live; two who live in different places are two.
    pub(super) territory: Option<i64>,
}

impl Record for Alike {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            what: row.get("what")?,
            person: row.get("person_id")?,
            territory: row.get("territory_id")?,
        })
    }
}

/// Pairs of neighbours in the list that are not decided yet, the smaller number first. Each thing
/// that persons have in common comes once before any comes a second time, so that none waits for
/// the many pairs of another.
///
/// `alike` is sorted by what is in common and then by person.
pub(super) fn pairs(alike: &[Alike], decided: &BTreeSet<(i64, i64)>) -> Vec<(i64, i64)> {
    let of_each: Vec<Vec<(i64, i64)>> = alike
        .chunk_by(|one, other| one.what == other.what)
        .map(|group| undecided(group, decided).take(MOST_OF_ONE).collect())
        .collect();
    (0..MOST_OF_ONE)
        .flat_map(|round| of_each.iter().filter_map(move |some| some.get(round)))
        .copied()
        .take(MOST_PAIRS)
        .collect()
}

/// All pairs of a group that may be one person and of which nobody has said what they are.
fn undecided<'a>(
    group: &'a [Alike],
    decided: &'a BTreeSet<(i64, i64)>,
) -> impl Iterator<Item = (i64, i64)> + 'a {
    group.iter().enumerate().flat_map(move |(at, one)| {
        group[at + 1..]
            .iter()
            .filter(|other| match (one.territory, other.territory) {
                (Some(here), Some(there)) => here == there,
                _ => true,
            })
            .map(|other| (one.person, other.person))
            .filter(|pair| !decided.contains(pair))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike(what: &str, people: impl IntoIterator<Item = i64>) -> Vec<Alike> {
        let one = |person| Alike {
            what: what.to_owned(),
            person,
            territory: None,
        };
        people.into_iter().map(one).collect()
    }

    #[test]
    fn a_frequent_name_leaves_room_for_the_others() {
        let mut all = alike("a", 1..=300);
        all.extend(alike("b", [500, 501]));
        let found = pairs(&all, &BTreeSet::new());
        assert_eq!(found.len(), MOST_OF_ONE + 1);
        assert!(found.contains(&(500, 501)), "{found:?}");
    }

    #[test]
    fn people_of_different_places_are_not_offered() {
        let mut two = alike("a", [1, 2]);
        (two[0].territory, two[1].territory) = (Some(5), Some(6));
        assert!(pairs(&two, &BTreeSet::new()).is_empty());
        two[1].territory = None;
        assert_eq!(pairs(&two, &BTreeSet::new()), [(1, 2)]);
    }

    proptest! {
        /// Whoever decides about what is shown comes to every pair in the end.
        #[test]
        fn no_pair_starves(sizes in prop::collection::vec(2_i64..12, 1..6)) {
            let mut all = Vec::new();
            let mut expected = 0;
            let mut next = 1;
            for (at, size) in sizes.iter().enumerate() {
                all.extend(alike(&format!("{at}"), next..next + size));
                next += size;
                expected += usize::try_from(size * (size - 1) / 2).unwrap_or_default();
            }
            let mut decided = BTreeSet::new();
            loop {
                let found = pairs(&all, &decided);
                if found.is_empty() {
                    break;
                }
                for pair in found {
                    prop_assert!(pair.0 < pair.1);
                    prop_assert!(decided.insert(pair), "offered twice: {pair:?}");
                }
            }
            prop_assert_eq!(decided.len(), expected);
        }
    }
}
