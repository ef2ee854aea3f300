//! An act, and the form it is written in.

use jiff::civil::Date;
use keruen_people::role::Role;
use keruen_store::{Record, Row, StoreError};

use crate::fields::{Fault, Fields, Reader, Reason, TEXT};
use crate::programme::day;
use crate::text::Trio;
use crate::token::Sha;

/// What an act does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Something is published.
    Publication,
    /// A list is closed.
    Freeze,
    /// A hash is fixed before the dice are thrown.
    Commitment,
    /// A draw took place.
    Draw,
    /// A draw does not count, for the reason given.
    Void,
    /// A seat passes to an alternate.
    Replacement,
    /// An earlier act said something wrong.
    Correction,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Publication,
        Self::Freeze,
        Self::Commitment,
        Self::Draw,
        Self::Void,
        Self::Replacement,
        Self::Correction,
    ];

    /// As stored, in forms and in catalogue keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Publication => "publication",
            Self::Freeze => "freeze",
            Self::Commitment => "commitment",
            Self::Draw => "draw",
            Self::Void => "void",
            Self::Replacement => "replacement",
            Self::Correction => "correction",
        }
    }

    /// From a form or storage.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The file an act speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its SHA-256.
    pub sha256: Sha,
    /// The site keeps the file, and everybody can download it.
    pub kept: bool,
}

/// Who makes an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Somebody, in this role; the name stays in the journal.
    Role(Role),
    /// The site by itself, when a time came that somebody had announced.
    Site,
}

impl By {
    /// As stored and as programs read it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Role(role) => role.code(),
            Self::Site => "site",
        }
    }
}

/// A public act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its number on this site; 1, 2, 3 without gaps.
    pub number: i64,
    /// Its day.
    pub date: Date,
    /// In which role somebody made it, or `site`; the name stays in the journal.
    pub role: String,
    /// What it does.
    pub kind: Kind,
    /// The programme it belongs to.
    pub programme: Option<i64>,
    /// The end of that programme's address, if its page is open.
    pub programme_slug: Option<String>,
    /// What it says.
    pub text: Trio,
    /// The file it speaks of.
    pub subject: Option<Subject>,
    /// The act it corrects.
    pub corrects: Option<i64>,
}

impl Record for Act {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let wrong = |what: &str| StoreError::Other(format!("public_act.{what} is unreadable"));
        let hash: Option<String> = row.get("sha256")?;
        let kept = row.get::<Option<String>>("file")?.is_some();
        let subject = match hash {
            Some(hash) => Some(Subject {
                sha256: Sha::parse(&hash).ok_or_else(|| wrong("sha256"))?,
                kept,
            }),
            None => None,
        };
        Ok(Self {
            number: row.get("number")?,
            date: day(row, "date")?.ok_or_else(|| wrong("date"))?,
            role: row.get("role")?,
            kind: row.word("kind", Kind::from_code)?,
            programme: row.get("programme_id")?,
            programme_slug: row.get("programme_slug")?,
            text: Trio::read(row, "text")?,
            subject,
            corrects: row.get("corrects")?,
        })
    }
}

/// An act about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAct {
    /// What it does.
    pub kind: Kind,
    /// The programme it belongs to.
    pub programme: Option<i64>,
    /// What it says, in at least one language.
    pub text: Trio,
    /// The file it speaks of.
    pub subject: Option<Subject>,
    /// The act it corrects; a correction has one, no other kind does.
    pub corrects: Option<i64>,
}

impl NewAct {
    /// Reads `kind`, `text_kk`…, `sha256`, `programme`, `corrects`. A file that the face has
    /// stored is named by `file`, and its hash is the act's.
    pub fn read(fields: &dyn Fields) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(fields);
        let kind = reader.choice("kind", Kind::from_code);
        if fields.field("kind").trim().is_empty() {
            reader.fault("kind", Reason::Missing);
        }
        let programme = reader.id("programme");
        let text = reader.required_trio("text", TEXT);
        let hash = |reader: &mut Reader<'_>, name: &str| {
            let typed = reader.line(name)?;
            let hash = Sha::parse(&typed);
            if hash.is_none() {
                reader.fault(name, Reason::NotAHash);
            }
            hash
        };
        let file = hash(&mut reader, "file");
        let named = hash(&mut reader, "sha256");
        if let (Some(file), Some(named)) = (&file, &named)
            && file != named
        {
            reader.fault("sha256", Reason::NotAHash);
        }
        let corrects = reader.id("corrects");
        match (kind, corrects) {
            (Some(Kind::Correction), None) => reader.fault("corrects", Reason::Missing),
            (Some(kind), Some(_)) if kind != Kind::Correction => {
                reader.fault("corrects", Reason::NotAChoice);
            }
            _ => {}
        }
        let kept = file.is_some();
        let subject = file.or(named).map(|sha256| Subject { sha256, kept });
        reader.finish(|| {
            Some(Self {
                kind: kind?,
                programme,
                text,
                subject,
                corrects,
            })
        })
    }
}
