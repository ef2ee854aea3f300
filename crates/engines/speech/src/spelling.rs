//! Finding a name that was misspelt.
//!
//! Two steps, so that a database can do the first with an index: [`skeletons`] are keys that a
//! name and its likely misspellings share, [`near`] decides on the few names found that way.

use std::ops::RangeInclusive;

use crate::fold::{fold, is_vowel};

/// Lengths of a skeleton in which one consonant may be missing, wrong or out of order. Of shorter
/// ones too little would be left to tell names apart, longer ones are no names.
const FORGIVING: RangeInclusive<usize> = 4..=24;
/// Length of a folded word from which one edit is forgiven.
const ONE_EDIT: usize = 4;
/// Length of a folded word from which two edits are forgiven if both words are heard alike.
const LIKE_HEARD: usize = 6;
/// Length of a folded word from which two edits are forgiven.
const TWO_EDITS: usize = 8;
/// Length of a folded word from which it may be the misspelt beginning of a longer one.
const BEGINNING: usize = 5;
/// Characters that are compared; the rest of a longer text is left out, for comparing two texts
/// takes the product of their lengths.
const COMPARED: usize = 200;

/// The consonant skeleton of a word: folded, without vowels, with consonants that are heard
/// alike as one (б п ф в, д т, з с ц, г к х, ш ч). A vowel at the beginning counts, whichever it is.
///
/// Of a text of several words it is the skeletons in a row.
pub fn skeleton(word: &str) -> String {
    fold(word).split(' ').map(of_folded).collect()
}

/// Keys to store for a name, and to ask for when looking for it misspelt.
///
/// For each word its skeleton and, if that is long enough, every skeleton with one consonant
/// left out: two words that differ by one consonant lost, added, changed, or swapped with its
/// neighbour have a key in common.
pub fn skeletons(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for word in fold(text).split(' ').filter(|word| !word.is_empty()) {
        let whole: Vec<char> = of_folded(word).chars().collect();
        if FORGIVING.contains(&whole.len()) {
            for gap in 0..whole.len() {
                let (head, tail) = (&whole[..gap], &whole[gap + 1..]);
                keys.push(head.iter().chain(tail).collect());
            }
        }
        keys.push(whole.into_iter().collect());
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The skeleton of one folded word.
fn of_folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let heard = match c {
            _ if is_vowel(c) && out.is_empty() => 'a',
            _ if is_vowel(c) => continue,
            's' | 'c' if chars.next_if_eq(&'h').is_some() => 'c',
            't' if chars.next_if_eq(&'s').is_some() => 's',
            'b' | 'p' | 'f' | 'v' => 'p',
            'd' | 't' => 't',
            'z' | 's' => 's',
            'g' | 'k' | 'h' => 'k',
            other => other,
        };
        if !out.ends_with(heard) || heard.is_ascii_digit() {
            out.push(heard);
        }
    }
    out
}

/// Whether every word of `sought` stands in `text`, misspelt a little.
///
/// Both are folded. One edit (a letter lost, added, changed, or two neighbours swapped) is
/// forgiven in a word of at least 4 letters, two in one of at least 8, or of at least 6 if both are
/// heard alike; the shorter word counts.
/// Nothing is near to an empty search.
pub fn near(sought: &str, text: &str) -> bool {
    let (sought, text) = (fold(sought), fold(text));
    !sought.is_empty()
        && sought
            .split(' ')
            .all(|word| text.split(' ').any(|other| word_near(word, other)))
}

/// [`near`] for two folded words.
fn word_near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let heard = of_folded(a) == of_folded(b);
    let (a, b) = (compared(a), compared(b));
    let allowed = match a.len().min(b.len()) {
        TWO_EDITS.. => 2,
        // Heard as one name, whatever stands for its sounds: Шыңғыс and Chingiz.
        LIKE_HEARD.. if heard => 2,
        ONE_EDIT.. => 1,
        _ => return false,
    };
    a.len().abs_diff(b.len()) <= allowed && edits(&a, &b) <= allowed
}

/// How many edits a word is from the beginning of a longer one, if it is near to it: of at least 5
/// letters with one edit, of at least 8 with two. `умирзак` is the beginning of `Өмірзақова`.
pub fn near_beginning(sought: &str, known: &str) -> Option<usize> {
    let (sought, known) = (compared(&fold(sought)), compared(&fold(known)));
    let allowed = match sought.len() {
        TWO_EDITS.. => 2,
        BEGINNING.. => 1,
        _ => return None,
    };
    // A letter lost or added moves the end of the beginning by one.
    (sought.len() - 1..=sought.len() + 1)
        .filter_map(|end| known.get(..end).filter(|_| end < known.len()))
        .map(|beginning| edits(&sought, beginning))
        .min()
        .filter(|edits| *edits <= allowed)
}

/// How many edits the folded texts are apart, to put the nearest first.
///
/// Only the first 200 characters count.
pub fn distance(a: &str, b: &str) -> usize {
    edits(&compared(&fold(a)), &compared(&fold(b)))
}

/// The characters of a folded text that are compared.
fn compared(text: &str) -> Vec<char> {
    text.chars().take(COMPARED).collect()
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && y == a[i - 1] {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_skeleton_keeps_what_is_heard() {
        assert_eq!(skeleton("Амангелді"), "amnklt");
        assert_eq!(skeleton("Аманкелды"), "amnklt");
        assert_eq!(skeleton("Бауыржан"), skeleton("Baurzhan"));
        assert_eq!(skeleton("Шыңғыс"), skeleton("Чингиз"));
        assert_eq!(skeleton(""), "");
        assert_ne!(skeleton("Асан"), skeleton("Сана"));
    }

    #[test]
    fn a_lost_consonant_leaves_a_key_in_common() {
        let stored = skeletons("Сейітов Амангелді");
        for misspelt in ["Амагелди", "Амангелдин", "Анамгелди", "Аманбелди", "Сеитоф"]
        {
            let asked = skeletons(misspelt);
            assert!(
                asked.iter().any(|key| stored.contains(key)),
                "{misspelt}: {asked:?}"
            );
        }
        let other = skeletons("Жұлдызбек");
        assert!(!other.iter().any(|key| stored.contains(key)));
    }

    #[test]
    fn edits_are_counted() {
        assert_eq!(distance("Амангелді", "амангельды"), 0);
        assert_eq!(distance("Амангелді", "амагелды"), 1);
        assert_eq!(distance("Амангелді", "амагнелды"), 1, "a swap is one edit");
        assert_eq!(distance("Асан", ""), 4);
    }

    #[test]
    fn short_words_are_not_forgiven() {
        assert!(near("Амангельди", "Сейітов Амангелді Бекұлы"));
        assert!(near("сеитов амагелди", "Сейітов Амангелді Бекұлы"));
        assert!(!near("Сеитов Ерлан", "Сейітов Амангелді Бекұлы"));
        assert!(!near("Ая", "Ақ"));
        assert!(near("Ая", "Aya"));
        assert!(!near("", "Ая"));
    }
}
