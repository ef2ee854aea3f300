//! Reading imports on their way.

use keruen_store::jobs::{self, Job};
use keruen_store::{Db, Sql, StoreError, Tx, params};

use super::acts::{JOB, payload};
use super::model::Run;

macro_rules! columns {
    () => {
        "id, account_id, role, programme_id, lang, file_name, file_hash, header_row, mapping, answers, state, agreed, \
         outcome, created_at, changed_at"
    };
}

keruen_store::statements! {
    pub(super) INSERT = "INSERT INTO import_run (id, account_id, role, programme_id, lang, file_name, file_hash, \
        state, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'shown', $8, $8)";
    pub(super) FIND = concat!("SELECT ", columns!(), " FROM import_run WHERE id = $1");
    pub(super) CHOOSE = "UPDATE import_run SET header_row = $2, mapping = $3, state = 'shown', changed_at = $4 \
        WHERE id = $1 AND state IN ('shown', 'empty', 'outdated', 'failed')";
    pub(super) ANSWER = "UPDATE import_run SET answers = $2, state = 'shown', changed_at = $3 \
        WHERE id = $1 AND state IN ('shown', 'empty', 'outdated', 'failed')";
    pub(super) AGREE = "UPDATE import_run SET state = 'queued', agreed = $2, lang = $3, changed_at = $4 \
        WHERE id = $1 AND state IN ('shown', 'empty', 'outdated', 'failed')";
    pub(super) BEGIN = "UPDATE import_run SET state = 'running', changed_at = $2 \
        WHERE id = $1 AND state IN ('queued', 'running')";
    pub(super) FINISH = "UPDATE import_run SET state = 'done', outcome = $2, changed_at = $3 \
        WHERE id = $1 AND state = 'running'";
    pub(super) LEAVE = "UPDATE import_run SET state = $2, changed_at = $3 WHERE id = $1 AND state = 'running'";
    pub(super) AT_WORK = "SELECT id FROM import_run WHERE state IN ('queued', 'running') ORDER BY id";
    pub(super) GIVE_UP = "UPDATE import_run SET state = 'failed', changed_at = $2 \
        WHERE id = $1 AND state IN ('queued', 'running')";
    pub(super) DISCARD = "UPDATE import_run SET state = 'gone', file_name = '', changed_at = $2 \
        WHERE id = $1 AND state IN ('shown', 'empty', 'outdated', 'failed')";
    pub(super) LOOKED = "UPDATE import_run SET state = $2 WHERE id = $1 AND state = $3";
    pub(super) SAME = "SELECT id FROM import_run WHERE file_hash = $1 AND account_id = $2 AND role = $3 \
        AND COALESCE(programme_id, 0) = $4 AND state IN ('shown', 'empty', 'outdated', 'failed') ORDER BY id";
    pub(super) EXPIRED = "SELECT id FROM import_run WHERE (state IN ('shown', 'empty', 'outdated', 'failed') \
        AND created_at < $1) OR (state IN ('queued', 'running') AND changed_at < $1) ORDER BY id";
    pub(super) EXPIRE = "UPDATE import_run SET state = 'gone', file_name = '', changed_at = $2 \
        WHERE id = $1 AND state <> 'done'";
    pub(super) FORGET_NAMES = "UPDATE import_run SET file_name = '' WHERE state IN ('done', 'gone') \
        AND changed_at < $1 AND file_name <> ''";
    pub(super) DROP = "UPDATE import_run SET state = CASE WHEN state = 'done' THEN state ELSE 'gone' END, \
        file_name = '', changed_at = CASE WHEN state = 'done' THEN changed_at ELSE $2 END WHERE id = $1";
    pub(super) UNNAME = "UPDATE import_run SET file_name = '' WHERE id = $1";
    NAMED = concat!("SELECT ", columns!(), " FROM import_run WHERE file_name <> '' ORDER BY id");
    END_ALL = "UPDATE import_run SET state = 'gone', file_name = '' WHERE state NOT IN ('done', 'gone')";
    WITH_FILES = "SELECT id FROM import_run WHERE state IN ('shown', 'empty', 'outdated', 'failed', 'queued', 'running') \
        OR (state = 'done' AND changed_at >= $1)";
    OPEN = concat!("SELECT ", columns!(), " FROM import_run WHERE created_at >= $1 AND state <> 'gone' \
        ORDER BY id DESC LIMIT 50");
    pub(super) TAKE_FAULTS = "UPDATE import_run SET faults_taken_at = $2 WHERE id = $1 AND faults_taken_at IS NULL";
    ON_HAND = concat!("SELECT ", columns!(), " FROM import_run WHERE state IN ('shown', 'outdated', 'failed') \
        OR (state = 'done' AND changed_at >= $1 AND faults_taken_at IS NULL) ORDER BY id DESC LIMIT 200");
    WAITING = "SELECT CASE WHEN role = 'owner' THEN 0 ELSE COALESCE(programme_id, 0) END AS whose, COUNT(*) \
        FROM import_run WHERE state IN ('shown', 'outdated', 'failed') \
        GROUP BY CASE WHEN role = 'owner' THEN 0 ELSE COALESCE(programme_id, 0) END";
}

/// A backup holds no file of an import, so after a restore none can go on.
pub const RESTORED: &[Sql] = &[END_ALL];

/// One import by its number.
pub async fn find(db: &Db, id: i64) -> Result<Option<Run>, StoreError> {
    db.maybe(FIND, &params![id]).await
}

/// The job that carries an import out, once somebody agreed to it.
pub async fn job(db: &Db, id: i64) -> Result<Option<Job>, StoreError> {
    jobs::latest(db, JOB, &payload(id)).await
}

/// The latest imports since a moment, the newest first, without those thrown away. Whose they are
/// is for the caller to ask.
pub async fn recent(db: &Db, since: jiff::Timestamp) -> Result<Vec<Run>, StoreError> {
    db.many(OPEN, &params![since]).await
}

/// What is left to do about imports, the newest first: those that wait for a decision, and those
/// carried out since a moment whose faulty rows nobody has taken back. Whose they are is for the
/// caller to ask.
pub async fn on_hand(db: &Db, since: jiff::Timestamp) -> Result<Vec<Run>, StoreError> {
    let mut runs: Vec<Run> = db.many(ON_HAND, &params![since]).await?;
    runs.retain(|run| run.state.is_open() || run.left_faulty() > 0);
    Ok(runs)
}

/// Every import whose file still has its name, or lies here still.
pub async fn named(db: &Db) -> Result<Vec<Run>, StoreError> {
    db.many(NAMED, &[]).await
}

/// The imports that still have a file: those not carried out yet, and those carried out since a
/// moment, whose faulty rows wait for their correction.
pub async fn with_files(tx: &mut Tx, since: jiff::Timestamp) -> Result<Vec<i64>, StoreError> {
    tx.many(WITH_FILES, &params![since]).await
}

/// How many imports wait for a decision, by programme; 0 are those of the owners.
pub async fn waiting(tx: &mut Tx) -> Result<Vec<(i64, i64)>, StoreError> {
    tx.many(WAITING, &[]).await
}
