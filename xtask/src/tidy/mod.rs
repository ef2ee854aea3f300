//! `cargo xtask tidy`: the invariants of ARCHITECTURE.md as code.
//!
//! Each rule looks at the sources as text, without building them, and returns
//! findings: a place and a sentence. A rule without findings has passed.

mod arrows;
mod catalogues;
mod folders;
mod keys;
mod leftovers;
mod papers;
mod pieces;
mod purity;
mod rust;
mod statements;
mod templates;
mod unused;
mod versions;

use std::path::Path;

use crate::tally::Tally;
use crate::{Outcome, ground};

/// One thing that is not as the architecture says, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// `path` or `path:line`.
    pub place: String,
    pub words: String,
}

impl Finding {
    fn at(path: &str, line: usize, words: impl Into<String>) -> Finding {
        Finding {
            place: format!("{path}:{line}"),
            words: words.into(),
        }
    }

    fn of(path: &str, words: impl Into<String>) -> Finding {
        Finding {
            place: path.to_owned(),
            words: words.into(),
        }
    }
}

/// A text file of the project.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|found| found == extension)
    }
}

/// Everything the rules look at, read once.
pub struct Project {
    pub sources: Vec<Source>,
    pub files: Vec<String>,
    pub metadata: serde_json::Value,
}

/// A rule: what it demands, and how it finds what breaks it.
type Rule = (&'static str, fn(&Project) -> Vec<Finding>);

const RULES: [Rule; 25] = [
    ("arrows between crates point down", arrows::point_down),
    (
        "each outside library stands in its own layer",
        arrows::outside,
    ),
    (
        "time, chance, files and network stay above the rooms",
        purity::senses,
    ),
    ("every crate inherits the workspace's lints", folders::lints),
    ("no junk drawers", folders::junk_drawers),
    ("files are short or say why not", folders::length),
    (
        "lints are expected with a reason, never allowed",
        rust::no_allow,
    ),
    (
        "every block of statements stands in a schema",
        statements::prepared,
    ),
    (
        "statements stand in blocks, and nowhere else",
        statements::nowhere_else,
    ),
    ("routes stand in one table", rust::one_route_table),
    ("no human words in Rust sources", rust::words),
    ("the three languages have the same keys", catalogues::parity),
    ("every key that is used exists", keys::exist),
    ("every key that exists is used", keys::used),
    ("every family of keys has a key", keys::families),
    ("templates hold no sentences", templates::no_sentences),
    (
        "templates hold no inline style or script",
        templates::no_inline,
    ),
    ("every template is shown", leftovers::templates),
    ("every class of the style sheet is worn", leftovers::styles),
    ("every dependency is used", leftovers::dependencies),
    (
        "what is public below the web face is called from outside",
        unused::functions,
    ),
    (
        "sort keys name the version of their data",
        versions::sort_keys,
    ),
    ("papers name what is there", papers::paths),
    ("the map draws what is there, and every crate", papers::map),
    ("papers name paths that are there", papers::named_paths),
];

/// The task: prints, and fails when anything was found.
pub fn command() -> Outcome {
    let tally = run(&ground::root()?)?;
    if tally.failed == 0 {
        Ok(())
    } else {
        Err(format!("{} rules are broken", tally.failed))
    }
}

/// Checks every rule and prints what breaks it.
pub fn run(root: &Path) -> Outcome<Tally> {
    let project = project(root)?;
    let mut tally = Tally::default();
    for (name, rule) in RULES {
        let mut findings = rule(&project);
        findings.sort();
        findings.dedup();
        println!(
            "{} {name}",
            if findings.is_empty() { "ok  " } else { "FAIL" }
        );
        for finding in &findings {
            println!("     {}: {}", finding.place, finding.words);
        }
        tally.passed += u64::from(findings.is_empty());
        tally.failed += u64::from(!findings.is_empty());
    }
    Ok(tally)
}

fn project(root: &Path) -> Outcome<Project> {
    let files = ground::files(root)?;
    let wanted = [
        "rs", "toml", "html", "css", "js", "mjs", "ftl", "md", "svg", "xml", "txt", "py", "sh",
        "sql", "lock",
    ];
    let sources = files
        .iter()
        .filter(|path| {
            Path::new(path)
                .extension()
                .is_some_and(|found| wanted.iter().any(|name| found == *name))
        })
        .filter_map(|path| {
            // A file that is no text is no source; its extension may be chance.
            let text = std::fs::read_to_string(root.join(path)).ok()?;
            Some(Source {
                path: path.clone(),
                text,
            })
        })
        .collect();
    Ok(Project {
        sources,
        files,
        metadata: ground::metadata(root)?,
    })
}

#[cfg(test)]
pub(crate) fn made_of(sources: &[(&str, &str)]) -> Project {
    Project {
        sources: sources
            .iter()
            .map(|(path, text)| Source {
                path: (*path).to_owned(),
                text: (*text).to_owned(),
            })
            .collect(),
        files: sources.iter().map(|(path, _)| (*path).to_owned()).collect(),
        metadata: serde_json::json!({ "packages": [] }),
    }
}
