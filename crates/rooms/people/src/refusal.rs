//! Why an act of this room did not happen.

use crate::fault::Fault;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::territory::Territory;
use jiff::Timestamp;
use jiff::civil::Date;
use keruen_store::StoreError;

/// Why an act did not happen; nothing was written. Faces word it.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Somebody saved this person in between; both versions are to be shown.
    #[error("the person was changed in between")]
    StalePerson {
        /// What stands now.
        current: Box<Person>,
    },
    /// Somebody saved this organisation in between.
    #[error("the organisation was changed in between")]
    StaleOrganisation {
        /// What stands now.
        current: Box<Organisation>,
    },
    /// Somebody saved this territory in between.
    #[error("the territory was changed in between")]
    StaleTerritory {
        /// What stands now.
        current: Box<Territory>,
    },
    /// There is no such thing, or it was erased.
    #[error("no such {kind}")]
    Missing {
        /// The kind of thing.
        kind: &'static str,
    },
    /// The person was merged into another one.
    #[error("the person was merged into {into}")]
    Merged {
        /// Where the id leads now.
        into: i64,
    },
    /// The person's data is blocked: it is neither changed nor used.
    #[error("the person's data is blocked")]
    Blocked,
    /// What was given cannot be kept as it is.
    #[error("a field is wrong")]
    Faulty(Vec<Fault>),
    /// The person already has this telephone or address.
    #[error("the person already has this contact")]
    ContactTwice,
    /// The person already has this role in this organisation at that time.
    #[error("the membership overlaps another one")]
    MembershipOverlaps {
        /// The other one.
        membership: i64,
    },
    /// The council has seats: its members are not written down beside them.
    #[error("members of this council are seated")]
    SeatedInstead {
        /// The council.
        organisation: i64,
    },
    /// Seats belong to public councils alone.
    #[error("only a public council has seats")]
    NotACouncil,
    /// There is a seat of that number in that term.
    #[error("the seat exists")]
    SeatExists,
    /// The council has another term on some of these days.
    #[error("the term overlaps another one")]
    TermOverlaps {
        /// The first day of the other one.
        from: Date,
        /// The last day of the other one.
        to: Date,
    },
    /// Somebody else held the seat on some of these days.
    #[error("somebody else held the seat then")]
    HeldThen {
        /// Their first day.
        from: Date,
        /// Their last day.
        to: Date,
    },
    /// The term's new days would cut off the time of somebody in one of its seats.
    #[error("somebody sat in seat {number} outside these days")]
    CutsOff {
        /// The seat's number in the council.
        number: i64,
        /// Their first day.
        from: Date,
        /// Their last day, or the first again while they hold it.
        to: Date,
    },
    /// Somebody holds the seat.
    #[error("the seat is taken")]
    SeatTaken,
    /// Nobody holds the seat.
    #[error("the seat is vacant")]
    SeatVacant,
    /// The person holds another seat of this council in the same term.
    #[error("the person holds seat {number} of this term")]
    HoldsSeat {
        /// The number of that seat.
        number: i64,
    },
    /// The day lies outside the seat's term, or before the last holder left.
    #[error("the day is outside what the seat allows")]
    OutsideTerm {
        /// The first possible day.
        from: Date,
        /// The last possible day.
        to: Date,
    },
    /// The consent does not stand (any more).
    #[error("no such consent stands")]
    NoConsent,
    /// The consent stands already, under the present wording.
    #[error("the consent stands already")]
    ConsentStands,
    /// The consent cannot have been given at that moment.
    #[error("the consent was not given then")]
    NotGivenThen {
        /// The first possible moment: the wording's, or that of the last withdrawal.
        from: Timestamp,
        /// The last possible moment: now.
        to: Timestamp,
    },
    /// There is no wording for this purpose yet.
    #[error("there is no wording for this purpose")]
    NoWording,
    /// A person cannot be merged with themselves.
    #[error("a person cannot be merged with themselves")]
    SamePerson,
    /// Something changed since the preview was shown.
    #[error("something changed since the preview")]
    PreviewOutdated,
    /// A thing that others refer to is not removed.
    #[error("still in use")]
    InUse,
    /// The database could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Refusal {
    pub(crate) fn missing(kind: &'static str) -> Self {
        Self::Missing { kind }
    }
}
