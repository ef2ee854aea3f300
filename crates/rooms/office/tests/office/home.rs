//! What the home page of each role says, from a real site.

use jiff::civil::date;
use keruen_clock::Calendar;
use keruen_office::account::Scope;
use keruen_office::home::{self, Facts, Kept};
use keruen_office::rights::{SignedIn, Viewer};
use keruen_office::sign_in::{Half, SessionState};
use keruen_people::role::Role;
use keruen_store::Db;

use crate::house::{account, at, granted, owner, person, programme, sites};

fn viewer(id: i64, site: Vec<Role>, programmes: Vec<(i64, Role)>) -> Viewer {
    Viewer {
        account: Some(SignedIn {
            id,
            session: 1,
            person: None,
            state: SessionState::Full,
            site,
            programmes,
        }),
    }
}

async fn facts(db: &Db, viewer: &Viewer) -> Facts {
    let calendar = Calendar::kazakhstan().expect("the engine's own");
    home::gather(db, viewer, &calendar, date(2026, 11, 30))
        .await
        .expect("gathered")
}

#[tokio::test]
async fn an_owner_sees_the_site_a_coordinator_the_own_programmes() {
    for db in sites().await {
        let boss = owner(&db).await;
        let (mine, other) = (programme(&db, "mine").await, programme(&db, "other").await);
        let id = account(&db, "Үлгі", "").await;
        granted(&db, id, Role::Coordinator, Scope::Programme(mine)).await;
        person(&db, "Бірінші", &[mine]).await;
        person(&db, "Екінші", &[other]).await;
        let mut tx = db.upkeep(at(0)).await.expect("a transaction");
        home::recount(&mut tx, date(2026, 11, 30))
            .await
            .expect("counted");
        home::recount(&mut tx, date(2026, 11, 30))
            .await
            .expect("counted again");
        home::keep(&mut tx, Kept::ImportsWaiting, None, 1)
            .await
            .expect("kept");
        tx.commit().await.expect("kept");

        let all = facts(&db, &viewer(boss, vec![Role::Owner], vec![])).await;
        assert_eq!(
            (
                all.without_consent,
                all.unpublished,
                all.without_commissioner
            ),
            (2, 2, 2)
        );
        assert_eq!(
            (
                all.without_second_factor,
                all.imports_waiting,
                all.estimated_holidays
            ),
            (2, 1, 1)
        );
        assert_eq!(
            (all.last_backup, all.site_since, all.site_unnamed),
            (None, Some(at(0)), true)
        );

        let own = facts(&db, &viewer(id, vec![], vec![(mine, Role::Coordinator)])).await;
        assert_eq!(
            (
                own.without_consent,
                own.unpublished,
                own.without_commissioner
            ),
            (1, 1, 1)
        );
        assert_eq!(
            (
                own.without_second_factor,
                own.imports_waiting,
                own.site_since
            ),
            (0, 0, None),
            "an import for the whole site is its owner's"
        );
    }
}

#[tokio::test]
async fn others_and_half_signed_in_ones_have_no_facts() {
    for db in sites().await {
        let boss = owner(&db).await;
        programme(&db, "mine").await;
        let mut half = viewer(boss, vec![Role::Owner], vec![]);
        if let Some(account) = half.account.as_mut() {
            account.state = SessionState::Half(Half::NeedsCode);
        }
        let clerk = viewer(boss, vec![], vec![(1, Role::Clerk)]);
        for nobody in [Viewer::VISITOR, half, clerk] {
            assert_eq!(facts(&db, &nobody).await, Facts::default());
            assert!(home::needs_of(&nobody, &Facts::default(), at(0)).is_empty());
        }
    }
}
