//! The form of a person, and correcting one who is there already.

use askama::Template;
use axum::http::StatusCode;
use keruen_people::person::{self, Person, PersonDraft, PersonForm};
use keruen_people::{Refusal, territory};
use keruen_speech::{Lang, Speaker};

use super::agreed::Agreed;
use super::alike::Alike;
use super::{gate, programmes, stale, words};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
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
    pub(super) alike: Vec<Alike>,
    agreed: Agreed,
}

/// What the selects offer.
#[derive(Debug, Default)]
pub(super) struct Offered {
    territories: Vec<Choice>,
    pub(super) programmes: Vec<Choice>,
    pub(super) owner: bool,
    agreed: Agreed,
}

impl Edit {
    pub(super) fn new(
        scene: &Scene,
        form: Form,
        person: Option<(i64, String)>,
        offered: Offered,
    ) -> Self {
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
            shell: scene.shell(title).form(&form),
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
            agreed: offered.agreed,
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

    /// Whether the reader begins in the first field: in a new form, where nothing asks for a look
    /// first.
    fn begins(&self) -> bool {
        self.new && !self.form.has_errors() && self.alike.is_empty()
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
        page.alike = vec![Alike::sample(scene)];
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
            agreed: Agreed::sample(scene.t()),
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
    pub(super) async fn read(cx: &Cx, new: bool) -> Result<Self, Trouble> {
        let tree = territory::tree(cx.db(), cx.lang).await?;
        let (programmes, agreed) = if new {
            (programmes::of_reader(cx).await?, Agreed::offered(cx).await?)
        } else {
            (Vec::new(), Agreed::default())
        };
        Ok(Self {
            territories: words::territories(cx.lang, &tree),
            programmes,
            owner: cx.viewer.is_owner(),
            agreed,
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
