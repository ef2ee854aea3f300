//! Carrying out a list of organisations.

use keruen_store::{Db, StoreError, Tx, params};

use super::columns::Mapping;
use super::entry::Known;
use super::plan::{Plan, Summary, plan};
use crate::import::Sheet;
use crate::organisation::{change, create, queries};
use crate::refusal::Refusal;
use crate::seal::Seal;

/// What the site knows, on one consistent read.
pub async fn known(db: &Db) -> Result<Known, StoreError> {
    let mut snapshot = db.snapshot().await?;
    Ok(Known {
        organisations: snapshot.many(queries::ALL, &[]).await?,
        territories: snapshot.many(crate::territory::queries::ALL, &[]).await?,
        with_seats: snapshot.many(queries::WITH_SEATS, &[]).await?,
    })
}

/// Shows what a list would do; nothing is written.
pub async fn dry_run(db: &Db, sheet: &Sheet, mapping: &Mapping) -> Result<Plan, StoreError> {
    Ok(plan(sheet, mapping, &known(db).await?))
}

/// Carries out a list within a transaction: all of it, or nothing.
///
/// The plan is made anew, over what stands now. `agreed` is the [`Plan::seal`] of what the reader
/// saw; if anything of it is different by now, [`Refusal::PreviewOutdated`] asks to look again.
pub async fn apply(
    tx: &mut Tx,
    sheet: &Sheet,
    mapping: &Mapping,
    agreed: Seal,
) -> Result<Summary, Refusal> {
    let known = Known {
        organisations: tx.many(queries::ALL, &params![]).await?,
        territories: tx.many(crate::territory::queries::ALL, &params![]).await?,
        with_seats: tx.many(queries::WITH_SEATS, &params![]).await?,
    };
    let plan = plan(sheet, mapping, &known);
    let summary = plan.summary();
    if plan.seal() != agreed {
        return Err(Refusal::PreviewOutdated);
    }
    let mut ids = Vec::with_capacity(plan.new.len());
    for wish in &plan.new {
        ids.push(create(tx, &wish.form).await?);
    }
    for (wish, id) in plan.new.iter().zip(&ids) {
        if let Some(place) = wish.after {
            let mut form = wish.form.clone();
            form.predecessor = ids.get(place).copied();
            change(tx, *id, 1, &form).await?;
        }
    }
    for one in &plan.changed {
        let mut form = one.form.clone();
        if let Some(place) = one.after {
            form.predecessor = ids.get(place).copied();
        }
        change(tx, one.old.id, one.old.version, &form).await?;
    }
    Ok(summary)
}
