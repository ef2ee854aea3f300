//! A half-filled form goes along when its reader chooses another language: nothing is saved, nothing
//! is lost, and nobody gets in by that way who would not otherwise.

use std::sync::Arc;

use axum::body::Body;
use axum::http::StatusCode;
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_web::Config;
use keruen_web::samples::{SAMPLES, scene};
use keruen_web::testing::Site;

const NEW: &str = "/ru/desk/people/new?turned=1";

/// The opening tag of the field with this name.
fn field<'h>(html: &'h str, name: &str) -> &'h str {
    let wanted = format!("name=\"{name}\"");
    let at = html
        .find(&wanted)
        .unwrap_or_else(|| panic!("no field {name}"));
    let from = html[..at].rfind('<').unwrap_or_default();
    let to = at + html[at..].find('>').unwrap_or_default();
    &html[from..to]
}

#[tokio::test]
async fn what_was_typed_stands_in_the_other_language_and_nothing_is_saved() {
    for site in Site::all().await {
        let owner = site.owner().await;
        let typed = [
            ("submission", "k-1"),
            ("surname", "Үлгібаева"),
            ("given", "Сынақ \"А\""),
        ];
        let shown = owner.post(NEW, &typed).await;
        assert_eq!(shown.status, StatusCode::OK);
        let html = shown.text();
        assert!(html.contains("<html lang=\"ru\""));
        assert!(field(&html, "surname").contains("value=\"Үлгібаева\""));
        assert!(field(&html, "given").contains("Сынақ &#34;А&#34;"));
        // Sent from there it is saved once, under the key it had.
        assert!(field(&html, "submission").contains("value=\"k-1\""));
        let found = owner.get("/ru/desk/people").await.text();
        assert!(!found.contains("Үлгібаева"), "nobody is there yet");
        // And on to the third language, by the address that the page itself gives.
        assert!(html.contains("formaction=\"/en/desk/people/new?turned=1\""));
    }
}

#[tokio::test]
async fn what_is_stored_does_not_go_over_what_was_typed() {
    let site = Site::new().await;
    let owner = site.owner().await;
    let id = site.programme().await;
    let edit = format!("/kk/desk/programmes/{id}/edit");
    let page = owner.get(&edit).await.text();
    let version = field(&page, "version").to_owned();
    assert!(version.contains("value="));
    // Every box without a tick, as a browser sends it: not at all.
    let typed = [("version", "1"), ("name_kk", "Басқа жол"), ("name_ru", "")];
    let turned = owner
        .post(&format!("/ru/desk/programmes/{id}/edit?turned=1"), &typed)
        .await;
    let html = turned.text();
    assert!(field(&html, "name_kk").contains("value=\"Басқа жол\""));
    for lang in Lang::ALL {
        let tick = format!("lang_{}", lang.code());
        assert!(!field(&html, &tick).contains("checked"), "{tick}");
    }
}

#[tokio::test]
async fn nobody_gets_in_by_that_way() {
    let site = Site::new().await;
    let typed = [("surname", "Үлгібаева"), ("password", "qatty-qupia")];
    let id = site.programme().await;
    let trainer = site.in_programme(Role::Trainer, id).await;
    let refused = trainer.post(NEW, &typed).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    // Whose session ended gets the text back, and the way on leads to the form, not past it.
    let gone = site.visitor().post(NEW, &typed).await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);
    let html = gone.text();
    assert!(html.contains("Үлгібаева") && !html.contains("qatty-qupia"));
    assert!(html.contains(&format!("action=\"{NEW}\"")), "{html}");

    let owner = site.owner().await;
    let foreign = owner
        .request("POST", NEW)
        .header("origin", "https://evil.example")
        .header("content-type", "application/x-www-form-urlencoded");
    let foreign = site.send(foreign.body(Body::from("surname=x")).expect("a request"));
    assert_eq!(foreign.await.status, StatusCode::FORBIDDEN);
    // Where nothing can be read nothing is shown, and nothing is done.
    let nowhere = owner.post("/ru/sign-out?turned=1", &[]).await;
    assert_eq!(nowhere.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(owner.get("/ru/desk/people").await.status, StatusCode::OK);
    let secret = owner.post(NEW, &typed).await.text();
    assert!(!secret.contains("qatty-qupia"));
}

/// The buttons of the switch belong to a form that is there, and the Enter key does not choose a
/// language: the first button of the form is none of them.
#[test]
fn the_switch_of_a_page_with_a_form_belongs_to_the_form() {
    let base = "https://keruen.example".parse().expect("an address");
    let config = Arc::new(Config::new(base, "/nowhere".into()));
    let mut switching = 0;
    for sample in SAMPLES {
        for lang in Lang::ALL {
            let html = sample
                .html(&scene(lang, sample.name, &config))
                .expect("a page");
            let forms = html.matches("<form id=\"filled\"").count();
            let name = sample.name;
            let Some(first) = html.find(" form=\"filled\"") else {
                continue;
            };
            switching += 1;
            assert_eq!(forms, 1, "{name}: one form to take along");
            assert!(
                !html[first..].starts_with(" form=\"filled\" formaction"),
                "{name}"
            );
            assert_eq!(
                html.matches("form=\"filled\" formaction").count(),
                2,
                "{name}"
            );
        }
    }
    assert!(switching > 60, "{switching} pages take their form along");
}

/// On the real table: the page of the trouble says where each text was typed, its button leads back to
/// the form, and the form says which photo is to be chosen again.
#[tokio::test]
async fn a_post_with_a_photo_outlives_a_session_that_ended() {
    let site = Site::new().await;
    let new = format!("/en/desk/programmes/{}/news/new", site.programme().await);
    let typed = [
        ("title_kk", "Кездесу"),
        ("text_kk", "Бірінші"),
        ("photo", ""),
        ("version", "1"),
    ];
    let visitor = site.visitor();
    let gone = visitor
        .upload(&new, &typed, "picture", "IMG_1.jpg", b"x")
        .await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED);
    let html = gone.text();
    let texts =
        "Title — Қазақша:\nКездесу\n\nText — Қазақша:\nБірінші\n\nPhoto — Photo file:\nIMG_1.jpg";
    assert!(html.contains(texts), "{html}");
    assert!(html.contains(&format!("action=\"{new}?turned=1\"")));
    assert!(html.contains("target=\"_blank\""), "the page stays open");

    let kept = [&typed[..], &[("picture", "IMG_1.jpg")]].concat();
    let owner = site.owner().await;
    let form = owner.post(&format!("{new}?turned=1"), &kept).await.text();
    assert!(field(&form, "title_kk").contains("value=\"Кездесу\""));
    assert!(form.contains("Choose it again: IMG_1.jpg"), "{form}");
}
