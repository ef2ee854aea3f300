//! CSV: which letters, which separator, and the cells row by row as a spreadsheet numbers them.
//!
//! The reader is our own because the common ones skip blank lines without counting them and let a
//! quotation mark that never closes swallow the rest of the file; a person then looks for the
//! fault in the wrong row.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1251};

use crate::grid::Grid;
use crate::table::{Encoding, Limits, PaperError, Separator, Source};
use crate::write::rearmed;

/// More cells than any sheet has in a row: what follows them is only looked at for being there.
const WIDEST: usize = 16_384;

/// How many rows are looked at to tell the separator.
const SAMPLE: usize = 30;

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Grid, PaperError> {
    let (text, encoding) = decode(bytes)?;
    let (named, body) = named_separator(&text);
    let separator = named.unwrap_or_else(|| likely_separator(body));
    let mut grid = Grid::new(
        Source::Csv {
            encoding,
            separator,
        },
        *limits,
    );
    // The line that names the separator is a row to the eye of a text editor only: spreadsheet
    // programmes do not show it, so it is not counted.
    let mut rows = Rows::new(body, separator);
    while let Some(row) = rows.next_row() {
        let number = row.number;
        if row.open {
            return Err(PaperError::OpenQuote { row: number });
        }
        for (column, cell) in row.cells.into_iter().enumerate() {
            grid.put(number, column, Cow::Borrowed(rearmed(&cell)))?;
        }
    }
    Ok(grid)
}

/// UTF-8 if it is valid UTF-8, UTF-16 if a byte order mark says so, else Windows-1251: the only
/// other encoding that spreadsheet programmes in Kazakhstan save by themselves. UTF-8 with a
/// damaged place is refused: read as Windows-1251 it would give names that nobody bears.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), PaperError> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Ok((UTF_16LE.decode_with_bom_removal(bytes).0, Encoding::Utf16));
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Ok((UTF_16BE.decode_with_bom_removal(bytes).0, Encoding::Utf16));
    }
    let (marked, bytes) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), Encoding::Utf8));
    }
    if marked || is_mostly_utf8(bytes) {
        return Err(PaperError::BrokenLetters {
            row: first_broken_row(bytes),
        });
    }
    let text = WINDOWS_1251.decode_without_bom_handling(bytes).0;
    Ok((text, Encoding::Windows1251))
}

