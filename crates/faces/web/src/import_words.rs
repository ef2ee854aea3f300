//! The words of an import: why a file, a column or a row is not taken. Pages and the command line
//! say the same.

mod notes;

use keruen_paper::{Found, Note, PaperError, Table};
use keruen_people::import::{Fault, FaultReason, FaultyRows, MappingError, Sheet, SheetRow};
use keruen_speech::{Speaker, number};

pub use notes::{many, notes, posts_left, some};

/// A table as the people room takes it: cells that do not say what they should are faults.
pub fn sheet(table: Table) -> Sheet {
    let cell = |row: u32, column: usize| {
        let row = table.rows.iter().find(|found| found.number == row);
        row.and_then(|row| row.cells.get(column))
            .cloned()
            .unwrap_or_default()
    };
    let spoilt = table
        .notes
        .iter()
        .filter(|note| note.spoils_row())
        .filter_map(|note| {
            let row = note.row()?;
            let (reason, value) = match note {
                Note::LostLetters { text, .. } => (FaultReason::LostLetters, text.clone()),
                Note::FormulaWithoutValue { .. } => (FaultReason::NoResult, String::new()),
                Note::CellError { text, .. } => (FaultReason::CellError, text.clone()),
                Note::CutCell { column, .. } => (
                    FaultReason::CutCell,
                    cell(row, *column).chars().take(40).collect(),
                ),
                Note::MoreCellsThanHeaders { .. } => (FaultReason::MoreCells, String::new()),
                _ => return None,
            };
            Some(Fault {
                row,
                column: note.column(),
                reason,
                value,
            })
        });
    let spoilt = spoilt.collect();
    let rows = table
        .rows
        .into_iter()
        .map(|row| SheetRow {
            number: row.number,
            cells: row.cells,
        })
        .collect();
    Sheet {
        headers: table.headers,
        rows,
        spoilt,
    }
}

/// Why a file cannot be read as a table.
pub fn paper(t: Speaker<'_>, error: &PaperError) -> String {
    let count = |n: usize| number::integer(t.lang(), i64::try_from(n).unwrap_or(i64::MAX));
    match error {
        PaperError::Empty => t.say("faults-file-empty"),
        PaperError::OnlyHidden { sheet } => {
            t.say1("faults-file-only-hidden", "sheet", sheet.as_str())
        }
        PaperError::TooBig { bytes, limit } => {
            let (size, most) = (
                number::bytes(t.lang(), *bytes),
                number::bytes(t.lang(), *limit),
            );
            t.say2("faults-file-too-big", "size", size, "limit", most)
        }
        PaperError::NotASpreadsheet(found) => t.say(match found {
            Found::Pdf => "faults-file-pdf",
            Found::Image => "faults-file-image",
            Found::Document => "faults-file-document",
            Found::WebPage => "faults-file-web-page",
            Found::Archive => "faults-file-archive",
            Found::OldExcel | Found::BinaryExcel | Found::OpenDocument => {
                "faults-file-save-as-xlsx"
            }
            Found::Binary => "faults-file-other",
        }),
        PaperError::Locked => t.say("faults-file-locked"),
        PaperError::Damaged { .. } => t.say("faults-file-damaged"),
        PaperError::Bomb => t.say("faults-file-bomb"),
        PaperError::TooManyRows { limit } => t.say1("faults-file-rows", "limit", count(*limit)),
        PaperError::TooManyColumns { row, limit } => t.say2(
            "faults-file-columns",
            "row",
            i64::from(*row),
            "limit",
            count(*limit),
        ),
        PaperError::TooMuchText { row } => t.say1("faults-file-text", "row", i64::from(*row)),
        PaperError::OpenQuote { row } => t.say1("faults-file-quote", "row", i64::from(*row)),
        PaperError::BrokenLetters { row } => {
            t.say1("faults-file-broken-letters", "row", i64::from(*row))
        }
        PaperError::CellTooLong { row, .. } => t.say1("faults-file-cell", "row", i64::from(*row)),
        PaperError::NotWritten { .. } => t.say("faults-file-not-written"),
    }
}

