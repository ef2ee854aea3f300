//! The count of imports that wait for a decision, as the home page keeps it.

use keruen_office::OfficeError;
use keruen_office::home::{self, Kept};
use keruen_people::import::runs;
use keruen_store::Tx;

/// Counts anew, within the transaction of whatever changed the count.
pub async fn count(tx: &mut Tx) -> Result<(), OfficeError> {
    let by_programme = runs::waiting(tx).await?;
    home::forget(tx, Kept::ImportsWaiting).await?;
    let all = by_programme.iter().map(|(_, count)| count).sum();
    home::keep(tx, Kept::ImportsWaiting, None, all).await?;
    for (programme, count) in by_programme.into_iter().filter(|(id, _)| *id != 0) {
        home::keep(tx, Kept::ImportsWaiting, Some(programme), count).await?;
    }
    Ok(())
}
