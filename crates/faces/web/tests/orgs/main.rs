//! Organisations, councils and territories, through the front door.

mod corrections;
mod rivals;

use axum::http::StatusCode;
use keruen_people::consent::{self, Purpose, Way};
use keruen_people::council;
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_people::territory;
use keruen_speech::Lang;
use keruen_web::testing::Site;

/// Dates hold no-break spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

async fn council(site: &Site) -> i64 {
    let draft = OrganisationDraft {
        kind: "council".into(),
        name_kk: "Бейнеу ауданының Қоғамдық кеңесі".into(),
        name_en: "Public Council of Beineu".into(),
        ..OrganisationDraft::default()
    };
    let form = draft.parse().expect("a good form");
    let mut tx = site.act().await;
    let id = organisation::create(&mut tx, &form)
        .await
        .expect("a council");
    let (from, to) = (
        jiff::civil::date(2025, 3, 1),
        jiff::civil::date(2028, 2, 29),
    );
    council::open_term(&mut tx, id, 3, from, to)
        .await
        .expect("a term");
    tx.commit().await.expect("a commit");
    id
}

async fn person(site: &Site, surname: &str) -> i64 {
    let draft = PersonDraft {
        surname: surname.into(),
        given: "Айгерім".into(),
        ..PersonDraft::default()
    };
    let form = draft.parse().expect("a good form");
    let mut tx = site.act().await;
    let id = person::create(&mut tx, &form, &[]).await.expect("a person");
    tx.commit().await.expect("a commit");
    id
}

async fn seats(site: &Site, council: i64) -> Vec<i64> {
    let viewer = keruen_people::Viewer::Visitor;
    let day = jiff::civil::date(2026, 11, 30);
    let from = jiff::civil::date(2025, 3, 1);
    let seats = council::seats(site.app.db(), &viewer, council, from, day)
        .await
        .expect("seats");
    seats.iter().map(|view| view.seat.id).collect()
}

#[tokio::test]
async fn an_organisation_is_added_once_and_everybody_sees_it() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let fields = [
            ("submission", "key-1"),
            ("kind", "ngo"),
            ("name_ru", "ОФ «Пример»"),
            ("valid_from", "04.03.2021"),
        ];
        let first = owner.post("/en/desk/orgs/new", &fields).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER);
        let again = owner.post("/en/desk/orgs/new", &fields).await;
        assert_eq!(again.header("location"), first.header("location"));
        let page = owner.get(first.header("location")).await.text();
        assert!(page.contains("ОФ «Пример»") && page.contains("role=\"status\""));
        let list = site.visitor().get("/en/orgs?q=прим&kind=ngo").await.text();
        assert!(
            list.contains("ОФ «Пример»") && plain(&list).contains("from 4 March 2021"),
            "{list}"
        );
        let none = site.visitor().get("/en/orgs?kind=media").await.text();
        assert!(!none.contains("Пример"));
    }
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let fields = [
        ("kind", "ngo"),
        ("name_kk", ""),
        ("valid_from", "32.01.2026"),
    ];
    let reply = owner.post("/en/desk/orgs/new", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = reply.text();
    assert!(text.contains("value=\"32.01.2026\"") && text.contains("href=\"#valid_from\""));
}

#[tokio::test]
async fn the_second_of_two_savers_sees_both_versions_and_chooses() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let id = council(&site).await;
        let edit = format!("/en/desk/orgs/{id}/edit");
        let base = [
            ("version", "1"),
            ("kind", "council"),
            ("was_kind", "council"),
            ("was_name_kk", "Бейнеу ауданының Қоғамдық кеңесі"),
            ("was_name_en", "Public Council of Beineu"),
            ("name_kk", "Бейнеу ауданының Қоғамдық кеңесі"),
        ];
        let mut mine = base.to_vec();
        mine.push(("name_en", "Beineu Council of A"));
        let mut theirs = base.to_vec();
        theirs.push(("name_en", "Beineu Council of B"));
        let first = owner.post(&edit, &theirs).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
        let second = owner.post(&edit, &mine).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        let text = second.text();
        assert!(text.contains("Beineu Council of A") && text.contains("Beineu Council of B"));
        assert!(text.contains("name=\"version\" value=\"2\""));
        // What the page sends back is a save like any other.
        let mut chosen = base.to_vec();
        chosen[0] = ("version", "2");
        chosen.push(("name_en", "Beineu Council of A"));
        assert_eq!(
            owner.post(&edit, &chosen).await.status,
            StatusCode::SEE_OTHER
        );
        let page = owner.get(&format!("/en/desk/orgs/{id}")).await.text();
        assert!(page.contains("Beineu Council of A"));
    }
}

