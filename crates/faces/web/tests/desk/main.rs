//! Today, messages, the site and its calendar, through HTTP.

mod calendar;

use axum::http::StatusCode;
use keruen_office::letters::{self, ErrorClass, NewLetter, State, outbox};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::jobs;
use keruen_web::testing::{Person, Reply, Site};

/// A person tied to these programmes.
async fn person(site: &Site, surname: &str, given: &str, programmes: &[i64]) -> i64 {
    let draft = PersonDraft {
        surname: surname.to_owned(),
        given: given.to_owned(),
        languages: "kk".to_owned(),
        ..PersonDraft::default()
    };
    let mut tx = site.act().await;
    let form = draft.parse().expect("a good form");
    let id = person::create(&mut tx, &form, programmes)
        .await
        .expect("a person");
    tx.commit().await.expect("a commit");
    id
}

/// A letter to a person, by mail if there is an address.
async fn letter(site: &Site, person: i64, programme: Option<i64>, address: Option<&str>) -> i64 {
    let mut tx = site.act().await;
    let new = NewLetter {
        kind: letters::NOTICE,
        account: None,
        person: Some(person),
        programme,
        address: address.and_then(keruen_office::account::Email::parse),
        lang: Lang::Kk,
        subject: "Жиын".to_owned(),
        body: "Сағат 15:00-де.".to_owned(),
        secret: None,
        expires_at: None,
    };
    let id = letters::queue(&mut tx, &new).await.expect("a letter");
    tx.commit().await.expect("a commit");
    id
}

async fn state(site: &Site, id: i64) -> State {
    letters::by_id(site.app.db(), id)
        .await
        .expect("a letter")
        .state
}

/// Follows a redirect.
async fn follow(who: &Person<'_>, reply: Reply) -> Reply {
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
    who.get(reply.header("location")).await
}

#[tokio::test]
async fn a_new_site_shows_its_owner_the_first_steps() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let page = owner.get("/en/desk").await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        assert!(text.contains("Today, Monday 30\u{a0}November"), "{text}");
        assert!(text.contains("First steps") && text.contains("/en/desk/people/import"));
        assert_eq!(
            text.matches("class=\"btn\"").count(),
            1,
            "one primary button"
        );
    }
}

#[tokio::test]
async fn what_changed_is_told_to_those_who_may_see_it() {
    for site in Site::all().await {
        let (mine, other) = (site.programme().await, site.programme().await);
        person(&site, "Сейітова", "Айгерім", &[mine]).await;
        person(&site, "Досжанов", "Ерлан", &[other]).await;
        let coordinator = site.in_programme(Role::Coordinator, mine).await;
        let page = coordinator.get("/en/desk").await.text();
        assert!(page.contains("Сейітова Айгерім"), "{page}");
        assert!(!page.contains("Досжанов"), "another programme's person");
        let reviewer = site.in_programme(Role::Reviewer, mine).await;
        let page = reviewer.get("/en/desk").await.text();
        assert!(!page.contains("Сейітова"), "a reviewer sees no names");
    }
}

#[tokio::test]
async fn a_letter_by_hand_is_shown_whole_and_sent_once() {
    for site in Site::all().await {
        let programme = site.programme().await;
        let to = person(&site, "Сейітова", "Айгерім", &[programme]).await;
        let id = letter(&site, to, Some(programme), None).await;
        let coordinator = site.in_programme(Role::Coordinator, programme).await;
        let list = coordinator.get("/en/desk/messages").await.text();
        assert!(list.contains("Сейітова Айгерім"), "{list}");
        let page = coordinator
            .get(&format!("/en/desk/messages/{id}"))
            .await
            .text();
        assert!(page.contains("Сағат 15:00-де.") && page.contains("I sent it"));
        let sent = coordinator
            .post(&format!("/en/desk/messages/{id}/sent"), &[])
            .await;
        let page = follow(&coordinator, sent).await.text();
        assert!(page.contains("the message was sent"), "{page}");
        assert_eq!(state(&site, id).await, State::HandDone);
        let again = coordinator
            .post(&format!("/en/desk/messages/{id}/sent"), &[])
            .await;
        let page = follow(&coordinator, again).await.text();
        assert!(page.contains("had changed in the meantime"), "{page}");
        let page = coordinator
            .get(&format!("/en/desk/messages/{id}"))
            .await
            .text();
        assert!(page.contains("I did not send it"), "{page}");
        let back = coordinator
            .post(&format!("/en/desk/messages/{id}/not-sent"), &[])
            .await;
        let page = follow(&coordinator, back).await.text();
        assert!(page.contains("back on the by-hand list"), "{page}");
        assert_eq!(state(&site, id).await, State::ByHand);
    }
}

