//! A new e-mail address of one's own: it counts once a link that went there has been pressed. Until
//! then the old one stays, and nothing that was typed is lost.

use jiff::{SignedDuration, Timestamp};
use keruen_store::{Db, Record, Row, StoreError, Tx, params};

use super::model::{Account, Email};
use super::queries;
use crate::error::{OfficeError, Refusal};
use crate::history::{self, Change};
use crate::sign_in::link::{self, LinkRefusal};
use crate::token::Token;

keruen_store::statements! {
    /// A newer wish takes the place of an older one, whose link dies with it.
    ASK = "INSERT INTO email_change (account_id, email, hash, asked_at, expires_at, used_at) \
        VALUES ($1, $2, $3, $4, $5, NULL) ON CONFLICT (account_id) DO UPDATE SET email = excluded.email, \
        hash = excluded.hash, asked_at = excluded.asked_at, expires_at = excluded.expires_at, used_at = NULL";
    WAITING = "SELECT account_id, email, expires_at, used_at FROM email_change WHERE account_id = $1";
    FIND = "SELECT account_id, email, expires_at, used_at FROM email_change WHERE hash = $1";
    USE = "UPDATE email_change SET used_at = $2 WHERE hash = $1 AND used_at IS NULL";
    TAKE = "UPDATE account SET email = $2, email_folded = $3, version = version + 1 WHERE id = $1";
    /// One that was pressed stays for a while, to say so.
    DROP_WAITING = "DELETE FROM email_change WHERE account_id = $1 AND used_at IS NULL";
    pub(crate) DROP = "DELETE FROM email_change WHERE account_id = $1";
    SWEEP = "DELETE FROM email_change WHERE expires_at < $1";
}

/// How long an unconfirmed address is remembered, so that it can be sent to again.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(7 * 24);

struct Known {
    account: i64,
    email: String,
    expires_at: Timestamp,
    used: bool,
}

impl Record for Known {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            account: row.get("account_id")?,
            email: row.get("email")?,
            expires_at: row.get("expires_at")?,
            used: row.get::<Option<Timestamp>>("used_at")?.is_some(),
        })
    }
}

/// An address that waits for its link to be pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The new address.
    pub email: String,
    /// Whether the link's quarter of an hour is over.
    pub over: bool,
}

/// Whether the link opens for whoever is signed in. Pure. A stranger at a mistyped address is not
/// the account, so the link alone changes nothing.
fn judge(known: Option<Known>, account: i64, now: Timestamp) -> Result<Known, LinkRefusal> {
    let known = known.ok_or(LinkRefusal::Unknown)?;
    if known.account != account {
        return Err(LinkRefusal::AnotherPerson);
    }
    if known.used {
        return Err(LinkRefusal::Used);
    }
    if known.expires_at <= now {
        return Err(LinkRefusal::Expired);
    }
    Ok(known)
}

/// Notes the new address; it does not count yet. Journalled.
pub async fn ask(
    tx: &mut Tx,
    account: i64,
    email: &Email,
    token: &Token,
) -> Result<(), OfficeError> {
    let at = tx.at();
    let expires = at.saturating_add(link::LIFE).unwrap_or(at);
    let values = params![account, email.as_str(), token.hash(), at, expires];
    tx.run(ASK, &values).await?;
    tx.journal(super::thing(account), "ask-email", &["email"], None)
        .await?;
    Ok(())
}

/// The address that waits, if any.
pub async fn waiting(
    db: &Db,
    account: i64,
    now: Timestamp,
) -> Result<Option<Waiting>, OfficeError> {
    let known: Option<Known> = db.maybe(WAITING, &params![account]).await?;
    Ok(known.filter(|known| !known.used).map(|known| Waiting {
        over: known.expires_at <= now,
        email: known.email,
    }))
}

/// The address that a link would confirm; uses nothing up.
pub async fn look(
    db: &Db,
    token: &Token,
    account: i64,
    now: Timestamp,
) -> Result<Result<String, LinkRefusal>, OfficeError> {
    let known: Option<Known> = db.maybe(FIND, &params![token.hash()]).await?;
    Ok(judge(known, account, now).map(|known| known.email))
}

/// Forgets the wish. Journalled.
pub async fn give_up(tx: &mut Tx, account: i64) -> Result<(), OfficeError> {
    tx.run(DROP, &params![account]).await?;
    tx.journal(super::thing(account), "give-up-email", &["email"], None)
        .await?;
    Ok(())
}

/// After an account's address has changed, whoever did it: links that went to the old one are
/// worthless, and another change that was asked for before is off.
pub(super) async fn moved(tx: &mut Tx, account: i64) -> Result<(), OfficeError> {
    tx.run(link::DROP_ALL, &params![account]).await?;
    tx.run(DROP_WAITING, &params![account]).await?;
    Ok(())
}

/// The button of the link: from now on the new address counts, and is given back. Sign-in links
/// that went to the old one are worthless. Journalled, with the old address in the history.
pub async fn confirm(
    tx: &mut Tx,
    token: &Token,
    account: i64,
) -> Result<Result<Email, LinkRefusal>, OfficeError> {
    let now = tx.at();
    let hash = token.hash();
    let known: Option<Known> = tx.maybe(FIND, &params![hash.clone()]).await?;
    let known = match judge(known, account, now) {
        Ok(known) => known,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if tx.run(USE, &params![hash, now]).await? == 0 {
        return Ok(Err(LinkRefusal::Used));
    }
    let old: Account = tx.one(queries::FIND, &params![account]).await?;
    let new = Email::parse(&known.email).ok_or_else(|| OfficeError::Unreadable {
        column: "email_change.email",
        // Whose address it is does not belong into a log.
        value: format!("of account {account}"),
    })?;
    let values = params![account, new.as_str(), new.folded()];
    tx.run(TAKE, &values).await.map_err(|error| match error {
        StoreError::Duplicate { .. } => OfficeError::from(Refusal::EmailTaken),
        other => other.into(),
    })?;
    moved(tx, account).await?;
    let change = Change::text("email", old.email.as_deref(), Some(new.as_str()));
    history::record(tx, super::thing(account), "change-email", &[change], None).await?;
    Ok(Ok(new))
}

/// Forgets addresses that nobody confirmed for a week.
pub async fn sweep(tx: &mut Tx) -> Result<u64, OfficeError> {
    let at = tx.at();
    let before = at.saturating_sub(REMEMBERED).unwrap_or(at);
    Ok(tx.run(SWEEP, &params![before]).await?)
}
