//! Consents on the home page and in the directory: both count the same persons.

use jiff::civil::date;
use keruen_office::account::Scope;
use keruen_office::home;
use keruen_office::rights::Viewer;
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::directory::{self, Consent, Query};
use keruen_people::person as people;
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::Db;

use crate::home::facts;
use crate::house::{account, act, act_at, at, granted, owner, person, programme, sites, viewer};

async fn give(db: &Db, minute: i64, person: i64) {
    let mut tx = act_at(db, at(minute)).await;
    consent::give(&mut tx, person, Purpose::TakingPart, Lang::Kk, Way::Paper)
        .await
        .expect("given");
    tx.commit().await.expect("kept");
}

async fn take_back(db: &Db, minute: i64, person: i64) {
    let mut tx = act_at(db, at(minute)).await;
    consent::withdraw(&mut tx, person, Purpose::TakingPart, Way::Paper)
        .await
        .expect("withdrawn");
    tx.commit().await.expect("kept");
}

/// What the home page counts, taken back and missing, which must be what the directory lists.
async fn counted(db: &Db, viewer: &Viewer) -> (i64, i64) {
    let mut tx = db.upkeep(at(9)).await.expect("a write");
    home::recount(&mut tx, date(2026, 11, 30))
        .await
        .expect("counted");
    tx.commit().await.expect("kept");
    let facts = facts(db, viewer).await;
    let mut listed = Vec::new();
    for consent in [Consent::Withdrawn, Consent::Missing] {
        let query = Query {
            consent: Some(consent(Purpose::TakingPart)),
            ..Query::default()
        };
        let today = date(2026, 11, 30);
        let viewer = viewer.in_people();
        let found = directory::find(db, &viewer, Lang::Kk, today, &query).await;
        listed.push(found.expect("found").total);
    }
    let told = (facts.consent_withdrawn, facts.without_consent);
    assert_eq!(listed, [told.0, told.1]);
    told
}

#[tokio::test]
async fn who_took_the_consent_back_is_told_apart_and_listed() {
    for db in sites().await {
        let boss = owner(&db).await;
        let (mine, other) = (programme(&db, "mine").await, programme(&db, "other").await);
        let gave = person(&db, "Берген", &[mine]).await;
        person(&db, "Бермеген", &[mine]).await;
        let there = person(&db, "Басқада", &[other]).await;
        let guide = account(&db, "Үлгі Басқарушы", "").await;
        granted(&db, guide, Role::Coordinator, Scope::Programme(mine)).await;
        // Where one only types people in, nobody is there to be blocked or erased by them.
        granted(&db, guide, Role::Clerk, Scope::Programme(other)).await;
        let mut tx = act(&db).await;
        consent::publish_wording(&mut tx, Purpose::TakingPart, ["а", "б", "c"])
            .await
            .expect("published");
        tx.commit().await.expect("kept");
        let all = viewer(boss, vec![Role::Owner], vec![]);
        let held = vec![(mine, Role::Coordinator), (other, Role::Clerk)];
        let lead = viewer(guide, vec![], held);

        give(&db, 1, gave).await;
        give(&db, 1, there).await;
        assert_eq!(counted(&db, &all).await, (0, 1));
        assert_eq!(counted(&db, &lead).await, (0, 1));
        take_back(&db, 2, gave).await;
        take_back(&db, 2, there).await;
        assert_eq!(counted(&db, &all).await, (2, 3));
        assert_eq!(counted(&db, &lead).await, (1, 3));
        // Who agreed once more, and whose data is blocked, needs nobody.
        give(&db, 3, gave).await;
        assert_eq!(counted(&db, &lead).await, (0, 2));
        take_back(&db, 4, gave).await;
        let mut tx = act(&db).await;
        people::block(&mut tx, gave, None).await.expect("blocked");
        tx.commit().await.expect("kept");
        assert_eq!(counted(&db, &all).await, (1, 2));
        assert_eq!(counted(&db, &lead).await, (0, 2));
    }
}
