//! What was written down wrongly about terms and seats is put right, and the history tells it.

use axum::http::StatusCode;
use keruen_office::account::{self, Grant, Scope};
use keruen_people::person as persons;
use keruen_people::role::Role;
use keruen_web::testing::Site;

use crate::{agree, council, person, plain, seats, value_of};

#[tokio::test]
async fn a_term_and_a_time_in_a_seat_are_corrected_and_the_history_says_which() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let id = council(&site).await;
    let all = seats(&site, id).await;
    let who = person(&site, "Сейітова").await;
    let whom = who.to_string();
    let fields = [("person", whom.as_str()), ("since", "01.10.2026")];
    let take = format!("/en/desk/orgs/{id}/seats/{}/take", all[0]);
    owner.post(&take, &fields).await;

    let other = [
        ("number", "3"),
        ("term_from", "01.06.2026"),
        ("term_to", "01.01.2029"),
    ];
    let reply = owner
        .post(&format!("/en/desk/orgs/{id}/term"), &other)
        .await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = plain(&reply.text());
    assert!(
        page.contains("These days overlap the term") && page.contains("2028"),
        "{page}"
    );

    let term = format!("/en/desk/orgs/{id}/seats/{}/term", all[0]);
    let shown = value_of(&owner.get(&term).await.text(), "shown");
    let days = |from: &'static str, to: &'static str| {
        [
            ("term_from", from),
            ("term_to", to),
            ("shown", shown.as_str()),
        ]
    };
    let cut = owner.post(&term, &days("01.11.2026", "29.02.2028")).await;
    assert_eq!(cut.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(cut.text().contains("Somebody was in seat 1"));
    let saved = owner.post(&term, &days("01.02.2025", "29.02.2028")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let late = owner.post(&term, &days("01.03.2025", "31.01.2028")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);

    let page = owner.get(&format!("/en/desk/people/{who}")).await.text();
    let held = page
        .split(&format!("/desk/people/{who}/seats/"))
        .nth(1)
        .expect("a link");
    let holding = held.split('"').next().expect("a number");
    let there = format!("/en/desk/people/{who}/seats/{holding}");
    let mark = value_of(&owner.get(&there).await.text(), "mark");
    let wanted = [
        ("since", "01.09.2026"),
        ("basis", "No. 3"),
        ("mark", mark.as_str()),
    ];
    assert_eq!(
        owner.post(&there, &wanted).await.status,
        StatusCode::SEE_OTHER
    );
    let other = [("since", "02.09.2026"), ("mark", mark.as_str())];
    assert_eq!(
        owner.post(&there, &other).await.status,
        StatusCode::CONFLICT
    );

    let page = owner.get(&format!("/en/desk/orgs/{id}")).await.text();
    assert!(
        page.contains("a person put in a seat: seat 1, Сейітова Айгерім"),
        "{page}"
    );
    let page = owner.get(&format!("/en/desk/people/{who}")).await.text();
    assert!(
        page.contains("Put in a seat of a council: Public Council of Beineu"),
        "{page}"
    );
}

/// Taking, leaving, correcting and taking back ask the same of whoever does it: that they decide about
/// the person. That the name is public, or that they type in where the person is, is not enough.
#[tokio::test]
async fn whoever_does_not_decide_about_a_person_moves_them_to_no_seat_and_from_none() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let (here, there) = (site.programme().await, site.programme().await);
    let id = council(&site).await;
    let all = seats(&site, id).await;
    let (seated, other) = (
        person(&site, "Сейітова").await,
        person(&site, "Бөгенова").await,
    );
    let mut tx = site.act().await;
    for who in [seated, other] {
        persons::tie(&mut tx, who, there).await.expect("tied");
    }
    tx.commit().await.expect("a commit");
    agree(&site, seated).await;
    let at = |seat: i64, act: &str| format!("/en/desk/orgs/{id}/seats/{seat}/{act}");
    let seated = seated.to_string();
    let fields = [("person", seated.as_str()), ("since", "01.10.2026")];
    let taken = owner.post(&at(all[0], "take"), &fields).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let holding = value_of(&owner.get(&at(all[0], "leave")).await.text(), "holding");
    let stranger = site.in_programme(Role::Coordinator, here).await;
    let types = site.in_programme(Role::Coordinator, here).await;
    let mut tx = site.act().await;
    let grant = Grant::new(Role::Clerk, Scope::Programme(there)).expect("a role");
    account::grant(&mut tx, types.account.expect("an account"), grant)
        .await
        .expect("granted");
    tx.commit().await.expect("a commit");
    let other = other.to_string();
    for (who, wanted) in [
        (&stranger, StatusCode::NOT_FOUND),
        (&types, StatusCode::FORBIDDEN),
    ] {
        let desk = who.get(&format!("/en/desk/orgs/{id}")).await.text();
        assert!(desk.contains("Сейітова") && !desk.contains("/leave"));
        let found = who.get(&format!("{}?q=бөген", at(all[1], "take"))).await;
        assert!(!found.text().contains("Бөгенова"));
        let take = [("person", other.as_str()), ("since", "01.10.2026")];
        let leave = [("last", "15.11.2026"), ("holding", holding.as_str())];
        let correct = format!("/en/desk/people/{seated}/seats/{holding}");
        for (act, met) in [
            ("take", who.post(&at(all[1], "take"), &take).await),
            ("leave", who.get(&at(all[0], "leave")).await),
            ("left", who.post(&at(all[0], "leave"), &leave).await),
            ("correct", who.post(&correct, &take[1..]).await),
            ("undo", who.post(&format!("{correct}/remove"), &[]).await),
        ] {
            assert_eq!(met.status, wanted, "{act}");
        }
    }
    let desk = owner.get(&format!("/en/desk/orgs/{id}")).await.text();
    assert!(
        desk.contains(&format!("/seats/{}/leave", all[0])) && !desk.contains("Бөгенова"),
        "{desk}"
    );
}
