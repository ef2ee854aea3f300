//! The site's settings and its calendar.

use keruen_clock::Calendar;
use keruen_office::OfficeError;
use keruen_office::calendar::{self, CalendarRefusal};
use keruen_office::fields::Reason;
use keruen_office::site::{self, SiteForm};

use keruen_store::{Engine, Sql};

use crate::house::{SCHEMAS, act, at, form, sites};

#[tokio::test]
async fn settings_are_empty_then_saved_and_never_overwritten_unseen() {
    let fields = [
        ("name_kk", "Үлгі альянсы"),
        ("contact_email", "a@example.kz"),
        ("contact_phone", "8 700 000 00 31"),
    ];
    let new = SiteForm::read(&form(&fields)).expect("good");
    assert_eq!(new.contact_phone.as_deref(), Some("+77000000031"));
    for db in sites().await {
        let empty = site::load(&db).await.expect("read");
        assert_eq!((empty.version, empty.content.name.is_empty()), (0, true));
        let mut tx = act(&db).await;
        site::save(&mut tx, 0, &new).await.expect("saved");
        tx.commit().await.expect("kept");
        let now = site::load(&db).await.expect("read");
        assert_eq!((now.content, now.version), (new.clone(), 1));
        let mut tx = act(&db).await;
        let late = site::save(&mut tx, 0, &new).await;
        assert!(
            matches!(late, Err(OfficeError::Stale { current: 1, .. })),
            "{late:?}"
        );
    }
}

#[test]
fn a_name_is_one_line_however_it_was_typed() {
    let typed = form(&[
        ("name_kk", "Үлгі\r\nальянсы"),
        ("name_en", "Sample\tAlliance"),
    ]);
    let name = SiteForm::read(&typed).expect("good").name;
    assert_eq!(name.kk.as_deref(), Some("Үлгі альянсы"));
    assert_eq!(name.en.as_deref(), Some("Sample Alliance"));
}

#[test]
fn settings_name_all_their_faults() {
    let faults = SiteForm::read(&form(&[
        ("contact_email", "nobody"),
        ("contact_phone", "call me"),
    ]))
    .expect_err("three");
    let reasons: Vec<_> = faults.iter().map(|f| f.reason).collect();
    assert_eq!(
        reasons,
        [
            Reason::MissingInAllLanguages,
            Reason::NotAnEmail,
            Reason::NotAPhone
        ]
    );
}

#[tokio::test]
async fn the_last_backup_is_the_last_one_noted() {
    for db in sites().await {
        assert_eq!(site::last_backup(&db).await.expect("read"), None);
        for minutes in [1, 2] {
            let mut tx = db.upkeep(at(minutes)).await.expect("a transaction");
            site::backup_done(&mut tx).await.expect("noted");
            tx.commit().await.expect("kept");
        }
        assert_eq!(site::last_backup(&db).await.expect("read"), Some(at(2)));
        let mut tx = db.upkeep(at(3)).await.expect("a transaction");
        site::backup_gone(&mut tx).await.expect("forgotten");
        tx.commit().await.expect("kept");
        assert_eq!(site::last_backup(&db).await.expect("read"), None);
    }
}

#[tokio::test]
async fn a_calendar_is_saved_in_editions_and_none_is_lost() {
    for db in sites().await {
        let (number, own) = calendar::load(&db).await.expect("read");
        assert_eq!(
            (number, own.edition()),
            (0, Calendar::kazakhstan().expect("reads").edition())
        );
        let text = own.to_json();
        for shown in 0..2 {
            let mut tx = act(&db).await;
            assert_eq!(
                calendar::save(&mut tx, shown, &text).await.expect("saved"),
                shown + 1
            );
            tx.commit().await.expect("kept");
        }
        let mut tx = act(&db).await;
        let late = calendar::save(&mut tx, 1, &text).await;
        assert!(matches!(
            late,
            Err(CalendarRefusal::Office(OfficeError::Stale {
                current: 2,
                ..
            }))
        ));
        let wrong = calendar::save(&mut tx, 2, "{}").await;
        assert!(matches!(wrong, Err(CalendarRefusal::Rules(_))));
        drop(tx);
        let numbers: Vec<_> = calendar::editions(&db)
            .await
            .expect("read")
            .iter()
            .map(|e| e.number)
            .collect();
        assert_eq!(numbers, [2, 1]);
        assert_eq!(calendar::edition(&db, 1).await.expect("read").rules, text);
        assert_eq!(calendar::load(&db).await.expect("read").0, 2);
    }
}

/// What every request asks must not read a whole table, however many rows that has.
#[tokio::test]
async fn what_is_asked_often_goes_by_an_index() {
    for db in sites().await {
        if db.engine() != Engine::Sqlite {
            continue;
        }
        for (name, index) in [
            ("ROLES", "role_grant_account"),
            ("SHOWN", "news_photo"),
            ("FEED", "news_latest"),
            ("BLOCKED", "person_blocked"),
            ("DUE", "letter_state"),
        ] {
            let all = SCHEMAS
                .iter()
                .flat_map(|schema| schema.statements.iter().copied().flatten());
            let (_, sql) = all
                .clone()
                .find(|(known, _)| *known == name)
                .expect("a statement");
            // Statements are constants everywhere else; a test may leak a few.
            let explain = Box::leak(format!("EXPLAIN QUERY PLAN {}", sql.0).into_boxed_str());
            let steps: Vec<(i64, i64, i64, String)> =
                db.many(Sql(explain), &[]).await.expect("explained");
            assert!(
                steps.iter().any(|(_, _, _, step)| step.contains(index)),
                "{name}: {steps:?}"
            );
        }
    }
}
