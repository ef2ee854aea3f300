//! What the guard lets in, what it refuses, and what every answer carries.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use keruen_people::role::Role;
use keruen_web::testing::{BASE, Site};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let site = Site::new().await;
    let visitor = site.visitor();
    for path in [
        "/kk/",
        "/kk/nowhere",
        "/",
        "/kk/desk/more",
        "/static/x/y",
        "/kk/about/",
    ] {
        let reply = visitor.get(path).await;
        assert_eq!(reply.header("content-security-policy"), POLICY, "{path}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn the_entrance_goes_by_cookie_then_browser_then_kazakh() {
    let site = Site::new().await;
    for (cookie, accept, wanted) in [
        ("lang=ru", "en", "/ru/"),
        ("", "de,en;q=0.8", "/en/"),
        ("", "", "/kk/"),
    ] {
        let request = Request::get("/")
            .header("cookie", cookie)
            .header("accept-language", accept);
        let reply = site.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(
            (reply.status, reply.header("location")),
            (StatusCode::SEE_OTHER, wanted)
        );
    }
}

#[tokio::test]
async fn addresses_are_put_right_or_not_there() {
    let site = Site::new().await;
    let visitor = site.visitor();
    assert_eq!(visitor.get("/kk").await.header("location"), "/kk/");
    assert_eq!(
        visitor.get("/ru/about/?a=1").await.header("location"),
        "/ru/about?a=1"
    );
    for path in [
        "/de/about",
        "/kk/nowhere",
        "/nowhere",
        "//evil.example/",
        "/kk/samples/nowhere",
        "/%ff/about",
    ] {
        let reply = visitor.get(path).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        assert!(reply.text().contains("<h1"), "{path}");
    }
    assert!(
        visitor
            .get("/ru/nowhere")
            .await
            .text()
            .contains("Такой страницы нет")
    );
}

#[tokio::test]
async fn methods_are_get_head_and_post() {
    let site = Site::new().await;
    let visitor = site.visitor();
    let head = site
        .send(
            visitor
                .request("HEAD", "/kk/about")
                .body(Body::empty())
                .unwrap(),
        )
        .await;
    let get = visitor.get("/kk/about").await;
    assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0));
    assert_eq!(head.header("content-length"), get.bytes.len().to_string());
    assert_eq!(head.header("etag"), get.header("etag"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
        let reply = site
            .send(
                visitor
                    .request(method, "/kk/about")
                    .body(Body::empty())
                    .unwrap(),
            )
            .await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(reply.header("allow"), "GET, HEAD");
    }
}

#[tokio::test]
async fn public_pages_are_asked_again_and_answered_briefly() {
    let site = Site::new().await;
    let first = site.visitor().get("/kk/about").await;
    assert_eq!(first.header("cache-control"), "public, no-cache");
    let tag = first.header("etag").to_owned();
    let again = site
        .visitor()
        .request("GET", "/kk/about")
        .header("if-none-match", &tag)
        .body(Body::empty());
    let again = site.send(again.unwrap()).await;
    assert_eq!(
        (again.status, again.bytes.len()),
        (StatusCode::NOT_MODIFIED, 0)
    );
    let owner = site.owner().await.get("/kk/about").await;
    assert_eq!(owner.header("cache-control"), "private, no-cache");
    assert_eq!(owner.header("etag"), "");
}

