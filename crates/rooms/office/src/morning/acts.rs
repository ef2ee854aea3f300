//! Writing the letter, wanting it, and stopping it by its own link.

use jiff::SignedDuration;
use jiff::civil::Date;
use keruen_store::{Db, StoreError, Tx, params};

use super::queries;
use crate::account;
use crate::error::OfficeError;
use crate::letters::{self, NewLetter};
use crate::token::Token;

/// How long the link of a letter stops it; after that one signs in to do so.
const LINKS_LIVE: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Puts the letter of a day into the outbox, with the link that stops it; whether it did. A second
/// one of the same day, or one to somebody who has just stopped it, is not written.
pub async fn write(
    tx: &mut Tx,
    account: i64,
    day: Date,
    letter: &NewLetter,
    stop: &Token,
) -> Result<bool, OfficeError> {
    let at = tx.at();
    let taken = tx
        .run(queries::TAKE, &params![account, day.to_string()])
        .await?;
    if taken == 0 {
        return Ok(false);
    }
    tx.run(queries::PUT_LINK, &params![stop.hash(), account, at])
        .await?;
    letters::queue(tx, letter).await?;
    Ok(true)
}

/// Wants it, or wants it no more. Journalled.
pub async fn choose(tx: &mut Tx, account: i64, wants: bool) -> Result<(), OfficeError> {
    if tx.run(queries::CHOOSE, &params![account, wants]).await? == 0 {
        return Err(StoreError::NotFound.into());
    }
    let thing = account::thing(account);
    tx.journal(thing, "set-morning-letter", &["morning"], None)
        .await?;
    Ok(())
}

/// Whose letters a link stops; uses nothing up.
pub async fn look(db: &Db, stop: &Token) -> Result<Option<i64>, OfficeError> {
    Ok(db.maybe(queries::OF_LINK, &params![stop.hash()]).await?)
}

/// The button behind the link; whether the link is known. It may be pressed again.
pub async fn stop(tx: &mut Tx, stop: &Token) -> Result<bool, OfficeError> {
    let account: Option<i64> = tx.maybe(queries::OF_LINK, &params![stop.hash()]).await?;
    match account {
        Some(account) => choose(tx, account, false).await.map(|()| true),
        None => Ok(false),
    }
}

/// Forgets links of old letters.
pub async fn sweep(tx: &mut Tx) -> Result<u64, OfficeError> {
    let at = tx.at();
    let before = at.saturating_sub(LINKS_LIVE).unwrap_or(at);
    Ok(tx.run(queries::SWEEP, &params![before]).await?)
}