/// The name of a column in the file, by its place from 0.
pub fn header(t: Speaker<'_>, sheet: &Sheet, index: usize) -> String {
    match sheet
        .headers
        .get(index)
        .filter(|header| !header.trim().is_empty())
    {
        Some(header) => header.clone(),
        None => t.say1("import-column-number", "n", index + 1),
    }
}

/// Why the columns make no list of people.
pub fn mapping(t: Speaker<'_>, sheet: &Sheet, error: &MappingError) -> String {
    let header = |index: usize| header(t, sheet, index);
    match error {
        MappingError::NoName => t.say("faults-columns-no-name"),
        MappingError::Twice { first, second, .. } => t.say2(
            "faults-columns-twice",
            "first",
            header(*first),
            "second",
            header(*second),
        ),
    }
}

/// Why a row is not taken.
pub fn reason(t: Speaker<'_>, reason: &FaultReason) -> String {
    // keys: faults-row-*
    let key = format!("faults-row-{}", reason.code());
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match reason {
        FaultReason::Repeated(row) | FaultReason::Otherwise(row) => {
            t.say1(&key, "n", i64::from(*row))
        }
        FaultReason::Namesake(id) => t.say1(&key, "n", *id),
        FaultReason::OddSign(sign) => t.say1(&key, "sign", sign.to_string()),
        FaultReason::TooLong(n) | FaultReason::TooMany(n) | FaultReason::NotAPhone(n) => {
            t.say1(&key, "n", count(*n))
        }
        FaultReason::UnknownTerritory(near)
        | FaultReason::AmbiguousTerritory(near)
        | FaultReason::UnknownOrganisation(near) => {
            // A phrase of its own where nothing resembles it.
            if near.is_empty() {
                t.say(&format!("{key}-bare"))
            } else {
                t.say1(&key, "near", near.join(", "))
            }
        }
        FaultReason::Ambiguous(ids) | FaultReason::AmbiguousOrganisation(ids) => {
            let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
            t.say1(&key, "ids", ids.join(", "))
        }
        FaultReason::SerialDate(day) => {
            t.say1(&key, "day", keruen_speech::date::short(t.lang(), *day))
        }
        _ => t.say(&key),
    }
}

/// A fault with its row, its column and the cell: `row 12, column Телефон: … (87000)`.
pub fn fault_line(t: Speaker<'_>, sheet: &Sheet, fault: &Fault) -> String {
    let header = fault.column.and_then(|index| sheet.headers.get(index));
    let mut why = reason(t, &fault.reason);
    if !fault.value.is_empty() {
        why = t.say2(
            "faults-with-value",
            "reason",
            why,
            "value",
            fault.value.as_str(),
        );
    }
    let row = i64::from(fault.row);
    match header {
        Some(header) => t.with(
            "faults-line",
            &[
                ("row", row.into()),
                ("column", header.clone().into()),
                ("reason", why.into()),
            ],
        ),
        None => t.say2("faults-line-row", "row", row, "reason", why),
    }
}

/// Rows to be corrected and brought again: a last column says in words what is wrong.
pub fn faulty_rows(t: Speaker<'_>, faulty: &FaultyRows) -> (Vec<String>, Vec<Vec<String>>) {
    let mut headers = faulty.headers.clone();
    headers.push(t.say("faults-column"));
    let width = faulty.headers.len();
    let rows = faulty.rows.iter().map(|(_, cells, faults)| {
        let mut row = cells.clone();
        row.resize(width, String::new());
        let words: Vec<String> = faults
            .iter()
            .map(|fault| reason(t, &fault.reason))
            .collect();
        row.push(words.join("; "));
        row
    });
    (headers, rows.collect())
}
