//! Files by the hash of their bytes, under the data folder.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::{Cell, Column, Db, Record, Row, StoreError, Tx, Value, params};

/// Where files are written before they are whole.
const UNFINISHED: &str = "unfinished";

/// The SHA-256 of a file's bytes: its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

/// Not sixty-four small hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 in lower-case hexadecimal digits")]
pub struct NotAHash;

impl FromStr for Hash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let bytes = unhex(text).ok_or(NotAHash)?;
        bytes.try_into().map(Self).map_err(|_| NotAHash)
    }
}

impl From<Hash> for Value {
    fn from(hash: Hash) -> Self {
        Self::Text(hash.to_string())
    }
}

impl From<Option<Hash>> for Value {
    fn from(hash: Option<Hash>) -> Self {
        hash.map_or(Self::NoText, Self::from)
    }
}

impl Column for Hash {
    fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
        match cell {
            Cell::Text(text) => text.parse().map_err(|error: NotAHash| error.to_string()),
            _ => Err(NotAHash.to_string()),
        }
    }
}

/// What the file table knows about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// The hash of its bytes.
    pub hash: Hash,
    /// How many bytes.
    pub size: i64,
    /// Its media type.
    pub mime: String,
    /// When it was put last: a form with it may be open since then.
    pub created_at: Timestamp,
}

impl Record for Info {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            hash: row.get("hash")?,
            size: row.get("size")?,
            mime: row.get("mime")?,
            created_at: row.get("created_at")?,
        })
    }
}

crate::statements! {
    ADD = "INSERT INTO file (hash, size, mime, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO UPDATE SET created_at = EXCLUDED.created_at";
    INFO = "SELECT hash, size, mime, created_at FROM file WHERE hash = $1";
    /// Every file, in hash order.
    pub(crate) ALL = "SELECT hash, size, mime, created_at FROM file ORDER BY hash";
    FORGET = "DELETE FROM file WHERE hash = $1";
}

/// What a transaction knows about a file: an act that is about to show it looks whether it is there,
/// and whoever sweeps waits for the act.
pub async fn known(tx: &mut Tx, hash: &Hash) -> Result<Option<Info>, StoreError> {
    tx.maybe(INFO, &params![*hash]).await
}

/// The folder of files. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Files {
    dir: PathBuf,
}

impl Files {
    /// Files under a folder; it is made with the first file.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// Keeps bytes: durably on the disk first, then the row, so that no row ever names a file that
    /// is not there. A transaction that is undone may leave a file without a row; sweeping is the
    /// rooms' affair.
    pub async fn put(&self, tx: &mut Tx, bytes: &[u8], mime: &str) -> Result<Hash, StoreError> {
        let hash = Hash::of(bytes);
        self.keep(hash, bytes.to_vec()).await?;
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let at = tx.at();
        tx.run(ADD, &params![hash, size, mime, at]).await?;
        Ok(hash)
    }

