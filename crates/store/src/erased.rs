//! What was erased: kept as bare ids, so that a restore of an older backup erases it again. A backup
//! knows only what was erased before it, so the list is also kept beside the backups.

use std::fmt::Write as _;
use std::path::Path;

use jiff::Timestamp;

use crate::{Db, Record, Row, StoreError, Thing, Tx, files, params};

/// The list in the site's folder.
pub const FILE: &str = "erased.jsonl";

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

/// A line of the list.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    kind: String,
    id: i64,
    at: Timestamp,
}

/// Writes the list into the site's folder: ids and moments, nothing of anybody.
pub async fn keep(db: &Db, folder: &Path) -> Result<(), StoreError> {
    let mut text = String::new();
    for Erased { kind, id, at } in list(db).await? {
        let line = serde_json::to_string(&Line { kind, id, at })
            .map_err(|error| StoreError::Other(error.to_string()))?;
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{line}");
    }
    let folder = folder.to_owned();
    files::blocking(move || {
        let path = folder.join(FILE);
        let write = || -> std::io::Result<tempfile::NamedTempFile> {
            let file = tempfile::NamedTempFile::new_in(&folder)?;
            std::fs::write(file.path(), &text)?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        let file = write().map_err(|error| StoreError::io(&path, error))?;
        // Gone with the handle when it cannot be moved.
        files::settle(file.path(), &path)
    })
    .await
}

/// Reads a list that was kept. A line that names nothing erased is [`StoreError::Damaged`], with the
/// line's number for its part.
pub fn read(list: &Path) -> Result<Vec<Erased>, StoreError> {
    let io = |error| StoreError::io(list, error);
    let text = std::fs::read_to_string(list).map_err(io)?;
    (1_usize..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            let Line { kind, id, at } = serde_json::from_str(line)
                .map_err(|error| StoreError::damaged(number.to_string(), error.to_string()))?;
            Ok(Erased { kind, id, at })
        })
        .collect()
}
