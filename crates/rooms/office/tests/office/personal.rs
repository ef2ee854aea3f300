//! What this room holds about a person: merged, erased.

use jiff::civil::date;
use keruen_office::account::{self, Email, Scope};
use keruen_office::letters::{self, NewLetter, SECRET};
use keruen_office::sign_in::link::{self, Purpose};
use keruen_office::sign_in::{Proofs, session};
use keruen_office::{OfficeError, Refusal, personal};
use keruen_people::person as people;
use keruen_people::role::Role;
use keruen_speech::{Lang, fold};
use keruen_store::{Db, Sql, Thing, backup, erased, journal, testing};

use crate::house::{
    SCHEMAS, account, account_form_of, act, at, enter, granted, owner, person, programme, sites,
    token,
};

/// A name that nothing else in these tests holds.
const NAME: &str = "Ерекшеатау";

/// An account of a person with everything that can hang on it.
pub async fn furnished(db: &Db, person: i64, role: (Role, Scope)) -> i64 {
    let id = account(db, "Ерекшеатау", "erekshe@example.kz").await;
    granted(db, id, role.0, role.1).await;
    enter(db, id, Proofs::First, 1).await;
    let mut tx = act(db).await;
    let form = account_form_of(person, "Ерекшеатау Екінші", "erekshe@example.kz");
    account::save(&mut tx, id, 1, &form).await.expect("saved");
    link::issue(&mut tx, id, Purpose::SignIn, &token(2))
        .await
        .expect("a link");
    let letter = NewLetter {
        kind: "sign-in",
        account: Some(id),
        person: Some(person),
        programme: None,
        address: None,
        lang: Lang::Kk,
        subject: "Ерекшеатау".to_owned(),
        body: format!("Сәлем, Ерекшеатау {SECRET}"),
        secret: Some("https://example.kz/x".to_owned()),
        expires_at: None,
    };
    letters::queue(&mut tx, &letter).await.expect("queued");
    tx.commit().await.expect("kept");
    id
}

#[tokio::test]
async fn erasing_leaves_the_fact_and_no_value() {
    for db in sites().await {
        owner(&db).await;
        let programme = programme(&db, "caravan").await;
        let person = person(&db, "Ерекшеатау", &[programme]).await;
        let id = furnished(
            &db,
            person,
            (Role::Participant, Scope::Programme(programme)),
        )
        .await;
        let told = |rows: &[String]| -> Vec<String> {
            let words = [NAME.to_owned(), fold(NAME), "erekshe".to_owned()];
            let tells = |row: &&String| words.iter().any(|word| row.contains(word.as_str()));
            rows.iter().filter(tells).cloned().collect()
        };
        let before = told(&testing::every_row(&db, &SCHEMAS).await);
        for table in ["person", "token", "history", "account", "letter"] {
            let row = format!("{table}: ");
            assert!(before.iter().any(|told| told.starts_with(&row)), "{table}");
        }
        let mut tx = act(&db).await;
        personal::erase(&mut tx, person).await.expect("erased here");
        keruen_people::erase::apply(&mut tx, person, date(2026, 11, 30))
            .await
            .expect("and there");
        tx.commit().await.expect("kept");
        let after = told(&testing::every_row(&db, &SCHEMAS).await);
        assert!(after.is_empty(), "{:?}: {after:#?}", db.engine());

        assert!(account::by_id(&db, id).await.is_err());
        assert!(
            session::present(&db, &token(1), at(0))
                .await
                .expect("read")
                .is_none()
        );
        assert!(
            letters::of_person(&db, person)
                .await
                .expect("read")
                .is_empty()
        );
        let marks = erased::list(&db).await.expect("read");
        assert!(marks.iter().any(|m| m.kind == "account" && m.id == id));
        let entries = journal::of(&db, account::thing(id)).await.expect("read");
        assert!(entries.iter().all(|e| e.old.is_empty()) && entries[0].verb == "erase");
        for count in [
            "SELECT count(*) FROM letter_secret",
            "SELECT count(*) FROM sign_in_link",
        ] {
            assert_eq!(
                db.one::<i64>(Sql(count), &[]).await.expect("counted"),
                0,
                "{count}"
            );
        }
    }
}

#[tokio::test]
async fn the_last_owner_is_not_erased() {
    for db in sites().await {
        let person = person(&db, "Ерекшеатау", &[]).await;
        let id = furnished(&db, person, (Role::Owner, Scope::Site)).await;
        let mut tx = act(&db).await;
        let last = personal::erase(&mut tx, person).await;
        assert!(matches!(
            last,
            Err(OfficeError::Refused(Refusal::LastOwner))
        ));
        drop(tx);
        assert_eq!(account::by_id(&db, id).await.expect("still there").id, id);
        assert_eq!(
            letters::of_person(&db, person).await.expect("read").len(),
            1
        );
    }
}

#[tokio::test]
async fn an_account_that_the_backup_does_not_know_is_not_said_to_be_erased() {
    for db in sites().await {
        let before = journal::recent(&db, 100).await.expect("read").len();
        let mut tx = act(&db).await;
        let stand_in = personal::erase_account_again(&mut tx, 4_711).await;
        assert!(!stand_in.expect("nothing to erase"));
        tx.commit().await.expect("nothing to keep");
        let after = journal::recent(&db, 100).await.expect("read").len();
        assert_eq!(before, after);
    }
}

