//! The territories that a file names and the site does not have, added at once.

use askama::Template;
use axum::http::StatusCode;
use keruen_people::Refusal;
use keruen_people::import::runs::Run;
use keruen_people::import::{UnknownPlace, unknown_places};
use keruen_people::territory::{self, Branch, TerritoryDraft, TerritoryForm, TerritoryKind};
use keruen_speech::Speaker;

use super::gate;
use super::run::{looked, opened};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::imports::Look;
use crate::once::{self, Begun};
use crate::page::{Answer, Page, see_other};
use crate::pages::orgs::gate as orgs;
use crate::pages::people::words as people;
use crate::pages::territories::list::kind;
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};

/// So many are asked about at once; the others come after them.
const MOST: usize = 40;

/// The page.
#[derive(Debug, Template)]
#[template(path = "import/places.html")]
pub struct PlacesPage {
    shell: Shell,
    t: Speaker<'static>,
    form: Form,
    crumbs: Vec<Crumb>,
    here: String,
    lede: String,
    places: Vec<Fields>,
    kinds: Vec<Choice>,
    parents: Vec<Choice>,
}

/// The fields of one place, named by the first row that names it: that stays the same while others
/// add theirs.
#[derive(Debug)]
struct Fields {
    said: String,
    rows: usize,
    add: String,
    kind: String,
    names: [String; 3],
    english: bool,
}

impl Fields {
    fn of(place: &UnknownPlace) -> Self {
        let row = place.row;
        Self {
            said: place.said.join(" · "),
            rows: place.rows,
            add: format!("add-{row}"),
            kind: format!("kind-{row}"),
            names: ["kk", "ru", "en"].map(|lang| format!("name-{lang}-{row}")),
            english: place.names[2].is_some(),
        }
    }
}

impl PlacesPage {
    fn new(scene: &Scene, form: Form, run: &Run, places: &[UnknownPlace], tree: &[Branch]) -> Self {
        let t = scene.t();
        let here = scene.href(&format!("/desk/people/import/{}", run.id));
        let title = t.say("import-places-title");
        Self {
            shell: scene.shell(title.clone()).form(&form),
            t,
            form,
            crumbs: vec![
                Crumb::link(scene.href("/desk/people"), t.say("shell-people")),
                Crumb::link(scene.href("/desk/people/import"), t.say("import-title")),
                Crumb::link(here.clone(), run.file_name.as_str()),
                Crumb::here(title),
            ],
            here,
            lede: t.say1("import-places-lede", "n", places.len()),
            places: places.iter().take(MOST).map(Fields::of).collect(),
            kinds: TerritoryKind::ALL
                .map(|one| Choice::new(one.code(), kind(t, one)))
                .into(),
            parents: people::territories(scene.lang, tree),
        }
    }

    /// words: a list as people write one, in their own letters
    fn of_sample(scene: &Scene, change: impl FnOnce(Form, &[UnknownPlace]) -> Form) -> Self {
        let look = super::samples::look(
            "Аты-жөні;Қала\nСынақова Әсел;г. Актау\nҮлгібаев Бек;Ақтау қаласы\nЖолова Сәуле;Мұнайлы ауданы\n",
        );
        let places = places(&look);
        let tree = crate::pages::territories::samples::tree();
        let form = first(Form::blank(scene.t(), "sample".into()), &places, &tree);
        let form = change(form, &places);
        Self::new(scene, form, &super::samples::run(), &places, &tree)
    }

    /// With a place that was left without a name.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let sentence = scene.t().say("errors-need-any-language");
        Self::of_sample(scene, |mut form, places| {
            if let Some(last) = places.last() {
                let fields = Fields::of(last);
                form = form.replaced(&fields.names[0], "");
                form.refuse(&fields.names[0], sentence);
            }
            form
        })
    }
}

impl Page for PlacesPage {
    fn sample(scene: &Scene) -> Self {
        Self::of_sample(scene, |form, _| form)
    }
}

fn places(look: &Look) -> Vec<UnknownPlace> {
    match &look.understood {
        Ok(understood) => unknown_places(&understood.plan.faults),
        Err(_) => Vec::new(),
    }
}

