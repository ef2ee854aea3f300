//! What can be read off the text of a catalogue before it is parsed.
//!
//! In Fluent a message begins in the first column with its name and `=`, and everything that
//! belongs to it is indented; so its keys can be listed line by line. Terms (`-name`) are private
//! to a language and are no keys.

/// The keys of a catalogue in their order: `name` where the message has a value, and
/// `name.attribute` for each attribute.
pub(super) fn keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let mut message: Option<&str> = None;
    for line in text.lines() {
        if line.starts_with([' ', '\t']) {
            let attribute = line.trim_start().strip_prefix('.').and_then(named);
            if let (Some(id), Some((name, _))) = (message, attribute) {
                keys.push(format!("{id}.{name}"));
            }
        } else if let Some((id, _)) = named(line) {
            message = Some(id);
            keys.push(id.to_owned());
        } else if !line.is_empty() && !line.starts_with(['}', '#']) {
            message = None;
        }
    }
    keys
}

/// `name = rest` taken apart, if the line is one.
fn named(line: &str) -> Option<(&str, &str)> {
    let end = line
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    let rest = rest.trim_start_matches(' ').strip_prefix('=')?;
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((name, rest))
}

/// The line, counted from one, of a byte of the text.
pub(super) fn line(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&b| b == b'\n').count()
}
