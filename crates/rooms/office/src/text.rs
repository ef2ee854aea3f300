//! Texts in three languages, and addresses.

use std::fmt;

use keruen_speech::Lang;
use keruen_store::{Row, StoreError};

/// A text in Kazakh, Russian and English, each of which may be missing.
/// A missing language is shown as missing, never silently replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Trio {
    /// Kazakh.
    pub kk: Option<String>,
    /// Russian.
    pub ru: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Trio {
    /// From three texts; blank ones are missing.
    pub fn new(kk: &str, ru: &str, en: &str) -> Self {
        let some = |text: &str| {
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        Self {
            kk: some(kk),
            ru: some(ru),
            en: some(en),
        }
    }

    /// The text in this language.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Kk => self.kk.as_deref(),
            Lang::Ru => self.ru.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }

    /// For headings and lists, where something must stand: the text in this language, else in the
    /// first there is, Kazakh first, with the language it is really in (for the `lang` attribute).
    pub fn nearest(&self, lang: Lang) -> Option<(Lang, &str)> {
        [lang, Lang::Kk, Lang::Ru, Lang::En]
            .into_iter()
            .find_map(|l| self.get(l).map(|text| (l, text)))
    }

    /// The languages in which there is no text.
    pub fn missing(&self) -> Vec<Lang> {
        [Lang::Kk, Lang::Ru, Lang::En]
            .into_iter()
            .filter(|lang| self.get(*lang).is_none())
            .collect()
    }

    /// The address a page with this title gets where nobody typed one; the English title makes the
    /// shortest. `None` where no title has letters for an address.
    pub fn address(&self) -> Option<Slug> {
        [Lang::En, Lang::Kk, Lang::Ru]
            .into_iter()
            .find_map(|lang| self.get(lang))
            .and_then(Slug::from_title)
    }

    /// No text in any language.
    pub fn is_empty(&self) -> bool {
        self.kk.is_none() && self.ru.is_none() && self.en.is_none()
    }

    /// Reads the columns `{stem}_kk`, `{stem}_ru`, `{stem}_en`.
    pub fn read(row: &Row, stem: &str) -> Result<Self, StoreError> {
        Ok(Self {
            kk: row.get(&format!("{stem}_kk"))?,
            ru: row.get(&format!("{stem}_ru"))?,
            en: row.get(&format!("{stem}_en"))?,
        })
    }
}

/// The readable end of an address: `a-z`, `0-9` and single hyphens, 1 to 60 characters.
/// One slug serves the three languages and is never used for another page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

impl Slug {
    /// Longest slug, in characters.
    pub const MAX: usize = 60;

    /// Takes a slug as typed; `None` if it has any other character, begins or ends with a hyphen,
    /// doubles one, or is empty or too long.
    pub fn parse(text: &str) -> Option<Self> {
        let good = !text.is_empty()
            && text.len() <= Self::MAX
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--")
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        good.then(|| Self(text.to_owned()))
    }

    /// A slug suggested from a title of any script.
    fn from_title(title: &str) -> Option<Self> {
        let mut text = keruen_speech::slug(title);
        text.truncate(Self::MAX);
        Self::parse(text.trim_matches('-'))
    }

    /// The same with a number behind it, within the bounds of an address: `trainings-2`.
    #[must_use]
    pub fn numbered(&self, n: u32) -> Self {
        let end = format!("-{n}");
        let base = &self.0[..self.0.len().min(Self::MAX - end.len())];
        Self(format!("{}{end}", base.trim_end_matches('-')))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_is_named_and_the_nearest_says_what_it_is() {
        let name = Trio::new("", " Караван ", "Caravan");
        assert_eq!(name.get(Lang::Kk), None);
        assert_eq!(name.missing(), vec![Lang::Kk]);
        assert_eq!(name.nearest(Lang::Kk), Some((Lang::Ru, "Караван")));
        assert_eq!(name.nearest(Lang::En), Some((Lang::En, "Caravan")));
        assert!(Trio::default().is_empty());
    }

    #[test]
    fn a_numbered_slug_is_a_slug() {
        let long = Slug::parse(&format!("{}-b", "a".repeat(57))).expect("good");
        for (slug, n, wanted) in [
            (Slug::parse("a").expect("good"), 2, "a-2".to_owned()),
            (long, 10, format!("{}-10", "a".repeat(57))),
        ] {
            let numbered = slug.numbered(n);
            assert_eq!(numbered.as_str(), wanted);
            assert_eq!(Slug::parse(numbered.as_str()), Some(numbered));
        }
    }

    #[test]
    fn slugs_are_narrow() {
        for good in ["a", "caravan-2026", "9"] {
            assert!(Slug::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "a b",
            "ә",
            "a/b",
            "..",
            &"a".repeat(61),
        ] {
            assert!(Slug::parse(bad).is_none(), "{bad}");
        }
    }
}
