//! Who belongs where: adding a membership, correcting it, ending it by its last day.

use askama::Template;
use jiff::civil::Date;
use keruen_people::Refusal;
use keruen_people::membership::{self, Membership, MembershipDraft, MembershipForm, Post};
use keruen_people::organisation::{self, Filter};
use keruen_speech::{Lang, Speaker, date};
use keruen_store::Thing;

use super::gate::{self, Subject};
use super::words;
use crate::conflict::{Conflict, Field, Overtaken, Place, Said};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::history::Saver;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::orgs::words as orgs;
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
    /// The council in whose seats the person belongs instead.
    seats: Option<String>,
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
            shell: scene.shell(title).form(&form),
            t,
            subject,
            form,
            id,
            organisations,
            posts: Post::ALL
                .map(|post| Choice::word(post.code(), &words::post(t, post)))
                .into(),
            seats: None,
        }
    }

    /// With the way to the seats of the council where the person belongs instead.
    fn seated(mut self, scene: &Scene, council: Option<i64>) -> Self {
        self.seats = council.map(|id| scene.href(&format!("/desk/orgs/{id}")));
        self
    }

    /// Names of the values that stood there when the form was opened.
    fn was(&self) -> Vec<String> {
        let fields = ["organisation", "post", "title", "since", "until", "basis"];
        let names = fields.iter().map(|field| format!("was_{field}"));
        names.filter(|name| self.form.has_field(name)).collect()
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

    /// Of a council with seats.
    pub fn sample_seated(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into())
            .with("organisation", "1")
            .with("post", "member");
        form.refuse("post", scene.t().say("people-refused-seated"));
        Self::sample_of(scene, form, None).seated(scene, Some(7))
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
    let today = zone::day(cx.now());
    let listing = organisation::list(cx.db(), cx.lang, today, &filter).await?;
    let choice = |row: &organisation::ListRow| orgs::choice(cx.t, &row.organisation, today);
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

/// The same fields as texts that are typed, compared and sent back.
fn texts(lang: Lang, form: &MembershipForm) -> [(&'static str, String); 6] {
    let day = |day: Option<Date>| day.map(|day| date::short(lang, day)).unwrap_or_default();
    [
        ("organisation", form.organisation.to_string()),
        ("post", form.post.code().to_owned()),
        ("title", form.title.clone().unwrap_or_default()),
        ("since", day(form.span.from())),
        ("until", day(form.span.to())),
        ("basis", form.basis.clone().unwrap_or_default()),
    ]
}

fn filled(cx: &Cx, membership: &Membership) -> Form {
    let mut form = cx.blank().with("mark", membership.form.mark());
    for (field, text) in texts(cx.lang, &membership.form) {
        form = form
            .with(&format!("was_{field}"), text.clone())
            .with(field, text);
    }
    form
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
    let mut council = None;
    match draft(&form).parse() {
        Err(faults) => form.refuse_people(&faults),
        Ok(wanted) => {
            let mut act = match begin(&cx, &form).await? {
                Begun::First(act) => act,
                Begun::Again(to) => return see_other(&to),
            };
            match membership::add(&mut act.tx, subject.id, &wanted).await {
                Ok(_) => return act.done(&Done::Created.at(&subject.here)).await,
                Err(refusal) => council = at_field(&cx, &mut form, refusal)?,
            }
        }
    }
    let all = organisations(&cx).await?;
    Edit::new(&cx.scene, subject, form.clone(), None, all)
        .seated(&cx.scene, council)
        .show_with(&form)
}

/// `POST /{lang}/desk/people/{id}/memberships/{membership}`.
pub async fn save(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let membership = theirs(&cx, &subject).await?;
    let mut form = cx.form();
    let mut council = None;
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
                    return see_other(&Done::Saved.at(&subject.here));
                }
                Err(Refusal::PreviewOutdated) => {
                    drop(tx);
                    return outdated(&cx, &subject, &form, membership.id, &wanted).await;
                }
                Err(refusal) => council = at_field(&cx, &mut form, refusal)?,
            }
        }
    }
    let all = organisations(&cx).await?;
    Edit::new(&cx.scene, subject, form.clone(), Some(membership.id), all)
        .seated(&cx.scene, council)
        .show_with(&form)
}

