//! The three languages.

use std::fmt;
use std::str::FromStr;

/// A language Keruen speaks. Kazakh comes first, everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Kazakh, in Cyrillic letters.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

/// The text is not the code of a language Keruen speaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such language: {0:?} (kk, ru or en)")]
pub struct UnknownLang(pub String);

impl Lang {
    /// All languages in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    /// The two letters of ISO 639-1, as in addresses and file names.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language that the letters of a name tell: Kazakh by letters that only Kazakh has,
    /// Russian by any other Cyrillic one, else English.
    pub fn of_letters(text: &str) -> Self {
        // words: letters that only Kazakh has
        if text.chars().any(|c| "ӘәҒғҚқҢңӨөҰұҮүІіҺһ".contains(c)) {
            Self::Kk
        } else if text.chars().any(|c| ('\u{400}'..'\u{530}').contains(&c)) {
            Self::Ru
        } else {
            Self::En
        }
    }

    /// The value of an HTML `lang` attribute.
    pub const fn tag(self) -> &'static str {
        self.code()
    }

    /// The name of the language in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kk => "Қазақша",
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// The place in [`Lang::ALL`].
    pub(crate) const fn index(self) -> usize {
        match self {
            Self::Kk => 0,
            Self::Ru => 1,
            Self::En => 2,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|lang| lang.code() == text)
            .ok_or_else(|| UnknownLang(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_text_are_inverse() {
        for (place, lang) in Lang::ALL.into_iter().enumerate() {
            assert_eq!(lang.code().parse(), Ok(lang));
            assert_eq!(lang.index(), place);
        }
        assert!("KK".parse::<Lang>().is_err());
        assert!("".parse::<Lang>().is_err());
    }
}
