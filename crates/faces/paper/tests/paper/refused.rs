//! Files that are refused, and what they are called then.

use keruen_paper::{Found, Limits, PaperError, read_table};

use crate::made::{archive, book, cells, read, row};

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
fn few_bytes_do_not_ask_for_much_memory() {
    // A cell far to the right in every row, and one row that makes all others wide.
    let far = format!("a;b\n{}", format!("{}x\n", ";".repeat(150)).repeat(60_000));
    assert!(matches!(
        read_table(far.as_bytes(), &Limits::default()),
        Err(PaperError::TooMuchText { .. })
    ));
    let wide = format!("a;b\n{}{}x\n", "1;2\n".repeat(60_000), ";".repeat(150));
    assert!(matches!(
        read_table(wide.as_bytes(), &Limits::default()),
        Err(PaperError::TooMuchText { .. })
    ));
    let commas = format!("a,b\n{}x\n", ",".repeat(5_000_000));
    assert!(matches!(
        read_table(commas.as_bytes(), &Limits::default()),
        Err(PaperError::TooManyColumns { row: 2, .. })
    ));
    let blank = format!("a,b\n1,2{}\n", ",".repeat(100_000));
    let table = read_table(blank.as_bytes(), &Limits::default()).expect("blank cells are nothing");
    assert_eq!(table.rows[0].cells, ["1", "2"]);
}
