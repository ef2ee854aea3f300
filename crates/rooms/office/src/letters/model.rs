//! A letter, its state, and who may see it.

use jiff::Timestamp;
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{Record, Row, StoreError};

use crate::account::Email;
use crate::rights::{Decision, Object, Rule, Viewer, may};

/// Stands in a text for the one-time link.
pub const SECRET: &str = "{secret}";

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Waits for the mail server, perhaps after failed attempts.
    Queued,
    /// The mail server took it.
    Sent,
    /// All attempts failed.
    Failed,
    /// The mail server says there is no such address.
    Bounced,
    /// Waits for somebody to send it by hand.
    ByHand,
    /// Somebody sent it.
    HandDone,
    /// Nobody sent it before its link ended.
    Expired,
    /// Waits, and nobody may send it: the data of its reader is blocked. Never stored: see
    /// [`Letter::as_of`].
    Held,
}

impl State {
    /// All states.
    pub const ALL: [Self; 8] = [
        Self::Queued,
        Self::Sent,
        Self::Failed,
        Self::Bounced,
        Self::ByHand,
        Self::HandDone,
        Self::Expired,
        Self::Held,
    ];

    /// As stored and in catalogue keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Bounced => "bounced",
            Self::ByHand => "by-hand",
            Self::HandDone => "hand-done",
            Self::Expired => "expired",
            Self::Held => "held",
        }
    }

    /// From storage or an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Nothing more will be done with it.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Sent | Self::HandDone | Self::Expired)
    }
}

/// Why an attempt to send failed, as far as it decides what happens next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorClass {
    /// The server cannot be reached.
    Unreachable,
    /// The server did not answer in time.
    TimedOut,
    /// The server refuses for now (4xx), as grey-listing does.
    Later,
    /// The server says there is no such address.
    NoSuchAddress,
    /// The server refuses the letter for good, for another reason (5xx): it says which.
    Refused,
    /// The server does not accept our name and password.
    LogIn,
    /// The connection could not be encrypted.
    Encryption,
    /// The link that belongs into the letter is gone, as after a restore.
    SecretLost,
    /// Sending began, and nobody noted how it ended: the site was stopped in between, or the
    /// database did not take the note. The letter may have arrived.
    OutcomeUnknown,
    /// Anything else.
    Other,
}

impl ErrorClass {
    /// All classes.
    pub const ALL: [Self; 10] = [
        Self::Unreachable,
        Self::TimedOut,
        Self::Later,
        Self::NoSuchAddress,
        Self::Refused,
        Self::LogIn,
        Self::Encryption,
        Self::SecretLost,
        Self::OutcomeUnknown,
        Self::Other,
    ];

    /// As stored and in catalogue keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Later => "later",
            Self::NoSuchAddress => "no-such-address",
            Self::Refused => "refused",
            Self::LogIn => "log-in",
            Self::Encryption => "encryption",
            Self::SecretLost => "secret-lost",
            Self::OutcomeUnknown => "outcome-unknown",
            Self::Other => "other",
        }
    }

    pub(super) fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|class| class.code() == code)
            .unwrap_or(Self::Other)
    }
}

/// How an attempt to send failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Why, as far as it decides what happens next.
    pub class: ErrorClass,
    /// What the server said, in one line. It may name the reader: never log it.
    pub answer: Option<String>,
}

/// Longest answer of a server that is kept, in characters.
const ANSWER: usize = 300;

impl Failure {
    /// With what the server said, if it said anything.
    pub fn new(class: ErrorClass, answer: Option<&str>) -> Self {
        let line = |words: &str| {
            let shown = words.replace(char::is_control, " ");
            shown.trim().chars().take(ANSWER).collect::<String>()
        };
        let answer = answer.map(line).filter(|line| !line.is_empty());
        Self { class, answer }
    }
}

impl From<ErrorClass> for Failure {
    fn from(class: ErrorClass) -> Self {
        Self {
            class,
            answer: None,
        }
    }
}

