//! What somebody typed into the search box, read.

use keruen_speech::stem_groups;
use keruen_store::{Value, search};

/// How many words of a query count. Of a longer one the longest do: they tell the most.
const MOST_WORDS: usize = 3;
/// A typed word stands for longer ones from this length on; a shorter one is meant as it is.
const BEGINNING: usize = 3;
/// How many characters of a query are read.
const LONGEST: usize = 200;

/// One typed word: stems that mean it, and what a longer word may begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) stems: Vec<String>,
    pub(super) beginnings: Vec<String>,
}

impl Word {
    /// Four ranges over the words of the index; those without use are empty.
    fn ranges(&self) -> [(String, String); 4] {
        let mut all = self.stems.iter().take(2).map(|stem| exactly(stem)).chain(
            self.beginnings.iter().take(2).map(|begin| {
                if begin.chars().count() < BEGINNING {
                    exactly(begin)
                } else {
                    search::range(begin)
                }
            }),
        );
        std::array::from_fn(|_| all.next().unwrap_or_default())
    }

    /// Whether a word of a text is meant, given its stems.
    pub(super) fn means(&self, stems: &[String]) -> bool {
        stems.iter().any(|stem| {
            self.stems.contains(stem)
                || self
                    .beginnings
                    .iter()
                    .any(|begin| begin.chars().count() >= BEGINNING && stem.starts_with(begin))
        })
    }
}

/// This word alone: words of the index hold no space, which sorts before every letter.
fn exactly(word: &str) -> (String, String) {
    (word.to_owned(), format!("{word} "))
}

/// A query of one to three words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(Vec<Word>);

impl Words {
    /// Reads a query; `None` where there is no letter and no digit.
    pub fn read(typed: &str) -> Option<Self> {
        let typed: String = typed.chars().take(LONGEST).collect();
        let mut words: Vec<(usize, Word)> = typed
            .split(|c: char| !c.is_alphanumeric())
            .filter_map(|word| {
                let read = Word {
                    stems: stem_groups(word).into_iter().flatten().collect(),
                    beginnings: search::beginnings(word).into_iter().flatten().collect(),
                };
                let empty = read.stems.is_empty() && read.beginnings.is_empty();
                (!empty).then(|| (word.chars().count(), read))
            })
            .collect();
        // Stable: of equally long ones the first typed stay.
        words.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        words.truncate(MOST_WORDS);
        let words: Vec<Word> = words.into_iter().map(|(_, word)| word).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Word> {
        self.0.iter()
    }

    /// The twenty-four values of the statements: two for a range, four ranges a word, three words,
    /// the first one again where there are fewer.
    pub(super) fn values(&self) -> Vec<Value> {
        let mut values = Vec::with_capacity(32);
        for place in 0..MOST_WORDS {
            let Some(word) = self.0.get(place).or(self.0.first()) else {
                continue;
            };
            for (from, to) in word.ranges() {
                values.extend([Value::from(from), Value::from(to)]);
            }
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_query_is_its_telling_words() {
        for nothing in ["", "   ", "?!", "«»", "\u{301}"] {
            assert_eq!(Words::read(nothing), None, "{nothing:?}");
        }
        let words = Words::read("и в лотерее, как и с баллами").expect("words");
        assert_eq!(words.0.len(), 3);
        assert!(words.0[0].stems.iter().any(|s| s.starts_with("lotere")));
    }

    #[test]
    fn a_short_word_is_meant_as_it_is() {
        let words = Words::read("5").expect("a word");
        assert!(words.0[0].means(&["5".to_owned()]));
        assert!(!words.0[0].means(&["52".to_owned()]));
        let words = Words::read("кең").expect("a word");
        assert!(words.0[0].means(&["kenes".to_owned()]));
    }

    proptest! {
        #[test]
        fn any_query_makes_all_values(typed in "\\PC*") {
            if let Some(words) = Words::read(&typed) {
                prop_assert_eq!(words.values().len(), 24);
            }
        }
    }
}
