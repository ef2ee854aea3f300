//! The backups that lie in the site's folder.

use std::path::Path;

use jiff::Timestamp;
use keruen_speech::{Lang, number};

use crate::zone;

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The name of its file.
    pub name: String,
    /// When it was written.
    pub at: Timestamp,
    /// How large it is, in bytes.
    pub size: u64,
}

impl Backup {
    /// When, in words.
    pub fn when(&self, lang: Lang) -> String {
        zone::moment(lang, self.at)
    }

    /// How large, in words.
    pub fn weighs(&self, lang: Lang) -> String {
        number::bytes(lang, self.size)
    }
}

/// The backups of a folder, the latest first. A folder that is not there yet has none.
pub async fn list(data: &Path) -> std::io::Result<Vec<Backup>> {
    let folder = data.join("backups");
    let read = move || -> std::io::Result<Vec<Backup>> {
        let entries = match std::fs::read_dir(&folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.ends_with(".tar.gz") {
                continue;
            }
            let about = entry.metadata()?;
            let at = Timestamp::try_from(about.modified()?).unwrap_or(Timestamp::UNIX_EPOCH);
            found.push(Backup {
                name,
                at,
                size: about.len(),
            });
        }
        found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.name.cmp(&a.name)));
        Ok(found)
    };
    tokio::task::spawn_blocking(read)
        .await
        .unwrap_or_else(|error| Err(std::io::Error::other(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_backups_are_listed_and_no_folder_is_no_backup() {
        let data = tempfile::tempdir().expect("a folder");
        assert_eq!(list(data.path()).await.expect("read"), []);
        let folder = data.path().join("backups");
        std::fs::create_dir(&folder).expect("made");
        for name in ["keruen-2026-11-30.tar.gz", "notes.txt"] {
            std::fs::write(folder.join(name), "abc").expect("written");
        }
        let found = list(data.path()).await.expect("read");
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].name.as_str(), found[0].size),
            ("keruen-2026-11-30.tar.gz", 3)
        );
    }
}
