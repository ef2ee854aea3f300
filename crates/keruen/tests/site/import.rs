//! Taking people in from the command line.

use crate::house::{keruen, text};

const TABLE: &str = "Тегі;Аты;Телефон\n\
    Үлгібаев;Амангелді;+7 700 000 00 21\n\
    Сынақова;Әсел;8 700 000 00 22\n\
    Жолов;Бек;12\n";

#[test]
fn a_table_is_tried_then_taken_in_and_changes_nothing_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    let table = folder.path().join("people.csv");
    let faults = folder.path().join("faults.xlsx");
    std::fs::write(&table, TABLE).expect("written");
    keruen(&["init", "--data", &data]).exits(0);
    let import = ["import", "--data", &data, text(&table)];
    keruen(&import)
        .exits(3)
        .prints("New: 2 · to change: 0 · unchanged: 0 · faulty rows: 1")
        .prints("--apply")
        .prints("row 4");
    keruen(&import).exits(3).prints("New: 2");
    keruen(&[&import[..], &["--apply", "--faults", text(&faults)]].concat())
        .exits(3)
        .prints("Taken in. New: 2 · changed: 0")
        .prints("1 faulty row was not taken in")
        .prints("faults.xlsx");
    keruen(&[&import[..], &["--apply"]].concat())
        .exits(3)
        .prints("New: 0 · to change: 0 · unchanged: 2")
        .prints("Nothing new was taken in")
        .prints("1 faulty row was not taken in");

    let back = keruen_paper::read_table(
        &std::fs::read(&faults).expect("read"),
        &keruen_paper::Limits::default(),
    );
    let back = back.expect("a table");
    assert_eq!(back.rows.len(), 1);
    assert_eq!(back.rows[0].cells[0], "Жолов");
    assert!(
        back.rows[0]
            .cells
            .last()
            .is_some_and(|why| why.contains("telephone")),
        "{back:?}"
    );
}

/// What the page tells of a file, the command line tells too.
#[test]
fn what_was_noticed_in_the_file_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    let file = folder.path().join("people.csv");
    // Windows-1251 has the Russian letters in the order of the alphabet, from 0xC0 on.
    let old = "Фамилия;Имя\nПримерова;Анна\n".chars().map(|c| match c {
        'А'..='я' => 0xC0 + u8::try_from(u32::from(c) - u32::from('А')).expect("a letter"),
        other => u8::try_from(other).expect("ASCII"),
    });
    std::fs::write(&file, old.collect::<Vec<u8>>()).expect("written");
    keruen(&["import", "--data", &data, text(&file)])
        .exits(0)
        .prints("New: 1")
        .prints("Windows-1251");
}

#[test]
fn what_is_no_table_of_people_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    let file = folder.path().join("file");
    for (bytes, words) in [
        (&b""[..], "the file is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        ("Қала;Саны\nАқтау;5\n".as_bytes(), "no column with names"),
    ] {
        std::fs::write(&file, bytes).expect("written");
        keruen(&["import", "--data", &data, text(&file)])
            .exits(1)
            .complains(words);
    }
    keruen(&["import", "--data", &data, "/nowhere"])
        .exits(1)
        .complains("/nowhere");
}
