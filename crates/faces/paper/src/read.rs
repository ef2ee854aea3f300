//! Reading a table: from loose cells to headers and rows.

use crate::container::{Kind, kind};
use crate::grid::Grid;
use crate::headings::{Headings, LOOKED_AT, filled, tidy};
use crate::table::{Limits, MOST_CELLS, Note, PaperError, Row, Table};
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

impl Grid {
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
}

fn same(cells: &[String], headers: &[String]) -> bool {
    filled(headers) > 1 && cells.len() <= headers.len() && {
        headers
            .iter()
            .enumerate()
            .all(|(column, header)| tidy(cells.get(column).map_or("", String::as_str)) == *header)
    }
}
