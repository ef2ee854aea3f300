//! Making a site: nothing counts as one before all of it is there.

use std::ffi::OsString;
use std::fs::Permissions;
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use keruen_store::files;

use super::SiteError;
use crate::config;

/// Says that the folder holds a whole site.
pub(super) const MARK: &str = "site";

/// Which command makes a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Making {
    /// `keruen init`.
    Init,
    /// `keruen restore`.
    Restore,
}

impl Making {
    /// As the command is called.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Init => "init",
            Self::Restore => "restore",
        }
    }

    /// The mark while the site is being made, which becomes [`MARK`] in one step. Its name says the
    /// command, not its contents: a file is there in one step too, its contents are not.
    const fn mark(self) -> &'static str {
        match self {
            Self::Init => "unfinished-init",
            Self::Restore => "unfinished-restore",
        }
    }

    /// What may lie in the folder before: a file system's own, and settings for a new site.
    const fn allows(self) -> &'static [&'static str] {
        match self {
            Self::Init => &["lost+found", config::FILE],
            Self::Restore => &["lost+found"],
        }
    }
}

/// The folder of a site that is being made. Whatever interrupts it leaves a folder that says so.
#[derive(Debug)]
pub struct Fresh {
    dir: PathBuf,
    making: Making,
    /// What lay in the folder before; `None` when it was not there.
    before: Option<Vec<OsString>>,
}

impl Fresh {
    /// Takes an empty folder, or makes one, for a site; nobody but its owner may read it any more,
    /// since it is to hold keys and personal data.
    ///
    /// # Errors
    /// [`SiteError::NotEmpty`] when other things lie in it, or when it cannot be made.
    pub fn begin(dir: &Path, making: Making) -> Result<Self, SiteError> {
        let before = names(dir)?;
        let strange = |name: &OsString| !making.allows().iter().any(|allowed| name == allowed);
        if before.iter().flatten().any(strange) {
            return Err(SiteError::NotEmpty(dir.to_owned()));
        }
        std::fs::create_dir_all(dir).map_err(SiteError::io(dir))?;
        let fresh = Self {
            dir: dir.to_owned(),
            making,
            before,
        };
        if let Err(error) = fresh.mark() {
            fresh.undo();
            return Err(error);
        }
        Ok(fresh)
    }

    fn mark(&self) -> Result<(), SiteError> {
        let closed = Permissions::from_mode(0o700);
        std::fs::set_permissions(&self.dir, closed).map_err(SiteError::io(&self.dir))?;
        let mark = self.dir.join(self.making.mark());
        std::fs::File::create(&mark).map_err(SiteError::io(&mark))?;
        Ok(())
    }

    /// All is there: from now on it is a site.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn finish(&self) -> Result<(), SiteError> {
        files::settle(&self.dir.join(self.making.mark()), &self.dir.join(MARK))?;
        Ok(())
    }

    /// Leaves the folder as it was found: half a site would look like a whole one.
    pub fn undo(self) {
        let cleared = match &self.before {
            None => std::fs::remove_dir_all(&self.dir),
            Some(before) => names(&self.dir)
                .unwrap_or_default()
                .into_iter()
                .flatten()
                .filter(|name| !before.contains(name))
                .try_for_each(|name| remove(&self.dir.join(name))),
        };
        if let Err(error) = cleared {
            tracing::warn!(%error, dir = %self.dir.display(), "the folder could not be cleared");
        }
    }
}

/// Which command was making a site in the folder when it was interrupted.
pub(super) fn unfinished(dir: &Path) -> Result<Option<Making>, SiteError> {
    for making in [Making::Init, Making::Restore] {
        let mark = dir.join(making.mark());
        match mark.try_exists() {
            Ok(true) => return Ok(Some(making)),
            Ok(false) => {}
            Err(error) if error.kind() == ErrorKind::NotADirectory => {}
            Err(error) => return Err(SiteError::io(&mark)(error)),
        }
    }
    Ok(None)
}

/// What lies in a folder; `None` when it is not there.
fn names(dir: &Path) -> Result<Option<Vec<OsString>>, SiteError> {
    let entries = match std::fs::read_dir(dir) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        other => other.map_err(SiteError::io(dir))?,
    };
    let names: std::io::Result<Vec<OsString>> = entries
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect();
    names.map(Some).map_err(SiteError::io(dir))
}

fn remove(path: &Path) -> std::io::Result<()> {
    if path.symlink_metadata()?.is_dir() {
        std::fs::remove_dir_all(path)
    } else {
        std::fs::remove_file(path)
    }
}
