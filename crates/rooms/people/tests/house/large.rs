//! The directory with ten thousand people: not how long it takes, but how: a search
//! must not read everybody.

use crate::given::{houses, owner, today};
use keruen_people::directory::{Query, find, queries};
use keruen_speech::Lang;
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
            queries::BY_WORDS,
            queries::COUNT_BY_WORDS,
            queries::BY_SPELLINGS,
            queries::COUNT_BY_SPELLINGS,
            queries::BY_CONTACT,
            queries::COUNT_BY_CONTACT,
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
        ] {
            let steps = plan(db, sql).await;
            assert!(steps.iter().any(|step| step.contains(index)), "{steps:#?}");
        }
    }
}

#[tokio::test]
#[ignore = "measures; run by hand with --run-ignored all --no-capture"]
async fn measure_ten_thousand() {
    use std::time::Instant;
    const SURNAMES: [&str; 12] = [
        "Ахметов",
        "Сейітов",
        "Құмтаев",
        "Теңізов",
        "Жұлдызов",
        "Мысалов",
        "Үлгіов",
        "Бекұлов",
        "Өзенов",
        "Тауов",
        "Далаев",
        "Желов",
    ];
    const GIVEN: [&str; 12] = [
        "Амангелді",
        "Бауыржан",
        "Гүлсім",
        "Айнұр",
        "Әділ",
        "Жанар",
        "Қанат",
        "Меруерт",
        "Нұрлан",
        "Сәуле",
        "Ерлан",
        "Шолпан",
    ];
    for db in houses().await {
        let mut tx = crate::given::act(&db).await;
        for n in 0_usize..10_000 {
            let name = format!(
                "{}{} {}{}",
                SURNAMES[n % 12],
                ["", "а", "ин", "бай"][n / 12 % 4],
                GIVEN[n / 48 % 12],
                ["", "а", "бек", "гүл", "хан", "тай"][n / 576 % 6],
            );
            keruen_people::person::create(&mut tx, &crate::given::form(&name), &[1])
                .await
                .expect("ok");
        }
        tx.commit().await.expect("kept");
        let coordinator = crate::given::staff(keruen_people::Role::Coordinator);
        for viewer in [owner(), coordinator] {
            for (words, page) in [
                ("", 1),
                ("", 150),
                ("аман", 1),
                ("ама", 1),
                ("сейіт аманг", 1),
                ("Амагелді", 1),
                ("сйетов бауржан", 1),
            ] {
                let query = Query {
                    words: words.to_owned(),
                    page,
                    ..Query::default()
                };
                let began = Instant::now();
                for _ in 0..10 {
                    find(&db, &viewer, Lang::Kk, today(), &query)
                        .await
                        .expect("answers");
                }
                let found = find(&db, &viewer, Lang::Kk, today(), &query)
                    .await
                    .expect("answers");
                println!(
                    "{:?} {words:?} p{page}: {:?} ({} found)",
                    db.engine(),
                    began.elapsed() / 10,
                    found.total
                );
            }
        }
    }
}