#[tokio::test]
async fn a_person_is_found_and_seated_and_the_name_needs_consent_to_be_public() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let id = council(&site).await;
        let seat = seats(&site, id).await[1];
        let who = person(&site, "Сейітова").await;
        let take = format!("/en/desk/orgs/{id}/seats/{seat}/take");
        let found = owner.get(&format!("{take}?q=seit")).await.text();
        assert!(found.contains("Сейітова") && found.contains(&format!("value=\"{who}\"")));
        let person_field = who.to_string();
        let fields = [
            ("person", person_field.as_str()),
            ("since", "01.10.2026"),
            ("q", "seit"),
        ];
        let reply = owner.post(&take, &fields).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        let desk = owner.get(reply.header("location")).await.text();
        assert!(desk.contains("Сейітова"));

        let public = "/en/orgs/public-council-of-beineu";
        let page = site.visitor().get(public).await.text();
        assert!(page.contains("3 seats, 2 vacant") && page.contains("name not published"));
        assert!(!page.contains("Сейітова"));
        let api = "/api/organisations/public-council-of-beineu";
        assert!(!site.visitor().get(api).await.text().contains("Сейітова"));
        // The owner's public page and API are the visitor's.
        assert!(!owner.get(public).await.text().contains("Сейітова"));
        assert!(!owner.get(api).await.text().contains("Сейітова"));

        agree(&site, who).await;
        assert!(site.visitor().get(public).await.text().contains("Сейітова"));
        assert!(site.visitor().get(api).await.text().contains("Сейітова"));
    }
}

async fn agree(site: &Site, person: i64) {
    let mut tx = site.act().await;
    let words = [
        "Атым жариялансын.",
        "Моё имя можно публиковать.",
        "My name may be public.",
    ];
    consent::publish_wording(&mut tx, Purpose::NamePublic, words)
        .await
        .expect("a wording");
    consent::give(&mut tx, person, Purpose::NamePublic, Lang::Kk, Way::Paper)
        .await
        .expect("a consent");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn of_two_who_want_one_seat_the_second_learns_who_holds_it() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let id = council(&site).await;
        let all = seats(&site, id).await;
        let first = person(&site, "Біріншиева").await.to_string();
        let second = person(&site, "Екіншиева").await.to_string();
        let take = |seat: i64| format!("/en/desk/orgs/{id}/seats/{seat}/take");
        let fields = |person| [("person", person), ("since", "01.10.2026"), ("q", "екінши")];
        let reply = owner.post(&take(all[0]), &fields(first.as_str())).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        let late = owner.post(&take(all[0]), &fields(second.as_str())).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let text = late.text();
        assert!(
            text.contains("Біріншиева") && plain(&text).contains("1 October 2026"),
            "{text}"
        );
        assert!(text.contains("Екіншиева"), "the choice is still there");
        // One person does not get two seats of a council.
        let twice = owner.post(&take(all[1]), &fields(first.as_str())).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.text().contains("holds seat 1"));
        // Before the term there is no seat.
        let early = [("person", second.as_str()), ("since", "01.01.2020")];
        let early = owner.post(&take(all[1]), &early).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&early.text()).contains("1 March 2025"));
    }
}

