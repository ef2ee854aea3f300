//! How the directory goes about ten thousand people: a search must not read everybody.
//! How long it takes, the example `directory` tells.

use crate::given::houses;
use keruen_people::directory::queries;
use keruen_store::{Db, Engine, Sql};

/// What SQLite says about its way through a statement.
async fn plan(db: &Db, sql: Sql) -> Vec<String> {
    // Statements are constants everywhere else; a test may leak a few.
    let explain = Sql(Box::leak(
        format!("EXPLAIN QUERY PLAN {}", sql.0).into_boxed_str(),
    ));
    let steps: Vec<(i64, i64, i64, String)> = db.many(explain, &[]).await.expect("explains");
    steps.into_iter().map(|(_, _, _, step)| step).collect()
}

#[tokio::test]
async fn a_search_is_led_by_the_words_and_a_page_by_the_order() {
    for db in houses()
        .await
        .iter()
        .filter(|db| db.engine() == Engine::Sqlite)
    {
        for sql in [
            queries::BY_WORD,
            queries::COUNT_WORD,
            queries::COUNT_WORD_OF_ALL,
            queries::BY_TWO,
            queries::COUNT_TWO,
            queries::COUNT_TWO_OF_ALL,
            queries::BY_THREE,
            queries::COUNT_THREE,
            queries::COUNT_THREE_OF_ALL,
            queries::BY_SPELLINGS,
            queries::COUNT_SPELLINGS,
            queries::BY_CONTACT,
            queries::COUNT_CONTACT,
            queries::COUNT_CONTACT_OF_ALL,
        ] {
            let steps = plan(db, sql).await;
            assert!(
                !steps
                    .iter()
                    .any(|step| step == "SCAN p" || step.starts_with("SCAN p ")),
                "{steps:#?}"
            );
            assert!(
                !steps.iter().any(|step| step.starts_with("SCAN token")),
                "{steps:#?}"
            );
            assert!(
                !steps.iter().any(|step| step.starts_with("SCAN contact")),
                "{steps:#?}"
            );
        }
        for (sql, index) in [
            (queries::BROWSE_KK, "person_sort_kk"),
            (queries::BROWSE_RU, "person_sort_ru"),
            (queries::BROWSE_EN, "person_sort_en"),
            (queries::ALONG_WORD_KK, "person_sort_kk"),
            (queries::ALONG_WORD_RU, "person_sort_ru"),
            (queries::ALONG_WORD_EN, "person_sort_en"),
            (queries::ALONG_CONTACT_KK, "person_sort_kk"),
            (queries::ALONG_CONTACT_RU, "person_sort_ru"),
            (queries::ALONG_CONTACT_EN, "person_sort_en"),
        ] {
            let steps = plan(db, sql).await;
            assert!(steps.iter().any(|step| step.contains(index)), "{steps:#?}");
        }
    }
}
