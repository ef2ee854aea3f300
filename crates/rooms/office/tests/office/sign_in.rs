//! Second factors, recovery codes, sessions.

use jiff::SignedDuration;
use keruen_office::account::{self, Scope};
use keruen_office::rights::{Decision, Object, Rule, may};
use keruen_office::sign_in::link::{self, LinkRefusal};
use keruen_office::sign_in::password::{self, NewPassword};
use keruen_office::sign_in::recovery::{self, Codes};
use keruen_office::sign_in::totp::{self, Secret};
use keruen_office::sign_in::{Half, Proofs, SessionState, second_factor, session};
use keruen_office::{OfficeError, Refusal};
use keruen_people::role::Role;
use keruen_store::{Db, journal};

use crate::house::{account, act, act_at, at, enter, granted, owner, programme, sites, token};
use crate::links::{consume, issue};

fn codes(seed: u8) -> Codes {
    let mut bytes = [[seed; 8]; recovery::COUNT];
    for (i, code) in (0u8..).zip(&mut bytes) {
        code[0] = i;
        code[7] = i;
    }
    Codes::new(bytes)
}

fn secret() -> Secret {
    Secret::new(*b"12345678901234567890")
}

fn now_code(minutes: i64) -> String {
    format!("{:06}", totp::code(&secret(), totp::step_of(at(minutes))))
}

async fn set_up(db: &Db, id: i64) {
    let mut tx = db.upkeep(at(0)).await.expect("a transaction");
    let shown = second_factor::offer(&mut tx, id, secret())
        .await
        .expect("offered")
        .expect("not set up");
    let again = second_factor::offer(&mut tx, id, Secret::new([9; 20]))
        .await
        .expect("offered");
    assert_eq!(
        again,
        Some(shown),
        "a page loaded twice shows the same code"
    );
    assert!(
        !second_factor::confirm(&mut tx, id, "000000", &codes(1))
            .await
            .expect("asked")
    );
    assert!(
        second_factor::confirm(&mut tx, id, &now_code(0), &codes(1))
            .await
            .expect("asked")
    );
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn an_owner_comes_in_fully_only_with_both_proofs() {
    for db in sites().await {
        let id = owner(&db).await;
        let viewer = enter(&db, id, Proofs::First, 1).await;
        let state = |v: &keruen_office::rights::Viewer| v.account.as_ref().expect("somebody").state;
        assert_eq!(state(&viewer), SessionState::Half(Half::NeedsSetUp));
        let desk = Rule::Site(&[Role::Owner]);
        assert_eq!(may(&viewer, desk, Object::NONE), Decision::SecondFactor);

        set_up(&db, id).await;
        let viewer = enter(&db, id, Proofs::First, 2).await;
        assert_eq!(state(&viewer), SessionState::Half(Half::NeedsCode));
        let session = viewer.account.expect("somebody").session;
        let mut tx = db.upkeep(at(1)).await.expect("a transaction");
        assert!(
            second_factor::check(&mut tx, id, &now_code(1))
                .await
                .expect("asked")
        );
        session::promote(&mut tx, session, &token(3))
            .await
            .expect("promoted");
        tx.commit().await.expect("kept");

        assert!(
            session::present(&db, &token(2), at(1))
                .await
                .expect("read")
                .is_none(),
            "the old cookie is dead"
        );
        let present = session::present(&db, &token(3), at(1))
            .await
            .expect("read")
            .expect("alive");
        assert_eq!(
            may(&present.viewer, desk, Object::NONE),
            Decision::Yes(Some(Role::Owner))
        );
    }
}

#[tokio::test]
async fn a_code_of_the_app_counts_once() {
    for db in sites().await {
        let id = owner(&db).await;
        set_up(&db, id).await;
        let try_at = async |minutes, typed: String| {
            let mut tx = db.upkeep(at(minutes)).await.expect("a transaction");
            let good = second_factor::check(&mut tx, id, &typed)
                .await
                .expect("asked");
            tx.commit().await.expect("kept");
            good
        };
        assert!(!try_at(0, now_code(0)).await, "it was used to set up");
        assert!(try_at(1, now_code(1)).await);
        assert!(!try_at(1, now_code(1)).await, "a second time");
        assert!(!try_at(2, now_code(1)).await, "too old");
    }
}

#[tokio::test]
async fn each_recovery_code_counts_once_and_only_for_its_account() {
    for db in sites().await {
        let id = owner(&db).await;
        set_up(&db, id).await;
        let other = account(&db, "Басқа", "b@example.kz").await;
        let shown = codes(1).reveal();
        let try_for = async |account, typed: &str| {
            let mut tx = db.upkeep(at(5)).await.expect("a transaction");
            let good = recovery::check(&mut tx, account, typed)
                .await
                .expect("asked");
            tx.commit().await.expect("kept");
            good
        };
        assert!(!try_for(other, &shown[0]).await);
        assert!(try_for(id, &shown[0].to_uppercase()).await);
        assert!(!try_for(id, &shown[0]).await);
        assert!(try_for(id, &shown[1].replace('-', " ")).await);
        assert_eq!(recovery::left(&db, id).await.expect("counted"), Some(8));

        let mut tx = act(&db).await;
        recovery::renew(&mut tx, id, &codes(2))
            .await
            .expect("renewed");
        tx.commit().await.expect("kept");
        assert!(!try_for(id, &shown[2]).await, "old codes are void");
        assert_eq!(recovery::left(&db, id).await.expect("counted"), Some(10));
    }
}

#[tokio::test]
async fn sessions_end_by_age_and_for_those_in_charge_by_idleness() {
    for db in sites().await {
        let boss = owner(&db).await;
        set_up(&db, boss).await;
        let guest = account(&db, "Қонақ", "b@example.kz").await;
        enter(&db, boss, Proofs::Both, 1).await;
        enter(&db, guest, Proofs::First, 2).await;
        let alive = async |seed, hours: i64| {
            session::present(&db, &token(seed), at(hours * 60))
                .await
                .expect("read")
                .is_some()
        };
        assert!(alive(1, 11).await);
        assert!(!alive(1, 12).await);
        assert!(alive(2, 29 * 24).await);
        assert!(!alive(2, 30 * 24).await);

        let present = session::present(&db, &token(1), at(6))
            .await
            .expect("read")
            .expect("alive");
        assert!(present.touch_due);
        let mut tx = db.upkeep(at(11 * 60)).await.expect("a transaction");
        session::touch(&mut tx, present.viewer.account.expect("somebody").session)
            .await
            .expect("touched");
        tx.commit().await.expect("kept");
        assert!(alive(1, 22).await, "seen at 11");
    }
}

#[tokio::test]
async fn who_becomes_a_coordinator_meets_the_second_factor_at_once() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        let viewer = enter(&db, id, Proofs::First, 1).await;
        assert!(viewer.full().is_some());
        let programme = programme(&db, "caravan").await;
        granted(&db, id, Role::Coordinator, Scope::Programme(programme)).await;
        let viewer = session::present(&db, &token(1), at(1))
            .await
            .expect("read")
            .expect("alive")
            .viewer;
        assert!(viewer.full().is_none());
    }
}

