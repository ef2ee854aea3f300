//! What an account may be: one table of roles for the whole house.

use std::fmt;
use std::str::FromStr;

/// A role of an account: the owner's is for the site, the others for a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Runs the site and sees all persons.
    Owner,
    /// Runs a programme.
    Coordinator,
    /// Types in applications and attendance; no export, no decision.
    Clerk,
    /// Scores applications without name and contacts.
    Reviewer,
    /// Reads for the department that ordered the programme; no contacts.
    Commissioner,
    /// Holds own sessions.
    Trainer,
    /// Takes part: own things, and the cohort by consent.
    Participant,
}

impl Role {
    /// Every role, the mightiest first.
    pub const ALL: [Self; 7] = [
        Self::Owner,
        Self::Coordinator,
        Self::Clerk,
        Self::Reviewer,
        Self::Commissioner,
        Self::Trainer,
        Self::Participant,
    ];

    /// The word for it in the database, in addresses and in catalogue keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Coordinator => "coordinator",
            Self::Clerk => "clerk",
            Self::Reviewer => "reviewer",
            Self::Commissioner => "commissioner",
            Self::Trainer => "trainer",
            Self::Participant => "participant",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The word is no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such role")]
pub struct NoSuchRole;

impl FromStr for Role {
    type Err = NoSuchRole;

    fn from_str(code: &str) -> Result<Self, NoSuchRole> {
        Self::ALL
            .into_iter()
            .find(|role| role.code() == code)
            .ok_or(NoSuchRole)
    }
}
