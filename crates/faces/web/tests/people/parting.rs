//! Consents and their wordings, merging, erasing, the one file.

use std::io::{Cursor, Read as _};

use axum::http::StatusCode;
use keruen_people::consent::Purpose;
use keruen_people::role::Role;
use keruen_store::{jobs, params};
use keruen_web::testing::Site;

use crate::given::{page, somebody, wording};

keruen_store::statements! {
    pub TIE = "UPDATE account SET person_id = $2 WHERE id = $1";
}

#[tokio::test]
async fn merging_leads_the_old_number_to_the_record_that_stays() {
    for site in Site::all().await {
        let keep = somebody(&site, "Сейітова", "Айгерім", &[]).await;
        let gone = somebody(&site, "Сейтова", "Айгерим", &[]).await;
        let owner = site.owner().await;
        let choose = owner.get(&format!("{}/merge", page(keep))).await.text();
        assert!(
            choose.contains(&format!("name=\"b\" id=\"other-{gone}\"")),
            "{choose}"
        );
        let preview = owner
            .get(&format!("/en/desk/people/merge?a={keep}&b={gone}"))
            .await
            .text();
        let hidden = |name: &str| {
            let begin = format!("name=\"{name}\" value=\"");
            let rest = preview.split(&begin).nth(1).unwrap_or_default();
            rest.split('"').next().unwrap_or_default().to_owned()
        };
        let names = [
            "submission",
            "a",
            "b",
            "a_version",
            "b_version",
            "a_seen",
            "b_seen",
        ];
        let values = names.map(hidden);
        let mut form: Vec<(&str, &str)> = names
            .into_iter()
            .zip(values.iter().map(String::as_str))
            .collect();
        form.push(("given", "gone"));
        let answer = owner.post("/en/desk/people/merge", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        let old = owner.get(&page(gone)).await;
        assert_eq!(
            (old.status, old.header("location")),
            (StatusCode::MOVED_PERMANENTLY, page(keep).as_str())
        );
        let text = owner.get(&page(keep)).await.text();
        assert!(
            text.contains("Сейітова Айгерим") && text.contains("Сейтова"),
            "both names are kept"
        );
    }
}

#[tokio::test]
async fn two_who_sign_in_are_not_merged_and_the_page_says_what_to_do_first() {
    for site in Site::all().await {
        let keep = somebody(&site, "Сейітова", "Айгерім", &[]).await;
        let gone = somebody(&site, "Сейтова", "Айгерим", &[]).await;
        let owner = site.owner().await;
        let programme = site.programme().await;
        for person in [keep, gone] {
            let clerk = site.in_programme(Role::Clerk, programme).await;
            let now = site.app.now();
            let mut tx = site.app.db().upkeep(now).await.expect("a transaction");
            tx.run(TIE, &params![clerk.account, person])
                .await
                .expect("tied");
            tx.commit().await.expect("kept");
        }
        let path = format!("/en/desk/people/merge?a={keep}&b={gone}");
        let preview = owner.get(&path).await.text();
        assert!(preview.contains("Both records have a user") && !preview.contains(">Merge<"));
        let (a, b) = (keep.to_string(), gone.to_string());
        let seen = |name: &str| {
            let begin = format!("name=\"{name}\" value=\"");
            let rest = preview.split(&begin).nth(1).unwrap_or_default();
            rest.split('"').next().unwrap_or_default().to_owned()
        };
        let (one, two) = (seen("a_seen"), seen("b_seen"));
        let fields = [
            ("submission", "m"),
            ("a", a.as_str()),
            ("b", b.as_str()),
            ("a_version", "1"),
            ("b_version", "1"),
            ("a_seen", one.as_str()),
            ("b_seen", two.as_str()),
        ];
        let refused = owner.post("/en/desk/people/merge", &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text().contains("Both records have a user"));
        let still = owner.get(&page(gone)).await;
        assert_eq!(still.status, StatusCode::OK, "nothing was merged");
    }
}

#[tokio::test]
async fn an_erased_person_is_gone_and_the_page_says_what_happens_next() {
    for site in Site::all().await {
        let id = somebody(&site, "Үлгіұлы", "Асан", &[]).await;
        let owner = site.owner().await;
        let shown = owner.get(&format!("{}/erase", page(id))).await.text();
        assert!(shown.contains("Nothing has been erased yet") && shown.contains("35 days"));
        assert!(owner.get(&page(id)).await.status.is_success());
        let answer = owner
            .post(&format!("{}/erase", page(id)), &[("submission", "e")])
            .await;
        assert_eq!(
            answer.header("location"),
            format!("{}/erased", page(id)),
            "{}",
            answer.text()
        );
        assert!(
            owner
                .get(answer.header("location"))
                .await
                .text()
                .contains("The person is erased")
        );
        assert_eq!(owner.get(&page(id)).await.status, StatusCode::NOT_FOUND);
        assert!(
            !owner
                .get("/en/desk/people")
                .await
                .text()
                .contains("Үлгіұлы")
        );
        let waiting = jobs::in_state(site.app.db(), jobs::State::Waiting, 10)
            .await
            .expect("jobs");
        for kind in ["checkpoint", "recount"] {
            assert!(waiting.iter().any(|job| job.kind == kind), "{kind}");
        }
        let again = owner
            .post(&format!("{}/erase", page(id)), &[("submission", "e")])
            .await;
        assert_eq!(
            again.status,
            StatusCode::SEE_OTHER,
            "sent twice it is one erasure"
        );
        // That somebody of this number was here is for nobody else.
        let programme = site.programme().await;
        let coordinator = site.in_programme(Role::Coordinator, programme).await;
        let theirs = somebody(&site, "Үлгіұлы", "Болат", &[programme]).await;
        for id in [id, id + 1000] {
            for path in ["erase", "erased"] {
                let path = format!("{}/{path}", page(id));
                assert_eq!(coordinator.get(&path).await.status, StatusCode::NOT_FOUND);
            }
            let path = format!("{}/erase", page(id));
            let told = coordinator.post(&path, &[("submission", "f")]).await;
            assert_eq!(told.status, StatusCode::NOT_FOUND);
        }
        let path = format!("{}/erase", page(theirs));
        let own = coordinator.post(&path, &[("submission", "g")]).await;
        let own = coordinator.get(own.header("location")).await;
        assert_eq!(own.status, StatusCode::OK, "what one erased oneself");
    }
}

#[tokio::test]
async fn a_consent_on_paper_is_kept_with_its_day_and_withdrawn() {
    for site in Site::all().await {
        let here = site.programme().await;
        let id = somebody(&site, "Үлгіұлы", "Асан", &[here]).await;
        wording(&site, Purpose::NamePublic).await;
        let clerk = site.in_programme(Role::Clerk, here).await;
        let there = format!("{}/consents/name_public", page(id));
        assert!(clerk.get(&there).await.text().contains("I agree"));
        let wrong = [
            ("submission", "1"),
            ("way", "paper"),
            ("language", "kk"),
            ("day", "01.12.2026"),
        ];
        let refused = clerk.post(&there, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.text().contains("value=\"01.12.2026\""),
            "what was typed is kept"
        );
        let right = [
            ("submission", "2"),
            ("way", "paper"),
            ("language", "kk"),
            ("day", "30.11.2026"),
        ];
        assert_eq!(
            clerk.post(&there, &right).await.status,
            StatusCode::SEE_OTHER
        );
        assert!(
            clerk
                .get(&there)
                .await
                .text()
                .contains("The consent stands")
        );
        let back = [("submission", "3"), ("withdrawn", "phone")];
        assert_eq!(
            clerk.post(&format!("{there}/withdraw"), &back).await.status,
            StatusCode::SEE_OTHER
        );
        assert!(clerk.get(&there).await.text().contains("Withdrawn"));
    }
}

#[tokio::test]
async fn everything_about_a_person_comes_as_one_file() {
    for site in Site::all().await {
        let id = somebody(&site, "Үлгіұлы", "Асан", &[]).await;
        let owner = site.owner().await;
        let answer = owner.get(&format!("{}/export.zip", page(id))).await;
        assert_eq!(answer.header("content-type"), "application/zip");
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes)).expect("an archive");
        for name in [
            "read-me.html",
            "person.json",
            "contacts.json",
            "consents.json",
            "office.json",
        ] {
            assert!(archive.by_name(name).is_ok(), "{name}");
        }
        let mut text = String::new();
        archive
            .by_name("read-me.html")
            .expect("the page")
            .read_to_string(&mut text)
            .expect("a text");
        assert!(text.contains("<h1>Үлгіұлы Асан</h1>"), "{text}");
        let own = owner.get("/en/me/data.zip").await;
        let mut archive = zip::ZipArchive::new(Cursor::new(own.bytes)).expect("an archive");
        let mut office = String::new();
        archive
            .by_name("office.json")
            .expect("the account of whoever is not in the directory")
            .read_to_string(&mut office)
            .expect("a text");
        for part in ["\"devices\"", "\"history\"", "\"email_waiting\""] {
            assert!(office.contains(part), "{part}: {office}");
        }
    }
}

#[tokio::test]
async fn a_new_wording_is_looked_at_before_it_is_in_force() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let there = "/en/desk/site/consents/name_public";
        let texts = [
            ("text_kk", "Келісемін"),
            ("text_ru", "Согласен"),
            ("text_en", "I agree"),
        ];
        let check = owner
            .post(there, &[texts.as_slice(), &[("step", "check")]].concat())
            .await;
        assert!(check.text().contains("is not in force yet"));
        assert!(
            owner
                .get(there)
                .await
                .text()
                .contains("No text is published yet")
        );
        let publish = [
            texts.as_slice(),
            &[("step", "publish"), ("submission", "w")],
        ]
        .concat();
        assert_eq!(
            owner.post(there, &publish).await.status,
            StatusCode::SEE_OTHER
        );
        let same = owner.post(there, &publish[..4]).await;
        assert_eq!(
            same.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "the present text is no new version"
        );
        let here = site.programme().await;
        let coordinator = site.in_programme(Role::Coordinator, here).await;
        assert!(coordinator.get(there).await.status.is_client_error());
    }
}
