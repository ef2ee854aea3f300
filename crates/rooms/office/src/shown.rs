//! Which files everybody may have. Every exit for a file asks here.

use keruen_store::Db;

use crate::error::OfficeError;
use crate::token::Sha;
use crate::{news, public_acts};

/// Whether something public shows the file: an act that keeps it, or an open post whose photo it
/// is, with the consent of those on it.
pub async fn to_everyone(db: &Db, file: &Sha) -> Result<bool, OfficeError> {
    Ok(public_acts::keeps(db, file).await? || news::shows_publicly(db, file).await?)
}
