//! Keys of the catalogues as the sources use them: each used, each there.
//!
//! A key is used when it stands as a literal in a Rust source or a template. A
//! key that is put together at run time (`format!("role-{role}")`) needs a
//! comment in the same file that names the family: `keys: role-*`.

use std::collections::BTreeSet;

use super::catalogues::keys;
use super::pieces::{Kind, Piece, pieces};
use super::{Finding, Project, Source, rust, templates};

/// Calls whose first argument is a key.
const CALLS: [&str; 7] = ["say", "say1", "say2", "say3", "say4", "with", "has"];

/// A literal that is the first argument of a call in `CALLS`.
struct Use<'a> {
    key: &'a str,
    line: usize,
    call: &'static str,
}

/// The literals of a piece of Rust-like text, with the code before each.
fn uses<'a>(pieces: &[Piece<'a>]) -> Vec<Use<'a>> {
    let mut found = Vec::new();
    for pair in pieces.windows(2) {
        let [code, text] = pair else { continue };
        if code.kind != Kind::Code || text.kind != Kind::Text {
            continue;
        }
        let before = code
            .text
            .trim_end_matches(['"', '#', '&'])
            .trim_end_matches(['r', '\n', ' ']);
        let Some(before) = before.strip_suffix('(') else {
            continue;
        };
        let call = CALLS.into_iter().find(|call| {
            before.strip_suffix(call).is_some_and(|rest| {
                !rest.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
            })
        });
        if let Some(call) = call {
            found.push(Use {
                key: text.text,
                line: text.line,
                call,
            });
        }
    }
    found
}

fn looks_like_a_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// Files in which keys are used: faces, rooms, the binary, templates.
fn users(project: &Project) -> impl Iterator<Item = &Source> {
    project
        .sources
        .iter()
        .filter(|source| {
            source.path.starts_with("crates/") && !source.path.starts_with("crates/engines/")
        })
        .filter(|source| !rust::is_test(source))
        .filter(|source| source.is("rs") || templates::is_template(source))
}

/// A key that a page asks for and no catalogue has would be shown raw.
pub fn exist(project: &Project) -> Vec<Finding> {
    let keys = keys(project);
    let mut findings = Vec::new();
    for source in users(project) {
        let expressions;
        let pieces = if source.is("rs") {
            rust::without_tests(source)
        } else {
            expressions = templates::expressions(&source.text);
            pieces(&expressions)
        };
        for found in uses(&pieces) {
            // `with` and `has` are common names; there only what looks like a key counts.
            let certain = found.call.starts_with("say") || looks_like_a_key(found.key);
            if certain && !keys.contains_key(found.key) {
                findings.push(Finding::at(
                    &source.path,
                    found.line,
                    format!("no catalogue has {}", found.key),
                ));
            }
        }
    }
    findings
}

/// A key that nothing asks for is a sentence that three people translate for
/// nothing. What only tests ask for, nobody reads.
pub fn used(project: &Project) -> Vec<Finding> {
    let mut literals: BTreeSet<String> = BTreeSet::new();
    let mut families: Vec<String> = Vec::new();
    for source in users(project) {
        let expressions;
        let pieces = if source.is("rs") {
            rust::without_tests(source)
        } else {
            expressions = templates::expressions(&source.text);
            pieces(&expressions)
        };
        literals.extend(
            pieces
                .iter()
                .filter(|piece| piece.kind == Kind::Text)
                .map(|piece| piece.text.to_owned()),
        );
        families.extend(named_families(&source.text).map(|(_, prefix)| prefix.to_owned()));
    }
    keys(project)
        .into_iter()
        .filter(|(key, _)| {
            !literals.contains(key) && !families.iter().any(|family| key.starts_with(family))
        })
        .map(|(key, (path, line))| Finding::at(&path, line, format!("nothing says {key}")))
        .collect()
}

/// A comment that names a family without keys would hide a later mistake.
pub fn families(project: &Project) -> Vec<Finding> {
    let keys = keys(project);
    let mut findings = Vec::new();
    for source in users(project) {
        for (line, prefix) in named_families(&source.text) {
            if !keys.keys().any(|key| key.starts_with(prefix)) {
                findings.push(Finding::at(
                    &source.path,
                    line,
                    format!("no key begins with {prefix}"),
                ));
            }
        }
    }
    findings
}

/// The prefixes in comments of the form `keys: role-* state-*`, with their lines.
fn named_families(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .filter_map(|(index, line)| Some((index + 1, line.split_once("keys: ")?.1)))
        .flat_map(|(line, rest)| rest.split_whitespace().map(move |word| (line, word)))
        .filter_map(|(line, word)| {
            let prefix = word.trim_end_matches([',', '.']).strip_suffix('*')?;
            (prefix.len() > 2).then_some((line, prefix))
        })
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    fn with(kk: &str, ru: &str, en: &str, rest: &[(&str, &str)]) -> Project {
        let mut all = vec![
            ("locales/kk/a.ftl", kk),
            ("locales/ru/a.ftl", ru),
            ("locales/en/a.ftl", en),
        ];
        all.extend_from_slice(rest);
        made_of(&all)
    }

    #[test]
    fn keys_are_found_in_rust_and_in_templates() {
        let project = with(
            "a-b = x\na-c = y\n",
            "",
            "",
            &[
                (
                    "crates/faces/web/src/x.rs",
                    "t.say(\"a-b\"); t.say1(\n    \"a-z\", \"n\", 1); map.with(\"not a key\")",
                ),
                (
                    "crates/faces/web/templates/x.html",
                    "<p>{{ t.say(\"a-c\") }}{{ t.with(\"a-y\", &[]) }}</p>",
                ),
            ],
        );
        let words: Vec<String> = exist(&project)
            .into_iter()
            .map(|found| found.words)
            .collect();
        assert_eq!(words, ["no catalogue has a-z", "no catalogue has a-y"]);
        assert_eq!(used(&project), []);
    }

    #[test]
    fn an_unused_key_is_found_and_a_named_family_is_not() {
        let project = with(
            "a-b = x\nrole-owner = y\n",
            "",
            "",
            &[(
                "crates/faces/web/src/x.rs",
                "// keys: role-*\nt.say(&format!(\"role-{role}\"))",
            )],
        );
        let words: Vec<String> = used(&project)
            .into_iter()
            .map(|found| found.words)
            .collect();
        assert_eq!(words, ["nothing says a-b"]);
    }

    #[test]
    fn a_key_that_only_tests_say_is_unused() {
        let project = with(
            "a-b = x\n",
            "",
            "",
            &[(
                "crates/faces/web/src/x.rs",
                "#[cfg(test)]\nmod tests {\n    fn f() { t.say(\"a-b\") }\n}\n",
            )],
        );
        assert_eq!(used(&project).len(), 1);
    }

    #[test]
    fn a_family_without_keys_is_found() {
        let project = with(
            "role-owner = y\n",
            "",
            "",
            &[(
                "crates/faces/web/src/x.rs",
                "// keys: role-* state-*\nt.say(&format!(\"role-{role}\"))",
            )],
        );
        let words: Vec<String> = families(&project)
            .into_iter()
            .map(|found| found.words)
            .collect();
        assert_eq!(words, ["no key begins with state-"]);
    }
}
