//! What can be done with a post.

use keruen_store::files::{self, Hash};
use keruen_store::{StoreError, Thing, Tx, Value, params};

use super::model::{Photo, Post, PostForm, decides};
use super::queries;
use crate::error::{OfficeError, Refusal};
use crate::history::{self, Change};
use crate::search;
use crate::text::Trio;

const KIND: &str = "news";

/// A post as the journal names it.
pub const fn thing(id: i64) -> Thing {
    Thing { kind: KIND, id }
}

/// Writes a post that only the team sees.
pub async fn create(tx: &mut Tx, programme: i64, form: &PostForm) -> Result<i64, OfficeError> {
    let at = tx.at();
    let id = tx.next_id(KIND).await?;
    let slug = match &form.slug {
        Some(typed) => typed.to_string(),
        None => free_slug(tx, programme, &form.title)
            .await?
            .unwrap_or_else(|| format!("n{id}")),
    };
    let mut values = vec![Value::from(id), Value::from(programme), Value::from(slug)];
    values.extend(form.content());
    values.push(Value::from(at));
    tx.run(queries::INSERT, &values)
        .await
        .map_err(|error| match error {
            StoreError::Duplicate { .. } => OfficeError::from(Refusal::SlugTaken),
            StoreError::Linked => StoreError::NotFound.into(),
            other => other.into(),
        })?;
    there(tx, form.photo.as_ref()).await?;
    search::post(tx, id).await?;
    tx.journal(thing(id), "create", &["title", "text"], None)
        .await?;
    Ok(id)
}

/// The address that a title makes, with the first number behind it that no post of the programme has
/// had. `None`: the title has no letters for an address.
async fn free_slug(
    tx: &mut Tx,
    programme: i64,
    title: &Trio,
) -> Result<Option<String>, OfficeError> {
    let Some(base) = title.address() else {
        return Ok(None);
    };
    let mut slug = base.clone();
    let mut n = 1;
    while tx
        .one::<i64>(queries::HAS_SLUG, &params![programme, slug.as_str()])
        .await?
        > 0
    {
        n += 1;
        slug = base.numbered(n);
    }
    Ok(Some(slug.to_string()))
}

/// Saves a post that was shown in `version`. A published one stays fit to be seen, and a clerk does
/// not touch it: [`Refusal::DraftsOnly`].
pub async fn save(tx: &mut Tx, id: i64, version: i64, form: &PostForm) -> Result<(), OfficeError> {
    let old: Post = tx.one(queries::FIND, &params![id]).await?;
    if old.published_at.is_some() {
        decided(tx)?;
    }
    history::fresh(thing(id), version, old.version)?;
    if old.published_at.is_some() {
        publishable(&form.title, form.photo.as_ref())?;
    }
    there(tx, form.photo.as_ref()).await?;
    let file = |photo: Option<&Photo>| photo.map(|p| p.file.as_str().to_owned());
    let consent = |photo: Option<&Photo>| photo.map(|p| if p.consent { "1" } else { "0" });
    let none = Trio::default();
    let alt = |photo: Option<&Photo>| photo.map_or_else(|| none.clone(), |p| p.alt.clone());
    let (before, after) = (old.photo.as_ref(), form.photo.as_ref());
    let mut changes = Vec::new();
    changes.extend(Change::trio(
        ["title_kk", "title_ru", "title_en"],
        &old.title,
        &form.title,
    ));
    changes.extend(Change::trio(
        ["text_kk", "text_ru", "text_en"],
        &old.text,
        &form.text,
    ));
    changes.extend(Change::trio(
        ["alt_kk", "alt_ru", "alt_en"],
        &alt(before),
        &alt(after),
    ));
    changes.push(Change::text(
        "photo",
        file(before).as_deref(),
        file(after).as_deref(),
    ));
    changes.push(Change::text(
        "photo_consent",
        consent(before),
        consent(after),
    ));
    let mut values = vec![Value::from(id)];
    values.extend(form.content());
    tx.run(queries::UPDATE, &values).await?;
    search::post(tx, id).await?;
    history::record(tx, thing(id), "save", &changes, None).await
}

/// Whoever acts may decide what everybody sees.
fn decided(tx: &Tx) -> Result<(), Refusal> {
    if decides(tx.by()) {
        Ok(())
    } else {
        Err(Refusal::DraftsOnly)
    }
}

/// The photo lies with the files, as a picture. A form may have named another file, or stayed open
/// until its photo was swept.
async fn there(tx: &mut Tx, photo: Option<&Photo>) -> Result<(), OfficeError> {
    let Some(photo) = photo else { return Ok(()) };
    let hash: Hash = photo
        .file
        .as_str()
        .parse()
        .map_err(|_| OfficeError::from(Refusal::NoSuchPhoto))?;
    match files::known(tx, &hash).await? {
        Some(file) if file.mime.starts_with("image/") => Ok(()),
        _ => Err(Refusal::NoSuchPhoto.into()),
    }
}

fn publishable(title: &Trio, photo: Option<&Photo>) -> Result<(), Refusal> {
    if title.is_empty() {
        return Err(Refusal::NothingToShow);
    }
    match photo {
        Some(photo) if !photo.consent => Err(Refusal::PhotoWithoutConsent),
        Some(photo) if photo.alt.is_empty() => Err(Refusal::PhotoWithoutAlt),
        _ => Ok(()),
    }
}

/// Shows the post to everybody, once its programme is published. Once is enough:
/// [`Refusal::PublicAlready`].
pub async fn publish(tx: &mut Tx, id: i64, version: i64) -> Result<(), OfficeError> {
    decided(tx)?;
    let old: Post = tx.one(queries::FIND, &params![id]).await?;
    if old.published_at.is_some() {
        return Err(Refusal::PublicAlready.into());
    }
    history::fresh(thing(id), version, old.version)?;
    publishable(&old.title, old.photo.as_ref())?;
    there(tx, old.photo.as_ref()).await?;
    let at = tx.at();
    tx.run(queries::SET_PUBLISHED, &params![id, at]).await?;
    tx.journal(thing(id), "publish", &["published_at"], None)
        .await?;
    Ok(())
}

/// Takes the post off the page; its address stays taken.
pub async fn withdraw(tx: &mut Tx, id: i64, version: i64, why: &str) -> Result<(), OfficeError> {
    decided(tx)?;
    let old: Post = tx.one(queries::FIND, &params![id]).await?;
    if old.published_at.is_none() {
        return Err(Refusal::NotPublic.into());
    }
    history::fresh(thing(id), version, old.version)?;
    tx.run(queries::SET_PUBLISHED, &params![id, None::<i64>])
        .await?;
    tx.journal(thing(id), "withdraw", &["published_at"], Some(why))
        .await?;
    Ok(())
}
