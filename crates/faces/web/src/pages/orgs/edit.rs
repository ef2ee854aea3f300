//! An organisation is written down, or corrected.

use askama::Template;
use axum::http::StatusCode;
use keruen_people::organisation::{self, Organisation, OrganisationDraft, OrganisationForm};
use keruen_people::{Refusal, territory};
use keruen_speech::{Lang, Speaker, date};

use super::{gate, words};
use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::history::Saver;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::people::words as people;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The fields whose value at the time of opening goes along, so that two savers can be told what
/// each of them changed.
pub const FIELDS: [&str; 8] = [
    "kind",
    "name_kk",
    "name_ru",
    "name_en",
    "valid_from",
    "valid_to",
    "predecessor",
    "territory",
];

/// Beyond so many organisations a list of them is no help; the end of its address is typed then.
const MOST_OFFERED: usize = 300;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/edit.html")]
pub struct Edit {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    kinds: Vec<Choice>,
    offered: Offered,
    new: bool,
    back: String,
}

/// What the selects offer.
#[derive(Debug, Default)]
struct Offered {
    territories: Vec<Choice>,
    organisations: Vec<Choice>,
    many: bool,
}

impl Offered {
    async fn read(cx: &Cx, except: Option<i64>) -> Result<Self, Trouble> {
        let tree = territory::tree(cx.db(), cx.lang).await?;
        let all = organisation::offered(cx.db(), cx.lang, None, MOST_OFFERED).await?;
        let many = all.is_none();
        let others = all.unwrap_or_default().into_iter();
        Ok(Self {
            territories: people::territories(cx.lang, &tree),
            organisations: others
                .filter(|one| Some(one.id) != except)
                .map(|one| Choice::new(one.slug, one.names.say(cx.lang)))
                .collect(),
            many,
        })
    }
}

impl Edit {
    fn new(scene: &Scene, form: Form, known: Option<&Organisation>, offered: Offered) -> Self {
        let t = scene.t();
        let title = t.say(if known.is_none() {
            "orgs-new-title"
        } else {
            "orgs-edit-title"
        });
        let mut crumbs = vec![Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title"))];
        let mut back = scene.href("/desk/orgs");
        if let Some(known) = known {
            back = scene.href(&format!("/desk/orgs/{}", known.id));
            crumbs.push(Crumb::link(back.clone(), known.form.names.say(scene.lang)));
        }
        crumbs.push(Crumb::here(title.clone()));
        Self {
            shell: scene.shell(title).form(&form),
            t,
            crumbs,
            form,
            kinds: words::kinds(t),
            offered,
            new: known.is_none(),
            back,
        }
    }

    fn was() -> Vec<String> {
        FIELDS.iter().map(|field| format!("was_{field}")).collect()
    }

    /// Without a name.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into()).with("valid_from", "32.01.2026");
        form.refuse("kind", t.say("errors-choose"));
        form.refuse("name_kk", t.say("errors-need-any-language"));
        form.refuse("valid_from", t.say("errors-date"));
        Self::new(scene, form, None, Offered::default())
    }

    /// Of one that is there already.
    pub fn sample_edit(scene: &Scene) -> Self {
        let known = super::samples::council().organisation;
        let form = filled(Form::blank(scene.t(), "sample".into()), &known, "");
        Self::new(scene, form, Some(&known), Offered::default())
    }
}

impl Page for Edit {
    fn sample(scene: &Scene) -> Self {
        let offered = Offered {
            organisations: vec![Choice::new("mazhilis", "Мәжіліс")],
            ..Offered::default()
        };
        Self::new(
            scene,
            Form::blank(scene.t(), "sample".into()),
            None,
            offered,
        )
    }
}

