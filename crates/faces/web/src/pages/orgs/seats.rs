//! Seats of a public council are opened: a whole term at once, or one more.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::home;
use keruen_people::Refusal;
use keruen_people::council::model::MOST_SEATS;
use keruen_people::council::{self, SeatDraft, Term};
use keruen_people::membership::Post;
use keruen_people::organisation::{Organisation, OrganisationKind};
use keruen_speech::{Speaker, date};

use super::gate;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::people::words as people;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/seats.html")]
pub struct Seats {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    term: bool,
    posts: Vec<Choice>,
    terms: Vec<Choice>,
    back: String,
}

impl Seats {
    /// `terms` are those that one more seat may be added to; nothing, if a whole term is opened.
    fn new(scene: &Scene, form: Form, known: &Organisation, terms: Option<&[Term]>) -> Self {
        let t = scene.t();
        let title = t.say(if terms.is_none() {
            "orgs-term-title"
        } else {
            "orgs-seat-title"
        });
        let choice = |term: &Term| {
            let label = date::range(scene.lang, term.from, term.to);
            Choice::new(term.from.to_string(), label)
        };
        let back = scene.href(&format!("/desk/orgs/{}", known.id));
        Self {
            shell: scene.shell(title.clone()).form(&form),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title")),
                Crumb::link(back.clone(), known.form.names.say(scene.lang)),
                Crumb::here(title),
            ],
            form,
            term: terms.is_none(),
            terms: terms.unwrap_or_default().iter().map(choice).collect(),
            posts: Post::OF_SEAT
                .map(|post| Choice::word(post.code(), &people::post(t, post)))
                .into(),
            back,
        }
    }

    /// A term that ends before it begins.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into())
            .with("number", "15")
            .with("term_from", "01.09.2026")
            .with("term_to", "31.08.2026");
        form.refuse("term_to", t.say("errors-end-before-start"));
        Self::new(scene, form, &super::samples::council().organisation, None)
    }

    /// One more seat.
    pub fn sample_seat(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into())
            .with("number", "16")
            .with("post", "member");
        let council = super::samples::council();
        let newest = council.terms.first().map(|term| term.from.to_string());
        let form = form.with("term", newest.unwrap_or_default());
        Self::new(scene, form, &council.organisation, Some(&council.terms))
    }
}

impl Page for Seats {
    fn sample(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into());
        Self::new(scene, form, &super::samples::council().organisation, None)
    }
}

/// The council named in the address; other organisations have no seats.
async fn council(cx: &Cx) -> Result<Organisation, Trouble> {
    let known = gate::organisation(cx).await?;
    if known.form.kind == OrganisationKind::Council {
        Ok(known)
    } else {
        Err(gate::refused(cx.t, Refusal::NotACouncil))
    }
}

/// `GET /{lang}/desk/orgs/{id}/term`.
pub async fn term(cx: Cx) -> Answer {
    Seats::new(&cx.scene, cx.blank(), &council(&cx).await?, None).show()
}

/// `POST /{lang}/desk/orgs/{id}/term`.
pub async fn open_term(cx: Cx) -> Answer {
    let known = council(&cx).await?;
    let mut form = cx.form();
    let count = form.integer("number", Need::Must, 1..=MOST_SEATS);
    let from = form.date("term_from", Need::Must);
    let to = form.date("term_to", Need::Must);
    let (Some(count), Some(from), Some(to)) = (count, from, to) else {
        return again(&cx, form, &known, None);
    };
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    match council::open_term(&mut act.tx, known.id, count, from, to).await {
        Ok(0) => {
            drop(act);
            form.refuse("", cx.t.say("orgs-term-there"));
            again(&cx, form, &known, None)
        }
        Ok(_) => {
            home::outdated(&mut act.tx).await?;
            act.done(&after(&cx, &known, from, Done::Term)).await
        }
        Err(Refusal::Faulty(faults)) => {
            drop(act);
            form.refuse_people(&faults);
            again(&cx, form, &known, None)
        }
        Err(refusal @ Refusal::TermOverlaps { .. }) => {
            drop(act);
            form.refuse(
                "term_from",
                gate::sentence(cx.t, &refusal).unwrap_or_default(),
            );
            again(&cx, form, &known, None)
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

/// `GET /{lang}/desk/orgs/{id}/seats/new`. The term and the next number stand there already; a
/// council without a term opens one first.
pub async fn seat(cx: Cx) -> Answer {
    let known = council(&cx).await?;
    let page = super::desk::content(&cx, &known).await?;
    let Some(term) = page.term else {
        return see_other(&cx.href(&format!("/desk/orgs/{}/term", known.id)));
    };
    let numbers = page.seats.iter().map(|seat| seat.seat.form.number);
    let form = cx
        .blank()
        .with("post", Post::Member.code())
        .with("number", (numbers.max().unwrap_or(0) + 1).to_string())
        .with("term", term.from.to_string());
    Seats::new(&cx.scene, form, &known, Some(&page.terms)).show()
}

/// `POST /{lang}/desk/orgs/{id}/seats/new`.
pub async fn open_seat(cx: Cx) -> Answer {
    let known = council(&cx).await?;
    let terms = council::queries::terms(cx.db(), known.id).await?;
    let mut form = cx.form();
    let term = form.choice("term", Need::Must, |from| {
        terms.iter().find(|term| term.from.to_string() == from)
    });
    let Some(term) = term else {
        return again(&cx, form, &known, Some(&terms));
    };
    let draft = SeatDraft {
        number: form.value("number").to_owned(),
        post: form.value("post").to_owned(),
        term_from: term.from.to_string(),
        term_to: term.to.to_string(),
    };
    let wanted = match draft.parse() {
        Ok(wanted) => wanted,
        Err(faults) => {
            form.refuse_people(&faults);
            return again(&cx, form, &known, Some(&terms));
        }
    };
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    match council::open_seat(&mut act.tx, known.id, &wanted).await {
        Ok(_) => {
            home::outdated(&mut act.tx).await?;
            act.done(&after(&cx, &known, wanted.term_from, Done::Seat))
                .await
        }
        Err(Refusal::SeatExists) => {
            drop(act);
            form.refuse("number", cx.t.say("orgs-refused-seat-exists"));
            again(&cx, form, &known, Some(&terms))
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

/// The council's page with the term that the act was about.
pub fn after(cx: &Cx, known: &Organisation, term: jiff::civil::Date, said: Done) -> String {
    said.at(&cx.href(&format!("/desk/orgs/{}?term={term}", known.id)))
}

fn again(cx: &Cx, form: Form, known: &Organisation, terms: Option<&[Term]>) -> Answer {
    let page = Seats::new(&cx.scene, form, known, terms);
    page.show_as(StatusCode::UNPROCESSABLE_ENTITY)
}
