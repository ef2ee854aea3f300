//! Finding people, writing them down, correcting them.

use axum::http::StatusCode;
use keruen_people::consent::{self, Purpose};
use keruen_people::membership::MembershipDraft;
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::role::Role;
use keruen_store::Actor;
use keruen_web::testing::Site;

use crate::given::{page, somebody, wording};

keruen_store::statements! {
    LATEST = "SELECT max(id) FROM person";
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
        let second = owner.post("/en/desk/people/new", &form).await;
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

/// "Somebody else indeed" is said of those who were shown: a name changed afterwards is asked about
/// anew.
#[tokio::test]
async fn whom_nobody_was_shown_is_asked_about() {
    for site in Site::all().await {
        let first = somebody(&site, "Үлгіұлы", "Асан", &[]).await.to_string();
        let other = somebody(&site, "Мысалқызы", "Айша", &[]).await.to_string();
        let owner = site.owner().await;
        let send = async |surname: &str, given: &str, shown: &[&str]| {
            let mut form = vec![("submission", "k"), ("surname", surname), ("given", given)];
            form.extend(shown.iter().map(|id| ("anyway", *id)));
            owner.post("/en/desk/people/new", &form).await
        };
        let asked = send("Мысалкызы", "Айша", &[&first]).await;
        assert_eq!(asked.status, StatusCode::OK, "asked anew");
        let name = format!("name=\"anyway\" value=\"{other}\"");
        assert!(asked.text().contains(&name), "{}", asked.text());
        let made = send("Мысалкызы", "Айша", &[&other]).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
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
        let ended = MembershipDraft {
            until: "30.11.2026".into(),
            ..draft
        };
        let ended = ended.parse().expect("a membership");
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
        let page = outdated.text();
        assert!(
            page.contains("You changed this yourself in another window"),
            "{page}"
        );
        assert!(
            page.contains(&format!("name=\"mark\" value=\"{}\"", ended.mark())),
            "the choice is saved over what stands: {page}"
        );
        let gone = owner
            .post(&format!("{there}/remove"), &[("mark", &mark)])
            .await;
        assert_eq!(
            gone.status,
            StatusCode::CONFLICT,
            "it is not what was shown"
        );
        assert!(owner.get(&there).await.status.is_success());
    }
}

/// On a phone the filters lie folded; the line above them says how many are set.
#[tokio::test]
async fn the_fold_of_the_filters_says_how_many_are_set() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let programme = site.programme().await;
    somebody(&site, "Үлгібаев", "Үсен", &[programme]).await;
    for (query, line) in [
        ("", "Filters"),
        ("?q=abc", "Filters"),
        ("?post=member&territory=&state=", "Filters: 1 set"),
        ("?post=member&consent=name_public", "Filters: 2 set"),
    ] {
        let list = owner.get(&format!("/en/desk/people{query}")).await.text();
        let summary = format!("<details><summary>{line}</summary>");
        assert!(list.contains(&summary), "{query}: {list}");
    }
}

/// A pile of papers is typed in one form each: the person, what they agreed to, and on to the next
/// with what the pile has in common.
#[tokio::test]
async fn a_list_on_paper_is_typed_in_one_form_for_each_person() {
    for site in Site::all().await {
        for purpose in [Purpose::TakingPart, Purpose::NamePublic] {
            wording(&site, purpose).await;
        }
        let here = site.programme().await;
        let who = site.in_programme(Role::Clerk, here).await;
        let blank = who.get("/en/desk/people/new").await.text();
        assert!(
            blank.contains("autofocus") && blank.contains("name=\"then\""),
            "{blank}"
        );
        assert!(!blank.contains("checked"), "nothing is ticked: {blank}");
        assert!(
            !blank.contains("value=\"site\""),
            "the site is the person's own way"
        );
        let programme = here.to_string();
        let form = |day: &'static str| {
            vec![
                ("submission", day),
                ("surname", "Үлгіұлы"),
                ("given", "Асан"),
                ("programme", programme.as_str()),
                ("consents", "taking_part"),
                ("consents", "name_public"),
                ("consent_way", "paper"),
                ("consent_language", "ru"),
                ("consent_day", day),
                ("then", "another"),
            ]
        };
        let early = who.post("/en/desk/people/new", &form("01.01.2020")).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.text().contains("Үлгіұлы"), "what was typed is kept");
        let made = who.post("/en/desk/people/new", &form("30.11.2026")).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        let to = made.header("location");
        assert!(to.starts_with("/en/desk/people/new?programme="), "{to}");
        assert!(to.contains("consent_way=paper"), "{to}");
        let next = who.get(to).await.text();
        assert!(!next.contains("Үлгіұлы"), "a new paper: {next}");
        let ticked = next.matches("checked").count();
        assert_eq!(ticked, 2, "way and language alone: {next}");
        let db = site.app.db();
        let id: i64 = db.one(LATEST, &[]).await.expect("a person");
        for (purpose, given) in [
            (Purpose::TakingPart, true),
            (Purpose::NamePublic, true),
            (Purpose::PhotoPublic, false),
        ] {
            let consents = consent::of_person(db, id).await.expect("read");
            let stands = |one: &consent::Consent| one.purpose == purpose && one.withdrawn.is_none();
            assert_eq!(consents.iter().any(stands), given, "{purpose:?}");
        }
    }
}
