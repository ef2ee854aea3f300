//! Archives that somebody made to do harm, and one of a version to come: each is refused, and nothing
//! of it is left anywhere.

use std::path::{Path, PathBuf};

use flate2::{Compression, write::GzEncoder};
use keruen_store::files::Hash;
use keruen_store::testing::{self, TestDb};
use keruen_store::{StoreError, backup};
use serde_json::{Value, json};
use tar::EntryType;

use crate::backups::{folder, furnish, listed, written};
use crate::house::HOUSE;

/// One entry as it stands in the archive, whatever its name says.
#[derive(Clone)]
struct Entry {
    name: String,
    kind: EntryType,
    /// What the head says; the bytes may say otherwise.
    size: u64,
    bytes: Vec<u8>,
}

/// The entries of a good backup.
async fn good() -> (TestDb, Vec<Entry>) {
    let db = testing::fresh(&[HOUSE]).await.remove(0);
    furnish(&db).await;
    let entries = listed(&written(&db).await)
        .into_iter()
        .map(|(name, bytes)| plain(&name, bytes))
        .collect();
    (db, entries)
}

fn plain(name: &str, bytes: Vec<u8>) -> Entry {
    Entry {
        name: name.to_owned(),
        kind: EntryType::Regular,
        size: bytes.len() as u64,
        bytes,
    }
}

/// Changes the manifest as a whole: all hashes that it names may be right again.
fn with_manifest(entries: &[Entry], change: impl FnOnce(&mut Value)) -> Vec<Entry> {
    let mut manifest = serde_json::from_slice(&entries[0].bytes).unwrap();
    change(&mut manifest);
    let mut changed = entries.to_vec();
    changed[0] = plain("manifest.json", serde_json::to_vec(&manifest).unwrap());
    changed
}

fn place(entries: &[Entry], name: &str) -> usize {
    entries.iter().position(|entry| entry.name == name).unwrap()
}

fn pack(out: &Path, entries: &[Entry]) {
    let file = std::fs::File::create(out).unwrap();
    let mut tar = tar::Builder::new(GzEncoder::new(file, Compression::new(6)));
    for entry in entries {
        let mut header = tar::Header::new_ustar();
        // Not by `set_path`, which refuses what these tests are about.
        header.as_old_mut().name[..entry.name.len()].copy_from_slice(entry.name.as_bytes());
        header.set_entry_type(entry.kind);
        if entry.kind == EntryType::Symlink {
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_size(entry.size);
        header.set_cksum();
        tar.append(&header, entry.bytes.as_slice()).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap();
}

/// Everything below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(below(&path));
        }
        all.push(path);
    }
    all.sort();
    all
}

/// Restores the archive into a database without tables, on every engine; how it is refused.
async fn refused(what: &str, entries: &[Entry]) -> Vec<StoreError> {
    let mut all = Vec::new();
    for target in testing::bare().await {
        let around = tempfile::tempdir().unwrap();
        let tar = around.path().join("keruen.tar.gz");
        pack(&tar, entries);
        let files = around.path().join("site/files");
        std::fs::create_dir_all(&files).unwrap();
        let before = below(around.path());
        let files = keruen_store::files::Files::new(files);
        let error = backup::restore(&tar, &target, &files, &[HOUSE], testing::epoch())
            .await
            .expect_err(what);
        assert!(
            target.migrations().await.unwrap().is_empty(),
            "{what}: no table is left on {:?}",
            target.engine()
        );
        assert_eq!(below(around.path()), before, "{what}: no file is left");
        all.push(error);
    }
    all
}