/// The value that a form of the page carries under a name.
fn value_of(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let rest = page.split(&field).nth(1).expect("the field");
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_seat_is_left_and_taken_by_the_next_one_and_only_an_unused_seat_is_removed() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let id = council(&site).await;
    let all = seats(&site, id).await;
    let who = person(&site, "Сейітова").await.to_string();
    let at = |seat: i64, act: &str| format!("/en/desk/orgs/{id}/seats/{seat}/{act}");
    let fields = [("person", who.as_str()), ("since", "01.10.2026")];
    owner.post(&at(all[0], "take"), &fields).await;
    let ask = owner.get(&at(all[0], "leave")).await.text();
    assert!(ask.contains("Сейітова") && ask.contains("value=\"30.11.2026\""));
    let holding = value_of(&ask, "holding");
    let leave = |last: &'static str| [("last", last), ("holding", holding.as_str())];
    let wrong = owner.post(&at(all[0], "leave"), &leave("01.01.2026")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let left = owner.post(&at(all[0], "leave"), &leave("15.11.2026")).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER);
    let next = [("person", who.as_str()), ("since", "16.11.2026")];
    assert_eq!(
        owner.post(&at(all[0], "take"), &next).await.status,
        StatusCode::SEE_OTHER
    );
    // A form opened for the one before sends nobody else away.
    let late = owner.post(&at(all[0], "leave"), &leave("20.11.2026")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let page = late.text();
    assert!(page.contains("Somebody else took this seat") && page.contains("20.11.2026"));
    assert_ne!(value_of(&page, "holding"), holding);
    assert_eq!(
        owner.post(&at(all[0], "remove"), &[]).await.status,
        StatusCode::CONFLICT
    );
    let gone = owner
        .post(&at(all[2], "remove"), &[("submission", "r-1")])
        .await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let twice = owner
        .post(&at(all[2], "remove"), &[("submission", "r-1")])
        .await;
    assert_eq!(twice.header("location"), gone.header("location"));
    assert_eq!(seats(&site, id).await.len(), 2);
}

#[tokio::test]
async fn a_seat_of_another_council_does_not_exist_here() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let (one, other) = (council(&site).await, council(&site).await);
    let seat = seats(&site, other).await[0];
    let reply = owner
        .get(&format!("/en/desk/orgs/{one}/seats/{seat}/take"))
        .await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_coordinator_cannot_seat_somebody_they_cannot_see() {
    let site = Site::new().await;
    let programme = site.programme().await;
    let coordinator = site.in_programme(Role::Coordinator, programme).await;
    let id = council(&site).await;
    let seat = seats(&site, id).await[0];
    let stranger = person(&site, "Бөтенова").await.to_string();
    let take = format!("/en/desk/orgs/{id}/seats/{seat}/take");
    let found = coordinator.get(&format!("{take}?q=бөтен")).await.text();
    assert!(!found.contains("Бөтенова"));
    let fields = [("person", stranger.as_str()), ("since", "01.10.2026")];
    assert_eq!(
        coordinator.post(&take, &fields).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn readers_read_and_do_not_change() {
    let site = Site::new().await;
    let programme = site.programme().await;
    let id = council(&site).await;
    let commissioner = site.in_programme(Role::Commissioner, programme).await;
    let page = commissioner.get(&format!("/en/desk/orgs/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("/edit") && !page.text().contains("/take"));
    let edit = commissioner.get(&format!("/en/desk/orgs/{id}/edit")).await;
    assert!(edit.status.is_client_error(), "{}", edit.status);
    let trainer = site.in_programme(Role::Trainer, programme).await;
    assert!(trainer.get("/en/desk/orgs").await.status.is_client_error());
}

#[tokio::test]
async fn the_regions_are_added_after_a_look_and_only_once() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let path = "/en/desk/territories/kazakhstan";
        let look = owner.get(path).await.text();
        assert!(look.contains("Mangystau Region") && look.contains("Shymkent"));
        assert!(
            territory::all(site.app.db())
                .await
                .expect("territories")
                .is_empty()
        );
        for key in ["k-1", "k-1", "k-2"] {
            let reply = owner.post(path, &[("submission", key)]).await;
            assert_eq!(reply.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(
            territory::all(site.app.db())
                .await
                .expect("territories")
                .len(),
            20
        );
        let list = owner.get("/kk/desk/territories").await.text();
        assert!(list.contains("Маңғыстау облысы") && !list.contains("territories/kazakhstan"));
    }
}

#[tokio::test]
async fn a_territory_is_corrected_and_the_second_saver_chooses() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let fields = [
        ("kind", "district"),
        ("name_kk", "Бейнеу ауданы"),
        ("population", "75 000"),
    ];
    let made = owner.post("/en/desk/territories/new", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let id = territory::all(site.app.db()).await.expect("territories")[0].id;
    let save = |people: &'static str| {
        [
            ("version", "1"),
            ("kind", "district"),
            ("name_kk", "Бейнеу ауданы"),
            ("was_population", "75000"),
            ("population", people),
            ("population_source", "Bureau of National Statistics"),
        ]
    };
    let edit = format!("/en/desk/territories/{id}/edit");
    assert_eq!(
        owner.post(&edit, &save("76000")).await.status,
        StatusCode::SEE_OTHER
    );
    let late = owner.post(&edit, &save("77000")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("76000") && late.text().contains("77000"));
    let list = owner.get("/en/desk/territories").await.text();
    assert!(
        list.contains("76,000") && list.contains("Bureau of National Statistics"),
        "{list}"
    );
}
