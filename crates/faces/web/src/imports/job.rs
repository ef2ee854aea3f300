//! Carrying an import out, and throwing away what nobody agreed to.

use std::path::Path;

use jiff::Timestamp;
use keruen_office::queue::{self, Kind};
use keruen_office::{OfficeError, home};
use keruen_people::Refusal;
use keruen_people::import::runs::{self, KEPT_FOR, Run, RunState};
use keruen_people::import::{self, Drafts, Fault, Mapping, Sheet};
use keruen_store::{Db, StoreError};

use super::folder::Folder;
use super::look::{faults_xlsx, read, understand};
use super::progress::Teller;
use super::waiting;
use crate::{wording, zone};

/// Carries out an import that somebody agreed to: all of it, or nothing.
///
/// Called again after a crash it begins anew, and after the end it does nothing. What the reader
/// has to decide (the preview is outdated, the file is gone) ends well here and stands in the
/// run's state; an error is worth another try.
pub async fn run(db: &Db, data: &Path, id: i64, now: Timestamp) -> Result<(), OfficeError> {
    let Some(run) = runs::find(db, id).await? else {
        return Ok(());
    };
    let mut tx = db.upkeep(now).await?;
    let begun = runs::begin(&mut tx, id).await?;
    tx.commit().await?;
    if !begun {
        return Ok(());
    }
    let folder = Folder::of(data);
    let ended = match open(&folder, &run).await {
        Ok(opened) => carry_out(db, data, &run, opened, now).await,
        Err(state) => Err(Left::In(state)),
    };
    match ended {
        Ok(()) => {
            let mut tx = db.upkeep(now).await?;
            home::recount(&mut tx, zone::day(now)).await?;
            waiting::count(&mut tx).await?;
            tx.commit().await?;
            removed(folder.remove(id).await, id);
            Ok(())
        }
        Err(Left::In(state)) => {
            let mut tx = db.upkeep(now).await?;
            runs::interrupt(&mut tx, id, state).await?;
            waiting::count(&mut tx).await?;
            tx.commit().await?;
            Ok(())
        }
        Err(Left::ForLater(error)) => Err(error.into()),
    }
}

/// Why an import was not carried out.
enum Left {
    /// Somebody has to look: the run is left in this state.
    In(RunState),
    /// The database was busy or away, or there was no room; the queue tries again.
    ForLater(StoreError),
}

impl From<StoreError> for Left {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy | StoreError::Gone(_) | StoreError::Full | StoreError::ReadOnly => {
                Self::ForLater(error)
            }
            other => {
                tracing::error!(error = %other, "an import was not carried out");
                Self::In(RunState::Failed)
            }
        }
    }
}

struct Opened {
    sheet: Sheet,
    mapping: Mapping,
    drafts: Drafts,
}

/// Reads the file again: what the reader saw was read from the same bytes.
async fn open(folder: &Folder, run: &Run) -> Result<Opened, RunState> {
    let failed = |error: &dyn std::fmt::Display| {
        tracing::error!(run = run.id, %error, "the file of an import cannot be read");
        RunState::Failed
    };
    let bytes = folder
        .read(run.id, &run.file_hash)
        .await
        .map_err(|error| failed(&error))?;
    let paper = read(bytes.ok_or(RunState::Gone)?, run.headings)
        .await
        .map_err(|error| failed(&error))?;
    let (chosen, answers) = (run.mapping.clone(), run.answers.clone());
    let sheet = paper.sheet;
    let understood = tokio::task::spawn_blocking(move || {
        understand(&sheet, chosen.as_deref(), answers).map(|(mapping, drafts)| Opened {
            sheet,
            mapping,
            drafts,
        })
    });
    match understood.await {
        Ok(Ok(opened)) => Ok(opened),
        Ok(Err(error)) => Err(failed(&error)),
        Err(panic) => Err(failed(&panic)),
    }
}

async fn carry_out(
    db: &Db,
    data: &Path,
    run: &Run,
    opened: Opened,
    now: Timestamp,
) -> Result<(), Left> {
    let teller = Teller::new(data, run.id);
    let agreed = run.agreed.ok_or(Left::In(RunState::Outdated))?;
    let mut tx = db.act(run.actor(), now).await?;
    let told = |done, total| teller.tell(done, total);
    let applied =
        match import::apply(&mut tx, &opened.drafts, run.scope(), Some(agreed), told).await {
            Ok(applied) => applied,
            Err(Refusal::PreviewOutdated) => return Err(Left::In(RunState::Outdated)),
            Err(Refusal::Store(error)) => return Err(error.into()),
            Err(refusal) => {
                tracing::error!(run = run.id, %refusal, "an import was refused");
                return Err(Left::In(RunState::Failed));
            }
        };
    if !runs::finish(&mut tx, run.id, &applied.summary).await? {
        return Err(Left::In(RunState::Gone));
    }
    if applied.summary.new > 0 {
        queue::put(&mut tx, Kind::Duplicates).await?;
    }
    // Before the commit: rows that were not taken are not lost, whatever happens afterwards.
    if !applied.faults.is_empty() {
        let kept = keep_faults(data, run, &opened, &applied.faults).await;
        kept.map_err(|error| {
            tracing::error!(run = run.id, %error, "faulty rows could not be kept");
            Left::In(RunState::Failed)
        })?;
    }
    tx.commit().await?;
    Ok(())
}

async fn keep_faults(
    data: &Path,
    run: &Run,
    opened: &Opened,
    faults: &[Fault],
) -> std::io::Result<()> {
    let t = wording::speaker(run.lang);
    let workbook =
        faults_xlsx(t, &opened.sheet, &opened.mapping, faults).map_err(std::io::Error::other)?;
    Folder::of(data).keep_faults(run.id, workbook).await
}

/// Leaves to people whatever import nobody will carry out any more; the job of every hour calls
/// it, so that no page says "at work" of something that is not.
pub async fn give_up_lost(db: &Db, now: Timestamp) -> Result<(), OfficeError> {
    let mut tx = db.upkeep(now).await?;
    let lost = runs::give_up_lost(&mut tx).await?;
    if lost > 0 {
        tracing::warn!(lost, "imports were given up");
        waiting::count(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn removed(result: std::io::Result<()>, run: i64) {
    if let Err(error) = result {
        tracing::warn!(run, %error, "the file of an import stays until the sweep");
    }
}

/// Throws away files that nobody agreed to within a day, and faulty rows of a day ago; the job of
/// every night calls it. How many files went.
pub async fn sweep(db: &Db, data: &Path, now: Timestamp) -> Result<usize, OfficeError> {
    let before = now.saturating_sub(KEPT_FOR).unwrap_or(now);
    let mut tx = db.upkeep(now).await?;
    let expired = runs::expire(&mut tx, before).await?;
    runs::forget_names(&mut tx, before).await?;
    waiting::count(&mut tx).await?;
    let kept = runs::with_files(&mut tx, before).await?;
    tx.commit().await?;
    let folder = Folder::of(data);
    for id in &expired {
        removed(folder.remove(*id).await, *id);
    }
    let swept = folder.sweep(kept, now).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "the folder of imports could not be swept");
        0
    });
    Ok(expired.len() + swept)
}
