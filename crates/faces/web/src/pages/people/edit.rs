//! A person is written down, or corrected.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::home;
use keruen_people::contact::{self, ContactKind, ContactValue};
use keruen_people::person::{self, Person, PersonDraft, PersonForm};
use keruen_people::visibility::Aim;
use keruen_people::{Refusal, duplicates, territory};
use keruen_speech::name::PersonName;
use keruen_speech::{Lang, Speaker};

use super::stale;
use super::{gate, programmes, words};
use crate::cx::Cx;
use crate::done::Done;
use crate::faults;
use crate::form::Form;
use crate::once::{self, Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::{Choice, Crumb};
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;

/// The fields whose value at the time of opening goes along, so that two savers can be told what
/// each of them changed.
pub const FIELDS: [&str; 6] = [
    "surname",
    "given",
    "patronymic",
    "former",
    "languages",
    "territory",
];

/// The page.
#[derive(Debug, Template)]
#[template(path = "people/edit.html")]
pub struct Edit {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    territories: Vec<Choice>,
    languages: Vec<Choice>,
    programmes: Vec<Choice>,
    owner: bool,
    new: bool,
    back: String,
    alike: Vec<Alike>,
}

/// Somebody whose name sounds the same.
#[derive(Debug)]
struct Alike {
    href: String,
    name: String,
    about: String,
}

/// What the selects offer.
#[derive(Debug, Default)]
struct Offered {
    territories: Vec<Choice>,
    programmes: Vec<Choice>,
    owner: bool,
}

impl Edit {
    fn new(scene: &Scene, form: Form, person: Option<(i64, String)>, offered: Offered) -> Self {
        let t = scene.t();
        let new = person.is_none();
        let mut crumbs = vec![Crumb::link(
            scene.href("/desk/people"),
            t.say("people-title"),
        )];
        let mut back = scene.href("/desk/people");
        if let Some((id, name)) = person {
            back = scene.href(&format!("/desk/people/{id}"));
            crumbs.push(Crumb::link(back.clone(), name));
        }
        let title = t.say(if new {
            "people-new-title"
        } else {
            "people-edit-title"
        });
        crumbs.push(Crumb::here(title.clone()));
        Self {
            shell: scene.shell(title).faulty(form.has_errors()),
            t,
            crumbs,
            form,
            territories: offered.territories,
            languages: Lang::ALL
                .map(|lang| Choice::word(lang.code(), &words::language(t, lang)))
                .into(),
            programmes: offered.programmes,
            owner: offered.owner,
            new,
            back,
            alike: Vec::new(),
        }
    }

    /// What stood in each field when the form was opened.
    fn was(&self) -> Vec<(String, &str)> {
        let name = |field: &&str| format!("was_{field}");
        FIELDS
            .iter()
            .map(name)
            .map(|name| (name.clone(), self.form.value(&name)))
            .collect()
    }

    /// With a name that is missing.
    pub fn sample_faulty(scene: &Scene) -> Self {
        let t = scene.t();
        let mut form = Form::blank(t, "sample".into()).with("given", "Айгерім");
        form.refuse("surname", t.say("errors-need"));
        form.refuse("phone", t.say("errors-phone"));
        Self::new(scene, form, None, Offered::default())
    }

    /// With somebody of the same name.
    pub fn sample_alike(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into())
            .with("surname", "Сейтова")
            .with("given", "Айгерим");
        let mut page = Self::new(scene, form, None, Offered::default());
        page.alike = vec![Alike {
            href: scene.href("/desk/people/52"),
            name: "Сейітова Айгерім Маратқызы".into(),
            about: "Мұнайлы".into(),
        }];
        page
    }

    /// Of somebody who is there already.
    pub fn sample_edit(scene: &Scene) -> Self {
        let form = Form::blank(scene.t(), "sample".into())
            .with("surname", "Сейітова")
            .with("given", "Айгерім")
            .with("patronymic", "Маратқызы")
            .with("language", "kk")
            .with("languages", "ru");
        Self::new(
            scene,
            form,
            Some((52, "Сейітова Айгерім".into())),
            Offered::default(),
        )
    }
}

