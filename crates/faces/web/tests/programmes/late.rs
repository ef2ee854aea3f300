//! Decisions about what changed meanwhile, days of a hand-over, and what a clerk may do.

use keruen_people::role::Role;
use keruen_web::testing::Site;

use super::{open_programme, page_of, write_post};

/// A decision about something that changed meanwhile shows the change, keeps what was typed, and is
/// made by sending it once more.
#[tokio::test]
async fn a_late_decision_sees_what_changed_first() {
    for site in Site::all().await {
        let id = open_programme(&site).await;
        let owner = site.owner().await;
        let here = format!("/en/desk/programmes/{id}");
        let page = owner.get(&here).await.text();
        let body = page.contains("«Мысал» қоры");
        assert!(body, "the commissioner stands on the desk");

        let late = owner
            .post(
                &format!("{here}/withdraw"),
                &[("version", "2"), ("why", "қате күн")],
            )
            .await;
        assert_eq!(late.status, 409);
        let text = late.text();
        assert!(text.contains("Programme published"), "{text}");
        assert!(!text.contains("Programme added"), "that was seen: {text}");
        assert!(text.contains("name=\"why\" value=\"қате күн\""), "{text}");
        assert!(text.contains("name=\"version\" value=\"3\""), "{text}");
        let again = owner
            .post(
                &format!("{here}/withdraw"),
                &[("version", "3"), ("why", "қате күн")],
            )
            .await;
        assert_eq!(again.status, 303);
        let late = owner
            .post(&format!("{here}/publish"), &[("version", "3")])
            .await;
        assert_eq!(late.status, 409);
        assert!(late.text().contains("«қате күн»"), "{}", late.text());

        let indicator = [
            ("name_kk", "Адам"),
            ("target", "180"),
            ("unit_kk", "адам"),
            ("version", "4"),
        ];
        let made = owner
            .post(&format!("{here}/indicators/new"), &indicator)
            .await;
        assert_eq!(made.status, 303, "{}", made.text());
        let list = owner.get(&format!("{here}/indicators")).await.text();
        let item = list
            .split("/indicators/")
            .find_map(|rest| rest.split('"').next()?.parse::<i64>().ok())
            .expect("an indicator");
        let remove = format!("{here}/indicators/{item}/remove");
        let late = owner.post(&remove, &[("version", "4")]).await;
        assert_eq!(late.status, 409);
        assert!(late.text().contains("Indicator added: Адам"));
        assert_eq!(owner.post(&remove, &[("version", "5")]).await.status, 303);

        let desk = owner.get(&here).await.text();
        for entry in [
            "Programme added",
            "Programme published",
            "Programme withdrawn",
            "Indicator removed",
        ] {
            assert!(desk.contains(entry), "{entry}: {desk}");
        }
    }
}

#[tokio::test]
async fn a_deliverable_is_handed_over_on_a_day_that_has_come() {
    let site = Site::new().await;
    let id = site.programme().await;
    let owner = site.owner().await;
    let list = format!("/en/desk/programmes/{id}/deliverables");
    let deliverable = [("name_kk", "Есеп"), ("due", "30.11.2026"), ("version", "1")];
    assert_eq!(
        owner
            .post(&format!("{list}/new"), &deliverable)
            .await
            .status,
        303
    );
    let page = owner.get(&list).await.text();
    let item = page
        .split("/deliverables/")
        .find_map(|rest| rest.split('/').next()?.parse::<i64>().ok())
        .expect("a deliverable");
    let done = format!("{list}/{item}/done");
    let form = owner.get(&done).await.text();
    assert!(form.contains("Есеп"), "{form}");
    let ahead = [("done", "01.01.2099"), ("version", "2")];
    let refused = owner.post(&done, &ahead).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("01.01.2099"),
        "what was typed stays"
    );
    let good = [("done", "14.11.2025"), ("version", "2")];
    assert_eq!(owner.post(&done, &good).await.status, 303);
    assert!(
        owner
            .get(&list)
            .await
            .text()
            .contains("14\u{a0}November\u{a0}2025")
    );
    // Somebody noted another day meanwhile: both are shown.
    let other = [("done", "20.11.2025"), ("was_done", ""), ("version", "2")];
    let late = owner.post(&done, &other).await;
    assert_eq!(late.status, 409);
    let text = late.text();
    assert!(
        text.contains("14.11.2025") && text.contains("20.11.2025"),
        "{text}"
    );
    let blank = [("done", ""), ("was_done", "14.11.2025"), ("version", "3")];
    assert_eq!(owner.post(&done, &blank).await.status, 303);
}

