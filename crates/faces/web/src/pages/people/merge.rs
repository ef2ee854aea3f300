//! Two records of one person become one: seeing what happens, doing it.

use askama::Template;
use axum::http::StatusCode;
use keruen_office::error::Refusal as OfficeRefusal;
use keruen_office::{OfficeError, home, personal};
use keruen_people::merge::{self, Moves, Preview};
use keruen_people::person::{self, Person};
use keruen_people::{Refusal, territory};
use keruen_speech::Speaker;

use super::edit::texts;
use super::gate::{self, Subject};
use super::other::others;
use super::words;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page, see_other};
use crate::parts::Crumb;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::zone;

/// The page that shows what merging does.
#[derive(Debug, Template)]
#[template(path = "people/merge.html")]
pub struct Merge {
    shell: Shell,
    t: Speaker<'static>,
    crumbs: Vec<Crumb>,
    form: Form,
    keep: Side,
    gone: Side,
    swap: String,
    back: String,
    action: String,
    fields: Vec<Field>,
    moves: Vec<String>,
    ends: Vec<String>,
    notice: Notice,
}

/// What the page says above all, if anything.
#[derive(Debug, Default)]
enum Notice {
    #[default]
    Nothing,
    /// The records have changed since they were looked at.
    Outdated,
    /// Both have an account to sign in with, so they cannot be merged now; the names of the two.
    Accounts(String),
}

/// One of the two records.
#[derive(Debug)]
struct Side {
    id: i64,
    version: i64,
    seen: i64,
    name: String,
    created: String,
}

/// A field that differs.
#[derive(Debug)]
struct Field {
    name: &'static str,
    label: String,
    keep: String,
    gone: String,
    takes_gone: bool,
}

/// Names of the territories that the two records name.
type Places = Vec<(i64, String)>;

impl Merge {
    fn new(scene: &Scene, form: Form, preview: &Preview, places: &Places, notice: Notice) -> Self {
        let t = scene.t();
        let title = t.say("people-merge-title");
        let subject = Subject::new(scene, preview.keep.id, preview.keep.form.name.listed());
        let side = |person: &Person, seen: i64| Side {
            id: person.id,
            version: person.version,
            seen,
            name: person.form.name.listed(),
            created: zone::long(t.lang(), person.created_at),
        };
        let fields = preview.choices.iter().map(|choice| Field {
            name: choice.field,
            label: t.say(&format!("people-field-{}", choice.field)),
            keep: said(t, &preview.keep, choice.field, places),
            gone: said(t, &preview.gone, choice.field, places),
            takes_gone: match form.value(choice.field) {
                "" => choice.takes_gone,
                chosen => chosen == "gone",
            },
        });
        let swapped = (preview.gone.id, preview.keep.id);
        Self {
            crumbs: subject.crumbs(scene, &title),
            shell: scene
                .shell(title)
                .faulty(!matches!(notice, Notice::Nothing)),
            t,
            keep: side(&preview.keep, preview.seen.0),
            gone: side(&preview.gone, preview.seen.1),
            swap: scene.href(&format!(
                "/desk/people/merge?a={}&b={}",
                swapped.0, swapped.1
            )),
            back: subject.here,
            action: scene.href("/desk/people/merge"),
            fields: fields.collect(),
            moves: moves(t, preview.moves),
            ends: preview
                .ends
                .iter()
                .map(|purpose| words::purpose(t, *purpose))
                .collect(),
            notice,
            form,
        }
    }

    /// There is something to do first.
    fn barred(&self) -> bool {
        matches!(self.notice, Notice::Accounts(_))
    }

    /// Of two records that both have an account.
    pub fn sample_accounts(scene: &Scene) -> Self {
        let names = ("Сейітова Айгерім", "Сейтова Айгерим");
        let mut page = Self::sample(scene);
        page.notice = Notice::accounts(scene.t(), names);
        page.shell = page.shell.faulty(true);
        page
    }
}

impl Notice {
    fn accounts(t: Speaker<'_>, (one, two): (&str, &str)) -> Self {
        Self::Accounts(t.say2("people-merge-accounts-why", "one", one, "two", two))
    }
}

impl Page for Merge {
    fn sample(scene: &Scene) -> Self {
        let keep = super::invented::page(false).person;
        let mut gone = keep.clone();
        gone.id = 61;
        gone.form.name.surname = "Сейтова".into();
        gone.form.territory = None;
        let choice = |field, takes_gone| merge::FieldChoice { field, takes_gone };
        let preview = Preview {
            result: keep.form.clone(),
            seen: (1, 2),
            keep,
            gone,
            choices: vec![choice("surname", false), choice("territory", false)],
            moves: Moves {
                contacts: 1,
                memberships: 2,
                consents: 3,
                ..Moves::default()
            },
            ends: vec![keruen_people::consent::Purpose::PhotoPublic],
        };
        let form = Form::blank(scene.t(), "sample".into());
        Self::new(
            scene,
            form,
            &preview,
            &vec![(3, "Мұнайлы ауданы".into())],
            Notice::Nothing,
        )
    }
}

