//! Search finds the same people on both engines, in every script.

use keruen_store::testing::{self, TestDb};
use keruen_store::{params, search};

use crate::house::*;

async fn find(db: &TestDb, query: &str) -> Vec<i64> {
    let mut found: Option<Vec<i64>> = None;
    for word in search::beginnings(query) {
        let (from, to) = search::range(&word[0]);
        let these: Vec<i64> = db.many(FIND, &params![from, to]).await.unwrap();
        found = Some(match found {
            Some(all) => all.into_iter().filter(|id| these.contains(id)).collect(),
            None => these,
        });
    }
    found.unwrap_or_default()
}

#[tokio::test]
async fn names_are_found_alike_on_both_engines() {
    let people = [
        "Амангелді Сапаров",
        "Amangeldi Zhanatov",
        "Сапарова Ақмарал",
        "Оразова Күнсұлу",
        "Ораз Бейнеу",
    ];
    let mut answers = Vec::new();
    for db in testing::fresh(&[HOUSE]).await {
        for name in people {
            add_person(&db, name).await.unwrap();
        }
        let mut all = Vec::new();
        for query in [
            "Амангелді",
            "амангел",
            "Сапар",
            "сапаров аманг",
            "ораз",
            "ОРАЗОВА",
            "",
            "жоқ",
        ] {
            all.push((query, find(&db, query).await));
        }
        answers.push(all);
    }
    let first = answers[0].clone();
    assert!(answers.iter().all(|one| *one == first), "{answers:?}");
    let ids = |query: &str| &first.iter().find(|(one, _)| *one == query).unwrap().1;
    assert_eq!(*ids("Сапар"), [1, 3]);
    assert_eq!(*ids("сапаров аманг"), [1]);
    assert_eq!(*ids("ораз"), [4, 5]);
    assert_eq!(*ids("ОРАЗОВА"), [4]);
    assert!(ids("").is_empty() && ids("жоқ").is_empty());
}

#[tokio::test]
async fn words_are_replaced_and_forgotten() {
    for db in testing::fresh(&[HOUSE]).await {
        let id = add_person(&db, "Сапар Орынов").await.unwrap();
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        search::index(&mut tx, person(id), &[("name", "Сапар Бейнеуов")])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(find(&db, "Орынов").await, [0i64; 0]);
        assert_eq!(find(&db, "Бейнеуов").await, [id]);
        let mut tx = db.upkeep(testing::epoch()).await.unwrap();
        search::forget(&mut tx, person(id)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(find(&db, "Сапар").await, [0i64; 0]);
    }
}

#[tokio::test]
async fn a_skeleton_is_found_only_when_asked_for() {
    for db in testing::fresh(&[HOUSE]).await {
        let id = add_person(&db, "Сапар").await.unwrap();
        let word = search::beginnings("Сапар").remove(0).remove(0);
        for bones in search::skeletons(&word) {
            assert_eq!(
                db.many::<i64>(FIND_NEAR, &params![bones.as_str()])
                    .await
                    .unwrap(),
                [id]
            );
            assert_eq!(
                find(&db, &bones).await.len(),
                find(&db, bones.trim_start_matches('~')).await.len()
            );
        }
    }
}
