//! A full disk and a database file that went away: the write is refused, and the next one, when all is
//! well again, is not.

use crate::house::*;
use keruen_store::{Engine, Sql, StoreError, params, testing};

/// What SQLite does by itself when the disk is full.
const UNDONE: Sql = Sql("ROLLBACK");

#[tokio::test]
async fn a_write_that_finds_no_room_is_undone_whole_and_works_later() {
    let photo = vec![7_u8; 1 << 20];
    for db in testing::fresh(&[HOUSE]).await {
        if db.engine() != Engine::Sqlite {
            continue;
        }
        add_person(&db, "Before").await.unwrap();
        db.fill().await;
        let mut tx = db.act(coordinator(), testing::epoch()).await.unwrap();
        let refused = tx
            .run(
                ADD_PERSON,
                &params![2, "Large", None::<i64>, None::<f64>, photo.clone()],
            )
            .await;
        assert!(matches!(refused, Err(StoreError::Full)), "{refused:?}");
        drop(tx);
        assert_eq!(db.many::<i64>(PEOPLE, &[]).await.unwrap(), [1]);
        db.make_room().await;
        assert_eq!(add_person(&db, "After").await.unwrap(), 2);
    }
}

#[tokio::test]
async fn when_there_is_room_again_one_can_write_again() {
    for db in testing::fresh(&[HOUSE]).await {
        if db.engine() != Engine::Sqlite {
            continue;
        }
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        tx.run(UNDONE, &[]).await.unwrap();
        drop(tx);
        add_person(&db, "After").await.unwrap();
    }
}

#[tokio::test]
async fn nothing_is_written_into_a_file_that_was_moved_away() {
    for db in testing::fresh(&[HOUSE]).await {
        if db.engine() != Engine::Sqlite {
            continue;
        }
        let (here, away) = (db.sqlite_path(), db.dir().join("away.sqlite"));
        std::fs::rename(&here, &away).unwrap();
        let refused = add_person(&db, "Nowhere").await;
        assert!(matches!(refused, Err(StoreError::Gone(_))), "{refused:?}");
        std::fs::rename(&away, &here).unwrap();
        add_person(&db, "Back").await.unwrap();
    }
}
