//! What a merge joins, and what it takes along.

use crate::given::{body, done, houses, membership, owner, somebody, today};
use keruen_people::membership as bonds;
use keruen_people::organisation::OrganisationKind;
use keruen_people::{duplicates, merge, person};

/// Two who wrote down one membership in their own words: one's words stand, the other's are told by the
/// history; and whoever was kept apart from the record that goes is kept apart from the one that stays.
#[tokio::test]
async fn what_a_merge_joins_is_told_and_who_was_kept_apart_stays_apart() {
    for db in houses().await {
        let ngo = body(&db, OrganisationKind::Ngo, "«Үлгі» қоры").await;
        let (keep, gone) = (
            somebody(&db, "Құмтаев Амангелді").await,
            somebody(&db, "Кумтаев Амангелді").await,
        );
        for (who, since, until, words) in [
            (keep, "2020-01-01", "2020-12-31", "тұрған"),
            (gone, "2020-01-01", "2021-06-30", "келген"),
        ] {
            let mut draft = membership(ngo, "other", since, until);
            draft.title = format!("Лауазым {words}");
            draft.basis = format!("Негіз {words}");
            let form = draft.parse().expect("ok");
            done!(&db, |tx| bonds::add(&mut tx, who, &form));
        }
        let namesake = somebody(&db, "Құмтаев Амангелді").await;
        done!(&db, |tx| duplicates::keep_apart(&mut tx, namesake, gone));
        done!(&db, |tx| merge::apply(&mut tx, keep, gone, (1, 1), &[]));

        let page = person::page(&db, &owner(), today(), keep)
            .await
            .expect("a page");
        assert_eq!(page.memberships.len(), 1);
        let stands = &page.memberships[0].membership.form;
        let told: Vec<&str> = page
            .journal
            .iter()
            .flat_map(|entry| &entry.old)
            .map(|(_, old)| old.as_str())
            .collect();
        for words in ["тұрған", "келген"] {
            let (title, basis) = (format!("Лауазым {words}"), format!("Негіз {words}"));
            let there = stands.title.as_ref() == Some(&title);
            assert!(there || told.contains(&title.as_str()), "{title}: {told:?}");
            assert!(there || told.contains(&basis.as_str()), "{basis}: {told:?}");
        }
        assert_eq!(stands.span.text(), "2020-01-01..2021-06-30");
        for span in ["2020-01-01..2020-12-31", "2020-01-01..2021-06-30"] {
            assert!(
                told.iter().any(|old| old.ends_with(span)),
                "{span}: {told:?}"
            );
        }
        duplicates::look(&db, keruen_store::testing::epoch())
            .await
            .expect("looked");
        let pairs = duplicates::list(&db, &owner(), 10, 0).await.expect("reads");
        assert!(pairs.is_empty(), "{pairs:?}");
    }
}
