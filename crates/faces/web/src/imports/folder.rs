//! The folder of files that were brought and not carried out yet. It is no part of a backup.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use keruen_people::import::runs::KEPT_FOR;
use keruen_store::files::Hash;

/// The folder. Cheap to make.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder of a site with this data folder; it is made with the first file.
    pub fn of(data: &Path) -> Self {
        Self(data.join("imports"))
    }

    /// Keeps the file of an import, durably.
    pub async fn keep(&self, run: i64, bytes: Vec<u8>) -> std::io::Result<()> {
        self.write(self.sheet(run), bytes).await
    }

    /// The file of an import; `None` if it is gone or is not the one that was brought.
    pub async fn read(&self, run: i64, hash: &Hash) -> std::io::Result<Option<Vec<u8>>> {
        let found = found(tokio::fs::read(self.sheet(run)).await)?;
        Ok(found.filter(|bytes| Hash::of(bytes) == *hash))
    }

    /// Keeps a list of organisations, and what its sender calls it, until they are swept.
    pub async fn keep_list(&self, hash: &Hash, name: &str, bytes: Vec<u8>) -> std::io::Result<()> {
        self.write(self.list_name(hash), name.as_bytes().to_vec())
            .await?;
        self.write(self.list(hash), bytes).await
    }

    /// What the sender of a list calls it; empty if that is gone.
    pub async fn read_list_name(&self, hash: &Hash) -> std::io::Result<String> {
        let found = found(tokio::fs::read(self.list_name(hash)).await)?;
        Ok(String::from_utf8(found.unwrap_or_default()).unwrap_or_default())
    }

    /// A list of organisations; `None` if it is gone.
    pub async fn read_list(&self, hash: &Hash) -> std::io::Result<Option<Vec<u8>>> {
        let found = found(tokio::fs::read(self.list(hash)).await)?;
        Ok(found.filter(|bytes| Hash::of(bytes) == *hash))
    }

    /// Every list of organisations that lies here, also one of which only the name was kept.
    pub async fn lists(&self) -> std::io::Result<Vec<Hash>> {
        let folder = self.0.clone();
        blocking(move || {
            let mut lists = Vec::new();
            for entry in found(std::fs::read_dir(folder))?.into_iter().flatten() {
                let name = entry?.file_name();
                let hash = name.to_str().and_then(|name| {
                    name.strip_suffix(".list")
                        .or_else(|| name.strip_suffix(".name"))
                });
                lists.extend(hash.and_then(|hash| hash.parse::<Hash>().ok()));
            }
            lists.sort_unstable();
            lists.dedup();
            Ok(lists)
        })
        .await
    }

    /// Removes a list of organisations and what its sender calls it.
    pub async fn remove_list(&self, hash: &Hash) -> std::io::Result<()> {
        for path in [self.list(hash), self.list_name(hash)] {
            found(tokio::fs::remove_file(path).await)?;
        }
        Ok(())
    }

    /// Removes the file of an import.
    pub async fn remove(&self, run: i64) -> std::io::Result<()> {
        found(tokio::fs::remove_file(self.sheet(run)).await).map(drop)
    }

    /// Keeps the rows that were not taken, as a workbook to be corrected.
    pub async fn keep_faults(&self, run: i64, workbook: Vec<u8>) -> std::io::Result<()> {
        self.write(self.faults(run), workbook).await
    }

    /// The rows that were not taken, if they are kept still.
    pub async fn read_faults(&self, run: i64) -> std::io::Result<Option<Vec<u8>>> {
        found(tokio::fs::read(self.faults(run)).await)
    }

    /// Removes the rows that were not taken.
    pub async fn remove_faults(&self, run: i64) -> std::io::Result<()> {
        found(tokio::fs::remove_file(self.faults(run)).await).map(drop)
    }

    /// Removes files of a day ago that belong to none of these imports; how many.
    pub async fn sweep(&self, kept: Vec<i64>, now: Timestamp) -> std::io::Result<usize> {
        let folder = self.0.clone();
        // A file lies here before its import is committed, so the young ones are left alone.
        let before = now.saturating_sub(KEPT_FOR).unwrap_or(now);
        blocking(move || remove_others(&folder, &kept, before)).await
    }

    fn sheet(&self, run: i64) -> PathBuf {
        self.0.join(format!("{run}.sheet"))
    }

    fn list(&self, hash: &Hash) -> PathBuf {
        self.0.join(format!("{hash}.list"))
    }

    fn list_name(&self, hash: &Hash) -> PathBuf {
        self.0.join(format!("{hash}.name"))
    }

    fn faults(&self, run: i64) -> PathBuf {
        self.0.join(format!("{run}.faults"))
    }

    async fn write(&self, path: PathBuf, bytes: Vec<u8>) -> std::io::Result<()> {
        let folder = self.0.clone();
        let write = move || {
            std::fs::create_dir_all(&folder)?;
            let mut file = tempfile::NamedTempFile::new_in(&folder)?;
            file.write_all(&bytes)?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            std::fs::File::open(&folder)?.sync_all()
        };
        blocking(write).await
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(std::io::Error::other(error)))
}

/// What is not there is no error.
fn found<T>(result: std::io::Result<T>) -> std::io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn remove_others(folder: &Path, kept: &[i64], before: Timestamp) -> std::io::Result<usize> {
    let Some(entries) = found(std::fs::read_dir(folder))? else {
        return Ok(0);
    };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let run = Path::new(&name)
            .file_stem()
            .and_then(|stem| stem.to_str()?.parse::<i64>().ok());
        let written = Timestamp::try_from(entry.metadata()?.modified()?);
        let old = written.is_ok_and(|at| at < before);
        if old && run.is_none_or(|run| !kept.contains(&run)) {
            std::fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}
