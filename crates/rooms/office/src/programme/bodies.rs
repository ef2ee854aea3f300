//! What programmes have to do with an organisation that was written down by mistake.

use keruen_people::{Refusal, organisation};
use keruen_store::{Db, StoreError, Tx, params};

use super::queries::COUNT_OF_BODY;

/// How many programmes, public or not, an organisation ordered or runs.
pub async fn count_of_body(db: &Db, organisation: i64) -> Result<i64, StoreError> {
    db.one(COUNT_OF_BODY, &params![organisation]).await
}

/// Takes away an organisation that no programme names and on which nothing else hangs.
///
/// # Errors
/// [`Refusal::InUse`] if something does.
pub async fn remove_body(tx: &mut Tx, organisation: i64) -> Result<(), Refusal> {
    if tx.one::<i64>(COUNT_OF_BODY, &params![organisation]).await? > 0 {
        return Err(Refusal::InUse);
    }
    organisation::remove(tx, organisation).await
}
