//! Sign-in links: single use, a quarter of an hour. Opening one shows a button; only pressing it
//! uses the link up, because messengers and mail scanners open links too.

use jiff::{SignedDuration, Timestamp};
use keruen_store::{Db, Record, Row, StoreError, Tx, params};

use crate::account;
use crate::error::OfficeError;
use crate::token::Token;

/// How long a link lives.
pub const LIFE: SignedDuration = SignedDuration::from_mins(15);

keruen_store::statements! {
    INSERT = "INSERT INTO sign_in_link (hash, account_id, purpose, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT l.account_id, l.purpose, l.expires_at, l.used_at, a.locked FROM sign_in_link l \
        JOIN account a ON a.id = l.account_id WHERE l.hash = $1";
    USE = "UPDATE sign_in_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL";
    /// A new sign-in makes the account's other links worthless.
    DROP_OTHERS = "DELETE FROM sign_in_link WHERE account_id = $1 AND hash <> $2 AND used_at IS NULL";
    pub(crate) DROP_ALL = "DELETE FROM sign_in_link WHERE account_id = $1";
    SWEEP = "DELETE FROM sign_in_link WHERE expires_at < $1";
}

/// Why a link was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody asked to sign in, or a coordinator asked for them.
    SignIn,
    /// The first owner of a new site.
    FirstOwner,
    /// After `keruen user reset`.
    Reset,
}

impl Purpose {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::FirstOwner => "first-owner",
            Self::Reset => "reset",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        let all = [Self::SignIn, Self::FirstOwner, Self::Reset];
        all.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// What is known about a link.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    account: i64,
    purpose: Purpose,
    expires_at: Timestamp,
    used: bool,
    locked: bool,
}

impl Record for Known {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            account: row.get("account_id")?,
            purpose: row.word("purpose", Purpose::from_code)?,
            expires_at: row.get("expires_at")?,
            used: row.get::<Option<Timestamp>>("used_at")?.is_some(),
            locked: row.get("locked")?,
        })
    }
}

/// A link that may be used now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Good {
    /// Whom it signs in.
    pub account: i64,
    /// Why it was made.
    pub purpose: Purpose,
}

/// Why a link does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRefusal {
    /// There is no such link (any more).
    Unknown,
    /// It has been used.
    Used,
    /// Its quarter of an hour is over.
    Expired,
    /// Somebody else is signed in on this device: they sign out first. The link stays good.
    AnotherPerson,
    /// The account is locked.
    Locked,
}

/// Decides whether a link opens, for whoever is signed in on the device. Pure.
fn judge(known: Option<&Known>, viewer: Option<i64>, now: Timestamp) -> Result<Good, LinkRefusal> {
    let known = known.ok_or(LinkRefusal::Unknown)?;
    if known.used {
        return Err(LinkRefusal::Used);
    }
    if known.expires_at <= now {
        return Err(LinkRefusal::Expired);
    }
    if viewer.is_some_and(|viewer| viewer != known.account) {
        return Err(LinkRefusal::AnotherPerson);
    }
    if known.locked {
        return Err(LinkRefusal::Locked);
    }
    Ok(Good {
        account: known.account,
        purpose: known.purpose,
    })
}

/// Makes a link for an account.
pub async fn issue(
    tx: &mut Tx,
    account: i64,
    purpose: Purpose,
    token: &Token,
) -> Result<(), OfficeError> {
    let at = tx.at();
    let expires = at.saturating_add(LIFE).unwrap_or(at);
    tx.run(
        INSERT,
        &params![token.hash(), account, purpose.code(), at, expires],
    )
    .await?;
    Ok(())
}

/// Makes a link for somebody to hand on. Journalled: whoever holds it becomes the account.
pub async fn by_hand(tx: &mut Tx, account: i64, token: &Token) -> Result<(), OfficeError> {
    issue(tx, account, Purpose::SignIn, token).await?;
    tx.journal(
        account::thing(account),
        "make-link",
        &["sign_in_link"],
        None,
    )
    .await?;
    Ok(())
}

/// What opening the link shows; uses nothing up.
pub async fn look(
    db: &Db,
    token: &Token,
    viewer: Option<i64>,
    now: Timestamp,
) -> Result<Result<Good, LinkRefusal>, OfficeError> {
    let known: Option<Known> = db.maybe(FIND, &params![token.hash()]).await?;
    Ok(judge(known.as_ref(), viewer, now))
}

/// Whose link this is or was, whatever became of it, so that a new one can be sent to the same
/// address. Links that have been over for a day are forgotten.
pub async fn whose(db: &Db, token: &Token) -> Result<Option<i64>, OfficeError> {
    let known: Option<Known> = db.maybe(FIND, &params![token.hash()]).await?;
    Ok(known.map(|known| known.account))
}

/// Uses the link up. Of two people who press at once, one gets in.
pub async fn consume(
    tx: &mut Tx,
    token: &Token,
    viewer: Option<i64>,
) -> Result<Result<Good, LinkRefusal>, OfficeError> {
    let now = tx.at();
    let hash = token.hash();
    let known: Option<Known> = tx.maybe(FIND, &params![hash.clone()]).await?;
    let good = match judge(known.as_ref(), viewer, now) {
        Ok(good) => good,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if tx.run(USE, &params![hash.clone(), now]).await? == 0 {
        return Ok(Err(LinkRefusal::Used));
    }
    tx.run(DROP_OTHERS, &params![good.account, hash]).await?;
    Ok(Ok(good))
}

/// Removes links that have been over for a day; until then they can say that they are.
pub async fn sweep(tx: &mut Tx) -> Result<u64, OfficeError> {
    let at = tx.at();
    let yesterday = at
        .saturating_sub(SignedDuration::from_hours(24))
        .unwrap_or(at);
    Ok(tx.run(SWEEP, &params![yesterday]).await?)
}
