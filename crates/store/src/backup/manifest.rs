//! The manifest: what a backup holds, by hash.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::files::Hash;

/// The format this version writes and reads.
pub(super) const FORMAT: u32 = 1;

/// The name of the manifest in the archive.
pub(super) const NAME: &str = "manifest.json";

/// The name of the configuration in the archive.
pub(super) const CONFIG: &str = "config.toml";

/// What a backup holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// The format's number.
    pub format: u32,
    /// When the backup was made.
    pub created_at: Timestamp,
    /// The migrations the site had.
    pub migrations: Vec<String>,
    /// The tables, in foreign-key order.
    pub tables: Vec<TablePart>,
    /// The files, in hash order.
    pub files: Vec<FilePart>,
    /// Files the site should have had but had not.
    pub missing: Vec<String>,
    /// SHA-256 of the configuration.
    pub config_sha256: String,
}

/// One table of a backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TablePart {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the rows' arrays.
    pub columns: Vec<String>,
    /// How many rows.
    pub rows: u64,
    /// SHA-256 of its lines.
    pub sha256: String,
}

/// One file of a backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FilePart {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes.
    pub size: u64,
}

/// What a manifest of any format says.
#[derive(Deserialize)]
struct Numbered {
    format: u32,
}

impl Manifest {
    pub(super) fn new(created_at: Timestamp, migrations: Vec<String>, config: &str) -> Self {
        Self {
            format: FORMAT,
            created_at,
            migrations,
            tables: Vec::new(),
            files: Vec::new(),
            missing: Vec::new(),
            config_sha256: Hash::of(config.as_bytes()).to_string(),
        }
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, StoreError> {
        let damaged = |error: serde_json::Error| StoreError::damaged(NAME, error.to_string());
        // Asked first: what else a newer format holds this version cannot know.
        let Numbered { format } = serde_json::from_slice(bytes).map_err(damaged)?;
        if format > FORMAT {
            return Err(StoreError::NewerBackup { format });
        }
        serde_json::from_slice(bytes).map_err(damaged)
    }

    /// What follows the manifest in the archive, in order: name and hash of each part.
    pub(super) fn parts(&self) -> Vec<(String, String)> {
        std::iter::once((CONFIG.to_owned(), self.config_sha256.clone()))
            .chain(
                self.tables
                    .iter()
                    .map(|table| (table.path(), table.sha256.clone())),
            )
            .chain(
                self.files
                    .iter()
                    .map(|file| (file.path(), file.sha256.clone())),
            )
            .collect()
    }
}

impl TablePart {
    /// Where the table's lines are in the archive.
    pub(super) fn path(&self) -> String {
        Self::path_of(&self.name)
    }

    /// Where the lines of a table of this name are.
    pub(super) fn path_of(name: &str) -> String {
        format!("tables/{name}.jsonl")
    }
}

impl FilePart {
    /// Where the file is in the archive.
    pub(super) fn path(&self) -> String {
        format!("files/{}", self.sha256)
    }
}
