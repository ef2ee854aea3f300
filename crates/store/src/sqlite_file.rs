//! The SQLite file: how it is made and addressed, and whether it is still the one that was opened.

use std::fmt::Write as _;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

use crate::StoreError;

/// The file that was opened.
///
/// A file that is moved away or removed while it is open stays writable, and all that is written
/// then is lost with the last connection. So writers ask first.
#[derive(Debug)]
pub(crate) struct Opened {
    path: PathBuf,
    mark: (u64, u64),
}

impl Opened {
    /// Remembers the file at this path.
    pub(crate) async fn remember(path: &Path) -> Result<Self, StoreError> {
        let metadata = tokio::fs::metadata(path)
            .await
            .map_err(|error| StoreError::io(path, error))?;
        Ok(Self {
            path: path.to_owned(),
            mark: mark(&metadata),
        })
    }

    /// Refuses with [`StoreError::Gone`] when another file, or none, lies at the path.
    pub(crate) async fn still_there(&self) -> Result<(), StoreError> {
        match tokio::fs::metadata(&self.path).await {
            Ok(metadata) if mark(&metadata) == self.mark => Ok(()),
            _ => Err(StoreError::Gone(format!(
                "{} is not the file that was opened",
                self.path.display()
            ))),
        }
    }
}

/// What tells one file from another under the same name.
#[cfg(unix)]
fn mark(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino())
}

/// Elsewhere an open file cannot be moved away; that there is one is enough.
#[cfg(not(unix))]
fn mark(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// Makes a new database file that only its owner may read; SQLite gives its log the same rights.
/// An existing file keeps its rights: whoever changed them had a reason.
pub(crate) fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::io(path, error))
        }
        _ => Ok(()),
    }
}

/// The address of a file for the driver: everything but plain ASCII is percent-encoded, so that a
/// path may contain `?`, `#`, blanks or Kazakh letters.
///
/// The file must be there already: a connection made later, when the file was taken away, would
/// else make an empty one in its place.
pub(crate) fn sqlite_url(path: &Path) -> Result<String, StoreError> {
    let text = path
        .to_str()
        .ok_or_else(|| StoreError::Other(format!("{} is not UTF-8", path.display())))?;
    let mut url = String::from("sqlite://");
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
            url.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(url, "%{byte:02X}");
        }
    }
    url.push_str("?mode=rw");
    Ok(url)
}
