//! Accounts, roles, submissions, and that every statement is understood by both engines.

use keruen_office::account::{self, Email, Grant, Scope, Theme};
use keruen_office::submission::{self, Arrival, Key};
use keruen_office::token::Sha;
use keruen_office::{OfficeError, Refusal};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::{journal, testing};

use crate::house::{
    SCHEMAS, account, account_form, account_form_of, act, granted, owner, person, programme, sites,
};

fn refusal<T>(result: &Result<T, OfficeError>) -> Option<Refusal> {
    match result {
        Err(OfficeError::Refused(refusal)) => Some(*refusal),
        _ => None,
    }
}

#[tokio::test]
async fn both_engines_understand_every_statement() {
    for db in sites().await {
        let failed = testing::unprepared(&db, &SCHEMAS).await;
        assert!(failed.is_empty(), "{:?}: {failed:?}", db.engine());
    }
}

#[test]
fn both_engines_sort_alike() {
    let torn = testing::torn_orders(&SCHEMAS);
    assert!(torn.is_empty(), "{torn:#?}");
}

#[tokio::test]
async fn one_address_is_one_account_however_it_is_spelled() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "Ulgi@Example.kz").await;
        let email = Email::parse("ulgi@EXAMPLE.KZ").expect("good");
        assert_eq!(
            account::by_login(&db, &account::Login::Email(email))
                .await
                .expect("read")
                .map(|a| a.id),
            Some(id)
        );
        let mut tx = act(&db).await;
        let again = account::create(&mut tx, &account_form("Басқа", "ulgi@example.kz")).await;
        assert_eq!(refusal(&again), Some(Refusal::EmailTaken));
        drop(tx);
        for name in ["Поштасыз бір", "Поштасыз екі"] {
            account(&db, name, "").await;
        }
    }
}

#[tokio::test]
async fn the_second_of_two_who_save_learns_that_they_are_late() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        let mut tx = act(&db).await;
        account::save(&mut tx, id, 1, &account_form("Үлгі Жаңа", "a@example.kz"))
            .await
            .expect("saved");
        tx.commit().await.expect("kept");
        let mut tx = act(&db).await;
        let late = account::save(&mut tx, id, 1, &account_form("Үлгі Кеш", "a@example.kz")).await;
        assert!(
            matches!(late, Err(OfficeError::Stale { current: 2, .. })),
            "{late:?}"
        );
        drop(tx);
        let now = account::by_id(&db, id).await.expect("read");
        assert_eq!(now.name, "Үлгі Жаңа");
        let entries = journal::of(&db, account::thing(id)).await.expect("read");
        assert_eq!(entries[0].fields, ["name"]);
        assert_eq!(entries[0].old, [("name".to_owned(), "Үлгі".to_owned())]);
    }
}

#[tokio::test]
async fn a_site_keeps_an_owner() {
    for db in sites().await {
        let id = owner(&db).await;
        let grant = account::held(&db, Some(id)).await.expect("read")[0].id;
        let mut tx = act(&db).await;
        assert_eq!(
            refusal(&account::revoke(&mut tx, grant).await),
            Some(Refusal::LastOwner)
        );
        drop(tx);
        let mut tx = act(&db).await;
        assert_eq!(
            refusal(&account::lock(&mut tx, id, None).await),
            Some(Refusal::LastOwner)
        );
        drop(tx);
        let kept = account::held(&db, Some(id)).await.expect("read");
        assert_eq!(kept[0].id, grant, "nothing was done");
        assert!(!account::by_id(&db, id).await.expect("read").locked);

        let second = account(&db, "Екінші", "b@example.kz").await;
        granted(&db, second, Role::Owner, Scope::Site).await;
        let mut tx = act(&db).await;
        account::revoke(&mut tx, grant)
            .await
            .expect("another one is there");
        tx.commit().await.expect("kept");
    }
}

#[tokio::test]
async fn roles_are_held_once_and_where_they_belong() {
    assert_eq!(
        Grant::new(Role::Owner, Scope::Programme(1)).err(),
        Some(Refusal::WrongScope)
    );
    for role in Role::ALL.into_iter().filter(|r| *r != Role::Owner) {
        assert_eq!(
            Grant::new(role, Scope::Site).err(),
            Some(Refusal::WrongScope)
        );
    }
    for db in sites().await {
        let id = owner(&db).await;
        let programme = programme(&db, "caravan").await;
        granted(&db, id, Role::Clerk, Scope::Programme(programme)).await;
        for grant in [
            Grant::new(Role::Owner, Scope::Site),
            Grant::new(Role::Clerk, Scope::Programme(programme)),
        ] {
            let mut tx = act(&db).await;
            let twice = account::grant(&mut tx, id, grant.expect("fits")).await;
            assert_eq!(refusal(&twice), Some(Refusal::RoleHeld));
        }
        let (site, programmes) = account::roles(&db, id).await.expect("read");
        assert_eq!(
            (site, programmes),
            (vec![Role::Owner], vec![(programme, Role::Clerk)])
        );
        let team = account::team(&db, programme).await.expect("read");
        assert_eq!(
            team.iter().map(|m| (m.account, m.role)).collect::<Vec<_>>(),
            [(id, Role::Clerk)]
        );
    }
}

