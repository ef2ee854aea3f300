//! Somebody is put in a seat: found by a few letters, chosen, seated from a day on.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::home;
use keruen_people::Refusal;
use keruen_people::council::{self, Holder, Seat};
use keruen_people::directory::{self, Entry, Query};
use keruen_people::organisation::Organisation;
use keruen_people::visibility::{Aim, PersonSight};
use keruen_speech::{Speaker, date};

use super::taken::Taken;
use super::{gate, seats};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::{Form, Need};
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::pages::people::{gate as persons, words as people};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// How many of those found are offered; more letters narrow them.
const OFFERED: i64 = 20;

/// The page.
#[derive(Debug, Template)]
#[template(path = "orgs/take.html")]
pub struct Take {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    about: String,
    found: Vec<Choice>,
    more: bool,
    here: String,
    back: String,
    add: Option<String>,
    taken: Option<Taken>,
}

/// Who was found.
#[derive(Debug, Default)]
struct Found {
    people: Vec<Choice>,
    more: bool,
}

impl Found {
    async fn read(cx: &Cx, typed: &str) -> Result<Self, Trouble> {
        if typed.trim().is_empty() {
            return Ok(Self::default());
        }
        let viewer = cx.viewer.in_people();
        let today = zone::day(cx.now());
        let words = typed.chars().take(200).collect();
        let query = Query {
            words,
            size: OFFERED,
            aim: Aim::Decide,
            ..Query::default()
        };
        let found = directory::find(cx.db(), &viewer, cx.lang, today, &query).await?;
        let free = found.entries.iter().filter(|entry| !entry.blocked);
        Ok(Self {
            people: free.map(|entry| choice(&cx.scene, entry)).collect(),
            more: found.total > OFFERED,
        })
    }
}

/// A person with what tells two of one name apart.
fn choice(scene: &Scene, entry: &Entry) -> Choice {
    let lang = scene.lang;
    let bond = entry
        .bonds
        .first()
        .map(|bond| bond.organisation.say(lang).to_owned());
    let territory = entry
        .territory
        .as_ref()
        .map(|names| names.say(lang).to_owned());
    let about: Vec<String> = [bond, territory].into_iter().flatten().collect();
    let mut label = entry.name.listed();
    if !about.is_empty() {
        label = format!("{label} ({})", about.join(" · "));
    }
    Choice::new(entry.id.to_string(), label)
}

impl Take {
    fn new(scene: &Scene, form: Form, known: &Organisation, seat: &Seat, found: Found) -> Self {
        let t = scene.t();
        let back = scene.href(&format!("/desk/orgs/{}", known.id));
        let name = Form::blank(t, String::new()).query_with("name", form.value("q").trim());
        let mut shell = scene.shell(t.say1("orgs-take-title", "n", seat.form.number));
        // Before somebody is found there is nothing to fill in.
        if !found.people.is_empty() {
            shell = shell.form(&form);
        }
        Self {
            shell,
            t,
            crumbs: vec![
                Crumb::link(scene.href("/desk/orgs"), t.say("orgs-title")),
                Crumb::link(back.clone(), known.form.names.say(scene.lang)),
                Crumb::here(t.say1("orgs-seat-n", "n", seat.form.number)),
            ],
            about: about(scene, seat),
            found: found.people,
            more: found.more,
            here: format!("{back}/seats/{}/take", seat.id),
            back,
            add: people::is_name(form.value("q"))
                .then(|| format!("{}{name}", scene.href("/desk/people/new"))),
            form,
            taken: None,
        }
    }

    /// Somebody holds the seat.
    fn held(self, taken: Option<Taken>) -> Self {
        Self { taken, ..self }
    }

    /// Whether there is anything to fill in here: not in a seat that is held, but what was typed
    /// stays.
    fn opens(&self) -> bool {
        self.taken.is_none() || self.form.has_field("person")
    }

    fn searched(&self) -> bool {
        !self.form.value("q").trim().is_empty()
    }

    fn sample_of(scene: &Scene, mut form: Form, found: Found) -> Self {
        let page = super::samples::council();
        form = form.with("since", "12.09.2026");
        Self::new(
            scene,
            form,
            &page.organisation,
            &super::samples::seat(),
            found,
        )
    }

    fn sample_found() -> Found {
        let person = |id: &str, label: &str| Choice::new(id, label);
        Found {
            people: vec![
                person("1", "Сейітова Айгерім Маратқызы (Мұнайлы)"),
                person("2", "Сеитов Бауыржан (Бейнеу)"),
            ],
            more: true,
        }
    }

