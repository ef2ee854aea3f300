//! Files of a lottery: read within bounds, written as a whole or not at all, never over another.

use std::io::{ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use keruen_lottery::format::{Hash, Published, ReadError};
use keruen_speech::{Speaker, number};

use super::stop::Stop;
use super::{Trouble, unread};
use crate::commands::place;
use crate::say;

/// What a file of a lottery holds, and the SHA-256 of its bytes.
pub struct Known<F> {
    /// Its content.
    pub file: F,
    /// The fact about its bytes by which it is known.
    pub sha256: Hash,
}

impl<F: Published> Known<F> {
    /// The bytes of a file of this kind.
    pub fn of(bytes: &[u8]) -> Result<Self, ReadError> {
        Ok(Self {
            file: F::from_bytes(bytes)?,
            sha256: Hash::of(bytes),
        })
    }
}

/// Reads a file of this kind.
pub fn read<F: Published>(t: Speaker<'_>, path: &Path) -> Result<Known<F>, Trouble> {
    let bytes = bytes(t, path, F::MOST_BYTES as u64)?;
    Known::of(&bytes).map_err(|error| Trouble(unread::of(t, path, &bytes, &error)))
}

/// The bytes of a file that somebody named. What is no file (a folder, a device without end) is
/// refused, and so is one longer than any honest one.
pub fn bytes(t: Speaker<'_>, path: &Path, most: u64) -> Result<Vec<u8>, Trouble> {
    let trouble = |error: std::io::Error| trouble(t, path, &error);
    let name = || path.display().to_string();
    let kind = std::fs::metadata(path).map_err(trouble)?;
    if kind.is_dir() {
        return Err(Trouble(t.say1("cli-lottery-folder", "file", name())));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(trouble)?;
    // One byte more than allowed: a pipe does not say how long it is.
    (file.take(most + 1).read_to_end(&mut bytes)).map_err(trouble)?;
    if bytes.len() as u64 > most {
        let limit = number::bytes(t.lang(), most);
        let long = t.say2("cli-lottery-long", "file", name(), "limit", limit);
        return Err(Trouble(long));
    }
    Ok(bytes)
}

/// Why a file cannot be read or written. There is no site whose user could be asked to do it.
fn trouble(t: Speaker<'_>, path: &Path, error: &std::io::Error) -> Trouble {
    Trouble(match error.kind() {
        ErrorKind::PermissionDenied => {
            t.say1("cli-lottery-denied", "file", path.display().to_string())
        }
        _ => say::file_trouble(t, path, error),
    })
}

/// A place where a file will be written at the end. Asked before the work is done, so that nobody
/// waits for what cannot be kept.
pub struct Place<'a> {
    path: &'a Path,
    folder: PathBuf,
    taken: &'static str,
}

impl<'a> Place<'a> {
    /// Looks whether a file can be written there; a file that is there already stays.
    pub fn look(t: Speaker<'_>, path: &'a Path) -> Result<Self, Trouble> {
        Self::look_for(t, path, "cli-lottery-taken")
    }

    /// The same of a result: a draw happens once.
    pub fn of_a_draw(t: Speaker<'_>, path: &'a Path) -> Result<Self, Trouble> {
        Self::look_for(t, path, "cli-lottery-drawn-already")
    }

    fn look_for(t: Speaker<'_>, path: &'a Path, taken: &'static str) -> Result<Self, Trouble> {
        let folder = place::folder(t, path).map_err(Trouble)?;
        let place = Self {
            path,
            folder,
            taken,
        };
        if path.is_dir() {
            let file = path.display().to_string();
            return Err(Trouble(t.say1("cli-lottery-folder", "file", file)));
        }
        if path.symlink_metadata().is_ok() {
            return Err(place.taken(t));
        }
        let dir = || place.folder.display().to_string();
        if !place.folder.is_dir() {
            return Err(Trouble(t.say1("cli-out-no-folder", "dir", dir())));
        }
        // Only trying tells whether something can be written there.
        match place.beside() {
            Ok(_) => Ok(place),
            // A folder of the system in which no file can be made says that there is none.
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::PermissionDenied | ErrorKind::NotFound
                ) =>
            {
                Err(Trouble(t.say1("cli-lottery-folder-denied", "dir", dir())))
            }
            Err(error) => Err(trouble(t, &place.folder, &error)),
        }
    }

    /// Writes the file beside its place and moves it there at one stroke. A file that came there
    /// meanwhile stays.
    pub fn write(&self, t: Speaker<'_>, bytes: &[u8], stop: &Stop) -> Result<(), Trouble> {
        stop.last_chance();
        self.try_write(bytes).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => self.taken(t),
            _ => trouble(t, self.path, &error),
        })
    }

    fn try_write(&self, bytes: &[u8]) -> std::io::Result<()> {
        let mut file = self.beside()?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(self.path)?;
        Ok(())
    }

    /// A new file in the folder that goes away by itself.
    fn beside(&self) -> std::io::Result<tempfile::NamedTempFile> {
        let mut beside = tempfile::Builder::new();
        beside.prefix(".keruen-").suffix(".part");
        #[cfg(unix)]
        let readable: std::fs::Permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
        // These files are made to be published; the user's own mask decides who reads them.
        #[cfg(unix)]
        beside.permissions(readable);
        beside.tempfile_in(&self.folder)
    }

    fn taken(&self, t: Speaker<'_>) -> Trouble {
        Trouble(t.say1(self.taken, "file", self.path.display().to_string()))
    }
}
