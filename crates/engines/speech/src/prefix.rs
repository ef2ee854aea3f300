//! What a word may begin with whose first letters were typed.
//!
//! Folding looks at letters together (`kh` is х), so a word cut in the middle of such a pair folds
//! to something that the whole word does not begin with: `Ask`, typed on the way to `Askhat`.

use crate::fold::{each_word, fold_word};

/// For each word of a search its possible folded beginnings, the likeliest first.
///
/// A name matches the word if it has a token that begins with **one** of them.
pub fn prefixes(query: &str) -> Vec<Vec<String>> {
    let mut groups = Vec::new();
    each_word(query, |word| groups.push(of_word(word)));
    groups.retain(|group| !group.is_empty());
    groups
}

/// The beginnings of one typed word.
fn of_word(word: &[char]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for end in std::iter::once("").chain(missing(word)) {
        let typed: Vec<char> = word.iter().copied().chain(end.chars()).collect();
        let folded: String = fold_word(&typed).into_iter().collect();
        // A beginning that only adds letters to an earlier one finds nothing that one does not.
        if !folded.is_empty() && !found.iter().any(|known| folded.starts_with(known)) {
            found.push(folded);
        }
    }
    found
}

/// What may follow the last letter so that the two are one sound.
fn missing(word: &[char]) -> Option<&'static str> {
    match word.last()? {
        'k' | 'K' | 'z' | 'Z' | 'p' | 'P' | 'c' | 'C' => Some("h"),
        'd' | 'D' | 'д' | 'Д' => Some("zh"),
        't' | 'T' => Some("ch"),
        'y' | 'Y' | 'й' | 'Й' => Some("e"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_may_be_half_a_sound_stands_for_both() {
        assert_eq!(prefixes("Ask"), [["ask", "ash"]]);
        assert_eq!(prefixes("Amirz"), [["amirz", "amirj"]]);
        assert_eq!(prefixes("Issay"), [["isai", "isae"]]);
        assert_eq!(prefixes("Жан"), [["jan"]]);
        assert_eq!(prefixes("Сейітов, ама"), [["seitov"], ["ama"]]);
        assert_eq!(prefixes(" — "), Vec::<Vec<String>>::new());
    }
}
