//! A form sent twice acts once. Every form carries a key; the act, its result and the key are one
//! transaction, so the second arrival finds what the first one did.

use jiff::SignedDuration;
use keruen_store::{Tx, params};

use crate::error::OfficeError;

/// How long a key is remembered.
pub const MEMORY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Longest key, in characters.
const LONGEST: usize = 64;

keruen_store::statements! {
    FIND = "SELECT result FROM submission WHERE account_id = $1 AND name = $2";
    CLAIM = "INSERT INTO submission (account_id, name, result, sent_at) VALUES ($1, $2, '', $3)";
    DONE = "UPDATE submission SET result = $3 WHERE account_id = $1 AND name = $2";
    SWEEP = "DELETE FROM submission WHERE sent_at < $1";
}

/// The key of a form, bound to whoever sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    account: i64,
    name: String,
}

impl Key {
    /// From the form's hidden field; `None` if it is blank or was tampered with.
    pub fn parse(account: Option<i64>, text: &str) -> Option<Self> {
        let good = !text.is_empty()
            && text.len() <= LONGEST
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        good.then(|| Self {
            account: account.unwrap_or(0),
            name: text.to_owned(),
        })
    }
}

/// Whether the form has been here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// No: act, then say [`done`].
    First,
    /// Yes, with this result (an address to go to).
    Again(String),
}

/// Claims the key, first thing in the transaction of the act. If the act fails, the transaction
/// does, and the key is free again.
pub async fn once(tx: &mut Tx, key: &Key) -> Result<Arrival, OfficeError> {
    let at = tx.at();
    let found: Option<String> = tx
        .maybe(FIND, &params![key.account, key.name.as_str()])
        .await?;
    if let Some(result) = found {
        return Ok(Arrival::Again(result));
    }
    tx.run(CLAIM, &params![key.account, key.name.as_str(), at])
        .await?;
    Ok(Arrival::First)
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