async fn damaged(what: &str, part: &str, entries: &[Entry]) {
    for error in refused(what, entries).await {
        match error {
            StoreError::Damaged { part: found, .. } => assert_eq!(found, part, "{what}"),
            // Without a manifest at its beginning it is no backup at all.
            StoreError::NotABackup => assert_eq!(part, "manifest.json", "{what}"),
            other => panic!("{what}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_name_leads_nowhere() {
    let (_db, entries) = good().await;
    let seat = place(&entries, "tables/seat.jsonl");

    let mut up = with_manifest(&entries, |manifest| {
        let tables = manifest["tables"].as_array_mut().unwrap();
        let one = tables.iter_mut().find(|table| table["name"] == "seat");
        one.unwrap()["name"] = json!("../../seat");
    });
    up[seat].name = "tables/../../seat.jsonl".to_owned();
    damaged("a table above the folder", "tables/../../seat.jsonl", &up).await;

    let file = entries.len() - 1;
    let mut up = with_manifest(&entries, |manifest| {
        let files = manifest["files"].as_array_mut().unwrap();
        files.last_mut().unwrap()["sha256"] = json!("../../../evil");
    });
    up[file].name = "files/../../../evil".to_owned();
    damaged("a file above the folder", "files/../../../evil", &up).await;

    let mut other = entries.clone();
    other[file].name = "/etc/evil".to_owned();
    let name = entries[file].name.as_str();
    damaged("an absolute name", name, &other).await;
}

#[tokio::test]
async fn what_is_no_plain_file_is_not_followed() {
    let (_db, entries) = good().await;
    for kind in [EntryType::Symlink, EntryType::Link, EntryType::Fifo] {
        for at in [0, 1, entries.len() - 1] {
            let mut odd = entries.clone();
            odd[at].kind = kind;
            let name = entries[at].name.as_str();
            damaged(&format!("{kind:?} for {name}"), name, &odd).await;
        }
    }
}

#[tokio::test]
async fn little_that_unpacks_to_much_is_not_unpacked() {
    let (_db, entries) = good().await;
    let much = vec![b' '; 2 << 20];
    let mut config = with_manifest(&entries, |manifest| {
        manifest["config_sha256"] = json!(Hash::of(&much).to_string());
    });
    config[1] = plain("config.toml", much);
    damaged("a configuration of 2 MB", "config.toml", &config).await;

    let last = entries.len() - 1;
    let mut file = entries.clone();
    file[last].size = 1 << 40;
    let name = entries[last].name.as_str();
    damaged("a file of a terabyte", name, &file).await;

    let seat = place(&entries, "tables/seat.jsonl");
    let mut line = entries.clone();
    line[seat] = plain("tables/seat.jsonl", vec![b' '; 65 << 20]);
    damaged("a row of 65 MB", "tables/seat.jsonl", &line).await;

    let mut name = entries.clone();
    name.insert(
        0,
        Entry {
            kind: EntryType::GNULongName,
            ..plain("././@LongLink", vec![b'x'; 1 << 20])
        },
    );
    damaged("a name of a megabyte", "manifest.json", &name).await;
}

#[tokio::test]
async fn a_table_that_nobody_names_is_missed() {
    let (_db, entries) = good().await;
    let mut without = with_manifest(&entries, |manifest| {
        let tables = manifest["tables"].as_array_mut().unwrap();
        tables.retain(|table| table["name"] != "seat");
    });
    without.remove(place(&entries, "tables/seat.jsonl"));
    damaged("without seats", "tables/seat.jsonl", &without).await;
}

#[tokio::test]
async fn what_a_later_version_wrote_is_told_from_damage() {
    let (_db, entries) = good().await;
    let later = with_manifest(&entries, |manifest| {
        manifest["format"] = json!(2);
        manifest["a_field_to_come"] = json!(true);
    });
    for error in refused("a later format", &later).await {
        assert!(
            matches!(error, StoreError::NewerBackup { format: 2 }),
            "{error:?}"
        );
    }
    let later = with_manifest(&entries, |manifest| {
        let migrations = manifest["migrations"].as_array_mut().unwrap();
        migrations.push(json!("house/9999-to-come"));
    });
    for error in refused("a later schema", &later).await {
        assert!(
            matches!(&error, StoreError::NewerSchema { unknown } if unknown == &["house/9999-to-come"]),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_row_that_fits_no_table_leaves_nothing() {
    let (_db, entries) = good().await;
    let seat = place(&entries, "tables/seat.jsonl");
    // Nobody has the id 999: the reference breaks only when the row is written.
    let line = b"[7,999]\n".to_vec();
    let mut broken = with_manifest(&entries, |manifest| {
        let tables = manifest["tables"].as_array_mut().unwrap();
        let one = tables.iter_mut().find(|table| table["name"] == "seat");
        let one = one.unwrap();
        one["sha256"] = json!(Hash::of(&line).to_string());
        one["rows"] = json!(1);
    });
    broken[seat] = plain("tables/seat.jsonl", line);
    for target in testing::bare().await {
        let tar = target.dir().join("broken.tar.gz");
        pack(&tar, &broken);
        let error = backup::restore(&tar, &target, &folder(&target), &[HOUSE], testing::epoch())
            .await
            .expect_err("a broken reference");
        assert!(matches!(error, StoreError::Linked), "{error:?}");
        assert!(target.migrations().await.unwrap().is_empty());
    }
}
