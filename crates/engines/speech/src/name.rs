//! Names of people as lists and letters write them.

/// The name of a person: surname first in lists, the patronymic optional.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonName {
    /// Family name; empty where a person has only one name.
    pub surname: String,
    /// Given name.
    pub given: String,
    /// Patronymic as the person writes it: `Бекұлы`, `Бекович`, or none.
    pub patronymic: Option<String>,
}

impl PersonName {
    /// A name of its parts, each trimmed and with single spaces; a blank patronymic is none.
    pub fn new(surname: &str, given: &str, patronymic: Option<&str>) -> Self {
        Self {
            surname: tidy(surname),
            given: tidy(given),
            patronymic: patronymic.map(tidy).filter(|part| !part.is_empty()),
        }
    }

    /// Reads a name written surname first in one field: `Сейітов Амангелді Бек ұлы`.
    ///
    /// The first word is the surname, the second the given name, the rest the patronymic.
    /// `None` if there are fewer than two words.
    pub fn from_listed(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (surname, given) = (words.next()?, words.next()?);
        let rest = words.collect::<Vec<_>>().join(" ");
        Some(Self::new(surname, given, Some(&rest)))
    }

    /// The first sign of a text that no part of a name has: anything but letters with their
    /// marks, spaces, hyphens, apostrophes and dots. `=cmd` and `Петров (мл.)` are no names;
    /// `О’Коннор-Құмтаева`, `Сүйініш И.` are.
    pub fn foreign_sign(text: &str) -> Option<char> {
        let belongs = |c: char| {
            c.is_alphabetic()
                || c.is_whitespace()
                // Accents that stand apart from their letter, as some systems write `й`.
                || ('\u{300}'..='\u{36f}').contains(&c)
                || "-‐‑‒–—−".contains(c)
                || "'’‘‛`´ʹ′＇".contains(c)
                || c == '.'
        };
        text.chars().find(|c| !belongs(*c))
    }

    /// Surname first, for lists: `Сейітов Амангелді Бекұлы`.
    pub fn listed(&self) -> String {
        self.join([
            Some(&self.surname),
            Some(&self.given),
            self.patronymic.as_ref(),
        ])
    }

    /// For speaking to the person: given name and patronymic, `Амангелді Бекұлы`.
    ///
    /// The surname if there is no given name.
    pub fn addressed(&self) -> String {
        if self.given.trim().is_empty() {
            return tidy(&self.surname);
        }
        self.join([Some(&self.given), self.patronymic.as_ref(), None])
    }

    /// Surname and initials with no-break spaces, for narrow columns: `Сейітов А. Б.`
    pub fn initialled(&self) -> String {
        let mut out = tidy(&self.surname);
        for part in [Some(&self.given), self.patronymic.as_ref()]
            .into_iter()
            .flatten()
        {
            if let Some(first) = part.trim().chars().next() {
                if !out.is_empty() {
                    out.push(crate::number::NBSP);
                }
                out.extend(first.to_uppercase());
                out.push('.');
            }
        }
        out
    }

    /// A name typed in capitals, as paper forms ask for it, with small letters after the first of
    /// each part. One that has a small letter in surname or given name is left as it is, and so is
    /// a single letter.
    #[must_use]
    pub fn out_of_capitals(self) -> Self {
        let shouted = |part: &str| {
            part.chars().filter(|c| c.is_alphabetic()).count() > 1
                && !part.chars().any(char::is_lowercase)
        };
        if !shouted(&self.surname) || !shouted(&self.given) {
            return self;
        }
        Self {
            surname: capitalised(&self.surname),
            given: capitalised(&self.given),
            patronymic: self.patronymic.map(|part| capitalised(&part)),
        }
    }

    /// The parts that are not blank, with single spaces.
    #[expect(clippy::unused_self, reason = "reads as part of the name it joins")]
    fn join(&self, parts: [Option<&String>; 3]) -> String {
        let words: Vec<&str> = parts
            .into_iter()
            .flatten()
            .flat_map(|part| part.split_whitespace())
            .collect();
        words.join(" ")
    }
}

/// A large letter at the beginning of each word and after a hyphen, small ones elsewhere.
fn capitalised(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut first = true;
    for c in part.chars() {
        if first {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        first = c.is_whitespace() || c == '-';
    }
    out
}

/// Trimmed, with single spaces.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_letters_and_few_other_signs() {
        for name in [
            "Құмтаева-Сынақ",
            "Әл-Фараби",
            "Д'Арк",
            "О’Коннор",
            "Oʻzbekov",
            "Gulnara`",
            "Үлгі И. Т.",
            "Тургенев\u{438}\u{306}",
            "Teñiz Ğalymqyzy",
            "Jean‑Luc",
        ] {
            assert_eq!(PersonName::foreign_sign(name), None, "{name}");
        }
        for (text, sign) in [
            ("=HYPERLINK(\"http://x\",\"Иванов\")", '='),
            ("=cmd|' /C calc'!A0", '='),
            ("+7 700 000 00 31", '+'),
            ("@SUM", '@'),
            ("Сынақова (Үлгіұлы)", '('),
            ("Сынақова 2", '2'),
            ("Сынақова, Дана", ','),
            ("<b>Дана</b>", '<'),
            ("\u{1f642}Дана", '\u{1f642}'),
        ] {
            assert_eq!(PersonName::foreign_sign(text), Some(sign), "{text}");
        }
    }

    #[test]
    fn lists_put_the_surname_first() {
        let name = PersonName::new(" Құмтаев ", "Жұлдызбек", Some("Теңізұлы"));
        assert_eq!(name.listed(), "Құмтаев Жұлдызбек Теңізұлы");
        assert_eq!(name.addressed(), "Жұлдызбек Теңізұлы");
        assert_eq!(name.initialled(), "Құмтаев\u{a0}Ж.\u{a0}Т.");
    }

    #[test]
    fn capitals_are_for_forms() {
        let plain = |s, g, p| PersonName::new(s, g, p).out_of_capitals();
        assert_eq!(
            plain("ҚҰМТАЕВА-СЫНАҚ", "ІҢКӘР", Some("ТЕҢІЗ ҚЫЗЫ")),
            PersonName::new("Құмтаева-Сынақ", "Іңкәр", Some("Теңіз Қызы"))
        );
        for (surname, given) in [("Құмтаева", "ІҢКӘР"), ("Ә", "ІҢКӘР"), ("O'Neill", "Ann")]
        {
            assert_eq!(
                plain(surname, given, None),
                PersonName::new(surname, given, None)
            );
        }
    }

    #[test]
    fn the_patronymic_is_optional() {
        let name = PersonName::new("Құмтаева", "Толқын", Some("  "));
        assert_eq!(name.patronymic, None);
        assert_eq!(name.listed(), "Құмтаева Толқын");
        assert_eq!(name.addressed(), "Толқын");
        assert_eq!(
            PersonName::new("Құмтаева", "", None).addressed(),
            "Құмтаева"
        );
    }

    #[test]
    fn one_field_is_read_surname_first() {
        let name = PersonName::from_listed("Құмтаев  Жұлдызбек Теңіз ұлы");
        assert_eq!(
            name,
            Some(PersonName::new("Құмтаев", "Жұлдызбек", Some("Теңіз ұлы")))
        );
        assert_eq!(PersonName::from_listed("Құмтаев"), None);
        assert_eq!(PersonName::from_listed(" \t"), None);
    }
}