#[tokio::test]
async fn an_erasure_is_done_again_though_the_backup_knows_no_other_owner() {
    for db in sites().await {
        let programme = programme(&db, "caravan").await;
        let person = person(&db, "Ерекшеатау", &[programme]).await;
        let id = furnished(&db, person, (Role::Owner, Scope::Site)).await;
        let mut tx = act(&db).await;
        assert!(
            personal::erase_again(&mut tx, person)
                .await
                .expect("erased")
        );
        tx.commit().await.expect("kept");
        let left = account::all(&db).await.expect("accounts");
        assert_eq!(left.len(), 1);
        assert_ne!(left[0].id, id);
        assert_eq!(
            (left[0].name.as_str(), left[0].email.as_deref()),
            (personal::STAND_IN, None)
        );
        let held = account::held(&db, Some(left[0].id)).await.expect("roles");
        assert!(held.iter().any(|held| held.role == Role::Owner));
        // Whoever came in their place is an owner like others: the next one is no last one.
        let other = account(&db, "Үлгі", "ulgi@example.kz").await;
        granted(&db, other, Role::Owner, Scope::Site).await;
        let mut tx = act(&db).await;
        let stand_in = personal::erase_account_again(&mut tx, other).await;
        assert!(!stand_in.expect("erased"));
    }
}

#[tokio::test]
async fn a_merge_takes_account_and_letters_along() {
    for db in sites().await {
        let programme = programme(&db, "caravan").await;
        let (goes, stays) = (
            person(&db, "Ерекшеатау", &[]).await,
            person(&db, "Ерекшеатаев", &[]).await,
        );
        let id = furnished(&db, goes, (Role::Participant, Scope::Programme(programme))).await;
        let mut tx = act(&db).await;
        personal::merge(&mut tx, goes, stays).await.expect("merged");
        tx.journal(people::thing(stays), "merge", &[], None)
            .await
            .expect("journalled");
        tx.commit().await.expect("kept");
        assert_eq!(
            account::by_id(&db, id).await.expect("read").person,
            Some(stays)
        );
        assert_eq!(letters::of_person(&db, stays).await.expect("read").len(), 1);
        let kind = "account";
        let entries = journal::of(&db, Thing { kind, id }).await.expect("read");
        assert_eq!(entries[0].fields, ["person"], "the account's tie moved");
    }
}

#[tokio::test]
async fn two_who_each_have_an_account_are_not_merged() {
    for db in sites().await {
        let programme = programme(&db, "caravan").await;
        let (goes, stays) = (
            person(&db, "Ерекшеатау", &[]).await,
            person(&db, "Ерекшеатаев", &[]).await,
        );
        let id = furnished(&db, goes, (Role::Participant, Scope::Programme(programme))).await;
        let form = account_form_of(stays, "Ерекшеатаев", "other@example.kz");
        let mut tx = act(&db).await;
        account::create(&mut tx, &form).await.expect("an account");
        tx.commit().await.expect("kept");
        let both = personal::both_accounts(&db, goes, stays).await;
        assert!(both.expect("asked").is_some_and(|(one, _)| one.id == id));
        let mut tx = act(&db).await;
        let refused = personal::merge(&mut tx, goes, stays).await;
        assert!(matches!(
            refused,
            Err(OfficeError::Refused(Refusal::BothHaveAccounts))
        ));
        drop(tx);
        let account = account::by_id(&db, id).await.expect("read");
        assert_eq!(account.person, Some(goes), "nobody loses the tie");
    }
}

#[tokio::test]
async fn no_key_is_among_the_tables_of_a_backup() {
    for db in sites().await {
        let tables = backup::table_hashes(&db, &SCHEMAS).await.expect("hashed");
        let names: Vec<&str> = tables.iter().map(|t| t.name.as_str()).collect();
        for secret in [
            "password",
            "second_factor",
            "recovery_code",
            "sign_in_link",
            "session",
            "letter_secret",
        ] {
            assert!(!names.contains(&secret), "{secret}");
        }
        for kept in [
            "account",
            "role_grant",
            "programme",
            "public_act",
            "letter",
            "calendar_edition",
        ] {
            assert!(names.contains(&kept), "{kept} is missing");
        }
    }
}

#[tokio::test]
async fn erasing_an_account_of_nobody_takes_its_letters_too() {
    for db in sites().await {
        owner(&db).await;
        let id = account(&db, "Ерекшеатау", "erekshe@example.kz").await;
        let letter = NewLetter {
            kind: "sign-in",
            account: Some(id),
            person: None,
            programme: None,
            address: Email::parse("erekshe@example.kz"),
            lang: Lang::Kk,
            subject: "Ерекшеатау".to_owned(),
            body: SECRET.to_owned(),
            secret: Some("https://example.kz/x".to_owned()),
            expires_at: None,
        };
        let mut tx = act(&db).await;
        letters::queue(&mut tx, &letter).await.expect("queued");
        personal::erase_account(&mut tx, id).await.expect("erased");
        tx.commit().await.expect("kept");
        for count in [
            "SELECT count(*) FROM letter WHERE address LIKE 'erekshe%' OR subject LIKE 'Ерекше%'",
            "SELECT count(*) FROM letter_secret",
        ] {
            assert_eq!(
                db.one::<i64>(Sql(count), &[]).await.expect("counted"),
                0,
                "{count}"
            );
        }
    }
}
