//! Questions about letters.

use std::collections::BTreeMap;

use jiff::Timestamp;
use keruen_store::{Db, Sql, params};

use super::model::{Letter, SECRET, visible};
use crate::error::OfficeError;
use crate::rights::Viewer;

/// Whether a letter is held: what the team writes to somebody whose data is blocked is not sent, not
/// counted, and let go when the block is lifted. What somebody's account asks for themselves (a link
/// to sign in) goes out.
macro_rules! held {
    ($letter:literal) => {
        concat!(
            "((",
            $letter,
            "account_id IS NULL OR ",
            $letter,
            "kind = 'notice') AND EXISTS (SELECT 1 FROM person b ",
            "WHERE b.id = ",
            $letter,
            "person_id AND b.blocked_at IS NOT NULL))"
        )
    };
}

pub(super) use held;

/// What [`Letter`] is read from.
macro_rules! columns {
    () => {
        concat!(
            "id, kind, account_id, person_id, programme_id, address, lang, subject, body, state, attempts, next_at, error, ",
            "answer, created_at, expires_at, closed_at, CAST(CASE WHEN ", held!("letter."), " THEN 1 ELSE 0 END AS BIGINT) AS held"
        )
    };
}

keruen_store::statements! {
    pub(super) FIND = concat!("SELECT ", columns!(), " FROM letter WHERE id = $1");
    OF_PERSON = concat!("SELECT ", columns!(), " FROM letter WHERE person_id = $1 ORDER BY id DESC");
    OF_ACCOUNT = concat!("SELECT ", columns!(), " FROM letter WHERE account_id = $1 ORDER BY id DESC");
    SECRET_OF = "SELECT secret FROM letter_secret WHERE letter_id = $1";
    COUNTS = concat!("SELECT CASE WHEN state = 'queued' THEN 'stuck' WHEN error = 'outcome-unknown' AND state = 'failed' \
        THEN 'unknown' ELSE state END AS how, programme_id, count(*), min(id), min(subject) FROM letter \
        WHERE (state IN ('by-hand', 'bounced', 'failed') OR (state = 'queued' AND attempts >= 3)) \
        AND (expires_at IS NULL OR expires_at > $1) \
        AND (state <> 'by-hand' OR account_id IS NULL OR account_id <> $2) AND NOT ", held!("letter."),
        " GROUP BY how, programme_id");
    pub(super) HANDS = "SELECT count(*) FROM role_grant g JOIN account a ON a.id = g.account_id WHERE a.locked = 0 \
        AND a.id <> $1 AND ((g.role = 'owner' AND g.programme_id IS NULL) OR (g.role = 'coordinator' \
        AND g.programme_id = $2))";
    pub(super) INSERT = "INSERT INTO letter (id, kind, account_id, person_id, programme_id, address, way, lang, \
        subject, body, state, attempts, next_at, created_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $12, $13)";
    pub(super) PUT_SECRET = "INSERT INTO letter_secret (letter_id, secret) VALUES ($1, $2)";
    pub(super) DROP_SECRET = "DELETE FROM letter_secret WHERE letter_id = $1";
    pub(super) MOVE = "UPDATE letter SET state = $2, way = $3, attempts = 0, next_at = $4, error = NULL, answer = NULL, \
        closed_at = NULL WHERE id = $1";
    pub(super) CLOSE = "UPDATE letter SET state = $2, error = $3, answer = $4, closed_at = $5 WHERE id = $1";
    pub(super) RETRY = "UPDATE letter SET error = $2, answer = $3, next_at = $4 WHERE id = $1 AND state = 'queued'";
    pub(super) DUE = concat!("SELECT l.id, l.kind, l.address, l.subject, l.body, l.attempts, l.error, \
        l.created_at, s.secret FROM letter l \
        LEFT JOIN letter_secret s ON s.letter_id = l.id WHERE l.state = 'queued' AND l.next_at <= $1 \
        AND (l.expires_at IS NULL OR l.expires_at > $1) AND NOT ", held!("l."),
        " ORDER BY l.next_at, l.id LIMIT 1");
    pub(super) LEASE = "UPDATE letter SET attempts = attempts + 1, next_at = $2, error = $3 WHERE id = $1";
    pub(super) OVER = "SELECT id FROM letter WHERE expires_at <= $1 AND state IN ('queued', 'by-hand', 'failed', 'bounced')";
    pub(super) FORGET_SECRETS = "DELETE FROM letter_secret WHERE letter_id IN \
        (SELECT id FROM letter WHERE person_id = $1)";
    pub(super) FORGET = "DELETE FROM letter WHERE person_id = $1";
    pub(super) FORGET_ACCOUNT_SECRETS = "DELETE FROM letter_secret WHERE letter_id IN \
        (SELECT id FROM letter WHERE account_id = $1)";
    pub(super) FORGET_ACCOUNT = "DELETE FROM letter WHERE account_id = $1";
    // A morning letter of the past is nobody's work: the next morning says it anew.
    END_MORNINGS = "UPDATE letter SET state = 'expired', closed_at = next_at WHERE state = 'queued' AND kind = 'morning'";
    HOLD = "UPDATE letter SET state = 'by-hand', way = 'hand' WHERE state = 'queued'";
    pub(super) MOVE_PERSON = "UPDATE letter SET person_id = $2 WHERE person_id = $1";
}

