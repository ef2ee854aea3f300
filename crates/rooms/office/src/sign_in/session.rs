//! Sessions: who is signed in on which device, for how long.

use jiff::{SignedDuration, Timestamp};
use keruen_speech::Lang;
use keruen_store::{Db, Record, Row, StoreError, Tx, params};

use super::state::{self, Proofs, SessionState};
use crate::account::{self, Theme};
use crate::error::OfficeError;
use crate::rights::{SignedIn, Viewer};
use crate::token::Token;

/// Longest life of a session.
pub const LIFE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Owners and coordinators are signed out after this long without a request.
pub const STRICT_IDLE: SignedDuration = SignedDuration::from_hours(12);
/// A sign-in that stops before its second factor is forgotten after this long.
pub const HALF_LIFE: SignedDuration = SignedDuration::from_mins(30);
/// `seen_at` is written at most this often, to spare the one writer.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_mins(5);
/// Longest device label, in characters.
const LABEL: usize = 80;

keruen_store::statements! {
    INSERT = "INSERT INTO session (id, hash, account_id, proofs, device, created_at, seen_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $6, $7)";
    FIND = "SELECT s.id, s.proofs, s.seen_at, s.expires_at, a.id AS account_id, a.name, a.lang, \
        a.theme, a.person_id, a.locked, f.confirmed_at FROM session s JOIN account a ON a.id = s.account_id \
        LEFT JOIN second_factor f ON f.account_id = a.id WHERE s.hash = $1";
    OF_ACCOUNT = "SELECT id, device, created_at, seen_at FROM session \
        WHERE account_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, id DESC";
    SINCE = "SELECT created_at FROM session WHERE id = $1";
    TOUCH = "UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
    PROMOTE = "UPDATE session SET proofs = 'both', hash = $2, seen_at = $3 WHERE id = $1";
    CLOSE = "DELETE FROM session WHERE id = $1";
    CLOSE_OWN = "DELETE FROM session WHERE id = $1 AND account_id = $2";
    CLOSE_OTHERS = "DELETE FROM session WHERE account_id = $1 AND id <> $2";
    pub(crate) CLOSE_ALL = "DELETE FROM session WHERE account_id = $1";
    SWEEP = "DELETE FROM session WHERE expires_at <= $1";
}

struct Found {
    id: i64,
    proofs: Proofs,
    seen_at: Timestamp,
    expires_at: Timestamp,
    account: i64,
    name: String,
    lang: Lang,
    theme: Theme,
    person: Option<i64>,
    locked: bool,
    has_second: bool,
}

impl Record for Found {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            proofs: Proofs::from_code(&row.get::<String>("proofs")?),
            seen_at: row.get("seen_at")?,
            expires_at: row.get("expires_at")?,
            account: row.get("account_id")?,
            name: row.get("name")?,
            lang: row.get::<String>("lang")?.parse().unwrap_or(Lang::Kk),
            theme: Theme::from_code(&row.get::<String>("theme")?).unwrap_or_default(),
            person: row.get("person_id")?,
            locked: row.get("locked")?,
            has_second: row.get::<Option<Timestamp>>("confirmed_at")?.is_some(),
        })
    }
}

/// A session that is alive, with what a page needs of its account.
#[derive(Debug, Clone)]
pub struct Present {
    /// The account with its roles.
    pub viewer: Viewer,
    /// Its name.
    pub name: String,
    /// Its language.
    pub lang: Lang,
    /// Light, dark or as the device says.
    pub theme: Theme,
    /// The session was last seen long enough ago to call [`touch`].
    pub touch_due: bool,
}

/// One line of the list of a person's devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// The session.
    pub id: i64,
    /// What the device calls itself.
    pub label: String,
    /// When it signed in.
    pub created_at: Timestamp,
    /// When it was last seen, to five minutes.
    pub seen_at: Timestamp,
}

impl Record for Device {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            label: row.get("device")?,
            created_at: row.get("created_at")?,
            seen_at: row.get("seen_at")?,
        })
    }
}

/// The dates a session's life depends on.
#[derive(Debug, Clone, Copy)]
pub struct Life {
    /// When it was last seen.
    pub seen_at: Timestamp,
    /// When it ends anyway.
    pub expires_at: Timestamp,
}

/// Whether a session still lives. `strict`: its account is an owner's or a coordinator's. Pure.
fn alive(life: Life, strict: bool, state: SessionState, now: Timestamp) -> bool {
    let within = |from: Timestamp, long: SignedDuration| now.duration_since(from) < long;
    now < life.expires_at
        && (!strict || within(life.seen_at, STRICT_IDLE))
        && (state == SessionState::Full || within(life.seen_at, HALF_LIFE))
}

