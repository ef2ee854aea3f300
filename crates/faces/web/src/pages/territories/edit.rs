//! A territory is written down, or corrected.

use askama::Template;
use axum::http::StatusCode;
use keruen_people::Refusal;
use keruen_people::territory::{
    self, Branch, Territory, TerritoryDraft, TerritoryForm, TerritoryKind,
};
use keruen_speech::{Lang, Speaker, date};

use super::list::kind;
use crate::conflict::{Conflict, Field, Place, Said};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::history::Saver;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::orgs::gate;
use crate::pages::people::words as people;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The fields whose value at the time of opening goes along.
const FIELDS: [&str; 11] = [
    "kind",
    "name_kk",
    "name_ru",
    "name_en",
    "parent",
    "population",
    "population_estimate",
    "population_source",
    "population_date",
    "valid_from",
    "valid_to",
];

/// The page.
#[derive(Debug, Template)]
#[template(path = "territories/edit.html")]
pub struct Edit {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    kinds: Vec<Choice>,
    parents: Vec<Choice>,
    new: bool,
    back: String,
}

impl Edit {
    fn new(scene: &Scene, form: Form, known: Option<&Territory>, tree: &[Branch]) -> Self {
        let t = scene.t();
        let title = match known {
            None => t.say("territories-new-title"),
            Some(known) => known.form.names.say(scene.lang).to_owned(),
        };
        let back = scene.href("/desk/territories");
        let others: Vec<Branch> = tree
            .iter()
            .filter(|branch| Some(branch.territory.id) != known.map(|known| known.id))
            .cloned()
            .collect();
        Self {
            shell: scene.shell(title.clone()).form(&form),
            t,
            crumbs: vec![
                Crumb::link(back.clone(), t.say("territories-title")),
                Crumb::here(title),
            ],
            form,
            kinds: TerritoryKind::ALL
                .map(|one| Choice::new(one.code(), kind(t, one)))
                .into(),
            parents: people::territories(scene.lang, &others),
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
        let mut form = Form::blank(t, "sample".into()).with("population", "көп");
        form.refuse("name_kk", t.say("errors-need-any-language"));
        form.refuse("population", t.say("errors-number-wanted"));
        Self::new(scene, form, None, &super::samples::tree())
    }

    /// One that is there already.
    pub fn sample_edit(scene: &Scene) -> Self {
        let tree = super::samples::tree();
        let known = &tree[0].territory;
        let form = filled(Form::blank(scene.t(), "sample".into()), known);
        Self::new(scene, form, Some(known), &tree)
    }
}

impl Page for Edit {
    fn sample(scene: &Scene) -> Self {
        Self::new(
            scene,
            Form::blank(scene.t(), "sample".into()),
            None,
            &super::samples::tree(),
        )
    }
}

/// The fields of a territory as a form has them.
fn texts(form: &TerritoryForm) -> [(&'static str, String); 11] {
    let day = |day: Option<jiff::civil::Date>| {
        day.map(|day| date::short(Lang::Kk, day))
            .unwrap_or_default()
    };
    let name = |lang: Lang| form.names.get(lang).unwrap_or_default().to_owned();
    let people = form.population.as_ref();
    let estimate = people.is_some_and(|people| people.estimate);
    [
        ("kind", form.kind.code().to_owned()),
        ("name_kk", name(Lang::Kk)),
        ("name_ru", name(Lang::Ru)),
        ("name_en", name(Lang::En)),
        (
            "parent",
            form.parent.map(|id| id.to_string()).unwrap_or_default(),
        ),
        (
            "population",
            people
                .map(|people| people.count.to_string())
                .unwrap_or_default(),
        ),
        (
            "population_estimate",
            if estimate {
                "1".to_owned()
            } else {
                String::new()
            },
        ),
        (
            "population_source",
            people
                .and_then(|people| people.source.clone())
                .unwrap_or_default(),
        ),
        (
            "population_date",
            day(people.and_then(|people| people.date)),
        ),
        ("valid_from", day(form.valid.from())),
        ("valid_to", day(form.valid.to())),
    ]
}

fn filled(mut form: Form, known: &Territory) -> Form {
    form = form.with("version", known.version.to_string());
    for (field, text) in texts(&known.form) {
        form = form
            .with(&format!("was_{field}"), text.clone())
            .with(field, text);
    }
    form
}

/// Reads the form; what is wrong stands in it afterwards.
fn read(form: &mut Form) -> Option<TerritoryForm> {
    let field = |name: &str| form.value(name).to_owned();
    let draft = TerritoryDraft {
        kind: field("kind"),
        name_kk: field("name_kk"),
        name_ru: field("name_ru"),
        name_en: field("name_en"),
        parent: form.value("parent").trim().parse().ok(),
        valid_from: field("valid_from"),
        valid_to: field("valid_to"),
        population: field("population"),
        population_source: field("population_source"),
        population_date: field("population_date"),
        population_estimate: form.ticked("population_estimate"),
    };
    draft
        .parse()
        .map_err(|faults| form.refuse_people(&faults))
        .ok()
}

/// `GET /{lang}/desk/territories/new`.
pub async fn create(cx: Cx) -> Answer {
    let tree = territory::tree(cx.db(), cx.lang).await?;
    let form = cx.blank().with("kind", "district");
    Edit::new(&cx.scene, form, None, &tree).show()
}

/// `POST /{lang}/desk/territories/new`.
pub async fn created(cx: Cx) -> Answer {
    let mut form = cx.form();
    let Some(wanted) = read(&mut form) else {
        return again(&cx, form, None).await;
    };
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    match territory::create(&mut act.tx, &wanted).await {
        Ok(_) => {
            act.done(&Done::Territory.at(&cx.href("/desk/territories")))
                .await
        }
        Err(Refusal::Faulty(faults)) => {
            drop(act);
            form.refuse_people(&faults);
            again(&cx, form, None).await
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

async fn known(cx: &Cx) -> Result<Territory, Trouble> {
    let id: i64 = cx.param("id")?;
    territory::find(cx.db(), id).await?.ok_or(Trouble::NotFound)
}

/// `GET /{lang}/desk/territories/{id}/edit`.
pub async fn edit(cx: Cx) -> Answer {
    let known = known(&cx).await?;
    let tree = territory::tree(cx.db(), cx.lang).await?;
    Edit::new(&cx.scene, filled(cx.blank(), &known), Some(&known), &tree).show()
}

/// `POST /{lang}/desk/territories/{id}/edit`. The second of two savers sees both versions.
pub async fn save(cx: Cx) -> Answer {
    let known = known(&cx).await?;
    let mut form = cx.form();
    let version: i64 = form.value("version").parse().map_err(|_| Trouble::Stale)?;
    let Some(wanted) = read(&mut form) else {
        return again(&cx, form, Some(&known)).await;
    };
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    match territory::change(&mut tx, known.id, version, &wanted).await {
        Ok(changed) if changed.is_empty() => see_other(&cx.href("/desk/territories")),
        Ok(_) => {
            tx.commit().await?;
            see_other(&Done::Saved.at(&cx.href("/desk/territories")))
        }
        Err(Refusal::StaleTerritory { current }) => {
            drop(tx);
            stale(&cx, &form, &wanted, &current).await
        }
        Err(Refusal::Faulty(faults)) => {
            drop(tx);
            form.refuse_people(&faults);
            again(&cx, form, Some(&known)).await
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}

async fn again(cx: &Cx, form: Form, known: Option<&Territory>) -> Answer {
    let tree = territory::tree(cx.db(), cx.lang).await?;
    let page = Edit::new(&cx.scene, form, known, &tree);
    page.show_as(StatusCode::UNPROCESSABLE_ENTITY)
}

/// Both versions, to choose from.
async fn stale(cx: &Cx, form: &Form, wanted: &TerritoryForm, current: &Territory) -> Answer {
    let all = territory::all(cx.db()).await?;
    let said = |field: &str, value: &str| match field {
        "kind" => TerritoryKind::from_code(value)
            .map(|one| kind(cx.t, one))
            .unwrap_or_default(),
        "parent" => all
            .iter()
            .find(|found| found.id.to_string() == value)
            .map(|found| found.form.names.say(cx.lang).to_owned())
            .unwrap_or_default(),
        "population_estimate" => cx.t.say(if value == "1" {
            "territories-estimate"
        } else {
            "territories-official"
        }),
        _ => value.to_owned(),
    };
    let fields = texts(wanted)
        .into_iter()
        .zip(texts(&current.form))
        .map(|((name, mine), (_, theirs))| {
            let label =
                cx.t.say(&format!("territories-field-{}", name.replace('_', "-")));
            let words = (said(name, &mine), said(name, &theirs));
            let (mine, theirs) = (Said::new(mine, words.0), Said::new(theirs, words.1));
            Field::new(form, name, label, mine, theirs)
        })
        .collect();
    let back = cx.href("/desk/territories");
    let crumbs = vec![Crumb::link(back.clone(), cx.t.say("territories-title"))];
    let action = format!("{back}/{}/edit", current.id);
    let thing = territory::thing(current.id);
    let saver = Saver::last(cx, thing).await?;
    let place = Place::new(crumbs, back, action, current.version);
    Conflict::new(&cx.scene, place, saver, fields).answer()
}
