//! What is asked of the directory and what it answers.

use crate::consent::Purpose;
use crate::membership::Post;
use crate::names::Names;
use crate::person::model::read_name;
use crate::visibility::Aim;
use keruen_speech::name::PersonName;
use keruen_store::{Record, Row, StoreError};

/// How many persons a page of the list has.
pub const PAGE: i64 = 50;

/// How somebody's consent to a purpose stands. Who is blocked is asked for none and has nothing
/// left to be blocked for, so nobody of them is among those without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// It stands.
    Given(Purpose),
    /// It does not stand, given once or never.
    Missing(Purpose),
    /// It was given, was taken back, and does not stand: for those who block and erase.
    Withdrawn(Purpose),
}

impl Consent {
    /// To what, and the word for how it stands, as the statements take them.
    pub(super) const fn parts(self) -> (Purpose, &'static str) {
        match self {
            Self::Given(purpose) => (purpose, "given"),
            Self::Missing(purpose) => (purpose, "missing"),
            Self::Withdrawn(purpose) => (purpose, "withdrawn"),
        }
    }

    /// What such a list is for: a consent is seen by those who type people in; one that was taken
    /// back waits for those who decide.
    pub(super) const fn aim(self) -> Aim {
        match self {
            Self::Given(_) | Self::Missing(_) => Aim::TypeIn,
            Self::Withdrawn(_) => Aim::Decide,
        }
    }
}

/// What is asked of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What was typed into the search field.
    pub words: String,
    /// Only persons of this territory, or of one within it.
    pub territory: Option<i64>,
    /// Only those who hold this post now.
    pub post: Option<Post>,
    /// Only those of this organisation now.
    pub organisation: Option<i64>,
    /// Only those whose consent stands so.
    pub consent: Option<Consent>,
    /// Only those whose data is blocked.
    pub blocked: bool,
    /// What the list is for: a list to take out or to merge from holds fewer than one to look at.
    pub aim: Aim,
    /// The page, from 1.
    pub page: i64,
    /// How many persons a page has.
    pub size: i64,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            words: String::new(),
            territory: None,
            post: None,
            organisation: None,
            consent: None,
            blocked: false,
            aim: Aim::Look,
            page: 1,
            size: PAGE,
        }
    }
}

impl Query {
    pub(super) fn filters_nothing(&self) -> bool {
        self.territory.is_none()
            && self.post.is_none()
            && self.organisation.is_none()
            && self.consent.is_none()
            && !self.blocked
    }
}

/// Whether what was typed was found as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// As it is, in whatever script.
    AsTyped,
    /// Only names that sound alike.
    Similar,
}

/// A page of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The persons of this page, in the order of the reader's language.
    pub entries: Vec<Entry>,
    /// How many persons there are on all pages.
    pub total: i64,
    /// This page, from 1; the last one if a later one was asked for.
    pub page: i64,
    /// How many pages there are, at least 1.
    pub pages: i64,
    /// Whether they were found as typed.
    pub spelling: Spelling,
}

/// What a person does where, for a line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// As what.
    pub post: Post,
    /// In the organisation's own words.
    pub title: Option<String>,
    /// The organisation's place in addresses.
    pub slug: String,
    /// Where.
    pub organisation: Names,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The person.
    pub id: i64,
    /// Their name.
    pub name: PersonName,
    /// The name they had before, where the viewer may see it.
    pub former: Option<String>,
    /// Where they live, where the viewer may see it.
    pub territory: Option<Names>,
    /// What they are now: the newest membership, and a seat on a council.
    pub bonds: Vec<Bond>,
    /// Whether their data is blocked.
    pub blocked: bool,
    /// For an optimistic save from the list.
    pub version: i64,
}

impl Record for Entry {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let bond = |post: &str, title: Option<String>, prefix: &str| {
            if row.get::<Option<String>>(post)?.is_none() {
                return Ok(None);
            }
            let Some(organisation) = Names::read_maybe(row, &format!("{prefix}_"))? else {
                return Ok(None);
            };
            Ok::<_, StoreError>(Some(Bond {
                post: row.word(post, Post::from_code)?,
                title,
                slug: row.get(&format!("{prefix}_slug"))?,
                organisation,
            }))
        };
        let membership = bond("post", row.get("title")?, "organisation")?;
        let seat = bond("seat_post", None, "council")?;
        Ok(Self {
            id: row.get("id")?,
            name: read_name(row, "")?,
            former: row.get("former")?,
            territory: Names::read_maybe(row, "territory_")?,
            bonds: membership.into_iter().chain(seat).collect(),
            blocked: row.get::<Option<i64>>("blocked_at")?.is_some(),
            version: row.get("version")?,
        })
    }
}
