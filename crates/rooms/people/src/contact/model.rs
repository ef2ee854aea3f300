//! What a contact is.

use crate::fault::Why;
use keruen_store::{Record, Row, StoreError};

/// A way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactKind {
    /// A telephone.
    Phone,
    /// An e-mail address.
    Email,
}

impl ContactKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Phone, Self::Email];

    /// The word for it in the database and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A telephone in E.164 (`+77000000021`) or an address in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ContactValue {
    kind: ContactKind,
    value: String,
}

impl ContactValue {
    /// Reads a telephone as people write it: `8 700 000 00 21`, `+7 (700) 000-00-21`,
    /// or ten digits. Numbers of Kazakhstan need no country code, others begin with `+`.
    pub fn phone(raw: &str) -> Result<Self, Why> {
        // Telephones copied out of an address book come between invisible marks of direction.
        let raw = keruen_speech::shown(raw);
        if raw.chars().any(|c| {
            !(c.is_ascii_digit()
                || c.is_whitespace()
                || "+-()./\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".contains(c))
        }) {
            return Err(Why::NotAPhone);
        }
        let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
        let abroad = raw.trim_start().starts_with('+');
        let whole = match digits.len() {
            10 if !abroad => format!("7{digits}"),
            11 if !abroad && digits.starts_with(['7', '8']) => format!("7{}", &digits[1..]),
            8..=15 if abroad && !digits.starts_with('0') => digits,
            _ => return Err(Why::NotAPhone),
        };
        if whole.starts_with('7') && whole.len() != 11 {
            return Err(Why::NotAPhone);
        }
        Ok(Self {
            kind: ContactKind::Phone,
            value: format!("+{whole}"),
        })
    }

    /// Reads an address: one `@`, something before it, a dotted name after it, no
    /// spaces, at most 254 characters. Whether it exists, only a letter can tell.
    pub fn email(raw: &str) -> Result<Self, Why> {
        let value = keruen_speech::shown(raw).trim().to_lowercase();
        let (local, domain) = value.split_once('@').ok_or(Why::NotAnEmail)?;
        let sound = !local.is_empty()
            && local.len() <= 64
            && value.len() <= 254
            && !domain.contains('@')
            && domain.contains('.')
            && domain.split('.').all(|part| {
                !part.is_empty()
                    && !part.starts_with('-')
                    && !part.ends_with('-')
                    && part.chars().all(|c| c.is_alphanumeric() || c == '-')
            })
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && !value
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || "<>()[],;:\\\"".contains(c));
        if sound {
            Ok(Self {
                kind: ContactKind::Email,
                value,
            })
        } else {
            Err(Why::NotAnEmail)
        }
    }

    /// Reads a contact of this kind.
    pub fn parse(kind: ContactKind, raw: &str) -> Result<Self, Why> {
        match kind {
            ContactKind::Phone => Self::phone(raw),
            ContactKind::Email => Self::email(raw),
        }
    }

    /// A telephone kept elsewhere than here, in the groups in which it is read; what
    /// is no telephone stays as it is.
    pub fn phone_shown(kept: &str) -> String {
        Self::phone(kept).map_or_else(|_| kept.to_owned(), |phone| phone.grouped())
    }

    /// Telephone or address.
    pub fn kind(&self) -> ContactKind {
        self.kind
    }

    /// `+77000000021` or `aigerim@example.kz`.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The digits from the last to the first, by which a telephone is searched; empty
    /// for an address.
    pub(crate) fn backwards(&self) -> String {
        match self.kind {
            ContactKind::Phone => self
                .value
                .chars()
                .rev()
                .filter(char::is_ascii_digit)
                .collect(),
            ContactKind::Email => String::new(),
        }
    }

    /// A telephone in groups with no-break spaces, `+7 700 000 00 21`; an address as it is.
    pub fn grouped(&self) -> String {
        match (self.kind, self.value.as_bytes()) {
            (ContactKind::Phone, [b'+', b'7', ..]) if self.value.len() == 12 => {
                let part = |from: usize, to: usize| self.value.get(from..to).unwrap_or_default();
                [
                    part(0, 2),
                    part(2, 5),
                    part(5, 8),
                    part(8, 10),
                    part(10, 12),
                ]
                .join("\u{a0}")
            }
            _ => self.value.clone(),
        }
    }
}

/// A contact of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub person: i64,
    /// The telephone or address.
    pub value: ContactValue,
    /// Whether it is the one to use first among those of its kind.
    pub main: bool,
}

impl Record for Contact {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            value: ContactValue {
                kind: row.word("kind", ContactKind::from_code)?,
                value: row.get("value")?,
            },
            main: row.get("main")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn telephones_are_read_as_written_here() {
        for raw in [
            "8 700 000 00 21",
            "+7 (700) 000-00-21",
            "7000000021",
            "87000000021",
            "8-700-000-00-21",
        ] {
            assert_eq!(
                ContactValue::phone(raw).map(|p| p.value),
                Ok("+77000000021".into()),
                "{raw}"
            );
        }
        assert_eq!(
            ContactValue::phone("+998 90 000 00 00").map(|p| p.value),
            Ok("+998900000000".into())
        );
        for raw in [
            "",
            "12345",
            "870000000211",
            "+7 700",
            "жоқ",
            "700 000 00 21 ішкі 5",
            "+0123456789",
        ] {
            assert_eq!(ContactValue::phone(raw), Err(Why::NotAPhone), "{raw}");
        }
    }

    #[test]
    fn addresses_are_read() {
        assert_eq!(
            ContactValue::email(" Ulgi@Example.KZ ").map(|e| e.value),
            Ok("ulgi@example.kz".into())
        );
        for raw in [
            "",
            "a",
            "a@b",
            "@b.kz",
            "a@@b.kz",
            "a b@c.kz",
            "a@b..kz",
            "a@b.kz\0",
            "<a@b.kz>",
            "a@-b.kz",
            "a..b@c.kz",
        ] {
            assert_eq!(ContactValue::email(raw), Err(Why::NotAnEmail), "{raw}");
        }
    }

    #[test]
    fn a_telephone_is_shown_in_groups() {
        let phone = ContactValue::phone("87000000021").map(|p| p.grouped());
        assert_eq!(phone, Ok("+7\u{a0}700\u{a0}000\u{a0}00\u{a0}21".into()));
        assert_eq!(
            ContactValue::phone_shown("+77000000021"),
            "+7\u{a0}700\u{a0}000\u{a0}00\u{a0}21"
        );
        assert_eq!(ContactValue::phone_shown("112"), "112");
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again(raw in "[+]?[0-9 ()-]{0,20}") {
            if let Ok(phone) = ContactValue::phone(&raw) {
                prop_assert_eq!(ContactValue::phone(phone.as_str()), Ok(phone.clone()));
                prop_assert_eq!(ContactValue::phone(&phone.grouped()), Ok(phone));
            }
        }

        #[test]
        fn no_text_breaks_the_parsers(raw in any::<String>()) {
            let _ = ContactValue::phone(&raw);
            if let Ok(email) = ContactValue::email(&raw) {
                prop_assert_eq!(ContactValue::email(email.as_str()), Ok(email));
            }
        }
    }
}
