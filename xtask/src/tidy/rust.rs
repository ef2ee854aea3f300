//! Rules about what stands in Rust sources.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::pieces::{Kind, Piece, pieces};
use super::{Finding, Project, Source, templates};

/// Where all routes are declared: one file, or that file with one beside it for each subject.
const ROUTES: &str = "crates/faces/web/src/routes";

/// Calls that would declare a route.
const ROUTING: [&str; 6] = [
    ".route(",
    ".route_service(",
    ".nest(",
    ".nest_service(",
    ".fallback(",
    ".fallback_service(",
];

/// Whether a file holds tests alone.
pub fn is_test(source: &Source) -> bool {
    source.path.contains("/tests/")
        || source.path.ends_with("/tests.rs")
        || source.path.contains("/benches/")
        || source.path.contains("/examples/")
}

/// The pieces of a file without the items that only its tests see, wherever they stand.
pub fn without_tests(source: &Source) -> Vec<Piece<'_>> {
    let mut kept = Vec::new();
    // How many brackets of the item being left out are open, while inside one.
    let mut open: Option<usize> = None;
    for piece in pieces(&source.text) {
        if piece.kind != Kind::Code || piece.is_character() {
            kept.extend(open.is_none().then_some(piece));
            continue;
        }
        let mut rest = piece;
        while !rest.text.is_empty() {
            if let Some(depth) = open {
                match end_of_item(rest.text, depth) {
                    Ok(end) => {
                        open = None;
                        rest = rest.split(end).1;
                    }
                    Err(depth) => {
                        open = Some(depth);
                        break;
                    }
                }
            } else {
                let at = rest.text.find("#[cfg(test)]").unwrap_or(rest.text.len());
                let (before, item) = rest.split(at);
                kept.push(before);
                open = (!item.text.is_empty()).then_some(0);
                rest = item;
            }
        }
    }
    kept
}

/// Where an item ends, behind its `;` or its last brace; if it goes on behind
/// this text, how many brackets are open by then.
fn end_of_item(text: &str, mut depth: usize) -> Result<usize, usize> {
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(letter, ';' | '}') {
            return Ok(at + 1);
        }
    }
    Err(depth)
}

fn rust(project: &Project) -> impl Iterator<Item = &Source> {
    project.sources.iter().filter(|source| source.is("rs"))
}

fn find_in_code<'a>(
    source: &'a Source,
    needles: &'a [&'a str],
) -> impl Iterator<Item = (usize, &'a str)> {
    pieces(&source.text)
        .into_iter()
        .filter(|piece| piece.kind == Kind::Code)
        .flat_map(move |piece| {
            needles.iter().filter_map(move |needle| {
                let at = piece.text.find(needle)?;
                Some((piece.split(at).1.line, *needle))
            })
        })
}

/// A lint is silenced by `#[expect(…, reason)]`, which tells when it is no longer needed.
pub fn no_allow(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in rust(project) {
        for (line, _) in find_in_code(source, &["#[allow(", "#![allow(", ", allow("]) {
            findings.push(Finding::at(
                &source.path,
                line,
                "use #[expect(…, reason = \"…\")]",
            ));
        }
    }
    findings
}