#[tokio::test]
async fn devices_are_listed_and_revoked_by_their_own_account_only() {
    for db in sites().await {
        let mine = account(&db, "Үлгі", "a@example.kz").await;
        let other = account(&db, "Басқа", "b@example.kz").await;
        for seed in 1..=3 {
            enter(&db, mine, Proofs::First, seed).await;
        }
        let devices = session::devices(&db, mine, at(1)).await.expect("read");
        assert_eq!(devices.len(), 3);
        assert_eq!(devices[0].label, "Firefox, Android");

        let mut tx = act(&db).await;
        assert!(
            session::revoke(&mut tx, other, devices[0].id)
                .await
                .is_err(),
            "not theirs"
        );
        drop(tx);
        let mut tx = act(&db).await;
        session::revoke(&mut tx, mine, devices[0].id)
            .await
            .expect("revoked");
        session::revoke_others(&mut tx, mine, devices[1].id)
            .await
            .expect("revoked");
        tx.commit().await.expect("kept");
        let left = session::devices(&db, mine, at(1)).await.expect("read");
        assert_eq!(
            left.iter().map(|d| d.id).collect::<Vec<_>>(),
            [devices[1].id]
        );
    }
}

#[tokio::test]
async fn a_password_is_set_checked_and_taken_away() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        assert_eq!(password::stored(&db, id).await.expect("read"), None);
        let new =
            NewPassword::parse("жеті түйе жолда", &["Үлгі"]).unwrap_or_else(|_| panic!("good"));
        let hash = password::hash(&new, [5; 16]).expect("hashes");
        let mut tx = act(&db).await;
        password::set(&mut tx, id, &hash).await.expect("set");
        password::set(&mut tx, id, &hash).await.expect("set again");
        tx.commit().await.expect("kept");
        let stored = password::stored(&db, id).await.expect("read");
        assert!(password::verify(stored.as_deref(), "жеті түйе жолда"));
        let mut tx = act(&db).await;
        password::remove(&mut tx, id).await.expect("removed");
        tx.commit().await.expect("kept");
        assert_eq!(password::stored(&db, id).await.expect("read"), None);
    }
}