    /// With people to choose from.
    pub fn sample_chosen(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into())
            .with("q", "сеит")
            .with("person", "2");
        Self::sample_of(scene, form, Self::sample_found())
    }

    /// Nobody of that name.
    pub fn sample_nobody(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into()).with("q", "сейтқ");
        Self::sample_of(scene, form, Found::default())
    }

    /// Somebody else was quicker.
    pub fn sample_taken(scene: &Scene) -> Self {
        let mut form = Form::blank(scene.t(), "sample".into())
            .with("q", "сеит")
            .with("person", "2");
        let taken = Self::sample_of_taken(scene, &form);
        let sentence = taken.as_ref().map(|taken| taken.sentence.clone());
        form.refuse("", sentence.unwrap_or_default());
        form.refuse("", scene.t().say("orgs-not-saved"));
        Self::sample_of(scene, form, Self::sample_found()).held(taken)
    }

    /// The address of a seat that is held.
    pub fn sample_held(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into());
        let taken = Self::sample_of_taken(scene, &form);
        Self::sample_of(scene, form, Found::default()).held(taken)
    }

    fn sample_of_taken(scene: &Scene, form: &Form) -> Option<Taken> {
        let page = super::samples::council();
        let seat = page.seats.iter().find(|view| view.holder != Holder::Vacant);
        seat.and_then(|view| Taken::among(scene, &page.organisation, &view.seat, form, &page.seats))
    }
}

impl Page for Take {
    fn sample(scene: &Scene) -> Self {
        Self::sample_of(
            scene,
            Form::blank(scene.t(), "sample".into()),
            Found::default(),
        )
    }
}

/// What the seat is, in words.
pub fn about(scene: &Scene, seat: &Seat) -> String {
    let t = scene.t();
    let term = date::range(scene.lang, seat.form.term_from, seat.form.term_to);
    t.say2(
        "orgs-seat-about",
        "post",
        people::post(t, seat.form.post),
        "term",
        term,
    )
}

/// The seat named in the address; one of another council does not exist here.
pub async fn seat(cx: &Cx, known: &Organisation) -> Result<Seat, Trouble> {
    let id: i64 = cx.param("seat")?;
    let seat = council::find(cx.db(), id).await?;
    seat.filter(|seat| seat.organisation == known.id)
        .ok_or(Trouble::NotFound)
}

/// `GET /{lang}/desk/orgs/{id}/seats/{seat}/take`, with `?q=` when somebody is looked for.
pub async fn show(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let seat = seat(&cx, &known).await?;
    let found = Found::read(&cx, cx.query("q")).await?;
    let today = zone::day(cx.now()).clamp(seat.form.term_from, seat.form.term_to);
    // Whoever comes from a seat that was taken brings along what they typed there.
    let since = Some(cx.query("since")).filter(|typed| !typed.is_empty());
    let mut form = cx
        .blank()
        .with("q", cx.query("q"))
        .with(
            "since",
            since.map_or_else(|| date::short(cx.lang, today), str::to_owned),
        )
        .with("basis", cx.query("basis"));
    let chosen = cx.query("person");
    if !chosen.is_empty() {
        form = form.with("person", chosen);
    } else if let [only] = found.people.as_slice() {
        form = form.with("person", only.value.clone());
    }
    let taken = Taken::read(&cx, &known, &seat, &form).await?;
    Take::new(&cx.scene, form, &known, &seat, found)
        .held(taken)
        .show()
}

/// `POST /{lang}/desk/orgs/{id}/seats/{seat}/take`. Of two who want one seat the second learns who
/// holds it.
pub async fn take(cx: Cx) -> Answer {
    let known = gate::organisation(&cx).await?;
    let seat = seat(&cx, &known).await?;
    let mut form = cx.form();
    let person = form.choice("person", Need::Must, |value| value.parse::<i64>().ok());
    let since = form.date("since", Need::Must);
    let basis = form.text("basis", Need::May, 300);
    let (Some(person), Some(since), false) = (person, since, form.has_errors()) else {
        return again(&cx, form, &known, &seat).await;
    };
    match persons::may(&cx, person, PersonSight::seat).await {
        Err(Trouble::Refused { sentence }) => {
            form.refuse("person", sentence);
            return again(&cx, form, &known, &seat).await;
        }
        other => other?,
    }
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    let taking = council::take(&mut act.tx, seat.id, person, since, &basis).await;
    let Err(refusal) = taking else {
        home::outdated(&mut act.tx).await?;
        return act
            .done(&seats::after(&cx, &known, seat.form.term_from, Done::Taken))
            .await;
    };
    drop(act);
    let taken = Taken::read(&cx, &known, &seat, &form).await?;
    if let Some(taken) = taken {
        form.refuse("", taken.sentence.clone());
        form.refuse("", cx.t.say("orgs-not-saved"));
        let found = Found::read(&cx, form.value("q")).await?;
        let page = Take::new(&cx.scene, form, &known, &seat, found);
        return page.held(Some(taken)).show_as(StatusCode::CONFLICT);
    }
    match (&refusal, gate::sentence(cx.t, &refusal)) {
        (Refusal::OutsideTerm { .. }, Some(sentence)) => form.refuse("since", sentence),
        (Refusal::HoldsSeat { .. }, Some(sentence)) => form.refuse("person", sentence),
        (Refusal::Faulty(faults), _) => form.refuse_people(faults),
        (Refusal::Blocked, _) => form.refuse("person", cx.t.say("people-refused-blocked")),
        _ => return Err(gate::refused(cx.t, refusal)),
    }
    again(&cx, form, &known, &seat).await
}

async fn again(cx: &Cx, form: Form, known: &Organisation, seat: &Seat) -> Answer {
    let found = Found::read(cx, form.value("q")).await?;
    Take::new(&cx.scene, form, known, seat, found).show_as(StatusCode::UNPROCESSABLE_ENTITY)
}
