//! `cargo xtask dist`: what a site's administrator downloads, in one tar.gz.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, ground};

/// Files of the repository that go into the archive, beside everything in `xtask/dist`.
const PAPERS: [&str; 3] = [
    "LICENSE",
    "CHANGELOG.md",
    "crates/faces/web/assets/fonts/OFL.txt",
];

/// Builds with the profile `dist` and packs `target/keruen-VERSION-TRIPLE.tar.gz`.
pub fn run() -> Outcome {
    let root = ground::root()?;
    let target = ground::target(&root)?;
    let metadata = ground::metadata(&root)?;
    let version = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|package| package["name"] == "keruen")
        .and_then(|package| package["version"].as_str())
        .ok_or("cargo metadata names no package keruen")?;
    ground::done(Command::new("cargo").current_dir(&root).args([
        "build",
        "--profile",
        "dist",
        "--package",
        "keruen",
        "--locked",
    ]))?;

    let name = format!("keruen-{version}-{}", triple()?);
    let staging = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = staging.path().join(&name);
    std::fs::create_dir(&folder).map_err(|error| error.to_string())?;
    copy(&target.join("dist/keruen"), &folder)?;
    for entry in std::fs::read_dir(root.join("xtask/dist")).map_err(|error| error.to_string())? {
        copy(&entry.map_err(|error| error.to_string())?.path(), &folder)?;
    }
    for paper in PAPERS {
        copy(&root.join(paper), &folder)?;
    }
    std::fs::write(folder.join("THIRD-PARTY.txt"), third_parties(&root)?)
        .map_err(|error| error.to_string())?;

    let archive = target.join(format!("{name}.tar.gz"));
    pack(&root, staging.path(), &name, &archive)?;
    let bytes = std::fs::metadata(&archive)
        .map_err(|error| error.to_string())?
        .len();
    println!(
        "{} ({:.1} MB)",
        archive.display(),
        bytes_in_megabytes(bytes)
    );
    Ok(())
}

fn copy(file: &Path, folder: &Path) -> Outcome {
    let name = file
        .file_name()
        .ok_or_else(|| format!("{} has no name", file.display()))?;
    std::fs::copy(file, folder.join(name))
        .map(|_| ())
        .map_err(|error| format!("{}: {error}", file.display()))
}

/// The platform we build on, as rustc names it.
fn triple() -> Outcome<String> {
    let said = ground::said(Command::new("rustc").arg("--version").arg("--verbose"))?;
    said.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| "rustc names no host".to_owned())
}

/// Packs so that the same commit gives the same bytes: names in order, the
/// commit's time, no owner, no time in the gzip head.
fn pack(root: &Path, staging: &Path, name: &str, archive: &Path) -> Outcome {
    let time = ground::said(
        Command::new("git")
            .args(["-c", "safe.directory=*", "log", "-1", "--format=%ct"])
            .current_dir(root),
    )?;
    ground::done(
        Command::new("tar")
            .current_dir(staging)
            .args([
                "--sort=name",
                "--owner=0",
                "--group=0",
                "--numeric-owner",
                "--mode=go-w",
            ])
            .arg(format!("--mtime=@{}", time.trim()))
            .args([
                "--use-compress-program",
                "gzip -9 --no-name",
                "--create",
                "--file",
            ])
            .arg(archive)
            .arg(name),
    )
}

/// Names, licences and licence texts of everything compiled into the binary.
fn third_parties(root: &Path) -> Outcome<String> {
    let inside = compiled_in(root)?;
    let text = ground::said(Command::new("cargo").current_dir(root).args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
    ]))?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let mut list =
        String::from("Keruen is built with these libraries, under their own licences.\n\n");
    // Many libraries carry the same text; it is printed once, under all their names.
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let word = |field: &str| package[field].as_str().unwrap_or("?").to_owned();
        let name = format!("{} {}", word("name"), word("version"));
        if package["source"].is_null() || !inside.contains(&name) {
            continue;
        }
        let _ = writeln!(list, "{name}: {}", word("license"));
        for text in licence_texts(Path::new(&word("manifest_path"))) {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    for (text, names) in texts {
        let _ = writeln!(list, "\n{}\n{}\n\n{text}", "-".repeat(72), names.join(", "));
    }
    Ok(list)
}

/// `name version` of each library that ends up in the binary.
fn compiled_in(root: &Path) -> Outcome<BTreeSet<String>> {
    let tree = ground::said(Command::new("cargo").current_dir(root).args([
        "tree",
        "--package",
        "keruen",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--locked",
    ]))?;
    Ok(tree.lines().filter_map(named).collect())
}

/// `serde v1.0.1 (proc-macro)` as `serde 1.0.1`.
fn named(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some(format!("{name} {version}"))
}

fn licence_texts(manifest: &Path) -> Vec<String> {
    let Some(folder) = manifest.parent() else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().to_ascii_uppercase())
                .unwrap_or_default();
            ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT"]
                .iter()
                .any(|start| name.starts_with(start))
        })
        .collect();
    files.sort();
    files
        .iter()
        .filter_map(|file| std::fs::read_to_string(file).ok())
        .map(|text| text.trim().to_owned())
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn bytes_in_megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_tree_is_a_name_and_a_version() {
        assert_eq!(
            named("serde_derive v1.0.2 (proc-macro)").as_deref(),
            Some("serde_derive 1.0.2")
        );
        assert_eq!(named(""), None);
    }
}
