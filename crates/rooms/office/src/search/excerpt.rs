//! The piece of a text that shows why it was found.

use keruen_speech::stem_groups;

use super::words::Words;

/// So many words are looked through; further on a text is not read to the end for this.
const LOOKED_AT: usize = 200;
/// So many characters stand around the word.
const AROUND: usize = 70;

/// A piece of a text around a word that was looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before it, beginning with an ellipsis where the text goes back further.
    pub before: String,
    /// The word; empty if none was found near the beginning.
    pub word: String,
    /// What follows, ending with an ellipsis where the text goes on.
    pub after: String,
}

/// The first place of a text that has one of the words, else its beginning.
pub fn excerpt(text: &str, words: &Words) -> Excerpt {
    let found = spans(text)
        .take(LOOKED_AT)
        .find(|(from, to)| {
            let stems: Vec<String> = stem_groups(&text[*from..*to]).concat();
            words.iter().any(|word| word.means(&stems))
        })
        .unwrap_or((0, 0));
    let (from, to) = found;
    let start = back(text, from);
    let room = if to == 0 { AROUND * 2 } else { AROUND };
    let end = forth(text, to, room);
    let mut before = flat(&text[start..from]);
    if start > 0 {
        before.insert(0, '…');
    }
    let mut after = flat(&text[to..end]);
    if end < text.len() {
        after.push('…');
    }
    Excerpt {
        before,
        word: text[from..to].to_owned(),
        after,
    }
}

/// Where the words of a text begin and end.
fn spans(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let from = word.as_ptr().addr() - text.as_ptr().addr();
            (from, from + word.len())
        })
}

/// A beginning of a word some characters back.
fn back(text: &str, from: usize) -> usize {
    let Some((at, _)) = text[..from].char_indices().rev().nth(AROUND) else {
        return 0;
    };
    text[at..from]
        .char_indices()
        .find(|(_, c)| c.is_whitespace())
        .map_or(at, |(space, c)| at + space + c.len_utf8())
}

/// An end of a word some characters further.
fn forth(text: &str, to: usize, room: usize) -> usize {
    let Some((at, _)) = text[to..].char_indices().nth(room) else {
        return text.len();
    };
    text[to..to + at]
        .rfind(char::is_whitespace)
        .map_or(to + at, |space| to + space)
}

/// In one line; the spaces around stay, since a word stands beside them.
fn flat(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match (c.is_whitespace(), line.ends_with(' ')) {
            (true, true) => {}
            (true, false) => line.push(' '),
            (false, _) => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str, query: &str) -> Excerpt {
        excerpt(text, &Words::read(query).expect("words"))
    }

    #[test]
    fn the_word_stands_among_its_neighbours() {
        let found = of("Бүгін қоғамдық\n\nкеңестердің отырысы болды.", "кеңес");
        assert_eq!(found.before, "Бүгін қоғамдық ");
        assert_eq!(found.word, "кеңестердің");
        assert_eq!(found.after, " отырысы болды.");
        let nothing = of("Бүгін отырыс болды.", "сапар");
        assert_eq!((nothing.before.as_str(), nothing.word.as_str()), ("", ""));
        assert_eq!(nothing.after, "Бүгін отырыс болды.");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = format!("{} поездка {}", "слово ".repeat(50), "дальше ".repeat(50));
        let found = of(&text, "поездки");
        assert!(found.before.starts_with("…слово "), "{found:?}");
        assert!(found.after.ends_with("дальше…"), "{found:?}");
        assert!(found.before.chars().count() <= AROUND + 2);
    }

    proptest! {
        #[test]
        fn any_text_can_be_cut(text in "\\PC{0,400}", query in "\\PC{1,20}") {
            if let Some(words) = Words::read(&query) {
                let cut = excerpt(&text, &words);
                prop_assert!(cut.word.is_empty() || text.contains(&cut.word));
            }
        }
    }
}
