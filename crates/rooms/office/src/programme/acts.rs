//! What can be done with a programme.

use jiff::civil::Date;
use keruen_speech::Lang;
use keruen_store::{StoreError, Thing, Tx, Value, params};

use super::model::{Programme, ProgrammeForm, langs_code};
use super::queries;
use super::rail::Stage;
use crate::error::{OfficeError, Refusal};
use crate::history::{self, Change};
use crate::search;
use crate::text::Trio;

const KIND: &str = "programme";

/// A programme as the journal names it.
pub const fn thing(id: i64) -> Thing {
    Thing { kind: KIND, id }
}

pub(super) fn day(date: Option<Date>) -> Value {
    Value::from(date.map(|d| d.to_string()))
}

pub(super) fn text(trio: &Trio, lang: Lang) -> Value {
    Value::from(trio.get(lang))
}

/// Makes a programme that only its team and the owners see.
pub async fn create(tx: &mut Tx, form: &ProgrammeForm) -> Result<i64, OfficeError> {
    let at = tx.at();
    let id = tx.next_id(KIND).await?;
    // A name in a script without letters for an address still gets one.
    let slug = match &form.slug {
        Some(typed) => typed.to_string(),
        None => free_slug(tx, &form.name)
            .await?
            .unwrap_or_else(|| format!("p{id}")),
    };
    let mut values = vec![Value::from(id), Value::from(slug)];
    values.extend(content(form));
    values.push(Value::from(at));
    tx.run(queries::INSERT, &values).await.map_err(refused)?;
    search::programme(tx, id).await?;
    tx.journal(thing(id), "create", &["slug", "name"], None)
        .await?;
    Ok(id)
}

/// The address that a name makes, with the first number behind it that no programme has had.
async fn free_slug(tx: &mut Tx, name: &Trio) -> Result<Option<String>, OfficeError> {
    let Some(base) = name.address() else {
        return Ok(None);
    };
    let mut slug = base.clone();
    let mut n = 1;
    while tx
        .one::<i64>(queries::HAS_SLUG, &params![slug.as_str()])
        .await?
        > 0
    {
        n += 1;
        slug = base.numbered(n);
    }
    Ok(Some(slug.to_string()))
}

/// Which rule of the tables the form ran into.
fn refused(error: StoreError) -> OfficeError {
    match error {
        StoreError::Duplicate { .. } => Refusal::SlugTaken.into(),
        StoreError::Linked => Refusal::NoSuchOrganisation.into(),
        other => other.into(),
    }
}

/// The columns from `name_kk` to `langs`, in the order of the statements.
fn content(form: &ProgrammeForm) -> Vec<Value> {
    let mut values = Vec::with_capacity(16);
    for trio in [&form.name, &form.lede, &form.goals] {
        values.extend([Lang::Kk, Lang::Ru, Lang::En].map(|lang| text(trio, lang)));
    }
    values.extend([
        Value::from(form.commissioner),
        Value::from(form.operator),
        Value::from(form.contract_number.as_deref()),
        day(form.contract_date),
        day(form.starts),
        day(form.ends),
        Value::from(form.langs_code()),
    ]);
    values
}

