//! The open interface: what it answers is what its document says, and no more than visitors see.

use axum::body::Body;
use axum::http::StatusCode;
use keruen_office::programme::{self, ProgrammeForm};
use keruen_office::public_acts::{self, By, Kind as ActKind, NewAct};
use keruen_office::text::Trio;
use keruen_people::council;
use keruen_people::organisation::{self, OrganisationDraft};
use keruen_people::role::Role;
use keruen_web::api::document::document;
use keruen_web::api::table::{Kind, OPERATIONS, Shape, shape};
use keruen_web::testing::{BASE, Site};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_document_is_this_one() {
    let text = serde_json::to_string_pretty(&document(BASE)).expect("JSON");
    insta::assert_snapshot!(text);
}

/// A council, its predecessor, a published programme that it runs, two acts.
async fn furnished() -> Site {
    let site = Site::new().await;
    let mut tx = site.act().await;
    let draft = |name: &str, predecessor| OrganisationDraft {
        kind: "council".into(),
        name_kk: name.into(),
        name_en: name.into(),
        predecessor,
        ..OrganisationDraft::default()
    };
    let old = draft("Old Council", None).parse().expect("a good form");
    let old = organisation::create(&mut tx, &old)
        .await
        .expect("an organisation");
    let new = draft("New Council", Some(old))
        .parse()
        .expect("a good form");
    let new = organisation::create(&mut tx, &new)
        .await
        .expect("an organisation");
    let (from, to) = (
        jiff::civil::date(2025, 3, 1),
        jiff::civil::date(2028, 2, 29),
    );
    council::open_term(&mut tx, new, 2, from, to)
        .await
        .expect("a term");
    for (slug, operator) in [("open", new.to_string()), ("hidden", String::new())] {
        let form: BTreeMap<String, String> = [
            ("name_kk", "Керуен".to_owned()),
            ("slug", slug.to_owned()),
            ("lang_kk", "1".to_owned()),
            ("commissioner", old.to_string()),
            ("operator", operator),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let form = ProgrammeForm::read(&form).expect("a good form");
        let id = programme::create(&mut tx, &form)
            .await
            .expect("a programme");
        if slug == "open" {
            programme::publish(&mut tx, id, 1).await.expect("published");
        }
    }
    for (kind, corrects) in [(ActKind::Publication, None), (ActKind::Correction, Some(1))] {
        let act = NewAct {
            kind,
            programme: None,
            text: Trio::new("Мәтін", "", ""),
            subject: None,
            corrects,
        };
        let day = jiff::civil::date(2026, 11, 30);
        public_acts::make(&mut tx, &act, By::Role(Role::Owner), day)
            .await
            .expect("an act");
    }
    tx.commit().await.expect("a commit");
    site
}

#[tokio::test]
async fn answers_have_just_the_shape_that_the_document_says() {
    let site = furnished().await;
    for operation in OPERATIONS
        .iter()
        .filter(|operation| operation.shape != "Document")
    {
        let slug = if operation.id == "programme" {
            "open"
        } else {
            "new-council"
        };
        let path = operation.path.replace("{slug}", slug).replace("{n}", "1");
        let reply = site.visitor().get(&path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text());
        assert_eq!(reply.header("content-type"), "application/json");
        let body: Value = serde_json::from_slice(&reply.bytes).expect("JSON");
        fits(&path, &body, shape(operation.shape).expect("a shape"));
    }
}

fn fits(at: &str, value: &Value, shape: &Shape) {
    let object = value
        .as_object()
        .unwrap_or_else(|| panic!("{at} is no object: {value}"));
    let held: BTreeSet<&str> = object.keys().map(String::as_str).collect();
    let told: BTreeSet<&str> = shape.fields.iter().map(|field| field.name).collect();
    assert_eq!(held, told, "{at}");
    for field in shape.fields {
        let value = &object[field.name];
        let at = format!("{at}.{}", field.name);
        if value.is_null() {
            assert!(field.maybe, "{at} is null");
            continue;
        }
        let each = || {
            value
                .as_array()
                .unwrap_or_else(|| panic!("{at} is no list"))
        };
        let good = match field.kind {
            Kind::Text => value.is_string(),
            Kind::Number => value.is_i64(),
            Kind::Flag => value.is_boolean(),
            Kind::Day => value
                .as_str()
                .is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok()),
            Kind::Address => value
                .as_str()
                .is_some_and(|address| address.starts_with(BASE)),
            Kind::Word(words) => value.as_str().is_some_and(|word| words.contains(&word)),
            Kind::Numbers => each().iter().all(Value::is_i64),
            Kind::Texts => each().iter().all(Value::is_string),
            Kind::Thing(name) => {
                fits(&at, value, shape_of(name));
                true
            }
            Kind::Things(name) => {
                for one in each() {
                    fits(&at, one, shape_of(name));
                }
                true
            }
        };
        assert!(good, "{at}: {value}");
    }
}

