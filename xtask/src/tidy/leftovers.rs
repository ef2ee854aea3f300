//! What nothing uses any more, and no compiler would say so: templates, classes
//! of the style sheet, dependencies.

use std::collections::BTreeSet;

use super::pieces::{Kind, pieces};
use super::{Finding, Project, Source, rust, templates};

/// The face that has templates and a style sheet.
const WEB: &str = "crates/faces/web/";

/// A template that neither a page nor another template names is never shown.
pub fn templates(project: &Project) -> Vec<Finding> {
    let named: BTreeSet<String> = of_web(project).flat_map(literals).collect();
    project
        .files
        .iter()
        .filter_map(|file| Some((file, file.split_once("/templates/")?.1)))
        .filter(|(_, name)| !named.contains(*name))
        .map(|(file, _)| Finding::of(file, "no page and no template names it"))
        .collect()
}

/// A class that no page wears is weight that every phone loads.
pub fn styles(project: &Project) -> Vec<Finding> {
    let worn: BTreeSet<String> = of_web(project).flat_map(worn).collect();
    let mut findings = Vec::new();
    for source in of_web(project).filter(|source| source.is("css")) {
        for (line, class) in classes(&source.text) {
            if !worn.contains(class) {
                findings.push(Finding::at(
                    &source.path,
                    line,
                    format!("no page wears .{class}"),
                ));
            }
        }
    }
    findings
}

/// The literals of a Rust source, or of the expressions in a template.
fn literals(source: &Source) -> Vec<String> {
    let expressions;
    let pieces = if source.is("rs") && !rust::is_test(source) {
        rust::without_tests(source)
    } else if templates::is_template(source) {
        expressions = templates::expressions(&source.text);
        pieces(&expressions)
    } else {
        return Vec::new();
    };
    pieces
        .iter()
        .filter(|piece| piece.kind == Kind::Text)
        .map(|piece| piece.text.to_owned())
        .collect()
}

/// The words of a source that may be classes: all of a script, every literal, and
/// what stands in the attribute `class`.
fn worn(source: &Source) -> Vec<String> {
    let text = if source.is("js") {
        source.text.clone()
    } else {
        literals(source).join(" ")
    };
    let bare = if templates::is_template(source) {
        templates::bare(&source.text)
    } else {
        String::new()
    };
    let attributes = bare
        .split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    std::iter::once(text.as_str())
        .chain(attributes)
        .flat_map(|words| words.split(|letter| !in_class(letter)))
        .map(str::to_owned)
        .collect()
}

/// A dependency that no file of its crate names costs time at every build.
pub fn dependencies(project: &Project) -> Vec<Finding> {
    let root = project.metadata["workspace_root"]
        .as_str()
        .unwrap_or_default();
    let mut findings = Vec::new();
    for package in project.metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let Some(folder) = package["manifest_path"]
            .as_str()
            .and_then(|path| path.strip_prefix(root)?.strip_suffix("Cargo.toml"))
            .map(|folder| folder.trim_start_matches('/'))
        else {
            continue;
        };
        let words: BTreeSet<&str> = project
            .sources
            .iter()
            .filter(|source| source.is("rs") && source.path.starts_with(folder))
            .flat_map(|source| pieces(&source.text))
            .filter(|piece| piece.kind == Kind::Code)
            .flat_map(|piece| piece.text.split(|letter| !in_name(letter)))
            .collect();
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let name = dependency["rename"]
                .as_str()
                .or(dependency["name"].as_str())
                .unwrap_or_default();
            if !words.contains(name.replace('-', "_").as_str()) {
                findings.push(Finding::of(
                    &format!("{folder}Cargo.toml"),
                    format!("nothing uses {name}"),
                ));
            }
        }
    }
    findings
}

fn of_web(project: &Project) -> impl Iterator<Item = &Source> {
    project
        .sources
        .iter()
        .filter(|source| source.path.starts_with(WEB))
}

fn in_class(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

fn in_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The classes in the selectors of a style sheet, each with its line.
fn classes(css: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = css;
    while let Some(open) = rest.find(['{', '}', ';', '/']) {
        let (before, after) = rest.split_at(open);
        if after.starts_with('{') {
            for (at, _) in before.match_indices('.') {
                let name = &before[at + 1..];
                let end = name.find(|letter| !in_class(letter)).unwrap_or(name.len());
                if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                    found.push((line + before[..at].matches('\n').count(), &name[..end]));
                }
            }
        }
        let length = if after.starts_with("/*") {
            after.find("*/").map_or(after.len(), |end| end + 2)
        } else {
            1
        };
        line += rest[..open + length].matches('\n').count();
        rest = &rest[open + length..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    fn places(findings: Vec<Finding>) -> Vec<String> {
        findings.into_iter().map(|found| found.place).collect()
    }

    #[test]
    fn a_template_that_nothing_names_is_found() {
        let project = made_of(&[
            (
                "crates/faces/web/src/a.rs",
                "#[template(path = \"a/show.html\")]",
            ),
            (
                "crates/faces/web/templates/a/show.html",
                "{% extends \"base.html\" %}{# \"old.html\" #}",
            ),
            ("crates/faces/web/templates/base.html", ""),
            ("crates/faces/web/templates/old.html", ""),
        ]);
        assert_eq!(
            places(templates(&project)),
            ["crates/faces/web/templates/old.html"]
        );
    }

    #[test]
    fn a_class_that_no_page_wears_is_found() {
        let project = made_of(&[
            (
                "crates/faces/web/assets/a.css",
                "/* .none { } */\n.card.open > .x:not(.y) { top: .5em; background: url(a.png) }\n@media (min-width: 1.5em) { .gone { left: 0 } }\n",
            ),
            (
                "crates/faces/web/templates/a.html",
                "<p class=\"card{% if open %} open{% endif %} x y\" title=\"gone\">{{ none }}",
            ),
            ("crates/faces/web/tests/b.rs", "f(\"gone\")"),
        ]);
        assert_eq!(
            places(styles(&project)),
            ["crates/faces/web/assets/a.css:3"]
        );
    }

    #[test]
    fn a_dependency_that_nothing_uses_is_found() {
        let mut project = made_of(&[
            (
                "crates/store/src/lib.rs",
                "use tokio_util::x; // serde\nfn f() { s(\"url\") }",
            ),
            ("crates/web/src/lib.rs", "use serde::Serialize;"),
        ]);
        let named = |names: &[&str]| -> Vec<serde_json::Value> {
            names
                .iter()
                .map(|name| serde_json::json!({ "name": name, "rename": null }))
                .collect()
        };
        project.metadata = serde_json::json!({
            "workspace_root": "/house",
            "packages": [{
                "name": "store",
                "manifest_path": "/house/crates/store/Cargo.toml",
                "dependencies": named(&["tokio-util", "serde", "url"]),
            }],
        });
        let words: Vec<String> = dependencies(&project)
            .into_iter()
            .map(|found| found.words)
            .collect();
        assert_eq!(words, ["nothing uses serde", "nothing uses url"]);
    }
}
