//! Types of an account that cannot be wrong once made.

use keruen_people::contact::ContactValue;
use keruen_people::role::Role;
use keruen_speech::{Lang, fold};
use keruen_store::{Record, Row, StoreError};

use crate::fields::{Fault, Fields, Reader, Reason};
use crate::rights::Viewer;

/// Light, dark, or as the device says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// As stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// From a form or storage.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// An e-mail address, as typed and in the form that is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Takes what is an address of a person too; the letters' case is kept.
    pub fn parse(text: &str) -> Option<Self> {
        ContactValue::email(text).ok()?;
        Some(Self(text.trim().to_owned()))
    }

    /// As typed: for the envelope.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For comparing: two spellings of one address are one account.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }

    /// For showing to somebody who may not be the owner: `a•••@example.kz`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let first: String = local.chars().take(1).collect();
        format!("{first}•••@{domain}")
    }
}

/// A telephone number in the international form, `+77000000031`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// Takes `+7 700 000 00 31`, `8 (700) 000-00-31`, `77000000031`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let phone = ContactValue::phone(text).ok()?;
        Some(Self(phone.as_str().to_owned()))
    }

    /// In the international form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a person signs in with: no step of the journey needs e-mail, so a telephone number does
/// as well.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Login {
    /// An e-mail address.
    Email(Email),
    /// A telephone number.
    Phone(Phone),
}

impl Login {
    /// Takes either, as people type it.
    pub fn parse(text: &str) -> Option<Self> {
        Email::parse(text)
            .map(Self::Email)
            .or_else(|| Phone::parse(text).map(Self::Phone))
    }

    /// For showing it again to whoever typed it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Phone(phone) => phone.as_str(),
        }
    }

    /// For comparing: all spellings of one address or number are one.
    pub fn folded(&self) -> String {
        match self {
            Self::Email(email) => email.folded(),
            Self::Phone(phone) => phone.as_str().to_owned(),
        }
    }
}

/// An account as stored, without its proofs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: i64,
    /// What the person is called on the site.
    pub name: String,
    /// Where letters go; not everybody has one.
    pub email: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// The language of pages and letters.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// The person in the directory.
    pub person: Option<i64>,
    /// A locked account cannot sign in.
    pub locked: bool,
    /// Goes up with every save.
    pub version: i64,
}

impl Account {
    /// Whether the name has words that begin with each of these, in any script. No word, such as
    /// signs alone, is borne by nobody.
    pub fn bears(&self, words: &str) -> bool {
        let folded = |text: &str| -> Vec<String> {
            let words = text.split_whitespace().map(fold);
            words.filter(|word| !word.is_empty()).collect()
        };
        let (parts, wanted) = (folded(&self.name), folded(words));
        let begins = |word: &String| parts.iter().any(|part| part.starts_with(word.as_str()));
        !wanted.is_empty() && wanted.iter().all(begins)
    }
}

impl Record for Account {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
            lang: row.get::<String>("lang")?.parse().unwrap_or(Lang::Kk),
            theme: Theme::from_code(&row.get::<String>("theme")?).unwrap_or_default(),
            person: row.get("person_id")?,
            locked: row.get("locked")?,
            version: row.get("version")?,
        })
    }
}

/// Whether the viewer may see an account and its address: every exit asks
/// here. Oneself, an owner, and the coordinators of a programme in which it has a role.
pub fn visible(viewer: &Viewer, account: i64, programmes: &[(i64, Role)]) -> bool {
    let Some(me) = viewer.full() else {
        return false;
    };
    let mine = me.programmes_as(&[Role::Coordinator]);
    me.id == account || viewer.is_owner() || programmes.iter().any(|(id, _)| mine.contains(id))
}

/// An account as somebody filled it in. There is none that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountForm {
    pub(super) name: String,
    pub(super) email: Option<Email>,
    pub(super) phone: Option<Phone>,
    pub(super) lang: Lang,
    pub(super) person: Option<i64>,
}

impl AccountForm {
    /// What the person is called on the site.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where letters go.
    pub const fn email(&self) -> Option<&Email> {
        self.email.as_ref()
    }

