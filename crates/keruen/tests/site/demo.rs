//! The demonstration.

use crate::house::{Running, keruen, text};

const TODAY: [&str; 2] = ["--today", "2026-11-30"];

#[test]
fn every_role_gets_in_by_its_link() {
    let mut demo = Running::start(&[&["demo", "--port", "0"], &TODAY[..]].concat());
    demo.wait_for("Stop it with Ctrl+C");
    for lang in ["kk", "ru", "en"] {
        let home = demo.get(&format!("/{lang}/"), "");
        assert_eq!(home.status(), 200);
        assert!(
            home.body.contains("/demo/owner"),
            "the bar stands on every page"
        );
    }
    for role in [
        "owner",
        "coordinator",
        "clerk",
        "reviewer",
        "commissioner",
        "trainer",
        "participant",
    ] {
        let path = format!("/demo/{role}");
        let door = demo.get(&path, "lang=en");
        assert_eq!(door.status(), 200, "{role}");
        assert!(door.body.contains("<button"), "{role}: {}", door.body);
        // Reusable: twice is no mistake.
        for _ in 0..2 {
            let entered = demo.post(&path, "lang=ru");
            assert_eq!(entered.status(), 303, "{role}: {entered:?}");
            assert!(
                entered.header("location").starts_with("/ru/"),
                "{entered:?}"
            );
            let inside = demo.get("/ru/desk/more", entered.cookie());
            assert_eq!(
                inside.status(),
                200,
                "{role} is signed in, second factor and all: {inside:?}"
            );
        }
    }
    let left = demo.post("/demo/visitor", "lang=kk");
    assert_eq!((left.status(), left.header("location")), (303, "/kk/"));
    assert_eq!(demo.get("/demo/nobody", "").status(), 404);
    let (code, _) = demo.stop();
    assert_eq!(code, Some(0));
}

#[test]
fn a_kept_demonstration_is_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("kept")).to_owned();
    let args = [&["demo", "--port", "0", "--data", &data], &TODAY[..]].concat();
    let first = Running::start(&args);
    let (code, lines) = first.stop();
    assert_eq!(code, Some(0));
    assert!(
        lines.iter().any(|line| line.contains(&data)),
        "it says where the site stays: {lines:?}"
    );
    let before = std::fs::metadata(format!("{data}/demonstration"))
        .and_then(|mark| mark.modified())
        .expect("a mark");
    let again = Running::start(&args);
    assert_eq!(again.post("/demo/owner", "").status(), 303);
    drop(again);
    let after = std::fs::metadata(format!("{data}/demonstration"))
        .and_then(|mark| mark.modified())
        .expect("a mark");
    assert_eq!(before, after, "nothing was loaded twice");
}

#[test]
fn a_folder_with_something_else_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("letter.txt"), "dear").expect("written");
    keruen(&["demo", "--port", "0", "--data", text(folder.path())])
        .exits(1)
        .complains("is not empty");
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        1
    );
}

#[test]
fn a_taken_port_is_said_at_once() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    keruen(&["demo", "--port", &port])
        .exits(1)
        .complains("--port");
}
