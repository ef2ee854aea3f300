//! Which programmes a person is tied to: their coordinators and clerks see them.

use askama::Template;
use keruen_office::{home, programme};
use keruen_people::{Role, person};
use keruen_speech::Speaker;

use super::gate::{self, Subject};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::page::{Answer, Page, see_other};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/programmes.html")]
pub struct Programmes {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    subject: Subject,
    form: Form,
    tied: Vec<Choice>,
    free: Vec<Choice>,
}

impl Programmes {
    fn new(scene: &Scene, subject: Subject, form: Form, all: Vec<Choice>, tied: &[i64]) -> Self {
        let t = scene.t();
        let title = t.say("people-programmes");
        let is_tied = |choice: &Choice| tied.iter().any(|id| choice.value == id.to_string());
        let (tied, free) = all.into_iter().partition(is_tied);
        Self {
            crumbs: subject.crumbs(scene, &title),
            shell: scene.shell(title).faulty(form.has_errors()),
            t,
            subject,
            form,
            tied,
            free,
        }
    }
}

impl Page for Programmes {
    fn sample(scene: &Scene) -> Self {
        let all = vec![
            Choice::new("1", "«Көшбасшылар керуені» 2026"),
            Choice::new("2", "Үлгі мектебі"),
        ];
        let form = Form::blank(scene.t(), "sample".into());
        Self::new(scene, Subject::sample(scene), form, all, &[1])
    }
}

/// The programmes in which the reader may write people down.
pub async fn of_reader(cx: &Cx) -> Result<Vec<Choice>, Trouble> {
    let mine = cx
        .account()?
        .programmes_as(&[Role::Coordinator, Role::Clerk]);
    let owner = cx.viewer.is_owner();
    let all = programme::list(cx.db(), &cx.viewer).await?;
    let named = |listed: &programme::Listed| {
        let name = listed
            .name
            .nearest(cx.lang)
            .map_or(listed.slug.as_str(), |(_, name)| name);
        Choice::new(listed.id.to_string(), name)
    };
    Ok(all
        .iter()
        .filter(|listed| owner || mine.contains(&listed.id))
        .map(named)
        .collect())
}

async fn tied(cx: &Cx, subject: &Subject) -> Result<Vec<i64>, Trouble> {
    let facts = person::facts(cx.db(), subject.id).await?;
    Ok(facts.ok_or(Trouble::NotFound)?.programmes)
}

/// `GET /{lang}/desk/people/{id}/programmes`.
pub async fn list(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let (all, tied) = (of_reader(&cx).await?, tied(&cx, &subject).await?);
    Programmes::new(&cx.scene, subject, cx.blank(), all, &tied).show()
}

/// `POST /{lang}/desk/people/{id}/programmes`: ties to one of the reader's own.
pub async fn tie(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let all = of_reader(&cx).await?;
    let tied = tied(&cx, &subject).await?;
    let mut form = cx.form();
    let known = |typed: &str| all.iter().any(|choice| choice.value == typed);
    let wanted = form.choice("programme", Need::Must, |typed| {
        typed.parse::<i64>().ok().filter(|_| known(typed))
    });
    let Some(programme) = wanted else {
        return Programmes::new(&cx.scene, subject, form.clone(), all, &tied).show_with(&form);
    };
    let to = format!("{}/programmes", subject.here);
    if tied.contains(&programme) {
        return see_other(&to);
    }
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    person::tie(&mut tx, subject.id, programme)
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    home::outdated(&mut tx).await?;
    tx.commit().await?;
    see_other(&Done::Tied.at(&to))
}

/// `POST /{lang}/desk/people/{id}/programmes/{programme}/untie`.
pub async fn untie(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let programme: i64 = cx.param("programme")?;
    let all = of_reader(&cx).await?;
    let mine = all
        .iter()
        .any(|choice| choice.value == programme.to_string());
    if !mine || !tied(&cx, &subject).await?.contains(&programme) {
        return Err(Trouble::NotFound);
    }
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    person::untie(&mut tx, subject.id, programme)
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    home::outdated(&mut tx).await?;
    tx.commit().await?;
    // Whoever unties may not see the person any more.
    match gate::sight(&cx, subject.id).await {
        Ok(_) => see_other(&Done::Untied.at(&format!("{}/programmes", subject.here))),
        Err(_) => see_other(&Done::Untied.at(&cx.href("/desk/people"))),
    }
}
