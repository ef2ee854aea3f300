//! Erasing a person: what goes and what stays is shown before, what happened after.

use askama::Template;
use jiff::Timestamp;
use keruen_office::account::{self, Account};
use keruen_office::error::Refusal as OfficeRefusal;
use keruen_office::queue::{self, Kind};
use keruen_office::{OfficeError, letters};
use keruen_people::{erase, person};
use keruen_speech::Speaker;
use keruen_store::{Thing, erased, journal};

use super::gate::{self, Subject};
use crate::cx::Cx;
use crate::erasing::{Erasing, ErasingError};
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page on which somebody decides.
#[derive(Debug, Template)]
#[template(path = "people/erase.html")]
pub struct Erase {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    subject: Subject,
    form: Form,
    goes: Vec<String>,
    stays: Vec<String>,
}

/// What is known of a person, counted.
struct Counted {
    people: erase::Preview,
    account: bool,
    letters: i64,
    imports: i64,
}

impl Erase {
    fn new(scene: &Scene, subject: Subject, form: Form, counted: &Counted) -> Self {
        let t = scene.t();
        let title = t.say("people-erase-title");
        Self {
            crumbs: subject.crumbs(scene, &title),
            shell: scene.shell(title),
            t,
            subject,
            form,
            goes: goes(t, counted),
            stays: stays(t, &counted.people),
        }
    }
}

fn goes(t: Speaker<'_>, counted: &Counted) -> Vec<String> {
    let people = &counted.people;
    let mut all = vec![t.say("people-goes-name")];
    let counts = [
        (people.contacts, "people-goes-contacts"),
        (people.former_names, "people-goes-former"),
        (people.memberships, "people-goes-memberships"),
        (people.consents, "people-goes-consents"),
        (people.programmes, "people-goes-programmes"),
        (people.old_values, "people-goes-old"),
        (counted.letters, "people-goes-letters"),
        (counted.imports, "people-goes-imports"),
    ];
    all.extend(
        counts
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, key)| t.say1(key, "n", n)),
    );
    if counted.account {
        all.push(t.say("people-goes-account"));
    }
    all
}

fn stays(t: Speaker<'_>, people: &erase::Preview) -> Vec<String> {
    let mut all = Vec::new();
    if people.seats > 0 {
        all.push(t.say1("people-stays-seats", "n", people.seats));
    }
    all.extend(
        [
            "people-stays-journal",
            "people-stays-published",
            "people-stays-backups",
        ]
        .map(|key| t.say(key)),
    );
    all
}

impl Page for Erase {
    fn sample(scene: &Scene) -> Self {
        let counted = Counted {
            people: erase::Preview {
                name: super::invented::page(false).person.form.name,
                contacts: 2,
                former_names: 1,
                memberships: 2,
                seats: 1,
                consents: 3,
                old_values: 4,
                programmes: 1,
            },
            account: true,
            letters: 5,
            imports: 1,
        };
        Self::new(
            scene,
            Subject::sample(scene),
            Form::blank(scene.t(), "sample".into()),
            &counted,
        )
    }
}

/// The page that says what happened.
#[derive(Debug, Template)]
#[template(path = "people/erased.html")]
pub struct Erased {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    people: String,
    sentence: String,
    last: String,
}

impl Erased {
    fn new(scene: &Scene, id: i64, at: Timestamp) -> Self {
        let t = scene.t();
        let title = t.say("people-erased-title");
        let gone = at.saturating_add(BACKUPS).unwrap_or(at);
        Self {
            crumbs: vec![
                Crumb::link(scene.href("/desk/people"), t.say("people-title")),
                Crumb::here(title.clone()),
            ],
            shell: scene.shell(title),
            t,
            people: scene.href("/desk/people"),
            sentence: t.say2(
                "people-erased-when",
                "n",
                id.to_string(),
                "when",
                zone::moment(t.lang(), at),
            ),
            last: t.say1("people-erased-backups", "day", zone::long(t.lang(), gone)),
        }
    }
}

/// How long a backup is kept.
const BACKUPS: jiff::SignedDuration =
    jiff::SignedDuration::from_hours(24 * keruen_office::site::BACKUP_DAYS);

