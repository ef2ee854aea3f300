//! Backups: one format for both engines.
//!
//! A backup is a `tar.gz` with `manifest.json` first, then `config.toml`, `tables/<name>.jsonl` in
//! foreign-key order and the files by hash. Rows are JSON arrays ordered by primary key, so a
//! table's hash is the same whichever engine holds it. Everything is read in one snapshot and
//! nothing reaches its place before it is complete and on the disk.

mod archive;
mod load;
mod manifest;
mod table;

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use crate::files::{self, Files, Info, blocking};
use crate::schema::{self, with_own};
use crate::{Db, Schema, StoreError};

use manifest::{FilePart, Manifest, TablePart};

/// A backup that is written still has touched its file since.
pub const LEFT_FOR_DEAD: SignedDuration = SignedDuration::from_hours(24);

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// When the backup was made.
    pub created_at: Timestamp,
    /// The tables, in foreign-key order.
    pub tables: Vec<TableReport>,
    /// How many files.
    pub files: u64,
    /// Files that the database names but the folder did not have, or had damaged, when the backup
    /// was made. Everything else was kept all the same.
    pub missing: Vec<String>,
    /// The site's configuration.
    pub config: String,
    /// Size of the backup in bytes.
    pub bytes: u64,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableReport {
    /// Its name.
    pub name: String,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 of its rows as JSON lines, alike on both engines.
    pub hash: String,
}

/// Writes a backup of everything but the private tables.
///
/// `out` is the finished backup or is not there at all: it is written beside its place, synced and
/// moved. A file that lies there already stays as it is, and no folder is made. Leftovers of backups
/// that were killed more than a day ago are removed. A database of a newer version is refused, since
/// its new tables would be left out.
pub async fn write(
    db: &Db,
    files: &Files,
    schemas: &[Schema],
    config: &str,
    out: &Path,
    now: Timestamp,
) -> Result<Report, StoreError> {
    let out = std::path::absolute(out).map_err(|error| StoreError::io(out, error))?;
    let folder = out.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    clear_unfinished(&folder, now - LEFT_FOR_DEAD).await?;
    if out.symlink_metadata().is_ok() {
        let taken = std::io::ErrorKind::AlreadyExists.into();
        return Err(StoreError::io(&out, taken));
    }

    let mut look = db.snapshot().await?;
    let migrations: Vec<String> = look.many(schema::APPLIED, &[]).await?;
    schema::refuse_newer(schemas, &migrations)?;
    // A site that is about to be brought up to date has not all tables of this version yet.
    let older = with_own(schemas)
        .flat_map(|schema| schema.migrations)
        .any(|one| !migrations.iter().any(|had| had == one.name));
    let mut spools = Vec::new();
    for name in kept_tables(schemas) {
        let shape = match table::shape(&mut look, name).await {
            Err(StoreError::NotFound) if older => continue,
            shape => shape?,
        };
        spools.push(table::spool(&mut look, &shape, &folder).await?);
    }
    let infos: Vec<Info> = look.many(files::ALL, &[]).await?;
    drop(look);

    let (files, config) = (files.clone(), config.to_owned());
    blocking(move || {
        let mut manifest = Manifest::new(now, migrations, &config);
        manifest.tables = spools.iter().map(|spool| spool.part.clone()).collect();
        for info in infos {
            let sha256 = info.hash.to_string();
            match files.sound(&info.hash) {
                Some(size) => manifest.files.push(FilePart { sha256, size }),
                None => manifest.missing.push(sha256),
            }
        }
        let bytes = archive::pack(&manifest, &config, spools, &files, &out)?;
        Ok(report(manifest, config, bytes))
    })
    .await
}

/// Removes what backups that were killed left in a folder, if nobody touched it since a moment; how
/// many files. They hold what a backup holds.
pub async fn clear_unfinished(folder: &Path, since: Timestamp) -> Result<u64, StoreError> {
    let folder = folder.to_path_buf();
    blocking(move || Ok(files::remove_untouched(&folder, archive::UNFINISHED, since))).await
}

/// Checks every byte of a backup without restoring it.
pub async fn verify(tar: &Path) -> Result<Report, StoreError> {
    let tar = tar.to_path_buf();
    blocking(move || {
        let mut config = String::new();
        let manifest = archive::read(&tar, &mut |part| {
            if let archive::Part::Config(text) = part {
                config = text;
            }
            Ok(())
        })?;
        Ok(report(manifest, config, archive::size(&tar)?))
    })
    .await
}

/// Restores a backup into an empty site.
///
/// The whole backup is verified before anything is written, and again while it is loaded; tables and
/// rows are one transaction. `db` has either no tables at all, then a backup of an older version is
/// loaded into its own schema and migrated after, or the same migrations as the backup.
///
/// Id counters end up past every id that was given or erased, and what was under way when the
/// backup was made is ended ([`Schema::restored`]). The configuration is in the report;
/// putting it into place is the caller's affair, and so is erasing again what was erased since.
pub async fn restore(
    tar: &Path,
    db: &Db,
    files: &Files,
    schemas: &[Schema],
    now: Timestamp,
) -> Result<Report, StoreError> {
    let report = verify(tar).await?;
    let path = tar.to_path_buf();
    let manifest = blocking(move || archive::manifest(&path)).await?;
    schema::refuse_newer(schemas, &manifest.migrations)?;

    let tables = kept_tables(schemas);
    // The names go into statements: they must be ours, not such as the archive made up.
    if let Some(part) = manifest
        .tables
        .iter()
        .find(|part| !tables.contains(&part.name.as_str()))
    {
        return Err(StoreError::damaged(part.path(), "is no table of this site"));
    }

    let has = db.migrations().await?;
    let bare = has.is_empty();
    if !bare && has != manifest.migrations {
        return Err(StoreError::OtherSchema);
    }
    let mut tx = db.upkeep(now).await?;
    if bare {
        schema::migrate(&mut tx, db.engine(), schemas, |name| {
            manifest.migrations.iter().any(|had| had == name)
        })
        .await?;
    }
    load::rows(&mut tx, db.engine(), tar, files, &manifest, &tables, bare).await?;
    schema::migrate(&mut tx, db.engine(), schemas, |_| true).await?;
    for sql in with_own(schemas).flat_map(|schema| schema.restored) {
        tx.run(*sql, &[]).await?;
    }
    tx.commit().await?;
    Ok(report)
}

/// The hash of every table a backup would hold, in one snapshot: equal hashes, equal rows.
pub async fn table_hashes(db: &Db, schemas: &[Schema]) -> Result<Vec<TableReport>, StoreError> {
    let mut look = db.snapshot().await?;
    let mut out = Vec::new();
    for name in kept_tables(schemas) {
        let shape = table::shape(&mut look, name).await?;
        out.push(table::digest(&mut look, &shape).await?.into());
    }
    Ok(out)
}

/// The tables a backup keeps, those pointed at before those that point.
fn kept_tables(schemas: &[Schema]) -> Vec<&'static str> {
    with_own(schemas)
        .flat_map(|schema| {
            schema
                .tables
                .iter()
                .filter(move |table| !schema.private.contains(table))
        })
        .copied()
        .collect()
}

fn report(manifest: Manifest, config: String, bytes: u64) -> Report {
    Report {
        created_at: manifest.created_at,
        tables: manifest.tables.into_iter().map(TableReport::from).collect(),
        files: manifest.files.len() as u64,
        missing: manifest.missing,
        config,
        bytes,
    }
}

impl From<TablePart> for TableReport {
    fn from(part: TablePart) -> Self {
        Self {
            name: part.name,
            rows: part.rows,
            hash: part.sha256,
        }
    }
}
