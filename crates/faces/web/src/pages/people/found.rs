//! Which letters of a line were found, so that a reader sees why it is there.

use keruen_speech::{fold, near, near_beginning, prefixes};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it was looked for.
    pub found: bool,
}

/// What was looked for, read once for all lines.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    words: Vec<Vec<String>>,
    similar: bool,
}

impl Sought {
    /// Reads what was typed; `similar` says that only names that sound alike were found.
    pub fn new(typed: &str, similar: bool) -> Self {
        Self {
            words: prefixes(typed),
            similar,
        }
    }

    /// A line in pieces.
    pub fn mark(&self, line: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut push = |text: &str, found: bool| match pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.found == found => last.text.push_str(text),
            _ => pieces.push(Piece {
                text: text.to_owned(),
                found,
            }),
        };
        let mut rest = line;
        while !rest.is_empty() {
            let start = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
            let (between, word_on) = rest.split_at(start);
            push(between, false);
            let end = word_on
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(word_on.len());
            let (word, after) = word_on.split_at(end);
            let (found, plain) = word.split_at(self.letters(word));
            push(found, true);
            push(plain, false);
            rest = after;
        }
        pieces
    }

    /// How many bytes from the beginning of a word were found.
    fn letters(&self, word: &str) -> usize {
        // The likeliest reading of what was typed comes first.
        let mut sought = self.words.iter().flatten();
        if let Some(end) = sought.find_map(|sought| begins(word, sought)) {
            return end;
        }
        let alike = |sought: &String| near(sought, word) || near_beginning(sought, word).is_some();
        if self.similar && self.words.iter().flatten().any(alike) {
            return word.len();
        }
        0
    }
}

/// How many bytes of the word it takes to begin as what is sought, if the word does: as the search
/// itself asks, of the whole word.
fn begins(word: &str, sought: &str) -> Option<usize> {
    // Most words are not the one sought, and a page has hundreds of them.
    if !fold(word).starts_with(sought) {
        return None;
    }
    word.char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .find(|&end| {
            word.get(..end)
                .is_some_and(|some| fold(some).starts_with(sought))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, similar: bool, line: &str, wanted: &str) {
        let marked: String = Sought::new(typed, similar)
            .mark(line)
            .into_iter()
            .map(|piece| {
                if piece.found {
                    format!("[{}]", piece.text)
                } else {
                    piece.text
                }
            })
            .collect();
        assert_eq!(marked, wanted, "{typed} in {line}");
    }

    #[test]
    fn letters_are_found_in_any_script() {
        check("сеит", false, "Сейітова Айгерім", "[Сейіт]ова Айгерім");
        check("сеит", false, "Seitova Aliya", "[Seit]ova Aliya");
        check("seit", false, "Сеитов, Бауыржан", "[Сеит]ов, Бауыржан");
        check("айг сей", false, "Сейітова Айгерім", "[Сей]ітова [Айг]ерім");
        check("", false, "Сейітова", "Сейітова");
    }

    #[test]
    fn letters_that_are_half_a_sound_are_not_marked() {
        // `C` alone would be a `k`; the word begins with another sound.
        check("k", false, "Chshegolev Карим", "Chshegolev [К]арим");
        check("щ", false, "Shcherbakova", "[Sh]cherbakova");
    }

    #[test]
    fn a_similar_word_is_found_whole() {
        check("сейтоба", true, "Сейітова Айгерім", "[Сейітова] Айгерім");
        check("сейтоба", false, "Сейітова", "Сейітова");
    }
}
