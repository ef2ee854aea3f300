//! An organisation that was written down by mistake is taken away, while nothing hangs on it.

use askama::Template;
use keruen_office::programme;
use keruen_people::organisation::{self, Organisation, Uses};
use keruen_speech::Speaker;

use super::gate;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The page: either the question, or what keeps the organisation.
#[derive(Debug, Template)]
#[template(path = "orgs/delete.html")]
pub struct Delete {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    name: String,
    /// What hangs on it.
    kept: Vec<String>,
    edit: String,
    back: String,
}

impl Delete {
    fn new(scene: &Scene, form: Form, known: &Organisation, uses: Uses, programmes: i64) -> Self {
        let t = scene.t();
        let back = scene.href(&format!("/desk/orgs/{}", known.id));
        let name = known.form.names.say(scene.lang).to_owned();
        let kept = [
            ("orgs-delete-members", uses.members),
            ("orgs-delete-seats", uses.seats),
            ("orgs-delete-successors", uses.successors),
            ("orgs-delete-programmes", programmes),
        ];
        Self {
            shell: scene.shell(t.say("orgs-delete-title")),
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title")),
                Crumb::link(back.clone(), name.as_str()),
                Crumb::here(t.say("orgs-delete")),
            ],
            form,
            name,
            kept: kept
                .into_iter()
                .filter(|(_, n)| *n > 0)
                .map(|(key, n)| t.say1(key, "n", n))
                .collect(),
            edit: format!("{back}/edit"),
            back,
        }
    }

    fn sample_of(scene: &Scene, uses: Uses, programmes: i64) -> Self {
        let form = Form::blank(scene.t(), "sample".into());
        let known = super::samples::council().organisation;
        Self::new(scene, form, &known, uses, programmes)
    }

    /// Something hangs on it.
    pub fn sample_kept(scene: &Scene) -> Self {
        let uses = Uses {
            members: 4,
            seats: 15,
            successors: 1,
        };
        Self::sample_of(scene, uses, 2)
    }
}

impl Page for Delete {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(scene, Uses::default(), 0)
    }
}

async fn page(cx: &Cx, form: Form, known: &Organisation) -> Result<Delete, Trouble> {
    let uses = organisation::uses(cx.db(), known.id).await?;
    let programmes = programme::count_of_body(cx.db(), known.id).await?;
    Ok(Delete::new(&cx.scene, form, known, uses, programmes))
}

/// `GET /{lang}/desk/orgs/{id}/delete`.
pub async fn show(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    page(&cx, cx.blank(), &known).await?.show()
}

/// `POST /{lang}/desk/orgs/{id}/delete`. Where something hangs on it by now, the page says what.
pub async fn delete(cx: Cx) -> Answer {
    let form = cx.form();
    let id: i64 = cx.param("id")?;
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    match programme::remove_body(&mut act.tx, id).await {
        Ok(()) => act.done(&Done::Removed.at(&cx.href("/desk/orgs"))).await,
        Err(keruen_people::Refusal::InUse) => {
            drop(act);
            let known = gate::organisation(&cx).await?;
            let page = page(&cx, form, &known).await?;
            page.show_as(axum::http::StatusCode::CONFLICT)
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}
