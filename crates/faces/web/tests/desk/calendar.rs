//! The calendar: counting a term, one day changed by an act, the whole text.

use axum::http::StatusCode;
use keruen_office::calendar;
use keruen_people::role::Role;
use keruen_web::testing::Site;

use super::follow;

#[tokio::test]
async fn a_term_is_counted_with_every_day_and_its_reason() {
    let site = Site::new().await;
    let coordinator = site
        .in_programme(Role::Coordinator, site.programme().await)
        .await;
    let page = coordinator
        .get("/en/desk/calendar?from=06.03.2026&days=15&way=forward")
        .await
        .text();
    let plain = page.replace('\u{a0}', " ");
    assert!(
        plain.contains("15 working days, the last one Thursday 2 April 2026"),
        "{plain}"
    );
    assert!(plain.contains("moved from Sunday 8 March 2026"));
    let wrong = coordinator
        .get("/en/desk/calendar?from=x&days=15")
        .await
        .text();
    assert!(wrong.contains("class=\"errs\""));
    assert_eq!(
        coordinator.get("/en/desk/calendar/edit").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_calendar_is_refused_with_its_place_or_saved_as_an_edition() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let rules = keruen_clock::Calendar::kazakhstan()
            .expect("the engine's own")
            .to_json();
        let wrong = rules.replace("\"03-08\"", "\"8 March\"");
        let reply = owner
            .post(
                "/en/desk/calendar/edit",
                &[("shown", "0"), ("rules", &wrong)],
            )
            .await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.text().contains("fixed[") && reply.text().contains("8 March"));
        let fields = [("shown", "0"), ("rules", rules.as_str())];
        let looked = owner.post("/en/desk/calendar/edit", &fields).await.text();
        assert!(looked.contains("0 days change"), "{looked}");
        let saved = owner.post("/en/desk/calendar", &fields).await;
        let page = follow(&owner, saved).await.text();
        assert!(
            page.contains("A new edition of the calendar was saved"),
            "{page}"
        );
        let late = owner.post("/en/desk/calendar", &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let page = late.text();
        assert!(
            page.contains("You changed this yourself in another window"),
            "{page}"
        );
        assert!(page.contains("name=\"shown\" value=\"1\""), "{page}");
    }
}

/// What an owner does most needs no text: one day, with the act it rests on.
#[tokio::test]
async fn one_day_is_changed_by_the_act_that_changes_it() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let swap = |working: &'static str| {
            [
                ("step", "swap"),
                ("shown", "0"),
                ("day_off", "06.09.2027"),
                ("working", working),
                ("swapped_act", "Үлгі қаулы 12"),
            ]
        };
        let edit = "/en/desk/calendar/edit";
        let wrong = owner.post(edit, &swap("10.09.2027")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = wrong.text();
        assert!(text.contains("is a working day anyway"), "{text}");
        assert!(text.contains("Үлгі қаулы 12"), "what was typed is kept");
        let looked = owner.post(edit, &swap("11.09.2027")).await.text();
        assert!(looked.contains("2 days change"), "{looked}");
        let rules = looked
            .split("name=\"rules\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("the rules go along")
            .replace("&#34;", "\"")
            .replace("&quot;", "\"")
            .replace("&#38;", "&")
            .replace("&#39;", "'");
        let fields = [("shown", "0"), ("rules", rules.as_str())];
        let saved = owner.post("/en/desk/calendar", &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let (number, now) = calendar::load(site.app.db()).await.expect("read");
        assert_eq!((number, now.edition()), (1, "2026-11-30"));
        assert!(now.source().of("en").ends_with("; Үлгі қаулы 12"));
        let day = jiff::civil::date(2027, 9, 11);
        assert!(now.is_working(day));
        let announce = [
            ("step", "announce"),
            ("holiday", "0"),
            ("announced", "17.05.2027"),
            ("announced_act", "Үлгі хабарлама"),
        ];
        let looked = owner.post(edit, &announce).await.text();
        assert!(looked.contains("name=\"shown\" value=\"1\""), "{looked}");
    }
}
