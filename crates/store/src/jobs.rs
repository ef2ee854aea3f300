//! Work to be done later, by whichever node gets to it: leased, retried, and in the end given up.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value as Json;

use crate::{Db, Record, Row, Sql, StoreError, Tx, Value, params};

/// After so many attempts a job is dead and waits for a person.
pub const MOST_ATTEMPTS: i64 = 8;

/// The first wait after a failure; each further one is twice as long.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(30);

/// The longest wait after a failure.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// To be run at its time.
    Waiting,
    /// Somebody holds its lease.
    Running,
    /// Finished.
    Done,
    /// Failed too often.
    Dead,
}

impl State {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Waiting, "waiting"),
        (Self::Running, "running"),
        (Self::Done, "done"),
        (Self::Dead, "dead"),
    ];
}

/// One job.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its id.
    pub id: i64,
    /// What is to be done; the binary knows the handler.
    pub kind: String,
    /// What it is to be done with.
    pub payload: Json,
    /// Where it stands.
    pub state: State,
    /// When it may run, or run again.
    pub run_at: Timestamp,
    /// While it runs: when another node takes it for interrupted, unless it is heard of before.
    pub lease_until: Option<Timestamp>,
    /// How many times it was begun.
    pub attempts: i64,
    /// What went wrong the last time.
    pub error: Option<String>,
    /// When it was queued.
    pub created_at: Timestamp,
    /// When it was done or given up.
    pub finished_at: Option<Timestamp>,
}

impl Record for Job {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let payload: String = row.get("payload")?;
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            payload: serde_json::from_str(&payload).map_err(|error| unreadable_payload(&error))?,
            state: row.word("state", |code| {
                let known = State::ALL.iter().find(|(_, name)| *name == code);
                known.map(|(state, _)| *state)
            })?,
            run_at: row.get("run_at")?,
            lease_until: row.get("lease_until")?,
            attempts: row.get("attempts")?,
            error: row.get("error")?,
            created_at: row.get("created_at")?,
            finished_at: row.get("finished_at")?,
        })
    }
}

crate::statements! {
    ADD = "INSERT INTO job (id, kind, once, payload, state, run_at, attempts, created_at) \
        VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $6) ON CONFLICT (once) DO NOTHING";
    BY_ONCE = "SELECT id FROM job WHERE once = $1";
    SOON = "SELECT id FROM job WHERE kind = $1 AND state = 'waiting' AND run_at <= $2 ORDER BY id LIMIT 1";
    NEXT = "SELECT id, attempts FROM job WHERE (state = 'waiting' AND run_at <= $1) \
        OR (state = 'running' AND lease_until <= $1) ORDER BY run_at, id LIMIT 1";
    LEASE = "UPDATE job SET state = 'running', lease_until = $2, attempts = attempts + 1 WHERE id = $1";
    GET = "SELECT id, kind, payload, state, run_at, lease_until, attempts, error, created_at, finished_at \
        FROM job WHERE id = $1";
    LATEST = "SELECT id, kind, payload, state, run_at, lease_until, attempts, error, created_at, finished_at \
        FROM job WHERE kind = $1 AND payload = $2 ORDER BY id DESC LIMIT 1";
    IN_STATE = "SELECT id, kind, payload, state, run_at, lease_until, attempts, error, created_at, finished_at \
        FROM job WHERE state = $1 ORDER BY id DESC LIMIT $2";
    RENEW = "UPDATE job SET lease_until = $3 WHERE id = $1 AND attempts = $2 AND state = 'running'";
    FINISH = "UPDATE job SET state = 'done', lease_until = NULL, error = NULL, finished_at = $3 \
        WHERE id = $1 AND attempts = $2 AND state = 'running'";
    RETRY = "UPDATE job SET state = 'waiting', lease_until = NULL, error = $3, run_at = $4 \
        WHERE id = $1 AND attempts = $2 AND state = 'running'";
    BURY = "UPDATE job SET state = 'dead', lease_until = NULL, error = $3, finished_at = $4 \
        WHERE id = $1 AND attempts = $2 AND state = 'running'";
    REVIVE = "UPDATE job SET state = 'waiting', attempts = 0, run_at = $2, finished_at = NULL \
        WHERE id = $1 AND state = 'dead'";
    FREE_ALL = "UPDATE job SET lease_until = $1 WHERE state = 'running'";
    PENDING = "SELECT payload FROM job WHERE kind = $1 AND state IN ('waiting', 'running') ORDER BY id";
    SWEEP = "DELETE FROM job WHERE state = 'done' AND finished_at < $1";
}

/// Queues a job with the transaction: if that is undone, the job never was.
pub async fn enqueue(
    tx: &mut Tx,
    kind: &str,
    payload: &Json,
    run_at: Timestamp,
) -> Result<i64, StoreError> {
    let id = tx.next_id("job").await?;
    let at = tx.at();
    tx.run(
        ADD,
        &params![id, kind, None::<&str>, payload.to_string(), run_at, at],
    )
    .await?;
    Ok(id)
}

/// Queues a job unless one with the same key was queued before, whatever became of it; gives that
/// one's id then. A nightly job's key carries its date: `backup 2026-11-30`.
pub async fn enqueue_once(
    tx: &mut Tx,
    kind: &str,
    key: &str,
    payload: &Json,
    run_at: Timestamp,
) -> Result<i64, StoreError> {
    if let Some(id) = tx.maybe(BY_ONCE, &params![key]).await? {
        return Ok(id);
    }
    let id = tx.next_id("job").await?;
    let at = tx.at();
    tx.run(
        ADD,
        &params![id, kind, key, payload.to_string(), run_at, at],
    )
    .await?;
    Ok(id)
}

