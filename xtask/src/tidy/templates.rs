//! Reading templates as text: what a person would read in them, and the rules
//! that keep it out.

use super::{Finding, Project, Source};

/// Words that are the same in every language and need no catalogue.
pub const NAMES: [&str; 12] = [
    "Keruen", "ҚАЗ", "РУС", "ENG", "CSV", "XLSX", "ZIP", "JSON", "SHA-256", "QR", "TOTP", "ID",
];

/// Attributes whose value a person reads or hears.
const READ_ALOUD: [&str; 6] = [
    "alt",
    "title",
    "placeholder",
    "aria-label",
    "aria-description",
    "label",
];

/// Whether a file is a page or a part of one.
pub fn is_template(source: &Source) -> bool {
    source.path.contains("/templates/")
}

/// A piece of a template after its expressions are taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    /// A tag with everything between its angle brackets.
    Tag(&'a str),
}

/// The template with `{{ … }}`, `{% … %}` and `{# … #}` blanked out, every
/// other letter and line where it was.
pub fn bare(text: &str) -> String {
    blank(text, false)
}

/// Only the expressions, in their places, so that lines can be named.
pub fn expressions(text: &str) -> String {
    blank(text, true)
}

fn blank(text: &str, keep_expressions: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let next = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
            .into_iter()
            .filter_map(|(open, close)| rest.find(open).map(|at| (at, open, close)))
            .min();
        let Some((at, open, close)) = next else {
            out.extend(kept(rest, !keep_expressions));
            break;
        };
        out.extend(kept(&rest[..at], !keep_expressions));
        let inside = &rest[at + open.len()..];
        let length = inside.find(close).unwrap_or(inside.len());
        out.push_str("  ");
        out.extend(kept(&inside[..length], keep_expressions && open != "{#"));
        out.push_str("  ");
        rest = inside.get(length + close.len()..).unwrap_or_default();
    }
    out
}

fn kept(text: &str, keep: bool) -> impl Iterator<Item = char> {
    text.chars()
        .map(move |letter| if keep || letter == '\n' { letter } else { ' ' })
}

/// Cuts markup into texts and tags, with the line of each; comments are left out.
fn pieces(markup: &str) -> Vec<(usize, Piece<'_>)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        found.push((line, Piece::Text(&rest[..at])));
        line += rest[..at].matches('\n').count();
        let after = &rest[at..];
        let length = if after.starts_with("<!--") {
            after.find("-->").map_or(after.len(), |end| end + 3)
        } else {
            let length = tag_length(after);
            found.push((line, Piece::Tag(&after[1..length.saturating_sub(1).max(1)])));
            length
        };
        line += after[..length].matches('\n').count();
        rest = &after[length..];
    }
    found.push((line, Piece::Text(rest)));
    found
}

/// A tag ends at the first `>` outside quotes.
fn tag_length(after: &str) -> usize {
    let mut quote = None;
    for (at, letter) in after.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    after.len()
}

/// The attributes of a tag as names and values.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some(at) = rest.find('=') {
        let name = rest[..at]
            .trim_end()
            .rsplit(|letter: char| letter.is_whitespace())
            .next()
            .unwrap_or_default();
        let after = rest[at + 1..].trim_start();
        let quote = after
            .chars()
            .next()
            .filter(|first| matches!(first, '"' | '\''));
        let (value, length) = if let Some(quote) = quote {
            let end = after[1..].find(quote).unwrap_or(after.len() - 1);
            (&after[1..=end], end + 2)
        } else {
            let end = after.find(char::is_whitespace).unwrap_or(after.len());
            (&after[..end], end)
        };
        found.push((name, value));
        rest = after.get(length..).unwrap_or_default();
    }
    found
}

/// A macro may write attributes without the tag around them: ` a="…" b="…"`.
/// They are no words, and their names must not be taken for some.
fn without_attributes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("=\"") {
        let name = rest[..at]
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + 1);
        let end = rest[at + 2..]
            .find('"')
            .map_or(rest.len(), |end| at + 2 + end + 1);
        out.extend(kept(&rest[..name], true));
        out.extend(kept(&rest[name..end], false));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The first word in a text that is neither an entity nor the same everywhere.
fn word(text: &str) -> Option<&str> {
    text.split_whitespace()
        .filter(|word| !(word.starts_with('&') && word.ends_with(';')))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .find(|word| {
            let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
            letters > 0 && !NAMES.contains(word) && !is_entity(word)
        })
}

