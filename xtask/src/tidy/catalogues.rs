//! The catalogues themselves: the same keys, with the same variables, in three languages.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Project, Source};

const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

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
pub fn keys(project: &Project) -> BTreeMap<String, (String, usize)> {
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

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    fn with(kk: &str, ru: &str, en: &str) -> Project {
        made_of(&[
            ("locales/kk/a.ftl", kk),
            ("locales/ru/a.ftl", ru),
            ("locales/en/a.ftl", en),
        ])
    }

    #[test]
    fn even_catalogues_pass() {
        let text = "# a comment = $no\na-title = x\na-count = { $n ->\n    [one] y\n   *[other] { $n } z\n }\n";
        assert_eq!(parity(&with(text, text, text)), []);
    }

    #[test]
    fn a_missing_key_a_missing_variable_and_a_double_are_found() {
        let full = "a-title = x\na-count = { $n }\n";
        let project = with(
            full,
            "a-title = x\na-count = y\n",
            "a-count = { $n }\na-count = { $n }\n",
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
}
