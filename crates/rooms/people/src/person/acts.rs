//! Creating, changing, blocking persons and tying them to programmes.

use super::model::{Person, PersonForm};
use super::{KIND, queries};
use crate::fault::{Fault, Why};
use crate::refusal::Refusal;
use keruen_speech::COLLATION_VERSION;
use keruen_store::{Tx, Value, params, search};

/// Writes a new person, tied to these programmes, and gives the id. A coordinator
/// passes a programme of theirs, or could not see whom they wrote down.
pub async fn create(tx: &mut Tx, form: &PersonForm, programmes: &[i64]) -> Result<i64, Refusal> {
    check_territory(tx, form).await?;
    let id = tx.next_id(KIND).await?;
    let at = tx.at();
    let mut values = row(id, form);
    values.push(Value::from(at));
    values.push(Value::from(1_i64));
    tx.run(queries::INSERT, &values).await?;
    write_former(tx, id, form).await?;
    for programme in programmes {
        tx.run(queries::TIE, &params![id, *programme, at]).await?;
    }
    index(tx, id, form).await?;
    tx.journal(super::thing(id), "create", &["surname", "given"], None)
        .await?;
    Ok(id)
}

/// Changes a person who still has the version the editor saw; gives the changed
/// fields, none if nothing differs. The second of two savers gets
/// [`Refusal::StalePerson`] with what stands now.
pub async fn change(
    tx: &mut Tx,
    id: i64,
    version: i64,
    form: &PersonForm,
) -> Result<Vec<&'static str>, Refusal> {
    let current = load(tx, id).await?;
    let changes = decide_change(current, version, form)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    check_territory(tx, form).await?;
    rewrite(tx, id, version + 1, form).await?;
    Ok(tx
        .journal_changes(super::thing(id), "change", &changes, None)
        .await?)
}

/// Fields that differ, with their old values. Saving what stands already is no
/// conflict, whatever version was seen; blocked data is not changed.
fn decide_change(
    current: Person,
    version: i64,
    wanted: &PersonForm,
) -> Result<Vec<(&'static str, String)>, Refusal> {
    if current.form == *wanted {
        return Ok(Vec::new());
    }
    if current.blocked_at.is_some() {
        return Err(Refusal::Blocked);
    }
    if current.version != version {
        return Err(Refusal::StalePerson {
            current: Box::new(current),
        });
    }
    Ok(current.form.changes(wanted))
}

/// Blocks a person's data: it is kept, but neither shown nor changed until it is
/// unblocked or erased. Blocking twice is no mistake.
pub async fn block(tx: &mut Tx, id: i64, why: Option<&str>) -> Result<(), Refusal> {
    if load(tx, id).await?.blocked_at.is_none() {
        let at = tx.at();
        tx.run(queries::SET_BLOCKED, &params![id, at]).await?;
        tx.journal(super::thing(id), "block", &["blocked"], why)
            .await?;
    }
    Ok(())
}

/// Ends a block.
pub async fn unblock(tx: &mut Tx, id: i64, why: Option<&str>) -> Result<(), Refusal> {
    if load(tx, id).await?.blocked_at.is_some() {
        tx.run(queries::SET_BLOCKED, &params![id, None::<i64>])
            .await?;
        tx.journal(super::thing(id), "unblock", &["blocked"], why)
            .await?;
    }
    Ok(())
}

/// Ties a person to a programme: its coordinators and clerks see them from now on.
pub async fn tie(tx: &mut Tx, id: i64, programme: i64) -> Result<(), Refusal> {
    load(tx, id).await?;
    let at = tx.at();
    if tx.run(queries::TIE, &params![id, programme, at]).await? > 0 {
        tx.journal(super::thing(id), "tie", &["programme"], None)
            .await?;
    }
    Ok(())
}

/// Unties a person from a programme.
pub async fn untie(tx: &mut Tx, id: i64, programme: i64) -> Result<(), Refusal> {
    if tx.run(queries::UNTIE, &params![id, programme]).await? > 0 {
        tx.journal(super::thing(id), "untie", &["programme"], None)
            .await?;
    }
    Ok(())
}

/// The person as they stand within this act; an id that was merged away says where it leads.
pub async fn load(tx: &mut Tx, id: i64) -> Result<Person, Refusal> {
    let Some(mut person) = tx.maybe::<Person>(queries::FIND, &params![id]).await? else {
        return Err(match tx.maybe::<i64>(queries::ALIAS, &params![id]).await? {
            Some(into) => Refusal::Merged { into },
            None => Refusal::missing(KIND),
        });
    };
    person.form.former = tx.many(queries::FORMER, &params![id]).await?;
    Ok(person)
}

/// As [`load`], for an act that uses the data: blocked data is not used.
pub(crate) async fn usable(tx: &mut Tx, id: i64) -> Result<Person, Refusal> {
    let person = load(tx, id).await?;
    if person.blocked_at.is_some() {
        Err(Refusal::Blocked)
    } else {
        Ok(person)
    }
}

/// Writes all particulars with what is derived from them. The caller journals.
pub(crate) async fn rewrite(
    tx: &mut Tx,
    id: i64,
    version: i64,
    form: &PersonForm,
) -> Result<(), Refusal> {
    let mut values = row(id, form);
    values.push(Value::from(version));
    tx.run(queries::UPDATE, &values).await?;
    tx.run(queries::DELETE_FORMER, &params![id]).await?;
    write_former(tx, id, form).await?;
    index(tx, id, form).await
}

async fn write_former(tx: &mut Tx, id: i64, form: &PersonForm) -> Result<(), Refusal> {
    for (position, name) in (0_i64..).zip(&form.former) {
        let row = tx.next_id("former_name").await?;
        tx.run(queries::INSERT_FORMER, &params![row, id, name, position])
            .await?;
    }
    Ok(())
}

async fn index(tx: &mut Tx, id: i64, form: &PersonForm) -> Result<(), Refusal> {
    search::index(tx, super::thing(id), &form.search_fields()).await?;
    Ok(())
}

async fn check_territory(tx: &mut Tx, form: &PersonForm) -> Result<(), Refusal> {
    let Some(id) = form.territory else {
        return Ok(());
    };
    let known = tx
        .maybe::<crate::territory::Territory>(crate::territory::queries::FIND, &params![id])
        .await?;
    if known.is_some() {
        Ok(())
    } else {
        Err(Refusal::Faulty(vec![Fault {
            field: "territory",
            why: Why::Unknown,
        }]))
    }
}

pub(crate) fn row(id: i64, form: &PersonForm) -> Vec<Value> {
    let [kk, ru, en] = form.sort_keys();
    params![
        id,
        form.name.surname.as_str(),
        form.name.given.as_str(),
        form.name.patronymic.as_deref(),
        form.language_codes(),
        form.territory,
        kk,
        ru,
        en,
        COLLATION_VERSION,
        form.sound()
    ]
    .into()
}
