//! Spreadsheets made for the tests, as people really send them.

use std::io::{Cursor, Write as _};

use keruen_paper::{Limits, PaperError, Table, read_table};
use rust_xlsxwriter::{Workbook, Worksheet};

/// Reads within the usual limits.
pub fn read(bytes: &[u8]) -> Result<Table, PaperError> {
    read_table(bytes, &Limits::default())
}

/// A workbook of one sheet.
pub fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("a small workbook is written")
}

/// Fills a row, counted from 0, with texts.
pub fn row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0_u16..).zip(cells) {
        if !cell.is_empty() {
            sheet
                .write_string(row, column, *cell)
                .expect("within the sheet");
        }
    }
}

/// An archive of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("a new part");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("a whole archive").into_inner()
}

/// The rows' numbers and cells.
pub fn cells(table: &Table) -> Vec<(u32, Vec<&str>)> {
    table
        .rows
        .iter()
        .map(|row| (row.number, row.cells.iter().map(String::as_str).collect()))
        .collect()
}

/// The workbook with one part changed as text.
pub fn edited(book: &[u8], part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let names: Vec<String> = old
        .file_names()
        .map(|name| name.expect("a plain name").into_owned())
        .collect();
    let parts: Vec<(String, String)> = names
        .into_iter()
        .map(|name| {
            let text = std::io::read_to_string(old.by_name(&name).expect("listed")).expect("XML");
            let text = if name == part { edit(text) } else { text };
            (name, text)
        })
        .collect();
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_bytes()))
        .collect();
    archive(&parts)
}
