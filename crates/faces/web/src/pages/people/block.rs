//! Blocking a person's data: it is kept, but neither shown nor used until somebody decides.

use askama::Template;
use keruen_office::home;
use keruen_people::person;
use keruen_speech::Speaker;

use super::gate::{self, Subject};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/block.html")]
pub struct Block {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    subject: Subject,
    form: Form,
    since: Option<String>,
}

impl Block {
    fn new(scene: &Scene, subject: Subject, form: Form, since: Option<String>) -> Self {
        let t = scene.t();
        let title = t.say(match since {
            None => "people-block-title",
            Some(_) => "people-unblock-title",
        });
        Self {
            crumbs: subject.crumbs(scene, &title),
            shell: scene.shell(title).form(&form),
            t,
            subject,
            form,
            since,
        }
    }

    /// Of data that is blocked.
    pub fn sample_blocked(scene: &Scene) -> Self {
        let since = zone::long(scene.lang, super::invented::at("2026-11-20T04:00:00Z"));
        let form = Form::blank(scene.t(), "sample".into());
        Self::new(scene, Subject::sample(scene), form, Some(since))
    }
}

impl Page for Block {
    fn sample(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into());
        Self::new(scene, Subject::sample(scene), form, None)
    }
}

async fn since(cx: &Cx, subject: &Subject) -> Result<Option<String>, Trouble> {
    let person = person::find(cx.db(), subject.id)
        .await?
        .ok_or(Trouble::NotFound)?;
    Ok(person.blocked_at.map(|at| zone::long(cx.lang, at)))
}

/// `GET /{lang}/desk/people/{id}/block`.
pub async fn show(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.block).await?;
    let since = since(&cx, &subject).await?;
    Block::new(&cx.scene, subject, cx.blank(), since).show()
}

/// `POST /{lang}/desk/people/{id}/block`: blocks, or ends a block. Doing either twice is no
/// mistake.
pub async fn save(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.block).await?;
    let mut form = cx.form();
    let why = form.maybe("why", 300);
    let wanted = form.choice("to", Need::Must, |to| match to {
        "block" => Some(true),
        "unblock" => Some(false),
        _ => None,
    });
    let since = since(&cx, &subject).await?;
    let Some(wanted) = wanted.filter(|_| !form.has_errors()) else {
        return Block::new(&cx.scene, subject, form.clone(), since).show_with(&form);
    };
    if wanted == since.is_some() {
        return see_other(&subject.here);
    }
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    let done = if wanted {
        person::block(&mut tx, subject.id, why.as_deref()).await
    } else {
        person::unblock(&mut tx, subject.id, why.as_deref()).await
    };
    done.map_err(|refusal| gate::refused(cx.t, refusal))?;
    home::outdated(&mut tx).await?;
    tx.commit().await?;
    let said = if wanted {
        Done::Blocked
    } else {
        Done::Unblocked
    };
    see_other(&said.at(&subject.here))
}
