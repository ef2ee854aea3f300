//! What must be on the machine before anything can be tested, and getting it
//! there where we may.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, ground};

/// One thing needed, the Debian package that brings it, and how to see it.
struct Need {
    what: &'static str,
    debian: &'static str,
    here: fn() -> bool,
}

const NEEDS: [Need; 7] = [
    Need {
        what: "git",
        debian: "git",
        here: || ground::has("git"),
    },
    Need {
        what: "a C compiler",
        debian: "gcc libc6-dev",
        here: || ground::has("cc"),
    },
    Need {
        what: "PostgreSQL's server",
        debian: "postgresql",
        here: || postgres_tools().is_some(),
    },
    Need {
        what: "Chromium",
        debian: "chromium",
        here: || chromium().is_some(),
    },
    Need {
        what: "Node.js",
        debian: "nodejs",
        here: || ground::has("node"),
    },
    Need {
        what: "npm",
        debian: "npm",
        here: || ground::has("npm"),
    },
    Need {
        what: "setpriv",
        debian: "util-linux",
        here: || ground::has("setpriv"),
    },
];

/// Sees that all system packages are there; installs what is missing where we
/// are root and have apt, else names it.
pub fn system() -> Outcome {
    let missing = missing();
    if !missing.is_empty() {
        let packages: Vec<&str> = missing
            .iter()
            .flat_map(|need| need.debian.split(' '))
            .collect();
        let names: Vec<&str> = missing.iter().map(|need| need.what).collect();
        println!("missing: {}", names.join(", "));
        if !(ground::is_root() && ground::has("apt-get")) {
            return Err(format!(
                "install what is missing, on Debian with: apt-get install --no-install-recommends {}",
                packages.join(" ")
            ));
        }
        ground::done(Command::new("apt-get").args(["update", "--quiet"]))?;
        ground::done(
            Command::new("apt-get")
                .env("DEBIAN_FRONTEND", "noninteractive")
                .args(["install", "--yes", "--quiet", "--no-install-recommends"])
                .args(&packages),
        )?;
    }
    if let Some(need) = self::missing().first() {
        return Err(format!("{} was installed but cannot be found", need.what));
    }
    old_enough_node()?;
    if !ground::has("cargo-nextest") {
        println!("cargo-nextest is not here; cargo's own test runner takes its place");
    }
    Ok(())
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| !(need.here)()).collect()
}

/// The browser tools ask for Node.js 18.
fn old_enough_node() -> Outcome {
    let version = ground::said(Command::new("node").arg("--version"))?;
    let major: u32 = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|word| word.parse().ok())
        .unwrap_or(0);
    if major < 18 {
        return Err(format!(
            "Node.js {} is too old, 18 or newer is needed",
            version.trim()
        ));
    }
    Ok(())
}

/// Debian's Chromium. A browser that npm would download is never used.
pub fn chromium() -> Option<PathBuf> {
    let path = PathBuf::from("/usr/bin/chromium");
    path.is_file().then_some(path)
}

/// The folder with the newest `initdb` and `postgres`; Debian keeps them off the path.
pub fn postgres_tools() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            let folder = entry.path().join("bin");
            (folder.join("initdb").is_file() && folder.join("postgres").is_file())
                .then_some((version, folder))
        })
        .collect();
    found.sort();
    found.pop().map(|(_, folder)| folder)
}

/// The browser tools, exactly as the lock file names them. No install script
/// runs and nothing else is fetched.
pub fn npm(root: &Path) -> Outcome {
    let folder = root.join("e2e");
    let lock = ground::read(root, "e2e/package-lock.json")?;
    let stamp = folder.join("node_modules/.keruen-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|had| had == lock) {
        println!("as the lock file says already");
        return Ok(());
    }
    ground::done(
        Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(&folder),
    )?;
    std::fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}
