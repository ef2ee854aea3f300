//! How to reach somebody: adding, removing, choosing the main one.

use askama::Template;
use keruen_people::contact::{self, ContactKind, ContactValue};
use keruen_people::{Refusal, contact::Contact};
use keruen_speech::Speaker;
use keruen_store::Tx;

use super::gate::{self, Subject};
use crate::conflict::{Overtaken, Place};
use crate::cx::Cx;
use crate::done::Done;
use crate::faults;
use crate::form::{Form, Need};
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/contacts.html")]
pub struct Contacts {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    subject: Subject,
    form: Form,
    lines: Vec<Line>,
}

/// One telephone or address.
#[derive(Debug)]
struct Line {
    id: i64,
    kind: String,
    text: String,
    main: bool,
    /// The one that is the main one of its kind now.
    instead_of: String,
}

impl Contacts {
    fn new(scene: &Scene, subject: Subject, form: Form, contacts: &[Contact]) -> Self {
        let t = scene.t();
        let title = t.say("people-contacts-title");
        let line = |contact: &Contact| Line {
            id: contact.id,
            kind: t.say(&format!("people-field-{}", contact.value.kind().code())),
            text: contact.value.grouped(),
            main: contact.main,
            instead_of: main_of(contacts, contact.value.kind())
                .map(|main| main.id.to_string())
                .unwrap_or_default(),
        };
        Self {
            crumbs: subject.crumbs(scene, &title),
            shell: scene.shell(title).form(&form),
            t,
            lines: contacts.iter().map(line).collect(),
            subject,
            form,
        }
    }

    fn sample_of(scene: &Scene, form: Form) -> Self {
        let contacts = super::invented::page(false).contacts;
        Self::new(scene, Subject::sample(scene), form, &contacts)
    }

    /// With something that is neither.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into()).with("contact", "8 700");
        form.refuse("contact", scene.t().say("errors-phone"));
        Self::sample_of(scene, form)
    }
}

impl Page for Contacts {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(scene, Form::blank(scene.t(), "sample".into()))
    }
}

/// `GET /{lang}/desk/people/{id}/contacts`.
pub async fn list(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change && sight.contacts).await?;
    let contacts = contact::of(cx.db(), subject.id).await?;
    Contacts::new(&cx.scene, subject, cx.blank(), &contacts).show()
}

/// `POST /{lang}/desk/people/{id}/contacts`: adds one. An `@` makes it an address.
pub async fn add(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change && sight.contacts).await?;
    let mut form = cx.form();
    let kind = if form.value("contact").contains('@') {
        ContactKind::Email
    } else {
        ContactKind::Phone
    };
    let parse = |text: &str| ContactValue::parse(kind, text);
    let value = form.read("contact", Need::Must, parse, |why| {
        faults::of_why(cx.t, &why)
    });
    if let Some(value) = value {
        let mut act = match begin(&cx, &form).await? {
            Begun::First(act) => act,
            Begun::Again(to) => return see_other(&to),
        };
        match contact::acts::add(&mut act.tx, subject.id, &value).await {
            Ok(_) => {
                return act
                    .done(&Done::Created.at(&format!("{}/contacts", subject.here)))
                    .await;
            }
            Err(Refusal::ContactTwice) => {
                form.refuse("contact", cx.t.say("people-refused-contact-twice"));
            }
            Err(refusal) => return Err(gate::refused(cx.t, refusal)),
        }
    }
    let contacts = contact::of(cx.db(), subject.id).await?;
    Contacts::new(&cx.scene, subject, form.clone(), &contacts).show_with(&form)
}

/// The contact of the path, if it is this person's, within a new act.
async fn change(cx: &Cx) -> Result<(Subject, i64, Tx), Trouble> {
    let subject = gate::subject(cx, |sight| sight.change && sight.contacts).await?;
    let id: i64 = cx.param("contact")?;
    let theirs = contact::of(cx.db(), subject.id).await?;
    if !theirs.iter().any(|contact| contact.id == id) {
        return Err(Trouble::NotFound);
    }
    let tx = cx.db().act(cx.actor(None), cx.now()).await?;
    Ok((subject, id, tx))
}

/// `POST /{lang}/desk/people/{id}/contacts/{contact}/remove`.
pub async fn remove(cx: Cx) -> Answer {
    let (subject, id, mut tx) = change(&cx).await?;
    contact::acts::remove(&mut tx, id)
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    tx.commit().await?;
    see_other(&Done::Removed.at(&format!("{}/contacts", subject.here)))
}

/// `POST /{lang}/desk/people/{id}/contacts/{contact}/main`. Where somebody chose another one
/// meanwhile, that one is shown first.
pub async fn make_main(cx: Cx) -> Answer {
    let (subject, id, mut tx) = change(&cx).await?;
    let shown = cx.form().value("main").parse().ok();
    match contact::acts::make_main_shown(&mut tx, id, shown).await {
        Ok(()) => {
            tx.commit().await?;
            see_other(&Done::Saved.at(&format!("{}/contacts", subject.here)))
        }
        Err(Refusal::PreviewOutdated) => {
            drop(tx);
            overtaken(&cx, &subject, id).await
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

async fn overtaken(cx: &Cx, subject: &Subject, id: i64) -> Answer {
    let all = contact::of(cx.db(), subject.id).await?;
    let wanted = all.iter().find(|contact| contact.id == id);
    let wanted = wanted.ok_or(Trouble::NotFound)?;
    let main = main_of(&all, wanted.value.kind());
    let back = format!("{}/contacts", subject.here);
    let mut crumbs = subject.crumbs(&cx.scene, "");
    crumbs.pop();
    let place = Place {
        crumbs,
        action: format!("{back}/{id}/main"),
        back,
        carried: vec![(
            "main",
            main.map(|main| main.id.to_string()).unwrap_or_default(),
        )],
        multipart: false,
    };
    let main = main.map(|main| main.value.grouped()).unwrap_or_default();
    let now = format!("{}: {main}", cx.t.say("people-contact-main"));
    let button = cx.t.say("people-contact-make-main");
    let button = format!("{button}: {}", wanted.value.grouped());
    Overtaken::new(&cx.scene, place, Vec::new(), button)
        .now(now)
        .answer()
}

/// The one of a kind to use first.
fn main_of(all: &[Contact], kind: ContactKind) -> Option<&Contact> {
    all.iter()
        .find(|contact| contact.main && contact.value.kind() == kind)
}