#[tokio::test]
async fn a_reset_leaves_one_new_link_and_nothing_else() {
    for db in sites().await {
        let id = owner(&db).await;
        set_up(&db, id).await;
        enter(&db, id, Proofs::Both, 1).await;
        issue(&db, id, 2).await;
        let mut tx = act(&db).await;
        account::reset(&mut tx, id, &token(3)).await.expect("reset");
        tx.commit().await.expect("kept");
        assert!(
            session::present(&db, &token(1), at(0))
                .await
                .expect("read")
                .is_none()
        );
        assert_eq!(consume(&db, 2, None, 1).await, Err(LinkRefusal::Unknown));
        assert_eq!(consume(&db, 3, None, 1).await, Ok(id));
        let viewer = enter(&db, id, Proofs::Both, 4).await;
        assert_eq!(
            viewer.account.expect("somebody").state,
            SessionState::Half(Half::NeedsSetUp),
            "the second factor is set up anew"
        );
    }
}

#[tokio::test]
async fn an_offer_that_nobody_confirms_is_over_in_an_hour() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        let other = Secret::new([9; 20]);
        for (minutes, fresh, shown) in [
            (0, secret(), secret()),
            (59, other.clone(), secret()),
            (60, other.clone(), other.clone()),
        ] {
            let mut tx = db.upkeep(at(minutes)).await.expect("a transaction");
            let offered = second_factor::offer(&mut tx, id, fresh).await;
            assert_eq!(offered.expect("offered"), Some(shown), "{minutes}");
            tx.commit().await.expect("kept");
        }
        let seen = second_factor::offered(&db, id, at(60)).await;
        assert_eq!(seen.expect("asked"), Some(other.clone()));
        let over = second_factor::offered(&db, id, at(120)).await;
        assert_eq!(over.expect("asked"), None);
        let mut tx = act_at(&db, at(120)).await;
        let code = format!("{:06}", totp::code(&other, totp::step_of(at(120))));
        let late = second_factor::confirm(&mut tx, id, &code, &codes(1)).await;
        assert!(!late.expect("asked"), "nor is it confirmed");
    }
}

#[tokio::test]
async fn a_reset_opens_no_account_that_an_owner_locked() {
    for db in sites().await {
        owner(&db).await;
        let id = account(&db, "Үлгі", "a@example.kz").await;
        let mut tx = act(&db).await;
        account::lock(&mut tx, id, None).await.expect("locked");
        tx.commit().await.expect("kept");
        let mut tx = act(&db).await;
        let reset = account::reset(&mut tx, id, &token(3)).await;
        assert!(matches!(reset, Err(OfficeError::Refused(Refusal::Locked))));
        drop(tx);
        assert!(account::by_id(&db, id).await.expect("read").locked);
        let mut tx = act(&db).await;
        account::unlock(&mut tx, id).await.expect("unlocked");
        account::reset(&mut tx, id, &token(3)).await.expect("reset");
        tx.commit().await.expect("kept");
        let thing = account::thing(id);
        let verbs: Vec<String> = journal::of(&db, thing)
            .await
            .expect("a journal")
            .into_iter()
            .map(|entry| entry.verb)
            .collect();
        assert_eq!(verbs, ["reset", "unlock", "lock", "create"]);
    }
}

#[tokio::test]
async fn what_is_over_is_swept() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        issue(&db, id, 1).await;
        enter(&db, id, Proofs::First, 2).await;
        let later = at(0) + SignedDuration::from_hours(31 * 24);
        let mut tx = act_at(&db, later).await;
        assert_eq!(link::sweep(&mut tx).await.expect("swept"), 1);
        assert_eq!(session::sweep(&mut tx).await.expect("swept"), 1);
    }
}
