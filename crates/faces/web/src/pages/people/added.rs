//! A person is written down: alone, or one after another from a list on paper.

use keruen_office::home;
use keruen_people::Refusal;
use keruen_people::contact::{self, ContactKind, ContactValue};
use keruen_people::person;
use keruen_speech::name::PersonName;

use super::agreed;
use super::alike::Alike;
use super::edit::{Edit, Offered, draft};
use super::gate;
use crate::cx::Cx;
use crate::done::Done;
use crate::faults;
use crate::form::Form;
use crate::once::{self, Begun, begin};
use crate::page::{Answer, Page as _, see_other};

/// What stays as it is from one person of a list to the next.
const SAME_LIST: [&str; 3] = ["programme", "territory", "language"];

/// The empty form for the next person of a list, with what the list has in common.
fn next_one(cx: &Cx, form: &Form) -> String {
    let consents = if form.values("consents").next().is_some() {
        agreed::SAME_PILE
    } else {
        &[]
    };
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for name in SAME_LIST.iter().chain(consents) {
        let value = form.value(name).trim();
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    let mut to = cx.href("/desk/people/new");
    if !query.is_empty() {
        to = format!("{to}?{query}");
    }
    Done::Person.at(&to)
}

/// `GET /{lang}/desk/people/new`. A name that was looked for and not found stands there already, and
/// so does what the list has in common that is being typed in.
pub async fn create(cx: Cx) -> Answer {
    let offered = Offered::read(&cx, true).await?;
    let mut form = cx.blank();
    let typed = cx.query("name").trim();
    if let Some(PersonName {
        surname,
        given,
        patronymic,
    }) = PersonName::from_listed(typed)
    {
        form = form
            .with("surname", surname)
            .with("given", given)
            .with("patronymic", patronymic.unwrap_or_default());
    } else if !typed.is_empty() {
        form = form.with("surname", typed);
    }
    for name in SAME_LIST.iter().chain(agreed::SAME_PILE) {
        let common = cx.query(name);
        if !common.is_empty() {
            form = form.with(name, common);
        }
    }
    form = agreed::begun(&cx, form);
    if !offered.owner
        && !form.has_field("programme")
        && let Some(first) = offered.programmes.first()
    {
        form = form.with("programme", first.value.clone());
    }
    Edit::new(&cx.scene, form, None, offered).show()
}

/// `POST /{lang}/desk/people/new`.
pub async fn created(cx: Cx) -> Answer {
    let mut form = cx.form();
    let offered = Offered::read(&cx, true).await?;
    let person = draft(&form)
        .parse()
        .map_err(|faults| form.refuse_people(&faults))
        .ok();
    let contacts = contacts(&mut form);
    let consents = agreed::read(&mut form);
    let asked = form.value("programme").trim().to_owned();
    let programme = offered
        .programmes
        .iter()
        .find(|choice| choice.value == asked);
    let programme: Option<i64> = programme.and_then(|choice| choice.value.parse().ok());
    if programme.is_none() && (!offered.owner || !asked.is_empty()) {
        // A coordinator could not see whom they wrote down.
        form.refuse("programme", cx.t.say("errors-choose"));
    }
    let Some(person) = person.filter(|_| !form.has_errors()) else {
        return Edit::new(&cx.scene, form.clone(), None, offered).show_with(&form);
    };
    let alike = Alike::of(&cx, &person).await?;
    if alike.iter().any(|one| !one.was_shown(&form)) {
        // Whom another arrival of this form wrote down is alike indeed. Asked after the look at who
        // is alike: asked before it, that arrival could be done in between.
        if let Some(to) = once::led(&cx, &form).await? {
            return see_other(&to);
        }
        let mut page = Edit::new(&cx.scene, form, None, offered);
        page.alike = alike;
        return page.show();
    }
    if let Some(role) = programme.and_then(|id| cx.account().ok()?.in_programme(id, gate::WRITE)) {
        cx.acts_as(role);
    }
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    let programmes: Vec<i64> = programme.into_iter().collect();
    let id = person::create(&mut act.tx, &person, &programmes)
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    for value in &contacts {
        contact::acts::add(&mut act.tx, id, value)
            .await
            .map_err(|refusal| gate::refused(cx.t, refusal))?;
    }
    if let Some(consents) = consents {
        match consents.give(&mut act.tx, id).await {
            Ok(()) => {}
            Err(Refusal::NotGivenThen { from, to }) => {
                drop(act);
                agreed::not_given_then(&mut form, from, to);
                return Edit::new(&cx.scene, form.clone(), None, offered).show_with(&form);
            }
            Err(refusal) => return Err(gate::refused(cx.t, refusal)),
        }
    }
    home::outdated(&mut act.tx).await?;
    let to = match form.value("then") {
        "another" => next_one(&cx, &form),
        _ => Done::Person.at(&cx.href(&format!("/desk/people/{id}"))),
    };
    act.done(&to).await
}

/// The telephone and the address typed with a new person.
fn contacts(form: &mut Form) -> Vec<ContactValue> {
    let mut values = Vec::new();
    for kind in ContactKind::ALL {
        let name = kind.code();
        let typed = form.value(name).trim().to_owned();
        if typed.is_empty() {
            continue;
        }
        match ContactValue::parse(kind, &typed) {
            Ok(value) => values.push(value),
            Err(why) => {
                let sentence = faults::of_why(form.speaker(), &why);
                form.refuse(name, sentence);
            }
        }
    }
    values
}
