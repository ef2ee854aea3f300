//! Who may ask the machine for what: time, chance, files, the network.
//!
//! The lints of clippy refuse the calls they can name; this rule also sees the
//! ones behind them, in code that no build on this machine compiles.

use super::pieces::Kind;
use super::{Finding, Project, rust};

/// What comes in as a parameter everywhere below the faces.
const TIME_AND_CHANCE: [&str; 7] = [
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "ZonedDateTime::now",
    "getrandom",
    "thread_rng",
    "RandomState",
];

/// What only the store, the faces and the binary touch. Tokio has the same modules as `std`.
const THE_MACHINE: [&str; 9] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "tokio::fs",
    "tokio::net",
    "tokio::process",
    "include_bytes!",
];

/// Their order changes from run to run. An engine's answer may hang on none; a room may look
/// things up in them.
const UNORDERED: [&str; 2] = ["HashMap", "HashSet"];

/// Engines, rooms and the store get time and chance as parameters; engines and
/// rooms know no files, no network and no other programs either.
pub fn senses(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in project
        .sources
        .iter()
        .filter(|source| source.is("rs") && source.path.contains("/src/") && !rust::is_test(source))
    {
        let refused: &[&[&str]] = if source.path.starts_with("crates/engines/") {
            &[&TIME_AND_CHANCE, &THE_MACHINE, &UNORDERED]
        } else if source.path.starts_with("crates/rooms/") {
            &[&TIME_AND_CHANCE, &THE_MACHINE]
        } else if source.path.starts_with("crates/store/") {
            &[&TIME_AND_CHANCE]
        } else {
            continue;
        };
        for piece in rust::without_tests(source) {
            if piece.kind != Kind::Code {
                continue;
            }
            for needle in refused.iter().copied().flatten() {
                if let Some(at) = named(piece.text, needle) {
                    findings.push(Finding::at(
                        &source.path,
                        piece.split(at).1.line,
                        format!("`{needle}` comes in as a parameter here"),
                    ));
                }
            }
        }
    }
    findings
}

/// Where a path stands in code: in one piece, or with its end in the braces of a `use`.
fn named(code: &str, path: &str) -> Option<usize> {
    let plain = code.find(path);
    plain.or_else(|| {
        let (root, module) = path.split_once("::")?;
        let group = format!("{root}::{{");
        code.match_indices(&group)
            .find(|(at, _)| heads(&code[at + group.len()..]).any(|head| head == module))
            .map(|(at, _)| at)
    })
}

/// The first names of the members of a group, from behind its brace: `fs` and `io` of
/// `fs, io::{Read, Write}}`.
fn heads(group: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let end = group.find(|letter| {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => return true,
            '}' => depth -= 1,
            _ => {}
        }
        false
    });
    let mut depth = 0_usize;
    group[..end.unwrap_or(group.len())]
        .split(move |letter| {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            letter == ',' && depth == 0
        })
        .filter_map(|member| {
            member
                .trim_start()
                .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
                .next()
        })
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    #[test]
    fn a_look_at_the_clock_or_a_file_is_found_below_the_faces() {
        let clock = "fn f() { Timestamp::now() } // SystemTime::now";
        let file = "fn f() { std::fs::read(p) }";
        let project = made_of(&[
            ("crates/engines/clock/src/a.rs", clock),
            ("crates/rooms/people/src/b.rs", file),
            ("crates/store/src/c.rs", clock),
            ("crates/store/src/d.rs", file),
            ("crates/faces/web/src/e.rs", clock),
            ("crates/rooms/people/tests/f.rs", clock),
            (
                "crates/rooms/people/src/g.rs",
                "#[cfg(test)]\nmod tests { fn f() { std::fs::read(p) } }\n",
            ),
        ]);
        let places: Vec<String> = senses(&project)
            .into_iter()
            .map(|found| found.place)
            .collect();
        assert_eq!(
            places,
            [
                "crates/engines/clock/src/a.rs:1",
                "crates/rooms/people/src/b.rs:1",
                "crates/store/src/c.rs:1",
            ]
        );
    }

    #[test]
    fn the_same_by_other_names_is_found() {
        for (path, text, found) in [
            ("crates/rooms/a/src/a.rs", "use std::{fs, io::Read};", true),
            (
                "crates/rooms/a/src/a.rs",
                "use std::{\n    io::{self, fs},\n    net::IpAddr,\n};",
                true,
            ),
            (
                "crates/rooms/a/src/a.rs",
                "use std::{io::{env, fs}, fmt};",
                false,
            ),
            ("crates/rooms/a/src/a.rs", "use tokio::{fs as files};", true),
            ("crates/engines/a/src/a.rs", "tokio::fs::read(p)", true),
            ("crates/engines/a/src/a.rs", "let m = HashMap::new();", true),
            ("crates/engines/a/src/a.rs", "BTreeMap::new()", false),
            ("crates/rooms/a/src/a.rs", "let m = HashMap::new();", false),
        ] {
            let project = made_of(&[(path, text)]);
            assert_eq!(!senses(&project).is_empty(), found, "{text}");
        }
    }
}
