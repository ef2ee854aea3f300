//! Spreadsheets as people really send them.

use std::io::{Cursor, Write as _};

use keruen_paper::{
    Encoding, Found, Limits, Note, PaperError, Separator, Source, Spread, Table, read_table,
    write_csv, write_xlsx,
};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

fn read(bytes: &[u8]) -> Result<Table, PaperError> {
    read_table(bytes, &Limits::default())
}

fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("a small workbook is written")
}

fn row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0_u16..).zip(cells) {
        if !cell.is_empty() {
            sheet
                .write_string(row, column, *cell)
                .expect("within the sheet");
        }
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("a new part");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("a whole archive").into_inner()
}

fn cells(table: &Table) -> Vec<(u32, Vec<&str>)> {
    table
        .rows
        .iter()
        .map(|row| (row.number, row.cells.iter().map(String::as_str).collect()))
        .collect()
}

#[test]
fn other_files_are_named() {
    for (bytes, want) in [
        (&b"%PDF-1.7 x"[..], Found::Pdf),
        (b"\xFF\xD8\xFF\xE0", Found::Image),
        (b"\x00\x00\x00\x18ftypheic", Found::Image),
        (b"<html><table><tr><td>1", Found::WebPage),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook",
            Found::OldExcel,
        ),
        (b"\x01\x02\x03\x04\x05\x06\x07\x01\x02\x03", Found::Binary),
    ] {
        assert_eq!(read(bytes), Err(PaperError::NotASpreadsheet(want)));
    }
    for (part, want) in [
        ("word/document.xml", Found::Document),
        ("xl/workbook.bin", Found::BinaryExcel),
        ("photo.jpg", Found::Archive),
    ] {
        assert_eq!(
            read(&archive(&[(part, b"x")])),
            Err(PaperError::NotASpreadsheet(want))
        );
    }
    let ods = archive(&[("mimetype", b"x"), ("content.xml", b"x")]);
    assert_eq!(
        read(&ods),
        Err(PaperError::NotASpreadsheet(Found::OpenDocument))
    );
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&locked), Err(PaperError::Locked));
}

#[test]
fn empty_files_and_sheets_are_refused() {
    assert_eq!(read(b""), Err(PaperError::Empty));
    assert_eq!(read(b"\xEF\xBB\xBF\r\n \r\n"), Err(PaperError::Empty));
    assert_eq!(read(&book(|_| ())), Err(PaperError::Empty));
}

#[test]
fn a_table_without_rows_is_a_table() {
    let table = read("аты;тегі\n".as_bytes()).expect("headers alone are read");
    assert_eq!((table.headers.len(), table.rows.len()), (2, 0));
}

#[test]
fn a_damaged_workbook_is_told_from_a_whole_one_wherever_it_is_cut() {
    let whole = book(|s| (0..50).for_each(|n| row(s, n, &["ab", "cd"])));
    assert!(read(&whole).is_ok());
    for cut in [whole.len() / 4, whole.len() / 2, whole.len() - 3] {
        assert!(
            matches!(read(&whole[..cut]), Err(PaperError::Damaged { .. })),
            "{cut}"
        );
    }
    for at in (60..whole.len()).step_by(97) {
        let mut bent = whole.clone();
        bent[at] ^= 0x55;
        // Some bytes mean nothing; whatever comes back, it comes back as a value.
        drop(read(&bent));
    }
    let hollow = archive(&[("xl/workbook.xml", b"<workbook")]);
    assert!(matches!(read(&hollow), Err(PaperError::Damaged { .. })));
}

#[test]
fn a_file_above_the_limit_is_not_looked_at() {
    let bytes = vec![b'a'; 50 * 1024 * 1024];
    let limit = Limits::default().bytes;
    assert_eq!(
        read(&bytes),
        Err(PaperError::TooBig {
            bytes: 50 * 1024 * 1024,
            limit
        })
    );
}

