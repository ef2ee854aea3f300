//! What is read out of a spreadsheet.

use keruen_paper::{Encoding, Note, PaperError, Separator, Source};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::made::{book, cells, edited, read, row};

#[test]
fn a_table_without_rows_is_a_table() {
    let table = read("аты;тегі\n".as_bytes()).expect("headers alone are read");
    assert_eq!((table.headers.len(), table.rows.len()), (2, 0));
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
    let taken = Note::FormulaResults { row: 2, cells: 1 };
    assert!(!taken.spoils_row() && error.spoils_row());
    let missing = Note::FormulaWithoutValue { row: 2, column: 1 };
    assert_eq!(table.notes, [taken, missing, error]);
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
    assert_eq!(table.header_row, Some(1));
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
fn a_value_merged_along_its_own_row_stays_where_it_is() {
    let bytes = book(|s| {
        row(s, 0, &["Тегі", "Аты", "Ауданы"]);
        s.merge_range(1, 0, 1, 1, "Үлгіев Анкет", &Format::new())
            .expect("merge");
        s.write_string(1, 2, "Бейнеу").expect("cell");
    });
    let table = read(&bytes).expect("a table");
    assert_eq!(cells(&table), [(2, vec!["Үлгіев Анкет", "", "Бейнеу"])]);
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
        left: vec!["hidden".to_owned(), "more".to_owned()],
    };
    assert_eq!(table.notes, [note]);
}

#[test]
fn a_book_with_nothing_to_be_seen_names_its_hidden_sheet() {
    let mut book = Workbook::new();
    book.add_worksheet();
    let hidden = book
        .add_worksheet()
        .set_name("Ескі")
        .expect("a name")
        .set_hidden(true);
    row(hidden, 0, &["x", "y"]);
    let refused = read(&book.save_to_buffer().expect("written"));
    let sheet = "Ескі".to_owned();
    assert_eq!(refused, Err(PaperError::OnlyHidden { sheet }));
}

#[test]
fn hidden_rows_are_read_and_named() {
    let mut book = Workbook::new();
    row(
        book.add_worksheet().set_name("other").expect("a name"),
        20,
        &[],
    );
    let sheet = book
        .add_worksheet()
        .set_name("A & \"B\" <c>")
        .expect("a name");
    row(sheet, 0, &["ab", "cd"]);
    for n in 1..5 {
        row(sheet, n, &["ef", "gh"]);
    }
    for hidden in [2, 4, 9] {
        sheet.set_row_hidden(hidden).expect("a row");
    }
    let table = read(&book.save_to_buffer().expect("written")).expect("a table");
    assert_eq!(table.rows.len(), 4, "{table:?}");
    // The tenth row is hidden and empty: nothing to tell of.
    let told = table.notes.iter().find(|note| note.row().is_none());
    assert_eq!(told, Some(&Note::HiddenRows { rows: vec![3, 5] }));
}

#[test]
fn days_are_counted_from_1900_or_1904_as_the_book_says() {
    let day = ExcelDateTime::from_ymd(2026, 11, 23).expect("a day");
    let since_1900 = book(|s| {
        row(s, 0, &["a", "b"]);
        s.write_datetime_with_format(1, 0, &day, &Format::new().set_num_format("dd.mm.yyyy"))
            .expect("cell");
        // A number in a cell that is not formatted as a date stays a number.
        s.write_number(1, 1, 46_349.0).expect("cell");
    });
    let table = read(&since_1900).expect("a table");
    assert_eq!(cells(&table), [(2, vec!["2026-11-23", "46349"])]);
    let since_1904 = edited(&since_1900, "xl/workbook.xml", |xml| {
        assert!(xml.contains("<workbookPr "), "{xml}");
        xml.replacen("<workbookPr ", "<workbookPr date1904=\"1\" ", 1)
    });
    let table = read(&since_1904).expect("a table");
    assert_eq!(
        cells(&table)[0].1[0],
        "2030-11-24",
        "four years and a day later"
    );
}

#[test]
fn cells_that_begin_like_formulas_are_text() {
    let bytes = book(|s| {
        row(s, 0, &["a", "b", "c", "d"]);
        row(s, 1, &["=Теңдік", "+Қосу", "-Алу", "@Белгі"]);
    });
    let want = vec!["=Теңдік", "+Қосу", "-Алу", "@Белгі"];
    assert_eq!(cells(&read(&bytes).expect("a table")), [(2, want.clone())]);
    let csv = "a;b;c;d\n=Теңдік;+Қосу;-Алу;@Белгі\n";
    assert_eq!(cells(&read(csv.as_bytes()).expect("a table")), [(2, want)]);
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
fn a_broken_letter_is_not_read_in_another_encoding() {
    let whole = "Тегі;Аты\nҚайрат;Әбдірахман\nГүлнәр;Тәжіқызы\n";
    let broken = |row: u32| Err(PaperError::BrokenLetters { row });
    let mut damaged = whole.as_bytes().to_vec();
    damaged.insert(whole.find("Гүл").expect("a row"), 0xFF);
    assert_eq!(read(&damaged), broken(3));
    // A download that broke off in the middle of the last letter.
    let cut = whole.trim_end().as_bytes();
    assert_eq!(read(&cut[..cut.len() - 1]), broken(3));
    // With a byte order mark it says itself what it is, however much is broken.
    assert_eq!(read(b"\xEF\xBB\xBFa;b\n\xFF\xFE\xFD;x\n"), broken(2));
    // Windows-1251 in which every other letter happens to make a whole one.
    let (old, ..) = encoding_rs::WINDOWS_1251.encode("Аты;Тегі\nПётр;Ёлкин\nІлияс;Ііі\n");
    let table = read(&old).expect("a table");
    assert_eq!(table.rows[0].cells, ["Пётр", "Ёлкин"]);
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
