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

/// The paper with the map.
const MAP: &str = "ARCHITECTURE.md";

/// The map in ARCHITECTURE.md draws every crate in its place, and nothing that is not there.
pub fn map(project: &Project) -> Vec<Finding> {
    let Some(paper) = papers(project).find(|source| source.path == MAP) else {
        return Vec::new();
    };
    let drawn = drawn(&paper.text);
    let crates = project
        .files
        .iter()
        .filter_map(|file| file.strip_suffix("/Cargo.toml"));
    let missing = crates
        .filter(|folder| !drawn.iter().any(|(_, path)| path == folder))
        .map(|folder| Finding::of(MAP, format!("does not draw {folder}/ in its place")));
    let wrong = drawn
        .iter()
        .filter(|(_, path)| !leads_somewhere(project, MAP, path))
        .map(|(line, path)| Finding::at(MAP, *line, format!("draws {path}/, which is not there")));
    missing.chain(wrong).collect()
}

/// The folders of the first block of a paper that is drawn as a tree, each with its line: a name
/// with a slash behind it, deeper than the folder it lies in.
fn drawn(text: &str) -> Vec<(usize, String)> {
    let mut above: Vec<(usize, &str)> = Vec::new();
    let mut folders = Vec::new();
    let lines = text.lines().enumerate();
    let block = lines
        .skip_while(|(_, line)| !line.starts_with("```"))
        .skip(1)
        .take_while(|(_, line)| !line.starts_with("```"));
    for (index, line) in block {
        let entry = line.trim_start();
        let name = entry.split_whitespace().next().unwrap_or_default();
        let Some(name) = name.strip_suffix('/') else {
            continue;
        };
        let depth = line.len() - entry.len();
        above.retain(|(other, _)| *other < depth);
        above.push((depth, name));
        let path: Vec<&str> = above.iter().map(|(_, name)| *name).collect();
        folders.push((index + 1, path.join("/")));
    }
    folders
}

/// What stands between backticks as a path is there: the whole of it, or its end where the paper
/// leaves out the first folders. Addresses begin with a slash and are none.
pub fn named_paths(project: &Project) -> Vec<Finding> {
    let Some(paper) = papers(project).find(|source| source.path == MAP) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (index, line) in paper.text.lines().enumerate() {
        for path in line.split('`').skip(1).step_by(2) {
            let is_path = path.contains('/') && !path.starts_with('/') && !path.contains(' ');
            if is_path && !is_the_end_of_one(project, path.trim_end_matches('/')) {
                findings.push(Finding::at(MAP, index + 1, format!("{path} is not there")));
            }
        }
    }
    findings
}

fn is_the_end_of_one(project: &Project, path: &str) -> bool {
    let files = project.files.iter().map(Path::new);
    files
        .flat_map(Path::ancestors)
        .any(|there| there.ends_with(path))
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
    fn a_crate_off_the_map_and_a_folder_that_is_not_there_are_found() {
        let tree = "# A\n```\ncrates/\n  store/    the database (keruen/ too)\n    backup/\n  rooms/\n    \
            people/\n```\n```\nother/\n```\n";
        let project = made_of(&[
            ("ARCHITECTURE.md", tree),
            ("crates/store/Cargo.toml", ""),
            ("crates/keruen/Cargo.toml", ""),
            ("crates/rooms/people/Cargo.toml", ""),
        ]);
        let words: Vec<String> = map(&project).into_iter().map(|found| found.words).collect();
        assert_eq!(
            words,
            [
                "does not draw crates/keruen/ in its place",
                "draws crates/store/backup/, which is not there"
            ]
        );
    }

    #[test]
    fn a_path_between_backticks_that_is_not_there_is_found() {
        let text = "`web/src/zone.rs`, `locales/`, `faces/web`, `/api/openapi.json`, `a word/two`\n\
            `web/src/zones.rs`\n";
        let project = made_of(&[
            ("ARCHITECTURE.md", text),
            ("crates/faces/web/src/zone.rs", ""),
            ("locales/kk/a.ftl", ""),
        ]);
        let found = named_paths(&project);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].place, "ARCHITECTURE.md:2");
    }
}
