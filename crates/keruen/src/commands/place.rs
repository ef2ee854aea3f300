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
fn folder(t: Speaker<'_>, file: &Path) -> Result<PathBuf, String> {
    let whole = std::path::absolute(file).map_err(|error| say::file_trouble(t, file, &error))?;
    Ok(whole.parent().map_or_else(PathBuf::new, Path::to_path_buf))
}

/// Writes the bytes into a new file; a file that came there meanwhile stays.
pub fn write_new(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut out = std::fs::File::create_new(file)?;
    out.write_all(bytes)
}
