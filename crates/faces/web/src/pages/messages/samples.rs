//! The pages with invented data.

use std::collections::BTreeMap;

use askama::Template as _;
use jiff::Timestamp;
use keruen_office::account::Email;
use keruen_office::letters::{Drawer, ErrorClass, Letter, Listed, MessageForm, NOTICE, State};
use keruen_speech::Lang;

use super::letter::LetterPage;
use super::list::{Asked, Messages, Row, row};
use super::reader::Reader;
use super::recipient::{Found, Recipient};
use super::write::{Check, Recipients, Write};
use crate::done::Done;
use crate::form::Form;
use crate::page::Page as _;
use crate::samples::{Sample, desk};
use crate::shell::Scene;

/// All of them.
#[rustfmt::skip]
pub const SAMPLES: &[Sample] = &[
    desk("messages", "/desk/messages", |s| Messages::sample(s).render()),
    desk("messages-empty", "/desk/messages", |s| empty_list(s).render()),
    desk("messages-found", "/desk/messages", |s| found(s).render()),
    desk("messages-found-none", "/desk/messages", |s| found_none(s).render()),
    desk("message-by-hand", "/desk/messages", |s| LetterPage::sample(s).render()),
    desk("message-waiting", "/desk/messages", |s| letter(s, State::Queued).render()),
    desk("message-bounced", "/desk/messages", |s| letter(s, State::Bounced).render()),
    desk("message-held", "/desk/messages", |s| letter(s, State::Held).render()),
    desk("message-sent", "/desk/messages", |s| letter(s, State::Sent).render()),
    desk("message-choose", "/desk/messages", |s| Recipients::sample(s).render()),
    desk("message-choose-none", "/desk/messages", |s| Recipients::new(s, "сейтқ".to_owned(), Vec::new()).render()),
    desk("message-write", "/desk/messages", |s| Write::sample(s).render()),
    desk("message-write-wrong", "/desk/messages", |s| write_wrong(s).render()),
    desk("message-check", "/desk/messages", |s| Check::sample(s).render()),
];

fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::UNIX_EPOCH)
}

fn counts() -> BTreeMap<State, i64> {
    [
        (State::ByHand, 2),
        (State::Bounced, 1),
        (State::Sent, 1180),
        (State::HandDone, 24),
    ]
    .into()
}

/// A drawer as the query asks for it.
fn list(scene: &Scene, query: Form, rows: Vec<Row>) -> Messages {
    Messages::new(scene, &Asked::read(&query), &counts(), rows, query)
}

fn form(scene: &Scene) -> Form {
    Form::blank(scene.t(), "sample".into())
}

fn listed(scene: &Scene, id: i64, to: &str, state: State) -> Listed {
    Listed {
        id,
        subject: scene.t().say("letters-sample-subject"),
        state,
        to: Some(to.to_owned()),
        unseen: false,
        address: None,
        error: None,
        attempts: 0,
        next_at: at("2026-10-14T04:12:00Z"),
        created_at: at("2026-10-14T04:12:00Z"),
        expires_at: Some(at("2026-10-16T04:12:00Z")),
        closed_at: None,
    }
}

pub(super) fn by_hand_list(scene: &Scene) -> Messages {
    let rows = [(41, "Ким Светлана"), (42, "Тәжіқызы Гүлнәр")].map(|(id, to)| {
        row(
            scene,
            listed(scene, id, to, State::ByHand),
            at("2026-10-16T04:00:00Z"),
        )
    });
    list(scene, form(scene), rows.into())
}

fn empty_list(scene: &Scene) -> Messages {
    let query = form(scene).with("in", Drawer::Waiting.code());
    list(scene, query, Vec::new())
}

/// Of many that were sent, those that somebody sent by hand to one family.
fn found(scene: &Scene) -> Messages {
    let query = form(scene)
        .with("q", "ким")
        .with("state", State::HandDone.code());
    let rows = [(41, "Ким Светлана"), (38, "Ким Юлия")].map(|(id, to)| {
        let sent = Listed {
            closed_at: Some(at("2026-10-14T05:40:00Z")),
            ..listed(scene, id, to, State::HandDone)
        };
        row(scene, sent, at("2026-10-16T04:00:00Z"))
    });
    list(scene, query, rows.into())
}

