//! What hangs on an organisation, and taking away one that was written down by mistake.

use super::{KIND, queries};
use crate::refusal::Refusal;
use keruen_store::{Db, Record, Row, StoreError, Thing, Tx, params, search};

/// What hangs on an organisation, in this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uses {
    /// Memberships, of today and of earlier.
    pub members: i64,
    /// Seats, in all terms.
    pub seats: i64,
    /// Organisations that took its place.
    pub successors: i64,
}

impl Uses {
    /// Whether nothing does.
    fn is_free(self) -> bool {
        self == Self::default()
    }
}

impl Record for Uses {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            members: row.get("members")?,
            seats: row.get("seats")?,
            successors: row.get("successors")?,
        })
    }
}

/// What hangs on an organisation.
pub async fn uses(db: &Db, id: i64) -> Result<Uses, StoreError> {
    db.one(queries::USES, &params![id]).await
}

/// Takes away an organisation on which nothing hangs: it was written down by mistake. One that
/// was there and is no more has a last day instead.
///
/// # Errors
/// [`Refusal::InUse`] if something hangs on it. Later rooms ask their own tables before they call
/// this.
pub async fn remove(tx: &mut Tx, id: i64) -> Result<(), Refusal> {
    let thing = Thing { kind: KIND, id };
    let uses: Uses = tx.one(queries::USES, &params![id]).await?;
    if !uses.is_free() {
        return Err(Refusal::InUse);
    }
    if tx.run(queries::DELETE, &params![id]).await? == 0 {
        return Err(Refusal::missing(KIND));
    }
    search::forget(tx, thing).await?;
    tx.journal(thing, "delete", &[], None).await?;
    Ok(())
}
