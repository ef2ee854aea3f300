//! A seat that somebody else took meanwhile.

use axum::http::StatusCode;
use keruen_people::role::Role;
use keruen_web::testing::Site;

use crate::{council, person, plain, seats};

/// Who comes second learns who holds the seat, as far as they may know, and goes on to a free one
/// with all that they typed.
#[tokio::test]
async fn whoever_comes_second_is_led_to_a_free_seat() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let id = council(&site).await;
        let all = seats(&site, id).await;
        let (first, second) = (
            person(&site, "Сейітова").await.to_string(),
            person(&site, "Бөгенова").await.to_string(),
        );
        let at = |seat: i64| format!("/en/desk/orgs/{id}/seats/{seat}/take");
        let form = |person| {
            [
                ("q", "айгерім"),
                ("person", person),
                ("since", "01.10.2026"),
                ("basis", "minutes 3"),
            ]
        };
        let taken = owner.post(&at(all[0]), &form(&first)).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());

        let late = owner.post(&at(all[0]), &form(&second)).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let page = plain(&late.text());
        assert!(
            page.contains("Сейітова Айгерім holds this seat now, since 1 October 2026"),
            "{page}"
        );
        assert!(page.contains("value=\"minutes 3\""), "what was typed stays");
        let links: Vec<&str> = page
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next())
            .filter(|href| href.contains("/take?"))
            .collect();
        assert_eq!(links.len(), 2, "{links:?}");
        assert!(page.contains(&format!("href=\"/en/desk/orgs/{id}?term=2025-03-01\"")));
        let next = links[0].replace("&#38;", "&").replace("&amp;", "&");
        assert!(next.starts_with(&at(all[1])), "{next}");
        let there = owner.get(&next).await.text();
        assert!(there.contains("value=\"minutes 3\"") && there.contains("value=\"01.10.2026\""));
        assert!(
            there.contains(&format!("name=\"person\" value=\"{second}\" checked")),
            "{there}"
        );
        let seated = owner.post(&at(all[1]), &form(&second)).await;
        assert_eq!(seated.status, StatusCode::SEE_OTHER, "{}", seated.text());

        // The address of a seat that is held has nothing to fill in.
        let held = owner.get(&at(all[0])).await.text();
        assert!(
            held.contains("Сейітова Айгерім holds this seat now"),
            "{held}"
        );
        assert!(!held.contains("name=\"since\"") && held.contains(&at(all[2])));
        // Whoever may not see the person is told no name.
        let programme = site.programme().await;
        let other = site.in_programme(Role::Coordinator, programme).await;
        let held = other.get(&at(all[0])).await.text();
        assert!(held.contains("This seat is taken") && !held.contains("Сейітова"));
    }
}
