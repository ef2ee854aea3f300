//! Migrations: once, in one piece, and never backwards.

use crate::house::*;
use keruen_store::{Db, Migration, Schema, Sql, Standing, StoreError, testing};

#[tokio::test]
async fn migrating_twice_does_nothing_the_second_time() {
    for db in testing::bare().await {
        assert_eq!(db.migrations().await.unwrap(), [""; 0]);
        let now = testing::epoch();
        assert_eq!(
            db.migrate(&[HOUSE], now).await.unwrap(),
            [
                "store/0001-house",
                "store/0002-bulk-acts",
                "store/0003-job-progress",
                FIRST.name
            ]
        );
        assert_eq!(db.migrate(&[HOUSE], now).await.unwrap(), [""; 0]);
        assert_eq!(
            db.migrate(&[NEWER_HOUSE], now).await.unwrap(),
            [SECOND.name]
        );
        assert_eq!(
            db.migrations().await.unwrap(),
            [
                FIRST.name,
                SECOND.name,
                "store/0001-house",
                "store/0002-bulk-acts",
                "store/0003-job-progress"
            ]
        );
    }
}

#[tokio::test]
async fn a_database_says_how_it_stands_and_what_it_lost() {
    const LOSE: Sql = Sql("DROP TABLE bucket");
    for db in testing::bare().await {
        let standing = async |schema| db.standing(&[schema]).await.unwrap();
        assert_eq!(standing(HOUSE).await, Standing::Empty);
        db.migrate(&[HOUSE], testing::epoch()).await.unwrap();
        assert_eq!(standing(HOUSE).await, Standing::Fits);
        assert_eq!(standing(NEWER_HOUSE).await, Standing::Older(1));
        assert_eq!(db.lost_tables(&[HOUSE]).await.unwrap(), [""; 0]);
        db.check().await.unwrap();
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        tx.run(LOSE, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            standing(HOUSE).await,
            Standing::Fits,
            "as the ledger has it"
        );
        assert_eq!(db.lost_tables(&[HOUSE]).await.unwrap(), ["bucket"]);
    }
}

#[tokio::test]
async fn tables_and_first_rows_come_together_or_not_at_all() {
    for db in testing::bare().await {
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        db.migrate_within(&mut tx, &[HOUSE]).await.unwrap();
        drop(tx);
        assert_eq!(db.standing(&[HOUSE]).await.unwrap(), Standing::Empty);
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        db.migrate_within(&mut tx, &[HOUSE]).await.unwrap();
        tx.journal(person(1), "begin", &[], None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(db.standing(&[HOUSE]).await.unwrap(), Standing::Fits);
    }
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_named() {
    for db in testing::fresh(&[NEWER_HOUSE]).await {
        let asked = db.standing(&[HOUSE]).await;
        assert!(
            matches!(asked, Err(StoreError::NewerSchema { .. })),
            "{asked:?}"
        );
        match db.migrate(&[HOUSE], testing::epoch()).await {
            Err(StoreError::NewerSchema { unknown }) => assert_eq!(unknown, [SECOND.name]),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_migration_edited_after_it_was_applied_is_refused() {
    const EDITED: Schema = Schema {
        migrations: &[Migration {
            name: FIRST.name,
            sql: "CREATE TABLE person (id BIGINT PRIMARY KEY);",
        }],
        ..HOUSE
    };
    for db in testing::fresh(&[HOUSE]).await {
        let asked = db.standing(&[EDITED]).await;
        assert!(
            matches!(asked, Err(StoreError::ChangedMigration { .. })),
            "{asked:?}"
        );
        let refused = db.migrate(&[EDITED], testing::epoch()).await;
        assert!(
            matches!(&refused, Err(StoreError::ChangedMigration { name }) if name == FIRST.name),
            "{refused:?}"
        );
    }
}

#[tokio::test]
async fn a_migration_that_fails_leaves_nothing() {
    const BROKEN: Migration = Migration {
        name: "house/0002-notes",
        sql: "CREATE TABLE half (id BIGINT PRIMARY KEY); INSERT INTO half (id) VALUES (1); INSERT INTO nowhere VALUES (1);",
    };
    const HALF: Schema = Schema {
        migrations: &[FIRST, BROKEN],
        ..HOUSE
    };
    const RIGHT: Schema = Schema {
        migrations: &[
            FIRST,
            Migration {
                name: BROKEN.name,
                sql: "CREATE TABLE half (id BIGINT PRIMARY KEY);",
            },
        ],
        ..HOUSE
    };
    for db in testing::bare().await {
        assert!(matches!(
            db.migrate(&[HALF], testing::epoch()).await,
            Err(StoreError::Other(_))
        ));
        assert_eq!(
            db.migrations().await.unwrap(),
            [""; 0],
            "nor do the ones before it"
        );
        // The name is free for the right text, and the half-made table is not in its way.
        assert_eq!(
            db.migrate(&[RIGHT], testing::epoch()).await.unwrap(),
            [
                "store/0001-house",
                "store/0002-bulk-acts",
                "store/0003-job-progress",
                FIRST.name,
                BROKEN.name
            ]
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_may_migrate_at_once() {
    for db in testing::bare().await {
        let other = Db::open(&db.target()).await.unwrap();
        let one = db.clone();
        let first =
            tokio::spawn(async move { one.migrate(&[NEWER_HOUSE], testing::epoch()).await });
        let second = other
            .migrate(&[NEWER_HOUSE], testing::epoch())
            .await
            .unwrap();
        let first = first.await.unwrap().unwrap();
        assert_eq!(
            first.len() + second.len(),
            5,
            "one of them applied all: {first:?} {second:?}"
        );
        other.close().await;
    }
}
