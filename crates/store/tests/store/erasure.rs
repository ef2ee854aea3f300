//! What is erased is gone from every byte on the disk.

use std::collections::BTreeSet;

use keruen_store::testing::{self, TestDb};
use keruen_store::{Engine, erased, journal, params, search};

use crate::house::*;

const MARK: &str = "Құпиямарк";
const PEOPLE_IN_ALL: i64 = 1500;

/// A value that looks like a person's, with a mark no other row has, of changing length.
fn name(n: i64, version: i64) -> String {
    let filler = usize::try_from((n * 7919 + version * 104_729) % 307).unwrap();
    format!("{MARK}{n:05} {}", "а".repeat(filler))
}

/// The numbers that follow a mark anywhere in the database's files.
fn marked(db: &TestDb) -> BTreeSet<i64> {
    let folded = search::beginnings(MARK).remove(0).remove(0);
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(db.dir()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for mark in [MARK.as_bytes(), folded.as_bytes()] {
            for (place, _) in bytes
                .windows(mark.len())
                .enumerate()
                .filter(|(_, window)| *window == mark)
            {
                let digits = bytes
                    .get(place + mark.len()..place + mark.len() + 5)
                    .unwrap_or_default();
                found.extend(
                    std::str::from_utf8(digits)
                        .ok()
                        .and_then(|digits| digits.parse::<i64>().ok()),
                );
            }
        }
    }
    found
}

#[tokio::test]
async fn no_byte_of_an_erased_person_is_left_after_the_checkpoint() {
    let all = testing::fresh(&[HOUSE]).await;
    for db in all.iter().filter(|db| db.engine() == Engine::Sqlite) {
        // Rows of many sizes, in no order, renamed and erased in between: pages split, join and
        // move, and leave copies behind.
        let mut gone = BTreeSet::new();
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        for step in 0..PEOPLE_IN_ALL {
            let n = step * 619 % PEOPLE_IN_ALL;
            let who = person(n + 1);
            let photo = name(n, 0)
                .repeat(if n % 4 == 0 { 20 } else { 1 })
                .into_bytes();
            tx.run(
                ADD_PERSON,
                &params![who.id, name(n, 0), None::<i64>, None::<f64>, photo],
            )
            .await
            .unwrap();
            search::index(&mut tx, who, &[("name", &name(n, 0))])
                .await
                .unwrap();
            tx.journal(who, "add", &["name"], Some(&name(n, 0)))
                .await
                .unwrap();
            let other = (step / 2) * 619 % PEOPLE_IN_ALL;
            if step % 2 == 0 && !gone.contains(&other) {
                let who = person(other + 1);
                tx.run(RENAME, &params![who.id, name(other, step)])
                    .await
                    .unwrap();
                search::index(&mut tx, who, &[("name", &name(other, step))])
                    .await
                    .unwrap();
                tx.journal(who, "correct", &["name"], None).await.unwrap();
                tx.keep_old(who, "name", &name(other, 0)).await.unwrap();
            }
            let other = (step / 3) * 619 % PEOPLE_IN_ALL;
            if step % 3 == 0 && gone.insert(other) {
                let who = person(other + 1);
                tx.run(ERASE, &params![who.id]).await.unwrap();
                search::forget(&mut tx, who).await.unwrap();
                journal::forget(&mut tx, who).await.unwrap();
                erased::mark(&mut tx, who).await.unwrap();
            }
            if step % 2 == 1 {
                tx.commit().await.unwrap();
                tx = db.act(coordinator(), testing::epoch()).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
        db.checkpoint().await.unwrap();

        let kept: BTreeSet<i64> = (0..PEOPLE_IN_ALL).filter(|n| !gone.contains(n)).collect();
        let found = marked(db);
        let left: Vec<&i64> = found.difference(&kept).collect();
        assert!(
            left.is_empty(),
            "left of {} erased people: {left:?}",
            gone.len()
        );
        assert_eq!(found, kept, "the search finds what is there");
    }
}

#[tokio::test]
async fn a_checkpoint_works_on_both_engines_and_keeps_everything() {
    for db in testing::fresh(&[HOUSE]).await {
        add_person(&db, "Kept").await.unwrap();
        db.checkpoint().await.unwrap();
        assert_eq!(db.many::<String>(NAMES, &[]).await.unwrap(), ["Kept"]);
        add_person(&db, "After").await.unwrap();
    }
}
