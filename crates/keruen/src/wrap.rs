//! Lines that fit a terminal: broken between words, where a narrow one would break them anywhere.

use std::os::fd::AsFd;

/// Narrower than this nothing is gained by breaking lines.
const NARROWEST: usize = 20;

/// How wide the terminal is that a stream ends in. `None` where it ends in a file or a pipe: whoever
/// reads those wants lines whole.
pub fn width(stream: impl AsFd) -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(stream).ok()?;
    Some(usize::from(size.ws_col)).filter(|&width| width >= NARROWEST)
}

/// The text as it is shown there.
pub fn to(width: Option<usize>, text: &str) -> String {
    match width {
        Some(width) => {
            let lines: Vec<String> = text.lines().map(|one| line(one, width)).collect();
            lines.join("\n")
        }
        None => text.to_owned(),
    }
}

/// One line, or as many as it takes. What follows stands below the beginning, or below the second
/// column where there is one (`yes    Every row …`).
fn line(text: &str, width: usize) -> String {
    // A command is copied from the screen in one piece.
    let command = text.trim_start().starts_with("keruen ");
    if command || text.chars().count() <= width {
        return text.to_owned();
    }
    let hang = hang(text, width);
    let mut lines = Vec::new();
    let mut here = String::new();
    let mut long = 0;
    for word in text.split_inclusive(' ') {
        let letters = word.trim_end().chars().count();
        if long > hang && long + letters > width {
            lines.push(here.trim_end().to_owned());
            here = " ".repeat(hang);
            long = hang;
            if letters == 0 {
                continue;
            }
        }
        here.push_str(word);
        long += word.chars().count();
    }
    lines.push(here.trim_end().to_owned());
    lines.join("\n")
}

/// How far the lines after the first are indented.
fn hang(text: &str, width: usize) -> usize {
    let signs: Vec<char> = text.chars().collect();
    let begin = signs.iter().take_while(|&&sign| sign == ' ').count();
    let gap = (begin..signs.len()).find(|&at| signs[at..].starts_with(&[' ', ' ']));
    let second = gap.map(|gap| gap + signs[gap..].iter().take_while(|&&c| c == ' ').count());
    second
        .filter(|&second| second <= width / 2)
        .unwrap_or(if begin <= width / 2 { begin } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_between_words() {
        for (text, shown) in [
            ("one two three four five", "one two three four\nfive"),
            ("  one two three four five", "  one two three four\n  five"),
            (
                "yes    one two three four",
                "yes    one two three\n       four",
            ),
            (
                "keruen one two three four five",
                "keruen one two three four five",
            ),
            (
                "one 0123456789012345678901234 two",
                "one\n0123456789012345678901234\ntwo",
            ),
            (
                "0123456789012345678901234 two",
                "0123456789012345678901234\ntwo",
            ),
            ("", ""),
        ] {
            assert_eq!(to(Some(20), text), shown);
            assert_eq!(to(None, text), text);
        }
    }
}
