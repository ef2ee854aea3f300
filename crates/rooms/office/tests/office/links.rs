//! Sign-in links: once, for a quarter of an hour, for one person.

use keruen_office::account::{self, Email, Login, Scope};
use keruen_office::letters::{NewLetter, SECRET, outbox};
use keruen_office::sign_in::asking;
use keruen_office::sign_in::link::{self, LinkRefusal, Purpose};
use keruen_office::sign_in::{Proofs, session};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::Db;

use crate::house::{account, act, at, enter, granted, owner, programme, sites, token};

pub async fn issue(db: &Db, account: i64, seed: u8) {
    let mut tx = db.upkeep(at(0)).await.expect("a transaction");
    link::issue(&mut tx, account, Purpose::SignIn, &token(seed))
        .await
        .expect("a link");
    tx.commit().await.expect("kept");
}

pub async fn consume(
    db: &Db,
    seed: u8,
    viewer: Option<i64>,
    minutes: i64,
) -> Result<i64, LinkRefusal> {
    let mut tx = db.upkeep(at(minutes)).await.expect("a transaction");
    let result = link::consume(&mut tx, &token(seed), viewer)
        .await
        .expect("asked");
    tx.commit().await.expect("kept");
    result.map(|good| good.account)
}

#[tokio::test]
async fn a_link_opens_once_however_often_it_is_looked_at() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        issue(&db, id, 1).await;
        for _ in 0..3 {
            let seen = link::look(&db, &token(1), None, at(1))
                .await
                .expect("asked");
            assert_eq!(seen.map(|good| good.account), Ok(id), "scanners open links");
        }
        assert_eq!(consume(&db, 1, None, 1).await, Ok(id));
        assert_eq!(consume(&db, 1, None, 1).await, Err(LinkRefusal::Used));
        let seen = link::look(&db, &token(1), None, at(1))
            .await
            .expect("asked");
        assert_eq!(seen, Err(LinkRefusal::Used));
    }
}

#[tokio::test]
async fn a_link_lives_for_a_quarter_of_an_hour() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        issue(&db, id, 1).await;
        assert_eq!(consume(&db, 1, None, 15).await, Err(LinkRefusal::Expired));
        assert_eq!(consume(&db, 1, None, 14).await, Ok(id));
        assert_eq!(consume(&db, 9, None, 0).await, Err(LinkRefusal::Unknown));
    }
}

#[tokio::test]
async fn another_person_on_the_device_leaves_the_link_good() {
    for db in sites().await {
        let mine = account(&db, "Үлгі", "a@example.kz").await;
        let other = account(&db, "Басқа", "b@example.kz").await;
        issue(&db, mine, 1).await;
        assert_eq!(
            consume(&db, 1, Some(other), 1).await,
            Err(LinkRefusal::AnotherPerson)
        );
        assert_eq!(consume(&db, 1, Some(mine), 1).await, Ok(mine));
    }
}

#[tokio::test]
async fn signing_in_makes_the_other_links_worthless() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        issue(&db, id, 1).await;
        issue(&db, id, 2).await;
        assert_eq!(consume(&db, 2, None, 1).await, Ok(id));
        assert_eq!(consume(&db, 1, None, 1).await, Err(LinkRefusal::Unknown));
    }
}

#[tokio::test]
async fn of_fifty_who_press_the_button_at_once_one_gets_in() {
    for db in sites().await {
        let id = account(&db, "Үлгі", "a@example.kz").await;
        issue(&db, id, 1).await;
        let rivals: Vec<_> = (0..50)
            .map(|_| {
                let db = Db::clone(&db);
                tokio::spawn(async move { consume(&db, 1, None, 1).await })
            })
            .collect();
        let mut in_ = 0;
        for rival in rivals {
            in_ += i32::from(rival.await.expect("no panic").is_ok());
        }
        assert_eq!(in_, 1);
    }
}

#[tokio::test]
async fn a_locked_account_is_out_at_once_and_stays_out() {
    for db in sites().await {
        owner(&db).await;
        let id = account(&db, "Үлгі", "a@example.kz").await;
        enter(&db, id, Proofs::First, 1).await;
        let mut tx = act(&db).await;
        account::lock(&mut tx, id, Some("left the team"))
            .await
            .expect("locked");
        tx.commit().await.expect("kept");
        issue(&db, id, 2).await;
        assert!(
            session::present(&db, &token(1), at(0))
                .await
                .expect("read")
                .is_none()
        );
        assert_eq!(consume(&db, 2, None, 1).await, Err(LinkRefusal::Locked));
    }
}

#[tokio::test]
async fn who_asks_for_a_link_gets_it_by_letter_and_who_is_unknown_gets_nothing() {
    for db in sites().await {
        owner(&db).await;
        let id = account(&db, "Үлгі", "a@example.kz").await;
        let programme = programme(&db, "caravan").await;
        granted(&db, id, Role::Participant, Scope::Programme(programme)).await;
        let email = Email::parse("A@example.kz").expect("good");
        let (found, keeper) = asking::known(&db, &Login::Email(email.clone()))
            .await
            .expect("asked")
            .expect("known");
        assert_eq!((found.id, keeper), (id, Some(programme)));
        let letter = NewLetter {
            kind: "sign-in",
            account: Some(id),
            person: None,
            programme: keeper,
            address: Some(email.clone()),
            lang: Lang::Kk,
            subject: "Кіру".to_owned(),
            body: SECRET.to_owned(),
            secret: Some(token(5).reveal()),
            expires_at: Some(at(15)),
        };
        asking::answer(&db, id, &token(5), &letter, at(0))
            .await
            .expect("answered");
        let out = outbox::claim(&db, at(0))
            .await
            .expect("asked")
            .expect("due");
        assert_eq!(out.text, token(5).reveal());
        outbox::sent(&db, out.id, at(0)).await.expect("noted");
        assert_eq!(consume(&db, 5, None, 1).await, Ok(id));

        let stranger = Email::parse("stranger@example.kz").expect("good");
        assert!(
            asking::known(&db, &Login::Email(stranger))
                .await
                .expect("asked")
                .is_none()
        );
        asking::answer_nobody(&db, &token(6), at(2))
            .await
            .expect("answered");
        assert_eq!(
            outbox::claim(&db, at(2))
                .await
                .expect("asked")
                .map(|l| l.attempt),
            None
        );
        assert_eq!(consume(&db, 6, None, 2).await, Err(LinkRefusal::Unknown));

        let mut tx = act(&db).await;
        account::lock(&mut tx, id, None).await.expect("locked");
        tx.commit().await.expect("kept");
        assert!(
            asking::known(&db, &Login::Email(email.clone()))
                .await
                .expect("asked")
                .is_none(),
            "locked ones get none"
        );
    }
}