/// The form with what the file says: each place ticked, its names where their language belongs, and
/// the region of the site if there is one.
fn first(mut form: Form, places: &[UnknownPlace], tree: &[Branch]) -> Form {
    for place in places {
        let fields = Fields::of(place);
        let kind = place.kind.unwrap_or(TerritoryKind::District);
        form = form.with(&fields.add, "1").with(&fields.kind, kind.code());
        for (field, name) in fields.names.iter().zip(&place.names) {
            if let Some(name) = name {
                form = form.with(field, name.clone());
            }
        }
    }
    let mut regions = tree.iter().filter(|branch| branch.depth == 0);
    match (regions.next(), regions.next()) {
        (Some(only), None) => form.with("parent", only.territory.id.to_string()),
        _ => form,
    }
}

/// The territories that a form asks for; what is wrong stands in it afterwards.
fn read(form: &mut Form, places: &[UnknownPlace]) -> Vec<TerritoryForm> {
    let mut wanted = Vec::new();
    let parent: Option<i64> = form.value("parent").trim().parse().ok();
    for place in places {
        let fields = Fields::of(place);
        if !form.ticked(&fields.add) {
            continue;
        }
        let [name_kk, name_ru, name_en] = fields
            .names
            .each_ref()
            .map(|name| form.value(name).to_owned());
        let kind = form.value(&fields.kind).to_owned();
        let region = kind == TerritoryKind::Region.code();
        let draft = TerritoryDraft {
            kind,
            name_kk,
            name_ru,
            name_en,
            parent: parent.filter(|_| !region),
            ..TerritoryDraft::default()
        };
        match draft.parse() {
            Ok(territory) => wanted.push(territory),
            Err(faults) => form.refuse_people_at(&faults, |field| match field {
                "name_ru" => fields.names[1].clone(),
                "name_en" if fields.english => fields.names[2].clone(),
                "kind" => fields.kind.clone(),
                _ => fields.names[0].clone(),
            }),
        }
    }
    if wanted.is_empty() && !form.has_errors() {
        let sentence = form.speaker().say("import-places-none");
        form.refuse("", sentence);
    }
    wanted
}

/// `GET /{lang}/desk/people/import/{id}/places`.
pub async fn show(cx: Cx) -> Answer {
    let run = opened(gate::run(&cx).await?)?;
    let places = places(&looked(&cx, &run).await?);
    if places.is_empty() {
        return see_other(&cx.href(&format!("/desk/people/import/{}", run.id)));
    }
    let tree = territory::tree(cx.db(), cx.lang).await?;
    let form = first(cx.blank(), &places, &tree);
    PlacesPage::new(&cx.scene, form, &run, &places, &tree).show()
}

/// `POST /{lang}/desk/people/import/{id}/places`: adds those that are ticked, and leads back to what
/// the file would do now.
pub async fn add(cx: Cx) -> Answer {
    let run = opened(gate::run(&cx).await?)?;
    let mut form = cx.form();
    let to = cx.href(&format!("/desk/people/import/{}", run.id));
    // What this very form has added is no longer among what the file lacks.
    if let Some(led) = once::led(&cx, &form).await? {
        return see_other(&led);
    }
    let places = places(&looked(&cx, &run).await?);
    // Somebody else has added them meanwhile: what the file would do now says so.
    if places.is_empty() {
        return see_other(&to);
    }
    let wanted = read(&mut form, &places);
    if form.has_errors() {
        return again(&cx, form, &run, &places).await;
    }
    let mut act = match once::begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    for territory in &wanted {
        match territory::create(&mut act.tx, territory).await {
            Ok(_) => {}
            Err(Refusal::Faulty(faults)) => {
                drop(act);
                form.refuse_people(&faults);
                return again(&cx, form, &run, &places).await;
            }
            Err(refusal) => return Err(orgs::refused(cx.t, refusal)),
        }
    }
    act.done(&Done::Territories.at(&to)).await
}

async fn again(cx: &Cx, form: Form, run: &Run, places: &[UnknownPlace]) -> Answer {
    let tree = territory::tree(cx.db(), cx.lang).await?;
    let page = PlacesPage::new(&cx.scene, form, run, places, &tree);
    page.show_as(StatusCode::UNPROCESSABLE_ENTITY)
}