#[tokio::test]
async fn a_clerk_drafts_and_leaves_alone_what_is_published() {
    for site in Site::all().await {
        let id = open_programme(&site).await;
        let coordinator = site.in_programme(Role::Coordinator, id).await;
        let clerk = site.in_programme(Role::Clerk, id).await;
        let made = write_post(&clerk, id, true).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let post = page_of(&made);
        let edit = format!("{post}/edit");
        assert!(clerk.get(&post).await.text().contains(&edit));
        let typed = |title: &'static str, version: &'static str| {
            [
                ("title_kk", title),
                ("text_kk", "Мәтін"),
                ("version", version),
            ]
        };
        let saved = clerk
            .upload(&edit, &typed("Түзетілген", "1"), "picture", "", b"")
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let publish = format!("{post}/publish");
        assert_eq!(clerk.post(&publish, &[("version", "2")]).await.status, 403);
        let published = coordinator.post(&publish, &[("version", "2")]).await;
        assert_eq!(published.status, 303, "{}", published.text());
        // Pressed twice, or the address opened again: it is public, and nothing is told a second time.
        let again = [
            coordinator.get(&publish).await,
            coordinator.post(&publish, &[("version", "2")]).await,
            coordinator.post(&publish, &[("version", "3")]).await,
        ];
        for again in again {
            assert_eq!(page_of(&again), post, "{}", again.text());
        }
        let told = coordinator.get(&post).await.text();
        assert_eq!(told.matches("News published").count(), 1, "{told}");

        // The form was open while the coordinator published: refused, and the text is kept.
        for version in ["2", "3"] {
            let late = clerk
                .upload(&edit, &typed("Кешіккен", version), "picture", "", b"")
                .await;
            assert_eq!(late.status, 422, "{}", late.text());
            let text = late.text();
            assert!(text.contains("Кешіккен"), "{text}");
            assert!(text.contains("only a coordinator changes it"), "{text}");
        }
        assert_eq!(clerk.get(&edit).await.status, 403);
        let page = clerk.get(&post).await.text();
        assert!(!page.contains(&edit), "no link that is refused");
        assert!(coordinator.get(&post).await.text().contains(&edit));
        assert!(page.contains("Түзетілген") && page.contains("News published"));
    }
}

/// Six stages have the same two fields: a fault says of which one. Odd days are kept and spoken of.
#[tokio::test]
async fn a_fault_names_its_stage_and_odd_days_are_a_warning() {
    let site = Site::new().await;
    let id = site.programme().await;
    let owner = site.owner().await;
    let here = format!("/en/desk/programmes/{id}");
    let stages = |ends: &'static str, version: &'static str| {
        [
            ("call_starts", "01.10.2026"),
            ("tour_starts", "15.09.2026"),
            ("tour_ends", ends),
            ("version", version),
        ]
    };
    let address = format!("{here}/stages");
    let wrong = owner.post(&address, &stages("14.09.2026", "1")).await;
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    assert!(text.contains(">Tour — Ends: "), "{text}");
    let saved = owner.post(&address, &stages("20.09.2026", "1")).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let desk = owner.get(&here).await.text();
    assert!(
        desk.contains("Tour: it begins before “Call for applications” does"),
        "{desk}"
    );
}

/// What stands in the way of publishing and what does not are two lists.
#[tokio::test]
async fn what_blocks_stands_apart_from_what_is_only_missing() {
    let site = Site::new().await;
    let id = site.programme().await;
    let owner = site.owner().await;
    let page = owner
        .get(&format!("/en/desk/programmes/{id}/publish"))
        .await
        .text();
    let (blocks, rest) = page
        .split_once("does not stand in the way")
        .expect("two lists");
    assert!(blocks.contains("No commissioner is named"), "{page}");
    assert!(!blocks.contains("missing in"), "{page}");
    assert!(!rest.contains("No commissioner"), "{page}");
}
