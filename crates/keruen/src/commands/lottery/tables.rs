//! The two tables that a lottery is prepared from: CSV or XLSX, told apart by their bytes.

use std::path::Path;

use keruen_lottery::reading::{Columns, Quotas, Reading, Reason, Row, Source, Table};
use keruen_paper::{Headings, Limits, Note, PaperError};
use keruen_people::import::Fault;
use keruen_speech::Speaker;
use keruen_web::import_words;

use super::faults::{self, Files, Place};
use super::{Trouble, files};

/// The most bytes of a CSV file: a million people with ten columns.
const MOST_BYTES: u64 = 256_000_000;

/// How many columns quotas have at least.
const QUOTA_COLUMNS: usize = 4;

/// More sentences than this nobody reads; the first ones lead to the others.
const MOST_SPOILT: usize = 20;

/// What somebody typed about the tables.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The file of quotas.
    pub quotas: &'a Path,
    /// The file of people.
    pub people: &'a Path,
    /// How many people a panel has.
    pub seats: u32,
    /// Which columns are named.
    pub columns: &'a Columns,
}

/// What was read, and what was noticed in the spreadsheets on the way.
#[derive(Debug)]
pub struct Tables {
    /// The pool, and how its tables were understood.
    pub reading: Reading,
    /// A sentence for each thing that somebody may not expect, such as hidden rows that were read.
    pub notes: Vec<String>,
}

/// Reads both tables. What is wrong with either is said at once, each fault with its place.
pub fn read(t: Speaker<'_>, given: Given<'_>) -> Result<Tables, Trouble> {
    let names = [given.quotas, given.people].map(|path| path.display().to_string());
    let [quotas, people] =
        [given.quotas, given.people].map(|path| files::bytes(t, path, MOST_BYTES));
    let (quotas, people) = (quotas?, people?);
    of(t, &names, given.seats, [&quotas, &people], given.columns)
}

/// The same of the bytes of the files.
fn of(
    t: Speaker<'_>,
    [quotas_name, people_name]: &[String; 2],
    seats: u32,
    [quotas, people]: [&[u8]; 2],
    columns: &Columns,
) -> Result<Tables, Trouble> {
    let open = |name: &str, bytes, knows: &dyn Fn(&str) -> bool| {
        Opened::of(bytes, knows).map_err(|error| {
            let why = import_words::paper(t, &error);
            Trouble(Place::of(name).told(t, &why))
        })
    };
    let quotas = open(quotas_name, quotas, &Quotas::heads)?;
    let read = Quotas::read(seats, quotas.source());
    let means = |heading: &str| read.knows(heading, columns);
    let people = open(people_name, people, &means)?;
    let mut lines = quotas.spoilt(t, quotas_name, &Quotas::heads);
    lines.extend(people.spoilt(t, people_name, &means));
    match read.with_people(people.source(), columns) {
        Ok(reading) if lines.is_empty() => {
            let mut notes = quotas.noticed(t, quotas_name);
            notes.extend(people.noticed(t, people_name));
            Ok(Tables { reading, notes })
        }
        read => {
            let mut found = read.err().unwrap_or_default();
            // A cell of which nothing is known reads as an empty one.
            let unknown = [quotas.spoilt_cells(), people.spoilt_cells()].concat();
            found.list.retain(|fault| {
                let cell = |&line: &u32| (line, fault.column.as_deref());
                let all = fault.more == 0 && !fault.lines.is_empty();
                let known = fault.reason != Reason::Missing;
                known || !all || !fault.lines.iter().all(|line| unknown.contains(&cell(line)))
            });
            let no_column = |reason: &Reason| matches!(reason, Reason::NoQuotaColumn { .. });
            let none = found.list.iter().filter(|fault| no_column(&fault.reason));
            if none.count() == QUOTA_COLUMNS {
                found.list.retain(|fault| !no_column(&fault.reason));
                lines
                    .push(Place::of(quotas_name).told(t, &t.say("lottery-fault-no-quotas-at-all")));
            }
            let files = Files {
                quotas: quotas_name,
                people: people_name,
            };
            lines.extend(faults::told(t, files, &found));
            Err(Trouble(lines.join("\n")))
        }
    }
}

/// A file that a table can be read from.
enum Opened<'a> {
    Text(&'a [u8]),
    Workbook {
        table: Table,
        spoilt: Vec<Fault>,
        notes: Vec<Note>,
        sheet: keruen_paper::Source,
    },
}

impl<'a> Opened<'a> {
    /// Headings above a table are passed over where one of its own is known.
    fn of(bytes: &'a [u8], knows: &dyn Fn(&str) -> bool) -> Result<Self, PaperError> {
        let limits = Limits::default();
        if !bytes.starts_with(b"PK") {
            // The head is enough to see that text is none; what is no text is looked at whole.
            let whole = std::str::from_utf8(bytes).is_err();
            let looked = if whole {
                bytes
            } else {
                &bytes[..bytes.len().min(4_096)]
            };
            return match keruen_paper::read_table(looked, &limits) {
                Err(error @ (PaperError::NotASpreadsheet(_) | PaperError::Locked)) => Err(error),
                _ => Ok(Self::Text(bytes)),
            };
        }
        let mut table = keruen_paper::read_table_under(bytes, &limits, Headings::Known(knows))?;
        if table.header_row.is_none() {
            table = keruen_paper::read_table_under(bytes, &limits, Headings::Likely)?;
        }
        let line = table.header_row.unwrap_or(1);
        let (notes, sheet) = (table.notes.clone(), table.source.clone());
        let read = import_words::sheet(table);
        let rows = read.rows.into_iter().map(|row| Row {
            line: row.number,
            cells: row.cells,
        });
        Ok(Self::Workbook {
            table: Table {
                line,
                headings: read.headers,
                rows: rows.collect(),
            },
            spoilt: read.spoilt,
            notes,
            sheet,
        })
    }

    fn source(&self) -> Source<'_> {
        match self {
            Self::Text(bytes) => Source::Csv(bytes),
            Self::Workbook { table, .. } => Source::Table(table),
        }
    }

    /// Cells of columns that matter of which it is not known what they should say.
    fn spoilt(&self, t: Speaker<'_>, file: &str, knows: &dyn Fn(&str) -> bool) -> Vec<String> {
        let Self::Workbook { table, spoilt, .. } = self else {
            return Vec::new();
        };
        let heading = |column| table.headings.get(column).map(String::as_str);
        let matter = spoilt.iter().filter(|fault| {
            let heading = fault.column.and_then(heading);
            heading.is_none_or(knows)
        });
        let told = matter.take(MOST_SPOILT).map(|fault| {
            let place = Place {
                lines: &[fault.row],
                column: fault.column.and_then(heading),
                ..Place::of(file)
            };
            place.told(t, &import_words::reason(t, &fault.reason))
        });
        told.collect()
    }

    /// The lines and headings of those cells.
    fn spoilt_cells(&self) -> Vec<(u32, Option<&str>)> {
        let Self::Workbook { table, spoilt, .. } = self else {
            return Vec::new();
        };
        let heading = |column: usize| table.headings.get(column).map(String::as_str);
        let cell = |fault: &Fault| (fault.row, fault.column.and_then(heading));
        spoilt.iter().map(cell).collect()
    }

    fn noticed(&self, t: Speaker<'_>, file: &str) -> Vec<String> {
        let Self::Workbook { notes, sheet, .. } = self else {
            return Vec::new();
        };
        let told = import_words::notes(t, sheet, notes, &[]).into_iter();
        told.map(|note| Place::of(file).told(t, &note)).collect()
    }
}

#[cfg(test)]
mod tests;
