//! Where commands write: never over somebody's file, never into a folder that holds other things.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use keruen_store::files::Files;
use keruen_store::{Db, Target, testing};

use crate::house::{keruen, text};

fn made() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    (folder, data)
}

#[test]
fn a_backup_takes_the_place_of_nothing() {
    let (folder, data) = made();
    let settings = format!("{data}/keruen.toml");
    std::fs::write(&settings, "nightly_backup = true\n").expect("written");
    let foreign = folder.path().join("report.xlsx");
    std::fs::write(&foreign, "somebody's").expect("written");
    let database = format!("{data}/keruen.sqlite");
    let before = std::fs::read(&database).expect("read");
    let backup = |out: &str| keruen(&["backup", "--data", &data, "--out", out]);
    for (out, sentence) in [
        (database.as_str(), "is there already"),
        (settings.as_str(), "is there already"),
        (text(&foreign), "is there already"),
        (data.as_str(), "is there already"),
        (&format!("{data}/copy.tar.gz"), "the site’s own files"),
        (
            &format!("{data}/../site/copy.tar.gz"),
            "the site’s own files",
        ),
        (&format!("{data}/no/such/copy.tar.gz"), "There is no folder"),
        (
            text(&folder.path().join("no/copy.tar.gz")),
            "There is no folder",
        ),
    ] {
        backup(out).exits(1).complains(sentence);
    }
    assert_eq!(std::fs::read(&foreign).expect("read"), b"somebody's");
    assert_eq!(std::fs::read(&database).expect("read"), before);
    assert!(!folder.path().join("no").exists());

    // In its own folder there is one place, which the first backup makes.
    let own = format!("{data}/backups/by-hand-2026-11-30.tar.gz");
    backup(&own).exits(0).prints("Wrote the backup");
    backup(&own).exits(1).complains("is there already");
    backup(text(&folder.path().join("copy.tar.gz"))).exits(0);
}

#[tokio::test]
async fn a_backup_without_all_files_is_no_good_one() {
    let (folder, data) = made();
    let site = Path::new(&data);
    let db = Db::open(&Target::Sqlite(site.join("keruen.sqlite")))
        .await
        .expect("opens");
    let files = Files::new(site.join("files"));
    let mut tx = db
        .upkeep(keruen_store::testing::epoch())
        .await
        .expect("a write");
    let mut hashes = Vec::new();
    for bytes in [&b"lost"[..], b"damaged", b"whole"] {
        hashes.push(files.put(&mut tx, bytes, "text/plain").await.expect("put"));
    }
    tx.commit().await.expect("kept");
    db.close().await;
    keruen(&["doctor", "--data", &data]).prints("Files: good");
    std::fs::remove_file(files.path(&hashes[0])).expect("removed");
    std::fs::write(files.path(&hashes[1]), "changed").expect("written");

    let out = folder.path().join("copy.tar.gz");
    let (lost, damaged) = (hashes[0].to_string(), hashes[1].to_string());
    let said = keruen(&["backup", "--data", &data, "--out", text(&out)])
        .exits(1)
        .prints("Wrote the backup")
        .complains(&lost)
        .complains(&damaged);
    assert!(!said.err.contains(&hashes[2].to_string()), "{said:?}");
    keruen(&["doctor", "--data", &data])
        .exits(2)
        .prints("Files: wrong")
        .prints(&lost)
        .prints(&damaged);
    let to = folder.path().join("to");
    keruen(&["restore", text(&out), "--no-erased", "--data", text(&to)])
        .exits(0)
        .complains(&lost)
        .complains(&damaged);
    keruen(&["doctor", "--data", text(&to)])
        .exits(2)
        .prints("Files: wrong")
        .prints("no good backup yet");
}