impl Page for Erased {
    fn sample(scene: &Scene) -> Self {
        Self::new(scene, 52, super::invented::at("2026-11-30T05:00:00Z"))
    }
}

/// `GET /{lang}/desk/people/{id}/erase`.
pub async fn show(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.erase).await?;
    let account = account(&cx, subject.id).await?;
    let people = erase::preview(cx.db(), subject.id, zone::day(cx.now()))
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    let letters = letters::of_person(cx.db(), subject.id).await?;
    let files = erasing(&cx, subject.id).await?.files();
    let counted = Counted {
        people,
        account: account.is_some(),
        letters: i64::try_from(letters.len()).unwrap_or(i64::MAX),
        imports: i64::try_from(files).unwrap_or(i64::MAX),
    };
    Erase::new(&cx.scene, subject, cx.blank(), &counted).show()
}

/// The account that goes with them. Whoever may not become it does not take it away either: an owner
/// does, or somebody who coordinates all that it is for.
async fn account(cx: &Cx, person: i64) -> Result<Option<Account>, Trouble> {
    let Some(account) = account::by_person(cx.db(), person).await? else {
        return Ok(None);
    };
    let standing = account::standing(cx.db(), account.id, Some(person)).await?;
    if cx.viewer.may_let_in(&standing) {
        return Ok(Some(account));
    }
    Err(Trouble::Refused {
        sentence: cx.t.say("people-refused-account"),
    })
}

/// The person, with what speaks of them.
async fn erasing(cx: &Cx, id: i64) -> Result<Erasing, Trouble> {
    let erasing = Erasing::look(cx.db(), &cx.app.config().data, id).await?;
    erasing.ok_or(Trouble::NotFound)
}

/// `POST /{lang}/desk/people/{id}/erase`: every room in one transaction, then the database's log
/// is emptied by a job.
pub async fn apply(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    let to = cx.href(&format!("/desk/people/{id}/erased"));
    if person::find(cx.db(), id).await?.is_none() && when(&cx, id).await?.is_some() {
        return see_other(&to);
    }
    let subject = gate::subject(&cx, |sight| sight.erase).await?;
    account(&cx, subject.id).await?;
    let erasing = erasing(&cx, subject.id).await?;
    let mut act = match begin(&cx, &cx.form()).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    let erased = erasing.apply(&mut act.tx, zone::day(cx.now())).await;
    erased.map_err(|error| refused(cx.t, error))?;
    queue::put(&mut act.tx, Kind::Checkpoint).await?;
    let answer = act.done(&to).await?;
    let data = &cx.app.config().data;
    erasing.finish(cx.db(), data, cx.now()).await;
    Ok(answer)
}

/// Why somebody was not erased, as a page says it.
fn refused(t: Speaker<'_>, error: ErasingError) -> Trouble {
    match error {
        ErasingError::Office(OfficeError::Refused(OfficeRefusal::LastOwner)) => Trouble::Refused {
            sentence: t.say("people-refused-last-owner"),
        },
        ErasingError::People(refusal) => gate::refused(t, refusal),
        ErasingError::Office(error) => error.into(),
        ErasingError::Store(error) => error.into(),
    }
}

/// When somebody was erased, for those who may know: an owner, and whoever did it. That there was
/// somebody of this number is for nobody else, and which programme they were in is gone.
async fn when(cx: &Cx, id: i64) -> Result<Option<Timestamp>, Trouble> {
    let kind = person::KIND;
    let thing = Thing { kind, id };
    let Some(at) = erased::when(cx.db(), thing).await? else {
        return Ok(None);
    };
    let me = cx.account()?.id;
    let entries = journal::of(cx.db(), thing).await?;
    let by_me = |entry: &journal::Entry| entry.verb == "erase" && entry.account == Some(me);
    Ok((cx.viewer.is_owner() || entries.iter().any(by_me)).then_some(at))
}

/// `GET /{lang}/desk/people/{id}/erased`.
pub async fn show_erased(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    let at = when(&cx, id).await?.ok_or(Trouble::NotFound)?;
    Erased::new(&cx.scene, id, at).show()
}
