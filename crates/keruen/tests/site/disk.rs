//! A site on a disk that is full, then on one that is closed for writing. `cargo xtask test` mounts a
//! small disk for it where it may, and says so where it may not.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::house::{Running, keruen, letters, text};

/// Names the small disk.
const DISK: &str = "KERUEN_TEST_DISK";

/// Takes all the room there is.
fn fill(file: &Path) {
    let mut out = File::create(file).expect("a file");
    for piece in [1 << 20, 4096, 512, 1] {
        let bytes = vec![0; piece];
        while out.write_all(&bytes).is_ok() {}
    }
}

fn mounted(disk: &Path, how: &str) {
    let status = Command::new("mount")
        .args(["-o", &format!("remount,{how}"), text(disk)])
        .status()
        .expect("mount is there");
    assert!(status.success(), "remount {how}");
}

/// Names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("a file").file_name().display().to_string())
        .collect();
    all.sort();
    all
}

#[test]
fn a_disk_that_takes_no_more_is_said_and_nothing_is_left_by_halves() {
    let Some(disk) = std::env::var_os(DISK) else {
        return;
    };
    let disk = Path::new(&disk);
    let (site, filler, copies) = (disk.join("site"), disk.join("filler"), disk.join("copies"));
    let data = text(&site);
    let table = disk.join("people.csv");
    let rows: Vec<String> = (0..200)
        .map(|n| format!("Үлгібаев{};Сынақ", letters(n)))
        .collect();
    let import = format!("Тегі;Аты\n{}\n", rows.join("\n"));
    std::fs::write(&table, &import).expect("written");
    std::fs::create_dir(&copies).expect("a folder");
    let copy = copies.join("copy.tar.gz");
    let demo = [
        "demo",
        "--port",
        "0",
        "--today",
        "2026-11-30",
        "--data",
        data,
    ];
    // Opened anew, so that the log has no room of its own left from the loading.
    assert_eq!(Running::start(&demo).stop().0, Some(0));
    let running = Running::start(&demo);
    let owner = running.post("/demo/owner", "lang=en").cookie().to_owned();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let whole = elsewhere.path().join("whole.tar.gz");
    keruen(&["backup", "--data", data, "--out", text(&whole)]).exits(0);
    fill(&filler);

    let restored = disk.join("restored");
    let restore = [
        "restore",
        text(&whole),
        "--no-erased",
        "--data",
        text(&restored),
    ];
    let refused = keruen(&restore).exits(1).complains("disk is full");
    assert!(!refused.err.contains("WARN"), "one sentence: {refused:?}");
    assert!(!restored.exists(), "no half of a site");
    let new = "/en/desk/people/new";
    let mut refused = None;
    for n in 0..200 {
        let form = format!(
            "surname=Synaqova{}&given=Assel&submission=full-{n}",
            letters(n)
        );
        let reply = running.post_as(&owner, new, &form);
        if reply.status() == 507 {
            refused = Some((form, reply));
            break;
        }
    }
    let (form, reply) = refused.expect("the disk is full");
    assert!(reply.body.contains("run out of space"), "{reply:?}");
    assert!(reply.body.contains("Synaqova"), "what was typed is kept");
    assert_eq!(running.get("/en/", "").status(), 200, "reading goes on");
    let reply = running.upload(
        &owner,
        "/en/desk/people/import",
        "file",
        "people.csv",
        &import,
    );
    assert_eq!(reply.status(), 507, "{reply:?}");
    assert!(reply.body.contains("run out of space"), "{reply:?}");
    keruen(&["import", "--data", data, text(&table), "--apply"])
        .exits(1)
        .complains("disk is full");
    keruen(&["backup", "--data", data, "--out", text(&copy)])
        .exits(1)
        .complains("disk is full");
    assert!(names(&copies).is_empty(), "{:?}", names(&copies));
    keruen(&["doctor", "--data", data])
        .exits(2)
        .prints("Disk: wrong");

    std::fs::remove_file(&filler).expect("removed");
    let reply = running.post_as(&owner, new, &form);
    assert_eq!(reply.status(), 303, "a second press saves: {reply:?}");
    keruen(&["import", "--data", data, text(&table), "--apply"]).exits(0);
    keruen(&["backup", "--data", data, "--out", text(&copy)]).exits(0);
    assert_eq!(running.stop().0, Some(0));

    mounted(disk, "ro");
    let serve = keruen(&["serve", "--data", data, "--listen", "127.0.0.1:0"]);
    let doctor = keruen(&["doctor", "--data", data]);
    mounted(disk, "rw");
    serve.exits(1).complains("can only be read");
    doctor
        .exits(2)
        .prints("Disk: wrong")
        .prints("can only be read");
    let again = Running::start(&demo);
    assert_eq!(again.get("/en/", "").status(), 200);
}