/// What is left of `&nbsp;·&nbsp;` when its edges are trimmed.
fn is_entity(word: &str) -> bool {
    word.split(['&', ';']).all(|part| {
        ["", "nbsp", "amp", "times", "middot", "ndash", "mdash"].contains(&part)
            || !part.chars().any(char::is_alphabetic)
    })
}

fn html(project: &Project) -> impl Iterator<Item = &Source> {
    project
        .sources
        .iter()
        .filter(|source| is_template(source) && (source.is("html") || source.is("svg")))
}

/// What a person reads comes from a catalogue, or two of the three languages are missing.
pub fn no_sentences(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in html(project) {
        let markup = bare(&source.text);
        for (line, piece) in pieces(&markup) {
            match piece {
                Piece::Text(text) => {
                    let text = without_attributes(text);
                    if let Some(word) = word(&text) {
                        let before = text
                            .find(word)
                            .map_or(0, |at| text[..at].matches('\n').count());
                        findings.push(Finding::at(
                            &source.path,
                            line + before,
                            format!("\"{word}\" belongs in locales/"),
                        ));
                    }
                }
                Piece::Tag(tag) => {
                    for (name, value) in attributes(tag) {
                        if let Some(word) = word(value).filter(|_| READ_ALOUD.contains(&name)) {
                            findings.push(Finding::at(
                                &source.path,
                                line,
                                format!("{name}: \"{word}\" belongs in locales/"),
                            ));
                        }
                    }
                }
            }
        }
    }
    findings
}

/// The content security policy refuses what stands inline; the browser would
/// only say so to whoever looks.
pub fn no_inline(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in html(project) {
        let markup = bare(&source.text);
        for (line, piece) in pieces(&markup) {
            let Piece::Tag(tag) = piece else { continue };
            let name = tag
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            let attributes = attributes(tag);
            let sourced = attributes.iter().any(|(name, _)| *name == "src");
            if name == "style" || (name == "script" && !sourced) {
                findings.push(Finding::at(&source.path, line, format!("inline <{name}>")));
            }
            for (attribute, value) in attributes {
                let handler = attribute.starts_with("on") && attribute.len() > 3;
                if attribute == "style" || handler || value.trim_start().starts_with("javascript:")
                {
                    findings.push(Finding::at(
                        &source.path,
                        line,
                        format!("inline `{attribute}`"),
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

    fn sentences(template: &str) -> Vec<String> {
        no_sentences(&made_of(&[("a/templates/x.html", template)]))
            .into_iter()
            .map(|found| found.words)
            .collect()
    }

    fn inline(template: &str) -> usize {
        no_inline(&made_of(&[("a/templates/x.html", template)])).len()
    }

    #[test]
    fn expressions_and_markup_are_no_sentences() {
        let template = "{% if a > b %}<p class=\"x\" title=\"{{ t.say(\"a-b\") }}\">{{ name }}&nbsp;· 12 {# note #}</p>{% endif %}<!-- why -->";
        assert_eq!(sentences(template), [""; 0]);
        assert_eq!(
            sentences("{% macro m() %} aria-describedby=\"{{ a }}-hint\"{% endmacro %}"),
            [""; 0]
        );
    }

    #[test]
    fn a_sentence_in_text_and_one_in_an_attribute_are_found() {
        assert_eq!(
            sentences("<p>\n{{ a }} People</p>"),
            ["\"People\" belongs in locales/"]
        );
        assert_eq!(
            sentences("<img alt='Адам' src=x>"),
            ["alt: \"Адам\" belongs in locales/"]
        );
    }

    #[test]
    fn names_need_no_catalogue() {
        assert_eq!(sentences("<a lang=kk>ҚАЗ</a> <b>XLSX</b>"), [""; 0]);
    }

    #[test]
    fn inline_style_and_script_are_found() {
        assert_eq!(inline("<p style=\"color: red\">"), 1);
        assert_eq!(inline("<style>p{}</style>"), 1);
        assert_eq!(inline("<script>f()</script><button onclick='f()'>"), 2);
        assert_eq!(inline("<script src=\"/a.js\" defer></script><a href=x>"), 0);
    }

    #[test]
    fn expressions_keep_their_lines() {
        let found = expressions("<p>\n{{ t.say(\"a-b\") }}\n{# t.say(\"no\") #}");
        assert_eq!(found.lines().count(), 3);
        assert!(
            found
                .lines()
                .nth(1)
                .is_some_and(|line| line.contains("t.say(\"a-b\")"))
        );
        assert!(!found.contains("no"));
    }
}
