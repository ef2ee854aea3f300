//! The broom: what is over and of no use to anybody. For a job, in `Db::upkeep`.

use keruen_store::Tx;

use crate::error::OfficeError;
use crate::sign_in::{link, session};
use crate::{letters, submission};

/// What was swept away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Sign-in links over for a day.
    pub links: u64,
    /// Sessions that are over.
    pub sessions: u64,
    /// Letters whose link is over.
    pub letters: u64,
    /// Old keys of forms.
    pub submissions: u64,
}

/// Sweeps. Safe to run at any time and on several nodes.
pub async fn sweep(tx: &mut Tx) -> Result<Swept, OfficeError> {
    Ok(Swept {
        links: link::sweep(tx).await?,
        sessions: session::sweep(tx).await?,
        letters: letters::sweep(tx).await?,
        submissions: submission::sweep(tx).await?,
    })
}
