//! What can be read off the text of a catalogue before it is parsed.
//!
//! In Fluent a message begins in the first column with its name and `=`, and everything that
//! belongs to it is indented; so its keys can be listed line by line. Terms (`-name`) are private
//! to a language and are no keys.

use std::collections::BTreeSet;

/// The keys of a catalogue in their order, `name` and `name.attribute`, each with the names of
/// the values its text uses.
pub(super) fn messages(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    let mut message: Option<&str> = None;
    for line in text.lines() {
        let indented = line.starts_with(' ');
        let inner = line.trim_start_matches(' ');
        if let Some(name) = inner.strip_prefix('.').filter(|_| indented).and_then(name) {
            if let Some(id) = message {
                found.push((format!("{id}.{name}"), BTreeSet::new()));
            }
        } else if let Some(id) = name(line) {
            message = Some(id);
            found.push((id.to_owned(), BTreeSet::new()));
        } else if !indented && !line.is_empty() && !line.starts_with(['}', '#']) {
            message = None;
        }
        if let (Some((_, values)), Some(_)) = (found.last_mut(), message)
            && !line.starts_with('#')
        {
            values.extend(used(line));
        }
    }
    found
}

/// The name at the beginning of the line, if `=` follows it.
fn name(line: &str) -> Option<&str> {
    let (name, rest) = line.split_at(name_length(line));
    let defined = rest.trim_start_matches(' ').starts_with('=');
    (defined && line.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
}

/// How many bytes of the text can belong to a name.
fn name_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .unwrap_or(text.len())
}

/// Names of values after a `$` in the line. A price like `$5` is none: names begin with a letter.
fn used(line: &str) -> impl Iterator<Item = String> {
    line.split('$')
        .skip(1)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(|rest| rest[..name_length(rest)].to_owned())
}

/// The line, counted from one, of a byte of the text.
pub(super) fn line(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&b| b == b'\n').count()
}
