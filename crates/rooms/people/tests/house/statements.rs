//! The schema on every engine at hand: it migrates, and every statement prepares.

use keruen_people::SCHEMA;
use keruen_store::testing;

#[test]
fn both_engines_sort_alike() {
    let torn = testing::torn_orders(&[SCHEMA]);
    assert!(torn.is_empty(), "{torn:#?}");
}

#[tokio::test]
async fn every_statement_prepares() {
    for db in testing::fresh(&[SCHEMA]).await {
        let failed = testing::unprepared(&db, &[SCHEMA]).await;
        assert!(failed.is_empty(), "{:?}: {failed:#?}", db.engine());
    }
}