fn declares_routes(path: &str) -> bool {
    path.strip_prefix(ROUTES)
        .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

/// All routes are declared in one table, so that what walks the table misses none.
pub fn one_route_table(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in rust(project)
        .filter(|source| !declares_routes(&source.path) && !source.path.starts_with("xtask/"))
    {
        for (line, call) in find_in_code(source, &ROUTING) {
            findings.push(Finding::at(
                &source.path,
                line,
                format!("`{call}…)` stands only in {ROUTES}.rs"),
            ));
        }
    }
    findings
}

/// Words for people stand in `locales/`. Cyrillic letters in a literal give
/// away that some do not. Functions `sample…` invent people for sample pages;
/// the engines of speech and of the calendar know the languages themselves. Elsewhere a comment
/// `words: why` excuses its line and the item it stands before; in the file's own head (`//!`) it
/// excuses a file that is about words. What is printed is seen in any script.
pub fn words(project: &Project) -> Vec<Finding> {
    let mut findings = Vec::new();
    let left_alone = |source: &&Source| {
        let name = source.path.rsplit('/').next().unwrap_or_default();
        source.path.starts_with("crates/engines/")
            || source.path.starts_with("xtask/")
            || ["samples.rs", "testing.rs"].contains(&name)
            || is_test(source)
    };
    for source in rust(project).filter(|source| !left_alone(source)) {
        let pieces = without_tests(source);
        let excused = excused(&pieces);
        let printed = printed(&pieces);
        let found: Vec<&Piece<'_>> = without_samples(&pieces)
            .filter(|piece| {
                is_cyrillic(piece.text) && !templates::NAMES.contains(&piece.text)
                    || printed.contains(&(piece.line, piece.text)) && is_sentence(piece.text)
            })
            .filter(|piece| !excused.iter().any(|lines| lines.contains(&piece.line)))
            .collect();
        if let Some(first) = found.first() {
            let words = format!(
                "\"{}\" ({} such) belongs in locales/, or say `words: why`",
                first.text,
                found.len()
            );
            findings.push(Finding::at(&source.path, first.line, words));
        }
    }
    findings
}

/// The lines that comments `words: why` excuse.
fn excused(pieces: &[Piece<'_>]) -> Vec<RangeInclusive<usize>> {
    let mut lines = Vec::new();
    for (at, comment) in pieces.iter().enumerate() {
        if comment.kind != Kind::Comment || !comment.text.contains("words: ") {
            continue;
        }
        if comment.text.starts_with("//!") {
            lines.push(0..=usize::MAX);
        }
        // To the end of the item; of a file that ends before, to its end.
        let mut depth = 0;
        let mut last = usize::MAX;
        let code = |piece: &&Piece<'_>| piece.kind == Kind::Code && !piece.is_character();
        for piece in pieces[at + 1..].iter().filter(code) {
            match end_of_item(piece.text, depth) {
                Ok(end) => {
                    last = piece.line + piece.text[..end].matches('\n').count();
                    break;
                }
                Err(open) => depth = open,
            }
        }
        lines.push(comment.line..=last);
    }
    lines
}

/// The literals that are printed as they stand, with their lines.
fn printed<'a>(pieces: &[Piece<'a>]) -> BTreeSet<(usize, &'a str)> {
    let calls = ["print!(", "println!("];
    pieces
        .windows(2)
        .filter_map(|pair| match pair {
            [code, text] if code.kind == Kind::Code && text.kind == Kind::Text => {
                let before = code.text.trim_end_matches(['"', '#', 'r', '\n', ' ']);
                let prints = calls.iter().any(|call| before.ends_with(call));
                prints.then_some((text.line, text.text))
            }
            _ => None,
        })
        .collect()
}

/// Whether a format holds a word, outside its `{places}`.
fn is_sentence(format: &str) -> bool {
    let mut inside = false;
    let bare: String = format
        .chars()
        .map(|letter| {
            inside = letter == '{' || inside && letter != '}';
            if inside { '/' } else { letter }
        })
        .collect();
    bare.split_whitespace().any(|word| {
        let word = word.trim_matches(|letter: char| letter.is_ascii_punctuation() && letter != '/');
        word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
    })
}

/// The literals outside functions whose names begin with `sample`.
fn without_samples<'a, 'b>(pieces: &'b [Piece<'a>]) -> impl Iterator<Item = &'b Piece<'a>> {
    let mut depth = 0_i32;
    // The depth of braces at which the function of samples began, while inside one.
    let mut begun: Option<i32> = None;
    pieces.iter().filter(move |piece| {
        if piece.kind == Kind::Code && !piece.is_character() {
            let mut rest = piece.text;
            while let Some(letter) = rest.chars().next() {
                if begun.is_none() && rest.starts_with("fn sample") {
                    begun = Some(depth);
                }
                match letter {
                    '{' => depth += 1,
                    '}' => {
                        depth -= 1;
                        begun = begun.filter(|outside| depth > *outside);
                    }
                    _ => {}
                }
                rest = &rest[letter.len_utf8()..];
            }
        }
        piece.kind == Kind::Text && begun.is_none()
    })
}