    /// The bytes of a file. Bytes that do not have the hash are refused as damaged.
    pub async fn get(&self, hash: &Hash) -> Result<Vec<u8>, StoreError> {
        let path = self.path(hash);
        let bytes = tokio::fs::read(&path)
            .await
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::NotFound => StoreError::NotFound,
                _ => StoreError::io(&path, error),
            })?;
        if Hash::of(&bytes) == *hash {
            Ok(bytes)
        } else {
            Err(StoreError::damaged(
                format!("files/{hash}"),
                "the bytes do not have the hash of their name",
            ))
        }
    }

    /// What is known about a file.
    pub async fn info(&self, db: &Db, hash: &Hash) -> Result<Option<Info>, StoreError> {
        db.maybe(INFO, &params![*hash]).await
    }

    /// Every file, in hash order: for the sweep of those that nothing shows.
    pub async fn all(&self, db: &Db) -> Result<Vec<Info>, StoreError> {
        db.many(ALL, &[]).await
    }

    /// Files that the database names and the folder has not, or not as they were put. Every byte
    /// is read.
    pub async fn unsound(&self, db: &Db) -> Result<Vec<Hash>, StoreError> {
        let (files, all) = (self.clone(), self.all(db).await?);
        blocking(move || {
            let unsound = all.into_iter().map(|info| info.hash);
            Ok(unsound.filter(|hash| files.sound(hash).is_none()).collect())
        })
        .await
    }

    /// The size of a file that is there and has the bytes its name says.
    pub(crate) fn sound(&self, hash: &Hash) -> Option<u64> {
        let mut file = std::fs::File::open(self.path(hash)).ok()?;
        let (mut digest, mut size) = (Sha256::new(), 0);
        let mut piece = vec![0; 256 * 1024];
        loop {
            match file.read(&mut piece) {
                Ok(0) => break,
                Ok(count) => {
                    digest.update(&piece[..count]);
                    size += count as u64;
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => return None,
            }
        }
        (Hash(digest.finalize().into()) == *hash).then_some(size)
    }

    /// Forgets a file that nothing shows any more: the row with the transaction. Call
    /// [`Files::remove`] after the commit.
    pub async fn forget(&self, tx: &mut Tx, hash: &Hash) -> Result<(), StoreError> {
        tx.run(FORGET, &params![*hash]).await?;
        Ok(())
    }

    /// Removes a file's bytes; a file that is not there is removed already.
    pub async fn remove(&self, hash: &Hash) -> Result<(), StoreError> {
        let path = self.path(hash);
        match tokio::fs::remove_file(&path).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(StoreError::io(&path, error))
            }
            _ => Ok(()),
        }
    }

    /// Where a file lies.
    pub fn path(&self, hash: &Hash) -> PathBuf {
        let name = hash.to_string();
        self.dir.join(&name[..2]).join(name)
    }

    /// Writes the bytes where their hash says, durably, unless they lie there already.
    pub(crate) async fn keep(&self, hash: Hash, bytes: Vec<u8>) -> Result<(), StoreError> {
        let (dir, path) = (self.dir.clone(), self.path(&hash));
        blocking(move || write_durably(&dir, &path, hash, &bytes)).await
    }

    /// Removes what killed processes left half written more than a day before `now`; how many.
    pub async fn sweep(&self, now: Timestamp) -> Result<u64, StoreError> {
        let folder = self.dir.join(UNFINISHED);
        let since = now - SignedDuration::from_hours(24);
        blocking(move || Ok(remove_untouched(&folder, "", since))).await
    }
}

/// Runs file work away from the tasks that serve people.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(StoreError::Other(error.to_string())))
}

/// Writes aside, syncs, and moves into place: a reader sees all bytes or no file.
fn write_durably(dir: &Path, path: &Path, hash: Hash, bytes: &[u8]) -> Result<(), StoreError> {
    let io = |error| StoreError::io(path, error);
    if std::fs::read(path).is_ok_and(|old| Hash::of(&old) == hash) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(dir);
    let unfinished = dir.join(UNFINISHED);
    std::fs::create_dir_all(&unfinished).map_err(io)?;
    std::fs::create_dir_all(folder).map_err(io)?;
    let mut file = tempfile::NamedTempFile::new_in(&unfinished).map_err(io)?;
    file.write_all(bytes).map_err(io)?;
    file.as_file().sync_all().map_err(io)?;
    file.persist(path).map_err(|error| io(error.error))?;
    // The file's entry in its folder, and the folder's in the one above.
    sync_folder(folder)?;
    sync_folder(dir)
}

/// Removes files of a folder, by how their names begin, that nobody touched since a moment; how
/// many. What cannot be removed is left for the next time.
pub(crate) fn remove_untouched(folder: &Path, prefix: &str, since: Timestamp) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let mut removed = 0;
    for entry in entries.flatten() {
        let touched = entry.metadata().and_then(|data| data.modified());
        let old = touched.is_ok_and(|at| Timestamp::try_from(at).is_ok_and(|at| at < since));
        let ours = entry.file_name().to_string_lossy().starts_with(prefix);
        if old && ours && std::fs::remove_file(entry.path()).is_ok() {
            removed += 1;
        }
    }
    removed
}

/// Moves a finished file to its place in the same folder, durably: whatever interrupts it, the place
/// has what it had before or all of the new file.
pub fn settle(from: &Path, place: &Path) -> Result<(), StoreError> {
    std::fs::rename(from, place).map_err(|error| StoreError::io(place, error))?;
    sync_folder(place.parent().unwrap_or(Path::new(".")))
}

/// Makes a rename in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    std::fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| StoreError::io(folder, error))
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]])
        .map(char::from)
        .collect()
}

/// The bytes of lower-case hexadecimal digits.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs
        .iter()
        .map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?))
        .collect()
}
