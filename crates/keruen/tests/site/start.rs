//! Making a site, opening it, and what stops that.

use std::net::TcpListener;

use keruen_store::{Db, Sql, Target, Value};

use crate::house::{Running, keruen, keruen_in, text, unread};

fn made() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["init", "--data", &data, "--email", "ulgi@ngo.example"])
        .exits(0)
        .prints("/en/sign-in/");
    (folder, data)
}

#[test]
fn a_new_site_prints_a_link_that_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    let outcome = keruen(&["init", "--data", &data]).exits(0);
    let link = outcome
        .out
        .lines()
        .find_map(|line| line.split_once("/en/sign-in/"))
        .expect("a link")
        .1;
    let site = Running::start(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
    let page = site.get(&format!("/en/sign-in/{link}"), "");
    assert_eq!(page.status(), 200, "{page:?}");
    assert!(
        page.body.contains("<button"),
        "one button, and nothing is used up yet"
    );
    let entered = site.post(&format!("/en/sign-in/{link}"), "");
    assert_eq!(entered.status(), 303, "{entered:?}");
    let again = site.post(&format!("/en/sign-in/{link}"), "");
    assert_eq!(again.status(), 410, "a link opens once");
}

#[test]
fn what_a_killed_backup_left_is_gone_once_the_site_is_served() {
    let (folder, data) = made();
    let backups = folder.path().join("site/backups");
    std::fs::create_dir_all(&backups).expect("a folder");
    let (left, other) = (
        backups.join(".keruen-backup-Ab12Cd.part"),
        backups.join("by-hand.tar.gz"),
    );
    for file in [&left, &other] {
        std::fs::write(file, "everybody's names").expect("written");
    }
    let _site = Running::start(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
    assert!(!left.exists(), "half a backup holds what a whole one does");
    assert!(other.exists());
}

#[test]
fn a_link_is_not_lost_with_the_reader_of_the_output() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    unread(&["init", "--data", &data])
        .exits(0)
        .complains("/en/sign-in/");
    unread(&["user", "reset", "--data", &data, "Owner"])
        .exits(0)
        .complains("/en/sign-in/");
    let doctor = unread(&["doctor", "--data", &data]).exits(1);
    assert_eq!(doctor.err, "");
}

#[test]
fn a_site_is_made_once() {
    let (_folder, data) = made();
    keruen(&["init", "--data", &data])
        .exits(1)
        .complains("already holds a site");
    keruen(&["init", "--data", &format!("{data}2"), "--email", "ulgi"])
        .exits(1)
        .complains("no e-mail address");
}

#[test]
fn a_first_owner_is_named_by_the_rules_of_the_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    let long = "Ү".repeat(5_000);
    for name in ["", "  ", "Үлгі\u{1b}[2J", &long] {
        keruen(&["init", "--data", &data, "--name", name])
            .exits(1)
            .complains("must not be empty");
    }
    for sender in ["foo", "Keruen <foo>"] {
        keruen(&["init", "--data", &data, "--mail-from", sender])
            .exits(1)
            .complains("no mail address");
    }
    keruen(&["init", "--data", &data, "--name", "Үлгі\nИесі"])
        .exits(0)
        .prints("user reset --data")
        .prints("Үлгі Иесі");
    keruen(&["user", "reset", "--data", &data, "Үлгі Иесі"])
        .exits(0)
        .prints("/en/sign-in/");
}