/// The fields of an organisation as a form has them.
fn texts(form: &OrganisationForm, predecessor: &str) -> [(&'static str, String); 8] {
    let day = |day: Option<jiff::civil::Date>| {
        day.map(|day| date::short(Lang::Kk, day))
            .unwrap_or_default()
    };
    let name = |lang: Lang| form.names.get(lang).unwrap_or_default().to_owned();
    [
        ("kind", form.kind.code().to_owned()),
        ("name_kk", name(Lang::Kk)),
        ("name_ru", name(Lang::Ru)),
        ("name_en", name(Lang::En)),
        ("valid_from", day(form.valid.from())),
        ("valid_to", day(form.valid.to())),
        ("predecessor", predecessor.to_owned()),
        (
            "territory",
            form.territory.map(|id| id.to_string()).unwrap_or_default(),
        ),
    ]
}

fn filled(mut form: Form, known: &Organisation, predecessor: &str) -> Form {
    form = form.with("version", known.version.to_string());
    for (field, text) in texts(&known.form, predecessor) {
        form = form
            .with(&format!("was_{field}"), text.clone())
            .with(field, text);
    }
    form
}

/// The end of the address of the body before this one.
async fn predecessor_slug(cx: &Cx, id: Option<i64>) -> Result<String, Trouble> {
    let Some(id) = id else {
        return Ok(String::new());
    };
    let found = organisation::find(cx.db(), id).await?;
    Ok(found.map(|found| found.slug).unwrap_or_default())
}

/// Reads the form; what is wrong stands in it afterwards.
async fn read(cx: &Cx, form: &mut Form) -> Result<Option<OrganisationForm>, Trouble> {
    let slug = form.value("predecessor").trim().to_owned();
    let predecessor = match slug.as_str() {
        "" => None,
        slug => organisation::find_by_slug(cx.db(), slug)
            .await?
            .map(|found| found.id),
    };
    let draft = OrganisationDraft {
        kind: form.value("kind").to_owned(),
        name_kk: form.value("name_kk").to_owned(),
        name_ru: form.value("name_ru").to_owned(),
        name_en: form.value("name_en").to_owned(),
        valid_from: form.value("valid_from").to_owned(),
        valid_to: form.value("valid_to").to_owned(),
        predecessor,
        territory: form.value("territory").trim().parse().ok(),
    };
    let parsed = draft
        .parse()
        .map_err(|faults| form.refuse_people(&faults))
        .ok();
    if !slug.is_empty() && predecessor.is_none() {
        form.refuse("predecessor", cx.t.say("orgs-predecessor-unknown"));
    }
    Ok(parsed.filter(|_| !form.has_errors()))
}

/// `GET /{lang}/desk/orgs/new`.
pub async fn create(cx: Cx) -> Answer {
    let offered = Offered::read(&cx, None).await?;
    Edit::new(&cx.scene, cx.blank(), None, offered).show()
}

/// `POST /{lang}/desk/orgs/new`.
pub async fn created(cx: Cx) -> Answer {
    let mut form = cx.form();
    let Some(wanted) = read(&cx, &mut form).await? else {
        let offered = Offered::read(&cx, None).await?;
        return Edit::new(&cx.scene, form.clone(), None, offered).show_with(&form);
    };
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    match organisation::create(&mut act.tx, &wanted).await {
        Ok(id) => {
            act.done(&Done::Organisation.at(&cx.href(&format!("/desk/orgs/{id}"))))
                .await
        }
        Err(Refusal::Faulty(faults)) => {
            drop(act);
            form.refuse_people(&faults);
            let offered = Offered::read(&cx, None).await?;
            Edit::new(&cx.scene, form.clone(), None, offered).show_with(&form)
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

/// `GET /{lang}/desk/orgs/{id}/edit`.
pub async fn edit(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let before = predecessor_slug(&cx, known.form.predecessor).await?;
    let offered = Offered::read(&cx, Some(known.id)).await?;
    Edit::new(
        &cx.scene,
        filled(cx.blank(), &known, &before),
        Some(&known),
        offered,
    )
    .show()
}

/// `POST /{lang}/desk/orgs/{id}/edit`. The second of two savers sees both versions.
pub async fn save(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let mut form = cx.form();
    let version: i64 = form.value("version").parse().map_err(|_| Trouble::Stale)?;
    let Some(wanted) = read(&cx, &mut form).await? else {
        return again(&cx, form, &known).await;
    };
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    let here = cx.href(&format!("/desk/orgs/{}", known.id));
    match organisation::change(&mut tx, known.id, version, &wanted).await {
        Ok(changed) if changed.is_empty() => see_other(&here),
        Ok(_) => {
            tx.commit().await?;
            see_other(&Done::Saved.at(&here))
        }
        Err(Refusal::StaleOrganisation { current }) => {
            drop(tx);
            stale(&cx, &form, &wanted, &current).await
        }
        Err(Refusal::Faulty(faults)) => {
            drop(tx);
            form.refuse_people(&faults);
            again(&cx, form, &known).await
        }
        Err(Refusal::InUse) => {
            drop(tx);
            form.refuse("kind", cx.t.say("orgs-refused-kind-in-use"));
            again(&cx, form, &known).await
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

async fn again(cx: &Cx, form: Form, known: &Organisation) -> Answer {
    let offered = Offered::read(cx, Some(known.id)).await?;
    let page = Edit::new(&cx.scene, form, Some(known), offered);
    page.show_as(StatusCode::UNPROCESSABLE_ENTITY)
}

/// Both versions, to choose from.
async fn stale(cx: &Cx, form: &Form, wanted: &OrganisationForm, current: &Organisation) -> Answer {
    let mine = texts(wanted, &predecessor_slug(cx, wanted.predecessor).await?);
    let theirs = texts(
        &current.form,
        &predecessor_slug(cx, current.form.predecessor).await?,
    );
    let mut fields = Vec::new();
    for ((name, mine), (_, theirs)) in mine.into_iter().zip(theirs) {
        let label = cx.t.say(&format!("orgs-field-{}", name.replace('_', "-")));
        let words = (said(cx, name, &mine).await?, said(cx, name, &theirs).await?);
        let (mine, theirs) = (Said::new(mine, words.0), Said::new(theirs, words.1));
        fields.push(Field::new(form, name, label, mine, theirs));
    }
    let here = cx.href(&format!("/desk/orgs/{}", current.id));
    let crumbs = vec![
        Crumb::link(cx.href("/desk/orgs"), cx.t.say("orgs-title")),
        Crumb::link(here.clone(), current.form.names.say(cx.lang)),
    ];
    let action = format!("{here}/edit");
    let thing = organisation::thing(current.id);
    let saver = Saver::last(cx, thing).await?;
    let place = Place::new(crumbs, here, action, current.version);
    Conflict::new(&cx.scene, place, saver, fields).answer()
}

/// A value as people read it.
async fn said(cx: &Cx, field: &str, value: &str) -> Result<String, Trouble> {
    Ok(match field {
        "kind" => words::kinds(cx.t)
            .into_iter()
            .find(|choice| choice.value == value)
            .map(|choice| choice.label)
            .unwrap_or_default(),
        "territory" => match value.parse() {
            Ok(id) => territory::find(cx.db(), id)
                .await?
                .map(|found| found.form.names.say(cx.lang).to_owned())
                .unwrap_or_default(),
            Err(_) => String::new(),
        },
        "predecessor" if !value.is_empty() => organisation::find_by_slug(cx.db(), value)
            .await?
            .map(|found| found.form.names.say(cx.lang).to_owned())
            .unwrap_or_default(),
        _ => value.to_owned(),
    })
}
