//! When and on what basis a person sits in a council is corrected, or that they sit there at all.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::home;
use keruen_people::Refusal;
use keruen_people::council::{self, Held, HoldingForm};
use keruen_people::visibility::PersonSight;
use keruen_speech::{Lang, Speaker, date};
use keruen_store::Thing;

use super::gate::{self, Subject};
use super::words;
use crate::conflict::{Conflict, Field, Overtaken, Place, Said};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::history::Saver;
use crate::page::{Answer, Page, see_other};
use crate::pages::orgs::gate as orgs;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/seat.html")]
pub struct Correct {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    subject: Subject,
    form: Form,
    about: String,
    until_hint: String,
    here: String,
}

impl Correct {
    fn new(scene: &Scene, subject: Subject, form: Form, held: &Held) -> Self {
        let t = scene.t();
        let title = t.say("people-seat-edit");
        let seat = &held.sitting.seat.form;
        let post = words::post(t, seat.post);
        let post = t.say2("people-seat", "post", post, "n", seat.number);
        Self {
            crumbs: subject.crumbs(scene, &title),
            shell: scene.shell(title).form(&form),
            t,
            about: format!(
                "{}: {}, {post}",
                subject.name,
                held.organisation.say(scene.lang)
            ),
            until_hint: t.say1(
                "people-seat-until-hint",
                "day",
                date::short(scene.lang, seat.term_to),
            ),
            here: format!("{}/seats/{}", subject.here, held.sitting.holding.id),
            subject,
            form,
        }
    }

    fn sample_of(scene: &Scene, fault: bool) -> Self {
        let seat = crate::pages::orgs::samples::seat();
        let council = crate::pages::orgs::samples::council().organisation;
        let held = Held {
            sitting: council::Sitting {
                holding: council::Holding {
                    id: 4,
                    seat: seat.id,
                    person: Some(52),
                    since: seat.form.term_from,
                    until: None,
                    basis: None,
                },
                seat,
            },
            slug: council.slug,
            organisation: council.form.names,
        };
        let mut form = filled(Form::blank(scene.t(), "sample".into()), scene.lang, &held);
        if fault {
            form = form.replaced("until", "01.02.2020");
            form.refuse("until", scene.t().say("errors-end-before-start"));
        }
        Self::new(scene, Subject::sample(scene), form, &held)
    }

    /// With an end before the beginning.
    pub fn sample_faulty(scene: &Scene) -> Self {
        Self::sample_of(scene, true)
    }
}

impl Page for Correct {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(scene, false)
    }
}

