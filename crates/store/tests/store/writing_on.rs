//! A backup that is made while people go on writing holds one moment, and never half of an act.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use keruen_store::{Db, Sql, StoreError, backup, journal, params, testing};

use crate::backups::{CONFIG, folder};
use crate::house::*;

/// Those without a seat. Each act below seats everybody whom it adds.
const UNSEATED: Sql = Sql(
    "SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT 1 FROM seat s WHERE s.person = p.id)",
);

/// One act in two tables.
async fn add_and_seat(db: &Db) -> Result<(), StoreError> {
    let mut tx = db.act(coordinator(), testing::epoch()).await?;
    let id = tx.next_id("person").await?;
    tx.run(ADD_PERSON, &full_person(id, "Seated", None)).await?;
    tx.run(TAKE_SEAT, &params![id, id]).await?;
    tx.journal(person(id), "add", &["name", "seat"], None)
        .await?;
    tx.commit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_while_people_write_holds_whole_acts() {
    for db in testing::fresh(&[HOUSE]).await {
        for _ in 0..50 {
            add_and_seat(&db).await.unwrap();
        }
        let stop = Arc::new(AtomicBool::new(false));
        let writing = tokio::spawn({
            let (db, stop) = ((*db).clone(), Arc::clone(&stop));
            async move {
                let mut acts = 50;
                while !stop.load(Ordering::Relaxed) {
                    add_and_seat(&db).await.unwrap();
                    acts += 1;
                }
                acts
            }
        });
        let mut held = Vec::new();
        for round in 0..5 {
            let out = db.dir().join(format!("{round}.tar.gz"));
            backup::write(&db, &folder(&db), &[HOUSE], CONFIG, &out, testing::epoch())
                .await
                .unwrap();
            held.push(out);
        }
        stop.store(true, Ordering::Relaxed);
        let acts: usize = writing.await.unwrap();
        assert!(acts > 50, "nobody wrote meanwhile");

        let mut before = 0;
        for out in held {
            let target = testing::bare().await.remove(0);
            backup::restore(&out, &target, &folder(&target), &[HOUSE], testing::epoch())
                .await
                .unwrap();
            let people: Vec<i64> = target.many(PEOPLE, &[]).await.unwrap();
            assert_eq!(target.one::<i64>(UNSEATED, &[]).await.unwrap(), 0);
            let journalled = journal::recent(&target, 1_000_000).await.unwrap();
            assert_eq!(journalled.len(), people.len(), "as many acts as people");
            assert!(
                (before..=acts).contains(&people.len()),
                "one moment after the other"
            );
            before = people.len();
        }
    }
}
