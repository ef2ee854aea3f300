//! The outbox: claim a letter, send it, say how it went. Safe to run on several nodes.
//!
//! A letter is marked before it is sent. If nobody says how it went (the process died, the database
//! did not take the note), it may have arrived: it is not sent a second time by itself, but laid
//! before somebody who can ask.

use jiff::{SignedDuration, Timestamp};
use keruen_store::{Db, Record, Row, StoreError, params};

use super::acts::close;
use super::model::{ErrorClass, Failure, Letter, SECRET, State};
use super::queries;
use crate::error::OfficeError;
use crate::morning;

/// How long a claimed letter is left to whoever claimed it: longer than a mail server may take.
pub const LEASE: SignedDuration = SignedDuration::from_mins(15);
/// Attempts before a letter is given up; with the pauses between them about a day and a half.
pub const ATTEMPTS: i64 = 12;
/// The longest pause between two attempts.
const LONGEST_PAUSE: i64 = 6 * 60 * 60;

/// A letter to be sent now. [`std::fmt::Debug`] leaves out address and text, which may hold a link.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The letter.
    pub id: i64,
    /// Where to.
    pub address: String,
    /// The subject line.
    pub subject: String,
    /// The text, with its link. Never log it.
    pub text: String,
    /// The address of the page that stops such letters, for those that come again and again.
    pub stop: Option<String>,
    /// When it was written.
    pub written: Timestamp,
    /// Which attempt this is, from 1.
    pub attempt: i64,
}

impl std::fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outgoing")
            .field("id", &self.id)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}

struct Due {
    id: i64,
    kind: String,
    address: Option<String>,
    subject: String,
    body: String,
    attempts: i64,
    begun: bool,
    written: Timestamp,
    secret: Option<String>,
}

impl Record for Due {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            address: row.get("address")?,
            subject: row.get("subject")?,
            body: row.get("body")?,
            attempts: row.get("attempts")?,
            begun: row.get::<Option<String>>("error")?.as_deref()
                == Some(ErrorClass::OutcomeUnknown.code()),
            written: row.get("created_at")?,
            secret: row.get("secret")?,
        })
    }
}

/// What happens after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Another attempt after this pause.
    After(SignedDuration),
    /// No more: nothing helped.
    GiveUp,
    /// No more: there is no such address.
    Bounce,
}

/// Decides after the `attempt`-th attempt (from 1) failed. Pure: one minute, doubled each time,
/// at most six hours; an address that does not exist is not tried again, nor is what the server
/// refuses for good, nor what may have arrived.
pub fn next(attempt: i64, class: ErrorClass) -> Next {
    match class {
        ErrorClass::NoSuchAddress => Next::Bounce,
        ErrorClass::SecretLost | ErrorClass::Refused | ErrorClass::OutcomeUnknown => Next::GiveUp,
        _ if attempt >= ATTEMPTS => Next::GiveUp,
        _ => {
            let doublings = u32::try_from((attempt - 1).clamp(0, 20)).unwrap_or(0);
            let seconds = (60_i64 << doublings).min(LONGEST_PAUSE);
            Next::After(SignedDuration::from_secs(seconds))
        }
    }
}

/// Takes the letter that is due longest, if any. Looks first without writing, so that an idle
/// outbox costs one read.
pub async fn claim(db: &Db, now: Timestamp) -> Result<Option<Outgoing>, OfficeError> {
    loop {
        if db
            .maybe::<Due>(queries::DUE, &params![now])
            .await?
            .is_none()
        {
            return Ok(None);
        }
        let mut tx = db.upkeep(now).await?;
        let Some(due) = tx.maybe::<Due>(queries::DUE, &params![now]).await? else {
            return Ok(None);
        };
        let lost = due.body.contains(SECRET) && due.secret.is_none();
        if let (Some(address), false, false) = (&due.address, lost, due.begun) {
            let until = now.saturating_add(LEASE).unwrap_or(now);
            let begun = ErrorClass::OutcomeUnknown.code();
            tx.run(queries::LEASE, &params![due.id, until, begun])
                .await?;
            tx.commit().await?;
            let text = match &due.secret {
                Some(secret) => due.body.replace(SECRET, secret),
                None => due.body,
            };
            return Ok(Some(Outgoing {
                id: due.id,
                address: address.clone(),
                subject: due.subject,
                text,
                stop: due.secret.filter(|_| due.kind == morning::KIND),
                written: due.written,
                attempt: due.attempts + 1,
            }));
        }
        let why = if due.begun {
            ErrorClass::OutcomeUnknown
        } else {
            ErrorClass::SecretLost
        };
        close(&mut tx, due.id, State::Failed, Some(&why.into())).await?;
        tx.commit().await?;
    }
}

/// The mail server took the letter: its link is deleted.
pub async fn sent(db: &Db, id: i64, now: Timestamp) -> Result<(), OfficeError> {
    let mut tx = db.upkeep(now).await?;
    close(&mut tx, id, State::Sent, None).await?;
    tx.commit().await?;
    Ok(())
}

/// An attempt failed: tries again later, or gives up visibly.
pub async fn failed(
    db: &Db,
    letter: &Outgoing,
    why: &Failure,
    now: Timestamp,
) -> Result<Next, OfficeError> {
    let next = next(letter.attempt, why.class);
    let mut tx = db.upkeep(now).await?;
    let now_is: Option<Letter> = tx.maybe(queries::FIND, &params![letter.id]).await?;
    if now_is.is_none_or(|now_is| now_is.state != State::Queued) {
        // Erased, or handed over to somebody while the server kept us waiting.
        return Ok(next);
    }
    match next {
        Next::After(pause) => {
            let at = now.saturating_add(pause).unwrap_or(now);
            let (error, answer) = (why.class.code(), why.answer.as_deref());
            tx.run(queries::RETRY, &params![letter.id, error, answer, at])
                .await?;
        }
        Next::GiveUp => close(&mut tx, letter.id, State::Failed, Some(why)).await?,
        Next::Bounce => close(&mut tx, letter.id, State::Bounced, Some(why)).await?,
    }
    tx.commit().await?;
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pauses_double_up_to_six_hours_and_end() {
        let minutes: Vec<_> = (1..=ATTEMPTS)
            .map(|attempt| match next(attempt, ErrorClass::Unreachable) {
                Next::After(pause) => pause.as_mins(),
                Next::GiveUp => -1,
                Next::Bounce => -2,
            })
            .collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, -1]);
    }

    #[test]
    fn an_address_that_does_not_exist_is_not_tried_again() {
        assert_eq!(next(1, ErrorClass::NoSuchAddress), Next::Bounce);
        assert_eq!(next(1, ErrorClass::Refused), Next::GiveUp);
    }

    #[test]
    fn what_may_have_arrived_is_not_sent_again_by_itself() {
        assert_eq!(next(1, ErrorClass::OutcomeUnknown), Next::GiveUp);
    }

    proptest! {
        #[test]
        fn a_pause_never_shrinks(attempt in -3i64..100) {
            if let (Next::After(a), Next::After(b)) =
                (next(attempt, ErrorClass::Other), next(attempt + 1, ErrorClass::Other)) {
                prop_assert!(a <= b && a >= SignedDuration::from_mins(1));
            }
        }
    }
}