/// A field of a record as people read it.
fn said(t: Speaker<'_>, person: &Person, field: &str, places: &Places) -> String {
    let text = match field {
        "languages" => words::languages(t, &person.form.languages),
        "territory" => {
            let place = places
                .iter()
                .find(|(id, _)| Some(*id) == person.form.territory);
            place.map(|(_, name)| name.clone()).unwrap_or_default()
        }
        _ => {
            let fields = texts(&person.form);
            let held = fields.iter().find(|(name, _)| *name == field);
            held.map(|(_, text)| text.clone()).unwrap_or_default()
        }
    };
    if text.is_empty() {
        t.say("people-empty-value")
    } else {
        text
    }
}

/// What moves, a sentence each.
fn moves(t: Speaker<'_>, moves: Moves) -> Vec<String> {
    [
        (moves.contacts, "people-moves-contacts"),
        (moves.memberships, "people-moves-memberships"),
        (moves.joined, "people-moves-joined"),
        (moves.seats, "people-moves-seats"),
        (moves.consents, "people-moves-consents"),
        (moves.programmes, "people-moves-programmes"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, key)| t.say1(key, "n", count))
    .collect()
}

/// What merging these two would do, for whoever may merge both.
async fn preview(cx: &Cx, keep: i64, gone: i64) -> Result<(Preview, Places), Trouble> {
    for id in [keep, gone] {
        gate::may(cx, id, |sight| sight.merge).await?;
    }
    let preview = merge::preview(cx.db(), keep, gone)
        .await
        .map_err(|refusal| gate::refused(cx.t, refusal))?;
    let mut places = Places::new();
    for id in [preview.keep.form.territory, preview.gone.form.territory]
        .into_iter()
        .flatten()
    {
        let found = territory::find(cx.db(), id).await?;
        places.extend(found.map(|found| (id, found.form.names.say(cx.lang).to_owned())));
    }
    Ok((preview, places))
}

/// `GET /{lang}/desk/people/merge?a=&b=`: `a` stays. One record named twice, or two that are one
/// already, lead back to the choice of the other.
pub async fn show(cx: Cx) -> Answer {
    let id = |name: &str| cx.query(name).parse::<i64>().map_err(|_| Trouble::NotFound);
    let (keep, gone) = (id("a")?, id("b")?);
    if person::resolve(cx.db(), gone).await? == keep {
        gate::may(&cx, keep, |sight| sight.merge).await?;
        let subject = gate::named(&cx, keep).await?;
        let page = others(&cx, subject).await?.named_twice();
        return page.show_as(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (preview, places) = preview(&cx, keep, gone).await?;
    let notice = both_accounts(&cx, keep, gone).await?.unwrap_or_default();
    Merge::new(&cx.scene, cx.blank(), &preview, &places, notice).show()
}

/// Says so, if both have an account.
async fn both_accounts(cx: &Cx, keep: i64, gone: i64) -> Result<Option<Notice>, Trouble> {
    let both = personal::both_accounts(cx.db(), keep, gone).await?;
    Ok(both.map(|(one, two)| Notice::accounts(cx.t, (&one.name, &two.name))))
}

/// `POST /{lang}/desk/people/merge`.
pub async fn apply(cx: Cx) -> Answer {
    let form = cx.form();
    let number = |name: &str| {
        form.value(name)
            .parse::<i64>()
            .map_err(|_| Trouble::NotFound)
    };
    let (keep, gone) = (number("a")?, number("b")?);
    let versions = (number("a_version")?, number("b_version")?);
    let as_seen = (number("a_seen")?, number("b_seen")?);
    let to = cx.href(&format!("/desk/people/{keep}"));
    if person::resolve(cx.db(), gone).await? == keep {
        return see_other(&to);
    }
    let (seen, places) = preview(&cx, keep, gone).await?;
    let taken: Vec<&str> = seen
        .choices
        .iter()
        .map(|choice| choice.field)
        .filter(|field| form.value(field) == "gone")
        .collect();
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    let merged = match merge::as_previewed(&mut act.tx, keep, gone, as_seen).await {
        Ok(()) => match personal::merge(&mut act.tx, gone, keep).await {
            Err(OfficeError::Refused(OfficeRefusal::BothHaveAccounts)) => {
                drop(act);
                let notice = both_accounts(&cx, keep, gone).await?.unwrap_or_default();
                let page = Merge::new(&cx.scene, form, &seen, &places, notice);
                return page.show_as(StatusCode::CONFLICT);
            }
            other => {
                other?;
                merge::apply(&mut act.tx, keep, gone, versions, &taken).await
            }
        },
        outdated => outdated,
    };
    match merged {
        Ok(()) => {
            home::outdated(&mut act.tx).await?;
            act.done(&Done::Merged.at(&to)).await
        }
        Err(Refusal::PreviewOutdated) => {
            drop(act);
            let page = Merge::new(&cx.scene, form, &seen, &places, Notice::Outdated);
            page.show_as(StatusCode::CONFLICT)
        }
        Err(refusal) => Err(gate::refused(cx.t, refusal)),
    }
}