/// A letter as stored, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: i64,
    /// What it is about: the name of its template.
    pub kind: String,
    /// To which account.
    pub account: Option<i64>,
    /// To which person.
    pub person: Option<i64>,
    /// Whose coordinators look after it.
    pub programme: Option<i64>,
    /// The address; `None`: only by hand.
    pub address: Option<String>,
    /// The reader's language.
    pub lang: Lang,
    /// The subject line.
    pub subject: String,
    /// The text, with [`SECRET`] where the link goes.
    pub body: String,
    /// Where it stands.
    pub state: State,
    /// How often sending was tried.
    pub attempts: i64,
    /// When sending is tried next.
    pub next_at: Timestamp,
    /// Why the last attempt failed.
    pub error: Option<ErrorClass>,
    /// What the mail server said then.
    pub answer: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When its link ends.
    pub expires_at: Option<Timestamp>,
    /// When it was sent or given up.
    pub closed_at: Option<Timestamp>,
    /// Whether the data of the person it is for is blocked, so that the team sends them nothing.
    pub held: bool,
}

impl Letter {
    /// The letter as it is at this moment: one whose link is over is over, though the sweep that
    /// closes it comes at night; one to somebody whose data is blocked is held.
    #[must_use]
    pub fn as_of(mut self, now: Timestamp) -> Self {
        let open = matches!(
            self.state,
            State::Queued | State::ByHand | State::Failed | State::Bounced
        );
        if open && self.expires_at.is_some_and(|end| end <= now) {
            self.state = State::Expired;
        } else if open && self.held {
            self.state = State::Held;
        }
        self
    }

    /// Whether "I sent it" can be taken back: its text is whole, and its time is not over.
    pub fn can_be_taken_back(&self, now: Timestamp) -> bool {
        self.state == State::HandDone
            && !self.body.contains(SECRET)
            && self.expires_at.is_none_or(|end| end > now)
    }
}

impl Record for Letter {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            account: row.get("account_id")?,
            person: row.get("person_id")?,
            programme: row.get("programme_id")?,
            address: row.get("address")?,
            lang: row.word("lang", |code| code.parse().ok())?,
            subject: row.get("subject")?,
            body: row.get("body")?,
            state: row.word("state", State::from_code)?,
            attempts: row.get("attempts")?,
            next_at: row.get("next_at")?,
            error: row
                .get::<Option<String>>("error")?
                .map(|code| ErrorClass::from_code(&code)),
            answer: row.get("answer")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            closed_at: row.get("closed_at")?,
            held: row.get::<i64>("held")? > 0,
        })
    }
}

/// Who may see a letter, and send it by hand: the owner, and the coordinators of its programme.
/// Whoever holds its link can sign in as the reader, so nobody else does.
pub fn visible(viewer: &Viewer, programme: Option<i64>) -> bool {
    let object = Object {
        programme,
        account: None,
    };
    matches!(
        may(
            viewer,
            Rule::Programme(&[Role::Owner, Role::Coordinator]),
            object
        ),
        Decision::Yes(_)
    )
}

/// A letter about to be queued, its text finished by the face. [`std::fmt::Debug`] leaves out whom
/// it is for and what it says.
#[derive(Clone)]
pub struct NewLetter {
    /// What it is about: the name of its template.
    pub kind: &'static str,
    /// To which account.
    pub account: Option<i64>,
    /// To which person.
    pub person: Option<i64>,
    /// Whose coordinators look after it.
    pub programme: Option<i64>,
    /// The address; `None` puts it on the by-hand list.
    pub address: Option<Email>,
    /// The reader's language.
    pub lang: Lang,
    /// The subject line.
    pub subject: String,
    /// The text, with [`SECRET`] where the link goes.
    pub body: String,
    /// The link.
    pub secret: Option<String>,
    /// When the link ends.
    pub expires_at: Option<Timestamp>,
}

impl std::fmt::Debug for NewLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewLetter")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}
