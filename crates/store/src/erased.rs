//! What was erased: kept as bare ids, so that a restore of an older backup erases it again.

use jiff::Timestamp;

use crate::{Db, Record, Row, StoreError, Thing, Tx, params};

/// One erased thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The thing's kind.
    pub kind: String,
    /// The thing's id, never given again.
    pub id: i64,
    /// When.
    pub at: Timestamp,
}

impl Record for Erased {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            kind: row.get("kind")?,
            id: row.get("id")?,
            at: row.get("at")?,
        })
    }
}

crate::statements! {
    MARK = "INSERT INTO erased (kind, id, at) VALUES ($1, $2, $3) ON CONFLICT (kind, id) DO NOTHING";
    LIST = "SELECT kind, id, at FROM erased ORDER BY at, kind, id";
    FIND = "SELECT at FROM erased WHERE kind = $1 AND id = $2";
    /// Counters end up past every id that was given.
    RAISE = "INSERT INTO counter (kind, last) SELECT kind, max(id) FROM erased WHERE 1 = 1 GROUP BY kind \
        ON CONFLICT (kind) DO UPDATE SET last = excluded.last WHERE excluded.last > counter.last";
    SINCE = "SELECT kind, id, at FROM erased WHERE at >= $1 ORDER BY at, kind, id";
}

/// Notes that a thing was erased, at the transaction's time. Marking it again keeps the first time.
pub async fn mark(tx: &mut Tx, thing: Thing) -> Result<(), StoreError> {
    let at = tx.at();
    tx.run(MARK, &params![thing.kind, thing.id, at]).await?;
    Ok(())
}

/// Everything erased so far, the earliest first: the list to keep beside the backups.
pub async fn list(db: &Db) -> Result<Vec<Erased>, StoreError> {
    db.many(LIST, &[]).await
}

/// When a thing was erased, if it was.
pub async fn when(db: &Db, thing: Thing) -> Result<Option<Timestamp>, StoreError> {
    db.maybe(FIND, &params![thing.kind, thing.id]).await
}

/// Everything erased at or after a moment.
pub async fn since(db: &Db, at: Timestamp) -> Result<Vec<Erased>, StoreError> {
    db.many(SINCE, &params![at]).await
}

/// Notes things erased after a backup was made, from the list kept beside the backups. Erasing the
/// restored values is the rooms' affair; this keeps the marks and sees that no id is given again.
pub async fn note(tx: &mut Tx, things: &[Erased]) -> Result<(), StoreError> {
    for thing in things {
        tx.run(MARK, &params![thing.kind.as_str(), thing.id, thing.at])
            .await?;
    }
    raise_counters(tx).await
}

/// Moves the id counters past every erased id.
pub(crate) async fn raise_counters(tx: &mut Tx) -> Result<(), StoreError> {
    tx.run(RAISE, &[]).await?;
    Ok(())
}
