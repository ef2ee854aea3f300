//! An import whose process is killed: all of it is there afterwards, or nothing.

use std::fmt::Write as _;
use std::path::Path;

use crate::house::{Killed, keruen, text};

const ROWS: usize = 2_000;
/// As the command says it.
const SAID: &str = "2,000";

fn table() -> String {
    let mut table = String::from("Тегі;Аты;Телефон;Ұйымы\n");
    for n in 0..ROWS {
        // Writing into a string does not fail.
        let _ = writeln!(
            table,
            "Үлгібаев{n};Сынақ{n};+7 700 {:03} {:02} {:02};«Үлгі{}» ҚБ",
            n / 10_000,
            n / 100 % 100,
            n % 100,
            n % 50
        );
    }
    table
}

/// How far the database's log has grown, in bytes.
fn written(data: &Path) -> u64 {
    let files = std::fs::read_dir(data).expect("a folder");
    files
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let wal = entry.file_name().to_str()?.ends_with("-wal");
            wal.then(|| entry.metadata().map_or(0, |found| found.len()))
        })
        .sum()
}

#[test]
fn an_import_that_is_killed_leaves_nothing_by_halves_and_can_be_done_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let data = text(&site).to_owned();
    let list = folder.path().join("people.csv");
    std::fs::write(&list, table()).expect("written");
    keruen(&["init", "--data", &data]).exits(0);
    let look = ["import", "--data", &data, text(&list)];
    let apply = [&look[..], &["--apply"]].concat();
    let mut in_the_middle = 0;
    for round in 0..6 {
        // Each round kills a little later; where the process is at that moment is chance.
        let far = 1 + round * 200_000;
        let before = written(&site);
        let killed = Killed::when(&apply, || written(&site) >= before + far);
        let out = keruen(&look).exits(0).out;
        let none = out.contains(&format!("New: {SAID} "));
        let all = out.contains(&format!("unchanged: {SAID} "));
        assert!(none || all, "round {round}: {out}");
        if killed && none {
            in_the_middle += 1;
        }
        if all {
            break;
        }
    }
    assert!(in_the_middle > 0, "no round killed the import at work");
    keruen(&apply).exits(0).prints("Taken in");
    keruen(&look)
        .exits(0)
        .prints(&format!("unchanged: {SAID} "));
}