/// Queues a job unless one of its kind waits already and will run no later: for work that looks at
/// everything anew, whoever asked for it. Gives the one that will run.
pub async fn enqueue_unless_waiting(
    tx: &mut Tx,
    kind: &str,
    run_at: Timestamp,
) -> Result<i64, StoreError> {
    match tx.maybe(SOON, &params![kind, run_at]).await? {
        Some(id) => Ok(id),
        None => enqueue(tx, kind, &Json::Null, run_at).await,
    }
}

/// Takes the next job that is due, for the time of the lease. A job whose lease ran out (its node
/// died) is taken again; one that was begun too often is buried instead.
pub async fn claim(
    db: &Db,
    now: Timestamp,
    lease: SignedDuration,
) -> Result<Option<Job>, StoreError> {
    // Idle nodes ask often: without work this is one read and no write.
    while db.maybe::<(i64, i64)>(NEXT, &params![now]).await?.is_some() {
        let mut tx = db.upkeep(now).await?;
        let Some((id, attempts)) = tx.maybe::<(i64, i64)>(NEXT, &params![now]).await? else {
            continue;
        };
        if attempts >= MOST_ATTEMPTS {
            tx.run(
                BURY,
                &params![id, attempts, "its runs ended without an answer", now],
            )
            .await?;
            tx.commit().await?;
            continue;
        }
        tx.run(LEASE, &params![id, later(now, lease)]).await?;
        let job = tx.one(GET, &params![id]).await?;
        tx.commit().await?;
        return Ok(Some(job));
    }
    Ok(None)
}

/// Keeps a claimed job for another lease; whether it still was this claim's. Somebody whose lease
/// ran out may find the job running again elsewhere: an attempt only ever speaks for itself, here
/// and when it ends.
pub async fn renew(
    db: &Db,
    job: &Job,
    now: Timestamp,
    lease: SignedDuration,
) -> Result<bool, StoreError> {
    let values = params![job.id, job.attempts, later(now, lease)];
    change(db, now, RENEW, &values).await
}

/// A claimed job is done; whether it still was this claim's.
pub async fn finish(db: &Db, job: &Job, now: Timestamp) -> Result<bool, StoreError> {
    change(db, now, FINISH, &params![job.id, job.attempts, now]).await
}

/// A claimed job failed: it waits, twice as long each time, and after [`MOST_ATTEMPTS`] is dead.
/// Whether it still was this claim's.
pub async fn fail(db: &Db, job: &Job, error: &str, now: Timestamp) -> Result<bool, StoreError> {
    let (sql, when) = if job.attempts >= MOST_ATTEMPTS {
        (BURY, now)
    } else {
        (RETRY, later(now, wait_after(job.attempts)))
    };
    change(db, now, sql, &params![job.id, job.attempts, error, when]).await
}

/// Puts a dead job back into the queue, as if new, with the act that asks for it; whether it was dead.
pub async fn revive(tx: &mut Tx, id: i64) -> Result<bool, StoreError> {
    let at = tx.at();
    Ok(tx.run(REVIVE, &params![id, at]).await? == 1)
}

/// A job by its id.
pub async fn get(db: &Db, id: i64) -> Result<Option<Job>, StoreError> {
    db.maybe(GET, &params![id]).await
}

/// The latest job of a kind with just this to be done with.
pub async fn latest(db: &Db, kind: &str, payload: &Json) -> Result<Option<Job>, StoreError> {
    db.maybe(LATEST, &params![kind, payload.to_string()]).await
}

/// Jobs in a state, the latest first.
pub async fn in_state(db: &Db, state: State, limit: u32) -> Result<Vec<Job>, StoreError> {
    let name = State::ALL
        .iter()
        .find(|(one, _)| *one == state)
        .map_or("", |(_, name)| *name);
    db.many(IN_STATE, &params![name, limit]).await
}

/// Ends every lease at once. Only for the one process that a site can have, when it starts: whoever
/// held a lease before it is dead, and its work need not wait for the lease to run out.
pub async fn free_all(db: &Db, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = db.upkeep(now).await?;
    tx.run(FREE_ALL, &params![now]).await?;
    tx.commit().await
}

/// What the jobs of a kind that are still to be done, or at work, are to be done with.
pub async fn pending(tx: &mut Tx, kind: &str) -> Result<Vec<Json>, StoreError> {
    let payloads: Vec<String> = tx.many(PENDING, &params![kind]).await?;
    let read = payloads.iter().map(|text| serde_json::from_str(text));
    read.collect::<Result<_, _>>()
        .map_err(|error| unreadable_payload(&error))
}

fn unreadable_payload(error: &serde_json::Error) -> StoreError {
    StoreError::Column {
        column: "payload".to_owned(),
        why: error.to_string(),
    }
}

/// Forgets jobs that were done before a moment; how many.
pub async fn sweep(db: &Db, before: Timestamp, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = db.upkeep(now).await?;
    let swept = tx.run(SWEEP, &params![before]).await?;
    tx.commit().await?;
    Ok(swept)
}

async fn change(db: &Db, now: Timestamp, sql: Sql, values: &[Value]) -> Result<bool, StoreError> {
    let mut tx = db.upkeep(now).await?;
    let changed = tx.run(sql, values).await?;
    tx.commit().await?;
    Ok(changed == 1)
}

/// How long to wait after the n-th attempt (from 1) failed.
fn wait_after(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or(0);
    FIRST_WAIT
        .checked_mul(1 << doublings)
        .map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT))
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let waits: Vec<i64> = (1..=12).map(|n| wait_after(n).as_secs()).collect();
        assert_eq!(waits[..4], [30, 60, 120, 240]);
        assert_eq!(waits[11], LONGEST_WAIT.as_secs());
        assert!(wait_after(i64::MAX) == LONGEST_WAIT && wait_after(0) == FIRST_WAIT);
    }
}
