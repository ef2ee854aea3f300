//! What a consent is.

use jiff::Timestamp;
use keruen_speech::Lang;
use keruen_store::files::hex;
use keruen_store::{Record, Row, StoreError};
use sha2::{Digest, Sha256};

/// What a person agrees to; each purpose is asked for separately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Taking part, and the data that needs.
    TakingPart,
    /// The name on public pages.
    NamePublic,
    /// Photos on public pages.
    PhotoPublic,
    /// A row in the draw file: a random id and quota values.
    DrawFile,
    /// Questionnaires even if not chosen.
    Questionnaires,
    /// Contacts shown to the cohort.
    ContactsCohort,
    /// Points public by application number.
    PointsPublic,
}

impl Purpose {
    /// Every purpose, in the order in which a page lists them.
    pub const ALL: [Self; 7] = [
        Self::TakingPart,
        Self::NamePublic,
        Self::PhotoPublic,
        Self::DrawFile,
        Self::Questionnaires,
        Self::ContactsCohort,
        Self::PointsPublic,
    ];

    /// The word for it in the database and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::TakingPart => "taking_part",
            Self::NamePublic => "name_public",
            Self::PhotoPublic => "photo_public",
            Self::DrawFile => "draw_file",
            Self::Questionnaires => "questionnaires",
            Self::ContactsCohort => "contacts_cohort",
            Self::PointsPublic => "points_public",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// How a consent was given or withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// By the person on the site.
    Site,
    /// On paper, kept by the operator.
    Paper,
    /// By telephone.
    Phone,
    /// In a letter or message.
    Message,
    /// The person agreed to a newer wording, which took this one's place.
    NewerWording,
    /// The person was merged with a duplicate that holds the same consent.
    Merge,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 6] = [
        Self::Site,
        Self::Paper,
        Self::Phone,
        Self::Message,
        Self::NewerWording,
        Self::Merge,
    ];

    /// The ways that somebody of the team can write down: [`Way::Site`] is the person's own.
    pub const OFFERED: [Self; 3] = [Self::Paper, Self::Phone, Self::Message];

    /// The word for it in the database and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Paper => "paper",
            Self::Phone => "phone",
            Self::Message => "message",
            Self::NewerWording => "newer_wording",
            Self::Merge => "merge",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// The receipt of a consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its number.
    pub id: i64,
    /// Who agreed.
    pub person: i64,
    /// To what.
    pub purpose: Purpose,
    /// Under which version of the wording.
    pub version: i64,
    /// SHA-256 of the text in the language it was read in, in hexadecimal.
    pub text_hash: String,
    /// The language it was read in.
    pub language: Lang,
    /// When.
    pub given_at: Timestamp,
    /// How.
    pub way: Way,
    /// When and how it was withdrawn.
    pub withdrawn: Option<(Timestamp, Way)>,
}

impl Consent {
    /// Whether it stands.
    pub fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }
}

/// A version of the wording for a purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its number.
    pub id: i64,
    /// For what.
    pub purpose: Purpose,
    /// 1, 2, 3 … for each purpose.
    pub version: i64,
    kk: String,
    ru: String,
    en: String,
    /// Since when it is the one that is asked.
    pub created_at: Timestamp,
}

impl Wording {
    /// The text in a language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Kk => &self.kk,
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }

    /// SHA-256 of the text in a language, in hexadecimal.
    pub fn hash(&self, lang: Lang) -> String {
        text_hash(self.text(lang))
    }
}

/// SHA-256 of a text in hexadecimal, by which a receipt names what was read.
pub fn text_hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

impl Record for Consent {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let withdrawn = match row.get::<Option<Timestamp>>("withdrawn_at")? {
            None => None,
            Some(at) => Some((at, row.word("withdrawn_way", Way::from_code)?)),
        };
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            purpose: row.word("purpose", Purpose::from_code)?,
            version: row.get("version")?,
            text_hash: row.get("text_hash")?,
            language: row.word("language", |code| code.parse().ok())?,
            given_at: row.get("given_at")?,
            way: row.word("way", Way::from_code)?,
            withdrawn,
        })
    }
}

impl Record for Wording {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            purpose: row.word("purpose", Purpose::from_code)?,
            version: row.get("version")?,
            kk: row.get("text_kk")?,
            ru: row.get("text_ru")?,
            en: row.get("text_en")?,
            created_at: row.get("created_at")?,
        })
    }
}
