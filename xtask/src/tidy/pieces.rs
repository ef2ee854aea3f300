//! Reading Rust as text: enough of its grammar to tell code from strings and comments.

/// What a piece of a source file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Code,
    /// The inside of a string literal, escapes as written.
    Text,
    Comment,
}

/// A run of one kind, and the line on which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub line: usize,
}

impl<'a> Piece<'a> {
    /// Whether it is a character literal: its brace or quote is no punctuation.
    pub fn is_character(&self) -> bool {
        self.kind == Kind::Code && self.text.starts_with('\'')
    }

    /// The piece up to `at` (in bytes of its text) and from there on.
    pub fn split(self, at: usize) -> (Piece<'a>, Piece<'a>) {
        let (before, after) = self.text.split_at(at);
        let line = self.line + before.matches('\n').count();
        let before = Piece {
            text: before,
            ..self
        };
        let after = Piece {
            text: after,
            line,
            ..self
        };
        (before, after)
    }
}

/// Cuts a source file into code, string literals and comments. Quotes stay in
/// the code around a literal, so that code before it ends with `"`.
pub fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut code = 0;
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let Some((kind, open, length)) = opening(source, at, rest) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        push(&mut found, &mut line, Kind::Code, &source[code..at + open]);
        let inside = &source[at + open..at + open + length];
        push(&mut found, &mut line, kind, inside);
        at += open + length;
        code = at;
        // The closing quote belongs to the code that follows, and must not open anew.
        if kind == Kind::Text && source[at..].starts_with('"') {
            at += 1;
        }
    }
    push(&mut found, &mut line, Kind::Code, &source[code..]);
    found
}

fn push<'a>(found: &mut Vec<Piece<'a>>, line: &mut usize, kind: Kind, text: &'a str) {
    if !text.is_empty() || kind == Kind::Text {
        found.push(Piece {
            kind,
            text,
            line: *line,
        });
    }
    *line += text.matches('\n').count();
}

/// What begins at `at`: its kind, the length of its opening, and of its inside.
fn opening(source: &str, at: usize, rest: &str) -> Option<(Kind, usize, usize)> {
    if rest.starts_with("//") {
        return Some((Kind::Comment, 0, rest.find('\n').unwrap_or(rest.len())));
    }
    if rest.starts_with("/*") {
        return Some((Kind::Comment, 0, block_comment(rest)));
    }
    if let Some(inside) = rest.strip_prefix('"') {
        return Some((Kind::Text, 1, escaped(inside)));
    }
    if let Some(after) = rest.strip_prefix('r').filter(|_| !part_of_word(source, at)) {
        let hashes = after.len() - after.trim_start_matches('#').len();
        let opened = after[hashes..].starts_with('"');
        let closing = format!("\"{}", "#".repeat(hashes));
        return opened.then(|| {
            let open = 1 + hashes + 1;
            (
                Kind::Text,
                open,
                rest[open..].find(&closing).unwrap_or(rest.len() - open),
            )
        });
    }
    // A character: its quote must not be taken for the start of a string.
    if let Some(after) = rest.strip_prefix('\'') {
        let length = character(after)?;
        return Some((Kind::Code, 0, 1 + length + 1));
    }
    None
}

fn part_of_word(source: &str, at: usize) -> bool {
    source[..at]
        .chars()
        .next_back()
        .is_some_and(|before| before.is_alphanumeric() && before != 'b' || before == '_')
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of a literal's inside, up to its closing quote.
fn escaped(inside: &str) -> usize {
    let mut skip = false;
    for (at, letter) in inside.char_indices() {
        match letter {
            _ if skip => skip = false,
            '\\' => skip = true,
            '"' => return at,
            _ => {}
        }
    }
    inside.len()
}

/// The length of a character literal's inside, or none for a lifetime.
fn character(after: &str) -> Option<usize> {
    if let Some(escape) = after.strip_prefix('\\') {
        let first = escape.chars().next()?.len_utf8();
        return escape[first..].find('\'').map(|at| 1 + first + at);
    }
    let first = after.chars().next()?.len_utf8();
    after[first..].starts_with('\'').then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str, kind: Kind) -> Vec<&str> {
        pieces(source)
            .into_iter()
            .filter(|piece| piece.kind == kind)
            .map(|piece| piece.text)
            .collect()
    }

    #[test]
    fn strings_are_told_from_code() {
        assert_eq!(
            of(
                &format!("a(\"x\\\"y\", {}, b\"z\")", "r#\"raw \"quoted\"\"#"),
                Kind::Text
            ),
            [r#"x\"y"#, r#"raw "quoted""#, "z"]
        );
        assert_eq!(of(r#"let c = '"'; f("in")"#, Kind::Text), ["in"]);
        assert_eq!(
            of(
                r#"fn f<'a>(x: &'a str) { g("in", '\'', '\\') }"#,
                Kind::Text
            ),
            ["in"]
        );
        assert_eq!(of(r#"for_r("one"); var"#, Kind::Text), ["one"]);
        assert_eq!(of("f(\"\")", Kind::Text), [""]);
    }

    #[test]
    fn comments_are_told_from_code() {
        assert_eq!(
            of("a // \"b\"\nc /* d /* e */ f */ g", Kind::Comment),
            ["// \"b\"", "/* d /* e */ f */"]
        );
        assert!(of("a // \"b\"\n", Kind::Text).is_empty());
        assert_eq!(of("f(\"http://x\")", Kind::Comment), [""; 0]);
    }

    #[test]
    fn every_piece_knows_its_line() {
        let found = pieces("a\nb(\"c\nd\")\n// e");
        let lines: Vec<(Kind, usize)> =
            found.iter().map(|piece| (piece.kind, piece.line)).collect();
        assert_eq!(
            lines,
            [
                (Kind::Code, 1),
                (Kind::Text, 2),
                (Kind::Code, 3),
                (Kind::Comment, 4)
            ]
        );
    }
}
