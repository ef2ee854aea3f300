//! The search page through HTTP: what each reader finds, and what odd queries meet.

use keruen_office::news::{self, PostForm};
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::person::{self, PersonDraft};
use keruen_people::role::Role;
use keruen_web::testing::Site;

/// A programme that only its team sees, with a draft, an organisation, and a person.
async fn told(site: &Site) -> i64 {
    let programme = site.programme().await;
    let mut tx = site.act().await;
    let typed = std::collections::BTreeMap::from([
        ("title_ru".to_owned(), "Учебная поездка".to_owned()),
        (
            "text_ru".to_owned(),
            "Делегация Сейтова в Сенате".to_owned(),
        ),
    ]);
    let post = PostForm::read(&typed).expect("a good form");
    news::create(&mut tx, programme, &post)
        .await
        .expect("written");
    let body = OrganisationDraft {
        kind: "council".into(),
        name_ru: "Совет «Делегация»".into(),
        ..Default::default()
    };
    organisation::create(&mut tx, &body.parse().expect("a good draft"))
        .await
        .expect("an organisation");
    let who = PersonDraft {
        surname: "Делегатова".into(),
        given: "Үлгі".into(),
        languages: "kk".into(),
        ..Default::default()
    };
    person::create(&mut tx, &who.parse().expect("a good draft"), &[programme])
        .await
        .expect("a person");
    tx.commit().await.expect("a commit");
    programme
}

const ASK: &str = "/ru/search?q=%D0%B4%D0%B5%D0%BB%D0%B5%D0%B3%D0%B0%D1%86%D0%B8%D1%8F";
const PERSON: &str = "/ru/search?q=%D0%B4%D0%B5%D0%BB%D0%B5%D0%B3%D0%B0%D1%82";

#[tokio::test]
async fn each_reader_finds_what_they_may_see() {
    for site in Site::all().await {
        let programme = told(&site).await;
        let other = site.programme().await;
        let visitor = site.visitor();
        let team = site.in_programme(Role::Clerk, programme).await;
        let stranger = site.in_programme(Role::Clerk, other).await;
        let reviewer = site.in_programme(Role::Reviewer, programme).await;
        // (who, finds the organisation, the draft, the person)
        for (who, draft, named) in [
            (&visitor, false, false),
            (&team, true, true),
            (&stranger, false, false),
            (&reviewer, false, false),
        ] {
            let page = who.get(ASK).await;
            assert_eq!(page.status, 200);
            let text = page.text();
            assert!(text.contains("Совет «Делегация»"), "{text}");
            assert_eq!(text.contains("Учебная поездка"), draft, "{text}");
            assert_eq!(text.contains("<mark>Делегация</mark>"), draft, "{text}");
            let text = who.get(PERSON).await.text();
            assert_eq!(text.contains("Делегатова Үлгі"), named, "{text}");
        }
    }
}

#[tokio::test]
async fn odd_queries_get_a_page() {
    for site in Site::all().await {
        told(&site).await;
        let visitor = site.visitor();
        let long = "q".repeat(9_000);
        for (query, says) in [
            ("", "Looks through programmes"),
            ("?q=", "Looks through programmes"),
            ("?q=+++", "Looks through programmes"),
            ("?q=%3F%21", "Nothing to look for"),
            ("?q=%27+OR+1%3D1+--", "Nothing was found"),
            ("?q=%3Cscript%3E", "Nothing was found"),
            ("?q=zzz&in=news&page=99999999999", "Nothing was found"),
            ("?q=zzz&in=nowhere", "Nothing was found"),
            (&format!("?q={long}"), "Nothing was found"),
        ] {
            let page = visitor.get(&format!("/en/search{query}")).await;
            assert_eq!(page.status, 200, "{query:.40}");
            let text = page.text();
            assert!(text.contains(says), "{query:.40}: {text}");
            assert!(!text.contains("<script>"), "{query:.40}");
            assert!(text.contains("content=\"noindex\""), "{query:.40}");
        }
    }
}
