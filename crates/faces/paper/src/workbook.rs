//! XLSX: the first sheet with something on it, cell by cell.
//!
//! Cells are streamed rather than asked for as a block: a sheet with one cell in its first and one
//! in its last corner would otherwise become a block of seventeen milliard cells.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{
    DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError,
};

use crate::grid::Grid;
use crate::hidden;
use crate::table::{Limits, Note, PaperError, Source};

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Grid, PaperError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|s| s.typ == SheetType::WorkSheet)
        .map(|s| (s.name.clone(), s.visible == SheetVisible::Visible))
        .collect();
    let mut read: Option<Grid> = None;
    let mut left = Vec::new();
    for (name, visible) in sheets {
        if visible && read.is_none() {
            let grid = sheet(&mut book, &name, limits)?;
            if !grid.is_empty() {
                read = Some(grid);
            }
        } else if has_cells(&mut book, &name) {
            left.push(name);
        }
    }
    let Some(mut grid) = read else {
        let hidden = left.into_iter().next();
        return Err(hidden.map_or(PaperError::Empty, |sheet| PaperError::OnlyHidden { sheet }));
    };
    if let Source::Xlsx { sheet } = grid.source().clone() {
        let rows: Vec<u32> = hidden::rows(bytes, &sheet)
            .into_iter()
            .filter(|row| grid.has(*row))
            .collect();
        if !rows.is_empty() {
            grid.note(Note::HiddenRows { rows });
        }
        if !left.is_empty() {
            grid.note(Note::OtherSheets { read: sheet, left });
        }
    }
    Ok(grid)
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn sheet(book: &mut Book, name: &str, limits: &Limits) -> Result<Grid, PaperError> {
    let merged = book
        .merge_cells_by_sheet_name(name)
        .map_err(|e| damaged(&e))?;
    let mut grid = Grid::new(
        Source::Xlsx {
            sheet: name.to_owned(),
        },
        *limits,
    );
    let mut cells = book.worksheet_cells_reader(name).map_err(|e| damaged(&e))?;
    while let Some(cell) = cells
        .next_cell_with_formula_metadata()
        .map_err(|e| damaged(&e))?
    {
        let (row, column) = (cell.pos.0.saturating_add(1), cell.pos.1 as usize);
        let shown = shown(&cell.value);
        match shown {
            Shown::Text(text) => {
                if cell.formula.is_some() && !text.trim().is_empty() {
                    grid.count_formula(row);
                }
                grid.put(row, column, text)?;
            }
            Shown::Error(text) => grid.note_cell(row, Note::CellError { row, column, text })?,
            Shown::Nothing if cell.formula.is_some() => {
                grid.note_cell(row, Note::FormulaWithoutValue { row, column })?;
            }
            // An empty text is a result too: `=IF(A2="";"";A2)`.
            Shown::Nothing | Shown::Blank => {}
        }
    }
    grid.merge(merged.iter().map(block));
    Ok(grid)
}

fn has_cells(book: &mut Book, name: &str) -> bool {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else {
        return false;
    };
    while let Ok(Some(cell)) = cells.next_cell() {
        if !matches!(cell.get_value(), DataRef::Empty) {
            return true;
        }
    }
    false
}

/// A block of merged cells in the counting of [`Grid`]: rows from 1, columns from 0, both ends
/// belonging to it.
fn block(merged: &Dimensions) -> crate::grid::Block {
    crate::grid::Block {
        rows: merged.start.0.saturating_add(1)..=merged.end.0.saturating_add(1),
        columns: merged.start.1 as usize..=merged.end.1 as usize,
    }
}

enum Shown<'a> {
    Nothing,
    Blank,
    Text(Cow<'a, str>),
    Error(String),
}

/// What a cell shows, without its formatting: whole numbers in full (a phone number that Excel
/// shows as 7,7E+10), dates as `2026-11-23`.
fn shown<'a>(value: &'a DataRef) -> Shown<'a> {
    let text = match value {
        DataRef::Empty => return Shown::Nothing,
        DataRef::Error(error) => return Shown::Error(error.to_string()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cow::Borrowed(text.as_str())
        }
        DataRef::SharedString(text) => Cow::Borrowed(*text),
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(decimal(*number)),
        DataRef::Bool(truth) => Cow::Borrowed(if *truth { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => Cow::Owned(moment_text(moment)),
    };
    if text.is_empty() {
        Shown::Blank
    } else {
        Shown::Text(text)
    }
}

fn decimal(number: f64) -> String {
    // Beyond 2^53 the digits are no longer those that were typed, whatever is done here.
    if number.fract() == 0.0 && number.abs() < 9.0e15 {
        format!("{number:.0}")
    } else {
        // Excel keeps fifteen digits; more would show 0.1 + 0.2 as 0.30000000000000004.
        format!("{number:.15e}")
            .parse::<f64>()
            .map_or_else(|_| number.to_string(), |n| n.to_string())
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        // Rounded first: a serial number is a fraction of a day and misses the second by a hair.
        let seconds = (moment.as_f64() * 86_400.0).round();
        let minutes = (seconds / 60.0).floor();
        let hours = (minutes / 60.0).floor();
        return format!(
            "{hours:.0}:{:02.0}:{:02.0}",
            minutes - hours * 60.0,
            seconds - minutes * 60.0
        );
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = if second == 0 {
        format!("{hour:02}:{minute:02}")
    } else {
        format!("{hour:02}:{minute:02}:{second:02}")
    };
    if moment.as_f64() < 1.0 {
        time
    } else if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {time}")
    }
}

fn damaged(error: &XlsxError) -> PaperError {
    PaperError::Damaged {
        detail: error.to_string(),
    }
}