#[tokio::test]
async fn letters_of_other_programmes_do_not_exist() {
    for site in Site::all().await {
        let (mine, other) = (site.programme().await, site.programme().await);
        let to = person(&site, "Досжанов", "Ерлан", &[other]).await;
        let id = letter(&site, to, Some(other), None).await;
        let coordinator = site.in_programme(Role::Coordinator, mine).await;
        let path = format!("/en/desk/messages/{id}");
        assert_eq!(coordinator.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            coordinator.post(&format!("{path}/sent"), &[]).await.status,
            StatusCode::NOT_FOUND
        );
        assert!(
            !coordinator
                .get("/en/desk/messages")
                .await
                .text()
                .contains("Досжанов")
        );
        let to = format!("/en/desk/messages/new?to=person-{to}");
        assert_eq!(coordinator.get(&to).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_bounce_shows_its_remedy_and_goes_by_hand() {
    for site in Site::all().await {
        let programme = site.programme().await;
        let to = person(&site, "Ким", "Светлана", &[programme]).await;
        let id = letter(&site, to, Some(programme), Some("kim@ulgi.example")).await;
        let (db, now) = (site.app.db(), site.app.now());
        let out = outbox::claim(db, now)
            .await
            .expect("claimed")
            .expect("a letter");
        outbox::failed(db, &out, &ErrorClass::NoSuchAddress.into(), now)
            .await
            .expect("noted");
        let owner = site.owner().await;
        let list = owner.get("/en/desk/messages?in=troubled").await.text();
        assert!(
            list.contains("Came back") && list.contains("there is no such address"),
            "{list}"
        );
        let handed = owner
            .post(&format!("/en/desk/messages/{id}/hand"), &[])
            .await;
        follow(&owner, handed).await;
        assert_eq!(state(&site, id).await, State::ByHand);
    }
}

#[tokio::test]
async fn a_message_is_written_looked_at_and_queued_once() {
    for site in Site::all().await {
        let programme = site.programme().await;
        let to = person(&site, "Сейітова", "Айгерім", &[programme]).await;
        let coordinator = site.in_programme(Role::Coordinator, programme).await;
        let found = coordinator.get("/en/desk/messages/new?q=seit").await.text();
        assert!(found.contains(&format!("?to=person-{to}")), "{found}");
        let code = format!("person-{to}");
        let fields = |text| {
            [
                ("submission", "k1"),
                ("to", code.as_str()),
                ("subject", "Жиын"),
                ("text", text),
                ("lang", "kk"),
            ]
        };
        let refused = coordinator
            .post("/en/desk/messages/new", &fields(" "))
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Жиын"), "what was typed stays");
        let checked = coordinator
            .post("/en/desk/messages/new", &fields("Келіңіз"))
            .await;
        assert_eq!(checked.status, StatusCode::OK);
        assert!(checked.text().contains("has not been sent yet"));
        let sent = coordinator
            .post("/en/desk/messages", &fields("Келіңіз"))
            .await;
        let twice = coordinator
            .post("/en/desk/messages", &fields("Келіңіз"))
            .await;
        assert_eq!(sent.header("location"), twice.header("location"));
        let page = follow(&coordinator, sent).await.text();
        assert!(
            page.contains("on the by-hand list") && page.contains("Келіңіз"),
            "{page}"
        );
        let letters = letters::of_person(site.app.db(), to)
            .await
            .expect("letters");
        assert_eq!(letters.len(), 1);
    }
}

#[tokio::test]
async fn two_owners_who_name_the_site_see_both_names() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let save = |version: &'static str, name: &'static str| {
            [
                ("version", version),
                ("was_name_kk", ""),
                ("name_kk", name),
                ("name_ru", ""),
                ("name_en", ""),
            ]
        };
        let first = owner
            .post("/en/desk/site/edit", &save("0", "Үлгі қауымдастығы"))
            .await;
        let page = follow(&owner, first).await.text();
        assert!(page.contains("Үлгі қауымдастығы"), "{page}");
        let second = owner
            .post("/en/desk/site/edit", &save("0", "Басқа ат"))
            .await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(second.text().contains("Үлгі қауымдастығы") && second.text().contains("Басқа ат"));
        let wrong = [("version", "1"), ("contact_email", "ulgi")];
        let wrong = owner.post("/en/desk/site/edit", &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_backup_asked_for_twice_is_one_job() {
    for site in Site::all().await {
        let owner = site.owner().await;
        for key in ["a", "b"] {
            let asked = owner
                .post("/en/desk/site/backup", &[("submission", key)])
                .await;
            let page = follow(&owner, asked).await.text();
            assert!(page.contains("A backup is being written"), "{page}");
        }
        let waiting = jobs::in_state(site.app.db(), jobs::State::Waiting, 10)
            .await
            .expect("jobs");
        assert_eq!(waiting.iter().filter(|job| job.kind == "backup").count(), 1);
        assert!(
            owner
                .get("/en/desk/site/journal")
                .await
                .text()
                .contains("Backup asked for")
        );
    }
}

#[tokio::test]
async fn a_letter_to_somebody_whose_data_is_blocked_says_so_and_offers_no_way_to_send_it() {
    for site in Site::all().await {
        let programme = site.programme().await;
        let to = person(&site, "Сейітова", "Айгерім", &[programme]).await;
        let waits = letter(&site, to, Some(programme), None).await;
        let went = letter(&site, to, Some(programme), None).await;
        let mut tx = site.act().await;
        letters::by_hand(&mut tx, went).await.expect("sent");
        person::block(&mut tx, to, None).await.expect("blocked");
        tx.commit().await.expect("a commit");
        let coordinator = site.in_programme(Role::Coordinator, programme).await;
        let page = async |id: i64| {
            let page = coordinator.get(&format!("/en/desk/messages/{id}")).await;
            page.text()
        };
        let text = page(waits).await;
        assert!(text.contains("The message is stopped"), "{text}");
        for way in ["sms:", "tel:", "/sent\"", "/new?to="] {
            assert!(!text.contains(way), "{way}: {text}");
        }
        assert!(
            !page(went).await.contains("/new?to="),
            "it would lead nowhere"
        );
        let list = coordinator
            .get("/en/desk/messages?in=troubled")
            .await
            .text();
        assert!(list.contains("Stopped"), "{list}");
        let sent = format!("/en/desk/messages/{waits}/sent");
        coordinator.post(&sent, &[]).await;
        assert_eq!(state(&site, waits).await, State::ByHand);
    }
}

/// Whoever types in finds what they come for; whoever takes part sees what comes and their own data.
#[tokio::test]
async fn a_clerk_and_a_participant_have_a_home_of_their_own() {
    for site in Site::all().await {
        let programme = site.programme().await;
        let clerk = site.in_programme(Role::Clerk, programme).await;
        let page = clerk.get("/en/desk").await.text();
        for part in [
            "What you do here",
            "/en/desk/people/new",
            &format!("/en/desk/programmes/{programme}/news/new"),
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let participant = site.in_programme(Role::Participant, programme).await;
        let page = participant.get("/en/desk").await.text();
        assert!(
            page.contains("What is coming") && page.contains("href=\"/en/me\""),
            "{page}"
        );
        assert!(
            !page.contains("What changed") && !page.contains("Nothing needs you"),
            "{page}"
        );
        assert!(
            !page.contains("/me/data.zip"),
            "who is not in the directory has no file"
        );
    }
}
