//! What this room gives of a person to whoever takes their data out.

use keruen_office::account::{self, Email, Scope};
use keruen_office::letters::{self, NewLetter};
use keruen_office::personal;
use keruen_people::role::Role;
use keruen_speech::Lang;

use crate::house::{act, at, granted, person, programme, sites, token, viewer};
use crate::personal::furnished;

#[tokio::test]
async fn the_export_has_the_person_and_no_key() {
    for db in sites().await {
        let programme = programme(&db, "caravan").await;
        let person = person(&db, "Ерекшеатау", &[]).await;
        furnished(&db, person, (Role::Trainer, Scope::Programme(programme))).await;
        let id = account::by_person(&db, person).await.expect("read");
        let id = id.expect("an account").id;
        let mut tx = act(&db).await;
        let wish = Email::parse("zhana@example.kz").expect("an address");
        account::address::ask(&mut tx, id, &wish, &token(3))
            .await
            .expect("asked");
        let notice = NewLetter {
            kind: "morning",
            account: Some(id),
            person: None,
            programme: None,
            address: Email::parse("erekshe@example.kz"),
            lang: Lang::Kk,
            subject: "Таң".to_owned(),
            body: "Қайырлы таң".to_owned(),
            secret: None,
            expires_at: None,
        };
        letters::queue(&mut tx, &notice).await.expect("queued");
        tx.commit().await.expect("kept");

        let own = viewer(id, vec![], vec![(programme, Role::Trainer)]);
        let all = personal::export(&db, &own, person, at(0)).await;
        let all = all.expect("taken out");
        let account = &all["account"];
        assert_eq!(account["email"], "erekshe@example.kz");
        assert_eq!(account["roles"][0]["role"], "trainer");
        assert_eq!(account["devices"][0]["device"], "Firefox, Android");
        assert_eq!(account["email_waiting"], "zhana@example.kz");
        let renamed = |row: &serde_json::Value| row["before"]["name"] == "Ерекшеатау";
        let history = account["history"].as_array().expect("rows");
        assert!(history.iter().any(renamed), "{history:?}");
        let subjects: Vec<_> = all["letters"]
            .as_array()
            .expect("letters")
            .iter()
            .map(|letter| letter["subject"].as_str().unwrap_or_default())
            .collect();
        assert_eq!(subjects, ["Ерекшеатау", "Таң"]);
        let text = all.to_string();
        for key in [token(1), token(2), token(3)] {
            assert!(!text.contains(&key.hash()) && !text.contains(&key.reveal()));
        }
        assert!(!text.contains("https://example.kz/x"));

        // Whoever coordinates another programme alone sees neither the account nor its letters.
        let elsewhere = viewer(99, vec![], vec![(programme + 1, Role::Coordinator)]);
        let less = personal::export(&db, &elsewhere, person, at(0)).await;
        let less = less.expect("taken out");
        assert_eq!(less, serde_json::json!({ "account": null, "letters": [] }));
    }
}

/// Somebody of two programmes: each one's coordinator takes out what they would see elsewhere.
#[tokio::test]
async fn an_export_shows_no_letter_and_no_account_that_is_closed_elsewhere() {
    for db in sites().await {
        let (caravan, other) = (
            programme(&db, "caravan").await,
            programme(&db, "other").await,
        );
        let person = person(&db, "Ерекшеатау", &[caravan, other]).await;
        let id = furnished(&db, person, (Role::Trainer, Scope::Programme(other))).await;
        let mut tx = act(&db).await;
        for (programme, subject) in [
            (Some(caravan), "Мұнда"),
            (Some(other), "Онда"),
            (None, "Сайт"),
        ] {
            let letter = NewLetter {
                kind: "notice",
                account: None,
                person: Some(person),
                programme,
                address: None,
                lang: Lang::Kk,
                subject: subject.to_owned(),
                body: "Үлгі".to_owned(),
                secret: None,
                expires_at: None,
            };
            letters::queue(&mut tx, &letter).await.expect("queued");
        }
        tx.commit().await.expect("kept");
        let coordinates = |places: &[i64]| {
            let roles = places.iter().map(|place| (*place, Role::Coordinator));
            viewer(99, vec![], roles.collect())
        };
        let all = ["Сайт", "Онда", "Мұнда", "Ерекшеатау"];
        for (viewer, account, subjects) in [
            (coordinates(&[caravan]), false, &["Мұнда"][..]),
            (coordinates(&[other]), true, &["Онда"]),
            (coordinates(&[caravan, other]), true, &["Онда", "Мұнда"]),
            (viewer(99, vec![Role::Owner], vec![]), true, &all),
            (viewer(id, vec![], vec![(other, Role::Trainer)]), true, &all),
        ] {
            let out = personal::export(&db, &viewer, person, at(0)).await;
            let out = out.expect("taken out");
            let found = out["letters"].as_array().expect("letters").iter();
            let found: Vec<_> = found.map(|letter| letter["subject"].as_str()).collect();
            let wanted: Vec<_> = subjects.iter().map(|subject| Some(*subject)).collect();
            assert_eq!(found, wanted, "{viewer:?}");
            assert_eq!(!out["account"].is_null(), account, "{viewer:?}");
        }
        // Two roles in two places: each coordinator is told of the one of their own.
        granted(&db, id, Role::Clerk, Scope::Programme(caravan)).await;
        let out = personal::export(&db, &coordinates(&[caravan]), person, at(0)).await;
        let account = &out.expect("taken out")["account"];
        assert_eq!(account["roles"].as_array().map(Vec::len), Some(1));
        assert_eq!(account["roles"][0]["programme"], caravan);
        assert!(account.get("devices").is_none());
    }
}
