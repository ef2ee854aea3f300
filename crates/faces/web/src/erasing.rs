//! Erasing somebody, put together in one place: what each room holds of them, the imports on their way
//! that speak of them, and the list of the erased beside the backups. The page of a person calls it,
//! and a restore of an older backup does.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_office::{OfficeError, home, personal};
use keruen_people::{Refusal, contact, erase, person};
use keruen_store::{Db, StoreError, Tx, erased};

use crate::imports::{self, Spoken, Traits};

/// Somebody who is about to be erased.
#[derive(Debug)]
pub struct Erasing {
    person: i64,
    traits: Traits,
    spoken: Spoken,
}

/// Why somebody was not erased; nothing has been changed.
#[derive(Debug, thiserror::Error)]
pub enum ErasingError {
    /// The people room refuses.
    #[error(transparent)]
    People(#[from] Refusal),
    /// The office refuses: it is the last owner's account.
    #[error(transparent)]
    Office(#[from] OfficeError),
    /// The database, or a file.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Erasing {
    /// Looks at what speaks of a person; `None` if nobody stands under this number.
    ///
    /// # Errors
    /// The database.
    pub async fn look(db: &Db, data: &Path, id: i64) -> Result<Option<Self>, StoreError> {
        let Some(person) = person::find(db, id).await? else {
            return Ok(None);
        };
        let traits = Traits::of(&person.form, &contact::of(db, id).await?);
        let spoken = imports::speaking_of(db, data, &traits).await?;
        Ok(Some(Self {
            person: id,
            traits,
            spoken,
        }))
    }

    /// How many files go with them.
    pub fn files(&self) -> usize {
        self.spoken.count()
    }

    /// Erases them in every room, blocked or not. `today` ends their seats.
    ///
    /// # Errors
    /// [`OfficeError::Refused`] for the last owner; the database.
    pub async fn apply(&self, tx: &mut Tx, today: Date) -> Result<(), ErasingError> {
        personal::erase(tx, self.person).await?;
        self.rest(tx, today).await
    }

    /// As [`Self::apply`], in a restored site: whoever was the last owner of its backup goes too.
    /// Whether [`personal::STAND_IN`] came for them.
    ///
    /// # Errors
    /// The database.
    pub async fn apply_again(&self, tx: &mut Tx, today: Date) -> Result<bool, ErasingError> {
        let stand_in = personal::erase_again(tx, self.person).await?;
        self.rest(tx, today).await?;
        Ok(stand_in)
    }

    /// Everything but the office's, whose letters and accounts point at people and go first.
    async fn rest(&self, tx: &mut Tx, today: Date) -> Result<(), ErasingError> {
        erase::apply(tx, self.person, today).await?;
        self.spoken.forget(tx).await?;
        imports::count_waiting(tx).await?;
        home::outdated(tx).await?;
        Ok(())
    }

    /// After the commit: notes beside the backups who was erased, removes the files, and looks once
    /// more for such as were brought while the first look was taken. What fails is left to the job
    /// that empties the log, and to the sweep of the night.
    pub async fn finish(self, db: &Db, data: &Path, now: Timestamp) {
        note(db, data).await;
        self.spoken.remove(data).await;
        if let Err(error) = self.again(db, data, now).await {
            tracing::warn!(%error, "files that were brought meanwhile could not be looked at");
        }
    }

    async fn again(&self, db: &Db, data: &Path, now: Timestamp) -> Result<(), OfficeError> {
        let late = imports::speaking_of(db, data, &self.traits).await?;
        if late.is_empty() {
            return Ok(());
        }
        let mut tx = db.upkeep(now).await?;
        late.forget(&mut tx).await?;
        imports::count_waiting(&mut tx).await?;
        tx.commit().await?;
        late.remove(data).await;
        Ok(())
    }
}

/// Notes beside the backups who was erased, so that no older one brings them back.
pub async fn note(db: &Db, data: &Path) {
    if let Err(error) = erased::keep(db, data).await {
        tracing::warn!(%error, "the list of the erased is written with the next job");
    }
}
