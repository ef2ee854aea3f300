//! Carries letters from the outbox to the mail server.

use std::time::Duration;

use keruen_office::OfficeError;
use keruen_office::letters::{self, ErrorClass, Failure, outbox};
use keruen_post::{Letter, PostError, Smtp};
use keruen_store::{Actor, StoreError};
use tokio::sync::watch;

use super::{Work, stopped};

/// How often an empty outbox is asked. One read on an index.
const ASK_EVERY: Duration = Duration::from_secs(3);

/// How often the note that a letter was sent is tried.
const NOTE_TRIES: u32 = 20;

/// How long the letter under way may still take once the site is asked to stop: together with the
/// last requests less than a service manager waits before it kills.
const LAST_LETTER: Duration = Duration::from_secs(10);

/// Somebody who still waits for a server is not taken for dead.
const _: () = assert!(
    outbox::LEASE.as_secs().unsigned_abs() > Smtp::TIMEOUT.as_secs() + Smtp::PATIENCE.as_secs()
);

/// Sends letters until the site stops; those under way are finished first, if their server lets
/// them. Several are carried at once: one that a server thinks over for minutes must not hold the
/// link that somebody waits for.
pub async fn run(work: Work, stop: watch::Receiver<bool>) {
    let carrier = || carry(work.clone(), stop.clone(), LAST_LETTER);
    tokio::join!(carrier(), carrier(), carrier());
}

async fn carry(work: Work, mut stop: watch::Receiver<bool>, last: Duration) {
    loop {
        let more = tokio::select! {
            sent = send_next(&work) => sent,
            // A server that hangs must not hold the site. The letter stays marked as begun: whether
            // it came is asked by a person.
            () = over(stop.clone(), last) => {
                tracing::warn!("the mail server kept a letter until the site ended");
                return;
            }
        };
        let more = more.unwrap_or_else(|error| {
            tracing::warn!(%error, "the outbox does not answer; trying again");
            false
        });
        if stopped(&mut stop, if more { Duration::ZERO } else { ASK_EVERY }).await {
            return;
        }
    }
}

/// Comes when the site was asked to stop so long ago.
async fn over(mut stop: watch::Receiver<bool>, last: Duration) {
    // An error means that the sender is gone: the site is going down.
    let _ = stop.wait_for(|stop| *stop).await;
    tokio::time::sleep(last).await;
}

/// Sends the letter that is due longest; whether there was one.
pub(super) async fn send_next(work: &Work) -> Result<bool, OfficeError> {
    let Some(letter) = outbox::claim(&work.db, work.now()).await? else {
        return Ok(false);
    };
    let Some(mailer) = &work.mailer else {
        // No mail server: somebody of the team passes it on.
        let mut tx = work.db.act(Actor::system("system"), work.now()).await?;
        letters::hand_over(&mut tx, letter.id).await?;
        tx.commit().await?;
        return Ok(true);
    };
    let sent = mailer
        .send(Letter {
            id: format!("{}.{}", letter.id, letter.written.as_microsecond()),
            to: letter.address.clone(),
            subject: letter.subject.clone(),
            text: letter.text.clone(),
            list_unsubscribe: letter.stop.clone(),
        })
        .await;
    match sent {
        Ok(()) => note_sent(work, letter.id).await?,
        Err(error) => {
            let why = Failure::new(class(&error), error.reply());
            let next = outbox::failed(&work.db, &letter, &why, work.now()).await?;
            tracing::warn!(letter = letter.id, attempt = letter.attempt, %error, ?next, "a letter did not go out");
        }
    }
    Ok(true)
}

/// Notes that the server took a letter. Where the database is busy this is worth waiting for: a
/// letter without the note counts as of unknown outcome, and somebody must ask whether it came.
async fn note_sent(work: &Work, letter: i64) -> Result<(), OfficeError> {
    let mut left = NOTE_TRIES;
    loop {
        match outbox::sent(&work.db, letter, work.now()).await {
            Err(OfficeError::Store(StoreError::Busy | StoreError::Gone(_))) if left > 0 => {
                left -= 1;
                tracing::warn!(
                    letter,
                    "the database does not take note of a sent letter yet"
                );
                tokio::time::sleep(ASK_EVERY).await;
            }
            noted => return noted,
        }
    }
}

/// What the office needs to know of a failure.
fn class(error: &PostError) -> ErrorClass {
    match error {
        PostError::NoSuchAddress { .. } | PostError::BadAddress => ErrorClass::NoSuchAddress,
        PostError::Refused { .. } => ErrorClass::Refused,
        PostError::Later { .. } => ErrorClass::Later,
        PostError::SignIn { .. } => ErrorClass::LogIn,
        PostError::Unreachable { .. } => ErrorClass::Unreachable,
        PostError::Silent => ErrorClass::TimedOut,
        PostError::NoStartTls | PostError::Tls { .. } => ErrorClass::Encryption,
        PostError::OutcomeUnknown { .. } => ErrorClass::OutcomeUnknown,
        PostError::BadSender => ErrorClass::Other,
    }
}

#[cfg(test)]
mod tests;
