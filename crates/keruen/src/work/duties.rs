//! What the jobs do, besides the backup.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use keruen_office::account::address;
use keruen_office::home::Occasion;
use keruen_office::queue::Kind;
use keruen_office::sign_in::{link, session};
use keruen_office::token::Sha;
use keruen_office::{
    calendar, home, letters, morning, news, public_acts, search, site, submission,
};
use keruen_people::{duplicates, sorting};
use keruen_store::files::{self, Hash};
use keruen_store::jobs::Job;
use keruen_store::{erased, jobs, limits};
use keruen_web::imports;

use super::{Work, WorkError, backup};

/// Finished jobs are kept so long, to be looked at.
const KEEP_JOBS: SignedDuration = SignedDuration::from_hours(14 * 24);
/// A file that nothing shows is left alone for so long: a form with it may still be open.
const UNSHOWN_FOR: SignedDuration = SignedDuration::from_hours(48);
/// Erased rows are looked for so far back: two nights, should one have gone wrong.
const ERASED_WITHIN: SignedDuration = SignedDuration::from_hours(48);

/// Forgets what is over: sessions, links, letters whose link ended, keys of forms, full buckets,
/// finished jobs, files of imports that nobody agreed to. Empties the log if somebody was erased and the job for it did not get through.
pub async fn sweep(work: &Work) -> Result<(), WorkError> {
    let now = work.now();
    let mut tx = work.db.upkeep(now).await?;
    session::sweep(&mut tx).await?;
    link::sweep(&mut tx).await?;
    address::sweep(&mut tx).await?;
    letters::sweep(&mut tx).await?;
    submission::sweep(&mut tx).await?;
    morning::sweep(&mut tx).await?;
    tx.commit().await?;
    backup::expire(work).await?;
    limits::sweep(&work.db, now).await?;
    sweep_files(work, before(now, UNSHOWN_FOR)).await?;
    work.files.sweep(now).await?;
    imports::sweep(&work.db, &work.config.data, now).await?;
    jobs::sweep(&work.db, before(now, KEEP_JOBS), now).await?;
    erased::keep(&work.db, &work.config.data).await?;
    if !erased::since(&work.db, before(now, ERASED_WITHIN))
        .await?
        .is_empty()
    {
        work.db.checkpoint().await?;
    }
    Ok(())
}

/// Removes files that nothing shows any more: photos taken out of a post, uploads never used.
///
/// The write transaction keeps everybody else from starting to show a file between the question
/// and the removal; its bytes go before the commit, since whoever puts the same bytes after it
/// must not find them there and lose them a moment later.
async fn sweep_files(work: &Work, before: Timestamp) -> Result<(), WorkError> {
    for info in work.files.all(&work.db).await? {
        if info.created_at < before {
            sweep_file(work, &info.hash, before).await?;
        }
    }
    Ok(())
}

/// Removes a file that was old when somebody looked, unless it was put once more since, or is shown.
pub(super) async fn sweep_file(
    work: &Work,
    hash: &Hash,
    before: Timestamp,
) -> Result<(), WorkError> {
    let mut tx = work.db.upkeep(work.now()).await?;
    let known = files::known(&mut tx, hash).await?;
    let old = known.is_some_and(|info| info.created_at < before);
    if !old || shown(work, hash).await? {
        return Ok(());
    }
    work.files.forget(&mut tx, hash).await?;
    work.files.remove(hash).await?;
    tx.commit().await?;
    tracing::info!(file = %hash, "removed a file that nothing shows");
    Ok(())
}

async fn shown(work: &Work, hash: &Hash) -> Result<bool, WorkError> {
    let Some(file) = Sha::parse(&hash.to_string()) else {
        return Ok(true);
    };
    Ok(news::uses(&work.db, &file).await? || public_acts::keeps(&work.db, &file).await?)
}

/// Looks for people written down twice and counts what the home page shows.
pub async fn duplicates(work: &Work) -> Result<(), WorkError> {
    let now = work.now();
    let found = duplicates::look(&work.db, now).await?;
    tracing::info!(pairs = found, "looked for duplicates");
    recount(work).await
}

/// Counts what the home page shows, imports that nobody carries out any more among it.
pub async fn recount(work: &Work) -> Result<(), WorkError> {
    let now = work.now();
    backup::check_noted(work).await?;
    imports::give_up_lost(&work.db, now).await?;
    let mut tx = work.db.upkeep(now).await?;
    home::recount(&mut tx, now.to_zoned_datetime(work.zone.clone()).date()).await?;
    Ok(tx.commit().await?)
}

/// Writes the morning letters of a working day. If the job has to run again, or another process
/// runs it too, nobody gets a second one.
pub async fn morning(work: &Work) -> Result<(), WorkError> {
    let now = work.now();
    let (_, calendar) = calendar::load(&work.db).await.map_err(WorkError::config)?;
    let occasion = Occasion {
        now,
        today: now.to_zoned_datetime(work.zone.clone()).date(),
        calendar: &calendar,
        mail: work.mailer.is_some(),
    };
    let config = work.config.web().map_err(WorkError::config)?;
    let config = Arc::new(config);
    let chance = keruen_web::app::system_chance;
    let written = keruen_web::morning::write(&work.db, &config, occasion, chance).await?;
    tracing::info!(letters = written, "wrote the morning letters");
    Ok(())
}

/// Indexes the texts that an older version wrote.
pub async fn texts(work: &Work) -> Result<(), WorkError> {
    let done = search::rebuild(&work.db, work.now()).await?;
    tracing::info!(texts = done, "made texts ready for the search");
    note_made(work, Kind::Texts).await
}

/// What an import's job carries.
#[derive(serde::Deserialize)]
struct ImportPayload {
    run: i64,
}

/// Carries out an import that somebody agreed to.
pub async fn import(work: &Work, job: &Job) -> Result<(), WorkError> {
    let payload: ImportPayload = serde_json::from_value(job.payload.clone())
        .map_err(|error| WorkError::Payload(error.to_string()))?;
    Ok(imports::run(&work.db, &work.config.data, payload.run, work.now()).await?)
}

/// Writes the list of erased ids beside the backups, should whoever erased not have got there, and
/// empties the database's log, so that erased bytes are gone from the disk. The list comes first: a busy
/// database puts the other off.
pub async fn checkpoint(work: &Work) -> Result<(), WorkError> {
    erased::keep(&work.db, &work.config.data).await?;
    Ok(work.db.checkpoint().await?)
}

/// Rebuilds sort keys that another version made, a block at a time.
pub async fn sort_keys(work: &Work) -> Result<(), WorkError> {
    let mut rebuilt = 0;
    loop {
        match sorting::rebuild_block(&work.db, work.now()).await? {
            0 => break,
            n => rebuilt += n,
        }
    }
    if rebuilt > 0 {
        tracing::info!(rows = rebuilt, "rebuilt sort keys");
    }
    note_made(work, Kind::SortKeys).await
}

/// Notes that what is made once for each version was made in this one.
async fn note_made(work: &Work, kind: Kind) -> Result<(), WorkError> {
    let Some(version) = kind.version() else {
        return Ok(());
    };
    let mut tx = work.db.upkeep(work.now()).await?;
    site::note_made(&mut tx, kind.code(), &version).await?;
    Ok(tx.commit().await?)
}

fn before(now: Timestamp, long: SignedDuration) -> Timestamp {
    now.saturating_sub(long).unwrap_or(now)
}