fn shape_of(name: &str) -> &'static Shape {
    shape(name).expect("a shape")
}

#[tokio::test]
async fn what_is_not_published_is_not_there_for_anybody() {
    let site = furnished().await;
    let owner = site.owner().await;
    for path in [
        "/api/programmes/hidden",
        "/api/programmes/nothing",
        "/api/acts/99",
        "/api/acts/x",
    ] {
        let reply = owner.get(path).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(
            reply.header("content-type"),
            "application/problem+json",
            "{path}"
        );
        let body: Value = serde_json::from_slice(&reply.bytes).expect("JSON");
        assert_eq!(body["status"], 404);
    }
    assert!(!owner.get("/api/programmes").await.text().contains("hidden"));
}

#[tokio::test]
async fn a_strong_mark_saves_the_second_answer() {
    let site = furnished().await;
    let first = site.visitor().get("/api/organisations").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    let again = |tag: &str| {
        let request = site
            .visitor()
            .request("GET", "/api/organisations")
            .header("if-none-match", tag);
        site.send(
            request
                .header("accept-encoding", "gzip")
                .body(Body::empty())
                .expect("a request"),
        )
    };
    let same = again(&tag).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert!(same.bytes.is_empty());
    assert_eq!(same.header("etag"), tag);
    let other = again("\"other\"").await;
    assert_eq!(other.status, StatusCode::OK);
    // A strong mark stands for these very bytes, so they are not packed on the way.
    assert_eq!(
        (other.header("content-encoding"), &other.bytes),
        ("", &first.bytes)
    );
}

