//! An import whose process is killed: all of it is there afterwards, or nothing.

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;

use rustix::process::{Flock, FlockOffsetType, FlockType, fcntl_getlk};

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

/// Whether a process is writing: it holds SQLite's write lock, byte 120 of the `-shm` file
/// (WAL_WRITE_LOCK, <https://www.sqlite.org/walformat.html#wal_locks>).
fn is_writing(data: &Path) -> bool {
    let Ok(shared) = File::options()
        .read(true)
        .write(true)
        .open(data.join("keruen.sqlite-shm"))
    else {
        return false;
    };
    let lock = Flock {
        start: 120,
        length: 1,
        pid: None,
        typ: FlockType::WriteLock,
        offset_type: FlockOffsetType::Set,
    };
    matches!(fcntl_getlk(&shared, &lock), Ok(Some(_)))
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
    for (round, far) in [1, 20, 200, 2_000, 10_000, 50_000].into_iter().enumerate() {
        // Each round kills a little later into the writing, counted in looks at the lock.
        let mut seen = 0;
        let killed = Killed::when(&apply, || {
            seen += usize::from(is_writing(&site));
            seen >= far
        });
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
