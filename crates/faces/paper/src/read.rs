//! Reading a table: from loose cells to headers and rows.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::container::{Kind, kind};
use crate::headings::{Headings, LOOKED_AT, filled, tidy};
use crate::lost::lost_letters;
use crate::table::{
    CELL_CHARS, Limits, MOST_CELLS, MOST_NOTES, Note, PaperError, Row, Source, Table,
};
use crate::{delimited, workbook};

/// As [`read_table_under`], with the headers in the first row that could be one.
///
/// # Errors
/// See [`PaperError`].
pub fn read_table(bytes: &[u8], limits: &Limits) -> Result<Table, PaperError> {
    read_table_under(bytes, limits, Headings::Likely)
}

/// Reads a spreadsheet, XLSX or CSV, told by its bytes and never by its name.
///
/// Read is the first visible sheet with something on it. Headings above the table are passed
/// over, headers in two rows are read together, formulas give the result that was saved with them,
/// numbers and dates become text. What was noticed on the way stands in [`Table::notes`]; those
/// for which [`Note::spoils_row`] holds mean that a row cannot be taken as it stands.
///
/// # Errors
/// See [`PaperError`]: a file is refused as a whole only if nothing in it can be trusted.
pub fn read_table_under(
    bytes: &[u8],
    limits: &Limits,
    headings: Headings<'_>,
) -> Result<Table, PaperError> {
    let grid = match kind(bytes, limits)? {
        Kind::Workbook => workbook::read(bytes, limits)?,
        Kind::Text => delimited::read(bytes, limits)?,
    };
    grid.into_table(headings)
}

/// A block of merged cells, both ends belonging to it.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) rows: RangeInclusive<u32>,
    pub(crate) columns: RangeInclusive<usize>,
}

/// Loose cells with something in them, by spreadsheet row (from 1) and column (from 0).
pub(crate) struct Grid {
    pub(crate) rows: BTreeMap<u32, Vec<String>>,
    notes: Vec<Note>,
    pub(crate) merged: Vec<Block>,
    /// The row of the first formula with a result, and how many there are.
    formulas: Option<(u32, usize)>,
    text: usize,
    cells: usize,
    source: Source,
    limits: Limits,
}

