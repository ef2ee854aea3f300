//! The guard on a table of its own: changes, limits, rules about things, trouble with what was
//! typed.

use axum::body::Body;
use axum::http::StatusCode;
use keruen_office::rights::Object;
use keruen_office::token::Token;
use keruen_people::role::Role;
use keruen_store::StoreError;

use crate::cx::Cx;
use crate::go;
use crate::guard::body::UPLOAD;
use crate::page::{Answer, HTML, bytes};
use crate::route::{Route, Rule, get, post};
use crate::testing::Site;
use crate::trouble::Trouble;

mod uploads;

keruen_store::statements! {
    BUCKETS = "SELECT count(*) FROM bucket";
}

const TABLE: &[Route] = &[
    get("/{lang}/echo", Rule::Everyone, go!(echo), &[]),
    post("/{lang}/echo", Rule::Everyone, go!(echo)),
    post("/{lang}/busy", Rule::Everyone, go!(busy)),
    post("/{lang}/full", Rule::Everyone, go!(full)),
    post("/{lang}/panic", Rule::Everyone, go!(panics)),
    post("/{lang}/tight", Rule::Everyone, go!(echo)).tight("test", 2, 60),
    post("/{lang}/k/{token}", Rule::Everyone, go!(echo)).by_link(),
    post("/{lang}/upload", Rule::Everyone, go!(upload)).upload(UPLOAD),
    get("/{lang}/attach", Rule::Everyone, go!(echo), &[]),
    post("/{lang}/attach", Rule::Everyone, go!(upload)).upload(20_000_000),
    get("/{lang}/attach-early", Rule::Everyone, go!(echo), &[]),
    post("/{lang}/attach-early", Rule::Everyone, go!(busy)).upload(UPLOAD),
    get("/{lang}/attach-full", Rule::Everyone, go!(echo), &[]),
    post("/{lang}/attach-full", Rule::Everyone, go!(upload_full)).upload(UPLOAD),
    get(
        "/{lang}/desk/attach",
        Rule::Site(&[Role::Owner]),
        go!(echo),
        &[],
    ),
    post(
        "/{lang}/desk/attach",
        Rule::Site(&[Role::Owner]),
        go!(upload),
    )
    .upload(UPLOAD),
    get(
        "/{lang}/desk/p/{id}",
        Rule::Programme(&[Role::Owner, Role::Coordinator]),
        go!(programme),
        &[],
    ),
    get(
        "/{lang}/desk/forgot/{id}",
        Rule::Programme(&[Role::Owner, Role::Coordinator]),
        go!(echo),
        &[],
    ),
    get(
        "/{lang}/desk/owner",
        Rule::Site(&[Role::Owner]),
        go!(echo),
        &[],
    ),
    post("/{lang}/desk/owner", Rule::Site(&[Role::Owner]), go!(echo)),
    get("/api/busy", Rule::Everyone, go!(busy), &[]),
];

async fn echo(cx: Cx) -> Answer {
    let form = cx.form();
    Ok(bytes(
        StatusCode::OK,
        HTML,
        format!("[{}][{}]", form.value("a"), cx.client),
    ))
}

async fn busy(_: Cx) -> Answer {
    Err(StoreError::Busy.into())
}

async fn full(_: Cx) -> Answer {
    Err(Trouble::Full)
}

async fn panics(cx: Cx) -> Answer {
    assert!(cx.form().value("a").is_empty(), "a mistake of ours");
    echo(cx).await
}

async fn upload(mut cx: Cx) -> Answer {
    let upload = cx.upload().await?;
    let said = match &upload.file {
        Some(file) => format!("{} {} {}", file.name, file.size, file.bytes().await?.len()),
        None => "none".to_owned(),
    };
    Ok(bytes(
        StatusCode::OK,
        HTML,
        format!("{said} {}", upload.form.value("a")),
    ))
}

async fn upload_full(mut cx: Cx) -> Answer {
    cx.upload().await?;
    Err(Trouble::Full)
}

async fn programme(cx: Cx) -> Answer {
    let role = cx.allow(Object::of_programme(cx.param("id")?))?;
    Ok(bytes(StatusCode::OK, HTML, role.map_or("none", Role::code)))
}

