//! Backups of a site that is being served, and restoring them elsewhere.

use std::collections::BTreeMap;
use std::path::Path;

use keruen_store::testing::{self, TestDb};
use keruen_store::{Db, Engine, Schema, Target, backup};

use crate::house::{Running, keruen, text};

const SCHEMAS: &[Schema] = &[keruen_people::SCHEMA, keruen_office::SCHEMA];

async fn hashes(target: &Target) -> BTreeMap<String, (u64, String)> {
    let db = Db::open(target).await.expect("opens");
    let tables = backup::table_hashes(&db, SCHEMAS).await.expect("hashes");
    db.close().await;
    tables
        .into_iter()
        .map(|table| (table.name, (table.rows, table.hash)))
        .collect()
}

/// The database of a site in a folder: its own file, or the PostgreSQL one of the test.
fn target(db: &TestDb, data: &Path) -> Target {
    match db.engine() {
        Engine::Sqlite => Target::Sqlite(data.join("keruen.sqlite")),
        Engine::Postgres => db.target(),
    }
}

/// `--database …` where the test has one.
fn database(db: &TestDb) -> Vec<String> {
    match db.target() {
        Target::Postgres(address) => vec!["--database".to_owned(), address],
        Target::Sqlite(_) => Vec::new(),
    }
}

fn with<'a>(args: &[&'a str], more: &'a [String]) -> Vec<&'a str> {
    args.iter()
        .copied()
        .chain(more.iter().map(String::as_str))
        .collect()
}

#[tokio::test]
async fn a_served_site_is_the_same_elsewhere() {
    for (one, other) in testing::bare()
        .await
        .iter()
        .zip(testing::bare().await.iter())
    {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to, out) = (
            folder.path().join("from"),
            folder.path().join("to"),
            folder.path().join("copy.tar.gz"),
        );
        let (here, there) = (database(one), database(other));
        let demo = [
            "demo",
            "--port",
            "0",
            "--today",
            "2026-11-30",
            "--data",
            text(&from),
        ];
        let site = Running::start(&with(&demo, &here));
        keruen(&with(
            &["backup", "--data", text(&from), "--out", text(&out)],
            &here,
        ))
        .exits(0)
        .prints("Wrote the backup");
        keruen(&with(
            &["restore", text(&out), "--no-erased", "--data", text(&to)],
            &there,
        ))
        .exits(0)
        .prints("Restored to");
        // Stopped, it writes nothing more that the other could not have.
        assert_eq!(site.stop().0, Some(0));
        let (mut before, mut after) = (
            hashes(&target(one, &from)).await,
            hashes(&target(other, &to)).await,
        );
        assert!(before["person"].0 > 100, "{before:?}");
        // The night's backup of the old site, if its hour has come, is none of the new one's.
        let [had, has] = [&mut before, &mut after].map(|all| all.remove("setting"));
        let nights = u64::from(from.join("backups").is_dir());
        let rows = |setting: Option<(u64, String)>| setting.map_or(0, |(rows, _)| rows);
        assert_eq!(rows(had), rows(has) + nights);
        assert_eq!(before, after);
        let again = Running::start(&with(
            &["serve", "--listen", "127.0.0.1:0", "--data", text(&to)],
            &there,
        ));
        assert_eq!(again.get("/kk/", "").status(), 200);
        assert_eq!(
            again.get("/demo/owner", "").status(),
            404,
            "a restored site is no demonstration"
        );
    }
}

