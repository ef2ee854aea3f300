//! What a membership is.

use crate::fault::{Fault, Faults, Why};
use crate::seal::Seal;
use crate::span::Span;
use keruen_store::{Record, Row, StoreError};

/// What somebody is in an organisation, or on a seat of a council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Post {
    /// A member.
    Member,
    /// The chair.
    Chair,
    /// The chair's deputy.
    DeputyChair,
    /// The secretary; of a public council not a member of it.
    Secretary,
    /// The first head.
    Head,
    /// The head's deputy.
    DeputyHead,
    /// A member of the board or presidium.
    Board,
    /// Somebody who founded it.
    Founder,
    /// Employed.
    Staff,
    /// A volunteer.
    Volunteer,
    /// An expert.
    Expert,
    /// A trainer.
    Trainer,
    /// Anything else; the title says what.
    Other,
}

impl Post {
    /// Every post, in the order in which a choice offers them.
    pub const ALL: [Self; 13] = [
        Self::Member,
        Self::Chair,
        Self::DeputyChair,
        Self::Secretary,
        Self::Head,
        Self::DeputyHead,
        Self::Board,
        Self::Founder,
        Self::Staff,
        Self::Volunteer,
        Self::Expert,
        Self::Trainer,
        Self::Other,
    ];

    /// What a seat of a public council can be.
    pub const OF_SEAT: [Self; 3] = [Self::Chair, Self::DeputyChair, Self::Member];

    /// The word for it in the database and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Chair => "chair",
            Self::DeputyChair => "deputy_chair",
            Self::Secretary => "secretary",
            Self::Head => "head",
            Self::DeputyHead => "deputy_head",
            Self::Board => "board",
            Self::Founder => "founder",
            Self::Staff => "staff",
            Self::Volunteer => "volunteer",
            Self::Expert => "expert",
            Self::Trainer => "trainer",
            Self::Other => "other",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.code() == code)
    }
}

/// A membership as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its number.
    pub id: i64,
    /// Who.
    pub person: i64,
    /// What it says.
    pub form: MembershipForm,
}

/// The part of a membership that is typed in, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MembershipForm {
    /// Where.
    pub organisation: i64,
    /// As what.
    pub post: Post,
    /// The post in the organisation's own words, if they differ.
    pub title: Option<String>,
    /// From when to when; open ends are allowed.
    pub span: Span,
    /// What it rests on, such as a charter with its date.
    pub basis: Option<String>,
}

/// The same as raw text.
#[derive(Debug, Clone, Default)]
#[expect(
    missing_docs,
    reason = "the fields are those of MembershipForm, unparsed"
)]
pub struct MembershipDraft {
    pub organisation: Option<i64>,
    pub post: String,
    pub title: String,
    pub since: String,
    pub until: String,
    pub basis: String,
}

impl MembershipDraft {
    /// Parses all fields, or names everything that is wrong.
    pub fn parse(&self) -> Result<MembershipForm, Vec<Fault>> {
        let mut faults = Faults::new();
        let organisation = faults.keep("organisation", self.organisation.ok_or(Why::Missing));
        let post = faults.keep(
            "post",
            Post::from_code(self.post.trim()).ok_or(Why::Unknown),
        );
        let title = faults.line("title", &self.title, 120);
        let span = Span::parse(&mut faults, ("since", &self.since), ("until", &self.until));
        let basis = faults.line("basis", &self.basis, 300);
        if post == Some(Post::Other) && title.is_none() {
            faults.note("title", Why::Missing);
        }
        let (Some(organisation), Some(post)) = (organisation, post) else {
            return Err(faults.list());
        };
        faults.done(MembershipForm {
            organisation,
            post,
            title,
            span,
            basis,
        })
    }
}

impl MembershipForm {
    /// Which one it is, for the history: the organisation's number, the post, the days.
    pub(crate) fn which(&self) -> String {
        format!(
            "{} {} {}",
            self.organisation,
            self.post.code(),
            self.span.text()
        )
    }

    /// What it says, sealed, for a form to bring back: equal as long as nobody changed it.
    pub fn mark(&self) -> String {
        Seal::of(self).to_string()
    }

    /// The fields in which `wanted` differs, with the old values.
    pub(crate) fn changes(&self, wanted: &Self) -> Vec<(&'static str, String)> {
        let mut changes = Vec::new();
        if self.organisation != wanted.organisation {
            changes.push(("organisation", self.organisation.to_string()));
        }
        if self.post != wanted.post {
            changes.push(("post", self.post.code().to_owned()));
        }
        if self.title != wanted.title {
            changes.push(("title", self.title.clone().unwrap_or_default()));
        }
        if self.span != wanted.span {
            changes.push(("span", self.span.text()));
        }
        if self.basis != wanted.basis {
            changes.push(("basis", self.basis.clone().unwrap_or_default()));
        }
        changes
    }
}

/// The other membership that says the same about overlapping days, if there is one.
/// Somebody may well be a founder and the head at once, but not the head twice; and one post of
/// one organisation that begins on one day is one membership, whatever its title.
pub fn overlapping(
    others: &[Membership],
    wanted: &MembershipForm,
    except: Option<i64>,
) -> Option<i64> {
    others
        .iter()
        .filter(|other| Some(other.id) != except)
        .find(|other| {
            other.form.organisation == wanted.organisation
                && other.form.post == wanted.post
                && (other.form.title == wanted.title && other.form.span.overlaps(wanted.span)
                    || wanted.span.from().is_some() && other.form.span.from() == wanted.span.from())
        })
        .map(|other| other.id)
}

impl Record for Membership {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            person: row.get("person_id")?,
            form: MembershipForm {
                organisation: row.get("organisation_id")?,
                post: row.word("role", Post::from_code)?,
                title: row.get("title")?,
                span: Span::read(row, "since", "until")?,
                basis: row.get("basis")?,
            },
        })
    }
}
