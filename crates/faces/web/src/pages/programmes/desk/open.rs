//! The sheets: a handler for each that is shown, and one for each that is saved.

use axum::http::StatusCode;
use jiff::civil::Date;
use keruen_office::OfficeError;
use keruen_office::programme;
use keruen_store::Tx;

use super::change::{Change, What};
use super::gate::{enter, home};
use super::sheet::Sheet;
use super::{photo, save};
use crate::cx::Cx;
use crate::form::Form;
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
    let wanted = match What::New.read(&form) {
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
        Ok(id) => act.done(&home(&cx.scene, id)).await,
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

/// `GET …/news/{item}/edit`.
pub async fn edit_post(cx: Cx) -> Answer {
    let what = What::Post(Some(cx.param("item")?));
    save::show(&cx, what).await
}

/// `POST …/news/{item}/edit`.
pub async fn post_saved(mut cx: Cx) -> Answer {
    let (programme, role) = enter(&cx).await?;
    let what = What::Post(Some(cx.param("item")?));
    what.stands(cx.db(), &programme).await?;
    let form = photo::received(&mut cx, role).await?;
    save::save(&cx, what, form).await
}

/// Begins an act on a part of the programme shown in the form's version.
async fn begun(cx: &Cx, form: &Form) -> Result<(i64, i64, i64, Tx), Trouble> {
    let (programme, role) = enter(cx).await?;
    let item: i64 = cx.param("item")?;
    let version: i64 = form.value("version").parse().map_err(|_| Trouble::Stale)?;
    let tx = cx.db().act(cx.actor(role), cx.now()).await?;
    Ok((programme.id, item, version, tx))
}

/// `POST …/indicators/{item}/remove`.
pub async fn remove_indicator(cx: Cx) -> Answer {
    let (programme, item, version, mut tx) = begun(&cx, &cx.form()).await?;
    programme::remove_indicator(&mut tx, programme, version, item).await?;
    tx.commit().await?;
    see_other(&format!("{}/indicators", home(&cx.scene, programme)))
}

/// `POST …/deliverables/{item}/remove`.
pub async fn remove_deliverable(cx: Cx) -> Answer {
    let (programme, item, version, mut tx) = begun(&cx, &cx.form()).await?;
    programme::remove_deliverable(&mut tx, programme, version, item).await?;
    tx.commit().await?;
    see_other(&format!("{}/deliverables", home(&cx.scene, programme)))
}

/// `POST …/deliverables/{item}/done`: today, or not after all.
pub async fn mark(cx: Cx) -> Answer {
    let form = cx.form();
    let (programme, item, version, mut tx) = begun(&cx, &form).await?;
    let today: Date = zone::day(cx.now());
    programme::mark_done(
        &mut tx,
        programme,
        version,
        item,
        form.ticked("done").then_some(today),
    )
    .await?;
    tx.commit().await?;
    see_other(&format!("{}/deliverables", home(&cx.scene, programme)))
}
