//! What the home page tells the owner alone.

use jiff::civil::date;
use keruen_clock::Calendar;
use keruen_office::account::Scope;
use keruen_office::home::{self, Facts, Occasion};
use keruen_office::sign_in::password;
use keruen_people::role::Role;
use keruen_store::{Db, StoreError, jobs};

use crate::house::{account, act, at, granted, owner, sites, viewer};

async fn facts(db: &Db, owner: i64, mail: bool) -> Facts {
    let calendar = Calendar::kazakhstan().expect("the engine's own");
    let occasion = Occasion {
        now: at(0),
        today: date(2026, 11, 30),
        calendar: &calendar,
        mail,
    };
    let owner = viewer(owner, vec![Role::Owner], vec![]);
    home::gather(db, &owner, occasion).await.expect("gathered")
}

/// A job that meets damage says so in its own words; the home page knows them.
#[tokio::test]
async fn a_damaged_database_is_told_until_a_backup_goes_well() {
    for db in sites().await {
        let boss = owner(&db).await;
        assert_eq!(facts(&db, boss, true).await.damaged, 0);
        let damaged = StoreError::Damaged {
            part: "database".into(),
            why: "malformed".into(),
        };
        for (minute, error, told) in [
            (0, Some(damaged.to_string()), 1),
            (60 * 24, Some("the disk is full".to_owned()), 1),
            (60 * 48, None, 0),
        ] {
            let mut tx = db.upkeep(at(minute)).await.expect("a write");
            let nothing = serde_json::Value::Null;
            jobs::enqueue(&mut tx, "backup", &nothing, at(minute))
                .await
                .expect("queued");
            tx.commit().await.expect("kept");
            let lease = jiff::SignedDuration::from_mins(1);
            while let Some(job) = jobs::claim(&db, at(minute), lease).await.expect("asked") {
                match &error {
                    Some(error) => jobs::fail(&db, &job, error, at(minute + 60 * 24)).await,
                    None => jobs::finish(&db, &job, at(minute)).await,
                }
                .expect("ended");
            }
            assert_eq!(
                facts(&db, boss, true).await.damaged,
                told,
                "minute {minute}"
            );
        }
    }
}

/// Without mail the one way back is a password with a name to sign in under; with mail an address.
#[tokio::test]
async fn an_owner_who_could_not_come_in_again_is_told() {
    for db in sites().await {
        let (nameless, addressed) = (account(&db, "Үлгі", "").await, owner(&db).await);
        granted(&db, nameless, Role::Owner, Scope::Site).await;
        let told = async |id, mail| facts(&db, id, mail).await.no_way_back;
        assert!(told(nameless, false).await && told(nameless, true).await);
        assert!(told(addressed, false).await && !told(addressed, true).await);
        for id in [nameless, addressed] {
            let mut tx = act(&db).await;
            password::set(&mut tx, id, "kept as a hash")
                .await
                .expect("set");
            tx.commit().await.expect("kept");
        }
        assert!(!told(addressed, false).await);
        assert!(told(nameless, false).await, "a password of nobody");
    }
}
