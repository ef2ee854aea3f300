//! The directory and the page of a person, as people with a browser meet them.

use std::io::{Cursor, Read as _};

use axum::http::StatusCode;
use keruen_people::consent::{self, Purpose};
use keruen_people::membership::MembershipDraft;
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_store::{Actor, jobs};
use keruen_web::testing::Site;

/// A person of these programmes, written down by the house.
async fn somebody(site: &Site, surname: &str, given: &str, programmes: &[i64]) -> i64 {
    let draft = PersonDraft {
        surname: surname.into(),
        given: given.into(),
        ..PersonDraft::default()
    };
    let form = draft.parse().expect("a name");
    let mut tx = site
        .app
        .db()
        .act(Actor::system("test"), site.app.now())
        .await
        .expect("an act");
    let id = person::create(&mut tx, &form, programmes)
        .await
        .expect("a person");
    tx.commit().await.expect("kept");
    id
}

async fn wording(site: &Site, purpose: Purpose) {
    let mut tx = site
        .app
        .db()
        .act(Actor::system("test"), site.app.now())
        .await
        .expect("an act");
    let texts = ["Келісемін", "Согласен", "I agree"];
    consent::publish_wording(&mut tx, purpose, texts)
        .await
        .expect("a wording");
    tx.commit().await.expect("kept");
}

fn page(id: i64) -> String {
    format!("/en/desk/people/{id}")
}

