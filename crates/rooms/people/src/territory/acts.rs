//! Creating and changing territories.

use super::model::{Population, Territory, TerritoryForm};
use super::{KIND, queries};
use crate::fault::{Fault, Why};
use crate::refusal::Refusal;
use keruen_speech::COLLATION_VERSION;
use keruen_store::{Tx, Value, params};

/// Writes a new territory and gives its id.
pub async fn create(tx: &mut Tx, form: &TerritoryForm) -> Result<i64, Refusal> {
    check_parent(tx, None, form.parent).await?;
    let id = tx.next_id(KIND).await?;
    tx.run(queries::INSERT, &row(id, form, 1)).await?;
    let fields = ["kind", "names"];
    tx.journal(super::thing(id), "create", &fields, None)
        .await?;
    Ok(id)
}

/// Changes a territory that still has the version the editor saw; gives the changed
/// fields, none if nothing differs.
pub async fn change(
    tx: &mut Tx,
    id: i64,
    version: i64,
    form: &TerritoryForm,
) -> Result<Vec<&'static str>, Refusal> {
    let current = tx
        .maybe::<Territory>(queries::FIND, &params![id])
        .await?
        .ok_or(Refusal::missing(KIND))?;
    let changes = decide_change(current, version, form)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    check_parent(tx, Some(id), form.parent).await?;
    tx.run(queries::UPDATE, &row(id, form, version + 1)).await?;
    Ok(tx
        .journal_changes(super::thing(id), "change", &changes, None)
        .await?)
}

/// Fields that differ, with their old values; refuses an editor who saw an older version.
fn decide_change(
    current: Territory,
    version: i64,
    wanted: &TerritoryForm,
) -> Result<Vec<(&'static str, String)>, Refusal> {
    if current.form == *wanted {
        return Ok(Vec::new());
    }
    if current.version != version {
        return Err(Refusal::StaleTerritory {
            current: Box::new(current),
        });
    }
    let old = &current.form;
    let mut changes = Vec::new();
    if old.kind != wanted.kind {
        changes.push(("kind", old.kind.code().to_owned()));
    }
    changes.extend(old.names.changes(&wanted.names));
    if old.parent != wanted.parent {
        changes.push((
            "parent",
            old.parent.map(|id| id.to_string()).unwrap_or_default(),
        ));
    }
    if old.valid != wanted.valid {
        changes.push(("valid", old.valid.text()));
    }
    if old.population != wanted.population {
        let text = |people: &Population| people.count.to_string();
        changes.push((
            "population",
            old.population.as_ref().map(text).unwrap_or_default(),
        ));
    }
    Ok(changes)
}

/// A territory lies in one that is there, and never in itself.
async fn check_parent(tx: &mut Tx, id: Option<i64>, parent: Option<i64>) -> Result<(), Refusal> {
    let mut above = parent;
    while let Some(next) = above {
        if Some(next) == id {
            return Err(Refusal::Faulty(vec![Fault {
                field: "parent",
                why: Why::Circle,
            }]));
        }
        above = tx
            .maybe::<Territory>(queries::FIND, &params![next])
            .await?
            .ok_or_else(|| {
                Refusal::Faulty(vec![Fault {
                    field: "parent",
                    why: Why::Unknown,
                }])
            })?
            .form
            .parent;
    }
    Ok(())
}

fn row(id: i64, form: &TerritoryForm, version: i64) -> Vec<Value> {
    let [kk, ru, en] = form.names.sort_keys();
    let people = form.population.as_ref();
    params![
        id,
        form.kind.code(),
        form.parent,
        form.names.get(keruen_speech::Lang::Kk),
        form.names.get(keruen_speech::Lang::Ru),
        form.names.get(keruen_speech::Lang::En),
        kk,
        ru,
        en,
        COLLATION_VERSION,
        form.valid.from().map(|day| day.to_string()),
        form.valid.to().map(|day| day.to_string()),
        people.map(|people| people.count),
        people.and_then(|people| people.source.clone()),
        people
            .and_then(|people| people.date)
            .map(|day| day.to_string()),
        people.is_some_and(|people| people.estimate),
        version
    ]
    .into()
}