/// Whether most letters beyond ASCII are whole UTF-8. Windows-1251 makes a whole one only by
/// chance, of a capital with `ё`, `і` or a sign after it; each of its other letters is broken.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// The row, as lines are counted, in which the first letter is broken.
fn first_broken_row(bytes: &[u8]) -> u32 {
    let before = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let breaks = before.matches('\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

/// Excel's own way to say which separator a file has: a first line `sep=;`.
fn named_separator(text: &str) -> (Option<Separator>, &str) {
    let Some(rest) = text.strip_prefix("sep=") else {
        return (None, text);
    };
    let named = [Separator::Semicolon, Separator::Comma, Separator::Tab]
        .into_iter()
        .find_map(|s| rest.strip_prefix(s.as_char()).map(|body| (s, body)));
    match named {
        Some((separator, body)) if body.starts_with(['\r', '\n']) => {
            let body = body.strip_prefix('\r').unwrap_or(body);
            (Some(separator), body.strip_prefix('\n').unwrap_or(body))
        }
        _ => (None, text),
    }
}

/// The separator that gives the first rows the same width, the widest if several do.
fn likely_separator(text: &str) -> Separator {
    let score = |separator: Separator| {
        let mut rows = Rows::new(text, separator);
        let mut widths = Vec::with_capacity(SAMPLE);
        let mut clean = true;
        while let Some(row) = rows.next_row().filter(|_| widths.len() < SAMPLE) {
            clean &= !row.stray && !row.open;
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                widths.push(row.cells.len());
            }
        }
        let header = widths.iter().copied().max().unwrap_or(0);
        let even = widths.iter().filter(|width| **width == header).count();
        (header > 1, clean, even * 100 / widths.len().max(1), header)
    };
    // Ties go to the later one: the semicolon is what spreadsheets save in this country.
    [Separator::Comma, Separator::Tab, Separator::Semicolon]
        .into_iter()
        .max_by_key(|separator| score(*separator))
        .unwrap_or(Separator::Semicolon)
}

/// One row of cells.
struct Line {
    number: u32,
    cells: Vec<String>,
    /// Something stood between a closing quotation mark and the separator: the sign of a wrong
    /// guess at the separator.
    stray: bool,
    /// A quotation mark did not close before the end of the file.
    open: bool,
}

/// Reads rows after RFC 4180, forgiving as spreadsheet programmes are: a quotation mark inside an
/// unquoted cell is a letter like any other.
struct Rows<'a> {
    rest: &'a str,
    separator: char,
    number: u32,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, separator: Separator) -> Self {
        Self {
            rest: text,
            separator: separator.as_char(),
            number: 0,
        }
    }

    fn next_row(&mut self) -> Option<Line> {
        if self.rest.is_empty() {
            return None;
        }
        self.number = self.number.saturating_add(1);
        let mut row = Line {
            number: self.number,
            cells: Vec::new(),
            stray: false,
            open: false,
        };
        loop {
            let cell = if self.rest.starts_with('"') {
                self.quoted(&mut row)
            } else {
                self.plain()
            };
            if row.cells.len() < WIDEST {
                row.cells.push(cell);
            } else if let Some(last) = row.cells.last_mut().filter(|_| !cell.trim().is_empty()) {
                *last = cell;
            }
            if let Some(rest) = self.rest.strip_prefix(self.separator) {
                self.rest = rest;
                continue;
            }
            let rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
            self.rest = rest.strip_prefix('\n').unwrap_or(rest);
            return Some(row);
        }
    }

    fn plain(&mut self) -> String {
        let separator = self.separator;
        let end = self
            .rest
            .find([separator, '\n', '\r'])
            .unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell.to_owned()
    }

    fn quoted(&mut self, row: &mut Line) -> String {
        let mut cell = String::new();
        let mut rest = &self.rest[1..];
        loop {
            let Some(end) = rest.find('"') else {
                row.open = true;
                cell.push_str(rest);
                self.rest = "";
                return cell;
            };
            cell.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            let Some(after) = rest.strip_prefix('"') else {
                break;
            };
            cell.push('"');
            rest = after;
        }
        self.rest = rest;
        let tail = self.plain();
        row.stray |= !tail.is_empty();
        cell.push_str(&tail);
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, separator: Separator) -> Vec<(u32, Vec<String>)> {
        let mut rows = Rows::new(text, separator);
        std::iter::from_fn(|| rows.next_row())
            .map(|row| (row.number, row.cells))
            .collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let got = rows(
            "a;b\r\n\r\n\"two\nlines\";\"say \"\"yes\"\"\"\n;",
            Separator::Semicolon,
        );
        let want = [
            (1, vec!["a", "b"]),
            (2, vec![""]),
            (3, vec!["two\nlines", "say \"yes\""]),
            (4, vec!["", ""]),
        ];
        let want: Vec<_> = want
            .into_iter()
            .map(|(n, cells)| (n, cells.into_iter().map(str::to_owned).collect()))
            .collect();
        assert_eq!(got, want);
    }

    #[test]
    fn the_separator_is_told_by_the_rows() {
        for (text, want) in [
            ("a,b\n1,2\n", Separator::Comma),
            ("a;b\n1,5;2,5\n", Separator::Semicolon),
            ("a\tb\n1;2\t3\n", Separator::Tab),
            ("a,b;c\n1,2;3\n", Separator::Semicolon),
            ("\"x,y\";\"z\"\n\"1,2\";\"3\"\n", Separator::Semicolon),
            ("alone\nrow\n", Separator::Semicolon),
        ] {
            assert_eq!(likely_separator(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_named_separator_wins_and_its_line_is_no_row() {
        assert_eq!(
            named_separator("sep=,\r\na;b"),
            (Some(Separator::Comma), "a;b")
        );
        assert_eq!(named_separator("sep=;x"), (None, "sep=;x"));
    }
}