#[test]
fn a_restore_goes_into_an_empty_folder_or_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to, out) = (
        folder.path().join("from"),
        folder.path().join("to"),
        folder.path().join("copy.tar.gz"),
    );
    keruen(&["init", "--data", text(&from)]).exits(0);
    keruen(&["backup", "--data", text(&from), "--out", text(&out)]).exits(0);
    keruen(&["restore", text(&out), "--no-erased", "--data", text(&from)])
        .exits(1)
        .complains("is not empty");

    // Every cut and many a changed byte are found out, and nothing is left behind.
    let whole = std::fs::read(&out).expect("read");
    let broken = folder.path().join("broken.tar.gz");
    let mut damaged: Vec<Vec<u8>> = vec![
        Vec::new(),
        whole[..whole.len() / 2].to_vec(),
        b"no backup".to_vec(),
    ];
    damaged.extend((1..8).map(|n| {
        let mut bytes = whole.clone();
        let at = whole.len() * n / 8;
        bytes[at] ^= 0x40;
        bytes
    }));
    for bytes in damaged {
        std::fs::write(&broken, bytes).expect("written");
        keruen(&["restore", text(&broken), "--no-erased", "--data", text(&to)]).exits(1);
        assert!(!to.exists(), "a refused restore leaves no folder");
    }
    std::fs::create_dir(&to).expect("an empty folder");
    keruen(&["restore", text(&out), "--no-erased", "--data", text(&to)])
        .exits(0)
        .prints("everybody signs in again");
    keruen(&["restore", text(&out), "--no-erased", "--data", text(&to)])
        .exits(1)
        .complains("is not empty");
    keruen(&[
        "restore",
        "/nowhere/at/all.tar.gz",
        "--no-erased",
        "--data",
        text(&folder.path().join("x")),
    ])
    .exits(1)
    .complains("/nowhere/at/all");
    let nowhere = folder.path().join("copy.tar.gz/site");
    let refused = keruen(&[
        "restore",
        text(&out),
        "--no-erased",
        "--data",
        text(&nowhere),
    ])
    .exits(1)
    .complains("copy.tar.gz/site");
    assert!(!refused.err.contains("WARN"), "one sentence: {refused:?}");
}

#[tokio::test]
async fn what_was_erased_since_is_erased_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to, out) = (
        folder.path().join("from"),
        folder.path().join("to"),
        folder.path().join("copy.tar.gz"),
    );
    let site = Running::start(&[
        "demo",
        "--port",
        "0",
        "--today",
        "2026-11-30",
        "--data",
        text(&from),
    ]);
    keruen(&["backup", "--data", text(&from), "--out", text(&out)]).exits(0);
    drop(site);
    let list = folder.path().join("erased.jsonl");
    std::fs::write(&list, "{\"kind\":\"person\",\"id\":9,\"at\":\"2026-12-01T09:00:00Z\"}\n\n{\"kind\":\"person\",\"id\":9999,\"at\":\"2026-12-01T09:00:00Z\"}\n")
        .expect("written");
    // Nobody comes back for want of a word: the sentence says where the list lies.
    // At night, before the hour of these duties, there is neither folder nor list yet.
    std::fs::create_dir_all(from.join("backups")).expect("a folder");
    let mut options = std::fs::File::options();
    options
        .create(true)
        .append(true)
        .open(from.join("erased.jsonl"))
        .expect("a list");
    std::fs::rename(&out, from.join("backups/copy.tar.gz")).expect("moved");
    let out = from.join("backups/copy.tar.gz");
    keruen(&["restore", text(&out), "--data", text(&to)])
        .exits(1)
        .complains(&format!("--erased {}", text(&from.join("erased.jsonl"))));
    assert!(!to.exists());
    keruen(&[
        "restore",
        text(&out),
        "--data",
        text(&to),
        "--erased",
        text(&list),
    ])
    .exits(0)
    .prints("1 record");
    let kept = std::fs::read_to_string(to.join("erased.jsonl")).expect("a list");
    assert!(
        kept.contains("\"id\":9,"),
        "the new site is restored from in its turn: {kept}"
    );
    let db = Db::open(&Target::Sqlite(to.join("keruen.sqlite")))
        .await
        .expect("opens");
    assert!(
        keruen_people::person::find(&db, 9)
            .await
            .expect("asked")
            .is_none()
    );
    assert!(
        keruen_people::person::find(&db, 10)
            .await
            .expect("asked")
            .is_some()
    );
    db.close().await;

    std::fs::write(&list, "{\"kind\":\"person\"}\n").expect("written");
    let other = folder.path().join("other");
    keruen(&[
        "restore",
        text(&out),
        "--data",
        text(&other),
        "--erased",
        text(&list),
    ])
    .exits(1)
    .complains("erased.jsonl");
    assert!(
        !other.exists(),
        "a site with people who were erased must not stay"
    );
}
