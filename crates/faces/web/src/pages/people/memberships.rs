//! Who belongs where: adding a membership, correcting it, ending it by its last day.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use keruen_people::Refusal;
use keruen_people::membership::{self, Membership, MembershipDraft, Post};
use keruen_people::organisation::{self, Filter};
use keruen_speech::{Speaker, date};

use super::gate::{self, Subject};
use super::words;
use crate::cx::Cx;
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// More organisations than any site has; a select of them all needs no script.
const ALL: i64 = 5_000;

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/membership.html")]
pub struct Edit {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    subject: Subject,
    form: Form,
    id: Option<i64>,
    organisations: Vec<Choice>,
    posts: Vec<Choice>,
}

impl Edit {
    fn new(
        scene: &Scene,
        subject: Subject,
        form: Form,
        id: Option<i64>,
        organisations: Vec<Choice>,
    ) -> Self {
        let t = scene.t();
        let title = t.say(match id {
            None => "people-membership-new",
            Some(_) => "people-membership-title",
        });
        Self {
            crumbs: subject.crumbs(scene, &title),
            shell: scene.shell(title).faulty(form.has_errors()),
            t,
            subject,
            form,
            id,
            organisations,
            posts: Post::ALL
                .map(|post| Choice::new(post.code(), words::post(t, post)))
                .into(),
        }
    }

    fn sample_of(scene: &Scene, form: Form, id: Option<i64>) -> Self {
        let organisations = vec![Choice::new("1", "«Үлгі аналар» қоры")];
        Self::new(scene, Subject::sample(scene), form, id, organisations)
    }

    /// Of one that is there already.
    pub fn sample_edit(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into())
            .with("organisation", "1")
            .with("post", "chair")
            .with("since", "04.03.2021");
        Self::sample_of(scene, form, Some(1))
    }

    /// With an end before the beginning.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into())
            .with("organisation", "1")
            .with("since", "04.03.2021")
            .with("until", "01.02.2020");
        form.refuse("until", scene.t().say("errors-end-before-start"));
        Self::sample_of(scene, form, None)
    }
}

impl Page for Edit {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(scene, Form::blank(scene.t(), "sample".into()), None)
    }
}

/// Every organisation, those that are no more too: memberships in them are history.
async fn organisations(cx: &Cx) -> Result<Vec<Choice>, Trouble> {
    let filter = Filter {
        size: ALL,
        past: true,
        ..Filter::default()
    };
    let listing = organisation::list(cx.db(), cx.lang, zone::day(cx.now()), &filter).await?;
    let choice = |row: &organisation::ListRow| {
        let organisation = &row.organisation;
        Choice::new(
            organisation.id.to_string(),
            organisation.form.names.say(cx.lang),
        )
    };
    Ok(listing.rows.iter().map(choice).collect())
}

fn draft(form: &Form) -> MembershipDraft {
    MembershipDraft {
        organisation: form.value("organisation").trim().parse().ok(),
        post: form.value("post").into(),
        title: form.value("title").into(),
        since: form.value("since").into(),
        until: form.value("until").into(),
        basis: form.value("basis").into(),
    }
}

fn filled(cx: &Cx, membership: &Membership) -> Form {
    let form = &membership.form;
    let day = |day: Option<Date>| day.map(|day| date::short(cx.lang, day)).unwrap_or_default();
    cx.blank()
        .with("organisation", form.organisation.to_string())
        .with("post", form.post.code())
        .with("title", form.title.clone().unwrap_or_default())
        .with("since", day(form.span.from()))
        .with("until", day(form.span.to()))
        .with("basis", form.basis.clone().unwrap_or_default())
        .with("mark", form.mark())
}

/// The membership of the path, if it is this person's.
async fn theirs(cx: &Cx, subject: &Subject) -> Result<Membership, Trouble> {
    let id: i64 = cx.param("membership")?;
    let bonds = membership::of_person(cx.db(), subject.id).await?;
    let bond = bonds.into_iter().find(|bond| bond.membership.id == id);
    bond.map(|bond| bond.membership).ok_or(Trouble::NotFound)
}

