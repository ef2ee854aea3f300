//! Who held a seat before, and terms that an older version let overlap.

use crate::councils::council as one_council;
use crate::given::{day, done, houses, owner, somebody, today};
use keruen_people::Viewer;
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::organisation::{Filter, Waits};
use keruen_people::{council, organisation, todo};
use keruen_speech::Lang;
use keruen_store::{Db, Sql, params, testing};

/// What an older version could write: the last day of one seat in the next term.
const OLDER: Sql = Sql("UPDATE seat SET term_to = $2 WHERE id = $1");

/// Who left is named as long as they agreed to it; the time they sat is told in any case.
#[tokio::test]
async fn former_holders_are_listed_by_consent() {
    for db in houses().await {
        let (id, slug, seats) = one_council(&db).await;
        let open = somebody(&db, "Құмтаев Амангелді").await;
        let hidden = somebody(&db, "Теңізова Гүлсім").await;
        let present = somebody(&db, "Нөлова Жол").await;
        let texts = ["Атым көрінсін", "Имя видно", "My name is shown"];
        done!(&db, |tx| consent::publish_wording(
            &mut tx,
            Purpose::NamePublic,
            texts
        ));
        done!(&db, |tx| consent::give(
            &mut tx,
            open,
            Purpose::NamePublic,
            Lang::Kk,
            Way::Paper
        ));
        for (who, from, to) in [
            (open, "2025-01-10", Some("2025-06-30")),
            (hidden, "2025-07-01", Some("2026-03-31")),
            (present, "2026-04-01", None),
        ] {
            done!(&db, |tx| council::take(
                &mut tx,
                seats[0],
                who,
                day(from),
                ""
            ));
            if let Some(last) = to {
                done!(&db, |tx| council::leave(&mut tx, seats[0], day(last), None));
            }
        }
        let listed = async |viewer: &Viewer| {
            let page = organisation::page(&db, viewer, Lang::Kk, today(), &slug, None);
            let page = page.await.expect("reads").expect("is there");
            let told = page.former.iter().map(|one| {
                let name = one.person.as_ref().map(|(_, name)| name.listed());
                (one.number, name.unwrap_or_default(), one.since, one.until)
            });
            told.collect::<Vec<_>>()
        };
        let (first, second) = (
            (Some(day("2025-01-10")), Some(day("2025-06-30"))),
            (Some(day("2025-07-01")), Some(day("2026-03-31"))),
        );
        let name = |text: &str| text.to_owned();
        assert_eq!(
            listed(&Viewer::Visitor).await,
            [
                (1, String::new(), second.0, second.1),
                (1, name("Құмтаев Амангелді"), first.0, first.1)
            ]
        );
        assert_eq!(listed(&owner()).await[0].1, "Теңізова Гүлсім");
        // Before they left they were no former holders, and of another term none are.
        let (viewer, term) = (owner(), day("2025-01-01"));
        let early = council::former(&db, &viewer, id, term, day("2025-06-30"));
        assert!(early.await.expect("reads").is_empty());
    }
}

/// The councils whose terms share a day: as the home page tells of them, and as the list shows them.
async fn waiting(db: &Db) -> (Vec<i64>, Vec<i64>) {
    let told = todo::waiting(db, &owner(), today()).await.expect("reads");
    let filter = Filter {
        waits: Some(Waits::Overlap),
        ..Filter::default()
    };
    let listed = organisation::list(db, Lang::Kk, today(), &filter).await;
    let listed = listed.expect("reads").rows.into_iter();
    (
        told.overlapping.iter().map(|one| one.id).collect(),
        listed.map(|row| row.organisation.id).collect(),
    )
}

/// An older version let two terms of a council share days: they are found and named.
#[tokio::test]
async fn terms_that_share_a_day_are_found() {
    for db in houses().await {
        let (id, _, seats) = one_council(&db).await;
        done!(&db, |tx| council::open_term(
            &mut tx,
            id,
            2,
            day("2028-01-01"),
            day("2030-12-31")
        ));
        assert!(council::overlapping(&db).await.expect("reads").is_empty());
        assert_eq!(waiting(&db).await, (vec![], vec![]));
        let mut tx = db.upkeep(testing::epoch()).await.expect("a write");
        let older = params![seats[0], "2028-02-01"];
        tx.run(OLDER, &older)
            .await
            .expect("an older version's seat");
        tx.commit().await.expect("kept");
        // The home page counts the council once, and the list shows just it.
        assert_eq!(waiting(&db).await, (vec![id], vec![id]));
        let pairs = council::overlapping(&db).await.expect("reads");
        let told: Vec<_> = pairs
            .iter()
            .map(|pair| (pair.organisation, pair.one.text(), pair.other.text()))
            .collect();
        let whole = "2025-01-01..2027-12-31".to_owned();
        let longer = "2025-01-01..2028-02-01".to_owned();
        let next = "2028-01-01..2030-12-31".to_owned();
        assert_eq!(
            told,
            [(id, whole, longer.clone()), (id, longer, next)],
            "the first seat alone reaches into the next term"
        );
    }
}
