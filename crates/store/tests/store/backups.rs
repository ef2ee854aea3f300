//! Backups: the same from both engines, whole or refused, and restored into empty sites only.
//! long: one story told from its start, each test leaning on the same beginnings.

use std::path::{Path, PathBuf};

use keruen_store::files::{Files, Hash};
use keruen_store::testing::{self, TestDb};
use keruen_store::{Schema, Sql, StoreError, backup, erased, jobs, params};

use crate::house::*;

pub const CONFIG: &str = "name = \"Үлгі\"\n";

/// A site with something of everything: rows that point at later rows, odd values, files, secrets.
pub async fn furnish(db: &TestDb) -> Vec<Hash> {
    let files = folder(db);
    add_person(db, "Амангелді \"Қ\" \\ \n 😀").await.unwrap();
    let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
    for id in [2, 3, 4] {
        assert_eq!(tx.next_id("person").await.unwrap(), id);
    }
    tx.run(ADD_PERSON, &full_person(4, "Fourth", None))
        .await
        .unwrap();
    // The second was invited by the fourth: in the order of ids the row comes before its inviter.
    tx.run(ADD_PERSON, &full_person(2, "Second", Some(4)))
        .await
        .unwrap();
    tx.run(
        ADD_PERSON,
        &params![3, "", 2, f64::INFINITY, Vec::<u8>::new()],
    )
    .await
    .unwrap();
    tx.run(TAKE_SEAT, &params![7, 3]).await.unwrap();
    tx.run(OPEN_SESSION, &params!["very secret cookie", 2])
        .await
        .unwrap();
    let mut hashes = Vec::new();
    for bytes in [&b"a letter"[..], &vec![0; 100_000], b""] {
        hashes.push(files.put(&mut tx, bytes, "application/pdf").await.unwrap());
    }
    tx.journal(person(2), "add", &["name"], Some("тізім бойынша"))
        .await
        .unwrap();
    tx.keep_old(person(2), "name", "Sekond").await.unwrap();
    erased::mark(
        &mut tx,
        keruen_store::Thing {
            kind: "person",
            id: 90,
        },
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    hashes
}

pub fn folder(db: &TestDb) -> Files {
    Files::new(db.dir().join("files"))
}

pub async fn written(db: &TestDb) -> PathBuf {
    let out = db.dir().join("backups/keruen.tar.gz");
    std::fs::create_dir(out.parent().unwrap()).unwrap();
    let report = backup::write(db, &folder(db), &[HOUSE], CONFIG, &out, testing::epoch())
        .await
        .unwrap();
    assert_eq!(
        (report.files, report.missing.len(), report.config.as_str()),
        (3, 0, CONFIG)
    );
    assert_eq!(
        report.tables,
        backup::table_hashes(db, &[HOUSE]).await.unwrap()
    );
    assert_eq!(
        std::fs::read_dir(out.parent().unwrap()).unwrap().count(),
        1,
        "nothing but the backup is left"
    );
    out
}

#[tokio::test]
async fn every_engine_takes_every_engine_s_backup_and_gives_the_same_hashes() {
    let mut all_hashes = Vec::new();
    for source in testing::fresh(&[HOUSE]).await {
        let hashes = furnish(&source).await;
        let out = written(&source).await;
        let tables = backup::table_hashes(&source, &[HOUSE]).await.unwrap();
        for (target, label) in testing::bare()
            .await
            .into_iter()
            .zip([1, 1])
            .chain(testing::fresh(&[HOUSE]).await.into_iter().zip([2, 2]))
        {
            let report =
                backup::restore(&out, &target, &folder(&target), &[HOUSE], testing::epoch())
                    .await
                    .unwrap();
            assert_eq!(report.tables, tables);
            assert_eq!(report.config, CONFIG);
            let mut got = backup::table_hashes(&target, &[HOUSE]).await.unwrap();
            // One counter was moved past the erased id; all else is byte for byte the same.
            assert_ne!(got[0], tables[0]);
            got[0] = tables[0].clone();
            assert_eq!(
                got,
                tables,
                "{:?} -> {:?} ({label})",
                source.engine(),
                target.engine()
            );
            for hash in &hashes {
                let bytes = folder(&target).get(hash).await.unwrap();
                assert_eq!(Hash::of(&bytes), *hash);
            }
            assert_eq!(
                target.one::<i64>(SESSIONS, &[]).await.unwrap(),
                0,
                "sessions stay behind"
            );
            assert_eq!(
                add_person(&target, "Next").await.unwrap(),
                91,
                "past all ids, given or erased"
            );
        }
        all_hashes.push(tables);
    }
    assert!(
        all_hashes.iter().all(|one| *one == all_hashes[0]),
        "the engines agree: {all_hashes:?}"
    );
}

#[tokio::test]
async fn secrets_are_not_in_a_backup() {
    for db in testing::fresh(&[HOUSE]).await {
        furnish(&db).await;
        let parts = listed(&written(&db).await);
        let names: Vec<String> = parts.iter().map(|(name, _)| name.clone()).collect();
        assert!(names.contains(&"tables/person.jsonl".to_owned()));
        assert!(
            !names
                .iter()
                .any(|name| name.contains("session") || name.contains("bucket")),
            "{names:?}"
        );
        let all: Vec<u8> = parts.into_iter().flat_map(|(_, bytes)| bytes).collect();
        assert!(!contains(&all, b"very secret cookie"));
    }
}

#[tokio::test]
async fn a_site_with_people_is_not_overwritten() {
    for db in testing::fresh(&[HOUSE]).await {
        furnish(&db).await;
        let before = backup::table_hashes(&db, &[HOUSE]).await.unwrap();
        let out = written(&db).await;
        let refused = backup::restore(&out, &db, &folder(&db), &[HOUSE], testing::epoch()).await;
        assert!(
            matches!(refused, Err(StoreError::NotEmpty { .. })),
            "{refused:?}"
        );
        assert_eq!(backup::table_hashes(&db, &[HOUSE]).await.unwrap(), before);
    }
}

#[tokio::test]
async fn a_flipped_byte_anywhere_is_refused_and_nothing_is_written() {
    let source = testing::fresh(&[HOUSE]).await.remove(0);
    furnish(&source).await;
    let good = std::fs::read(written(&source).await).unwrap();
    let target = testing::fresh(&[HOUSE]).await.remove(0);
    let before = backup::table_hashes(&target, &[HOUSE]).await.unwrap();
    let bad = target.dir().join("bad.tar.gz");
    // What does not begin as a backup is none; behind its beginning it is a damaged one.
    let check = async |bytes: &[u8], what: &str| {
        std::fs::write(&bad, bytes).unwrap();
        let refused =
            backup::restore(&bad, &target, &folder(&target), &[HOUSE], testing::epoch()).await;
        assert!(
            matches!(
                refused,
                Err(StoreError::Damaged { .. } | StoreError::NotABackup)
            ),
            "{what}: {refused:?}"
        );
    };
    for place in 0..good.len() {
        let mut flipped = good.clone();
        flipped[place] ^= 0xff;
        check(&flipped, &format!("byte {place}")).await;
    }
    for end in [0, 5, good.len() / 2, good.len() - 1] {
        check(&good[..end], &format!("cut at {end}")).await;
    }
    check(&[&good[..], b"x"].concat(), "something after the end").await;
    assert_eq!(
        backup::table_hashes(&target, &[HOUSE]).await.unwrap(),
        before
    );
    assert!(!target.dir().join("files").exists());
}

#[tokio::test]
async fn a_part_changed_with_a_right_checksum_is_named() {
    let db = testing::fresh(&[HOUSE]).await.remove(0);
    furnish(&db).await;
    let parts = listed(&written(&db).await);
    let target = testing::fresh(&[HOUSE]).await.remove(0);
    let bad = target.dir().join("bad.tar.gz");
    let damaged = async || match backup::verify(&bad).await {
        Err(StoreError::Damaged { part, .. }) => part,
        other => panic!("{other:?}"),
    };
    for (place, (name, bytes)) in parts.iter().enumerate().skip(1) {
        if let Some(last) = bytes.len().checked_sub(2) {
            let mut changed = parts.clone();
            changed[place].1[last] ^= 1;
            packed(&bad, &changed);
            assert_eq!(damaged().await, *name);
        }
        let mut without = parts.clone();
        without.remove(place);
        packed(&bad, &without);
        assert_eq!(damaged().await, *name);
    }
    packed(&bad, &parts[1..]);
    let foreign = backup::verify(&bad).await;
    assert!(
        matches!(foreign, Err(StoreError::NotABackup)),
        "{foreign:?}"
    );
    packed(&bad, &[&parts[..], &parts[..1]].concat());
    assert_eq!(damaged().await, "archive");
    packed(&bad, &parts);
    assert!(backup::verify(&bad).await.is_ok(), "unchanged, it is good");
}

#[tokio::test]
async fn a_backup_survives_a_file_that_is_lost_or_damaged() {
    for db in testing::fresh(&[HOUSE]).await {
        let hashes = furnish(&db).await;
        std::fs::remove_file(folder(&db).path(&hashes[0])).unwrap();
        std::fs::write(folder(&db).path(&hashes[1]), b"other").unwrap();
        let out = db.dir().join("keruen.tar.gz");
        let report = backup::write(&db, &folder(&db), &[HOUSE], CONFIG, &out, testing::epoch())
            .await
            .unwrap();
        let mut missing = vec![hashes[0].to_string(), hashes[1].to_string()];
        missing.sort();
        assert_eq!((report.files, report.missing), (1, missing));
        assert!(matches!(
            folder(&db).get(&hashes[0]).await,
            Err(StoreError::NotFound)
        ));
        assert!(matches!(
            folder(&db).get(&hashes[1]).await,
            Err(StoreError::Damaged { .. })
        ));
        backup::verify(&out).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_lost_or_damaged_is_found_before_any_backup() {
    for db in testing::fresh(&[HOUSE]).await {
        let hashes = furnish(&db).await;
        assert_eq!(folder(&db).unsound(&db).await.unwrap(), []);
        std::fs::remove_file(folder(&db).path(&hashes[0])).unwrap();
        // Of the right size: only the bytes tell.
        std::fs::write(folder(&db).path(&hashes[1]), vec![1; 100_000]).unwrap();
        let mut unsound = vec![hashes[0], hashes[1]];
        unsound.sort();
        assert_eq!(folder(&db).unsound(&db).await.unwrap(), unsound);
    }
}

#[tokio::test]
async fn a_backup_takes_nobody_s_place_and_makes_no_folder() {
    for db in testing::fresh(&[HOUSE]).await {
        furnish(&db).await;
        let write = async |out: &Path| {
            backup::write(&db, &folder(&db), &[HOUSE], CONFIG, out, testing::epoch()).await
        };
        let taken = db.dir().join("report.xlsx");
        std::fs::write(&taken, "somebody's").unwrap();
        let refused = write(&taken).await;
        assert!(matches!(refused, Err(StoreError::Io { .. })), "{refused:?}");
        assert_eq!(std::fs::read(&taken).unwrap(), b"somebody's");
        let nowhere = db.dir().join("no/such/keruen.tar.gz");
        assert!(write(&nowhere).await.is_err());
        assert!(!db.dir().join("no").exists());
    }
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_not_backed_up_by_halves() {
    for db in testing::fresh(&[NEWER_HOUSE]).await {
        let out = db.dir().join("keruen.tar.gz");
        let refused =
            backup::write(&db, &folder(&db), &[HOUSE], CONFIG, &out, testing::epoch()).await;
        assert!(
            matches!(refused, Err(StoreError::NewerSchema { .. })),
            "{refused:?}"
        );
        assert!(!out.exists());
    }
}

#[tokio::test]
async fn an_older_backup_is_migrated_and_a_newer_one_refused() {
    for source in testing::fresh(&[HOUSE]).await {
        furnish(&source).await;
        let old = written(&source).await;
        for target in testing::bare().await {
            backup::restore(
                &old,
                &target,
                &folder(&target),
                &[NEWER_HOUSE],
                testing::epoch(),
            )
            .await
            .unwrap();
            assert_eq!(target.many::<i64>(PEOPLE, &[]).await.unwrap(), [1, 2, 3, 4]);
            assert_eq!(
                target
                    .migrate(&[NEWER_HOUSE], testing::epoch())
                    .await
                    .unwrap(),
                [""; 0]
            );

            // Rows that a migration brings along are in the backup too, and do not come twice.
            let new = target.dir().join("new.tar.gz");
            let schemas: &[Schema] = &[NEWER_HOUSE];
            backup::write(
                &target,
                &folder(&target),
                schemas,
                CONFIG,
                &new,
                testing::epoch(),
            )
            .await
            .unwrap();
            for again in testing::bare().await {
                backup::restore(&new, &again, &folder(&again), schemas, testing::epoch())
                    .await
                    .unwrap();
                let tables = backup::table_hashes(&again, schemas).await.unwrap();
                assert_eq!(
                    tables
                        .iter()
                        .find(|table| table.name == "greeting")
                        .unwrap()
                        .rows,
                    2
                );
            }
            for older in testing::bare().await {
                let refused =
                    backup::restore(&new, &older, &folder(&older), &[HOUSE], testing::epoch())
                        .await;
                assert!(
                    matches!(refused, Err(StoreError::NewerSchema { .. })),
                    "{refused:?}"
                );
                assert!(older.migrations().await.unwrap().is_empty());
            }
        }
        let migrated = testing::fresh(&[NEWER_HOUSE]).await.remove(0);
        let refused = backup::restore(
            &old,
            &migrated,
            &folder(&migrated),
            &[NEWER_HOUSE],
            testing::epoch(),
        )
        .await;
        assert!(
            matches!(refused, Err(StoreError::OtherSchema)),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn what_was_erased_after_the_backup_can_be_noted_again() {
    for db in testing::fresh(&[HOUSE]).await {
        let list = vec![
            erased::Erased {
                kind: "person".into(),
                id: 40,
                at: testing::epoch(),
            },
            erased::Erased {
                kind: "person".into(),
                id: 12,
                at: testing::epoch(),
            },
        ];
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        erased::note(&mut tx, &list).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            erased::list(&db).await.unwrap(),
            [list[1].clone(), list[0].clone()]
        );
        assert_eq!(add_person(&db, "Next").await.unwrap(), 41);
    }
}

pub fn listed(tar: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(
        std::fs::File::open(tar).unwrap(),
    ));
    let read = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        (entry.path().unwrap().display().to_string(), bytes)
    };
    archive.entries().unwrap().map(read).collect()
}

pub fn packed(out: &Path, parts: &[(String, Vec<u8>)]) {
    let file = std::fs::File::create(out).unwrap();
    let mut tar = tar::Builder::new(flate2::write::GzEncoder::new(
        file,
        flate2::Compression::new(6),
    ));
    for (name, bytes) in parts {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        tar.append_data(&mut header, name, bytes.as_slice())
            .unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap();
}

fn contains(all: &[u8], some: &[u8]) -> bool {
    all.windows(some.len()).any(|window| window == some)
}

#[tokio::test]
async fn what_was_under_way_ends_with_a_restore() {
    const SCORE: Sql = Sql("SELECT score FROM person WHERE name = 'Қонақ'");
    for source in testing::fresh(&[HOUSE]).await {
        furnish(&source).await;
        add_person(&source, "Қонақ").await.unwrap();
        let mut tx = source.upkeep(testing::epoch()).await.unwrap();
        let payload = serde_json::json!({ "to": "somebody" });
        let job = jobs::enqueue(&mut tx, "send", &payload, testing::epoch())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let out = source.dir().join("keruen.tar.gz");
        backup::write(
            &source,
            &folder(&source),
            &[HOUSE],
            CONFIG,
            &out,
            testing::epoch(),
        )
        .await
        .unwrap();
        for target in testing::bare().await {
            backup::restore(&out, &target, &folder(&target), &[HOUSE], testing::epoch())
                .await
                .unwrap();
            let lease = jiff::SignedDuration::from_mins(1);
            let claimed = jobs::claim(&target, testing::epoch(), lease).await.unwrap();
            assert_eq!(claimed, None, "the queue of the site as it was");
            let mut tx = target.upkeep(testing::epoch()).await.unwrap();
            let next = jobs::enqueue(&mut tx, "send", &payload, testing::epoch())
                .await
                .unwrap();
            assert!(next > job, "no number is given twice");
            assert_eq!(
                tx.one::<f64>(SCORE, &[]).await.unwrap().to_bits(),
                0.5_f64.to_bits()
            );
        }
    }
}