/// `GET /{lang}/desk/people/{id}/memberships/new`.
pub async fn create(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let form = cx
        .blank()
        .with("organisation", cx.query("organisation"))
        .with("post", "member");
    Edit::new(&cx.scene, subject, form, None, organisations(&cx).await?).show()
}

/// `GET /{lang}/desk/people/{id}/memberships/{membership}`.
pub async fn edit(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let membership = theirs(&cx, &subject).await?;
    let form = filled(&cx, &membership);
    Edit::new(
        &cx.scene,
        subject,
        form,
        Some(membership.id),
        organisations(&cx).await?,
    )
    .show()
}

/// `POST /{lang}/desk/people/{id}/memberships/new`.
pub async fn created(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let mut form = cx.form();
    match draft(&form).parse() {
        Err(faults) => form.refuse_people(&faults),
        Ok(wanted) => {
            let mut act = match begin(&cx, &form).await? {
                Begun::First(act) => act,
                Begun::Again(to) => return see_other(&to),
            };
            match membership::add(&mut act.tx, subject.id, &wanted).await {
                Ok(_) => return act.done(&subject.here).await,
                Err(refusal) => at_field(&cx, &mut form, refusal)?,
            }
        }
    }
    Edit::new(
        &cx.scene,
        subject,
        form.clone(),
        None,
        organisations(&cx).await?,
    )
    .show_with(&form)
}

/// `POST /{lang}/desk/people/{id}/memberships/{membership}`.
pub async fn save(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let membership = theirs(&cx, &subject).await?;
    let mut form = cx.form();
    match draft(&form).parse() {
        Err(faults) => form.refuse_people(&faults),
        Ok(wanted) => {
            let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
            let shown = form.value("mark").to_owned();
            match membership::change_shown(&mut tx, membership.id, &shown, &wanted).await {
                Ok(changed) => {
                    if !changed.is_empty() {
                        tx.commit().await?;
                    }
                    return see_other(&subject.here);
                }
                Err(Refusal::PreviewOutdated) => {
                    drop(tx);
                    return outdated(&cx, subject, form, membership.id).await;
                }
                Err(refusal) => at_field(&cx, &mut form, refusal)?,
            }
        }
    }
    let all = organisations(&cx).await?;
    Edit::new(&cx.scene, subject, form.clone(), Some(membership.id), all).show_with(&form)
}

/// The page again for the second of two savers: what stands now is said above what they typed, and
/// sending it once more saves it.
async fn outdated(cx: &Cx, subject: Subject, form: Form, id: i64) -> Answer {
    let bonds = membership::of_person(cx.db(), subject.id).await?;
    let bond = bonds
        .iter()
        .find(|bond| bond.membership.id == id)
        .ok_or(Trouble::NotFound)?;
    let now = &bond.membership.form;
    let said = [
        bond.organisation.say(cx.lang).to_owned(),
        now.title
            .clone()
            .unwrap_or_else(|| words::post(cx.t, now.post)),
        words::span(cx.t, now.span),
        now.basis.clone().unwrap_or_default(),
    ];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    let mut form = form.replaced("mark", &now.mark());
    form.refuse(
        "",
        cx.t.say1("people-membership-outdated", "now", said.join(", ")),
    );
    let page = Edit::new(&cx.scene, subject, form, Some(id), organisations(cx).await?);
    page.show_as(StatusCode::CONFLICT)
}

/// `POST /{lang}/desk/people/{id}/memberships/{membership}/remove`: one that was a mistake.
pub async fn remove(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let membership = theirs(&cx, &subject).await?;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    membership::remove(&mut tx, membership.id)
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    tx.commit().await?;
    see_other(&subject.here)
}

/// Words a refusal beside the field it is about.
fn at_field(cx: &Cx, form: &mut Form, refusal: Refusal) -> Result<(), Trouble> {
    match refusal {
        Refusal::MembershipOverlaps { .. } => {
            form.refuse("since", cx.t.say("people-refused-overlaps"));
            Ok(())
        }
        Refusal::Faulty(faults) => {
            form.refuse_people(&faults);
            Ok(())
        }
        other => Err(gate::refused(cx.t, other)),
    }
}
