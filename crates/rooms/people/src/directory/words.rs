//! What somebody typed into the search field, read.

use keruen_store::search;

/// How many words of a query count; a name rarely has more.
const MOST_WORDS: usize = 3;
/// How many digits make a telephone: people search by the last four.
const FEWEST_DIGITS: usize = 3;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Everybody.
    All,
    /// Names or organisations by one to three words, each with what it may begin with.
    Words(Vec<Vec<String>>),
    /// A telephone or address, as three ranges: over telephones from their beginning,
    /// over telephones from their end, over addresses.
    Contact([(String, String); 3]),
    /// Something without a letter or digit in it: nobody.
    Nothing,
}

/// Reads the search field. Digits are a telephone and an `@` an address only for those
/// who may see contacts; for others they find nobody.
pub(super) fn read(typed: &str, contacts: bool) -> Wanted {
    let typed = typed.trim();
    if typed.is_empty() {
        return Wanted::All;
    }
    let nothing = || (String::new(), String::new());
    if typed.contains('@') {
        let address = typed.to_lowercase();
        return if contacts {
            Wanted::Contact([nothing(), nothing(), search::range(&address)])
        } else {
            Wanted::Nothing
        };
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= FEWEST_DIGITS && !typed.chars().any(char::is_alphabetic) {
        if !contacts {
            return Wanted::Nothing;
        }
        let beginning = if typed.starts_with('+') {
            format!("+{digits}")
        } else if let Some(rest) = digits.strip_prefix('8') {
            format!("+7{rest}")
        } else {
            format!("+7{digits}")
        };
        let end: String = digits.chars().rev().collect();
        return Wanted::Contact([search::range(&beginning), search::range(&end), nothing()]);
    }
    let words: Vec<Vec<String>> = search::beginnings(typed)
        .into_iter()
        .take(MOST_WORDS)
        .collect();
    if words.is_empty() {
        Wanted::Nothing
    } else {
        Wanted::Words(words)
    }
}

/// The words that begin as a typed one does, as two ranges; the second is empty unless the word has
/// another beginning.
pub(crate) fn ranges(beginnings: &[String]) -> [(String, String); 2] {
    [0, 1].map(|place| {
        beginnings
            .get(place)
            .map_or_else(Default::default, |word| search::range(word))
    })
}

/// Three of something out of one to three: the first one stands in for the others.
pub(super) fn three<T: Clone>(some: &[T]) -> Option<[T; 3]> {
    let first = some.first()?;
    let or_first = |place: usize| some.get(place).unwrap_or(first).clone();
    Some([first.clone(), or_first(1), or_first(2)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_is_known_by_its_digits() {
        let Wanted::Contact([beginning, end, _]) = read("8 700 000", true) else {
            panic!("not read as a telephone");
        };
        assert_eq!(beginning.0, "+7700000");
        assert_eq!(end.0, "0000078");
        assert_eq!(read("8 700 000", false), Wanted::Nothing);
    }

    #[test]
    fn letters_are_a_name() {
        assert!(matches!(read("  Үлгі 2 ", true), Wanted::Words(_)));
        assert_eq!(read("   ", true), Wanted::All);
        assert_eq!(read("?!", true), Wanted::Nothing);
        assert_eq!(read("a@b", false), Wanted::Nothing);
    }
}