#[tokio::test]
async fn a_person_has_one_account() {
    for db in sites().await {
        let person = person(&db, "Үлгіұлы", &[]).await;
        let (one, two) = (
            account(&db, "Бір", "a@example.kz").await,
            account(&db, "Екі", "").await,
        );
        let tied = |name, email| account_form_of(person, name, email);
        let mut tx = act(&db).await;
        account::save(&mut tx, one, 1, &tied("Бір", "a@example.kz"))
            .await
            .expect("tied");
        tx.commit().await.expect("kept");
        let mut tx = act(&db).await;
        let second = account::save(&mut tx, two, 1, &tied("Екі", "")).await;
        assert_eq!(refusal(&second), Some(Refusal::PersonTaken));
    }
}

#[tokio::test]
async fn language_and_look_are_the_persons_own() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "").await;
        let mut tx = act(&db).await;
        account::set_preferences(&mut tx, id, Lang::En, Theme::Dark)
            .await
            .expect("set");
        tx.commit().await.expect("kept");
        let now = account::by_id(&db, id).await.expect("read");
        assert_eq!(
            (now.lang, now.theme, now.version),
            (Lang::En, Theme::Dark, 2),
            "another language is a new version: an owner's form holds it too"
        );
        let mut tx = act(&db).await;
        account::set_preferences(&mut tx, id, Lang::En, Theme::Light)
            .await
            .expect("set");
        tx.commit().await.expect("kept");
        let now = account::by_id(&db, id).await.expect("read");
        assert_eq!((now.theme, now.version), (Theme::Light, 2), "a look is not");
    }
}

#[tokio::test]
async fn a_form_sent_twice_acts_once() {
    for db in sites().await {
        let key = Key::parse(Some(7), "k-1", Sha::of(b"a")).expect("a key");
        let mut tx = act(&db).await;
        assert_eq!(
            submission::once(&mut tx, &key).await.expect("asked"),
            Arrival::First
        );
        let id = account::create(&mut tx, &account_form("Үлгі", ""))
            .await
            .expect("made");
        submission::done(&mut tx, &key, &format!("/accounts/{id}"))
            .await
            .expect("kept");
        tx.commit().await.expect("kept");

        let mut tx = act(&db).await;
        let again = submission::once(&mut tx, &key).await.expect("asked");
        assert_eq!(again, Arrival::Again(format!("/accounts/{id}")));
        let others = Key::parse(Some(8), "k-1", Sha::of(b"a")).expect("a key");
        assert_eq!(
            submission::once(&mut tx, &others).await.expect("asked"),
            Arrival::First
        );
    }
}

#[tokio::test]
async fn a_form_with_the_same_key_and_other_words_is_another_form() {
    for db in sites().await {
        let said = |words: &[u8]| Key::parse(Some(7), "k-1", Sha::of(words)).expect("a key");
        // The first wording again after the correction is a wish of its own as well.
        for (words, to) in [(b"typo", "/1"), (b"text", "/2"), (b"typo", "/3")] {
            let (key, mut tx) = (said(words), act(&db).await);
            let arrival = submission::once(&mut tx, &key).await.expect("asked");
            assert_eq!(arrival, Arrival::First, "{to}");
            submission::done(&mut tx, &key, to).await.expect("kept");
            account::create(&mut tx, &account_form("Үлгі", ""))
                .await
                .expect("made");
            tx.commit().await.expect("kept");
            let mut tx = act(&db).await;
            let again = submission::once(&mut tx, &key).await.expect("asked");
            assert_eq!(again, Arrival::Again(to.to_owned()));
            let led = submission::led(&db, &key).await.expect("asked");
            assert_eq!(led.as_deref(), Some(to));
        }
    }
}

#[tokio::test]
async fn a_key_is_free_again_when_its_act_failed() {
    for db in sites().await {
        let key = Key::parse(None, "k-2", Sha::of(b"")).expect("a key");
        let mut tx = act(&db).await;
        submission::once(&mut tx, &key).await.expect("asked");
        drop(tx);
        let mut tx = act(&db).await;
        assert_eq!(
            submission::once(&mut tx, &key).await.expect("asked"),
            Arrival::First
        );
    }
    for bad in ["", "a b", "ключ", &"x".repeat(65)] {
        assert_eq!(Key::parse(None, bad, Sha::of(b"")), None, "{bad}");
    }
}
