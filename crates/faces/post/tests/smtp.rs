//! Letters against a small mail server that behaves as told.

use std::time::Duration;

use keruen_post::{Letter, Mailer, PostError, Security, Smtp};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How the server behaves.
#[derive(Clone, Copy)]
enum Manner {
    /// Takes every letter.
    Accepts,
    /// Answers `RCPT` with this line.
    AnswersRcpt(&'static str),
    /// Asks for a name and password and takes none.
    RefusesSignIn,
    /// Greets and then never says a word.
    Hangs,
    /// Breaks off where the letter would begin.
    BreaksOff,
    /// Lets the letter begin, and breaks off without reading any of it.
    BreaksOffInTheMiddle,
    /// Takes the whole letter and never says so, as one that looks for viruses for hours.
    HangsAfterTheDot,
    /// Takes the whole letter and breaks off.
    BreaksOffAfterTheDot,
    /// Takes the whole letter and then answers so.
    AnswersTheDot(&'static str),
    /// Takes the letter and never says goodbye.
    NeverParts,
}

/// Starts a server for one connection; its task gives back the letter as it was sent.
async fn server(manner: Manner) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("bound").port();
    let task = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a connection");
        let mut letter = String::new();
        // The client may leave whenever it likes; what came so far counts.
        drop(serve(stream, manner, &mut letter).await);
        letter
    });
    (port, task)
}

async fn serve(stream: TcpStream, manner: Manner, letter: &mut String) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 test\r\n").await?;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer = match (verb.as_str(), manner) {
            ("EHLO", Manner::Hangs) | ("QUIT", Manner::NeverParts) => continue,
            ("EHLO", Manner::RefusesSignIn) => "250-test\r\n250 AUTH PLAIN LOGIN",
            ("EHLO", _) => "250-test\r\n250-8BITMIME\r\n250 SMTPUTF8",
            ("AUTH", _) => "535 5.7.8 no",
            ("RCPT", Manner::AnswersRcpt(answer)) => answer,
            ("DATA", Manner::BreaksOff) => return Ok(()),
            ("DATA", Manner::BreaksOffInTheMiddle) => {
                return stream.write_all(b"354 go on\r\n").await;
            }
            ("DATA", _) => {
                stream.write_all(b"354 go on\r\n").await?;
                loop {
                    line.clear();
                    stream.read_line(&mut line).await?;
                    if line == ".\r\n" {
                        break;
                    }
                    letter.push_str(&line);
                }
                match manner {
                    Manner::HangsAfterTheDot => continue,
                    Manner::BreaksOffAfterTheDot => return Ok(()),
                    Manner::AnswersTheDot(answer) => answer,
                    _ => "250 taken",
                }
            }
            ("QUIT", _) => "221 bye",
            _ => "250 ok",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

fn smtp(port: u16) -> Smtp {
    Smtp {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::None,
        user: None,
        password: None,
        from: "Керуен <keruen@example.kz>".to_owned(),
        timeout: Duration::from_secs(20),
        patience: Duration::from_secs(20),
    }
}

fn letter() -> Letter {
    Letter {
        id: "17.1796014800".to_owned(),
        to: "Үлгі Сынақов <ulgi@example.kz>".to_owned(),
        subject: "Өтініміңіз қабылданды: №17".to_owned(),
        text: "Сәлеметсіз бе, Үлгі.\nӨтінім қабылданды.\n.\nhttps://example.kz/kk/a/x\n".to_owned(),
        list_unsubscribe: Some("https://example.kz/kk/stop/x".to_owned()),
    }
}

async fn sent(manner: Manner) -> Result<(), PostError> {
    let (port, _server) = server(manner).await;
    Mailer::new(&smtp(port))
        .expect("good settings")
        .send(letter())
        .await
}

