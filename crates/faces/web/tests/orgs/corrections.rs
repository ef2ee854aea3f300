//! What was written down wrongly about terms and seats is put right, and the history tells it.

use axum::http::StatusCode;
use keruen_web::testing::Site;

use crate::{council, person, plain, seats, value_of};

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
