//! The sheets: a handler for each that is shown, and one for each that is saved.

use axum::http::StatusCode;
use keruen_office::OfficeError;
use keruen_office::news;
use keruen_office::programme;
use keruen_speech::date;

use super::change::{Change, What};
use super::gate::{enter, home};
use super::sheet::Sheet;
use super::{photo, save, told};
use crate::conflict::{Overtaken, Place};
use crate::cx::Cx;
use crate::done::Done;
use crate::once::{Begun, begin};
use crate::page::{Answer, Page as _, see_other};
use crate::trouble::Trouble;
use crate::zone;

/// `GET /{lang}/desk/programmes/new`.
pub async fn create(cx: Cx) -> Answer {
    let form = cx.blank().with("lang_kk", "1").with("lang_ru", "1");
    save::page(&cx, What::New, None, form).await
}

/// `POST /{lang}/desk/programmes/new`.
pub async fn created(cx: Cx) -> Answer {
    let mut form = cx.form();
    let wanted = match What::New.read(&form, zone::day(cx.now())) {
        Ok(Change::Programme(wanted)) => wanted,
        Ok(_) => return Err(Trouble::NotFound),
        Err(faults) => {
            form.refuse_office(&faults);
            return save::page(&cx, What::New, None, form).await;
        }
    };
    let mut act = match begin(&cx, &form).await? {
        Begun::First(act) => act,
        Begun::Again(to) => return see_other(&to),
    };
    match programme::create(&mut act.tx, &wanted).await {
        Ok(id) => act.done(&Done::Created.at(&home(&cx.scene, id))).await,
        Err(OfficeError::Refused(refusal)) => {
            let (field, key) =
                super::change::refused(refusal).ok_or_else(|| Trouble::from(refusal))?;
            form.refuse(field, cx.t.say(key));
            let fields = What::New.fields(cx.t, &save::bodies(&cx, What::New).await?);
            let words = What::New.words(&cx.scene, None);
            Sheet::new(&cx.scene, words, form, fields).show_as(StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(other) => Err(other.into()),
    }
}

macro_rules! sheets {
    ($($(#[$doc:meta])* $show:ident, $save:ident, |$cx:ident| $what:expr;)*) => {$(
        $(#[$doc])*
        pub async fn $show($cx: Cx) -> Answer {
            let what = $what;
            save::show(&$cx, what).await
        }

        $(#[$doc])*
        pub async fn $save($cx: Cx) -> Answer {
            let what = $what;
            save::save(&$cx, what, $cx.form()).await
        }
    )*};
}

sheets! {
    /// `…/edit`.
    edit, edited, |cx| What::Programme;
    /// `…/stages`.
    stages, staged, |cx| What::Stages;
    /// `…/indicators/new`.
    new_indicator, indicator_made, |cx| What::Indicator(None);
    /// `…/indicators/{item}`.
    indicator, indicator_saved, |cx| What::Indicator(Some(cx.param("item")?));
    /// `…/deliverables/new`.
    new_deliverable, deliverable_made, |cx| What::Deliverable(None);
    /// `…/deliverables/{item}`.
    deliverable, deliverable_saved, |cx| What::Deliverable(Some(cx.param("item")?));
}

/// `GET …/news/new`.
pub async fn new_post(cx: Cx) -> Answer {
    save::show(&cx, What::Post(None)).await
}

/// `POST …/news/new`.
pub async fn post_made(mut cx: Cx) -> Answer {
    let (_, role) = enter(&cx).await?;
    let form = photo::received(&mut cx, role).await?;
    save::save(&cx, What::Post(None), form).await
}

/// Refuses whoever may not change the post of the address: what is published a clerk leaves alone.
async fn changeable(cx: &Cx) -> Result<i64, Trouble> {
    let (programme, _) = enter(cx).await?;
    let post = news::by_id(cx.db(), cx.param("item")?).await?;
    if post.programme != programme.id {
        return Err(Trouble::NotFound);
    }
    if news::changeable(&cx.viewer, &post) {
        Ok(post.id)
    } else {
        Err(Trouble::Forbidden)
    }
}

/// `GET …/news/{item}/edit`.
pub async fn edit_post(cx: Cx) -> Answer {
    let what = What::Post(Some(changeable(&cx).await?));
    save::show(&cx, what).await
}

/// `POST …/news/{item}/edit`. A clerk whose draft was published meanwhile is told so on the form,
/// with what they typed.
pub async fn post_saved(mut cx: Cx) -> Answer {
    let (programme, role) = enter(&cx).await?;
    let what = What::Post(Some(cx.param("item")?));
    what.stands(cx.db(), &programme).await?;
    let form = photo::received(&mut cx, role).await?;
    save::save(&cx, what, form).await
}

/// `GET …/deliverables/{item}/done`: the day a deliverable was handed over. Before there is one,
/// today stands there.
pub async fn hand_over(cx: Cx) -> Answer {
    let (programme, _) = enter(&cx).await?;
    let what = What::HandOver(cx.param("item")?);
    let (version, stands) = what.stands(cx.db(), &programme).await?;
    let mut form = save::fill(cx.blank(), version, stands);
    if form.value("done").is_empty() {
        let today = date::short(cx.lang, zone::day(cx.now()));
        form = form.replaced("done", &today);
    }
    save::page(&cx, what, Some(&programme), form).await
}

/// `POST …/deliverables/{item}/done`.
pub async fn handed_over(cx: Cx) -> Answer {
    let what = What::HandOver(cx.param("item")?);
    save::save(&cx, what, cx.form()).await
}

/// `POST …/indicators/{item}/remove`.
pub async fn remove_indicator(cx: Cx) -> Answer {
    remove(&cx, What::Indicator(Some(cx.param("item")?))).await
}

/// `POST …/deliverables/{item}/remove`.
pub async fn remove_deliverable(cx: Cx) -> Answer {
    remove(&cx, What::Deliverable(Some(cx.param("item")?))).await
}

/// Takes a part out of the programme shown in the form's version. Where somebody saved in between,
/// what they changed is shown first.
async fn remove(cx: &Cx, what: What) -> Answer {
    let (programme, role) = enter(cx).await?;
    let form = cx.form();
    let words = what.words(&cx.scene, Some(&programme));
    let shown: i64 = form.value("version").parse().map_err(|_| Trouble::Stale)?;
    let mut tx = cx.db().act(cx.actor(role), cx.now()).await?;
    let done = match what {
        What::Indicator(Some(id)) => {
            programme::remove_indicator(&mut tx, programme.id, shown, id).await
        }
        What::Deliverable(Some(id)) => {
            programme::remove_deliverable(&mut tx, programme.id, shown, id).await
        }
        _ => return Err(Trouble::NotFound),
    };
    match done {
        Ok(()) => {
            tx.commit().await?;
            see_other(&Done::Removed.at(&words.back))
        }
        Err(OfficeError::Stale { .. }) => {
            drop(tx);
            let programme = programme::by_id(cx.db(), programme.id).await?;
            // Gone already: then there is nothing to decide.
            what.stands(cx.db(), &programme).await?;
            let told = told::programme(cx, &programme).await?;
            let changes = told::since(told, shown, programme.version);
            let removal = words.removal.ok_or(Trouble::NotFound)?;
            let mut crumbs = words.crumbs;
            crumbs.pop();
            let place = Place::new(crumbs, words.back, removal.action, programme.version);
            Overtaken::new(&cx.scene, place, changes, removal.label)
                .harm()
                .answer()
        }
        Err(other) => Err(other.into()),
    }
}