impl Page for Edit {
    fn sample(scene: &Scene) -> Self {
        let offered = Offered {
            programmes: vec![Choice::new("1", "«Көшбасшылар керуені» 2026")],
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

impl Offered {
    async fn read(cx: &Cx, new: bool) -> Result<Self, Trouble> {
        let tree = territory::tree(cx.db(), cx.lang).await?;
        let programmes = if new {
            programmes::of_reader(cx).await?
        } else {
            Vec::new()
        };
        Ok(Self {
            territories: words::territories(cx.lang, &tree),
            programmes,
            owner: cx.viewer.is_owner(),
        })
    }
}

/// A person's particulars as they are typed.
pub fn draft(form: &Form) -> PersonDraft {
    let first = std::iter::once(form.value("language"));
    let languages: Vec<&str> = first.chain(form.values("languages")).collect();
    PersonDraft {
        surname: form.value("surname").into(),
        given: form.value("given").into(),
        patronymic: form.value("patronymic").into(),
        former: form.value("former").into(),
        languages: languages.join(","),
        territory: form.value("territory").trim().parse().ok(),
    }
}

/// The same fields as texts that can be compared and sent back.
pub fn texts(person: &PersonForm) -> [(&'static str, String); 6] {
    [
        ("surname", person.name.surname.clone()),
        ("given", person.name.given.clone()),
        (
            "patronymic",
            person.name.patronymic.clone().unwrap_or_default(),
        ),
        ("former", person.former.join("; ")),
        ("languages", person.language_codes()),
        (
            "territory",
            person
                .territory
                .map(|id| id.to_string())
                .unwrap_or_default(),
        ),
    ]
}

/// The form of a person who is there already.
fn filled(mut form: Form, person: &Person) -> Form {
    form = form.with("version", person.version.to_string());
    for (field, text) in texts(&person.form) {
        form = form.with(&format!("was_{field}"), text.clone());
        if field != "languages" {
            form = form.with(field, text);
        }
    }
    for (place, lang) in person.form.languages.iter().enumerate() {
        form = form.with(
            if place == 0 { "language" } else { "languages" },
            lang.code(),
        );
    }
    form
}

/// `GET /{lang}/desk/people/new`. A name that was looked for and not found stands there already.
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
    if !offered.owner
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
    // Whom the first arrival of this form wrote down is alike indeed.
    if let Some(to) = once::led(&cx, &form).await? {
        return see_other(&to);
    }
    if !form.ticked("anyway") {
        let viewer = cx.viewer.in_people();
        let alike = duplicates::like(cx.db(), &viewer, Aim::Look, &person).await?;
        if !alike.is_empty() {
            let mut page = Edit::new(&cx.scene, form, None, offered);
            page.alike = alike
                .iter()
                .map(|entry| Alike {
                    href: cx.href(&format!("/desk/people/{}", entry.id)),
                    name: entry.name.listed(),
                    about: entry
                        .territory
                        .as_ref()
                        .map(|names| names.say(cx.lang).to_owned())
                        .unwrap_or_default(),
                })
                .collect();
            return page.show();
        }
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
    home::outdated(&mut act.tx).await?;
    act.done(&Done::Person.at(&cx.href(&format!("/desk/people/{id}"))))
        .await
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

/// `GET /{lang}/desk/people/{id}/edit`.
pub async fn edit(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    gate::may(&cx, id, |sight| sight.change).await?;
    let person = person::find(cx.db(), id).await?.ok_or(Trouble::NotFound)?;
    let form = filled(cx.blank(), &person);
    let named = Some((id, person.form.name.listed()));
    Edit::new(&cx.scene, form, named, Offered::read(&cx, false).await?).show()
}

/// `POST /{lang}/desk/people/{id}/edit`. The second of two savers sees both versions.
pub async fn save(cx: Cx) -> Answer {
    let id: i64 = cx.param("id")?;
    gate::may(&cx, id, |sight| sight.change).await?;
    let mut form = cx.form();
    let version: i64 = form.value("version").parse().map_err(|_| Trouble::Stale)?;
    let wanted = match draft(&form).parse() {
        Ok(wanted) => wanted,
        Err(faults) => {
            form.refuse_people(&faults);
            let person = person::find(cx.db(), id).await?.ok_or(Trouble::NotFound)?;
            let named = Some((id, person.form.name.listed()));
            let offered = Offered::read(&cx, false).await?;
            let page = Edit::new(&cx.scene, form, named, offered);
            return page.show_as(StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let here = cx.href(&format!("/desk/people/{id}"));
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    match person::change(&mut tx, id, version, &wanted).await {
        Ok(changed) => {
            if !changed.is_empty() {
                tx.commit().await?;
            }
            see_other(&Done::Saved.at(&here))
        }
        Err(Refusal::StalePerson { current }) => {
            drop(tx);
            stale::answer(&cx, &form, &wanted, &current).await
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}
