//! The papers of the repository, as far as a machine can tell whether they are true.

use std::path::Path;

use super::{Finding, Project, Source};

/// Papers that describe the repository to whoever opens it.
const PAPERS: [&str; 5] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
];

fn papers(project: &Project) -> impl Iterator<Item = &Source> {
    project.sources.iter().filter(|source| source.is("md"))
}

/// Every paper is there, and every link in it leads to a file that is.
pub fn paths(project: &Project) -> Vec<Finding> {
    let mut findings: Vec<Finding> = PAPERS
        .iter()
        .chain(&["LICENSE"])
        .filter(|name| !project.files.iter().any(|file| file == *name))
        .map(|name| Finding::of(name, "is missing"))
        .collect();
    for source in papers(project) {
        for (index, line) in source.text.lines().enumerate() {
            for link in links(line) {
                if !leads_somewhere(project, &source.path, link) {
                    findings.push(Finding::at(
                        &source.path,
                        index + 1,
                        format!("{link} is not there"),
                    ));
                }
            }
        }
    }
    findings
}

/// The targets of `[text](target)` in a line, without addresses of other places.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains(':'))
}

fn leads_somewhere(project: &Project, from: &str, link: &str) -> bool {
    let mut path = Path::new(from)
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default();
    for step in link.trim_end_matches('/').split('/') {
        match step {
            "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    // A folder is there when a file in it is.
    project
        .files
        .iter()
        .any(|file| Path::new(file).starts_with(&path))
}

/// Every crate stands on the map in ARCHITECTURE.md.
pub fn map(project: &Project) -> Vec<Finding> {
    let Some(map) = papers(project).find(|source| source.path == "ARCHITECTURE.md") else {
        return Vec::new();
    };
    project
        .files
        .iter()
        .filter_map(|file| file.strip_suffix("/Cargo.toml"))
        .filter_map(|folder| folder.rsplit('/').next())
        .filter(|name| !map.text.contains(&format!("{name}/")))
        .map(|name| Finding::of("ARCHITECTURE.md", format!("does not name {name}/")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    #[test]
    fn a_link_to_nothing_is_found() {
        let all: Vec<(&str, &str)> = PAPERS
            .iter()
            .map(|name| (*name, ""))
            .chain([("LICENSE", "")])
            .collect();
        let mut project = made_of(&all);
        project.sources.push(Source {
            path: "docs/guide/kk.md".to_owned(),
            text: "[a](../../README.md#two) [b](https://example.org/x) [c](en.md) [d](../guide/)"
                .to_owned(),
        });
        project.files.push("docs/guide/kk.md".to_owned());
        let words: Vec<String> = paths(&project)
            .into_iter()
            .map(|found| found.words)
            .collect();
        assert_eq!(words, ["en.md is not there"]);
    }

    #[test]
    fn a_missing_paper_is_found() {
        assert_eq!(paths(&made_of(&[("README.md", "")])).len(), PAPERS.len());
    }

    #[test]
    fn a_crate_off_the_map_is_found() {
        let project = made_of(&[
            ("ARCHITECTURE.md", "store/ the database"),
            ("crates/store/Cargo.toml", ""),
            ("crates/keruen/Cargo.toml", ""),
        ]);
        assert_eq!(map(&project).len(), 1);
    }
}