    /// The language of pages and letters.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Without any particulars, under a name of the program's own.
    pub(crate) fn bare(name: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            email: None,
            phone: None,
            lang: Lang::Kk,
            person: None,
        }
    }

    /// Reads `name`, `email`, `phone`, `lang`, `person`.
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let name = reader.required("name");
        let email = reader.line("email").and_then(|typed| {
            let email = Email::parse(&typed);
            if email.is_none() {
                reader.fault("email", Reason::NotAnEmail);
            }
            email
        });
        let phone = phone(&mut reader);
        let lang = reader.lang("lang").unwrap_or(Lang::Kk);
        let person = reader.id("person");
        reader.finish(|| {
            Some(Self {
                name,
                email,
                phone,
                lang,
                person,
            })
        })
    }
}

fn phone(reader: &mut Reader<'_>) -> Option<Phone> {
    let typed = reader.line("phone")?;
    let phone = Phone::parse(&typed);
    if phone.is_none() {
        reader.fault("phone", Reason::NotAPhone);
    }
    phone
}

/// What an account corrects about itself at once. Its address needs a link, its roles somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnForm {
    /// What the person is called on the site.
    pub name: String,
    /// A telephone number.
    pub phone: Option<Phone>,
}

impl OwnForm {
    /// Reads `name` and `phone`.
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let name = reader.required("name");
        let phone = phone(&mut reader);
        reader.finish(|| Some(Self { name, phone }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses() {
        for good in ["a@b.kz", "Үлгі@мысал.қаз", "first.last+tag@sub.example.kz"] {
            assert!(Email::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "a",
            "@b.kz",
            "a@b",
            "a b@c.kz",
            "a@b..kz",
            "a@.kz",
            "a@@b.kz",
            "<a@b.kz>",
            "a@b.kz\r\nBcc: c@d.kz",
        ] {
            assert!(Email::parse(bad).is_none(), "{bad:?}");
        }
        let email = Email::parse("Ulgi@Example.KZ").expect("good");
        assert_eq!(email.folded(), "ulgi@example.kz");
        assert_eq!(email.masked(), "U•••@Example.KZ");
    }

    #[test]
    fn accounts_are_seen_by_themselves_owners_and_their_coordinators() {
        use crate::rights::SignedIn;
        use crate::sign_in::{Half, SessionState};
        let viewer = |id, site: &[Role], programmes: &[(i64, Role)], state| Viewer {
            account: Some(SignedIn {
                id,
                session: 1,
                person: None,
                state,
                site: site.to_vec(),
                programmes: programmes.to_vec(),
            }),
        };
        let (full, half) = (SessionState::Full, SessionState::Half(Half::NeedsCode));
        let trainer = [(7, Role::Trainer)];
        for (viewer, sees) in [
            (Viewer::VISITOR, false),
            (viewer(1, &[], &[], full), true),
            (viewer(1, &[], &[], half), false),
            (viewer(2, &[], &[], full), false),
            (viewer(2, &[Role::Owner], &[], full), true),
            (viewer(2, &[Role::Owner], &[], half), false),
            (viewer(2, &[], &[(7, Role::Coordinator)], full), true),
            (viewer(2, &[], &[(8, Role::Coordinator)], full), false),
            (viewer(2, &[], &[(7, Role::Clerk)], full), false),
        ] {
            assert_eq!(visible(&viewer, 1, &trainer), sees, "{viewer:?}");
        }
    }

    #[test]
    fn one_telephone_however_it_is_written() {
        for typed in [
            "+7 700 000 00 31",
            "8 (700) 000-00-31",
            "77000000031",
            "7000000031",
            "+7\u{a0}700 000\u{2011}00\u{2011}31",
        ] {
            assert_eq!(
                Phone::parse(typed).as_ref().map(Phone::as_str),
                Some("+77000000031"),
                "{typed}"
            );
        }
        for bad in ["", "12", "+7 700 CALL ME", "1234567890123456"] {
            assert_eq!(Phone::parse(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn an_address_never_breaks_a_header(text in "\\PC*") {
            if let Some(email) = Email::parse(&text) {
                prop_assert!(!email.as_str().contains(['\r', '\n', '<', '>', ' ']));
            }
        }
    }
}
