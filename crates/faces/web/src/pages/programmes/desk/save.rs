//! Showing and saving the sheets of a programme's desk.

use keruen_office::programme::{self, Programme};
use keruen_office::submission::{self, Arrival};
use keruen_office::{OfficeError, Refusal};
use keruen_people::organisation;
use keruen_people::role::Role;

use super::change::{Change, What};
use super::gate::{enter, home};
use super::photo;
use super::sheet::Sheet;
use super::stale::compare;
use super::texts::Texts;
use crate::conflict::{Conflict, Field, Place};
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Form;
use crate::history::Saver;
use crate::once;
use crate::page::{Answer, Page as _, see_other};
use crate::pages::orgs::words as orgs;
use crate::pages::programmes::text::Said;
use crate::parts::Choice;
use crate::trouble::Trouble;
use crate::zone;

/// The organisations of the site, in the order of the reader's language.
pub async fn bodies(cx: &Cx, what: What) -> Result<Vec<Choice>, Trouble> {
    if !matches!(what, What::New | What::Programme) {
        return Ok(Vec::new());
    }
    let all = organisation::all(cx.db()).await?;
    let today = zone::day(cx.now());
    let choice = |one| orgs::choice(cx.t, one, today);
    let mut named: Vec<Choice> = all.iter().map(choice).collect();
    named.sort_by_cached_key(|choice| keruen_speech::sort_key(cx.lang, &choice.label));
    Ok(named)
}

/// Puts what stands there into a form, once to be changed and once to be remembered.
pub fn fill(mut form: Form, version: i64, texts: Texts) -> Form {
    form = form.with("version", version.to_string());
    for (name, text) in texts {
        form = form
            .with(&format!("was_{name}"), text.clone())
            .with(&name, text);
    }
    form
}

/// Shows a sheet of the programme of the address.
pub async fn show(cx: &Cx, what: What) -> Answer {
    let (programme, _) = enter(cx).await?;
    let (version, texts) = what.stands(cx.db(), &programme).await?;
    let form = fill(cx.blank(), version, texts);
    page(cx, what, Some(&programme), form).await
}

/// Shows a sheet around a form.
pub async fn page(cx: &Cx, what: What, programme: Option<&Programme>, form: Form) -> Answer {
    let fields = what.fields(cx.t, &bodies(cx, what).await?);
    let mut words = what.words(&cx.scene, programme);
    if let (What::HandOver(id), Some(programme)) = (what, programme) {
        let one = programme::deliverable(cx.db(), programme.id, id).await?;
        let name = Said::or(cx.t, &one.content.name, "").text;
        words.title = format!("{}: {name}", words.title);
    }
    let photo = match (what, programme) {
        (What::Post(_), Some(programme)) => photo::kept(cx, &form, programme.id).await?,
        _ => None,
    };
    Sheet::new(&cx.scene, words, form.clone(), fields)
        .photo(photo)
        .show_with(&form)
}

/// Saves a sheet of the programme of the address.
pub async fn save(cx: &Cx, what: What, form: Form) -> Answer {
    let (programme, role) = enter(cx).await?;
    save_in(cx, what, form, programme, role).await
}

/// Saves a sheet. Who comes second and touched other fields than the first is not asked anything;
/// who touched the same chooses.
pub async fn save_in(
    cx: &Cx,
    what: What,
    mut form: Form,
    programme: Programme,
    role: Option<Role>,
) -> Answer {
    let change = match what.read(&form, zone::day(cx.now())) {
        // A photo may have been refused before.
        Ok(_) if form.has_errors() => return page(cx, what, Some(&programme), form).await,
        Ok(change) => change,
        Err(faults) => {
            form.refuse_office(&faults);
            return page(cx, what, Some(&programme), form).await;
        }
    };
    let version: i64 = form.value("version").parse().map_err(|_| Trouble::Stale)?;
    match attempt(cx, &form, &change, &programme, version, role).await {
        Ok(to) => see_other(&to),
        Err(OfficeError::Refused(refusal)) => {
            refuse(cx, &mut form, refusal)?;
            page(cx, what, Some(&programme), form).await
        }
        Err(OfficeError::Stale { .. }) => second(cx, what, form, &change, &programme, role).await,
        Err(other) => Err(other.into()),
    }
}

/// Puts what a rule of the house says at its field.
fn refuse(cx: &Cx, form: &mut Form, refusal: Refusal) -> Result<(), Trouble> {
    let (field, key) = super::change::refused(refusal).ok_or_else(|| Trouble::from(refusal))?;
    form.refuse_own(field, cx.t.say(key));
    Ok(())
}

async fn attempt(
    cx: &Cx,
    form: &Form,
    change: &Change,
    programme: &Programme,
    version: i64,
    role: Option<Role>,
) -> Result<String, OfficeError> {
    let mut tx = cx.db().act(cx.actor(role), cx.now()).await?;
    let key = once::key(cx, form);
    if let Some(key) = &key
        && let Arrival::Again(to) = submission::once(&mut tx, key).await?
    {
        return Ok(to);
    }
    let place = change.save(&mut tx, programme.id, version).await?;
    let said = if change.makes() {
        Done::Created
    } else {
        Done::Saved
    };
    let to = said.at(&format!("{}{place}", home(&cx.scene, programme.id)));
    if let Some(key) = &key {
        submission::done(&mut tx, key, &to).await?;
    }
    tx.commit().await?;
    Ok(to)
}

/// Somebody saved in between.
async fn second(
    cx: &Cx,
    what: What,
    form: Form,
    change: &Change,
    programme: &Programme,
    role: Option<Role>,
) -> Answer {
    let programme = programme::by_id(cx.db(), programme.id).await?;
    let (version, theirs) = what.stands(cx.db(), &programme).await?;
    let fields = what.fields(cx.t, &bodies(cx, what).await?);
    let compared = compare(cx.t, &fields, &form, &change.texts(), &theirs);
    let apart = theirs.is_empty() || !compared.iter().any(Field::theirs_differs);
    if apart && let Ok(to) = attempt(cx, &form, change, &programme, version, role).await {
        // The other one saved another part of the programme.
        return see_other(&to);
    }
    let words = what.words(&cx.scene, Some(&programme));
    let mut crumbs = words.crumbs;
    crumbs.pop();
    let action = cx.href(&cx.scene.path);
    let mut place = Place::new(crumbs, words.back, action, version);
    place.multipart = matches!(what, What::Post(_));
    let saver = Saver::last(cx, what.thing(programme.id)).await?;
    Conflict::new(&cx.scene, place, saver, compared).answer()
}
