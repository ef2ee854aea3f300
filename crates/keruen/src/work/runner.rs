//! Takes jobs from the queue and runs them, one after the other.

use std::time::Duration;

use jiff::SignedDuration;
use keruen_office::queue::Kind;
use keruen_store::StoreError;
use keruen_store::jobs::{self, Job};
use tokio::sync::{oneshot, watch};

use super::{Work, WorkError, backup, duties, stopped};

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
    let outcome = guarded(work, &job, RENEW_EVERY, {
        let (work, job) = (work.clone(), job.clone());
        move || async move { handle(&work, &job).await }
    })
    .await;
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

/// Does what a job asks for and keeps its lease meanwhile. Where the lease is found lost, another run
/// is at work on the same: this one stops, and what it has not committed never was.
async fn guarded<Duty, Doing>(
    work: &Work,
    job: &Job,
    every: Duration,
    duty: Duty,
) -> Result<(), String>
where
    Duty: FnOnce() -> Doing + Send + 'static,
    Doing: Future<Output = Result<(), WorkError>>,
{
    let (held, lost) = oneshot::channel::<()>();
    // A thread of its own: packing and hashing take no time from those who serve people, and a
    // panic is this job's failure and nobody else's.
    let runtime = tokio::runtime::Handle::current();
    let mut running = tokio::task::spawn_blocking(move || {
        runtime.block_on(async move {
            tokio::select! {
                ended = duty() => ended,
                _ = lost => Err(WorkError::Lost),
            }
        })
    });
    // Dropped, it tells the run to stop.
    let mut held = Some(held);
    let mut renew = tokio::time::interval(every);
    renew.tick().await;
    loop {
        tokio::select! {
            ended = &mut running => return match ended {
                Ok(outcome) => outcome.map_err(|error| error.to_string()),
                Err(panic) => Err(panic.to_string()),
            },
            _ = renew.tick(), if held.is_some() => {
                match jobs::renew(&work.db, job, work.now(), LEASE).await {
                    Ok(true) => {}
                    Ok(false) => held = None,
                    Err(error) => {
                        tracing::warn!(job = job.id, %error, "a lease could not be renewed");
                    }
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;
    use keruen_store::files::Files;
    use keruen_store::testing::fresh;

    use super::*;
    use crate::config::Config;
    use crate::schemas::SCHEMAS;

    fn at_ten() -> Timestamp {
        Timestamp::constant(1_796_014_800, 0)
    }

    #[tokio::test]
    async fn who_finds_the_lease_lost_stops_and_leaves_the_job_to_the_other() {
        for db in fresh(SCHEMAS).await {
            let listen = "127.0.0.1:8080".parse().expect("an address");
            let config = Config::of_demo(db.dir().to_owned(), None, listen);
            let files = Files::new(db.dir().join("files"));
            let work = Work::new((*db).clone(), files, Arc::new(config), at_ten);
            let mut tx = db.upkeep(at_ten()).await.expect("a write");
            let nothing = serde_json::Value::Null;
            jobs::enqueue(&mut tx, Kind::Sweep.code(), &nothing, at_ten())
                .await
                .expect("queued");
            tx.commit().await.expect("kept");
            let first = jobs::claim(&db, at_ten(), LEASE).await.expect("asked");
            let first = first.expect("a job");
            let later = at_ten().saturating_add(LEASE).expect("a moment");
            let second = jobs::claim(&db, later, LEASE).await.expect("asked");
            let second = second.expect("the same, its lease being over");
            assert_eq!(second.id, first.id);

            // A run that would never end by itself.
            let endless = || std::future::pending::<Result<(), WorkError>>();
            let stopped = guarded(&work, &first, Duration::from_millis(1), endless).await;
            assert_eq!(stopped, Err(WorkError::Lost.to_string()));
            assert!(
                jobs::finish(&db, &second, later).await.expect("asked"),
                "the second run goes on and says how it ended"
            );
        }
    }
}