/// What stands now under a number, for whoever comes second.
async fn present(cx: &Cx, subject: &Subject, id: i64) -> Result<MembershipForm, Trouble> {
    let bonds = membership::of_person(cx.db(), subject.id).await?;
    let bond = bonds.into_iter().find(|bond| bond.membership.id == id);
    Ok(bond.ok_or(Trouble::NotFound)?.membership.form)
}

/// A value of a field as people read it.
fn said(t: Speaker<'_>, all: &[Choice], field: &str, value: &str) -> String {
    match field {
        "organisation" => all
            .iter()
            .find(|choice| choice.value == value)
            .map(|choice| choice.label.clone())
            .unwrap_or_default(),
        "post" => Post::from_code(value).map_or_else(String::new, |post| words::post(t, post)),
        _ => value.to_owned(),
    }
}

fn place(scene: &Scene, subject: &Subject, id: i64, end: &str, mark: String) -> Place {
    let mut crumbs = subject.crumbs(scene, "");
    crumbs.pop();
    Place {
        crumbs,
        back: subject.here.clone(),
        action: format!("{}/memberships/{id}{end}", subject.here),
        carried: vec![("mark", mark)],
        multipart: false,
    }
}

/// Both versions for the second of two savers.
async fn outdated(
    cx: &Cx,
    subject: &Subject,
    form: &Form,
    id: i64,
    mine: &MembershipForm,
) -> Answer {
    let now = present(cx, subject, id).await?;
    let all = organisations(cx).await?;
    let fields = texts(cx.lang, mine)
        .into_iter()
        .zip(texts(cx.lang, &now))
        .map(|((name, mine), (_, theirs))| {
            let label = cx.t.say(match name {
                "since" => "people-since",
                "until" => "people-until",
                "organisation" => "people-field-organisation",
                "post" => "people-field-post",
                "title" => "people-field-title",
                _ => "people-field-basis",
            });
            let words = (
                said(cx.t, &all, name, &mine),
                said(cx.t, &all, name, &theirs),
            );
            let (mine, theirs) = (Said::new(mine, words.0), Said::new(theirs, words.1));
            Field::new(form, name, label, mine, theirs)
        })
        .collect();
    let thing = Thing {
        kind: keruen_people::person::KIND,
        id: subject.id,
    };
    let saver = Saver::last(cx, thing).await?;
    let place = place(&cx.scene, subject, id, "", now.mark());
    Conflict::new(&cx.scene, place, saver, fields).answer()
}

/// `POST /{lang}/desk/people/{id}/memberships/{membership}/remove`: one that was a mistake. Where
/// somebody changed it meanwhile, what stands now is shown first.
pub async fn remove(cx: Cx) -> Answer {
    let subject = gate::subject(&cx, |sight| sight.change).await?;
    let membership = theirs(&cx, &subject).await?;
    let form = cx.form();
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    match membership::remove_shown(&mut tx, membership.id, form.value("mark")).await {
        Ok(()) => {
            tx.commit().await?;
            see_other(&Done::Removed.at(&subject.here))
        }
        Err(Refusal::PreviewOutdated) => {
            drop(tx);
            let now = present(&cx, &subject, membership.id).await?;
            let all = organisations(&cx).await?;
            let stands = [
                said(cx.t, &all, "organisation", &now.organisation.to_string()),
                now.title
                    .clone()
                    .unwrap_or_else(|| words::post(cx.t, now.post)),
                words::span(cx.t, now.span),
                now.basis.clone().unwrap_or_default(),
            ];
            let stands: Vec<String> = stands.into_iter().filter(|part| !part.is_empty()).collect();
            let place = place(&cx.scene, &subject, membership.id, "/remove", now.mark());
            let button = cx.t.say("people-membership-remove");
            Overtaken::new(&cx.scene, place, Vec::new(), button)
                .now(stands.join(", "))
                .harm()
                .answer()
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

/// Words a refusal beside the field it is about; gives the council in whose seats the person
/// belongs instead, if that is what is wrong.
fn at_field(cx: &Cx, form: &mut Form, refusal: Refusal) -> Result<Option<i64>, Trouble> {
    match refusal {
        Refusal::SeatedInstead { organisation } => {
            form.refuse("post", cx.t.say("people-refused-seated"));
            Ok(Some(organisation))
        }
        Refusal::MembershipOverlaps { .. } => {
            form.refuse("since", cx.t.say("people-refused-overlaps"));
            Ok(None)
        }
        Refusal::Faulty(faults) => {
            form.refuse_people(&faults);
            Ok(None)
        }
        other => Err(gate::refused(cx.t, other)),
    }
}
