//! What an organisation is.

use crate::fault::{Fault, Faults, Why};
use crate::names::Names;
use crate::span::Span;
use keruen_store::{Record, Row, StoreError};

/// What kind of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrganisationKind {
    /// A non-governmental organisation.
    Ngo,
    /// A public council under the law on public councils, and nothing else.
    Council,
    /// A ministry, department or other state body.
    StateBody,
    /// A chamber of parliament.
    Chamber,
    /// A local executive.
    Akimat,
    /// A local representative body.
    Maslikhat,
    /// A university or college.
    University,
    /// A newspaper, channel or site.
    Media,
    /// A business.
    Business,
    /// Anything else.
    Other,
}

impl OrganisationKind {
    /// Every kind, in the order in which a choice offers them.
    pub const ALL: [Self; 10] = [
        Self::Ngo,
        Self::Council,
        Self::StateBody,
        Self::Chamber,
        Self::Akimat,
        Self::Maslikhat,
        Self::University,
        Self::Media,
        Self::Business,
        Self::Other,
    ];

    /// The word for it in the database, in addresses and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ngo => "ngo",
            Self::Council => "council",
            Self::StateBody => "state_body",
            Self::Chamber => "chamber",
            Self::Akimat => "akimat",
            Self::Maslikhat => "maslikhat",
            Self::University => "university",
            Self::Media => "media",
            Self::Business => "business",
            Self::Other => "other",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An organisation as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Organisation {
    /// Its number.
    pub id: i64,
    /// Its place in addresses; ASCII, unique, never changed or used again.
    pub slug: String,
    /// What anybody may set.
    pub form: OrganisationForm,
    /// Raised by every change.
    pub version: i64,
}

/// The part of an organisation that is typed in, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OrganisationForm {
    /// What kind it is.
    pub kind: OrganisationKind,
    /// In up to three languages.
    pub names: Names,
    /// When it has been, under this name.
    pub valid: Span,
    /// The body whose place it took.
    pub predecessor: Option<i64>,
    /// Where it works.
    pub territory: Option<i64>,
}

/// The same as raw text, as a form or a table has it.
#[derive(Debug, Clone, Default)]
#[expect(
    missing_docs,
    reason = "the fields are those of OrganisationForm, unparsed"
)]
pub struct OrganisationDraft {
    pub kind: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub valid_from: String,
    pub valid_to: String,
    pub predecessor: Option<i64>,
    pub territory: Option<i64>,
}

impl OrganisationDraft {
    /// Parses all fields, or names everything that is wrong.
    pub fn parse(&self) -> Result<OrganisationForm, Vec<Fault>> {
        let mut faults = Faults::new();
        let names = Names::parse(&mut faults, &self.name_kk, &self.name_ru, &self.name_en);
        let valid = Span::parse(
            &mut faults,
            ("valid_from", &self.valid_from),
            ("valid_to", &self.valid_to),
        );
        let kind = faults.keep(
            "kind",
            OrganisationKind::from_code(self.kind.trim()).ok_or(Why::Unknown),
        );
        let Some(kind) = kind else {
            return Err(faults.list());
        };
        faults.done(OrganisationForm {
            kind,
            names,
            valid,
            predecessor: self.predecessor,
            territory: self.territory,
        })
    }
}

impl Record for Organisation {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            slug: row.get("slug")?,
            form: OrganisationForm {
                kind: row.word("kind", OrganisationKind::from_code)?,
                names: Names::read(row, "")?,
                valid: Span::read(row, "valid_from", "valid_to")?,
                predecessor: row.get("predecessor_id")?,
                territory: row.get("territory_id")?,
            },
            version: row.get("version")?,
        })
    }
}