/// Saves a programme that was shown in `version`. Its address does not change.
pub async fn save(
    tx: &mut Tx,
    id: i64,
    version: i64,
    form: &ProgrammeForm,
) -> Result<(), OfficeError> {
    let old: Programme = tx.one(queries::FIND, &params![id]).await?;
    history::fresh(thing(id), version, old.version)?;
    if old.published_at.is_some() {
        publishable(&form.name, form.commissioner)?;
    }
    let mut changes = Vec::new();
    changes.extend(Change::trio(
        ["name_kk", "name_ru", "name_en"],
        &old.name,
        &form.name,
    ));
    changes.extend(Change::trio(
        ["lede_kk", "lede_ru", "lede_en"],
        &old.lede,
        &form.lede,
    ));
    changes.extend(Change::trio(
        ["goals_kk", "goals_ru", "goals_en"],
        &old.goals,
        &form.goals,
    ));
    changes.extend([
        Change::id(
            "commissioner",
            old.commissioner.as_ref().map(|b| b.id),
            form.commissioner,
        ),
        Change::id(
            "operator",
            old.operator.as_ref().map(|b| b.id),
            form.operator,
        ),
        Change::text(
            "contract_number",
            old.contract_number.as_deref(),
            form.contract_number.as_deref(),
        ),
        Change::date("contract_date", old.contract_date, form.contract_date),
        Change::date("starts", old.starts, form.starts),
        Change::date("ends", old.ends, form.ends),
        Change::text(
            "langs",
            Some(&langs_code(&old.langs)),
            Some(&form.langs_code()),
        ),
    ]);
    let mut values = vec![Value::from(id)];
    values.extend(content(form));
    tx.run(queries::UPDATE, &values).await.map_err(refused)?;
    search::programme(tx, id).await?;
    history::record(tx, thing(id), "save", &changes, None).await
}

/// What a public page cannot do without.
fn publishable(name: &Trio, commissioner: Option<i64>) -> Result<(), Refusal> {
    if name.is_empty() {
        return Err(Refusal::NothingToShow);
    }
    if commissioner.is_none() {
        return Err(Refusal::NoCommissioner);
    }
    Ok(())
}

/// Opens the programme's page to everybody. Once is enough: [`Refusal::PublicAlready`].
pub async fn publish(tx: &mut Tx, id: i64, version: i64) -> Result<(), OfficeError> {
    let old: Programme = tx.one(queries::FIND, &params![id]).await?;
    if old.published_at.is_some() {
        return Err(Refusal::PublicAlready.into());
    }
    history::fresh(thing(id), version, old.version)?;
    publishable(&old.name, old.commissioner.as_ref().map(|b| b.id))?;
    let at = tx.at();
    tx.run(queries::SET_PUBLISHED, &params![id, at]).await?;
    tx.journal(thing(id), "publish", &["published_at"], None)
        .await?;
    Ok(())
}

/// Closes the page again; the address stays taken.
pub async fn withdraw(tx: &mut Tx, id: i64, version: i64, why: &str) -> Result<(), OfficeError> {
    let old: Programme = tx.one(queries::FIND, &params![id]).await?;
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

/// Saves the stages of the rail.
pub async fn save_stages(
    tx: &mut Tx,
    id: i64,
    version: i64,
    stages: &[Stage],
) -> Result<(), OfficeError> {
    bump(tx, id, version).await?;
    let old: Vec<Stage> = tx.many(queries::STAGES, &params![id]).await?;
    let mut changes = Vec::new();
    for stage in stages {
        let before = old
            .iter()
            .find(|s| s.kind == stage.kind)
            .cloned()
            .unwrap_or_else(|| Stage::bare(stage.kind));
        if before == *stage {
            continue;
        }
        changes.push(Change::text(
            stage.kind.field(),
            Some(&before.written()),
            Some(&stage.written()),
        ));
        let note = |lang| text(&stage.note, lang);
        let values = [
            Value::from(id),
            Value::from(stage.kind.code()),
            day(stage.starts),
            day(stage.ends),
            note(Lang::Kk),
            note(Lang::Ru),
            note(Lang::En),
        ];
        tx.run(queries::PUT_STAGE, &values).await?;
    }
    history::record(tx, thing(id), "save-stages", &changes, None).await
}

/// A part of the programme is about to be saved: nobody may have saved in between.
pub(super) async fn bump(tx: &mut Tx, id: i64, version: i64) -> Result<(), OfficeError> {
    if tx.run(queries::BUMP, &params![id, version]).await? == 0 {
        let current: i64 = tx.one(queries::VERSION, &params![id]).await?;
        return Err(OfficeError::Stale {
            thing: thing(id),
            current,
        });
    }
    Ok(())
}
