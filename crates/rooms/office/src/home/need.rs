//! What the home page shows: a need, how much it hurries, and where it is seen to.

use jiff::civil::Date;
use keruen_people::consent::Purpose;

use crate::text::Trio;

/// How much it hurries. Ordered: what is late comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It should have been done.
    Late,
    /// It should be done soon.
    Soon,
    /// Good to know.
    Info,
}

/// The page on which it can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// Backups and the state of the site.
    SiteState,
    /// Messages that did not arrive.
    Outbox,
    /// Those among them that came back.
    Bounced,
    /// Those among them that could not be sent.
    Failed,
    /// Letters to send by hand.
    ByHand,
    /// One's own account: address, telephone, password.
    Account,
    /// One's own second factor and codes.
    Security,
    /// Accounts that lack the second factor they need.
    WithoutSecondFactor,
    /// Possible duplicates.
    Duplicates,
    /// Persons without consent.
    WithoutConsent,
    /// Persons who took their consent back.
    ConsentWithdrawn,
    /// Persons whose data is blocked.
    Blocked,
    /// The wordings of consents.
    Wordings,
    /// Public councils of which two terms share days.
    TermsOverlapping,
    /// Public councils whose term ends soon.
    TermsEnding,
    /// Public councils with vacant seats.
    SeatsVacant,
    /// Imports that wait for a decision.
    Imports,
    /// Imports whose faulty rows nobody has taken back.
    FaultyRows,
    /// Programmes that wait for this.
    Programmes(Waits),
    /// The working-day calendar.
    Calendar,
    /// The site's name and contact.
    SiteSettings,
    /// A part of a programme's desk that a later room has, by the word for it in addresses.
    Part(&'static str, i64),
}

/// What a programme may wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waits {
    /// A thing to hand over whose day has passed.
    Late,
    /// A thing to hand over within two weeks.
    Due,
    /// Its first day has come, and its page is not open.
    Begun,
    /// Its page is not open.
    Unpublished,
    /// A commissioner.
    Commissioner,
    /// A text in one of its languages.
    Words,
    /// A post written lately that nobody published.
    Drafts,
}

impl Waits {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Late,
        Self::Due,
        Self::Begun,
        Self::Unpublished,
        Self::Commissioner,
        Self::Words,
        Self::Drafts,
    ];

    /// As addresses and catalogue keys write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Due => "due",
            Self::Begun => "begun",
            Self::Unpublished => "unpublished",
            Self::Commissioner => "commissioner",
            Self::Words => "words",
            Self::Drafts => "drafts",
        }
    }

    /// From an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|waits| waits.code() == code)
    }
}

/// One thing that needs somebody, where it is seen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A public council.
    Council(i64),
    /// A programme, where it lacks this.
    Programme(i64, Waits),
    /// A thing to hand over.
    Deliverable {
        /// Of which programme.
        programme: i64,
        /// Its number.
        id: i64,
    },
    /// A news post.
    Post {
        /// Of which programme.
        programme: i64,
        /// Its number.
        id: i64,
    },
    /// A message.
    Letter(i64),
    /// An import.
    Import(i64),
    /// An account.
    Account(i64),
    /// The wording of a consent.
    Wording(Purpose),
    /// A thing of a later room.
    Part {
        /// Of which programme.
        programme: i64,
        /// The word for the part of the programme's desk in which it stands.
        part: &'static str,
        /// Its number; the part itself where there is none.
        id: Option<i64>,
    },
}

/// A thing by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which one.
    pub spot: Spot,
    /// What it is called; a wording is named by its purpose.
    pub name: Trio,
    /// The day it is about, if there is one.
    pub day: Option<Date>,
}

impl Named {
    /// A thing without a day.
    pub(super) const fn new(spot: Spot, name: Trio) -> Self {
        Self {
            spot,
            name,
            day: None,
        }
    }
}

/// Something that needs somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The rule's name, which is also the end of its catalogue key `home-{rule}`.
    pub rule: &'static str,
    /// How much it hurries.
    pub severity: Severity,
    /// How many things it is about; hours for the backup.
    pub count: i64,
    /// Where to go.
    pub target: Target,
    /// The things it is about, as far as they have names to be told here: the first few.
    pub named: Vec<Named>,
}

impl Need {
    /// The one thing it is about.
    pub fn only(&self) -> Option<&Named> {
        match self.named.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}