impl Grid {
    pub(crate) fn new(source: Source, limits: Limits) -> Self {
        Self {
            rows: BTreeMap::new(),
            notes: Vec::new(),
            merged: Vec::new(),
            formulas: None,
            text: 0,
            cells: 0,
            source,
            limits,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether something stands in this row.
    pub(crate) fn has(&self, row: u32) -> bool {
        self.rows.contains_key(&row)
    }

    pub(crate) fn source(&self) -> &Source {
        &self.source
    }

    pub(crate) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Notes something about a cell of a row, unless that is too much for one file.
    pub(crate) fn note_cell(&mut self, row: u32, note: Note) -> Result<(), PaperError> {
        if self.notes.len() >= MOST_NOTES {
            return Err(PaperError::TooMuchText { row });
        }
        self.note(note);
        Ok(())
    }

    /// Counts a cell whose value is the saved result of a formula.
    pub(crate) fn count_formula(&mut self, row: u32) {
        let (first, cells) = self.formulas.unwrap_or((row, 0));
        self.formulas = Some((first.min(row), cells + 1));
    }

    pub(crate) fn merge(&mut self, blocks: impl Iterator<Item = Block>) {
        self.merged.extend(blocks);
    }

    /// Puts a text into a cell, within the limits; blank texts are nothing.
    pub(crate) fn put(
        &mut self,
        row: u32,
        column: usize,
        text: Cow<str>,
    ) -> Result<(), PaperError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= self.limits.columns {
            return Err(PaperError::TooManyColumns {
                row,
                limit: self.limits.columns,
            });
        }
        let text = self.clean(row, column, text);
        self.text += text.len();
        if self.text > self.limits.text {
            return Err(PaperError::TooMuchText { row });
        }
        if lost_letters(&text) {
            let text = text.clone();
            self.note_cell(row, Note::LostLetters { row, column, text })?;
        }
        let known = self.rows.len();
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            if self.cells > MOST_CELLS {
                return Err(PaperError::TooMuchText { row });
            }
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        if known >= self.limits.rows && self.rows.len() > known {
            return Err(PaperError::TooManyRows {
                limit: self.limits.rows,
            });
        }
        Ok(())
    }

    /// Leaves out what no text has, and cuts what no cell holds.
    fn clean(&mut self, row: u32, column: usize, text: Cow<str>) -> String {
        let odd = |c: char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || c == '\u{fffe}';
        let mut text = if text.contains(odd) {
            self.note(Note::ControlCharacters { row, column });
            text.replace(odd, "")
        } else {
            text.into_owned()
        };
        if text.len() > CELL_CHARS && text.encode_utf16().count() > CELL_CHARS {
            self.note(Note::CutCell { row, column });
            let mut units = 0;
            let end = text
                .char_indices()
                .find(|(_, c)| {
                    units += c.len_utf16();
                    units > CELL_CHARS
                })
                .map_or(text.len(), |(at, _)| at);
            text.truncate(end);
        }
        text
    }

    /// Finds the headers, fills merged cells downwards and lays the rows below.
    fn into_table(mut self, headings: Headings<'_>) -> Result<Table, PaperError> {
        if let Some((row, cells)) = self.formulas {
            self.note(Note::FormulaResults { row, cells });
        }
        let top = self.rows.iter().take(LOOKED_AT);
        let top = top.map(|(number, cells)| Row {
            number: *number,
            cells: cells.clone(),
        });
        let top = top.collect();
        let header_row = self.header_row(headings)?;
        let (mut headers, last) = match header_row {
            Some(row) => self.take_headers(row),
            None => (Vec::new(), 0),
        };
        self.fill_merged(last);
        let mut rows = Vec::with_capacity(self.rows.len());
        let body = std::mem::take(&mut self.rows);
        let named = headers.len();
        let mut width = named;
        for (number, cells) in body.into_iter().filter(|(number, _)| *number > last) {
            if same(&cells, &headers[..named]) {
                self.note(Note::RepeatedHeaders { row: number });
                continue;
            }
            if cells.len() > named && header_row.is_some() {
                self.note(Note::MoreCellsThanHeaders { row: number });
            }
            width = width.max(cells.len());
            rows.push(Row { number, cells });
        }
        if let Some(last) = rows.last()
            && rows.len().saturating_mul(width) > MOST_CELLS
        {
            return Err(PaperError::TooMuchText { row: last.number });
        }
        headers.resize(width, String::new());
        for row in &mut rows {
            row.cells.resize(width, String::new());
        }
        let mut notes = self.notes;
        notes.sort_by_key(|note| (note.row(), note.column()));
        Ok(Table {
            headers,
            header_row,
            top,
            rows,
            notes,
            source: self.source,
        })
    }

    /// A value merged over several rows holds for each of them.
    fn fill_merged(&mut self, last_header: u32) {
        let mut visits = 0_usize;
        for block in std::mem::take(&mut self.merged) {
            let (from, column) = (*block.rows.start(), *block.columns.start());
            if from <= last_header || column >= self.limits.columns {
                continue;
            }
            let Some(value) = self
                .rows
                .get(&from)
                .and_then(|cells| cells.get(column))
                .cloned()
            else {
                continue;
            };
            // Only rows that hold something else too: a block drawn down to the last row of the
            // sheet makes no people.
            let below: Vec<u32> = self
                .rows
                .range(from..=from.max(*block.rows.end()))
                .map(|(n, _)| *n)
                .skip(1)
                .collect();
            for row in below {
                // Blocks may lie over each other without end.
                visits += 1;
                if visits > MOST_CELLS || self.text.saturating_add(value.len()) > self.limits.text {
                    return;
                }
                let Some(cells) = self.rows.get_mut(&row) else {
                    continue;
                };
                if cells.len() <= column {
                    self.cells += column + 1 - cells.len();
                    if self.cells > MOST_CELLS {
                        return;
                    }
                    cells.resize(column + 1, String::new());
                }
                if cells[column].is_empty() {
                    cells[column].clone_from(&value);
                    self.text += value.len();
                    self.note(Note::MergedCell { row, column, from });
                }
            }
        }
    }
}

fn same(cells: &[String], headers: &[String]) -> bool {
    filled(headers) > 1 && cells.len() <= headers.len() && {
        headers
            .iter()
            .enumerate()
            .all(|(column, header)| tidy(cells.get(column).map_or("", String::as_str)) == *header)
    }
}