/// After a restore nobody knows which of the waiting letters went out meanwhile: they are not sent
/// again by themselves, but laid before somebody who can ask.
pub const RESTORED: [Sql; 2] = [END_MORNINGS, HOLD];

/// The letter, or `NotFound`. Whether the reader may see it says [`visible`].
pub async fn by_id(db: &Db, id: i64) -> Result<Letter, OfficeError> {
    Ok(db.one(FIND, &params![id]).await?)
}

/// The letters to a person, the latest first.
pub async fn of_person(db: &Db, person: i64) -> Result<Vec<Letter>, OfficeError> {
    Ok(db.many(OF_PERSON, &params![person]).await?)
}

/// The letters to an account, the latest first.
pub async fn of_account(db: &Db, account: i64) -> Result<Vec<Letter>, OfficeError> {
    Ok(db.many(OF_ACCOUNT, &params![account]).await?)
}

/// The text with its link, to copy and send by hand. `None` if its link is gone or over.
pub async fn full_text(
    db: &Db,
    letter: &Letter,
    now: Timestamp,
) -> Result<Option<String>, OfficeError> {
    if letter.expires_at.is_some_and(|end| end <= now) {
        return Ok(None);
    }
    if !letter.body.contains(SECRET) {
        return Ok(Some(letter.body.clone()));
    }
    let secret: Option<String> = db.maybe(SECRET_OF, &params![letter.id]).await?;
    Ok(secret.map(|secret| letter.body.replace(SECRET, &secret)))
}

/// How a letter needs somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waiting {
    /// To be sent by hand.
    ByHand,
    /// Came back.
    Bounced,
    /// May have arrived.
    Unknown,
    /// Could not be sent.
    Failed,
}

/// How many letters need somebody, for one viewer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// To send by hand.
    pub by_hand: i64,
    /// Came back.
    pub bounced: i64,
    /// Could not be sent.
    pub failed: i64,
    /// May have arrived: nobody noted how the sending ended.
    pub unknown: i64,
    /// Waiting after at least three attempts: the mail server is in trouble.
    pub stuck: i64,
    /// Where it is one letter alone: its number and its subject.
    pub only: BTreeMap<Waiting, (i64, String)>,
}

/// Whose by-hand list it is: nobody hands a letter to themselves, so their own do not lie there.
pub(super) fn viewer_id(viewer: &Viewer) -> i64 {
    viewer.full().map_or(-1, |account| account.id)
}

/// Counts for the home page at a moment: a letter whose link is over needs nobody, though the sweep
/// that closes it comes at night.
pub async fn counts(db: &Db, viewer: &Viewer, now: Timestamp) -> Result<Counts, OfficeError> {
    let mut counts = Counts::default();
    let rows: Vec<(String, Option<i64>, i64, i64, String)> =
        db.many(COUNTS, &params![now, viewer_id(viewer)]).await?;
    for (state, programme, count, id, subject) in rows {
        if !visible(viewer, programme) {
            continue;
        }
        let (waits, all) = match state.as_str() {
            "by-hand" => (Waiting::ByHand, &mut counts.by_hand),
            "bounced" => (Waiting::Bounced, &mut counts.bounced),
            "unknown" => (Waiting::Unknown, &mut counts.unknown),
            "stuck" => {
                counts.stuck += count;
                continue;
            }
            _ => (Waiting::Failed, &mut counts.failed),
        };
        *all += count;
        if *all == 1 {
            counts.only.insert(waits, (id, subject));
        } else {
            counts.only.remove(&waits);
        }
    }
    Ok(counts)
}
