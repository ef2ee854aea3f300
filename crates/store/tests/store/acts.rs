//! Acts: one winner per seat, no act without a journal row, nothing left of what was not committed.

use crate::house::*;
use keruen_store::{StoreError, Thing, journal, params, testing};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_fifty_rivals_exactly_one_gets_the_seat() {
    for db in testing::fresh(&[HOUSE]).await {
        let people: Vec<i64> = {
            let mut all = Vec::new();
            for n in 0..50 {
                all.push(add_person(&db, &format!("Rival {n}")).await.unwrap());
            }
            all
        };
        let rivals = people.iter().map(|&id| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut tx = db.act(coordinator(), testing::epoch()).await?;
                tx.run(TAKE_SEAT, &params![1, id]).await?;
                tx.journal(
                    Thing {
                        kind: "seat",
                        id: 1,
                    },
                    "take",
                    &["person"],
                    None,
                )
                .await?;
                tx.commit().await?;
                Ok::<i64, StoreError>(id)
            })
        });
        let (mut winners, mut losers) = (Vec::new(), 0);
        for rival in rivals.collect::<Vec<_>>() {
            match rival.await.unwrap() {
                Ok(id) => winners.push(id),
                Err(StoreError::Duplicate { columns }) if columns == "seat.number" => losers += 1,
                Err(other) => panic!("{:?}: {other:?}", db.engine()),
            }
        }
        assert_eq!((winners.len(), losers), (1, 49), "{:?}", db.engine());
        assert_eq!(
            db.one::<i64>(SEATED, &params![1]).await.unwrap(),
            winners[0]
        );
        let journal = journal::of(
            &db,
            Thing {
                kind: "seat",
                id: 1,
            },
        )
        .await
        .unwrap();
        assert_eq!(journal.len(), 1, "the losers left no trace");
    }
}

#[tokio::test]
async fn an_act_without_a_journal_row_is_undone() {
    for db in testing::fresh(&[HOUSE]).await {
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        tx.run(ADD_PERSON, &full_person(1, "Nobody", None))
            .await
            .unwrap();
        assert!(matches!(tx.commit().await, Err(StoreError::Unjournalled)));
        assert_eq!(db.many::<i64>(PEOPLE, &[]).await.unwrap(), [0i64; 0]);

        // A question that changes something counts too.
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        tx.run(ADD_PERSON, &full_person(1, "Nobody", None))
            .await
            .unwrap();
        tx.journal(person(1), "add", &["name"], None).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        assert_eq!(tx.many::<i64>(ERASE_ALL, &[]).await.unwrap(), [1]);
        assert!(matches!(tx.commit().await, Err(StoreError::Unjournalled)));
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        assert_eq!(tx.many::<i64>(ERASE_ALL, &[]).await.unwrap(), [1]);
        tx.commit().await.unwrap();

        // An act that only looked has nothing to journal; upkeep never has.
        db.act(coordinator(), testing::epoch())
            .await
            .unwrap()
            .commit()
            .await
            .unwrap();
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        tx.run(ADD_PERSON, &full_person(1, "Somebody", None))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(db.many::<i64>(PEOPLE, &[]).await.unwrap(), [1]);
    }
}

#[tokio::test]
async fn a_dropped_act_leaves_nothing_and_blocks_nobody() {
    for db in testing::fresh(&[HOUSE]).await {
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        let id = tx.next_id("person").await.unwrap();
        tx.run(ADD_PERSON, &full_person(id, "Dropped", None))
            .await
            .unwrap();
        tx.journal(person(id), "add", &["name"], None)
            .await
            .unwrap();
        drop(tx);
        assert_eq!(db.many::<i64>(PEOPLE, &[]).await.unwrap(), [0i64; 0]);
        assert!(journal::recent(&db, 10).await.unwrap().is_empty());
        let id = add_person(&db, "Kept").await.unwrap();
        assert_eq!(db.one::<String>(NAME, &params![id]).await.unwrap(), "Kept");
    }
}

#[tokio::test]
async fn ids_are_never_given_twice() {
    for db in testing::fresh(&[HOUSE]).await {
        assert_eq!(add_person(&db, "First").await.unwrap(), 1);
        assert_eq!(add_person(&db, "Second").await.unwrap(), 2);
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        tx.run(ERASE, &params![2]).await.unwrap();
        tx.journal(person(2), "erase", &[], None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(add_person(&db, "Third").await.unwrap(), 3);
    }
}

#[tokio::test]
async fn the_journal_keeps_old_values_until_they_are_forgotten() {
    for db in testing::fresh(&[HOUSE]).await {
        let id = add_person(&db, "Sapar").await.unwrap();
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        assert!(matches!(
            tx.keep_old(person(id), "name", "Sapar").await,
            Err(StoreError::Unjournalled)
        ));
        tx.run(RENAME, &params![id, "Saparbek"]).await.unwrap();
        tx.journal(
            person(id),
            "correct",
            &["note", "name"],
            Some("asked by phone"),
        )
        .await
        .unwrap();
        tx.keep_old(person(id), "name", "Sapar").await.unwrap();
        tx.keep_old(person(id), "note", "tall").await.unwrap();
        tx.commit().await.unwrap();

        let entries = journal::of(&db, person(id)).await.unwrap();
        assert_eq!(entries.len(), 2);
        let latest = &entries[0];
        assert_eq!(
            (latest.verb.as_str(), latest.role.as_str(), latest.account),
            ("correct", "coordinator", Some(3))
        );
        assert_eq!(
            (latest.kind.as_str(), latest.thing, latest.at),
            ("person", id, testing::epoch())
        );
        assert_eq!(
            (latest.fields.join(" "), latest.why.as_deref()),
            ("note name".into(), Some("asked by phone"))
        );
        // In the order of the act, not of the alphabet.
        let old = [("note", "tall"), ("name", "Sapar")].map(|(f, o)| (f.to_owned(), o.to_owned()));
        assert_eq!(latest.old, old);
        assert_eq!(entries[1].old, []);
        assert_eq!(journal::recent(&db, 1).await.unwrap()[0].id, latest.id);

        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        journal::forget(&mut tx, person(id)).await.unwrap();
        tx.journal(person(id), "erase", &[], None).await.unwrap();
        tx.commit().await.unwrap();
        let entries = journal::of(&db, person(id)).await.unwrap();
        assert_eq!(entries.len(), 3, "the rows stay");
        assert!(
            entries
                .iter()
                .all(|entry| entry.old.is_empty() && entry.why.is_none())
        );
    }
}
