//! The second factor of an account: shown, confirmed by a first code, then asked for.
//!
//! The shared secret stands in the clear, as it must for checking codes: whoever can read the
//! database file reads everything anyway. It never enters a backup.

use jiff::{SignedDuration, Timestamp};
use keruen_store::{Db, Record, Row, StoreError, Thing, Tx, params};

use super::recovery::{self, Codes};
use super::totp::{self, Secret};
use crate::account;
use crate::error::OfficeError;

keruen_store::statements! {
    FIND = "SELECT secret, confirmed_at, offered_at, last_step FROM second_factor WHERE account_id = $1";
    /// A new offer replaces one that is over, never a confirmed one.
    OFFER = "INSERT INTO second_factor (account_id, secret, offered_at, confirmed_at, last_step) \
        VALUES ($1, $2, $3, NULL, 0) ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, \
        offered_at = excluded.offered_at, last_step = 0 WHERE second_factor.confirmed_at IS NULL";
    CONFIRM = "UPDATE second_factor SET confirmed_at = $2, last_step = $3 \
        WHERE account_id = $1 AND confirmed_at IS NULL";
    STEP = "UPDATE second_factor SET last_step = $2 WHERE account_id = $1 AND last_step < $2";
    pub(crate) DROP = "DELETE FROM second_factor WHERE account_id = $1";
}

/// How long a secret that nobody has confirmed is shown.
const OFFER_LIFE: SignedDuration = SignedDuration::from_hours(1);

struct Stored {
    secret: Secret,
    confirmed: bool,
    offered_at: Option<Timestamp>,
    last_step: i64,
}

impl Record for Stored {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let bytes: Vec<u8> = row.get("secret")?;
        let secret = Secret::from_slice(&bytes).ok_or_else(|| {
            StoreError::Other(format!("second_factor.secret: {} bytes", bytes.len()))
        })?;
        Ok(Self {
            secret,
            confirmed: row.get::<Option<Timestamp>>("confirmed_at")?.is_some(),
            offered_at: row.get("offered_at")?,
            last_step: row.get("last_step")?,
        })
    }
}

impl Stored {
    /// The secret as an offer that stands; `None` if a factor is set up, or the hour is over.
    fn offer(self, now: Timestamp) -> Option<Self> {
        let fresh = |at: Timestamp| now.duration_since(at) < OFFER_LIFE;
        (!self.confirmed && self.offered_at.is_some_and(fresh)).then_some(self)
    }
}

fn account_thing(id: i64) -> Thing {
    account::thing(id)
}

/// Offers a secret to set up an app with. The same one is offered for an hour, so that a page
/// loaded twice does not break the QR code already scanned. `None` if a factor is set up.
pub async fn offer(
    tx: &mut Tx,
    account: i64,
    fresh: Secret,
) -> Result<Option<Secret>, OfficeError> {
    let at = tx.at();
    let stored: Option<Stored> = tx.maybe(FIND, &params![account]).await?;
    if stored.as_ref().is_some_and(|stored| stored.confirmed) {
        return Ok(None);
    }
    if let Some(stands) = stored.and_then(|stored| stored.offer(at)) {
        return Ok(Some(stands.secret));
    }
    tx.run(OFFER, &params![account, fresh.bytes().as_slice(), at])
        .await?;
    Ok(Some(fresh))
}

/// Whether a factor is set up.
pub async fn is_set(db: &Db, account: i64) -> Result<bool, OfficeError> {
    let stored: Option<Stored> = db.maybe(FIND, &params![account]).await?;
    Ok(stored.is_some_and(|stored| stored.confirmed))
}

/// The secret offered within the hour and not confirmed yet, to show its QR code again.
pub async fn offered(db: &Db, account: i64, now: Timestamp) -> Result<Option<Secret>, OfficeError> {
    let stored: Option<Stored> = db.maybe(FIND, &params![account]).await?;
    Ok(stored
        .and_then(|stored| stored.offer(now))
        .map(|stands| stands.secret))
}

/// Sets the factor up, if the first code is right and the offer still stands, and stores the ten recovery codes (to be
/// shown once). Journalled.
pub async fn confirm(
    tx: &mut Tx,
    account: i64,
    typed: &str,
    codes: &Codes,
) -> Result<bool, OfficeError> {
    let at = tx.at();
    let stored: Option<Stored> = tx.maybe(FIND, &params![account]).await?;
    let Some(offer) = stored.and_then(|stored| stored.offer(at)) else {
        return Ok(false);
    };
    let Some(step) = totp::accept(&offer.secret, typed, at, offer.last_step) else {
        return Ok(false);
    };
    tx.run(CONFIRM, &params![account, at, step]).await?;
    recovery::replace(tx, account, codes).await?;
    tx.journal(
        account_thing(account),
        "set-second-factor",
        &["second_factor"],
        None,
    )
    .await?;
    Ok(true)
}

/// Whether a code would be good now; uses nothing up, so that it can be asked before the other
/// proofs are known to be right.
pub async fn fits(db: &Db, account: i64, typed: &str, now: Timestamp) -> Result<bool, OfficeError> {
    let stored: Option<Stored> = db.maybe(FIND, &params![account]).await?;
    let Some(stored) = stored.filter(|stored| stored.confirmed) else {
        return Ok(false);
    };
    Ok(totp::accept(&stored.secret, typed, now, stored.last_step).is_some())
}

/// Checks a code of a factor that is set up; a code counts once.
pub async fn check(tx: &mut Tx, account: i64, typed: &str) -> Result<bool, OfficeError> {
    let at = tx.at();
    let stored: Option<Stored> = tx.maybe(FIND, &params![account]).await?;
    let Some(stored) = stored.filter(|stored| stored.confirmed) else {
        return Ok(false);
    };
    let Some(step) = totp::accept(&stored.secret, typed, at, stored.last_step) else {
        return Ok(false);
    };
    Ok(tx.run(STEP, &params![account, step]).await? == 1)
}

/// Takes the factor and its recovery codes away, before setting up a new app. The caller has
/// asked for a code first. Journalled.
pub async fn remove(tx: &mut Tx, account: i64) -> Result<(), OfficeError> {
    tx.run(DROP, &params![account]).await?;
    recovery::drop_all(tx, account).await?;
    tx.journal(
        account_thing(account),
        "remove-second-factor",
        &["second_factor"],
        None,
    )
    .await?;
    Ok(())
}