/// The fields as texts that are typed, compared and sent back.
fn texts(lang: Lang, form: &HoldingForm) -> [(&'static str, String); 3] {
    let until = form.until.map(|day| date::short(lang, day));
    [
        ("since", date::short(lang, form.since)),
        ("until", until.unwrap_or_default()),
        ("basis", form.basis.clone().unwrap_or_default()),
    ]
}

fn filled(mut form: Form, lang: Lang, held: &Held) -> Form {
    let stands = held.sitting.holding.form();
    form = form.with("mark", stands.mark());
    for (field, text) in texts(lang, &stands) {
        form = form
            .with(&format!("was_{field}"), text.clone())
            .with(field, text);
    }
    form
}

async fn subject(cx: &Cx) -> Result<Subject, Trouble> {
    gate::subject(cx, PersonSight::seat).await
}

/// The seat of the path, if this person holds or held it.
async fn theirs(cx: &Cx, subject: &Subject) -> Result<Held, Trouble> {
    let id: i64 = cx.param("holding")?;
    let all = council::held_by(cx.db(), subject.id).await?;
    let held = all.into_iter().find(|held| held.sitting.holding.id == id);
    held.ok_or(Trouble::NotFound)
}

/// `GET /{lang}/desk/people/{id}/seats/{holding}`.
pub async fn edit(cx: Cx) -> Answer {
    let subject = subject(&cx).await?;
    let held = theirs(&cx, &subject).await?;
    let form = filled(cx.blank(), cx.lang, &held);
    Correct::new(&cx.scene, subject, form, &held).show()
}

/// `POST /{lang}/desk/people/{id}/seats/{holding}`.
pub async fn save(cx: Cx) -> Answer {
    let subject = subject(&cx).await?;
    let held = theirs(&cx, &subject).await?;
    let mut form = cx.form();
    let since = form.date("since", Need::Must);
    let until = form.date("until", Need::May);
    let basis = form.maybe("basis", 300);
    let (Some(since), false) = (since, form.has_errors()) else {
        return again(&cx, subject, form, &held);
    };
    let wanted = HoldingForm {
        since,
        until,
        basis,
    };
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    let saved = council::correct_shown(
        &mut tx,
        held.sitting.holding.id,
        form.value("mark"),
        &wanted,
    );
    match saved.await {
        Ok(changed) => {
            if !changed.is_empty() {
                home::outdated(&mut tx).await?;
                tx.commit().await?;
            }
            return see_other(&Done::Saved.at(&subject.here));
        }
        Err(Refusal::PreviewOutdated) => {
            drop(tx);
            return outdated(&cx, &subject, &form, &wanted).await;
        }
        Err(Refusal::Faulty(faults)) => form.refuse_people(&faults),
        Err(refusal) => match orgs::sentence(cx.t, &refusal) {
            Some(sentence) => form.refuse("since", sentence),
            None => return Err(gate::refused(cx.t, refusal)),
        },
    }
    again(&cx, subject, form, &held)
}

fn place(cx: &Cx, subject: &Subject, held: &Held, end: &str) -> Place {
    let mut crumbs = subject.crumbs(&cx.scene, "");
    crumbs.pop();
    Place {
        crumbs,
        back: subject.here.clone(),
        action: format!("{}/seats/{}{end}", subject.here, held.sitting.holding.id),
        carried: vec![("mark", held.sitting.holding.form().mark())],
        multipart: false,
    }
}

/// Both versions for the second of two savers.
async fn outdated(cx: &Cx, subject: &Subject, form: &Form, mine: &HoldingForm) -> Answer {
    let now = theirs(cx, subject).await?;
    let both = texts(cx.lang, mine)
        .into_iter()
        .zip(texts(cx.lang, &now.sitting.holding.form()));
    let fields = both
        .map(|((name, mine), (_, theirs))| {
            let label = cx.t.say(match name {
                "since" => "people-since",
                "until" => "people-until",
                _ => "people-field-basis",
            });
            Field::new(form, name, label, Said::plain(mine), Said::plain(theirs))
        })
        .collect();
    let thing = Thing {
        kind: keruen_people::person::KIND,
        id: subject.id,
    };
    let saver = Saver::last(cx, thing).await?;
    Conflict::new(&cx.scene, place(cx, subject, &now, ""), saver, fields).answer()
}

/// `POST /{lang}/desk/people/{id}/seats/{holding}/remove`: they never sat there. Where somebody
/// changed it meanwhile, what stands now is shown first.
pub async fn remove(cx: Cx) -> Answer {
    let subject = subject(&cx).await?;
    let held = theirs(&cx, &subject).await?;
    let form = cx.form();
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    match council::undo_shown(&mut tx, held.sitting.holding.id, form.value("mark")).await {
        Ok(()) => {
            home::outdated(&mut tx).await?;
            tx.commit().await?;
            see_other(&Done::Removed.at(&subject.here))
        }
        Err(Refusal::PreviewOutdated) => {
            drop(tx);
            let now = theirs(&cx, &subject).await?;
            let stands = now.sitting.holding.form();
            let days = words::days(cx.t, Some(stands.since), stands.until);
            let stands: Vec<String> = [Some(days), stands.basis].into_iter().flatten().collect();
            let place = place(&cx, &subject, &now, "/remove");
            let button = cx.t.say("people-seat-remove");
            Overtaken::new(&cx.scene, place, Vec::new(), button)
                .now(stands.join(", "))
                .harm()
                .answer()
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

fn again(cx: &Cx, subject: Subject, form: Form, held: &Held) -> Answer {
    let page = Correct::new(&cx.scene, subject, form, held);
    page.show_as(StatusCode::UNPROCESSABLE_ENTITY)
}