/// Undoes encoded words enough to read the subject as a person would.
fn decoded_subject(raw: &str) -> String {
    let unfolded = raw.replace("\r\n ", " ");
    let line = unfolded
        .lines()
        .find_map(|l| l.strip_prefix("Subject: "))
        .expect("a subject");
    let mut bytes = Vec::new();
    for word in line.split(' ') {
        match word
            .strip_prefix("=?utf-8?b?")
            .and_then(|w| w.strip_suffix("?="))
        {
            Some(inner) => bytes.extend(base64(inner)),
            None => bytes.extend(word.bytes()),
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut have, mut out) = (0_u32, 0, Vec::new());
    for c in text.chars().filter(|c| *c != '=') {
        let value = LETTERS.find(c).expect("a base64 letter");
        bits = bits << 6 | u32::try_from(value).expect("small");
        have += 6;
        if have >= 8 {
            have -= 8;
            out.push(u8::try_from(bits >> have & 0xFF).expect("one byte"));
        }
    }
    out
}

/// The text of a letter as a mail programme shows it.
fn body(raw: &str) -> String {
    let (head, body) = raw.split_once("\r\n\r\n").expect("a body");
    if head.contains("Content-Transfer-Encoding: base64") {
        String::from_utf8(base64(&body.replace("\r\n", ""))).expect("UTF-8")
    } else {
        body.replace("\r\n..", "\r\n.")
    }
}

#[tokio::test]
async fn a_kazakh_letter_arrives_whole() {
    let (port, server) = server(Manner::Accepts).await;
    let mailer = Mailer::new(&smtp(port)).expect("good settings");
    mailer.send(letter()).await.expect("taken");
    let raw = server.await.expect("the server ends");
    assert_eq!(decoded_subject(&raw), "Өтініміңіз қабылданды: №17");
    assert!(
        raw.contains("List-Unsubscribe: <https://example.kz/kk/stop/x>\r\n"),
        "{raw}"
    );
    let head = raw.split("\r\n\r\n").next().unwrap_or_default();
    for line in [
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Message-ID: <17.1796014800@example.kz>",
    ] {
        let times = head.lines().filter(|other| *other == line).count();
        assert_eq!(times, 1, "{line} in {head}");
    }
    assert!(head.contains("\r\nDate: "), "{head}");
    let text = body(&raw).replace("\r\n", "\n");
    assert_eq!(text.trim_end(), letter().text.trim_end());
}

#[tokio::test]
async fn a_refusal_is_a_bounce() {
    let error = sent(Manner::AnswersRcpt("550 5.1.1 <ulgi@example.kz> unknown"))
        .await
        .expect_err("refused");
    let PostError::NoSuchAddress { code: 550, reply } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(reply, "5.1.1 <ulgi@example.kz> unknown");
    assert!(
        !error.to_string().contains("ulgi"),
        "an address must not reach the log: {error}"
    );
}

#[tokio::test]
async fn only_an_answer_about_the_address_says_that_there_is_none() {
    for (answer, none) in [
        ("550 5.1.1 no such user", true),
        ("551 5.1.6 has moved", true),
        ("553 5.1.3 bad address", true),
        ("550 5.1.8 bad sender", false),
        ("550 5.7.1 spam", false),
        ("554 5.7.1 spam", false),
        ("554 5.1.1 no", false),
        ("552 5.2.2 mailbox full", false),
        ("550 we take nothing from you", false),
    ] {
        let error = sent(Manner::AnswersRcpt(answer))
            .await
            .expect_err("refused");
        let is_none = matches!(error, PostError::NoSuchAddress { .. });
        assert_eq!(is_none, none, "{answer}: {error:?}");
        assert_eq!(error.reply(), answer.get(4..), "{answer}");
    }
}

#[tokio::test]
async fn try_again_is_no_bounce() {
    let error = sent(Manner::AnswersRcpt("451 4.7.1 greylisted"))
        .await
        .expect_err("not yet");
    assert!(
        matches!(error, PostError::Later { code: 451, .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_wrong_password_is_the_settings_fault() {
    let (port, _server) = server(Manner::RefusesSignIn).await;
    let settings = Smtp {
        user: Some("keruen".to_owned()),
        password: Some("hunter2".to_owned()),
        ..smtp(port)
    };
    assert!(!format!("{settings:?}").contains("hunter2"));
    let mailer = Mailer::new(&settings).expect("good settings");
    assert_eq!(mailer.check().await, Err(PostError::SignIn { code: 535 }));
}

#[tokio::test]
async fn a_silent_server_is_left() {
    let (port, _server) = server(Manner::Hangs).await;
    let settings = Smtp {
        timeout: Duration::from_millis(50),
        ..smtp(port)
    };
    let mailer = Mailer::new(&settings).expect("good settings");
    let error = mailer.send(letter()).await.expect_err("nobody answers");
    assert_eq!(error, PostError::Silent);
}

#[tokio::test]
async fn whoever_has_the_whole_letter_and_does_not_say_so_may_have_taken_it() {
    for manner in [Manner::HangsAfterTheDot, Manner::BreaksOffAfterTheDot] {
        let (port, _server) = server(manner).await;
        let settings = Smtp {
            patience: Duration::from_millis(50),
            ..smtp(port)
        };
        let mailer = Mailer::new(&settings).expect("good settings");
        let error = mailer.send(letter()).await.expect_err("no word");
        assert!(
            matches!(error, PostError::OutcomeUnknown { .. }),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_word_after_the_letter_counts() {
    let error = sent(Manner::AnswersTheDot("554 5.7.1 a virus")).await;
    assert!(
        matches!(error, Err(PostError::Refused { code: 554, .. })),
        "{error:?}"
    );
    let error = sent(Manner::AnswersTheDot("451 4.3.0 not now")).await;
    assert!(
        matches!(error, Err(PostError::Later { code: 451, .. })),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_letter_that_did_not_leave_whole_did_not_arrive() {
    let (port, _server) = server(Manner::BreaksOffInTheMiddle).await;
    // More than the system keeps for a server that does not read, with the line ends of a letter.
    let long = Letter {
        text: "Synaq\r\n".repeat(1_500_000),
        ..letter()
    };
    let mailer = Mailer::new(&smtp(port)).expect("good settings");
    let error = mailer.send(long).await.expect_err("it broke");
    assert!(matches!(error, PostError::Unreachable { .. }), "{error:?}");
}

#[tokio::test]
async fn a_server_that_has_the_letter_need_not_say_goodbye() {
    assert_eq!(sent(Manner::NeverParts).await, Ok(()));
}

#[tokio::test]
async fn a_broken_connection_and_a_closed_port_are_bad_weather() {
    let error = sent(Manner::BreaksOff).await.expect_err("it broke");
    assert!(matches!(error, PostError::Unreachable { .. }), "{error:?}");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("bound").port();
    drop(listener);
    let error = Mailer::new(&smtp(port))
        .expect("good settings")
        .check()
        .await;
    assert!(
        matches!(error, Err(PostError::Unreachable { .. })),
        "{error:?}"
    );
}

#[tokio::test]
async fn the_check_sends_nothing() {
    let (port, server) = server(Manner::Accepts).await;
    let mailer = Mailer::new(&smtp(port)).expect("good settings");
    assert_eq!(mailer.check().await, Ok(()));
    assert_eq!(server.await.expect("the server ends"), "");
}

#[tokio::test]
async fn starttls_is_not_given_up_when_the_server_has_none() {
    let (port, _server) = server(Manner::Accepts).await;
    let settings = Smtp {
        security: Security::StartTls,
        ..smtp(port)
    };
    let error = Mailer::new(&settings)
        .expect("good settings")
        .send(letter())
        .await;
    assert_eq!(error, Err(PostError::NoStartTls));
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_is_told_from_one_that_is_away() {
    let (port, _server) = server(Manner::Accepts).await;
    let settings = Smtp {
        security: Security::Tls,
        ..smtp(port)
    };
    let error = Mailer::new(&settings).expect("good settings").check().await;
    assert!(matches!(error, Err(PostError::Tls { .. })), "{error:?}");
}

#[tokio::test]
async fn what_is_no_address_is_not_sent() {
    let mailer = Mailer::new(&smtp(1)).expect("good settings");
    for to in ["", "ulgi", "a@b\r\nBcc: c@d", "a@b, c@d"] {
        let bad = Letter {
            to: to.to_owned(),
            ..letter()
        };
        assert_eq!(mailer.send(bad).await, Err(PostError::BadAddress), "{to:?}");
    }
    let settings = Smtp {
        from: "keruen".to_owned(),
        ..smtp(1)
    };
    assert!(matches!(Mailer::new(&settings), Err(PostError::BadSender)));
}
