//! Letters on their way to a mail server that has its moods.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use keruen_office::account::{self, AccountForm, Email, Grant, Scope};
use keruen_office::letters::{self, Letter, NewLetter, State};
use keruen_people::Role;
use keruen_post::{Mailer, Security, Smtp};
use keruen_speech::Lang;
use keruen_store::files::Files;
use keruen_store::testing::{TestDb, fresh};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::config::Config;
use crate::schemas::SCHEMAS;

mod read;

keruen_store::statements! {
    LATEST = "SELECT max(id) FROM letter";
}

/// What the server does with one connection.
#[derive(Clone, Copy)]
enum Mood {
    /// Takes the letter.
    Takes,
    /// Answers so about the reader.
    Says(&'static str),
    /// Says nothing at all.
    Hangs,
    /// Breaks off when it should have taken the letter.
    BreaksOff,
    /// Has the whole letter and never says that it takes it.
    ThinksItOver,
}

/// A server with a mood for each connection; its task gives the letters it took.
async fn server(moods: &[Mood]) -> (u16, tokio::task::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("bound").port();
    let mut moods: VecDeque<Mood> = moods.iter().copied().collect();
    let task = tokio::spawn(async move {
        let mut taken = Vec::new();
        // Those who hang stay open until the last one has been served.
        let mut silent = Vec::new();
        while let Some(mood) = moods.pop_front() {
            let (stream, _) = listener.accept().await.expect("a connection");
            if matches!(mood, Mood::Hangs) {
                silent.push(stream);
            } else {
                // The client may leave whenever it likes.
                taken.extend(serve(stream, mood).await.unwrap_or_default());
            }
        }
        taken
    });
    (port, task)
}

async fn serve(stream: TcpStream, mood: Mood) -> std::io::Result<Vec<String>> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 test\r\n").await?;
    let mut taken = Vec::new();
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(taken);
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer = match (verb.as_str(), mood) {
            ("RCPT", Mood::Says(answer)) => answer,
            ("DATA", Mood::BreaksOff) => return Ok(taken),
            ("DATA", _) => {
                stream.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while line != ".\r\n" {
                    line.clear();
                    stream.read_line(&mut line).await?;
                    letter.push_str(&line);
                }
                taken.push(letter);
                if matches!(mood, Mood::ThinksItOver) {
                    continue;
                }
                "250 taken"
            }
            ("QUIT", _) => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(taken);
            }
            _ => "250 ok",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

fn morning() -> Timestamp {
    Timestamp::constant(1_796_014_800, 0)
}

fn two_minutes_later() -> Timestamp {
    Timestamp::constant(1_796_014_920, 0)
}

fn smtp(port: u16) -> Smtp {
    Smtp {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        user: None,
        password: None,
        from: "keruen@ngo.example".to_owned(),
        timeout: Duration::from_secs(2),
        patience: Duration::from_secs(2),
    }
}

fn work(db: &TestDb, clock: keruen_web::app::Clock, port: u16) -> Work {
    let listen = "127.0.0.1:8080".parse().expect("an address");
    let config = Config::of_demo(db.dir().to_owned(), None, listen);
    let files = Files::new(db.dir().join("files"));
    let mut work = Work::new((**db).clone(), files, Arc::new(config), clock);
    work.mailer = Some(Mailer::new(&smtp(port)).expect("good settings"));
    work
}

async fn queue(db: &TestDb) -> i64 {
    let mut tx = db
        .act(Actor::system("system"), morning())
        .await
        .expect("a write");
    let letter = NewLetter {
        kind: "notice",
        account: None,
        person: None,
        programme: None,
        address: Email::parse("ulgi@ngo.example"),
        lang: Lang::Kk,
        subject: "Сынақ".to_owned(),
        body: "Сынақ хаты".to_owned(),
        secret: None,
        expires_at: None,
    };
    let id = letters::queue(&mut tx, &letter).await.expect("queued");
    tx.commit().await.expect("kept");
    id
}

async fn stands(db: &TestDb, id: i64) -> Letter {
    letters::by_id(db, id).await.expect("read")
}

#[tokio::test]
async fn each_letter_fares_as_the_server_says_and_none_holds_the_others() {
    for db in fresh(SCHEMAS).await {
        let (port, server) = server(&[
            Mood::Hangs,
            Mood::Says("550 5.1.1 no such user"),
            Mood::Says("451 4.7.1 greylisted"),
            Mood::Says("554 5.7.1 this is spam"),
            Mood::Takes,
            Mood::BreaksOff,
            Mood::ThinksItOver,
            Mood::Takes,
            Mood::Takes,
            Mood::Takes,
        ])
        .await;
        let mut ids = Vec::new();
        for _ in 0..7 {
            ids.push(queue(&db).await);
        }
        let now = work(&db, morning, port);
        while send_next(&now).await.expect("tried") {}

        let minute = morning().saturating_add(SignedDuration::from_mins(1));
        let silent = stands(&db, ids[0]).await;
        assert_eq!(
            (silent.state, silent.error, silent.attempts),
            (State::Queued, Some(ErrorClass::TimedOut), 1)
        );
        let bounced = stands(&db, ids[1]).await;
        assert_eq!(
            (bounced.state, bounced.error),
            (State::Bounced, Some(ErrorClass::NoSuchAddress)),
            "no such address is visible at once"
        );
        let later = stands(&db, ids[2]).await;
        assert_eq!(
            (later.state, later.error),
            (State::Queued, Some(ErrorClass::Later))
        );
        assert_eq!(later.next_at, minute.expect("a moment"));
        let refused = stands(&db, ids[3]).await;
        assert_eq!(
            (refused.state, refused.error, refused.answer.as_deref()),
            (
                State::Failed,
                Some(ErrorClass::Refused),
                Some("5.7.1 this is spam")
            ),
            "an address is not called wrong because of spam"
        );
        let sent = stands(&db, ids[4]).await;
        assert_eq!((sent.state, sent.error), (State::Sent, None));
        let broken = stands(&db, ids[5]).await;
        assert_eq!(
            (broken.state, broken.error),
            (State::Queued, Some(ErrorClass::Unreachable))
        );
        let unsaid = stands(&db, ids[6]).await;
        assert_eq!(
            (unsaid.state, unsaid.error),
            (State::Failed, Some(ErrorClass::OutcomeUnknown)),
            "it may have arrived"
        );

        let then = work(&db, two_minutes_later, port);
        while send_next(&then).await.expect("tried") {}
        for id in [ids[0], ids[2], ids[5]] {
            assert_eq!(stands(&db, id).await.state, State::Sent);
        }
        assert_eq!(stands(&db, ids[6]).await.state, State::Failed);
        assert_eq!(server.await.expect("served all").len(), 5, "each went once");
    }
}

#[test]
fn what_a_server_does_not_give_is_called_by_its_name() {
    let detail = String::new;
    for (error, want) in [
        (PostError::Silent, ErrorClass::TimedOut),
        (PostError::NoStartTls, ErrorClass::Encryption),
        (PostError::Tls { detail: detail() }, ErrorClass::Encryption),
        (
            PostError::Unreachable { detail: detail() },
            ErrorClass::Unreachable,
        ),
        (
            PostError::OutcomeUnknown { detail: detail() },
            ErrorClass::OutcomeUnknown,
        ),
    ] {
        assert_eq!(class(&error), want, "{error:?}");
    }
}

#[tokio::test]
async fn a_letter_that_a_server_thinks_over_does_not_hold_the_next() {
    for db in fresh(SCHEMAS).await {
        let (port, server) = server(&[Mood::Hangs, Mood::Takes, Mood::Hangs]).await;
        let letters = [queue(&db).await, queue(&db).await];
        let mut work = work(&db, morning, port);
        let patient = Smtp {
            timeout: Duration::from_hours(1),
            ..smtp(port)
        };
        work.mailer = Some(Mailer::new(&patient).expect("good settings"));
        let (_tell, told) = watch::channel(false);
        let carrying = tokio::spawn(run(work, told));
        // Whichever of the two comes to the server first is held by it.
        let mut sent = 0;
        while sent == 0 {
            tokio::task::yield_now().await;
            for id in letters {
                sent += i64::from(stands(&db, id).await.state == State::Sent);
            }
        }
        assert_eq!(sent, 1);
        carrying.abort();
        server.abort();
    }
}

#[tokio::test]
async fn a_server_that_hangs_does_not_hold_a_site_that_ends() {
    for db in fresh(SCHEMAS).await {
        let (port, server) = server(&[Mood::Hangs, Mood::Hangs]).await;
        let id = queue(&db).await;
        let mut work = work(&db, morning, port);
        let patient = Smtp {
            timeout: Duration::from_hours(1),
            ..smtp(port)
        };
        work.mailer = Some(Mailer::new(&patient).expect("good settings"));
        let (tell, told) = watch::channel(false);
        let carrying = tokio::spawn(carry(work, told, Duration::from_millis(20)));
        // Only a letter that was begun is one that the server holds.
        while stands(&db, id).await.error != Some(ErrorClass::OutcomeUnknown) {
            tokio::task::yield_now().await;
        }
        tell.send(true).expect("somebody listens");
        carrying.await.expect("it ends long before the letter");
        assert_eq!(
            stands(&db, id).await.error,
            Some(ErrorClass::OutcomeUnknown),
            "a person asks whether it came"
        );
        server.abort();
    }
}

#[tokio::test]
async fn the_morning_letter_leaves_once_and_reads_well_in_three_languages() {
    for (lang, hello, todo) in [
        (Lang::Kk, "Қайырлы таң, Үлгі.", "Сайттың аты жоқ"),
        (Lang::Ru, "Доброе утро, Үлгі.", "У сайта нет названия"),
        (Lang::En, "Good morning, Үлгі.", "has no name"),
    ] {
        for db in fresh(SCHEMAS).await {
            let raw = morning_letter(&db, lang).await;
            let letter = read::letter(&raw);
            let begin = format!("http://127.0.0.1:8080/{}", lang.code());
            assert!(
                letter.stop.starts_with(&format!("{begin}/letters/")),
                "{raw}"
            );
            let desk = format!("{begin}/desk");
            let site = format!("{begin}/desk/site");
            for part in [hello, todo, &desk, &site, &letter.stop] {
                assert!(letter.text.contains(part), "{part}: {}", letter.text);
            }
            assert!(!letter.text.contains('{'), "{}", letter.text);
            let id: i64 = db.one(LATEST, &[]).await.expect("a letter");
            let stored = stands(&db, id).await;
            assert_eq!(letter.subject, stored.subject);
            let whole = stored.body.replace(letters::SECRET, &letter.stop);
            assert_eq!(letter.text, whole.trim_end());
        }
    }
}

/// What the mail server gets on the first morning of an owner, with two processes at work.
async fn morning_letter(db: &TestDb, lang: Lang) -> String {
    let mut tx = db
        .act(Actor::system("system"), morning())
        .await
        .expect("a write");
    let fields = [
        ("name", "Үлгі"),
        ("email", "ulgi@ngo.example"),
        ("lang", lang.code()),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let form = AccountForm::read(&BTreeMap::from(fields)).expect("a good form");
    let owner = account::create(&mut tx, &form).await.expect("an account");
    let role = Grant::new(Role::Owner, Scope::Site).expect("a role");
    account::grant(&mut tx, owner, role).await.expect("granted");
    tx.commit().await.expect("kept");

    let (port, server) = server(&[Mood::Takes]).await;
    let (one, other) = (work(db, morning, port), work(db, morning, port));
    for process in [&one, &other, &one] {
        process.plan().await.expect("planned");
        process.run_all().await.expect("run");
    }
    crate::work::duties::morning(&other)
        .await
        .expect("run again");
    for process in [&one, &other] {
        while send_next(process).await.expect("tried") {}
    }
    let mut letters = server.await.expect("served all");
    assert_eq!(letters.len(), 1, "one letter, whoever writes it");
    letters.remove(0)
}
