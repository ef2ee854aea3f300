//! A small disk of our own, to be filled and to be closed for writing by the tests: a tmpfs, which
//! only root may mount.

use std::path::Path;
use std::process::Command;

use crate::{Outcome, ground};

/// The environment variable by which the tests find the disk.
pub const VARIABLE: &str = "KERUEN_TEST_DISK";

/// Room for a site with the demonstration's region, and little more.
const SIZE: &str = "size=96m";

/// A mounted disk. Dropping it takes it away with all that is on it.
pub struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Mounts it, or says why that is not to be had here.
    pub fn mount() -> Outcome<Self> {
        if !ground::is_root() {
            return Err("only root may mount a small disk".to_owned());
        }
        let folder = tempfile::Builder::new()
            .prefix("keruen-disk-")
            .tempdir()
            .map_err(|error| error.to_string())?;
        ground::said(
            Command::new("mount")
                .args(["-t", "tmpfs", "-o", SIZE, "tmpfs"])
                .arg(folder.path()),
        )?;
        Ok(Self { folder })
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A process of a test that failed may still look at it: then it goes with that process.
        let _ = Command::new("umount")
            .arg("--lazy")
            .arg(self.folder.path())
            .status();
    }
}
