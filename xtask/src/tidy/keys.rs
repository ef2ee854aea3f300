//! The catalogues: the same keys in three languages, each used, each there.
//!
//! A key is used when it stands as a literal in a Rust source or a template. A
//! key that is put together at run time (`format!("role-{role}")`) needs a
//! comment in the same file that names the family: `keys: role-*`.

use std::collections::{BTreeMap, BTreeSet};

use super::pieces::{Kind, Piece, pieces};
use super::{Finding, Project, Source, rust, templates};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// Calls whose first argument is a key.
const CALLS: [&str; 7] = ["say", "say1", "say2", "say3", "say4", "with", "has"];

/// One message of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Message {
    key: String,
    line: usize,
    /// The names of its `{ $variables }`.
    variables: BTreeSet<String>,
}

/// The messages of a Fluent file, as far as this check needs them.
fn messages(text: &str) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let starts = line.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if let Some((key, _)) = line.split_once('=').filter(|_| starts) {
            found.push(Message {
                key: key.trim().to_owned(),
                line: index + 1,
                variables: BTreeSet::new(),
            });
        }
        if line.starts_with('#') {
            continue;
        }
        let Some(message) = found.last_mut() else {
            continue;
        };
        for part in line.split('$').skip(1) {
            let end = part
                .find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter)));
            message
                .variables
                .insert(part[..end.unwrap_or(part.len())].to_owned());
        }
    }
    found
}

/// Catalogue files by language and file name.
fn catalogues(project: &Project) -> BTreeMap<(&str, &str), &Source> {
    project
        .sources
        .iter()
        .filter(|source| source.is("ftl"))
        .filter_map(|source| {
            let (language, file) = source.path.strip_prefix("locales/")?.split_once('/')?;
            Some(((language, file), source))
        })
        .collect()
}

/// All keys of the first language, with the place where each stands.
fn keys(project: &Project) -> BTreeMap<String, (String, usize)> {
    let mut keys = BTreeMap::new();
    for ((language, _), source) in catalogues(project) {
        for message in messages(&source.text) {
            let place = (source.path.clone(), message.line);
            // Any language will do where the first one lacks the key: parity says so itself.
            if language == LANGUAGES[0] || !keys.contains_key(&message.key) {
                keys.insert(message.key, place);
            }
        }
    }
    keys
}

/// The same files, the same keys, the same variables, no key twice.
pub fn parity(project: &Project) -> Vec<Finding> {
    let catalogues = catalogues(project);
    let mut findings = Vec::new();
    let mut homes: BTreeMap<(String, String), String> = BTreeMap::new();
    let files: BTreeSet<&str> = catalogues.keys().map(|(_, file)| *file).collect();
    for ((language, _), source) in &catalogues {
        if !LANGUAGES.contains(language) {
            findings.push(Finding::of(
                &source.path,
                "stands in no language of the project",
            ));
        }
        for message in messages(&source.text) {
            let home = homes.insert(
                ((*language).to_owned(), message.key.clone()),
                source.path.clone(),
            );
            if let Some(other) = home {
                findings.push(Finding::at(
                    &source.path,
                    message.line,
                    format!("{} is in {other} too", message.key),
                ));
            }
        }
    }
    for file in files {
        let mut variables: BTreeMap<String, BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
        for language in LANGUAGES {
            let Some(source) = catalogues.get(&(language, file)) else {
                findings.push(Finding::of(
                    &format!("locales/{language}/{file}"),
                    "is missing",
                ));
                continue;
            };
            for message in messages(&source.text) {
                variables
                    .entry(message.key)
                    .or_default()
                    .insert(language, message.variables);
            }
        }
        for (key, by_language) in variables {
            findings.extend(uneven(file, &key, &by_language));
        }
    }
    findings
}

fn uneven(file: &str, key: &str, by_language: &BTreeMap<&str, BTreeSet<String>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let union: BTreeSet<&String> = by_language.values().flatten().collect();
    for language in LANGUAGES {
        let path = format!("locales/{language}/{file}");
        let Some(has) = by_language.get(language) else {
            findings.push(Finding::of(&path, format!("lacks {key}")));
            continue;
        };
        for variable in union.iter().filter(|variable| !has.contains(**variable)) {
            findings.push(Finding::of(
                &path,
                format!("{key} does not use ${variable}, as another language does"),
            ));
        }
    }
    findings
}

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

/// A key that nothing asks for is a sentence that three people translate for nothing.
pub fn used(project: &Project) -> Vec<Finding> {
    let mut literals: BTreeSet<String> = BTreeSet::new();
    let mut families: Vec<String> = Vec::new();
    for source in users(project) {
        let expressions;
        let text = if source.is("rs") {
            &source.text
        } else {
            expressions = templates::expressions(&source.text);
            &expressions
        };
        literals.extend(
            pieces(text)
                .iter()
                .filter(|piece| piece.kind == Kind::Text)
                .map(|piece| piece.text.to_owned()),
        );
        families.extend(named_families(&source.text));
    }
    keys(project)
        .into_iter()
        .filter(|(key, _)| {
            !literals.contains(key) && !families.iter().any(|family| key.starts_with(family))
        })
        .map(|(key, (path, line))| Finding::at(&path, line, format!("nothing says {key}")))
        .collect()
}

/// The prefixes in comments of the form `keys: role-* state-*`.
fn named_families(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.split_once("keys: "))
        .flat_map(|(_, rest)| rest.split_whitespace())
        .filter_map(|word| {
            word.trim_end_matches([',', '.'])
                .strip_suffix('*')
                .map(str::to_owned)
        })
        .filter(|prefix| prefix.len() > 2)
        .collect()
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
    fn even_catalogues_pass() {
        let text = "# a comment = $no\na-title = x\na-count = { $n ->\n    [one] y\n   *[other] { $n } z\n }\n";
        assert_eq!(parity(&with(text, text, text, &[])), []);
    }

    #[test]
    fn a_missing_key_a_missing_variable_and_a_double_are_found() {
        let full = "a-title = x\na-count = { $n }\n";
        let project = with(
            full,
            "a-title = x\na-count = y\n",
            "a-count = { $n }\na-count = { $n }\n",
            &[],
        );
        let words: Vec<String> = parity(&project)
            .into_iter()
            .map(|found| found.words)
            .collect();
        assert_eq!(words.len(), 3, "{words:?}");
    }

    #[test]
    fn a_missing_file_is_found() {
        let project = made_of(&[("locales/kk/a.ftl", "a-b = c\n")]);
        assert_eq!(parity(&project).len(), 4);
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
}