#[tokio::test]
async fn a_form_of_this_site_passes_and_others_do_not() {
    let site = Site::with(TABLE).await;
    let visitor = site.visitor();
    let reply = visitor.post("/kk/echo", &[("a", "ә б")]).await;
    assert_eq!(
        (reply.status, reply.text()),
        (StatusCode::OK, "[ә б][unknown]".to_owned())
    );
    let foreign = visitor
        .request("POST", "/kk/echo")
        .header("origin", "https://evil.example")
        .header("content-type", "application/x-www-form-urlencoded");
    let reply = site.send(foreign.body(Body::from("a=1")).unwrap()).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let json = visitor
        .request("POST", "/kk/echo")
        .header("content-type", "application/json");
    assert_eq!(
        site.send(json.body(Body::from("{}")).unwrap()).await.status,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn bad_forms_are_told_and_the_text_comes_back() {
    let site = Site::with(TABLE).await;
    let visitor = site.visitor();
    let nul = visitor
        .post_raw(
            "/ru/echo",
            b"note=%D0%96%D0%B0%D2%A3%D0%B0&a=x%00y".to_vec(),
        )
        .await;
    assert_eq!(nul.status, StatusCode::BAD_REQUEST);
    let secret = visitor
        .post_raw(
            "/kk/echo",
            b"a=x%00y&password=qatty-qupia&otp=123456".to_vec(),
        )
        .await;
    assert!(
        !secret.text().contains("qatty-qupia") && !secret.text().contains("123456"),
        "a secret is not given back"
    );
    assert!(
        nul.text().contains("нулевой знак")
            && nul.text().contains("Жаңа")
            && nul.text().contains("xy")
    );
    let surrogate = visitor.post_raw("/ru/echo", b"a=%ED%A0%80".to_vec()).await;
    assert_eq!(surrogate.status, StatusCode::BAD_REQUEST);
    let field = visitor
        .post("/ru/echo", &[("a", &"x".repeat(200_000))])
        .await;
    assert!(field.status == StatusCode::BAD_REQUEST && field.text().contains("слишком длинный"));
    assert!(
        field
            .text()
            .contains(&format!("value=\"{}\"", "x".repeat(200_000)))
    );
    let huge = visitor
        .post("/ru/echo", &[("a", &"x".repeat(1_100_000))])
        .await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(huge.text().contains("МБ"));
    // It comes back whole, and the form takes it in to be shortened there.
    assert!(huge.text().contains("action=\"/ru/echo?turned=1\""));
    let long = "x".repeat(1_100_000);
    assert!(huge.text().contains(&format!("value=\"{long}\"")));
    let shown = visitor.post("/ru/echo?turned=1", &[("a", &long)]).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.text().starts_with(&format!("[{long}]")));
}

#[tokio::test]
async fn trouble_keeps_what_was_typed() {
    let site = Site::with(TABLE).await;
    let typed = [
        ("a", "Жиналысқа <12> адам келді"),
        ("password", "қатты-құпия"),
    ];
    for (path, status) in [
        ("/kk/busy", StatusCode::SERVICE_UNAVAILABLE),
        ("/kk/full", StatusCode::INSUFFICIENT_STORAGE),
        ("/kk/panic", StatusCode::INTERNAL_SERVER_ERROR),
        ("/kk/desk/owner", StatusCode::UNAUTHORIZED),
    ] {
        let reply = site.visitor().post(path, &typed).await;
        assert_eq!(reply.status, status, "{path}");
        let text = reply.text();
        assert!(
            text.contains("name=\"a\" value=\"Жиналысқа &#60;12&#62; адам келді\""),
            "{path}: {text}"
        );
        assert!(
            text.contains(&format!("action=\"{path}\"")),
            "{path}: the text can be sent again"
        );
        assert!(
            !text.contains("қатты-құпия"),
            "{path}: a secret is not given back"
        );
    }
    let busy = site.visitor().post("/kk/busy", &typed).await;
    assert_eq!(busy.header("retry-after"), "10");
}

#[tokio::test]
async fn programs_get_problem_documents() {
    let site = Site::with(TABLE).await;
    let reply = site.visitor().get("/api/busy").await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert!(reply.text().contains("\"status\":503"));
}

#[tokio::test]
async fn limits_hold_per_address() {
    let site = Site::with(TABLE).await;
    let visitor = site.visitor();
    for wanted in [
        StatusCode::OK,
        StatusCode::OK,
        StatusCode::TOO_MANY_REQUESTS,
    ] {
        assert_eq!(
            visitor.post("/kk/tight", &[("a", "1")]).await.status,
            wanted
        );
    }
    let late = visitor.post("/kk/tight", &[("a", "1")]).await;
    assert!(late.header("retry-after").parse::<u32>().unwrap() > 0);
}

#[tokio::test]
async fn a_link_is_counted_by_itself_and_not_by_the_address_behind_which_it_is_opened() {
    let site = Site::with(TABLE).await;
    let visitor = site.visitor();
    let link = |byte: u8| format!("/kk/k/{}", Token::new([byte; 32]).reveal());
    let pressed = async |byte| visitor.post(&link(byte), &[("a", "1")]).await.status;
    for _ in 0..30 {
        assert_eq!(pressed(1).await, StatusCode::OK);
    }
    assert_eq!(pressed(1).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(pressed(2).await, StatusCode::OK, "a neighbour's link");
    // None of it stands in the database, where it would have cost a commit each.
    let rows: i64 = site.db().one(BUCKETS, &[]).await.unwrap();
    assert_eq!(rows, 0);
    visitor.post("/kk/echo", &[("a", "1")]).await;
    let rows: i64 = site.db().one(BUCKETS, &[]).await.unwrap();
    assert_eq!(rows, 1);
}

#[tokio::test]
async fn rules_about_a_thing_are_asked_for_that_thing() {
    let site = Site::with(TABLE).await;
    let owner = site.owner().await;
    assert_eq!(owner.get("/kk/desk/p/1").await.text(), "owner");
    assert_eq!(
        owner.get("/kk/desk/p/x").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(owner.get("/kk/desk/owner").await.status, StatusCode::OK);
    let forgot = owner.get("/kk/desk/forgot/1").await;
    assert_eq!(
        forgot.status,
        StatusCode::INTERNAL_SERVER_ERROR,
        "an answer without asking does not leave"
    );
    let visitor = site.visitor().get("/kk/desk/p/1").await;
    assert!(visitor.status == StatusCode::UNAUTHORIZED || visitor.status == StatusCode::SEE_OTHER);
}