#[tokio::test]
async fn what_only_a_signed_in_person_reads_stays_in_no_cache() {
    let site = Site::new().await;
    let owner = site.owner().await;
    for (path, wanted) in [
        ("/en/desk/people", "no-store"),
        ("/en/desk/people/export.csv", "no-store"),
        // What is typed there is still there when one goes back.
        ("/en/desk/people/new", "private, no-cache"),
    ] {
        let reply = owner.get(path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        assert_eq!(reply.header("cache-control"), wanted, "{path}");
    }
}

#[tokio::test]
async fn the_language_is_remembered_once() {
    let site = Site::new().await;
    let reply = site.visitor().get("/kk/about").await;
    assert_eq!(
        reply.header("set-cookie"),
        "lang=kk; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure"
    );
    assert_eq!(
        site.visitor().get("/en/about").await.header("set-cookie"),
        ""
    );
}

#[tokio::test]
async fn static_files_are_kept_for_ever_under_their_hash() {
    let site = Site::new().await;
    let visitor = site.visitor();
    let page = visitor.get("/kk/").await.text();
    let at = page
        .split("href=\"")
        .find(|part| part.contains("keruen.css"))
        .unwrap();
    let path = at.split('"').next().unwrap();
    let plain = visitor.get(path).await;
    assert_eq!(plain.status, StatusCode::OK);
    assert_eq!(
        plain.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert!(plain.text().contains("@font-face"));
    let packed = visitor
        .request("GET", path)
        .header("accept-encoding", "gzip")
        .body(Body::empty())
        .unwrap();
    let packed = site.send(packed).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.bytes.len() < 12_000, "{}", packed.bytes.len());
    assert_eq!(
        visitor
            .get("/static/0000000000000000/keruen.css")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_desk_is_closed_to_visitors_and_open_to_roles() {
    let site = Site::new().await;
    let visitor = site.visitor().get("/kk/desk/more").await;
    assert!(
        visitor.status == StatusCode::UNAUTHORIZED
            || visitor.header("location").starts_with("/kk/sign-in?next=")
    );
    let owner = site.signed_in(Role::Owner, None).await;
    let reply = owner.get("/kk/desk/more").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.text().contains("class=\"me\"") && reply.text().contains("noindex"));
}

#[tokio::test]
async fn a_forged_host_changes_nothing() {
    let site = Site::new().await;
    let request = site
        .visitor()
        .request("GET", "/kk/about")
        .header("host", "evil.example");
    let reply = site.send(request.body(Body::empty()).unwrap()).await;
    assert!(reply.text().contains(&format!(
        "<link rel=\"canonical\" href=\"{BASE}/kk/about\">"
    )));
    assert!(!reply.text().contains("evil.example"));
}

#[tokio::test]
async fn an_oversized_or_broken_query_is_told() {
    let site = Site::new().await;
    let reply = site.visitor().get("/kk/about?q=%00").await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        site.visitor().get("/kk/about?q=%ED%A0%80").await.status,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn the_front_page_lists_what_is_published_and_nothing_else() {
    use keruen_office::programme::{self, ProgrammeForm};
    for site in Site::all().await {
        let empty = site.visitor().get("/kk/").await;
        assert!(
            empty.text().contains("class=\"card void\""),
            "{}",
            empty.text()
        );
        let speaker = keruen_web::wording::speaker(keruen_speech::Lang::Kk);
        let typed = keruen_web::Form::blank(speaker, String::new())
            .with("name_kk", "Жасырын жоба")
            .with("slug", "zhasyryn")
            .with("lang_kk", "1");
        let form = ProgrammeForm::read(&typed).unwrap();
        let now = site.app.now();
        let mut tx = site
            .app
            .db()
            .act(keruen_store::Actor::system("test"), now)
            .await
            .unwrap();
        programme::create(&mut tx, &form).await.unwrap();
        tx.commit().await.unwrap();
        for who in [site.visitor(), site.owner().await] {
            assert!(!who.get("/kk/").await.text().contains("Жасырын жоба"));
        }
    }
}

/// A visitor reads the name that the owner gave the site, in their language or the nearest one, and
/// at the foot what the site works on.
#[tokio::test]
async fn every_page_bears_the_name_of_the_site() {
    for site in Site::all().await {
        let visitor = site.visitor();
        let bare = visitor.get("/kk/about").await.text();
        assert!(bare.contains("— Керуен</title>"), "{bare}");
        assert!(!bare.contains("құралымен жұмыс істейді"), "{bare}");
        let owner = site.owner().await;
        let form = [
            ("version", "0"),
            ("name_kk", "Үлгі қоры"),
            ("name_ru", "Фонд «Образец»"),
            ("about_kk", "Үлгі сөйлем."),
        ];
        let saved = owner.post("/en/desk/site/edit", &form).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let page = visitor.get("/kk/").await.text();
        for part in [
            "— Үлгі қоры</title>",
            "og:site_name\" content=\"Үлгі қоры\"",
            "<span>Үлгі қоры</span>",
            "Үлгі сөйлем.",
            "құралымен жұмыс істейді",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let russian = visitor.get("/ru/about").await.text();
        assert!(russian.contains("— Фонд «Образец»</title>"), "{russian}");
        let english = visitor.get("/en/nowhere").await.text();
        assert!(
            english.contains("lang=\"kk\">Үлгі қоры</span>"),
            "{english}"
        );
        let app = visitor.get("/manifest.webmanifest").await.text();
        assert!(app.contains("Үлгі қоры"), "{app}");
    }
}
