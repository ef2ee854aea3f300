//! The ground every task stands on: the repository's folder, its files, and
//! running other programs while listening to what they say.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// The repository's root, found the way cargo finds it.
pub fn root() -> Outcome<PathBuf> {
    let manifest = said(Command::new("cargo").args([
        "locate-project",
        "--workspace",
        "--message-format=plain",
    ]))?;
    Path::new(manifest.trim())
        .parent()
        .map(Path::to_path_buf)
        .ok_or_else(|| "cargo names no workspace".to_owned())
}

/// The build folder, wherever the developer's settings put it.
pub fn target(root: &Path) -> Outcome<PathBuf> {
    let metadata = metadata(root)?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target folder".to_owned())
}

/// `cargo metadata` of the workspace's own packages.
pub fn metadata(root: &Path) -> Outcome<serde_json::Value> {
    let text = said(Command::new("cargo").current_dir(root).args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--locked",
    ]))?;
    serde_json::from_str(&text).map_err(|error| format!("cargo metadata cannot be read: {error}"))
}

/// Every file of the project, tracked or new but not ignored, relative to the
/// root and sorted. Git answers, so build folders never get in.
pub fn files(root: &Path) -> Outcome<Vec<String>> {
    let listed = said(
        Command::new("git")
            // In CI the clone may belong to another user than the one who runs.
            .args(["-c", "safe.directory=*", "-c", "core.quotePath=false"])
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(root),
    )?;
    let mut files: Vec<String> = listed
        .lines()
        .map(str::to_owned)
        .filter(|name| root.join(name).is_file())
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// A file of the project as text.
pub fn read(root: &Path, name: &str) -> Outcome<String> {
    std::fs::read_to_string(root.join(name)).map_err(|error| format!("{name}: {error}"))
}

/// Runs a program and returns what it printed; its own errors go to ours.
pub fn said(command: &mut Command) -> Outcome<String> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{shown}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{shown}: {}", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program with its output on ours.
pub fn done(command: &mut Command) -> Outcome {
    let shown = shown(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("{shown}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{shown}: {status}"))
    }
}

/// What a program that was listened to left behind.
pub struct Heard {
    /// Whether it ended with success.
    pub ok: bool,
    /// Every line of both its outputs.
    pub lines: Vec<String>,
}

/// Runs a program, passes every line on as it comes, and keeps the lines.
pub fn heard(command: &mut Command) -> Outcome<Heard> {
    let shown = shown(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{shown}: {error}"))?;
    let errors = child
        .stderr
        .take()
        .map(|pipe| std::thread::spawn(move || pass_on(BufReader::new(pipe))));
    let mut lines = child
        .stdout
        .take()
        .map(|pipe| pass_on(BufReader::new(pipe)))
        .unwrap_or_default();
    if let Some(thread) = errors {
        lines.extend(thread.join().unwrap_or_default());
    }
    let status = child.wait().map_err(|error| format!("{shown}: {error}"))?;
    Ok(Heard {
        ok: status.success(),
        lines,
    })
}

fn pass_on(mut pipe: impl BufRead) -> Vec<String> {
    let mut lines = Vec::new();
    let mut bytes = Vec::new();
    while pipe
        .read_until(b'\n', &mut bytes)
        .is_ok_and(|count| count > 0)
    {
        let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        println!("{line}");
        lines.push(line);
        bytes.clear();
    }
    lines
}

/// Whether a program can be found on the path.
pub fn has(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Whether we run as root, by the owner of our own process entry.
pub fn is_root() -> bool {
    std::fs::metadata("/proc/self")
        .is_ok_and(|entry| std::os::unix::fs::MetadataExt::uid(&entry) == 0)
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}
