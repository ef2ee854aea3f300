//! The doctor's answers and exit codes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;

use keruen_store::{Db, Target};

use crate::house::{keruen, text};

/// A mail server that says yes to everybody.
fn mail_server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let mut out = stream.try_clone().expect("a stream");
            if out.write_all(b"220 mail.example\r\n").is_err() {
                continue;
            }
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                let answer: &[u8] = if line.starts_with("QUIT") {
                    b"221 bye\r\n"
                } else {
                    b"250 ok\r\n"
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
    let smtp = mail_server();
    let well = [
        "doctor",
        "--data",
        &data,
        "--base-url",
        "https://ngo.example",
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