/// Nothing fits what was asked.
fn found_none(scene: &Scene) -> Messages {
    let query = form(scene)
        .with("q", "ыңғай")
        .with("in", Drawer::Sent.code());
    list(scene, query, Vec::new())
}

pub(super) fn letter(scene: &Scene, state: State) -> LetterPage {
    let t = scene.t();
    let letter = Letter {
        id: 41,
        kind: NOTICE.to_owned(),
        account: None,
        person: Some(5),
        programme: Some(3),
        address: (state != State::ByHand).then(|| "kim@ulgi.example".to_owned()),
        lang: Lang::Ru,
        subject: t.say("letters-sample-subject"),
        body: SAMPLE_TEXT.to_owned(),
        state,
        attempts: i64::from(state == State::Queued) * 3,
        next_at: at("2026-10-14T05:00:00Z"),
        error: match state {
            State::Bounced => Some(ErrorClass::NoSuchAddress),
            State::Queued => Some(ErrorClass::Unreachable),
            _ => None,
        },
        answer: (state == State::Bounced)
            .then(|| "5.1.1 kim@ulgi.example: no such user".to_owned()),
        created_at: at("2026-10-14T04:12:00Z"),
        expires_at: None,
        closed_at: state.is_closed().then(|| at("2026-10-14T04:13:00Z")),
        held: state == State::Held,
    };
    let reader = Reader {
        name: "Ким Светлана".to_owned(),
        href: scene.href("/desk/people/5"),
        phone: "+7\u{a0}700\u{a0}000\u{a0}00\u{a0}21".to_owned(),
        code: (state != State::Held).then(|| "person-5".to_owned()),
        unseen: false,
    };
    let text = (!state.is_closed() && state != State::Held).then(|| SAMPLE_TEXT.to_owned());
    let said = (state == State::Sent).then(|| scene.after(Done::LetterSent));
    LetterPage::new(
        said.as_ref().unwrap_or(scene),
        letter,
        form(scene),
        reader,
        text,
        at("2026-10-14T05:00:00Z"),
    )
}

/// A message is in its reader's language, whoever looks at it.
const SAMPLE_TEXT: &str =
    "Здравствуйте, Светлана.\n\nСбор делегации в пятницу, 16 октября, в 15:00.\nДом дружбы, Актау.";

fn recipient() -> Recipient {
    Recipient {
        code: "person-5".to_owned(),
        name: "Ким Светлана".to_owned(),
        lang: Lang::Ru,
        email: Email::parse("kim@ulgi.example"),
        person: Some(5),
        account: None,
        programme: Some(3),
    }
}

pub(super) fn choose(scene: &Scene) -> Recipients {
    let found = [
        ("person-5", "Ким Светлана", "Түпқараған"),
        ("person-8", "Кимова Жанар", "Ақтау"),
    ]
    .map(|(code, name, about)| Found {
        code: code.to_owned(),
        name: name.to_owned(),
        about: about.to_owned(),
    });
    Recipients::new(scene, "ким".to_owned(), found.into())
}

pub(super) fn write(scene: &Scene) -> Write {
    Write::new(
        scene,
        form(scene).with("lang", "ru").with("way", "mail"),
        recipient(),
    )
}

fn write_wrong(scene: &Scene) -> Write {
    let mut form = form(scene).with("lang", "ru").with("subject", "16 октября");
    form.refuse("text", scene.t().say("errors-need"));
    Write::new(scene, form, recipient())
}

pub(super) fn check(scene: &Scene) -> Check {
    let message = MessageForm {
        subject: scene.t().say("letters-sample-subject"),
        text: SAMPLE_TEXT.to_owned(),
        lang: Lang::Ru,
        by_mail: true,
    };
    let form = form(scene).with("to", "person-5").with("text", SAMPLE_TEXT);
    Check::new(scene, form, message, &recipient())
}
