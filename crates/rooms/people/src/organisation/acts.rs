//! Creating and changing organisations.

use super::model::{Organisation, OrganisationForm, OrganisationKind};
use super::{KIND, queries};
use crate::fault::{Fault, Why};
use crate::refusal::Refusal;
use keruen_speech::{COLLATION_VERSION, Lang, slug};
use keruen_store::{Tx, Value, params, search};

/// Writes a new organisation and gives its id.
pub async fn create(tx: &mut Tx, form: &OrganisationForm) -> Result<i64, Refusal> {
    check_references(tx, None, form).await?;
    let id = tx.next_id(KIND).await?;
    let slug = free_slug(tx, id, form).await?;
    let mut values = row(id, form, 1);
    values.push(Value::from(slug));
    tx.run(queries::INSERT, &values).await?;
    let thing = super::thing(id);
    search::index(tx, thing, &form.names.search_fields()).await?;
    tx.journal(thing, "create", &["kind", "names"], None)
        .await?;
    Ok(id)
}

/// Changes an organisation that still has the version the editor saw; gives the
/// changed fields, none if nothing differs. A reorganised body is a new
/// organisation with this one as its predecessor, not a change of this one.
pub async fn change(
    tx: &mut Tx,
    id: i64,
    version: i64,
    form: &OrganisationForm,
) -> Result<Vec<&'static str>, Refusal> {
    let current = tx
        .maybe::<Organisation>(queries::FIND, &params![id])
        .await?
        .ok_or(Refusal::missing(KIND))?;
    let changes = decide_change(current, version, form)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let leaves_council = changes
        .iter()
        .any(|(field, old)| *field == "kind" && old == OrganisationKind::Council.code());
    if leaves_council && tx.one::<i64>(queries::COUNT_SEATS, &params![id]).await? > 0 {
        return Err(Refusal::InUse);
    }
    check_references(tx, Some(id), form).await?;
    tx.run(queries::UPDATE, &row(id, form, version + 1)).await?;
    let thing = super::thing(id);
    search::index(tx, thing, &form.names.search_fields()).await?;
    Ok(tx.journal_changes(thing, "change", &changes, None).await?)
}

/// Fields that differ, with their old values; refuses an editor who saw an older
/// version. Saving what stands already is no conflict, whatever version was seen.
fn decide_change(
    current: Organisation,
    version: i64,
    wanted: &OrganisationForm,
) -> Result<Vec<(&'static str, String)>, Refusal> {
    if current.form == *wanted {
        return Ok(Vec::new());
    }
    if current.version != version {
        return Err(Refusal::StaleOrganisation {
            current: Box::new(current),
        });
    }
    let old = &current.form;
    let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let mut changes = old.names.changes(&wanted.names);
    if old.kind != wanted.kind {
        changes.push(("kind", old.kind.code().to_owned()));
    }
    if old.valid != wanted.valid {
        changes.push(("valid", old.valid.text()));
    }
    if old.predecessor != wanted.predecessor {
        changes.push(("predecessor", id(old.predecessor)));
    }
    if old.territory != wanted.territory {
        changes.push(("territory", id(old.territory)));
    }
    Ok(changes)
}

async fn check_references(
    tx: &mut Tx,
    id: Option<i64>,
    form: &OrganisationForm,
) -> Result<(), Refusal> {
    let fault = |field, why| Refusal::Faulty(vec![Fault { field, why }]);
    if let Some(territory) = form.territory {
        tx.maybe::<crate::territory::Territory>(
            crate::territory::queries::FIND,
            &params![territory],
        )
        .await?
        .ok_or_else(|| fault("territory", Why::Unknown))?;
    }
    let mut before = form.predecessor;
    while let Some(next) = before {
        if Some(next) == id {
            return Err(fault("predecessor", Why::Circle));
        }
        before = tx
            .maybe::<Organisation>(queries::FIND, &params![next])
            .await?
            .ok_or_else(|| fault("predecessor", Why::Unknown))?
            .form
            .predecessor;
    }
    Ok(())
}

/// How many of one name are counted; further ones bear their number, so that a list of thousands
/// does not try each one's place again.
const COUNTED: i64 = 9;

/// The first free one of `name`, `name-2` … `name-9`, and after these `name-` with the number.
async fn free_slug(tx: &mut Tx, id: i64, form: &OrganisationForm) -> Result<String, Refusal> {
    let base: String = slug(form.names.say(Lang::En)).chars().take(60).collect();
    let base = match base.trim_matches('-') {
        "" => form.kind.code().replace('_', "-"),
        base => base.to_owned(),
    };
    let mut candidate = base.clone();
    let mut n = 1;
    while tx
        .one::<i64>(queries::COUNT_SLUG, &params![candidate.as_str()])
        .await?
        > 0
    {
        n = if n == COUNTED { id.max(n + 1) } else { n + 1 };
        candidate = format!("{base}-{n}");
    }
    Ok(candidate)
}

fn row(id: i64, form: &OrganisationForm, version: i64) -> Vec<Value> {
    let [kk, ru, en] = form.names.sort_keys();
    params![
        id,
        form.kind.code(),
        form.names.get(Lang::Kk),
        form.names.get(Lang::Ru),
        form.names.get(Lang::En),
        kk,
        ru,
        en,
        COLLATION_VERSION,
        form.valid.from().map(|day| day.to_string()),
        form.valid.to().map(|day| day.to_string()),
        form.predecessor,
        form.territory,
        version
    ]
    .into()
}
