//! A form sent twice acts once. Every form carries a key; the act, its result and the key are one
//! transaction, so the second arrival finds what the first one did.
//!
//! Sent twice means: the same key and the same words. Whoever goes back in the browser, corrects what
//! they typed and sends again sends the old key with other words, and that is a new wish: it goes on
//! as a first arrival does, and the version the form carries decides what becomes of it.

use jiff::SignedDuration;
use keruen_store::{Db, Tx, params};

use crate::error::OfficeError;
use crate::token::Sha;

/// How long a key is remembered.
pub const MEMORY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Longest key, in characters.
const LONGEST: usize = 64;

keruen_store::statements! {
    FIND = "SELECT result FROM submission WHERE account_id = $1 AND name = $2 AND content = $3";
    CLAIM = "INSERT INTO submission (account_id, name, content, result, sent_at)
             VALUES ($1, $2, $3, '', $4)
             ON CONFLICT (account_id, name)
             DO UPDATE SET content = EXCLUDED.content, result = '', sent_at = EXCLUDED.sent_at";
    DONE = "UPDATE submission SET result = $3 WHERE account_id = $1 AND name = $2";
    SWEEP = "DELETE FROM submission WHERE sent_at < $1";
}

/// The key of a form, bound to whoever sends it and to what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    account: i64,
    name: String,
    content: Sha,
}

impl Key {
    /// From the form's hidden field and the hash of all that came with it; `None` if the field is
    /// blank or was tampered with.
    pub fn parse(account: Option<i64>, text: &str, content: Sha) -> Option<Self> {
        let good = !text.is_empty()
            && text.len() <= LONGEST
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        good.then(|| Self {
            account: account.unwrap_or(0),
            name: text.to_owned(),
            content,
        })
    }
}

/// Whether the form has been here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// No, or with other words: act, then say [`done`].
    First,
    /// Yes, with this result (an address to go to).
    Again(String),
}

/// Claims the key, first thing in the transaction of the act. If the act fails, the transaction
/// does, and the key is free again.
pub async fn once(tx: &mut Tx, key: &Key) -> Result<Arrival, OfficeError> {
    let at = tx.at();
    let (account, name, content) = (key.account, key.name.as_str(), key.content.as_str());
    let found: Option<String> = tx.maybe(FIND, &params![account, name, content]).await?;
    if let Some(result) = found {
        return Ok(Arrival::Again(result));
    }
    tx.run(CLAIM, &params![account, name, content, at]).await?;
    Ok(Arrival::First)
}

/// Where this very form led when it was here before. For pages that would answer otherwise now
/// because of what the form itself did; an act still asks [`once`].
pub async fn led(db: &Db, key: &Key) -> Result<Option<String>, OfficeError> {
    let (account, name, content) = (key.account, key.name.as_str(), key.content.as_str());
    Ok(db.maybe(FIND, &params![account, name, content]).await?)
}

/// Keeps the result beside the key.
pub async fn done(tx: &mut Tx, key: &Key, result: &str) -> Result<(), OfficeError> {
    tx.run(DONE, &params![key.account, key.name.as_str(), result])
        .await?;
    Ok(())
}

/// Forgets old keys.
pub async fn sweep(tx: &mut Tx) -> Result<u64, OfficeError> {
    let at = tx.at();
    let old = at.saturating_sub(MEMORY).unwrap_or(at);
    Ok(tx.run(SWEEP, &params![old]).await?)
}