#[test]
fn faulty_rows_are_not_written_over_the_table_they_came_from() {
    let (folder, data) = made();
    let table = folder.path().join("people.csv");
    let rows = "Тегі;Аты;Телефон\nЖолов;Бек;12\n";
    std::fs::write(&table, rows).expect("written");
    let import = |faults: &str| {
        keruen(&["import", "--data", &data, text(&table), "--faults", faults]).exits(1)
    };
    import(text(&table)).complains("is there already");
    assert_eq!(std::fs::read_to_string(&table).expect("read"), rows);
    import("/nosuch/x.xlsx").complains("There is no folder /nosuch.");
}

#[test]
fn a_new_site_takes_an_empty_folder_and_nobody_s() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("srv");
    std::fs::create_dir(&dir).expect("made");
    std::fs::set_permissions(&dir, std::fs::Permissions::from_mode(0o755)).expect("set");
    std::fs::write(dir.join("readme.txt"), "somebody's").expect("written");
    let init = || keruen(&["init", "--data", text(&dir)]);
    init().exits(1).complains("is not empty");
    let mode = std::fs::metadata(&dir).expect("read").permissions().mode();
    assert_eq!(mode & 0o777, 0o755, "left as it was");
    assert_eq!(std::fs::read_dir(&dir).expect("read").count(), 1);

    // A disk of its own has its own folder, and settings may be there before the site.
    std::fs::remove_file(dir.join("readme.txt")).expect("removed");
    std::fs::create_dir(dir.join("lost+found")).expect("made");
    let settings = "base_url = \"https://ngo.example\"\n";
    std::fs::write(dir.join("keruen.toml"), settings).expect("written");
    init().exits(0).prints("https://ngo.example/en/sign-in/");
    let kept = std::fs::read_to_string(dir.join("keruen.toml")).expect("read");
    assert_eq!(kept, settings);
}

#[test]
fn a_restored_site_is_reached_as_it_was_told() {
    let (folder, _) = made();
    let (old, new, out) = (
        folder.path().join("old"),
        folder.path().join("new"),
        folder.path().join("copy.tar.gz"),
    );
    let init = [
        "init",
        "--data",
        text(&old),
        "--base-url",
        "https://old.example",
    ];
    let proxy = ["--trust-proxy", "10.0.0.0/8", "--listen", "127.0.0.1:9001"];
    keruen(&[&init[..], &proxy].concat()).exits(0);
    keruen(&["backup", "--data", text(&old), "--out", text(&out)]).exits(0);
    let restore = ["restore", text(&out), "--no-erased", "--data", text(&new)];
    let told = [
        "--base-url",
        "https://new.example",
        "--mail-from",
        "k@ngo.example",
        "--no-nightly-backup",
    ];
    keruen(&[&restore[..], &told].concat()).exits(0);
    let kept = std::fs::read_to_string(new.join("keruen.toml")).expect("read");
    for line in [
        "base_url = \"https://new.example\"",
        "listen = \"127.0.0.1:9001\"",
        "trust_proxy = [\"10.0.0.0/8\"]",
        "mail_from = \"k@ngo.example\"",
        "nightly_backup = false",
    ] {
        assert!(kept.contains(line), "{line}: {kept}");
    }
}

#[tokio::test]
async fn what_a_new_site_does_not_keep_is_said_before_the_start() {
    for db in testing::bare().await {
        let Target::Postgres(address) = db.target() else {
            continue;
        };
        // A server of the tests that asks nobody for a password takes any.
        let (who, host) = address.split_once('@').expect("somebody at a server");
        let who = who.strip_prefix("postgres://").expect("an address");
        let (user, password) = who.split_once(':').unwrap_or((who, "qupiya"));
        let secret = format!("postgres://{user}:{password}@{host}");
        let folder = tempfile::tempdir().expect("a folder");
        let data = text(&folder.path().join("site")).to_owned();
        let outcome = keruen(&["init", "--data", &data, "--database", &secret]).exits(0);
        let shown = format!("postgres://{user}:PASSWORD@{host}");
        let line = outcome.out.find(&format!("database = \"{shown}\""));
        let start = outcome.out.find("serve --data");
        assert!(line.is_some() && line < start, "{outcome:?}");
        assert!(!outcome.out.contains(password), "{outcome:?}");
    }
}
