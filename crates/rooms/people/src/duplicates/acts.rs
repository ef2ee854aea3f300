//! Looking for pairs, and keeping a pair apart.

use super::queries;
use crate::person;
use crate::refusal::Refusal;
use jiff::Timestamp;
use keruen_store::{Db, StoreError, Thing, Tx, params};

/// More pairs than anybody looks at; 300 records of one name alone make 44,850.
const MOST_PAIRS: i64 = 2_000;

/// Looks for pairs anew; the job runs it every night and after an import. Derived
/// data, so nothing is journalled. Pairs that somebody kept apart stay apart.
pub async fn look(db: &Db, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = db.upkeep(now).await?;
    tx.run(queries::CLEAR, &[]).await?;
    let values = params![now, MOST_PAIRS];
    let by_contact = tx.run(queries::FIND_BY_CONTACT, &values).await?;
    let by_name = tx.run(queries::FIND_BY_NAME, &values).await?;
    tx.commit().await?;
    Ok(by_contact + by_name)
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
    for id in [one, other] {
        tx.journal(
            Thing {
                kind: person::KIND,
                id,
            },
            "keep-apart",
            &[],
            None,
        )
        .await?;
    }
    Ok(())
}
