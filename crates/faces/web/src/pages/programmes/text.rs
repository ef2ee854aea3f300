//! A text of three languages as a page shows it: in the reader's language, or in the nearest one
//! and marked as such.

use jiff::civil::Date;
use keruen_office::text::Trio;
use keruen_speech::{Lang, Speaker, date};

/// A text with the language it is really in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// The code of its language, if that is not the page's.
    pub lang: Option<&'static str>,
    /// That language in a word of the page's, if it is not the page's.
    pub tag: String,
}

impl Said {
    /// The nearest text, if there is any.
    pub fn of(t: Speaker<'_>, trio: &Trio) -> Option<Self> {
        let (lang, text) = trio.nearest(t.lang())?;
        let foreign = lang != t.lang();
        Some(Self {
            text: text.to_owned(),
            lang: foreign.then(|| lang.code()),
            tag: if foreign {
                in_language(t, lang)
            } else {
                String::new()
            },
        })
    }

    /// The nearest text, or this one where there is none.
    pub fn or(t: Speaker<'_>, trio: &Trio, otherwise: &str) -> Self {
        Self::of(t, trio).unwrap_or_else(|| Self {
            text: otherwise.to_owned(),
            ..Self::default()
        })
    }

    /// Its paragraphs: they stand apart by a blank line.
    pub fn paragraphs(&self) -> Vec<&str> {
        let all = self.text.split("\n\n").map(str::trim);
        all.filter(|paragraph| !paragraph.is_empty()).collect()
    }

    /// Its lines that say something.
    pub fn lines(&self) -> Vec<&str> {
        self.text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect()
    }
}

/// "in Kazakh" in the page's language.
fn in_language(t: Speaker<'_>, lang: Lang) -> String {
    t.say(match lang {
        Lang::Kk => "programme-in-kk",
        Lang::Ru => "programme-in-ru",
        Lang::En => "programme-in-en",
    })
}

/// What a page says on top when some of its texts are not in its language, else nothing.
pub fn missing(t: Speaker<'_>, texts: &[&Trio]) -> String {
    let absent = |trio: &&&Trio| !trio.is_empty() && trio.get(t.lang()).is_none();
    if texts.iter().any(|trio| absent(&trio)) {
        t.say("programme-missing-language")
    } else {
        String::new()
    }
}

/// From one day to another, as far as they are known.
pub fn span(t: Speaker<'_>, starts: Option<Date>, ends: Option<Date>) -> String {
    match (starts, ends) {
        (Some(starts), Some(ends)) => date::range(t.lang(), starts, ends),
        (Some(starts), None) => t.say1("programme-from", "day", date::long(t.lang(), starts)),
        (None, Some(ends)) => t.say1("programme-until", "day", date::long(t.lang(), ends)),
        (None, None) => String::new(),
    }
}

/// As [`span`], without the year that is under way: for a rail, whose cells are narrow.
pub fn span_near(t: Speaker<'_>, starts: Option<Date>, ends: Option<Date>, today: Date) -> String {
    let near = |day: Date| date::near(t.lang(), day, today);
    match (starts, ends) {
        (Some(starts), Some(ends)) => date::range_near(t.lang(), starts, ends, today),
        (Some(starts), None) => t.say1("programme-from", "day", near(starts)),
        (None, Some(ends)) => t.say1("programme-until", "day", near(ends)),
        (None, None) => String::new(),
    }
}

/// As much of a text as stands in a list: its first paragraph, cut at a word.
pub fn beginning(text: &str, max: usize) -> String {
    let first = text.split("\n\n").next().unwrap_or_default().trim();
    if first.chars().count() <= max {
        return first.to_owned();
    }
    let cut: String = first.chars().take(max).collect();
    let whole = cut
        .rsplit_once(char::is_whitespace)
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!(
        "{}…",
        whole.trim_end_matches([',', '.', ':', ';', '—', '–'])
    )
}

/// A piece of a text: words, or an address that can be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// As it was written.
    pub text: &'t str,
    /// Whether it is an address of the web.
    pub is_address: bool,
}

/// A text with the addresses in it apart, so that they can be followed: `http://…` or `https://…` up
/// to a blank, without the sign that ends the sentence.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut said = 0;
    for (at, _) in text.match_indices("http") {
        if at < said || text[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest = &text[at..];
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| rest.starts_with(scheme));
        let ends = |c: char| c.is_whitespace() || "<>\"«»“”„".contains(c);
        let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        // A bracket that was opened before the address is closed after it.
        let address = if address.contains('(') {
            address
        } else {
            address.trim_end_matches([')', '.', ','])
        };
        let named = scheme.and_then(|scheme| address.strip_prefix(scheme));
        if !named.is_some_and(|host| host.starts_with(char::is_alphanumeric)) {
            continue;
        }
        pieces.push(Piece {
            text: &text[said..at],
            is_address: false,
        });
        pieces.push(Piece {
            text: address,
            is_address: true,
        });
        said = at + address.len();
    }
    pieces.push(Piece {
        text: &text[said..],
        is_address: false,
    });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;

    #[test]
    fn a_foreign_text_says_in_which_language_it_is() {
        let t = wording::speaker(Lang::En);
        let said = Said::of(t, &Trio::new("Керуен", "", "")).expect("a text");
        assert_eq!((said.text.as_str(), said.lang), ("Керуен", Some("kk")));
        assert!(!said.tag.is_empty());
        assert!(!missing(t, &[&Trio::new("Керуен", "", "")]).is_empty());
        assert!(missing(t, &[&Trio::default(), &Trio::new("", "", "Caravan")]).is_empty());
    }

    #[test]
    fn a_beginning_ends_at_a_word() {
        assert_eq!(beginning("One two three.\n\nFour", 40), "One two three.");
        assert_eq!(beginning("One two, three", 10), "One two…");
        assert_eq!(beginning("Unbreakable", 5), "Unbre…");
    }

    #[test]
    fn paragraphs_and_lines_say_something() {
        let said = Said {
            text: "a\n\n\n b\nc \n\n".into(),
            ..Said::default()
        };
        assert_eq!(said.paragraphs(), ["a", "b\nc"]);
        assert_eq!(said.lines(), ["a", "b", "c"]);
    }

    #[test]
    fn addresses_stand_apart_without_the_end_of_the_sentence() {
        let addresses = |text: &'static str| -> Vec<&str> {
            let all = pieces(text);
            let whole: String = all.iter().map(|piece| piece.text).collect();
            assert_eq!(whole, text, "nothing is lost");
            let found = all.into_iter().filter(|piece| piece.is_address);
            found.map(|piece| piece.text).collect()
        };
        assert_eq!(
            addresses("https://aral.example/a?b=c&d, (http://x.example). HTTP"),
            ["https://aral.example/a?b=c&d", "http://x.example"]
        );
        assert_eq!(
            addresses("«https://kk.example/Қала_(аудан)»"),
            ["https://kk.example/Қала_(аудан)"]
        );
        for none in [
            "",
            "http",
            "https://",
            "https://.",
            "xhttp://a.example",
            "javascript:alert(1)",
        ] {
            assert!(addresses(none).is_empty(), "{none}");
        }
    }
}
