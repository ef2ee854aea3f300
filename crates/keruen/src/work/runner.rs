//! Takes jobs from the queue and runs them, one after the other.

use std::time::Duration;

use jiff::SignedDuration;
use keruen_store::StoreError;
use keruen_store::jobs::{self, Job};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::{Kind, Work, WorkError, backup, duties, stopped};

/// How long a job is ours before another node may take it for dead.
const LEASE: SignedDuration = SignedDuration::from_secs(90);
/// Half of that: one renewal may fail and the lease still holds.
const RENEW_EVERY: Duration = Duration::from_secs(40);
/// How often an idle queue is asked. One read on an index.
const ASK_EVERY: Duration = Duration::from_secs(1);

/// Runs jobs until the site stops; the one that is running is finished first.
pub async fn run(work: Work, mut stop: watch::Receiver<bool>) {
    loop {
        let ran = run_next(&work).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the queue of jobs does not answer; trying again");
            false
        });
        let wait = if ran { Duration::ZERO } else { ASK_EVERY };
        if stopped(&mut stop, wait).await {
            return;
        }
    }
}

/// Runs the next job that is due; whether there was one.
pub async fn run_next(work: &Work) -> Result<bool, StoreError> {
    let Some(job) = jobs::claim(&work.db, work.now(), LEASE).await? else {
        return Ok(false);
    };
    // A thread of its own: packing and hashing take no time from those who serve people, and a
    // panic is this job's failure and nobody else's.
    let outcome = tokio::task::spawn_blocking({
        let (work, job, runtime) = (work.clone(), job.clone(), tokio::runtime::Handle::current());
        move || runtime.block_on(handle(&work, &job))
    });
    let outcome = while_renewing(work, &job, outcome).await;
    let now = work.now();
    let ours = match outcome {
        Ok(()) => {
            tracing::debug!(job = job.id, kind = job.kind, "done");
            jobs::finish(&work.db, &job, now).await?
        }
        Err(error) => {
            tracing::error!(job = job.id, kind = job.kind, attempt = job.attempts, %error, "a job failed");
            jobs::fail(&work.db, &job, &error, now).await?
        }
    };
    if !ours {
        tracing::warn!(
            job = job.id,
            attempt = job.attempts,
            "the lease had run out; how the job ended is said by another run"
        );
    }
    Ok(true)
}

async fn while_renewing(
    work: &Work,
    job: &Job,
    mut running: JoinHandle<Result<(), WorkError>>,
) -> Result<(), String> {
    let mut renew = tokio::time::interval(RENEW_EVERY);
    renew.tick().await;
    loop {
        tokio::select! {
            ended = &mut running => return match ended {
                Ok(outcome) => outcome.map_err(|error| error.to_string()),
                Err(panic) => Err(panic.to_string()),
            },
            _ = renew.tick() => {
                if let Err(error) = jobs::renew(&work.db, job, work.now(), LEASE).await {
                    tracing::warn!(job = job.id, %error, "a lease could not be renewed");
                }
            }
        }
    }
}

async fn handle(work: &Work, job: &Job) -> Result<(), WorkError> {
    match Kind::from_code(&job.kind) {
        Some(Kind::Backup) => backup::nightly(work).await,
        Some(Kind::Sweep) => duties::sweep(work).await,
        Some(Kind::Duplicates) => duties::duplicates(work).await,
        Some(Kind::Import) => duties::import(work, job).await,
        Some(Kind::Checkpoint) => duties::checkpoint(work).await,
        Some(Kind::SortKeys) => duties::sort_keys(work).await,
        Some(Kind::Recount) => duties::recount(work).await,
        Some(Kind::Morning) => duties::morning(work).await,
        Some(Kind::Texts) => duties::texts(work).await,
        None => Err(WorkError::Unknown(job.kind.clone())),
    }
}