#[test]
fn it_answers_until_it_is_asked_to_stop() {
    let (_folder, data) = made();
    let site = Running::start(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
    let address = site.url.trim_start_matches("http://").to_owned();
    for path in ["/kk/", "/ru/", "/en/"] {
        assert_eq!(site.get(path, "").status(), 200, "{path}");
    }
    assert_eq!(
        site.get("/demo/owner", "").status(),
        404,
        "no demonstration"
    );
    keruen(&["serve", "--data", &data, "--listen", "127.0.0.1:0"])
        .exits(1)
        .complains("already being served");
    let (code, lines) = site.stop();
    assert_eq!(code, Some(0));
    for said in [format!("listens on {address}"), "has stopped".to_owned()] {
        assert!(lines.iter().any(|line| line.contains(&said)), "{lines:?}");
    }
    let again = Running::start(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
    assert_eq!(again.get("/kk/", "").status(), 200);
}

#[test]
fn a_taken_port_is_said() {
    let (_folder, data) = made();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    keruen(&["serve", "--data", &data, "--listen", &address])
        .exits(1)
        .complains(&address);
}

#[test]
fn no_site_and_no_sense_are_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(folder.path());
    keruen(&["serve", "--data", data])
        .exits(1)
        .complains("There is no site in");
    std::fs::write(folder.path().join("keruen.toml"), "lisen = 1\n").expect("written");
    keruen(&["serve", "--data", data])
        .exits(1)
        .complains("lisen");
}

#[test]
fn the_environment_is_read_as_people_write_it() {
    let (_folder, data) = made();
    let doctor = |variables: &[(&str, &str)]| keruen_in(variables, &["doctor", "--data", &data]);
    for yes in ["1", "yes", "true"] {
        doctor(&[("KERUEN_NO_NIGHTLY_BACKUP", yes)]).prints("switched off");
    }
    for no in ["", "0", "no"] {
        doctor(&[("KERUEN_NO_NIGHTLY_BACKUP", no)]).prints("no good backup yet");
    }
    // Empty is not set.
    let names = [
        "DATABASE",
        "LISTEN",
        "BASE_URL",
        "TRUST_PROXY",
        "SMTP",
        "MAIL_FROM",
        "LOG",
    ];
    let names = names.map(|name| format!("KERUEN_{name}"));
    let empty: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    doctor(&empty).exits(1).prints("Mail: good — not set up");
    // A command without flags for it reads it too: the link begins with the address of the site.
    let base = [("KERUEN_BASE_URL", "https://ngo.example")];
    let reset = ["user", "reset", "--data", &data, "owner"];
    keruen_in(&base, &reset)
        .exits(0)
        .prints("https://ngo.example/en/sign-in/");
    keruen_in(&[("KERUEN_LISTEN", "here")], &reset)
        .exits(2)
        .complains("“here” does not fit --listen")
        .complains("127.0.0.1:8080");
    // Who asks for a language that there is not is told so in the next one asked for.
    keruen(&["doctor", "--lang", "de", "--data", &data])
        .exits(2)
        .complains("“de” does not fit");
}

#[test]
fn a_beginning_is_told_how_it_goes_on() {
    for (typed, usage) in [
        (&[][..], "Usage: keruen [flags] <COMMAND>"),
        (&["user"], "Usage: keruen user [flags] <COMMAND>"),
    ] {
        keruen(typed).exits(2).complains(usage);
    }
    keruen(&["user", "--lang", "kk"])
        .exits(2)
        .complains("Қолданылуы: keruen user [белгілер] <ПӘРМЕН>");
}

#[test]
fn a_log_that_is_no_terminal_holds_no_colours() {
    let (_folder, data) = made();
    let mut site = Running::start(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
    let line = site.wait_for("ready for the search");
    assert!(line.contains(" INFO keruen"), "{line:?}");
    assert!(!line.contains('\u{1b}'), "{line:?}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    const FUTURE: Sql = Sql(
        "INSERT INTO schema_migration (name, hash, applied_at) VALUES ('people/9999-future', 'x', $1)",
    );
    let (_folder, data) = made();
    let db = Db::open(&Target::Sqlite(format!("{data}/keruen.sqlite").into()))
        .await
        .expect("opens");
    let mut tx = db
        .upkeep(keruen_store::testing::epoch())
        .await
        .expect("a write");
    tx.run(FUTURE, &[Value::Int(1)]).await.expect("written");
    tx.commit().await.expect("kept");
    db.close().await;
    keruen(&["serve", "--data", &data])
        .exits(1)
        .complains("people/9999-future");
    keruen(&["doctor", "--data", &data])
        .exits(2)
        .prints("people/9999-future");
    // Its new tables would be left out without a word.
    let out = format!("{data}.tar.gz");
    keruen(&["backup", "--data", &data, "--out", &out])
        .exits(1)
        .complains("people/9999-future");
    assert!(!std::path::Path::new(&out).exists());
}

#[test]
fn somebody_who_lost_the_telephone_gets_a_new_link() {
    let (_folder, data) = made();
    keruen(&["user", "reset", "--data", &data, "ULGI@ngo.example"])
        .exits(0)
        .prints("/en/sign-in/");
    keruen(&["user", "reset", "--data", &data, "owner"])
        .exits(0)
        .prints("/en/sign-in/");
    keruen(&["user", "reset", "--data", &data, "nobody"])
        .exits(1)
        .complains("no account");
}
