//! The doctor's answers and exit codes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;

use keruen_store::{Db, Sql, Target};

use crate::house::{keruen, text};

/// A mail server that says yes to everybody, or lets nobody sign in.
fn mail_server(opens: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let mut out = stream.try_clone().expect("a stream");
            if out.write_all(b"220 mail.example\r\n").is_err() {
                continue;
            }
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                let answer: &[u8] = match line.get(..4).unwrap_or_default() {
                    "QUIT" => b"221 bye\r\n",
                    "EHLO" if !opens => b"250-mail.example\r\n250 AUTH PLAIN\r\n",
                    "AUTH" => b"535 5.7.8 no such user\r\n",
                    _ => b"250 ok\r\n",
                };
                if out.write_all(answer).is_err() {
                    break;
                }
            }
        }
    });
    format!("smtp+plain://{address}")
}

#[test]
fn a_site_without_its_database_is_no_empty_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    std::fs::remove_file(format!("{data}/keruen.sqlite")).expect("removed");
    keruen(&["doctor", "--data", &data])
        .exits(2)
        .complains("restore the last backup");
    keruen(&["init", "--data", &data])
        .exits(1)
        .complains("restore the last backup");
}

#[tokio::test]
async fn all_is_well_only_when_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["doctor", "--data", &data])
        .exits(2)
        .complains("There is no site");
    keruen(&["init", "--data", &data]).exits(0);
    keruen(&["doctor", "--data", &data])
        .exits(1)
        .prints("not set up")
        .prints("no good backup yet")
        .prints("opens on this machine only");

    let db = Db::open(&Target::Sqlite(format!("{data}/keruen.sqlite").into()))
        .await
        .expect("opens");
    let mut tx = db
        .upkeep(keruen_web::app::system_clock())
        .await
        .expect("a write");
    keruen_office::site::backup_done(&mut tx)
        .await
        .expect("noted");
    tx.commit().await.expect("kept");
    db.close().await;
    let smtp = mail_server(true);
    let well = [
        "doctor",
        "--data",
        &data,
        "--base-url",
        "https://ngo.example",
        "--trust-proxy",
        "127.0.0.1/32",
        "--mail-from",
        "k@ngo.example",
        "--smtp",
    ];
    keruen(&[&well[..], &[&smtp]].concat())
        .exits(0)
        .prints("the server answered");
    // Port 1 of this machine: nobody listens there.
    keruen(&[&well[..], &["smtp+plain://127.0.0.1:1"]].concat())
        .exits(2)
        .prints("did not answer");
    let locked = mail_server(false).replace("://", "://keruen:secret@");
    let outcome = keruen(&[&well[..], &[&locked]].concat())
        .exits(2)
        .prints("does not take this name and password");
    assert!(!outcome.out.contains("secret"), "{outcome:?}");
    // The server's own words stand as a quotation, after ours.
    keruen(&[&well[..], &["smtps://127.0.0.1:1"], &["--lang", "kk"]].concat())
        .exits(2)
        .prints("Пошта: дұрыс емес — сервер жауап бермеді")
        .prints("Дерекқор: жақсы");
    keruen(&[&well[..], &[&smtp], &["--no-nightly-backup"]].concat())
        .exits(1)
        .prints("switched off");
    keruen(&[&well[..], &[&smtp], &["--trust-proxy", "0.0.0.0/0"]].concat())
        .exits(1)
        .prints("--trust-proxy 0.0.0.0/0 believes nearly everybody");
    keruen(&[
        "doctor",
        "--data",
        &data,
        "--base-url",
        "https://ngo.example",
    ])
    .exits(1)
    .prints("--trust-proxy");
    keruen(&["doctor", "--data", &data, "--smtp", &smtp])
        .exits(2)
        .complains("need a sender");
}

#[tokio::test]
async fn what_stands_oddly_is_named_with_its_remedy() {
    const LATER: Sql = Sql("UPDATE journal SET at = at + 86400000000");
    const OLDER: Sql = Sql("DELETE FROM schema_migration WHERE name LIKE 'office/%'");
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    let doctor = || keruen(&["doctor", "--data", &data]);
    let rights = |mode| {
        std::fs::set_permissions(&data, std::fs::Permissions::from_mode(mode)).expect("changed");
    };
    doctor().prints("only its owner may read it");
    rights(0o755);
    doctor().exits(1).prints(&format!("chmod 700 {data}"));
    rights(0o700);

    let change = async |sql| {
        let target = Target::Sqlite(format!("{data}/keruen.sqlite").into());
        let db = Db::open(&target).await.expect("opens");
        let mut tx = db
            .upkeep(keruen_web::app::system_clock())
            .await
            .expect("a write");
        tx.run(sql, &[]).await.expect("changed");
        tx.commit().await.expect("kept");
        db.close().await;
    };
    change(LATER).await;
    doctor().exits(2).prints("set the clock right");
    change(OLDER).await;
    doctor().exits(1).prints("older; serve makes a copy first");
}

#[test]
fn a_database_that_is_none_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{data}/keruen.sqlite{ending}"));
    }
    std::fs::write(
        format!("{data}/keruen.sqlite"),
        "no database at all, ".repeat(300),
    )
    .expect("written");
    keruen(&["doctor", "--data", &data])
        .exits(2)
        .prints("Database: wrong");
}