#[tokio::test]
async fn pages_of_other_sites_may_read_the_data_and_nothing_else() {
    let site = furnished().await;
    let owner = site.owner().await;
    for path in ["/api/acts", "/api/acts/99", "/api/openapi.json"] {
        let (one, other) = (site.visitor().get(path).await, owner.get(path).await);
        assert_eq!(one.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(one.header("access-control-allow-credentials"), "");
        assert_eq!(one.bytes, other.bytes, "{path}: the same for everybody");
    }
    for path in ["/kk/", "/kk/desk/people", "/files/x"] {
        let reply = owner.get(path).await;
        assert_eq!(reply.header("access-control-allow-origin"), "", "{path}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_to_programmers_under_a_type_that_is_explained() {
    let site = furnished().await;
    let ask = |method: &str, path: &str, lang: &str| {
        let request = axum::http::Request::builder()
            .method(method)
            .uri(path)
            .header("accept-language", lang)
            .body(Body::empty());
        site.send(request.expect("a request"))
    };
    // Programmers share one language, whatever their browser says; the type leads to its explanation.
    let about = site.visitor().get("/kk/api").await.text();
    let document = document(BASE);
    let types = &document["components"]["schemas"]["Problem"]["properties"]["type"]["enum"];
    for (method, path, status, code) in [
        ("GET", "/api/programmes/nothing", 404, "not-found"),
        ("GET", "/api/nothing", 404, "not-found"),
        ("GET", "/api/acts?size=x", 400, "bad-parameter"),
        ("GET", "/api/acts?size=%00", 400, "bad-query"),
        ("POST", "/api/acts", 405, "method-not-allowed"),
    ] {
        let reply = ask(method, path, "kk").await;
        assert_eq!(reply.status, status, "{method} {path}");
        assert_eq!(reply.header("content-type"), "application/problem+json");
        assert_eq!(reply.header("content-language"), "en");
        let body: Value = serde_json::from_slice(&reply.bytes).expect("JSON");
        assert_eq!(body["type"], format!("{BASE}/en/api#{code}"), "{body}");
        assert!(about.contains(&format!("id=\"{code}\"")), "{code}");
        assert!(
            types
                .as_array()
                .is_some_and(|all| all.contains(&body["type"]))
        );
        for said in ["title", "detail"] {
            let text = body[said].as_str().unwrap_or_default();
            assert!(text.is_ascii() && text.len() > 10, "{body}");
        }
    }
    for (method, path, status) in [
        ("GET", "/api/nothing", StatusCode::NOT_FOUND),
        ("POST", "/api/acts", StatusCode::METHOD_NOT_ALLOWED),
        ("DELETE", "/api/acts/1", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let reply = ask(method, path, "en").await;
        assert_eq!(reply.status, status, "{method} {path}");
        assert_eq!(reply.header("content-type"), "application/problem+json");
        if status == StatusCode::METHOD_NOT_ALLOWED {
            assert_eq!(reply.header("allow"), "GET, HEAD");
        }
    }
    let (head, get) = (
        ask("HEAD", "/api/acts", "en").await,
        ask("GET", "/api/acts", "en").await,
    );
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.bytes.is_empty());
    assert_eq!(head.header("etag"), get.header("etag"));
}

#[tokio::test]
async fn lists_are_paged_and_filtered_and_say_which_parameter_is_wrong() {
    let site = furnished().await;
    let get = async |path: &str| {
        let reply = site.visitor().get(path).await;
        let body: Value = serde_json::from_slice(&reply.bytes).expect("JSON");
        (reply.status.as_u16(), body)
    };
    let (_, page) = get("/api/organisations?size=1&page=2").await;
    assert_eq!(
        (&page["total"], &page["pages"], &page["page"]),
        (&2.into(), &2.into(), &2.into())
    );
    assert_eq!(page["organisations"].as_array().map(Vec::len), Some(1));
    let (_, none) = get("/api/organisations?kind=media").await;
    assert_eq!(none["total"], 0);
    let (_, acts) = get("/api/acts?size=1").await;
    assert_eq!(
        (&acts["acts"][0]["number"], &acts["before"]),
        (&2.into(), &2.into())
    );
    let (_, acts) = get("/api/acts?size=1&before=2").await;
    assert_eq!(acts["acts"][0]["corrected_by"], serde_json::json!([2]));
    assert_eq!(acts["before"], Value::Null);
    for name in ["kind", "territory", "past", "page", "size"] {
        let (status, problem) = get(&format!("/api/organisations?{name}=zzz")).await;
        assert_eq!(status, 400, "{name}");
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|text| text.contains(name)),
            "{problem}"
        );
    }
}

#[tokio::test]
async fn programs_are_told_in_their_own_words() {
    let site = Site::new().await;
    let visitor = site.visitor();
    let ask = async |method: &str, path: &str| {
        let request = visitor.request(method, path);
        let request = request.header("origin", keruen_web::testing::BASE);
        site.send(request.body(Body::empty()).expect("a request"))
            .await
    };
    let refused = ask("POST", "/api/acts").await;
    assert_eq!(refused.status, 405);
    let text = refused.text();
    assert!(
        text.contains("Use GET, HEAD.") && !text.contains("button"),
        "{text}"
    );

    let asked = ask("OPTIONS", "/api/acts").await;
    assert_eq!(asked.status, 204);
    for (name, value) in [
        ("access-control-allow-origin", "*"),
        ("access-control-allow-headers", "If-None-Match"),
        ("access-control-allow-methods", "GET, HEAD"),
    ] {
        assert_eq!(asked.header(name), value, "{name}");
    }
    assert_eq!(ask("OPTIONS", "/en/acts").await.status, 405);

    let lost = ask("GET", "/api").await;
    assert_eq!(lost.status, 404);
    assert_eq!(lost.header("content-type"), "application/problem+json");
}
