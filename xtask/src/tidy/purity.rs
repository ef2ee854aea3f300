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

/// What only the store, the faces and the binary touch.
const THE_MACHINE: [&str; 6] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "include_bytes!",
];

/// Engines, rooms and the store get time and chance as parameters; engines and
/// rooms know no files, no network and no other programs either.
pub fn senses(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in project
        .sources
        .iter()
        .filter(|source| source.is("rs") && source.path.contains("/src/") && !rust::is_test(source))
    {
        let pure = ["crates/engines/", "crates/rooms/"]
            .iter()
            .any(|layer| source.path.starts_with(layer));
        let refused: &[&[&str]] = if pure {
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
                if let Some(at) = piece.text.find(needle) {
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
}