/// Opens a session after a first proof. Needs no journal (`Db::upkeep`).
pub async fn open(
    tx: &mut Tx,
    account: i64,
    proofs: Proofs,
    token: &Token,
    device: &str,
) -> Result<i64, OfficeError> {
    let at = tx.at();
    let id = tx.next_id("session").await?;
    let label: String = device
        .chars()
        .filter(|c| !c.is_control())
        .take(LABEL)
        .collect();
    let expires = at.saturating_add(LIFE).unwrap_or(at);
    tx.run(
        INSERT,
        &params![id, token.hash(), account, proofs.code(), label, at, expires],
    )
    .await?;
    Ok(id)
}

/// Who holds this token. `None`: nobody, or not any more. Two reads, no write.
pub async fn present(
    db: &Db,
    token: &Token,
    now: Timestamp,
) -> Result<Option<Present>, OfficeError> {
    let Some(found) = db.maybe::<Found>(FIND, &params![token.hash()]).await? else {
        return Ok(None);
    };
    if found.locked {
        return Ok(None);
    }
    let (site, programmes) = account::roles(db, found.account).await?;
    let held = || {
        site.iter()
            .copied()
            .chain(programmes.iter().map(|(_, r)| *r))
    };
    let strict = state::needs_second(held());
    let state = state::state(found.proofs, strict, found.has_second);
    let life = Life {
        seen_at: found.seen_at,
        expires_at: found.expires_at,
    };
    if !alive(life, strict, state, now) {
        return Ok(None);
    }
    Ok(Some(Present {
        viewer: Viewer {
            account: Some(SignedIn {
                id: found.account,
                session: found.id,
                person: found.person,
                state,
                site,
                programmes,
            }),
        },
        name: found.name,
        lang: found.lang,
        theme: found.theme,
        touch_due: now.duration_since(found.seen_at) >= TOUCH_AFTER,
    }))
}

/// Notes that the session was seen.
pub async fn touch(tx: &mut Tx, session: i64) -> Result<(), OfficeError> {
    let at = tx.at();
    tx.run(TOUCH, &params![session, at]).await?;
    Ok(())
}

/// After the second proof: the session counts fully, under a new token, so that a cookie stolen
/// before is worth nothing.
pub async fn promote(tx: &mut Tx, session: i64, token: &Token) -> Result<(), OfficeError> {
    let at = tx.at();
    if tx.run(PROMOTE, &params![session, token.hash(), at]).await? == 0 {
        return Err(StoreError::NotFound.into());
    }
    Ok(())
}

/// The devices an account is signed in on, the latest first.
pub async fn devices(db: &Db, account: i64, now: Timestamp) -> Result<Vec<Device>, OfficeError> {
    Ok(db.many(OF_ACCOUNT, &params![account, now]).await?)
}

/// When a session was opened; `None` if there is no such session (any more).
pub async fn since(db: &Db, session: i64) -> Result<Option<Timestamp>, OfficeError> {
    Ok(db.maybe(SINCE, &params![session]).await?)
}

/// Signs out.
pub async fn close(tx: &mut Tx, session: i64) -> Result<(), OfficeError> {
    tx.run(CLOSE, &params![session]).await?;
    Ok(())
}

/// Ends one of the account's own sessions. Journalled.
pub async fn revoke(tx: &mut Tx, account: i64, session: i64) -> Result<(), OfficeError> {
    if tx.run(CLOSE_OWN, &params![session, account]).await? == 0 {
        return Err(StoreError::NotFound.into());
    }
    tx.journal(
        account::thing(account),
        "revoke-session",
        &["session"],
        None,
    )
    .await?;
    Ok(())
}

/// Ends all sessions of the account but this one. Journalled.
pub async fn revoke_others(tx: &mut Tx, account: i64, keep: i64) -> Result<u64, OfficeError> {
    let ended = tx.run(CLOSE_OTHERS, &params![account, keep]).await?;
    tx.journal(
        account::thing(account),
        "revoke-session",
        &["session"],
        None,
    )
    .await?;
    Ok(ended)
}

/// Removes sessions that are over.
pub async fn sweep(tx: &mut Tx) -> Result<u64, OfficeError> {
    let at = tx.at();
    Ok(tx.run(SWEEP, &params![at]).await?)
}
