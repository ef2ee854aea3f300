//! The loose cells of a sheet, within the limits, before anything is read out of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::lost::lost_letters;
use crate::table::{CELL_CHARS, Limits, MOST_CELLS, MOST_NOTES, Note, PaperError, Source};

/// A block of merged cells, both ends belonging to it.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) rows: RangeInclusive<u32>,
    pub(crate) columns: RangeInclusive<usize>,
}

/// Loose cells with something in them, by spreadsheet row (from 1) and column (from 0).
pub(crate) struct Grid {
    pub(crate) rows: BTreeMap<u32, Vec<String>>,
    pub(crate) notes: Vec<Note>,
    pub(crate) merged: Vec<Block>,
    /// The row of the first formula with a result, and how many there are.
    pub(crate) formulas: Option<(u32, usize)>,
    text: usize,
    cells: usize,
    pub(crate) source: Source,
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

    /// A value merged over several rows holds for each of them.
    pub(crate) fn fill_merged(&mut self, last_header: u32) {
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
