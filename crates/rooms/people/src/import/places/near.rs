//! Names that are spelt almost alike, found among thousands without comparing each.

/// Names in the order of their letters, so that what many of them begin with is compared once.
#[derive(Debug, Clone, Default)]
pub(super) struct Spellings {
    /// Letters, and what the name was put in with.
    names: Vec<(Vec<char>, usize)>,
}

/// One looking up: what is sought, and what was found.
struct Look {
    sought: Vec<char>,
    most: usize,
    /// Edits and what the name was put in with.
    found: Vec<(usize, usize)>,
    /// How many beginnings were compared; what looking up costs.
    steps: usize,
}

impl Spellings {
    /// Of these names.
    pub(super) fn new<'a>(names: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let mut names: Vec<(Vec<char>, usize)> = names
            .into_iter()
            .map(|(name, at)| (name.chars().collect(), at))
            .collect();
        names.sort_unstable();
        Self { names }
    }

    /// The names at most so many edits away, as [`keruen_speech::distance`] counts them: the edits,
    /// and what each name was put in with; in no order.
    pub(super) fn within(&self, sought: &str, most: usize) -> Vec<(usize, usize)> {
        self.look(sought, most).found
    }

    fn look(&self, sought: &str, most: usize) -> Look {
        let sought: Vec<char> = sought.chars().collect();
        let first: Vec<usize> = (0..=sought.len()).collect();
        let mut look = Look {
            sought,
            most,
            found: Vec::new(),
            steps: 0,
        };
        look.among(&self.names, 0, None, &first);
        look
    }
}

impl Look {
    /// Goes through names whose first `depth` letters are the same. `row` says how many edits lie
    /// between those letters and each beginning of what is sought; `before` is the letter before
    /// with its row, for neighbours that changed places.
    fn among(
        &mut self,
        names: &[(Vec<char>, usize)],
        depth: usize,
        before: Option<(char, &[usize])>,
        row: &[usize],
    ) {
        // The shorter stands first.
        let whole = names.partition_point(|(name, _)| name.len() == depth);
        let (ended, mut rest) = names.split_at(whole);
        if let Some(&edits) = row.last().filter(|edits| **edits <= self.most) {
            self.found.extend(ended.iter().map(|(_, at)| (edits, *at)));
        }
        while let Some(letter) = rest.first().and_then(|(name, _)| name.get(depth)).copied() {
            let same = rest.partition_point(|(name, _)| name.get(depth) == Some(&letter));
            let (alike, others) = rest.split_at(same);
            rest = others;
            self.steps += 1;
            let next = self.next(depth, before, row, letter);
            // Two neighbours that change places are one edit more than the row before.
            let least = |row: &[usize]| row.iter().copied().min().unwrap_or_default();
            if least(&next) <= self.most || least(row) < self.most {
                self.among(alike, depth + 1, Some((letter, row)), &next);
            }
        }
    }

    /// The row after one more letter: insertions, deletions, substitutions, neighbours swapped.
    fn next(
        &self,
        depth: usize,
        before: Option<(char, &[usize])>,
        row: &[usize],
        letter: char,
    ) -> Vec<usize> {
        let mut next = Vec::with_capacity(row.len());
        next.push(depth + 1);
        for (place, &sought) in self.sought.iter().enumerate() {
            let mut best = (row[place] + usize::from(sought != letter))
                .min(row[place + 1] + 1)
                .min(next[place] + 1);
            if let Some((previous, older)) = before
                && place > 0
                && sought == previous
                && self.sought[place - 1] == letter
            {
                best = best.min(older[place - 1] + 1);
            }
            next.push(best);
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use keruen_speech::distance;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_comparing_each_would_find_is_found(
            names in prop::collection::vec("[abc ]{0,8}", 0..40),
            sought in "[abc ]{0,8}",
            most in 0_usize..3,
        ) {
            // The measure folds first: spaces at the ends and doubled ones are nothing to it.
            let folded = |text: &str| keruen_speech::fold(text);
            let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
            let sought = folded(&sought);
            let all = Spellings::new(names.iter().map(String::as_str).zip(0..));
            let mut found = all.within(&sought, most);
            found.sort_unstable();
            let mut expected: Vec<(usize, usize)> = names
                .iter()
                .map(|name| distance(name, &sought))
                .zip(0..)
                .filter(|(edits, _)| *edits <= most)
                .collect();
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn ten_thousand_numbered_names_are_not_compared_one_by_one() {
        let names: Vec<String> = (0..10_000).map(|n| format!("orta mektep {n:05}")).collect();
        let all = Spellings::new(names.iter().map(String::as_str).zip(0..));
        let steps: usize = (0..100)
            .map(|n| {
                all.look(&format!("orta mektep {}", 20_000 + n * 731), 2)
                    .steps
            })
            .sum();
        assert!(steps < 100 * 2_000, "{steps}");
    }
}
