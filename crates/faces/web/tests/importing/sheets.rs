//! Workbooks and lists as people really send them, one line each: what is taken, and what is said
//! about the rest, with its place, in the reader's language.

use axum::http::StatusCode;
use keruen_speech::Lang;
use keruen_web::testing::{Site, letters};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::hands::{persons, words};

/// What the page says of a file that is looked at, or why it is refused.
async fn said(site: &Site, lang: Lang, file: &[u8]) -> (StatusCode, String) {
    let owner = site.owner().await;
    let here = format!("/{lang}/desk/people/import");
    let reply = owner.upload(&here, &[], "file", "list.xlsx", file).await;
    if reply.status != StatusCode::SEE_OTHER {
        return (reply.status, words(&reply));
    }
    let page = owner.get(reply.header("location")).await;
    if page.status == StatusCode::SEE_OTHER {
        let columns = owner.get(page.header("location")).await;
        return (columns.status, words(&columns));
    }
    (page.status, words(&page))
}

fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("written")
}

fn put(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0_u16..).zip(cells) {
        sheet.write_string(row, column, *cell).expect("a cell");
    }
}

fn csv(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// A file, and what an English reader is told of it.
#[expect(clippy::too_many_lines, reason = "a table, a file in each row")]
fn taken() -> Vec<(&'static str, Vec<u8>, &'static [&'static str])> {
    let day = ExcelDateTime::from_ymd(2026, 11, 23).expect("a day");
    let dates = Format::new().set_num_format("dd.mm.yyyy");
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(
            "Тегі\tАты\r\nСынақова\tӘсел\r\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    let long = "ж".repeat(1_000_000);
    vec![
        (
            "formulas with a result",
            book(|s| {
                put(s, 0, &["Тегі", "Аты"]);
                put(s, 1, &["Сынақова"]);
                s.write_formula(1, 1, Formula::new("=B9").set_result("Әсел"))
                    .expect("a cell");
            }),
            &["Take in 1 row", "1 cell holds a formula", "row 2"],
        ),
        (
            "merged cells",
            book(|s| {
                put(s, 0, &["Тегі", "Аты", "Ұйымы"]);
                put(s, 1, &["Сынақова", "Әсел"]);
                put(s, 2, &["Үлгібаев", "Бек"]);
                s.merge_range(1, 2, 2, 2, "«Үлгі» ҚБ", &Format::new())
                    .expect("merged");
            }),
            &["Take in 2 rows", "merged cells, rows: 3"],
        ),
        (
            "two header rows",
            book(|s| {
                s.merge_range(0, 0, 0, 1, "Кім", &Format::new())
                    .expect("merged");
                put(s, 1, &["Тегі", "Аты"]);
                put(s, 2, &["Сынақова", "Әсел"]);
            }),
            &["Take in 1 row"],
        ),
        (
            "headers of three languages in another order, a column too many",
            csv("Phone,Имя,Ескерту,Тегі\n+7 700 000 00 21,Әсел,x,Сынақова\n"),
            &["Take in 1 row", "Сынақова Әсел", "Ескерту"],
        ),
        (
            "beginnings of formulas",
            csv("Тегі;Аты\n=Теңдік;Бек\n+Қосу;Бек\n-Алу;Бек\n@Белгі;Бек\n"),
            &["Take in 1 row", "-Алу Бек", "=Теңдік", "@Белгі"],
        ),
        (
            "tabs",
            csv("Тегі\tАты\nСынақова\tӘсел\n"),
            &["Take in 1 row", "Сынақова Әсел"],
        ),
        (
            "a byte order mark",
            csv("\u{feff}Тегі;Аты\nСынақова;Әсел\n"),
            &["Take in 1 row"],
        ),
        ("UTF-16", utf16, &["Take in 1 row", "Сынақова Әсел"]),
        (
            "days in many spellings",
            book(|s| {
                put(s, 0, &["Тегі", "Аты", "Ұйымы", "Басталған күні"]);
                let days = [
                    "23.11.2026",
                    "2026-11-23",
                    "23/11/2026",
                    "2026 ж. 23 қараша",
                    "23 ноября 2026 г.",
                ];
                for (row, day) in (1..).zip(days) {
                    put(
                        s,
                        row,
                        &[&format!("Сынақ{}", letters(row)), "Әсел", "«Үлгі» ҚБ", day],
                    );
                }
                put(s, 6, &["Сынақ", "Күн", "«Үлгі» ҚБ"]);
                s.write_datetime_with_format(6, 3, &day, &dates)
                    .expect("a day");
                put(s, 7, &["Сынақ", "Сан", "«Үлгі» ҚБ"]);
                s.write_number(7, 3, 46_349.0).expect("a number");
                put(s, 8, &["Сынақ", "Жыл", "«Үлгі» ҚБ", "23.11.26"]);
            }),
            &[
                "Take in 6 rows",
                "perhaps 23.11.2026",
                "46349",
                "There is no such day",
            ],
        ),
        (
            "telephones as numbers, with spaces, eights and marks of direction",
            book(|s| {
                put(s, 0, &["Тегі", "Аты", "Телефон"]);
                put(s, 1, &["Сынақова", "Әсел", "8 (700) 000-00-21"]);
                put(
                    s,
                    2,
                    &[
                        "Сынақбаева",
                        "Әсел",
                        "\u{202a}+7\u{a0}700 000 00 22\u{202c}",
                    ],
                );
                put(s, 3, &["Сынақжанова", "Әсел"]);
                s.write_number(3, 2, 77_000_000_023.0).expect("a number");
                put(s, 4, &["Сынақбекова", "Әсел", "7000000024"]);
            }),
            &["Take in 4 rows"],
        ),
        (
            "capitals, ё and invisible marks",
            csv("Тегі;Аты;Әкесінің аты\nСЫНАҚОВА-ҮЛГІ;ӘСЕЛ;БЕКҚЫЗЫ\nСемёнов\u{200b};Пётр\u{ad};\n"),
            &[
                "Take in 2 rows",
                "Сынақова-Үлгі Әсел Бекқызы",
                "Семёнов Пётр",
            ],
        ),
        (
            "a cell of a million letters",
            csv(&format!("Тегі;Аты\nСынақова;Әсел\n{long};Бек\n")),
            &["Take in 1 row", "The cell is too long", "3"],
        ),
        (
            "NUL",
            csv("Тегі;Аты\nСын\0ақова;Әсел\n"),
            &[
                "Take in 1 row",
                "Invisible characters were left out, rows: 2",
            ],
        ),
        (
            "blank rows at the end",
            book(|s| {
                put(s, 0, &["Тегі", "Аты"]);
                put(s, 1, &["Сынақова", "Әсел"]);
                for row in 2..300 {
                    put(s, row, &[" ", "\u{a0}"]);
                }
            }),
            &["Take in 1 row"],
        ),
        (
            "hidden rows",
            book(|s| {
                put(s, 0, &["Тегі", "Аты"]);
                put(s, 1, &["Сынақова", "Әсел"]);
                put(s, 2, &["Үлгібаев", "Бек"]);
                s.set_row_hidden(2).expect("hidden");
            }),
            &["Take in 2 rows", "Hidden rows were read too: 3"],
        ),
        (
            "hidden and further sheets",
            {
                let mut book = Workbook::new();
                for (name, hidden) in [("Тізім", false), ("Жасырын", true), ("Тағы", false)]
                {
                    let sheet = book.add_worksheet().set_name(name).expect("a name");
                    put(sheet, 0, &["Тегі", "Аты"]);
                    put(sheet, 1, &["Сынақова", "Әсел"]);
                    sheet.set_hidden(hidden);
                }
                book.save_to_buffer().expect("written")
            },
            &["Take in 1 row", "Not read: Жасырын, Тағы"],
        ),
    ]
}

/// A file that is refused, and why.
fn refused() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let ole = |name: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(vec![0; 504]);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let whole = book(|s| put(s, 0, &["Тегі", "Аты"]));
    let archive = |parts: &[(&str, &[u8])]| {
        use std::io::Write as _;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default())
                .expect("a part");
            zip.write_all(bytes).expect("memory");
        }
        zip.finish().expect("an archive").into_inner()
    };
    let hidden = {
        let mut book = Workbook::new();
        book.add_worksheet();
        let sheet = book.add_worksheet().set_name("Жасырын").expect("a name");
        put(sheet, 0, &["Тегі", "Аты"]);
        sheet.set_hidden(true);
        book.save_to_buffer().expect("written")
    };
    vec![
        ("an empty book", book(|_| ()), "the file is empty"),
        (
            "a book cut in two",
            whole[..whole.len() / 2].to_vec(),
            "damaged",
        ),
        ("old Excel", ole("Workbook"), "XLSX"),
        ("a locked book", ole("EncryptedPackage"), "password"),
        (
            "OpenDocument",
            archive(&[("mimetype", b"x"), ("content.xml", b"x")]),
            "XLSX",
        ),
        (
            "a bomb",
            archive(&[("xl/workbook.xml", &vec![0; 30_000_000])]),
            "unpacks",
        ),
        ("nothing but a hidden sheet", hidden, "Жасырын"),
    ]
}

#[tokio::test]
async fn each_file_is_taken_and_explained() {
    let site = Site::new().await;
    for (name, file, wanted) in taken() {
        let (status, said) = said(&site, Lang::En, &file).await;
        assert_eq!(status, StatusCode::OK, "{name}: {said}");
        for part in wanted {
            assert!(said.contains(part), "{name}, {part}: {said}");
        }
    }
    assert_eq!(persons(&site).await, 0, "looking changes nothing");
}

#[tokio::test]
async fn each_file_that_is_refused_says_why_in_the_readers_language() {
    let site = Site::new().await;
    for (name, file, wanted) in refused() {
        let mut sentences = Vec::new();
        for lang in Lang::ALL {
            let (status, said) = said(&site, lang, &file).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {said}");
            if lang == Lang::En {
                assert!(said.contains(wanted), "{name}: {said}");
            }
            assert!(
                !said.contains("faults-"),
                "{name}: a key instead of a sentence: {said}"
            );
            sentences.push(said);
        }
        sentences.dedup();
        assert_eq!(sentences.len(), Lang::ALL.len(), "{name}");
    }
}
