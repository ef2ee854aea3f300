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

/// Changes a site's rows from outside.
async fn change(data: &str, sql: Sql) {
    let target = Target::Sqlite(format!("{data}/keruen.sqlite").into());
    let db = Db::open(&target).await.expect("opens");
    let mut tx = db
        .upkeep(keruen_web::app::system_clock())
        .await
        .expect("a write");
    tx.run(sql, &[]).await.expect("changed");
    tx.commit().await.expect("kept");
    db.close().await;
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
        .prints("Mail: good — not set up")
        .prints("no good backup yet")
        .prints("opens on this machine only")
        .prints("(Asia/Almaty, UTC+5)");
    keruen(&["doctor", "--data", &data, "--time-zone", "Asia/Tokyo"]).prints("(Asia/Tokyo, UTC+9)");
    keruen(&["doctor", "--data", &data, "--time-zone", "Aktau"])
        .exits(2)
        .complains("“Aktau” does not fit --time-zone")
        .complains("Asia/Aqtau");

    let night = format!("{data}/backups/keruen-2026-11-30.tar.gz");
    keruen(&["backup", "--data", &data, "--out", &night]).exits(0);
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
    keruen(&well[..well.len() - 1])
        .exits(0)
        .prints("not set up");
    // Port 1 of this machine: nobody listens there.
    keruen(&[&well[..], &["smtp+plain://127.0.0.1:1"]].concat())
        .exits(2)
        .prints("did not answer");
    let locked = mail_server(false).replace("://", "://keruen:secret@");
    let outcome = keruen(&[&well[..], &[&locked]].concat())
        .exits(2)
        .prints("does not take this name and password");
    assert!(!outcome.out.contains("secret"), "{outcome:?}");
    // What Keruen itself has to say is said in the reader's language.
    let starttls = smtp.replace("smtp+plain://", "smtp://");
    let said = keruen(&[&well[..], &[&starttls], &["--lang", "kk"]].concat()).exits(2);
    assert!(said.out.contains("сервер STARTTLS ұсынбайды"), "{said:?}");
    assert!(!said.out.contains("supported"), "{said:?}");
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
    // What the folder has counts, not what was noted once.
    std::fs::write(&night, "cut off").expect("written");
    keruen(&well[..well.len() - 1])
        .exits(2)
        .prints("Backup: wrong")
        .prints(&night);
    std::fs::remove_dir_all(format!("{data}/backups")).expect("removed");
    keruen(&well[..well.len() - 1])
        .exits(1)
        .prints("no good backup yet");
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

    change(&data, LATER).await;
    doctor().exits(2).prints("set the clock right");
    change(&data, OLDER).await;
    doctor().exits(1).prints("older; serve makes a copy first");
}

#[tokio::test]
async fn a_database_with_holes_is_not_called_good() {
    const LOSE: Sql = Sql("DROP TABLE news");
    const EDIT: Sql = Sql("UPDATE schema_migration SET hash = 'x' WHERE name = 'office/0004-site'");
    let folder = tempfile::tempdir().expect("a folder");
    for (number, (sql, line, refusal)) in [
        (LOSE, "Schema: wrong — tables are gone: news", ""),
        (EDIT, "office/0004-site", "office/0004-site"),
    ]
    .into_iter()
    .enumerate()
    {
        let data = text(&folder.path().join(number.to_string())).to_owned();
        keruen(&["init", "--data", &data]).exits(0);
        change(&data, sql).await;
        keruen(&["doctor", "--data", &data]).exits(2).prints(line);
        if !refusal.is_empty() {
            keruen(&["serve", "--data", &data, "--listen", "127.0.0.1:0"])
                .exits(1)
                .complains(refusal);
        }
    }

    let data = text(&folder.path().join("hollow")).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{data}/keruen.sqlite{ending}"));
    }
    std::fs::write(format!("{data}/keruen.sqlite"), "").expect("written");
    keruen(&["doctor", "--data", &data])
        .exits(2)
        .prints("Schema: wrong")
        .prints("is empty or half-made");
    keruen(&["serve", "--data", &data, "--listen", "127.0.0.1:0"])
        .exits(1)
        .complains("is empty or half-made");
}

#[test]
fn a_page_that_was_overwritten_is_found() {
    use std::os::unix::fs::FileExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let data = text(&folder.path().join("site")).to_owned();
    keruen(&["init", "--data", &data]).exits(0);
    keruen(&["doctor", "--data", &data]).prints("Database: good");
    let file = std::fs::File::options()
        .write(true)
        .open(format!("{data}/keruen.sqlite"))
        .expect("opens");
    let pages = file.metadata().expect("read").len() / 4096;
    for page in pages / 2..pages {
        file.write_all_at(&[0x55; 64], page * 4096)
            .expect("written");
    }
    keruen(&["doctor", "--data", &data])
        .exits(2)
        .prints("The database file is damaged");
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
