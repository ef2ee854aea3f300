//! Rules about files: their names, their length, their manifests.

use std::path::Path;

use super::{Finding, Project, Source};

/// A file longer than this is split by meaning, or says `long:` why not.
const LINES: usize = 400;

/// In how many first lines the reason must stand.
const HEAD: usize = 5;

const DRAWERS: [&str; 8] = [
    "common",
    "util",
    "utils",
    "utility",
    "utilities",
    "helper",
    "helpers",
    "misc",
];

/// No file, folder or module is named after what it is not about.
pub fn junk_drawers(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in &project.files {
        let drawer = Path::new(path)
            .iter()
            .filter_map(|step| Path::new(step).file_stem()?.to_str())
            .find(|stem| DRAWERS.contains(stem));
        if let Some(drawer) = drawer {
            findings.push(Finding::of(
                path,
                format!("`{drawer}` says nothing about what is inside"),
            ));
        }
    }
    for source in project.sources.iter().filter(|source| source.is("rs")) {
        for (index, line) in source.text.lines().enumerate() {
            let module = without_visibility(line.trim_start())
                .strip_prefix("mod ")
                .map(|rest| rest.trim_end_matches(|letter: char| !letter.is_alphanumeric()));
            if let Some(drawer) = module.filter(|module| DRAWERS.contains(module)) {
                findings.push(Finding::at(
                    &source.path,
                    index + 1,
                    format!("`mod {drawer}` says nothing about it"),
                ));
            }
        }
    }
    findings
}

/// A declaration without `pub`, `pub(crate)`, `pub(in …)` before it.
fn without_visibility(declaration: &str) -> &str {
    let Some(rest) = declaration.strip_prefix("pub") else {
        return declaration;
    };
    match rest.split_once(')') {
        Some((_, after)) if rest.starts_with('(') => after.trim_start(),
        _ => rest.trim_start(),
    }
}

/// Whether a line says why its file is long: `long: …` behind the marks of a
/// comment, with words after it.
fn is_excuse(line: &str) -> bool {
    line.trim_start_matches(|letter: char| !letter.is_alphanumeric())
        .strip_prefix("long: ")
        .is_some_and(|reason| reason.contains(char::is_alphabetic))
}

/// Code, templates, migrations and style sheets stay readable in one sitting.
pub fn length(project: &Project) -> Vec<Finding> {
    let code = |source: &&Source| {
        ["rs", "html", "css", "js", "mjs", "py", "sh", "sql"]
            .iter()
            .any(|extension| source.is(extension))
    };
    project
        .sources
        .iter()
        .filter(code)
        .filter(|source| source.text.lines().count() > LINES)
        .filter(|source| !source.text.lines().take(HEAD).any(is_excuse))
        .map(|source| {
            let lines = source.text.lines().count();
            Finding::of(
                &source.path,
                format!("{lines} lines; split it, or say `long: …` in its first {HEAD} lines"),
            )
        })
        .collect()
}

/// Every member says `[lints] workspace = true`, and the workspace forbids unsafe code.
pub fn lints(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in project
        .sources
        .iter()
        .filter(|source| source.path.ends_with("Cargo.toml"))
    {
        let Ok(manifest) = source.text.parse::<toml::Table>() else {
            findings.push(Finding::of(&source.path, "cannot be read as TOML"));
            continue;
        };
        let lints = manifest
            .get("lints")
            .and_then(|lints| lints.get("workspace"));
        if manifest.contains_key("package") && lints.and_then(toml::Value::as_bool) != Some(true) {
            findings.push(Finding::of(
                &source.path,
                "does not say `[lints] workspace = true`",
            ));
        }
        if let Some(workspace) = manifest.get("workspace") {
            let level = workspace
                .get("lints")
                .and_then(|lints| lints.get("rust")?.get("unsafe_code")?.as_str());
            if level != Some("forbid") {
                findings.push(Finding::of(
                    &source.path,
                    "the workspace does not forbid unsafe code",
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    #[test]
    fn junk_drawers_are_found_by_file_folder_and_module() {
        let project = made_of(&[
            ("crates/a/src/utils.rs", ""),
            ("crates/a/src/common/mod.rs", ""),
            ("crates/a/src/lib.rs", "pub mod helpers;\nmod helping;\n"),
            ("crates/a/src/b.rs", "pub(super) mod misc {\n}\n"),
        ]);
        assert_eq!(junk_drawers(&project).len(), 4);
    }

    #[test]
    fn a_long_file_needs_a_reason() {
        let long = "x\n".repeat(401);
        let excused = format!("//! long: one table\n{long}");
        let project = made_of(&[
            ("a.rs", &long),
            ("b.rs", &excused),
            ("c.md", &long),
            ("d.rs", "x\n"),
            ("e.css", &format!("/* long: one face */\n{long}")),
            ("f.rs", &format!("//! where they belong: x\n{long}")),
            ("g.rs", &format!("// long:\n{long}")),
        ]);
        assert_eq!(
            length(&project)
                .iter()
                .map(|found| found.place.as_str())
                .collect::<Vec<_>>(),
            ["a.rs", "f.rs", "g.rs"]
        );
    }

    #[test]
    fn a_crate_outside_the_lints_is_found() {
        let project = made_of(&[
            (
                "a/Cargo.toml",
                "[package]\nname = 'a'\n[lints]\nworkspace = true\n",
            ),
            ("b/Cargo.toml", "[package]\nname = 'b'\n"),
            (
                "Cargo.toml",
                "[workspace.lints.rust]\nunsafe_code = 'deny'\n",
            ),
        ]);
        assert_eq!(lints(&project).len(), 2);
    }
}
