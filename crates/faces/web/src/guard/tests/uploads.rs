//! Forms with a file: whole or refused, and what was typed beside it.

use super::*;

#[tokio::test]
async fn files_arrive_whole_or_not_at_all() {
    let site = Site::with(TABLE).await;
    let visitor = site.visitor();
    let file = vec![7; 3_000_000];
    let reply = visitor
        .upload(
            "/kk/upload",
            &[("a", "ә")],
            "sheet",
            "C:\\Тізім.xlsx",
            &file,
        )
        .await;
    assert_eq!(reply.text(), "Тізім.xlsx 3000000 3000000 ә");
    let turned = visitor
        .upload(
            "/kk/upload",
            &[],
            "sheet",
            "тізім\u{202e}fdp\u{200b}.exe",
            b"x",
        )
        .await;
    assert_eq!(
        turned.text(),
        "тізімfdp.exe 1 1 ",
        "as it is, not as it looks"
    );
    assert_eq!(
        visitor
            .upload("/kk/upload", &[], "sheet", "", b"")
            .await
            .text(),
        "none "
    );
    let large = vec![7; 50_000_001];
    let reply = visitor
        .upload("/kk/upload", &[], "sheet", "a.xlsx", &large)
        .await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    let left = std::fs::read_dir(site.app.config().data.join("incoming"))
        .unwrap()
        .count();
    assert_eq!(left, 0, "nothing stays behind");
    let form = visitor.post("/kk/upload", &[("a", "1")]).await;
    assert_eq!(form.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_upload_that_is_broken_is_not_called_too_large() {
    let site = Site::with(TABLE).await;
    let visitor = site.visitor();
    let nul = visitor
        .upload("/en/upload", &[], "sheet", "a\0.xlsx", b"a")
        .await;
    assert_eq!(nul.status, StatusCode::BAD_REQUEST);
    assert!(nul.text().contains("rename it first"), "{}", nul.text());
    let half = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf of";
    let request = visitor
        .request("POST", "/en/upload")
        .header("origin", crate::testing::BASE)
        .header("content-type", "multipart/form-data; boundary=x")
        .body(axum::body::Body::from(half));
    let half = site.send(request.expect("a request")).await;
    assert_eq!(half.status, StatusCode::BAD_REQUEST, "{}", half.text());

    // Text beside the file has the bound of a form, however many parts it comes in.
    let much = "x".repeat(90_000);
    let fields = vec![("a", much.as_str()); 12];
    let much = visitor
        .upload("/en/upload", &fields, "sheet", "", b"")
        .await;
    assert_eq!(much.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(much.text().contains("1.0\u{a0}MB"), "{}", much.text());
}

#[tokio::test]
async fn what_arrived_of_a_form_with_a_file_comes_back() {
    let site = Site::with(TABLE).await;
    let visitor = site.visitor();
    let send = async |path: &str, body: &'static str| {
        let request = visitor
            .request("POST", path)
            .header("origin", crate::testing::BASE)
            .header("content-type", "multipart/form-data; boundary=x")
            .body(Body::from(body));
        let reply = site.send(request.expect("a request")).await;
        (reply.status, reply.text())
    };
    // It breaks off in the file: the page leads back to the form, with the text that was before it.
    let half = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nQus joly\r\n\
        --x\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"a.xlsx\"\r\n\r\nPK";
    let (status, html) = send("/en/attach", half).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(html.contains("action=\"/en/attach?turned=1\""), "{html}");
    assert!(html.contains("name=\"a\" value=\"Qus joly\""), "{html}");
    assert!(html.contains("name=\"cut-off\"") && html.contains("what arrived stands there"));
    // Where the form has no page of its own, the text can be copied.
    let (_, html) = send("/en/upload", half).await;
    assert!(
        !html.contains("turned=1") && html.contains("Qus joly"),
        "{html}"
    );

    // What comes after a field that is wrong comes back as well.
    let nul = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\0c\r\n\
        --x\r\nContent-Disposition: form-data; name=\"d\"\r\n\r\nafter\r\n--x--\r\n";
    let (status, html) = send("/en/attach", nul).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(
        html.contains("value=\"bc\"") && html.contains("value=\"after\""),
        "{html}"
    );
    assert!(!html.contains("cut-off"), "nothing is missing");

    // A disk that is full, a session that ended: the file is gone, the text is not.
    let whole = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nQus joly\r\n--x--\r\n";
    for (path, wanted) in [
        ("/en/attach-full", StatusCode::INSUFFICIENT_STORAGE),
        ("/en/desk/attach", StatusCode::UNAUTHORIZED),
    ] {
        let (status, html) = send(path, whole).await;
        assert_eq!(status, wanted, "{path}");
        assert!(
            html.contains(&format!("action=\"{path}?turned=1\"")),
            "{html}"
        );
        assert!(html.contains("value=\"Qus joly\""), "{html}");
    }
}

/// Whoever meets the trouble (the guard or the handler), and wherever in the form it lies.
#[tokio::test]
async fn whatever_befalls_a_form_with_a_file_its_text_comes_back() {
    let site = Site::with(TABLE).await;
    let visitor = site.visitor();
    let typed = [("a", "Qus joly"), ("password", "qatty-qupia")];
    let early = visitor
        .upload("/en/attach-early", &typed, "sheet", "IMG_1.jpg", b"x")
        .await;
    assert_eq!(early.status, StatusCode::SERVICE_UNAVAILABLE);
    let html = early.text();
    assert!(html.contains("value=\"Qus joly\"") && html.contains("still on this page"));
    assert!(!html.contains("qatty-qupia") && !html.contains("cut-off"));
    // Its form says which file is to be chosen again.
    assert!(
        html.contains("name=\"sheet\" value=\"IMG_1.jpg\""),
        "{html}"
    );

    let body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nQus joly\r\n--x--\r\n";
    let foreign = visitor
        .request("POST", "/en/attach")
        .header("origin", "https://evil.example")
        .header("content-type", "multipart/form-data; boundary=x")
        .body(Body::from(body));
    let foreign = site.send(foreign.expect("a request")).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert!(foreign.text().contains("value=\"Qus joly\""));

    for (length, status) in [
        (145_000, StatusCode::BAD_REQUEST),
        (1_100_000, StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let long = "x".repeat(length);
        let typed = [("a", long.as_str()), ("b", "after")];
        let reply = visitor.upload("/en/attach", &typed, "sheet", "", b"").await;
        assert_eq!(reply.status, status);
        let html = reply.text();
        assert!(html.contains(&format!("value=\"{long}\"")), "{length}");
        assert!(html.contains("value=\"after\"") && !html.contains("cut-off"));
    }
    // A file that is too large is measured by what its form says, and leaves the text alone.
    let large = vec![7; 50_000_001];
    let reply = visitor
        .upload("/en/attach", &typed, "sheet", "a.xlsx", &large)
        .await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    let html = reply.text();
    assert!(html.contains("than 20\u{a0}MB") && html.contains("value=\"Qus joly\""));
}
