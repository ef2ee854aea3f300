//! A full disk and a database file that went away: the write is refused, and the next one, when all is
//! well again, is not.

use crate::house::*;
use keruen_store::{Engine, Sql, StoreError, testing};

/// What SQLite does by itself when the disk is full.
const UNDONE: Sql = Sql("ROLLBACK");

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
