//! The days of a term are corrected, for all its seats at once.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::home;
use keruen_people::Refusal;
use keruen_people::council::{self, Seat, Term};
use keruen_people::organisation::{self, Organisation};
use keruen_speech::{Speaker, date};

use super::{gate, seats, take};
use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::history::Saver;
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/term.html")]
pub struct TermPage {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    about: String,
    back: String,
}

fn crumbs(scene: &Scene, known: &Organisation) -> Vec<Crumb> {
    let back = scene.href(&format!("/desk/orgs/{}", known.id));
    vec![
        Crumb::link(scene.href("/desk/orgs"), scene.t().say("orgs-title")),
        Crumb::link(back, known.form.names.say(scene.lang)),
    ]
}

impl TermPage {
    fn new(scene: &Scene, form: Form, known: &Organisation, term: Term) -> Self {
        let t = scene.t();
        let title = t.say("orgs-term-edit");
        let mut crumbs = crumbs(scene, known);
        crumbs.push(Crumb::here(title.clone()));
        let days = date::range(scene.lang, term.from, term.to);
        Self {
            shell: scene.shell(title).form(&form),
            t,
            crumbs,
            form,
            about: t.say1("orgs-term", "term", days),
            back: scene.href(&format!("/desk/orgs/{}", known.id)),
        }
    }

    /// A term that would meet another one.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let seat = super::samples::seat();
        let mut form = filled(
            scene,
            Form::blank(scene.t(), "sample".into()),
            seat.form.term(),
        )
        .replaced("term_from", "01.09.2024");
        let refusal = Refusal::TermOverlaps {
            from: jiff::civil::date(2022, 3, 1),
            to: jiff::civil::date(2025, 2, 28),
        };
        let sentence = gate::sentence(scene.t(), &refusal).unwrap_or_default();
        form.refuse("term_from", sentence);
        Self::sample_of(scene, form)
    }

    fn sample_of(scene: &Scene, form: Form) -> Self {
        let known = super::samples::council().organisation;
        Self::new(scene, form, &known, super::samples::seat().form.term())
    }
}

impl Page for TermPage {
    fn sample(scene: &Scene) -> Self {
        let term = super::samples::seat().form.term();
        let form = filled(scene, Form::blank(scene.t(), "sample".into()), term);
        Self::sample_of(scene, form)
    }
}

/// The form with the term as it stands, and what the second of two savers is compared by.
fn filled(scene: &Scene, mut form: Form, term: Term) -> Form {
    for (name, day) in [("term_from", term.from), ("term_to", term.to)] {
        let day = date::short(scene.lang, day);
        form = form
            .with(&format!("was_{name}"), day.clone())
            .with(name, day);
    }
    form.with("shown", term.text())
}

/// `GET /{lang}/desk/orgs/{id}/seats/{seat}/term`.
pub async fn show(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let term = take::seat(&cx, &known).await?.form.term();
    TermPage::new(&cx.scene, filled(&cx.scene, cx.blank(), term), &known, term).show()
}

/// `POST /{lang}/desk/orgs/{id}/seats/{seat}/term`.
pub async fn save(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let seat = take::seat(&cx, &known).await?;
    let mut form = cx.form();
    let from = form.date("term_from", Need::Must);
    let to = form.date("term_to", Need::Must);
    let (Some(from), Some(to)) = (from, to) else {
        return again(&cx, form, &known, &seat);
    };
    let wanted = Term { from, to };
    let shown = Term::from_text(form.value("shown")).unwrap_or(wanted);
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    match council::change_term(&mut tx, known.id, shown, wanted).await {
        Ok(()) => {
            if wanted != shown {
                home::outdated(&mut tx).await?;
                tx.commit().await?;
            }
            see_other(&seats::after(&cx, &known, wanted.from, Done::Saved))
        }
        Err(Refusal::PreviewOutdated) => {
            drop(tx);
            outdated(&cx, &form, &known, &seat, wanted).await
        }
        Err(Refusal::Faulty(faults)) => {
            form.refuse_people(&faults);
            again(&cx, form, &known, &seat)
        }
        Err(refusal) => match gate::sentence(cx.t, &refusal) {
            Some(sentence) => {
                form.refuse("term_from", sentence);
                again(&cx, form, &known, &seat)
            }
            None => Err(gate::refused(cx.t, refusal)),
        },
    }
}

/// Both versions for the second of two savers.
async fn outdated(cx: &Cx, form: &Form, known: &Organisation, seat: &Seat, mine: Term) -> Answer {
    let now = seat.form.term();
    let short = |day| Said::plain(date::short(cx.lang, day));
    let field = |name: &'static str, key: &str, mine, theirs| {
        Field::new(form, name, cx.t.say(key), short(mine), short(theirs))
    };
    let fields = vec![
        field("term_from", "orgs-term-from", mine.from, now.from),
        field("term_to", "orgs-term-to", mine.to, now.to),
    ];
    let back = cx.href(&format!("/desk/orgs/{}", known.id));
    let place = Place {
        crumbs: crumbs(&cx.scene, known),
        action: format!("{back}/seats/{}/term", seat.id),
        back,
        carried: vec![("shown", now.text())],
        multipart: false,
    };
    let thing = organisation::thing(known.id);
    let saver = Saver::last(cx, thing).await?;
    Conflict::new(&cx.scene, place, saver, fields).answer()
}

fn again(cx: &Cx, form: Form, known: &Organisation, seat: &Seat) -> Answer {
    let page = TermPage::new(&cx.scene, form, known, seat.form.term());
    page.show_as(StatusCode::UNPROCESSABLE_ENTITY)
}
