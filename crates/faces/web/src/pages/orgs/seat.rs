//! A seat is left, or removed because it was opened by mistake. Both are shown before they happen.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::home;
use keruen_people::Refusal;
use keruen_people::council::{self, Seat};
use keruen_people::organisation::Organisation;
use keruen_people::visibility::PersonSight;
use keruen_speech::{Speaker, date};

use super::take::{about, seat};
use super::{gate, seats};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::people::gate as persons;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/seat.html")]
pub struct SeatPage {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    about: String,
    leaves: Option<String>,
    back: String,
}

impl SeatPage {
    /// `leaves` is who leaves; nobody, if the seat is removed.
    fn new(
        scene: &Scene,
        form: Form,
        known: &Organisation,
        seat: &Seat,
        leaves: Option<String>,
    ) -> Self {
        let t = scene.t();
        let back = scene.href(&format!("/desk/orgs/{}", known.id));
        let key = if leaves.is_some() {
            "orgs-leave-title"
        } else {
            "orgs-remove-title"
        };
        Self {
            shell: scene.shell(t.say1(key, "n", seat.form.number)).form(&form),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title")),
                Crumb::link(back.clone(), known.form.names.say(scene.lang)),
                Crumb::here(t.say1("orgs-seat-n", "n", seat.form.number)),
            ],
            form,
            about: about(scene, seat),
            leaves,
            back,
        }
    }

    fn sample_of(scene: &Scene, leaves: Option<&str>) -> Self {
        let form = Form::blank(scene.t(), "sample".into()).with("last", "30.11.2026");
        let known = super::samples::council().organisation;
        Self::new(
            scene,
            form,
            &known,
            &super::samples::seat(),
            leaves.map(str::to_owned),
        )
    }

    /// Before a seat is removed.
    pub fn sample_remove(scene: &Scene) -> Self {
        Self::sample_of(scene, None)
    }
}

impl Page for SeatPage {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(scene, Some("Сейітова Айгерім Маратқызы"))
    }
}

/// Who holds the seat now.
struct Leaving {
    /// The number of their time in it, so that nobody else is sent away by a form about them.
    holding: i64,
    name: String,
}

/// Who would leave the seat, if the reader decides about them.
async fn leaving(cx: &Cx, seat: &Seat) -> Result<Leaving, Trouble> {
    let all = council::holdings(cx.db(), seat.id).await?;
    let open = all.into_iter().find(|holding| holding.until.is_none());
    let sits = open.and_then(|open| Some((open.id, open.person?)));
    let (holding, person) = sits.ok_or_else(|| gate::refused(cx.t, Refusal::SeatVacant))?;
    persons::may(cx, person, PersonSight::seat).await?;
    let name = persons::named(cx, person).await?.name;
    Ok(Leaving { holding, name })
}

/// `GET /{lang}/desk/orgs/{id}/seats/{seat}/leave`.
pub async fn leave(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let seat = seat(&cx, &known).await?;
    let leaving = leaving(&cx, &seat).await?;
    let today = zone::day(cx.now()).clamp(seat.form.term_from, seat.form.term_to);
    let form = cx
        .blank()
        .with("last", date::short(cx.lang, today))
        .with("holding", leaving.holding.to_string());
    SeatPage::new(&cx.scene, form, &known, &seat, Some(leaving.name)).show()
}

/// `POST /{lang}/desk/orgs/{id}/seats/{seat}/leave`.
pub async fn left(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let seat = seat(&cx, &known).await?;
    let mut form = cx.form();
    let last = form.date("last", Need::Must);
    let why = form.maybe("why", 300);
    let (Some(last), false) = (last, form.has_errors()) else {
        return again(&cx, form, &known, &seat, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    let shown = form.value("holding").parse().unwrap_or_default();
    leaving(&cx, &seat).await?;
    match council::leave_shown(&mut act.tx, seat.id, shown, last, why.as_deref()).await {
        Ok(()) => {
            home::outdated(&mut act.tx).await?;
            act.done(&seats::after(&cx, &known, seat.form.term_from, Done::Left))
                .await
        }
        Err(refusal @ Refusal::OutsideTerm { .. }) => {
            drop(act);
            form.refuse("last", gate::sentence(cx.t, &refusal).unwrap_or_default());
            again(&cx, form, &known, &seat, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Refusal::PreviewOutdated) => {
            drop(act);
            let now = leaving(&cx, &seat).await?.holding;
            let mut form = form.replaced("holding", &now.to_string());
            form.refuse("", cx.t.say("orgs-leave-another"));
            again(&cx, form, &known, &seat, StatusCode::CONFLICT).await
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

async fn again(
    cx: &Cx,
    form: Form,
    known: &Organisation,
    seat: &Seat,
    status: StatusCode,
) -> Answer {
    let who = leaving(cx, seat).await?.name;
    SeatPage::new(&cx.scene, form, known, seat, Some(who)).show_as(status)
}

/// `GET /{lang}/desk/orgs/{id}/seats/{seat}/remove`.
pub async fn remove(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let seat = seat(&cx, &known).await?;
    SeatPage::new(&cx.scene, cx.blank(), &known, &seat, None).show()
}

/// `POST /{lang}/desk/orgs/{id}/seats/{seat}/remove`.
pub async fn removed(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let form = cx.form();
    let id: i64 = cx.param("seat")?;
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        // The seat is gone; where the form led says so.
        Begun::Again(to) => return see_other(&to),
    };
    let seat = seat(&cx, &known).await?;
    match council::remove_seat(&mut act.tx, id).await {
        Ok(()) => {
            home::outdated(&mut act.tx).await?;
            act.done(&seats::after(
                &cx,
                &known,
                seat.form.term_from,
                Done::Removed,
            ))
            .await
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}
