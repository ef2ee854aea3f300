//! Files of a lottery: read within bounds, written as a whole or not at all, never over another.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use keruen_lottery::format::{Hash, Published, ReadError};
use keruen_speech::{Speaker, number};

use super::stop::Stop;
use super::{Trouble, words};
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
    Known::of(&bytes).map_err(|error| Trouble::Bad(words::unread(t, path, &error)))
}

/// The bytes of a file that somebody named. What is no file (a folder, a device without end) is
/// refused, and so is one longer than any honest one.
pub fn bytes(t: Speaker<'_>, path: &Path, most: u64) -> Result<Vec<u8>, Trouble> {
    let trouble = |error: std::io::Error| Trouble::Bad(say::file_trouble(t, path, &error));
    let name = || path.display().to_string();
    let kind = std::fs::metadata(path).map_err(trouble)?;
    if kind.is_dir() {
        return Err(Trouble::Bad(t.say1("cli-lottery-folder", "file", name())));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(trouble)?;
    // One byte more than allowed: a pipe does not say how long it is.
    (file.take(most + 1).read_to_end(&mut bytes)).map_err(trouble)?;
    if bytes.len() as u64 > most {
        let limit = number::bytes(t.lang(), most);
        let long = t.say2("cli-lottery-long", "file", name(), "limit", limit);
        return Err(Trouble::Bad(long));
    }
    Ok(bytes)
}

/// What is to happen where the file is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// One with exactly these bytes is as good as written.
    NewOrSame,
    /// It must be new: a draw happens once.
    New,
}

/// What became of a file that was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was.
    New,
    /// It was there, with exactly these bytes.
    Same,
}

/// A place where a file will be written at the end. Asked before the work is done, so that nobody
/// waits for what cannot be kept.
pub struct Place<'a> {
    path: &'a Path,
    folder: PathBuf,
    rule: Where,
}

impl<'a> Place<'a> {
    /// Looks whether a file could be written there.
    pub fn look(t: Speaker<'_>, path: &'a Path, rule: Where) -> Result<Self, Trouble> {
        let folder = place::folder(t, path).map_err(Trouble::Bad)?;
        if !folder.is_dir() {
            let dir = folder.display().to_string();
            return Err(Trouble::Bad(t.say1("cli-out-no-folder", "dir", dir)));
        }
        let place = Self { path, folder, rule };
        match path.symlink_metadata() {
            Ok(there) if rule == Where::New || !there.is_file() => Err(place.taken(t)),
            _ => Ok(place),
        }
    }

    /// Writes the file beside its place and moves it there at one stroke. A file that came there
    /// meanwhile stays.
    pub fn write(&self, t: Speaker<'_>, bytes: &[u8], stop: Stop) -> Result<Written, Trouble> {
        stop.last_chance()?;
        match self.try_write(bytes) {
            Ok(()) => Ok(Written::New),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                let same = || std::fs::read(self.path).is_ok_and(|there| there == bytes);
                if self.rule == Where::NewOrSame && same() {
                    Ok(Written::Same)
                } else {
                    Err(self.taken(t))
                }
            }
            Err(error) => Err(Trouble::Bad(say::file_trouble(t, self.path, &error))),
        }
    }

    fn try_write(&self, bytes: &[u8]) -> std::io::Result<()> {
        let mut beside = tempfile::Builder::new();
        beside.prefix(".keruen-").suffix(".part");
        #[cfg(unix)]
        let readable: std::fs::Permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
        // These files are made to be published; the user's own mask decides who reads them.
        #[cfg(unix)]
        beside.permissions(readable);
        let mut file = beside.tempfile_in(&self.folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(self.path)?;
        Ok(())
    }

    fn taken(&self, t: Speaker<'_>) -> Trouble {
        let file = self.path.display().to_string();
        Trouble::Bad(match self.rule {
            Where::New => t.say1("cli-lottery-drawn-already", "file", file),
            Where::NewOrSame => t.say1("cli-lottery-taken", "file", file),
        })
    }
}
