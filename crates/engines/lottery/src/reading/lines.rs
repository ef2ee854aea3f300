//! Text with separators between the cells, line by line.

use std::borrow::Cow;

/// More columns than this no table has; a hostile one could fill the memory with empty cells.
pub(super) const MOST_COLUMNS: usize = 1_000;

/// One record: usually a line, several where quoted cells hold line breaks.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The line it begins on, as an editor counts, from 1.
    pub(super) number: u32,
    /// Its cells, no more than [`MOST_COLUMNS`].
    pub(super) cells: Vec<Cow<'a, str>>,
    /// Something stands in columns beyond those.
    pub(super) wider: bool,
    /// A quotation mark opened and did not close before the end of the file.
    pub(super) open: bool,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        !self.open && !self.wider && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Reads records after RFC 4180, forgiving as spreadsheets are: a quotation mark inside a cell
/// that does not begin with one is a letter like any other, spaces may stand before the opening
/// one, and what follows the closing one belongs to the cell.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    rest: &'a str,
    separator: char,
    number: u32,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str, separator: char, first_line: u32) -> Self {
        Self {
            rest: text,
            separator,
            number: first_line,
        }
    }

    fn plain(&mut self) -> &'a str {
        let separator = self.separator;
        let end = self.rest.find([separator, '\n', '\r']);
        let (cell, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        cell
    }

    /// A cell whose opening quotation mark has been taken off. `None` where no closing one comes.
    fn quoted(&mut self) -> Option<Cow<'a, str>> {
        let mut cell = Cow::Borrowed("");
        loop {
            let end = self.rest.find('"')?;
            let (part, after) = (&self.rest[..end], &self.rest[end + 1..]);
            self.number = self.number.saturating_add(breaks(part));
            let doubled = after.strip_prefix('"');
            self.rest = doubled.unwrap_or(after);
            add(&mut cell, part);
            if doubled.is_none() {
                break;
            }
            add(&mut cell, "\"");
        }
        let tail = self.plain();
        add(&mut cell, tail);
        Some(cell)
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut line = Line {
            number: self.number,
            cells: Vec::new(),
            wider: false,
            open: false,
        };
        loop {
            let unspaced = self.rest.trim_start_matches(' ');
            let cell = if let Some(rest) = unspaced.strip_prefix('"') {
                self.rest = rest;
                if let Some(cell) = self.quoted() {
                    cell
                } else {
                    self.rest = "";
                    line.open = true;
                    return Some(line);
                }
            } else {
                Cow::Borrowed(self.plain())
            };
            if line.cells.len() < MOST_COLUMNS {
                line.cells.push(cell);
            } else {
                line.wider |= !cell.trim().is_empty();
            }
            let Some(rest) = self.rest.strip_prefix(self.separator) else {
                break;
            };
            self.rest = rest;
        }
        let rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        self.rest = rest.strip_prefix('\n').unwrap_or(rest);
        self.number = self.number.saturating_add(1);
        Some(line)
    }
}

fn add<'a>(cell: &mut Cow<'a, str>, part: &'a str) {
    if cell.is_empty() {
        *cell = Cow::Borrowed(part);
    } else if !part.is_empty() {
        cell.to_mut().push_str(part);
    }
}

/// How many lines end in a text: with LF, CRLF, or the CR of old.
pub(super) fn breaks(text: &str) -> u32 {
    let ends = text.matches('\n').count() + text.matches('\r').count();
    u32::try_from(ends - text.matches("\r\n").count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u32, Vec<String>)> {
        Lines::new(text, ';', 1)
            .map(|line| {
                assert!(!line.open, "{text:?}");
                let cells = line.cells.into_iter().map(Cow::into_owned);
                (line.number, cells.collect())
            })
            .collect()
    }

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        let got = read("a;b\r\n\r\n\"two\r\nlines\";\"say \"\"yes\"\"\"\n;\rlast;\"\"");
        let want: [(u32, &[&str]); 5] = [
            (1, &["a", "b"]),
            (2, &[""]),
            (3, &["two\r\nlines", "say \"yes\""]),
            (5, &["", ""]),
            (6, &["last", ""]),
        ];
        let want = want.map(|(n, cells)| (n, cells.iter().map(|&c| c.to_owned()).collect()));
        assert_eq!(got, want);
    }

    #[test]
    fn quotation_marks_are_forgiven() {
        let got = read("a\"b;  \"c; d\" ;\"e\"f;\"\"\"\"");
        assert_eq!(got[0].1, ["a\"b", "c; d ", "ef", "\""]);
    }

    #[test]
    fn one_that_never_closes_is_told() {
        let lines: Vec<_> = Lines::new("a;b\nc;\"d\ne;f\n", ';', 1).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[1].open);
        assert_eq!(lines[1].number, 2);
    }

    #[test]
    fn very_wide_lines_fill_no_memory() {
        let text = ";".repeat(100_000) + "x";
        let line = Lines::new(&text, ';', 1).next();
        assert!(line.is_some_and(|line| line.cells.len() == MOST_COLUMNS && line.wider));
    }
}