fn is_cyrillic(text: &str) -> bool {
    text.chars()
        .any(|letter| ('\u{400}'..='\u{52f}').contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::super::made_of;
    use super::*;

    #[test]
    fn an_allow_is_found_and_one_in_a_string_is_not() {
        let project = made_of(&[
            ("a.rs", "\n#[allow(dead_code)]\n"),
            ("b.rs", "f(\"#[allow(x)]\") // #[allow(y)]"),
            ("c.rs", "#[cfg_attr(test, allow(dead_code))]\n"),
        ]);
        assert_eq!(
            no_allow(&project)
                .iter()
                .map(|found| found.place.as_str())
                .collect::<Vec<_>>(),
            ["a.rs:2", "c.rs:1"]
        );
    }

    #[test]
    fn what_tests_alone_see_is_left_out_and_what_follows_is_not() {
        let source = Source {
            path: "a.rs".to_owned(),
            text: "mod a;\n#[cfg(test)]\nmod tests;\nf(\"one\");\n#[cfg(test)]\n#[expect(x, reason = \"y\")]\nfn made(of: [u8; 2]) {\n    let brace = '}';\n    if b { f(\"two\") }\n}\nf(\"three\");\n"
                .to_owned(),
        };
        let texts: Vec<(&str, usize)> = without_tests(&source)
            .into_iter()
            .filter(|piece| piece.kind == Kind::Text)
            .map(|piece| (piece.text, piece.line))
            .collect();
        assert_eq!(texts, [("one", 4), ("three", 11)]);
    }

    #[test]
    fn a_route_elsewhere_is_found() {
        let project = made_of(&[
            ("crates/faces/web/src/routes.rs", "router.route(\"/\")"),
            (
                "crates/faces/web/src/routes/account.rs",
                "router.route(\"/\")",
            ),
            (
                "crates/faces/web/src/shell.rs",
                "router.route(\"/\").fallback(x)",
            ),
        ]);
        assert_eq!(one_route_table(&project).len(), 2);
    }

    #[test]
    fn kazakh_in_a_literal_is_found_unless_the_file_says_why() {
        let text = "say(\"Адамдар\")\n#[cfg(test)]\nmod tests { f(\"Ұя\") }";
        let excused = format!("//! words: headers of other people's spreadsheets\n{text}");
        let project = made_of(&[
            ("crates/rooms/people/src/a.rs", text),
            ("crates/faces/paper/src/b.rs", &excused),
            ("crates/engines/speech/src/c.rs", text),
            ("crates/keruen/tests/d.rs", text),
            (
                "crates/faces/web/src/pages/e.rs",
                "fn sample() { if a { say(\"Адам\") } else { b(\"Ұя\") } }",
            ),
            (
                "crates/faces/web/src/pages/f.rs",
                "fn sample() { a(\"Адам\") } fn show() { b(\"Ұя\") }",
            ),
            (
                "crates/faces/web/src/pages/g.rs",
                "// words: typed by people\nconst A: [&str; 2] = [\n    \"Ұя\",\n];\nb(\"Ұя\");\nc(\"Ұя\") // words: a name\n",
            ),
            (
                "crates/keruen/src/h.rs",
                "println!(\"  {url}/demo/{} — {}\", a, b);\neprintln!(\"{n} rows were read\");\n",
            ),
        ]);
        let places: Vec<String> = words(&project)
            .into_iter()
            .map(|found| found.place)
            .collect();
        assert_eq!(
            places,
            [
                "crates/rooms/people/src/a.rs:1",
                "crates/faces/web/src/pages/f.rs:1",
                "crates/faces/web/src/pages/g.rs:5",
                "crates/keruen/src/h.rs:2",
            ]
        );
    }
}