#[tokio::test]
async fn nobody_sees_people_of_other_programmes() {
    for site in Site::all().await {
        let (here, there) = (site.programme().await, site.programme().await);
        let mine = somebody(&site, "Үлгіұлы", "Асан", &[here]).await;
        let other = somebody(&site, "Үлгібаев", "Үсен", &[there]).await;
        for role in [Role::Coordinator, Role::Clerk, Role::Commissioner] {
            let who = site.in_programme(role, here).await;
            assert_eq!(who.get(&page(mine)).await.status, StatusCode::OK, "{role}");
            assert_eq!(
                who.get(&page(other)).await.status,
                StatusCode::NOT_FOUND,
                "{role}"
            );
            let list = who.get("/en/desk/people?q=%D2%AF%D0%BB%D0%B3").await.text();
            assert!(list.contains("іұлы") && !list.contains("ібаев"), "{role}");
        }
        let clerk = site.in_programme(Role::Clerk, here).await;
        for part in ["erase", "merge", "block", "export.zip"] {
            let answer = clerk.get(&format!("{}/{part}", page(mine))).await;
            assert!(answer.status.is_client_error(), "a clerk opens {part}");
        }
        for path in ["edit", "contacts", "consents/name_public", "programmes"] {
            let path = format!("{}/{path}", page(other));
            assert_eq!(
                clerk.get(&path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
        let reader = site.in_programme(Role::Commissioner, here).await;
        assert!(
            reader
                .get(&format!("{}/edit", page(mine)))
                .await
                .status
                .is_client_error()
        );
        assert!(
            site.visitor()
                .get(&page(mine))
                .await
                .status
                .is_redirection()
        );
    }
}

#[tokio::test]
async fn a_misspelt_name_is_found_and_its_letters_marked() {
    for site in Site::all().await {
        somebody(&site, "Сейітова", "Айгерім", &[]).await;
        let owner = site.owner().await;
        let list = owner
            .get("/kk/desk/people?q=%D1%81%D0%B5%D0%B8%D1%82")
            .await
            .text();
        assert!(list.contains("<mark>Сейіт</mark>ова"), "{list}");
        let latin = owner.get("/en/desk/people?q=Seidova").await.text();
        assert!(latin.contains("<mark>Сейітова</mark>"), "{latin}");
        let none = owner.get("/en/desk/people?q=xyzxyz").await.text();
        assert!(
            none.contains("Nobody found for") && none.contains("/en/desk/people/new?name=xyzxyz")
        );
    }
}

#[tokio::test]
async fn a_form_sent_twice_writes_one_person_down() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let form = [
            ("submission", "key-1"),
            ("surname", "Үлгіұлы"),
            ("given", "Асан"),
            ("phone", "8 700 000 00 21"),
        ];
        let first = owner.post("/en/desk/people/new", &form).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
        let again = [form.as_slice(), &[("anyway", "1")]].concat();
        let second = owner.post("/en/desk/people/new", &again).await;
        assert_eq!(second.header("location"), first.header("location"));
        assert!(
            owner
                .get(first.header("location"))
                .await
                .text()
                .contains("tel:+77000000021")
        );
        // The same name once more is asked about before it is written down.
        let alike = owner
            .post(
                "/en/desk/people/new",
                &[
                    ("submission", "key-2"),
                    ("surname", "Ulgiuly"),
                    ("given", "Asan"),
                ],
            )
            .await;
        assert_eq!(alike.status, StatusCode::OK);
        assert!(alike.text().contains("name=\"anyway\"") && alike.text().contains("Ulgiuly"));
    }
}

#[tokio::test]
async fn a_coordinator_cannot_write_down_whom_they_would_not_see() {
    let site = Site::new().await;
    let here = site.programme().await;
    let who = site.in_programme(Role::Coordinator, here).await;
    let form = [
        ("submission", "k"),
        ("surname", "Үлгіұлы"),
        ("given", "Асан"),
        ("programme", "7"),
    ];
    let answer = who.post("/en/desk/people/new", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Үлгіұлы"), "what was typed is kept");
}

#[tokio::test]
async fn the_second_of_two_savers_sees_both_versions() {
    for site in Site::all().await {
        let id = somebody(&site, "Сейтова", "Айгерим", &[]).await;
        let owner = site.owner().await;
        let save = format!("{}/edit", page(id));
        let was = [
            ("version", "1"),
            ("was_surname", "Сейтова"),
            ("was_given", "Айгерим"),
            ("was_patronymic", ""),
        ];
        let first = [
            was.as_slice(),
            &[
                ("surname", "Сейітова"),
                ("given", "Айгерим"),
                ("patronymic", "Маратқызы"),
            ],
        ]
        .concat();
        assert_eq!(
            owner.post(&save, &first).await.status,
            StatusCode::SEE_OTHER
        );
        let second = [
            was.as_slice(),
            &[("surname", "Сеитова"), ("given", "Айгерім")],
        ]
        .concat();
        let conflict = owner.post(&save, &second).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        let text = conflict.text();
        for part in [
            "value=\"Сеитова\" checked",
            "value=\"Сейітова\"",
            "name=\"version\" value=\"2\"",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        // What only one of them changed is joined: my given name, their patronymic.
        assert!(text.contains("type=\"hidden\" name=\"given\" value=\"Айгерім\""));
        assert!(text.contains("type=\"hidden\" name=\"patronymic\" value=\"Маратқызы\""));
    }
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
        assert!(waiting.iter().any(|job| job.kind == "checkpoint"));
        let again = owner
            .post(&format!("{}/erase", page(id)), &[("submission", "e")])
            .await;
        assert_eq!(
            again.status,
            StatusCode::SEE_OTHER,
            "sent twice it is one erasure"
        );
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
        assert_eq!(
            owner.get("/en/me/data.zip").await.status,
            StatusCode::NOT_FOUND,
            "no person of their own"
        );
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

#[tokio::test]
async fn a_membership_is_ended_by_its_last_day_and_two_savers_are_told() {
    for site in Site::all().await {
        let id = somebody(&site, "Үлгіұлы", "Асан", &[]).await;
        let draft = OrganisationDraft {
            kind: "ngo".into(),
            name_kk: "«Үлгі» қоры".into(),
            ..OrganisationDraft::default()
        };
        let mut tx = site
            .app
            .db()
            .act(Actor::system("test"), site.app.now())
            .await
            .expect("an act");
        let body = organisation::create(&mut tx, &draft.parse().expect("a body"))
            .await
            .expect("a body");
        let draft = MembershipDraft {
            organisation: Some(body),
            post: "member".into(),
            ..MembershipDraft::default()
        };
        let form = draft.parse().expect("a membership");
        let bond = keruen_people::membership::add(&mut tx, id, &form)
            .await
            .expect("a membership");
        tx.commit().await.expect("kept");
        let owner = site.owner().await;
        let there = format!("{}/memberships/{bond}", page(id));
        let body = body.to_string();
        let mark = form.mark();
        let end = [
            ("organisation", body.as_str()),
            ("post", "member"),
            ("until", "30.11.2026"),
            ("mark", &mark),
        ];
        assert_eq!(owner.post(&there, &end).await.status, StatusCode::SEE_OTHER);
        assert!(
            owner
                .get(&page(id))
                .await
                .text()
                .contains("until 30\u{a0}November\u{a0}2026")
        );
        let late = [
            ("organisation", body.as_str()),
            ("post", "chair"),
            ("mark", &mark),
        ];
        let outdated = owner.post(&there, &late).await;
        assert_eq!(outdated.status, StatusCode::CONFLICT);
        assert!(outdated.text().contains("changed while you were writing"));
    }
}
