//! Writing tables: XLSX and CSV that a spreadsheet programme shows as they are and never runs.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, Workbook};

use crate::table::{CELL_CHARS, PaperError, Separator};

/// A table to be written.
#[derive(Clone, Copy, Debug)]
pub struct Spread<'a> {
    /// The name on the sheet's tab (XLSX only). Characters that Excel forbids there are replaced.
    pub title: &'a str,
    /// The headers, one per column.
    pub headers: &'a [String],
    /// The rows; short ones are filled up with empty cells.
    pub rows: &'a [Vec<String>],
}

/// Writes an XLSX workbook of one sheet: a bold header row that stays in sight, columns as wide
/// as their text, and every cell as text, so that phone numbers keep their `+` and nothing that
/// begins with `=` is ever run.
///
/// # Errors
/// [`PaperError::CellTooLong`] names the cell that XLSX cannot hold; [`PaperError::NotWritten`]
/// stands for more rows or columns than a sheet has.
pub fn write_xlsx(spread: &Spread) -> Result<Vec<u8>, PaperError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .set_name(tab_name(spread.title))
        .map_err(not_written)?;
    let bold = Format::new().set_bold();
    let text = Format::new().set_num_format("@");
    let mut widths = vec![0_usize; spread.headers.len()];
    let lines = std::iter::once(spread.headers).chain(spread.rows.iter().map(Vec::as_slice));
    for (row, cells) in (0_u32..).zip(lines) {
        for (column, cell) in cells.iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            let chars = cell.chars().count();
            // Excel counts UTF-16 units; the smaller of both limits is kept.
            if cell.encode_utf16().count() > CELL_CHARS {
                return Err(PaperError::CellTooLong {
                    row: row + 1,
                    column,
                });
            }
            let at = u16::try_from(column).map_err(not_written)?;
            let format = if row == 0 { &bold } else { &text };
            sheet
                .write_string_with_format(row, at, cell, format)
                .map_err(not_written)?;
            if let Some(width) = widths.get_mut(column) {
                *width = (*width).max(chars);
            }
        }
    }
    for (at, width) in (0_u16..).zip(&widths) {
        // Between a short code and a line that still leaves the neighbours in sight.
        let width = u32::try_from((*width).clamp(8, 48) + 2).map_err(not_written)?;
        sheet
            .set_column_width(at, f64::from(width))
            .map_err(not_written)?;
    }
    sheet.set_freeze_panes(1, 0).map_err(not_written)?;
    book.save_to_buffer().map_err(not_written)
}

/// Writes CSV in UTF-8 with a byte order mark, so that Excel shows Kazakh letters, every cell in
/// quotation marks.
///
/// A cell that a spreadsheet programme might run (it begins with `=`, `+`, `-`, `@`, a tab or a
/// line break) gets an apostrophe in front; [`crate::read_table`] takes exactly that one away, so
/// the table comes back unchanged.
///
/// # Errors
/// [`PaperError::NotWritten`] if the writer fails, which memory does not.
pub fn write_csv(spread: &Spread, separator: Separator) -> Result<Vec<u8>, PaperError> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator.as_byte())
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let width = spread.headers.len();
    let lines = std::iter::once(spread.headers).chain(spread.rows.iter().map(Vec::as_slice));
    for cells in lines {
        for cell in cells {
            writer.write_field(&*disarmed(cell)).map_err(not_written)?;
        }
        for _ in cells.len()..width {
            writer.write_field("").map_err(not_written)?;
        }
        writer.write_record(None::<&[u8]>).map_err(not_written)?;
    }
    writer.into_inner().map_err(not_written)
}

/// Whether a spreadsheet programme might run a CSV cell that begins so, apostrophes passed over.
fn might_run(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

fn disarmed(cell: &str) -> Cow<'_, str> {
    if might_run(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Takes away the apostrophe that [`write_csv`] put in front, and no other.
pub(crate) fn rearmed(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| might_run(rest))
        .unwrap_or(cell)
}

/// A name that Excel accepts for a sheet: at most 31 characters, none of `[]:*?/\`, no apostrophe
/// at an end, not empty.
fn tab_name(title: &str) -> String {
    let allowed: String = title
        .chars()
        .map(|c| {
            if "[]:*?/\\".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .take(31)
        .collect();
    let name = allowed.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        "Keruen".to_owned()
    } else {
        name.to_owned()
    }
}

fn not_written(error: impl std::fmt::Display) -> PaperError {
    PaperError::NotWritten {
        detail: error.to_string(),
    }
}
