//! Words in headers and cells that stand for something the house has a code for.
//!
//! They stand in `vocabulary.txt`, so that whoever knows how people write can add to them.

use std::collections::HashMap;
use std::sync::LazyLock;

use keruen_speech::{Lang, fold};

use crate::membership::Post;

/// One line of the vocabulary.
#[derive(Debug)]
pub(crate) struct Entry {
    section: &'static str,
    /// The house's word.
    pub(crate) code: &'static str,
    /// What people write in Kazakh, Russian and English.
    words: [Vec<&'static str>; 3],
}

impl Entry {
    /// Every word, in all languages.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().flatten().copied()
    }

    /// The words of one language.
    pub(crate) fn in_lang(&self, lang: Lang) -> &[&'static str] {
        let [kk, ru, en] = &self.words;
        match lang {
            Lang::Kk => kk,
            Lang::Ru => ru,
            Lang::En => en,
        }
    }

    /// The word that an export writes for a reader of this language.
    pub(crate) fn first(&self, lang: Lang) -> Option<&'static str> {
        self.in_lang(lang).first().copied()
    }
}

static VOCABULARY: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    include_str!("vocabulary.txt")
        .lines()
        .filter_map(line)
        .collect()
});

/// Reads a line; blank ones and remarks are none.
fn line(line: &'static str) -> Option<Entry> {
    let mut parts = line.split('|');
    let (section, code) = parts.next()?.trim().split_once('.')?;
    let mut words = || -> Option<Vec<&'static str>> {
        let words = parts.next()?.split(';').map(str::trim);
        Some(words.filter(|word| !word.is_empty()).collect())
    };
    Some(Entry {
        section,
        code,
        words: [words()?, words()?, words()?],
    })
}

/// The lines of a section, in their order.
pub(crate) fn entries(section: &'static str) -> impl Iterator<Item = &'static Entry> {
    VOCABULARY
        .iter()
        .filter(move |entry| entry.section == section)
}

/// The line of a code.
pub(crate) fn entry(section: &'static str, code: &str) -> Option<&'static Entry> {
    entries(section).find(|entry| entry.code == code)
}

/// The language that a word names, by its code or its name in Kazakh, Russian or English.
pub(crate) fn language(word: &str) -> Option<Lang> {
    static LANGUAGES: LazyLock<HashMap<String, Lang>> = LazyLock::new(|| {
        entries("language")
            .filter_map(|entry| Some((entry, entry.code.parse().ok()?)))
            .flat_map(|(entry, lang)| entry.words().map(move |word| (fold(word), lang)))
            .collect()
    });
    LANGUAGES.get(&fold(word)).copied()
}

/// The post that a word names, if the house has one for it.
pub(crate) fn post(text: &str) -> Option<Post> {
    static POSTS: LazyLock<HashMap<String, Post>> = LazyLock::new(|| {
        entries("post")
            .filter_map(|entry| Some((entry, Post::from_code(entry.code)?)))
            .flat_map(|(entry, post)| entry.words().map(move |word| (fold(word), post)))
            .collect()
    });
    let coded = || Post::from_code(text.trim()).filter(|post| *post != Post::Other);
    POSTS.get(&fold(text)).copied().or_else(coded)
}

/// The word that an export writes for a post; none for [`Post::Other`], whose title says it.
pub fn post_word(post: Post, lang: Lang) -> Option<&'static str> {
    entry("post", post.code())?.first(lang)
}

/// Whether a cell only says that there is nothing: `жоқ`, `нет`, `-`.
pub(crate) fn says_nothing(cell: &str) -> bool {
    let said = cell.trim_matches(|sign: char| !sign.is_alphanumeric());
    said.is_empty() || of_sheet("nothing").any(|word| word == said.to_lowercase())
}

/// Whether a cell begins the line that counts a list: `Барлығы: 200 адам`.
pub(crate) fn is_total(cell: &str) -> bool {
    let mut words = cell.split(|sign: char| !sign.is_alphanumeric());
    let first = words.find(|word| !word.is_empty()).unwrap_or_default();
    of_sheet("total").any(|word| word == first.to_lowercase())
}

/// Words of sheets are compared as they are typed: folded, `НЭТ` would be `нет`.
fn of_sheet(code: &str) -> impl Iterator<Item = String> {
    let words = entry("sheet", code).into_iter().flat_map(Entry::words);
    words.map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_export_writes_is_read_again() {
        for post_ in Post::ALL {
            for lang in Lang::ALL {
                if let Some(word) = post_word(post_, lang) {
                    assert_eq!(post(word), Some(post_), "{word}");
                }
            }
            assert_eq!(
                post(post_.code()),
                Some(post_).filter(|p| *p != Post::Other)
            );
        }
        for lang in Lang::ALL {
            assert_eq!(language(lang.code()), Some(lang));
        }
    }

    #[test]
    fn words_are_read_however_they_are_typed() {
        assert_eq!(post("Төрағасы"), Some(Post::Chair));
        assert_eq!(post("ЗАМ. ПРЕДСЕДАТЕЛЯ"), Some(Post::DeputyChair));
        assert_eq!(post("бухгалтер"), None);
        assert_eq!(language("Казакша"), Some(Lang::Kk));
        assert_eq!(language("клингонский"), None);
    }

    #[test]
    fn cells_that_say_nothing_and_lines_that_count_are_told_from_others() {
        for nothing in ["жоқ", "Нет.", "-", " — ", "НЕТ", "n/a", "…"] {
            assert!(says_nothing(nothing), "{nothing}");
        }
        for something in ["НЭТ", "Жоқова", "Нетов", "0", "no-name"] {
            assert!(!says_nothing(something), "{something}");
        }
        for total in ["Барлығы: 200 адам", "ИТОГО", "Всего 12", "«Жиыны»"]
        {
            assert!(is_total(total), "{total}");
        }
        for name in ["Барлыбаев Үлгі", "Тоталов", ""] {
            assert!(!is_total(name), "{name}");
        }
    }
}