#[test]
fn bombs_are_not_unpacked() {
    let zeros = vec![0_u8; 30 * 1024 * 1024];
    let bomb = archive(&[("xl/workbook.xml", &zeros)]);
    assert!(
        bomb.len() < 100_000,
        "it is a bomb only if it is small: {}",
        bomb.len()
    );
    assert_eq!(read(&bomb), Err(PaperError::Bomb));

    // The same with a directory that declares ten bytes.
    let mut liar = bomb;
    let size = u32::try_from(zeros.len()).expect("30 MB").to_le_bytes();
    let places: Vec<usize> = (0..liar.len() - 4)
        .filter(|at| liar[*at..*at + 4] == size)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        liar[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    assert!(matches!(
        read(&liar),
        Err(PaperError::Bomb | PaperError::Damaged { .. })
    ));

    let limits = Limits {
        unpacked: 2_000,
        ..Limits::default()
    };
    let small = book(|s| row(s, 0, &["a", "b"]));
    assert_eq!(read_table(&small, &limits), Err(PaperError::Bomb));
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let far = book(|s| {
        row(s, 0, &["a", "b"]);
        s.write_string(1_048_575, 0, "last").expect("the last row");
    });
    let table = read(&far).expect("two rows");
    assert_eq!(cells(&table), [(1_048_576, vec!["last", ""])]);
    let wide = book(|s| {
        s.write_string(2, 16_383, "far").expect("the last column");
    });
    assert_eq!(
        read(&wide),
        Err(PaperError::TooManyColumns { row: 3, limit: 200 })
    );
}

#[test]
fn rows_and_text_have_limits() {
    let text = "a;b\n".repeat(20);
    let limits = Limits {
        rows: 10,
        ..Limits::default()
    };
    assert_eq!(
        read_table(text.as_bytes(), &limits),
        Err(PaperError::TooManyRows { limit: 10 })
    );
    // One long text that every cell of a workbook shares unpacks far beyond the archive.
    let long = "я".repeat(10_000);
    let shared = book(|s| (0..200).for_each(|n| row(s, n, &[&long, "x"])));
    let limits = Limits {
        text: 1_000_000,
        ..Limits::default()
    };
    assert_eq!(
        read_table(&shared, &limits),
        Err(PaperError::TooMuchText { row: 50 })
    );
}

#[test]
fn numbers_dates_and_truths_become_text() {
    let bytes = book(|s| {
        row(
            s,
            0,
            &["phone", "share", "date", "moment", "time", "truth", "text"],
        );
        s.write_number(1, 0, 77_000_000_051.0).expect("cell");
        s.write_number(1, 1, 0.1 + 0.2).expect("cell");
        let day = ExcelDateTime::from_ymd(2026, 11, 23).expect("a day");
        s.write_datetime_with_format(1, 2, &day, &Format::new().set_num_format("dd.mm.yyyy"))
            .expect("cell");
        let moment = ExcelDateTime::from_ymd(2026, 11, 23)
            .and_then(|d| d.and_hms(14, 30, 0.0))
            .expect("a moment");
        s.write_datetime_with_format(
            1,
            3,
            &moment,
            &Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        )
        .expect("cell");
        let time = ExcelDateTime::from_hms(9, 5, 0.0).expect("a time");
        s.write_datetime_with_format(1, 4, &time, &Format::new().set_num_format("hh:mm"))
            .expect("cell");
        s.write_boolean(1, 5, true).expect("cell");
        s.write_string(1, 6, "=1+1").expect("cell");
    });
    let table = read(&bytes).expect("a table");
    assert_eq!(
        cells(&table),
        [(
            2,
            vec![
                "77000000051",
                "0.3",
                "2026-11-23",
                "2026-11-23 14:30",
                "09:05",
                "TRUE",
                "=1+1"
            ]
        )]
    );
}

/// The workbook with one part changed as text.
fn edited(book: &[u8], part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
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

#[test]
fn formulas_give_their_result_or_a_note() {
    let whole = book(|s| {
        row(s, 0, &["a", "b", "c", "d"]);
        s.write_formula(1, 0, Formula::new("=CONCAT(\"x\")").set_result("x"))
            .expect("cell");
        s.write_formula(1, 1, Formula::new("=IF(F91,1,)").set_result("7777"))
            .expect("cell");
        s.write_formula(1, 2, Formula::new("=NA()").set_result("#N/A"))
            .expect("cell");
        s.write_formula(1, 3, Formula::new("=IF(A1,\"\",)").set_result("gone"))
            .expect("cell");
    });
    // A file that a programme wrote without ever counting has no result in the cell.
    let bytes = edited(&whole, "xl/worksheets/sheet1.xml", |xml| {
        assert!(xml.contains("<v>7777</v>") && xml.contains("<v>gone</v>"));
        xml.replace("<v>7777</v>", "")
            .replace("<v>gone</v>", "<v></v>")
    });
    let table = read(&bytes).expect("a table");
    assert_eq!(table.rows[0].cells, ["x", "", "", ""]);
    let error = Note::CellError {
        row: 2,
        column: 2,
        text: "#N/A".to_owned(),
    };
    assert_eq!(
        table.notes,
        [Note::FormulaWithoutValue { row: 2, column: 1 }, error]
    );
    assert!(table.notes.iter().all(Note::spoils_row));
}

#[test]
fn headings_and_two_header_rows_are_read_together() {
    let bold = Format::new();
    let bytes = book(|s| {
        s.merge_range(0, 0, 0, 3, "Кеңес мүшелері", &bold)
            .expect("merge");
        s.merge_range(2, 0, 3, 0, "ФИО", &bold).expect("merge");
        s.merge_range(2, 1, 2, 2, "Контакты", &bold).expect("merge");
        row(s, 3, &["", "Телефон", "E-mail", ""]);
        s.merge_range(2, 3, 3, 3, "Район", &bold).expect("merge");
        row(s, 4, &["Сынақов Үлгі", "8 700 000 00 51", "", "Бейнеу"]);
    });
    let table = read(&bytes).expect("a table");
    assert_eq!(table.headers, ["ФИО", "Телефон", "E-mail", "Район"]);
    assert_eq!(
        table.notes,
        [
            Note::TitleRow { row: 1 },
            Note::TwoHeaderRows {
                first: 3,
                second: 4
            }
        ]
    );
    assert_eq!(
        cells(&table),
        [(5, vec!["Сынақов Үлгі", "8 700 000 00 51", "", "Бейнеу"])]
    );

    let csv = "ФИО;Контакты;;Район\n;Телефон;E-mail;\nА Б;1;2;3\n";
    let table = read(csv.as_bytes()).expect("a table");
    assert_eq!(table.headers, ["ФИО", "Телефон", "E-mail", "Район"]);
    assert_eq!(table.header_row, 1);
    assert_eq!(table.rows[0].number, 3);
}

#[test]
fn a_value_merged_over_rows_holds_for_each() {
    let bytes = book(|s| {
        row(s, 0, &["Район", "Аты"]);
        s.merge_range(1, 0, 9, 0, "Бейнеу", &Format::new())
            .expect("merge");
        row(s, 2, &["", "Екінші"]);
        s.write_string(1, 1, "Бірінші").expect("cell");
    });
    let table = read(&bytes).expect("a table");
    assert_eq!(
        cells(&table),
        [
            (2, vec!["Бейнеу", "Бірінші"]),
            (3, vec!["Бейнеу", "Екінші"])
        ]
    );
    assert_eq!(
        table.notes,
        [Note::MergedCell {
            row: 3,
            column: 0,
            from: 2
        }]
    );
}

#[test]
fn the_first_sheet_with_something_on_it_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("empty").expect("a name");
    let hidden = book
        .add_worksheet()
        .set_name("hidden")
        .expect("a name")
        .set_hidden(true);
    row(hidden, 0, &["x", "y"]);
    row(
        book.add_worksheet().set_name("list").expect("a name"),
        0,
        &["a", "b"],
    );
    row(
        book.add_worksheet().set_name("more").expect("a name"),
        0,
        &["c", "d"],
    );
    book.add_worksheet();
    let table = read(&book.save_to_buffer().expect("written")).expect("a table");
    assert_eq!(
        table.source,
        Source::Xlsx {
            sheet: "list".to_owned()
        }
    );
    let note = Note::OtherSheets {
        read: "list".to_owned(),
        left: vec!["more".to_owned()],
    };
    assert_eq!(table.notes, [note]);
}

#[test]
fn windows_1251_shows_where_its_kazakh_letters_went() {
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Аты;Аудан\r\nИван;Ма??ыстау\r\n");
    let table = read(&bytes).expect("a table");
    assert_eq!(
        table.source,
        Source::Csv {
            encoding: Encoding::Windows1251,
            separator: Separator::Semicolon
        }
    );
    let lost = Note::LostLetters {
        row: 2,
        column: 1,
        text: "Ма??ыстау".to_owned(),
    };
    assert_eq!(table.notes, [lost]);
}

#[test]
fn utf16_and_bom_are_understood() {
    let mut utf16 = b"\xFF\xFE".to_vec();
    utf16.extend(
        "Аты\tҚала\r\nӘ\tҒ\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    let table = read(&utf16).expect("a table");
    assert_eq!(cells(&table), [(2, vec!["Ә", "Ғ"])]);
    let table = read("\u{feff}Аты,Қала\nӘ,Ғ".as_bytes()).expect("a table");
    assert_eq!(table.headers, ["Аты", "Қала"]);
}

#[test]
fn csv_rows_keep_their_numbers() {
    let csv = "a;b\n\n\"two\nlines\";x\n\na;b\n1;2;3\n";
    let table = read(csv.as_bytes()).expect("a table");
    assert_eq!(
        cells(&table),
        [(3, vec!["two\nlines", "x", ""]), (6, vec!["1", "2", "3"])]
    );
    assert_eq!(
        table.notes,
        [
            Note::RepeatedHeaders { row: 5 },
            Note::MoreCellsThanHeaders { row: 6 }
        ]
    );
    assert_eq!(
        read(b"a;b\n1;\"open\n2;3\n"),
        Err(PaperError::OpenQuote { row: 2 })
    );
}

#[test]
fn odd_characters_and_endless_cells_are_noted() {
    let csv = format!("a;b\nx\0y;{}\n", "ж".repeat(40_000));
    let table = read(csv.as_bytes()).expect("a table");
    assert_eq!(table.rows[0].cells[0], "xy");
    assert_eq!(table.rows[0].cells[1].chars().count(), 32_767);
    assert_eq!(
        table.notes,
        [
            Note::ControlCharacters { row: 2, column: 0 },
            Note::CutCell { row: 2, column: 1 }
        ]
    );
}

#[test]
fn csv_never_begins_a_cell_with_what_a_spreadsheet_runs() {
    let headers = ["a".to_owned()];
    let rows: Vec<Vec<String>> = [
        "=1+1", "+7700", "-1", "@x", "\tx", "'=1", "plain", "'quoted'",
    ]
    .iter()
    .map(|cell| vec![(*cell).to_owned()])
    .collect();
    let spread = Spread {
        title: "t",
        headers: &headers,
        rows: &rows,
    };
    for separator in [Separator::Comma, Separator::Semicolon, Separator::Tab] {
        let bytes = write_csv(&spread, separator).expect("written");
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        for line in text.lines() {
            let cell = line.trim_start_matches('\u{feff}').trim_start_matches('"');
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{line}");
        }
        let back: Vec<Vec<String>> = read(&bytes)
            .expect("read")
            .rows
            .into_iter()
            .map(|row| row.cells)
            .collect();
        assert_eq!(back, rows);
    }
}

#[test]
fn a_cell_too_long_for_xlsx_is_named() {
    let rows = [vec![String::new(), "я".repeat(32_768)]];
    let spread = Spread {
        title: "",
        headers: &["a".to_owned(), "b".to_owned()],
        rows: &rows,
    };
    assert_eq!(
        write_xlsx(&spread),
        Err(PaperError::CellTooLong { row: 2, column: 1 })
    );
}

#[test]
fn any_title_makes_a_sheet() {
    for title in [
        "",
        "Кеңес: [мүшелер]/2026*?\\",
        "'x'",
        "History",
        &"ұ".repeat(60),
    ] {
        let spread = Spread {
            title,
            headers: &["a".to_owned()],
            rows: &[],
        };
        assert!(write_xlsx(&spread).is_ok(), "{title}");
    }
}
