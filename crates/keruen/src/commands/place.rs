//! Where a command may write a file that somebody named: never over another one, never into a
//! folder that is not there.

use std::path::{Path, PathBuf};

use keruen_speech::Speaker;

use crate::say;

/// Makes sure that the file can be made anew; says what stands in the way.
pub fn free(t: Speaker<'_>, file: &Path) -> Result<(), String> {
    let folder = folder(t, file)?;
    if !folder.is_dir() {
        return Err(t.say1("cli-out-no-folder", "dir", folder.display().to_string()));
    }
    if file.symlink_metadata().is_ok() {
        return Err(t.say1("cli-file-exists", "file", file.display().to_string()));
    }
    Ok(())
}

/// The same for a backup of the site in `data`: of its own folder it may use `backups` alone, which
/// is made when it is not there.
pub fn for_backup(t: Speaker<'_>, file: &Path, data: &Path, backups: &Path) -> Result<(), String> {
    let folder = folder(t, file)?;
    let trouble = |error| say::file_trouble(t, backups, &error);
    let own = std::path::absolute(backups).map_err(trouble)?;
    if folder == own && !own.exists() {
        std::fs::create_dir(&own).map_err(trouble)?;
    }
    free(t, file)?;
    // Without links and detours: where the file would really lie.
    let real = |path: &Path| {
        path.canonicalize()
            .map_err(|error| say::file_trouble(t, path, &error))
    };
    let (folder, data) = (real(&folder)?, real(data)?);
    let allowed = backups
        .canonicalize()
        .is_ok_and(|backups| folder.starts_with(backups));
    if folder.starts_with(&data) && !allowed {
        let words = [
            ("file", file.display().to_string().into()),
            ("dir", backups.display().to_string().into()),
        ];
        return Err(t.with("cli-out-inside", &words));
    }
    Ok(())
}

/// The folder that the file would lie in.
pub fn folder(t: Speaker<'_>, file: &Path) -> Result<PathBuf, String> {
    let whole = std::path::absolute(file).map_err(|error| say::file_trouble(t, file, &error))?;
    Ok(whole.parent().map_or_else(PathBuf::new, Path::to_path_buf))
}

/// Writes the bytes into a new file that only its owner reads, for they are people's data; a file
/// that came there meanwhile stays. What could not be written as a whole is removed.
pub fn write_new(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(file)?;
    out.write_all(bytes).inspect_err(|_| {
        // The error of the writing is what is told.
        let _ = std::fs::remove_file(file);
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_file_of_peoples_data_is_its_owners_alone_and_replaces_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("faults.xlsx");
        write_new(&file, b"a").expect("written");
        let mode = file.metadata().expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        write_new(&file, b"b").expect_err("it is there");
        assert_eq!(std::fs::read(&file).expect("read"), b"a");
    }
}
