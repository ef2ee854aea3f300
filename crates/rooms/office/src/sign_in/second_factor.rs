//! The second factor of an account: shown, confirmed by a first code, then asked for.
//!
//! The shared secret stands in the clear, as it must for checking codes: whoever can read the
//! database file reads everything anyway. It never enters a backup.

use jiff::Timestamp;
use keruen_store::{Db, Thing, Tx, params};

use super::recovery::{self, Codes};
use super::totp::{self, Secret};
use crate::error::OfficeError;

keruen_store::statements! {
    FIND = "SELECT secret, confirmed_at, last_step FROM second_factor WHERE account_id = $1";
    /// A new offer replaces an unconfirmed one, never a confirmed one.
    OFFER = "INSERT INTO second_factor (account_id, secret, confirmed_at, last_step) VALUES ($1, $2, NULL, 0) \
        ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, last_step = 0 \
        WHERE second_factor.confirmed_at IS NULL";
    CONFIRM = "UPDATE second_factor SET confirmed_at = $2, last_step = $3 \
        WHERE account_id = $1 AND confirmed_at IS NULL";
    STEP = "UPDATE second_factor SET last_step = $2 WHERE account_id = $1 AND last_step < $2";
    pub(crate) DROP = "DELETE FROM second_factor WHERE account_id = $1";
}

type Stored = (Vec<u8>, Option<Timestamp>, i64);

fn account_thing(id: i64) -> Thing {
    Thing {
        kind: "account",
        id,
    }
}

fn secret(bytes: &[u8]) -> Result<Secret, OfficeError> {
    Secret::from_slice(bytes).ok_or(OfficeError::Unreadable {
        column: "second_factor.secret",
        value: format!("{} bytes", bytes.len()),
    })
}

/// Offers a secret to set up an app with. The same one is offered until it is confirmed, so that
/// a page loaded twice does not break the QR code already scanned. `None` if a factor is set up.
pub async fn offer(
    tx: &mut Tx,
    account: i64,
    fresh: Secret,
) -> Result<Option<Secret>, OfficeError> {
    let stored: Option<Stored> = tx.maybe(FIND, &params![account]).await?;
    match stored {
        Some((_, Some(_), _)) => Ok(None),
        Some((bytes, None, _)) => Ok(Some(secret(&bytes)?)),
        None => {
            tx.run(OFFER, &params![account, fresh.bytes().as_slice()])
                .await?;
            Ok(Some(fresh))
        }
    }
}

/// Whether a factor is set up.
pub async fn is_set(db: &Db, account: i64) -> Result<bool, OfficeError> {
    let stored: Option<Stored> = db.maybe(FIND, &params![account]).await?;
    Ok(matches!(stored, Some((_, Some(_), _))))
}

/// The secret offered and not confirmed yet, to show its QR code again.
pub async fn offered(db: &Db, account: i64) -> Result<Option<Secret>, OfficeError> {
    let stored: Option<Stored> = db.maybe(FIND, &params![account]).await?;
    match stored {
        Some((bytes, None, _)) => Ok(Some(secret(&bytes)?)),
        _ => Ok(None),
    }
}

/// Sets the factor up, if the first code is right, and stores the ten recovery codes (to be
/// shown once). Journalled.
pub async fn confirm(
    tx: &mut Tx,
    account: i64,
    typed: &str,
    codes: &Codes,
) -> Result<bool, OfficeError> {
    let at = tx.at();
    let stored: Option<Stored> = tx.maybe(FIND, &params![account]).await?;
    let Some((bytes, None, last)) = stored else {
        return Ok(false);
    };
    let Some(step) = totp::accept(&secret(&bytes)?, typed, at, last) else {
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
    let Some((bytes, Some(_), last)) = stored else {
        return Ok(false);
    };
    Ok(totp::accept(&secret(&bytes)?, typed, now, last).is_some())
}

/// Checks a code of a factor that is set up; a code counts once.
pub async fn check(tx: &mut Tx, account: i64, typed: &str) -> Result<bool, OfficeError> {
    let at = tx.at();
    let stored: Option<Stored> = tx.maybe(FIND, &params![account]).await?;
    let Some((bytes, Some(_), last)) = stored else {
        return Ok(false);
    };
    let Some(step) = totp::accept(&secret(&bytes)?, typed, at, last) else {
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
