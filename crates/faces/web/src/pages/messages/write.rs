//! Writing a message: to whom, what, a look at it, then it goes.

use askama::Template;
use keruen_office::letters::{self, MessageForm, NOTICE, NewLetter, TEXT};
use keruen_speech::{Lang, Speaker};

use super::recipient::{self, Found, Recipient};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

fn crumbs(scene: &Scene) -> Vec<Crumb> {
    let t = scene.t();
    vec![
        Crumb::link(scene.href("/desk/messages"), t.say("shell-messages")),
        Crumb::here(t.say("letters-new")),
    ]
}

/// Choosing the recipient.
#[derive(Debug, Template)]
#[template(path = "messages/choose.html")]
pub struct Recipients {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    q: String,
    found: Vec<Found>,
    action: String,
}

impl Recipients {
    pub(super) fn new(scene: &Scene, q: String, found: Vec<Found>) -> Self {
        let t = scene.t();
        Self {
            shell: scene.shell(t.say("letters-choose")),
            t,
            crumbs: crumbs(scene),
            q,
            found,
            action: scene.href("/desk/messages/new"),
        }
    }
}

impl Page for Recipients {
    fn sample(scene: &Scene) -> Self {
        super::samples::choose(scene)
    }
}

/// The message itself.
#[derive(Debug, Template)]
#[template(path = "messages/write.html")]
pub struct Write {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    to: Recipient,
    langs: Vec<Choice>,
    ways: Vec<Choice>,
    mail: bool,
    other: String,
}

impl Write {
    pub(super) fn new(scene: &Scene, form: Form, to: Recipient) -> Self {
        let t = scene.t();
        let mail = scene.config.mail;
        let ways = match &to.email {
            Some(email) if mail => vec![
                Choice::new(
                    "mail",
                    t.say1("letters-write-mail", "address", email.as_str()),
                ),
                Choice::new("hand", t.say("letters-write-hand")),
            ],
            _ => Vec::new(),
        };
        Self {
            shell: scene
                .shell(t.say1("letters-write-to", "name", &to.name))
                .form(&form),
            t,
            crumbs: crumbs(scene),
            form,
            langs: Lang::ALL
                .map(|lang| Choice::new(lang.code(), lang.name()))
                .into(),
            ways,
            mail,
            other: scene.href("/desk/messages/new"),
            to,
        }
    }

    fn text_hint(&self) -> String {
        let most = self.t.say1("errors-limit", "max", TEXT);
        format!("{} {most}", self.t.say("letters-write-text-hint"))
    }
}

impl Page for Write {
    fn sample(scene: &Scene) -> Self {
        super::samples::write(scene)
    }
}

/// A look at it before it goes.
#[derive(Debug, Template)]
#[template(path = "messages/check.html")]
pub struct Check {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    message: MessageForm,
    pairs: Vec<(String, String)>,
    send: String,
    by_mail: bool,
}

impl Check {
    pub(super) fn new(scene: &Scene, form: Form, message: MessageForm, to: &Recipient) -> Self {
        let t = scene.t();
        let email = to
            .email
            .as_ref()
            .filter(|_| message.by_mail && scene.config.mail);
        let way = match email {
            Some(email) => t.say1("letters-write-mail", "address", email.as_str()),
            None => t.say("letters-write-hand"),
        };
        let pairs = vec![
            (t.say("letters-reader"), to.name.clone()),
            (t.say("letters-way"), way),
            (t.say("letters-lang"), message.lang.name().to_owned()),
        ];
        Self {
            shell: scene.shell(t.say("letters-check")).form(&form),
            t,
            crumbs: crumbs(scene),
            by_mail: email.is_some(),
            form,
            message,
            pairs,
            send: scene.href("/desk/messages"),
        }
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.message
            .text
            .lines()
            .filter(|line| !line.trim().is_empty())
    }

    fn kept(&self) -> Vec<(String, String)> {
        let own = |name: &str| ["to", "subject", "text", "lang", "way"].contains(&name);
        self.form
            .kept()
            .into_iter()
            .filter(|(name, _)| own(name))
            .collect()
    }

    fn lang_code(&self) -> &'static str {
        self.message.lang.code()
    }
}

impl Page for Check {
    fn sample(scene: &Scene) -> Self {
        super::samples::check(scene)
    }
}

/// `/{lang}/desk/messages/new`: to whom, then what.
pub async fn choose(cx: Cx) -> Answer {
    let to = cx.query("to").to_owned();
    if to.is_empty() {
        let q = cx.query("q").to_owned();
        let found = recipient::find(&cx, &q).await?;
        return Recipients::new(&cx.scene, q, found).show();
    }
    let to = recipient::of(&cx, &to).await?;
    let form = cx.blank().with("lang", to.lang.code()).with("way", "mail");
    Write::new(&cx.scene, form, to).show()
}

/// What was written, looked at before it goes; or the form again.
pub async fn check(cx: Cx) -> Answer {
    let mut form = cx.form();
    let to = recipient::of(&cx, form.value("to")).await?;
    let message = MessageForm::read(&form);
    match message {
        Ok(message) if !form.has("step", "edit") => {
            Check::new(&cx.scene, form, message, &to).show()
        }
        Ok(_) => Write::new(&cx.scene, form, to).show(),
        Err(faults) => {
            form.refuse_office(&faults);
            refused(&cx, form, to)
        }
    }
}

fn refused(cx: &Cx, form: Form, to: Recipient) -> Answer {
    Write::new(&cx.scene, form, to).show_as(axum::http::StatusCode::UNPROCESSABLE_ENTITY)
}

/// It goes: into the outbox or on the by-hand list.
pub async fn send(cx: Cx) -> Answer {
    let mut form = cx.form();
    let to = recipient::of(&cx, form.value("to")).await?;
    let message = match MessageForm::read(&form) {
        Ok(message) => message,
        Err(faults) => {
            form.refuse_office(&faults);
            return refused(&cx, form, to);
        }
    };
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(led) => return see_other(&led),
    };
    let letter = NewLetter {
        kind: NOTICE,
        account: to.account,
        person: to.person,
        programme: to.programme,
        address: to.email.filter(|_| message.by_mail && cx.scene.config.mail),
        lang: message.lang,
        subject: message.subject,
        body: message.text,
        secret: None,
        expires_at: None,
    };
    let said = if letter.address.is_some() {
        Done::LetterQueued
    } else {
        Done::LetterByHand
    };
    let id = letters::queue(&mut act.tx, &letter)
        .await
        .map_err(Trouble::from)?;
    act.done(&said.at(&cx.href(&format!("/desk/messages/{id}"))))
        .await
}
