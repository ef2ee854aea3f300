//! Looking for pairs, and keeping a pair apart.

use super::pairs::pairs;
use super::queries::{self, Reason};
use crate::person;
use crate::refusal::Refusal;
use jiff::Timestamp;
use keruen_store::{Db, StoreError, Tx, params};
use std::collections::BTreeSet;

/// Looks for pairs anew; the job runs it every night and after an import. Derived
/// data, so nothing is journalled. Pairs that somebody kept apart stay apart. How many are open.
pub async fn look(db: &Db, now: Timestamp) -> Result<usize, StoreError> {
    let mut tx = db.upkeep(now).await?;
    tx.run(queries::CLEAR, &[]).await?;
    let mut decided: BTreeSet<(i64, i64)> =
        tx.many(queries::APART, &[]).await?.into_iter().collect();
    let mut values = Vec::new();
    for (alike, reason) in [
        (queries::ALIKE_BY_CONTACT, Reason::Contact),
        (queries::ALIKE_BY_NAME, Reason::Name),
    ] {
        let found = pairs(&tx.many(alike, &[]).await?, &decided);
        for (first, second) in &found {
            values.extend(params![*first, *second, reason.code(), now]);
        }
        // A pair that shares a telephone is not offered for its name once more.
        decided.extend(found);
    }
    tx.run_rows(queries::PAIR_BLOCK, &values).await?;
    tx.commit().await?;
    Ok(values.len() / queries::PAIR_BLOCK.columns)
}

/// Says that two persons are not one; the job does not offer them again.
pub async fn keep_apart(tx: &mut Tx, one: i64, other: i64) -> Result<(), Refusal> {
    if one == other {
        return Err(Refusal::SamePerson);
    }
    person::load(tx, one).await?;
    person::load(tx, other).await?;
    let at = tx.at();
    tx.run(
        queries::KEEP_APART,
        &params![one.min(other), one.max(other), at],
    )
    .await?;
    note(tx, [one, other], "keep-apart").await
}

/// Takes [`keep_apart`] back: the pair waits again to be looked at.
pub async fn reopen(tx: &mut Tx, one: i64, other: i64) -> Result<(), Refusal> {
    let pair = params![one.min(other), one.max(other)];
    if tx.run(queries::REOPEN, &pair).await? == 0 {
        return Err(Refusal::missing("duplicate"));
    }
    note(tx, [one, other], "not-apart").await
}

async fn note(tx: &mut Tx, both: [i64; 2], verb: &str) -> Result<(), Refusal> {
    for id in both {
        tx.journal(person::thing(id), verb, &[], None).await?;
    }
    Ok(())
}
