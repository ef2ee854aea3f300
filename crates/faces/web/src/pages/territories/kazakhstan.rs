//! The regions of Kazakhstan are added at once, after a look at which ones.

use askama::Template;
use keruen_people::territory::{self, TerritoryForm, kazakhstan};
use keruen_speech::Speaker;

use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::orgs::gate;
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};

/// The check before they are added.
#[derive(Debug, Template)]
#[template(path = "territories/kazakhstan.html")]
pub struct Check {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    names: Vec<String>,
    there: usize,
    back: String,
}

impl Check {
    fn new(scene: &Scene, form: Form, missing: &[TerritoryForm]) -> Self {
        let t = scene.t();
        let title = t.say("territories-kazakhstan-title");
        let back = scene.href("/desk/territories");
        Self {
            shell: scene.shell(title.clone()),
            t,
            crumbs: vec![
                Crumb::link(back.clone(), t.say("territories-title")),
                Crumb::here(title),
            ],
            form,
            names: missing
                .iter()
                .map(|form| form.names.say(scene.lang).to_owned())
                .collect(),
            there: kazakhstan::regions().len() - missing.len(),
            back,
        }
    }

    /// All of them are there.
    pub fn sample_done(scene: &Scene) -> Self {
        Self::new(scene, Form::blank(scene.t(), "sample".into()), &[])
    }
}

impl Page for Check {
    fn sample(scene: &Scene) -> Self {
        let missing = kazakhstan::regions();
        Self::new(
            scene,
            Form::blank(scene.t(), "sample".into()),
            &missing[1..],
        )
    }
}

/// `GET /{lang}/desk/territories/kazakhstan`.
pub async fn check(cx: Cx) -> Answer {
    let all = territory::all(cx.db()).await?;
    Check::new(&cx.scene, cx.blank(), &kazakhstan::missing(&all)).show()
}

/// `POST /{lang}/desk/territories/kazakhstan`. Done twice it adds nothing the second time.
pub async fn add(cx: Cx) -> Answer {
    let mut act = match begin(&cx, &cx.form()).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    let to = Done::Regions.at(&cx.href("/desk/territories"));
    match kazakhstan::add(&mut act.tx).await {
        Ok(0) => see_other(&to),
        Ok(_) => act.done(&to).await,
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}
