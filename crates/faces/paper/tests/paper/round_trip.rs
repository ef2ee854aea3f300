//! What is written is read back unchanged, whatever stands in the cells.

use keruen_paper::{Limits, PaperError, Separator, Spread, read_table, write_csv, write_xlsx};
use proptest::prelude::*;

use crate::made::read;

/// Cells as they come: empty, names, formulas, quotes, separators, apostrophes, line breaks.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        3 => "[А-Яа-яӘәҒғҚқҢңӨөҰұҮүІіҺһ ]{1,20}",
        2 => "[=+@'\"\t;,_x0-9A-F-]{1,12}",
        2 => "\\PC{1,20}",
        1 => "[a-z\n\"]{1,8}",
    ]
    // A cell of nothing but blanks is an empty one, as for people.
    .prop_filter("blank cells are empty ones", |c| {
        c.is_empty() || !c.trim().is_empty()
    })
    .prop_map(|c| c.replace(['\u{fffe}', '\u{ffff}'], ""))
}

fn table() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    (1_usize..6).prop_flat_map(|width| {
        let headers = (0..width)
            .map(|n| format!("Баған, {n};"))
            .collect::<Vec<_>>();
        let row = proptest::collection::vec(cell(), width)
            .prop_filter("blank rows are left out", |row| {
                row.iter().any(|c| !c.is_empty())
            });
        (Just(headers), proptest::collection::vec(row, 0..12))
    })
}

proptest! {
    #[test]
    fn xlsx_and_csv_come_back((headers, rows) in table()) {
        let spread = Spread { title: "Адамдар", headers: &headers, rows: &rows };
        let mut papers = vec![write_xlsx(&spread).expect("xlsx is written")];
        for separator in [Separator::Comma, Separator::Semicolon, Separator::Tab] {
            papers.push(write_csv(&spread, separator).expect("csv is written"));
        }
        for (kind, paper) in papers.iter().enumerate() {
            let back = read_table(paper, &Limits::default()).expect("it is read");
            let cells: Vec<Vec<String>> = back.rows.iter().map(|row| row.cells.clone()).collect();
            prop_assert_eq!(&back.headers, &headers, "paper {}", kind);
            prop_assert_eq!(&cells, &rows, "paper {}", kind);
            let numbers: Vec<u32> = back.rows.iter().map(|row| row.number).collect();
            prop_assert_eq!(numbers, (2..).take(rows.len()).collect::<Vec<u32>>());
        }
    }

    #[test]
    fn no_bytes_make_the_reader_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(read_table(&bytes, &Limits::default()));
    }
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
