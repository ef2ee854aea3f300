//! What can come out of an act instead of its result.

use keruen_store::{StoreError, Thing};

/// Why an act did not happen. Faces word it; nothing has been changed.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// The database could not do it, or the thing is not there ([`StoreError::NotFound`]).
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Somebody saved the same thing after it was shown: the face shows both versions.
    #[error("{}/{} was saved by somebody else, version {current} now", thing.kind, thing.id)]
    Stale {
        /// What was to be saved.
        thing: Thing,
        /// Its version now.
        current: i64,
    },
    /// A rule of the house says no.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// A stored value that this program cannot have written.
    #[error("unreadable {column}: {value}")]
    Unreadable {
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
    },
}

impl From<Refusal> for OfficeError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The rules an act can run into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Another programme or post has, or had, this address.
    SlugTaken,
    /// Another account has this e-mail address.
    EmailTaken,
    /// Another account belongs to this person already.
    PersonTaken,
    /// Two persons who each have an account: merging them would leave one account to nobody.
    BothHaveAccounts,
    /// The account has this role already.
    RoleHeld,
    /// A site without an owner could not be helped any more.
    LastOwner,
    /// Owner is a role of the site; all others belong to a programme.
    WrongScope,
    /// A page cannot be published without its name in any language.
    NothingToShow,
    /// A programme names its commissioner before it is published.
    NoCommissioner,
    /// A photo on which people can be recognised needs their consent.
    PhotoWithoutConsent,
    /// The photo is not there (any more), or is no picture.
    NoSuchPhoto,
    /// A photo is described in words in at least one language.
    PhotoWithoutAlt,
    /// A clerk drafts posts; what is published, and whether it is, others decide.
    DraftsOnly,
    /// It is public already: publishing it again would change nothing.
    PublicAlready,
    /// It is not public: there is nothing to withdraw.
    NotPublic,
    /// A correction names an act that is there.
    NoSuchAct,
    /// A correction belongs to the programme of what it corrects.
    OtherProgramme,
    /// There is no such organisation (any more).
    NoSuchOrganisation,
    /// There is no such person (any more).
    NoSuchPerson,
    /// The letter is not in a state in which this can be done.
    LetterState,
    /// The account is locked.
    Locked,
}
