//! A table: headings and what stands below them, as bytes of a text file or already taken apart.

use std::borrow::Cow;

use super::fault::{Found, Input, Reason};
use super::lines::{Line, Lines, MOST_COLUMNS, breaks};

/// Where a table comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A text file in UTF-8, with or without a byte order mark. Between the cells stand commas,
    /// semicolons or tabs, whichever makes the most of the first line that is not blank.
    Csv(&'a [u8]),
    /// A spreadsheet that somebody else took apart.
    Table(&'a Table),
}

/// Headings, and the rows below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The number of the row with the headings, as the reader's programme shows it.
    pub line: u32,
    /// One for each column.
    pub headings: Vec<String>,
    /// What stands below. Blank rows are passed over.
    pub rows: Vec<Row>,
}

/// A row of a [`Table`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number, as the reader's programme shows it.
    pub line: u32,
    /// One for each heading; those that are not there are empty.
    pub cells: Vec<String>,
}

/// A table with its headings read.
pub(super) struct Opened<'a> {
    pub(super) headings: Line<'a>,
    pub(super) rows: Rows<'a>,
}

/// The rows below the headings, without the blank ones.
pub(super) enum Rows<'a> {
    Lines(Lines<'a>),
    Table(std::slice::Iter<'a, Row>),
}

impl<'a> Iterator for Rows<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        match self {
            Self::Lines(lines) => lines.find(|line| !line.is_blank()),
            Self::Table(rows) => rows
                .map(|row| of_cells(row.line, &row.cells))
                .find(|line| !line.is_blank()),
        }
    }
}

fn of_cells(number: u32, cells: &[String]) -> Line<'_> {
    let (cells, beyond) = cells.split_at(cells.len().min(MOST_COLUMNS));
    Line {
        number,
        cells: cells
            .iter()
            .map(|cell| Cow::Borrowed(cell.as_str()))
            .collect(),
        wider: beyond.iter().any(|cell| !cell.trim().is_empty()),
        open: false,
    }
}

/// Reads the headings. `knows` tells headings that mean something: they tell the separator.
pub(super) fn open<'a>(
    source: Source<'a>,
    input: Input,
    knows: &dyn Fn(&str) -> bool,
    found: &mut Found,
) -> Option<Opened<'a>> {
    let opened = match source {
        Source::Csv(bytes) => text(bytes, input, found).map(|text| lines(text, knows))?,
        Source::Table(table) => Some(Opened {
            headings: of_cells(table.line, &table.headings),
            rows: Rows::Table(table.rows.iter()),
        }),
    };
    let Some(opened) = opened.filter(|opened| !opened.headings.is_blank()) else {
        found.add(input, None, None, Reason::Empty);
        return None;
    };
    let headings = &opened.headings;
    let line = Some(headings.number);
    if headings.open {
        found.add(input, line, None, Reason::OpenQuote);
    } else if headings.wider {
        found.add(
            input,
            line,
            None,
            Reason::ManyColumns { most: MOST_COLUMNS },
        );
    } else {
        return Some(opened);
    }
    None
}

fn text<'a>(bytes: &'a [u8], input: Input, found: &mut Found) -> Option<&'a str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let before = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let line = breaks(before).saturating_add(1);
            found.add(input, Some(line), None, Reason::NotUtf8);
            None
        }
    }
}

/// Later ones win where several make as much of the headings: the semicolon is what spreadsheets
/// write where a comma stands in decimal numbers.
const SEPARATORS: [char; 3] = [',', '\t', ';'];

fn lines<'a>(text: &'a str, knows: &dyn Fn(&str) -> bool) -> Option<Opened<'a>> {
    let mut first_line = 1;
    let mut rest = text;
    let mut separators = &SEPARATORS[..];
    // A first line such as `sep=;` is for Excel; it names the separator.
    for (at, separator) in SEPARATORS.iter().enumerate() {
        let named = text.strip_prefix("sep=").and_then(|rest| {
            let rest = rest.strip_prefix(*separator)?;
            rest.strip_prefix("\r\n").or(rest.strip_prefix('\n'))
        });
        if let Some(below) = named {
            (first_line, rest, separators) = (2, below, &SEPARATORS[at..=at]);
        }
    }
    // Lines of nothing but separators are blank whichever it is.
    let blank = |c: char| c.is_whitespace() || SEPARATORS.contains(&c);
    let begin = rest.find(|c| !blank(c)).unwrap_or(rest.len());
    let begin = rest[..begin].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    first_line += breaks(&rest[..begin]);
    rest = &rest[begin..];
    let opened = separators.iter().map(|&separator| {
        let mut rows = Rows::Lines(Lines::new(rest, separator, first_line));
        let headings = rows.next()?;
        let meant = headings.cells.iter().filter(|cell| knows(cell)).count();
        let cells = headings.cells.len();
        Some((!headings.open, meant, cells, Opened { headings, rows }))
    });
    let best = opened
        .flatten()
        .max_by_key(|&(whole, meant, cells, _)| (whole, meant, cells));
    best.map(|(.., opened)| opened)
}
