//! The work that nobody waits for: nightly jobs, letters, sweeping.
//!
//! One task runs the jobs of the queue one after the other, one looks every minute which job of
//! the day is due, one carries letters to the mail server. Each of them lives as long as the site:
//! what goes wrong is logged and tried again.

mod backup;
mod duties;
mod erased;
mod mail;
mod plan;
mod runner;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use keruen_office::queue::Kind;
use keruen_office::{OfficeError, site};
use keruen_post::Mailer;
use keruen_store::files::Files;
use keruen_store::{Db, StoreError, jobs};
use keruen_web::app::Clock;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::config::Config;

pub use backup::newest as newest_backup;
pub use erased::{Again, again as erase_again};

/// The last good backup is too old after this long: two nights have gone wrong.
pub const BACKUP_TOO_OLD: SignedDuration = SignedDuration::from_hours(48);

/// How often the plan of the day is looked at.
const PLAN_EVERY: Duration = Duration::from_mins(1);

/// Why a piece of work failed. The words are for the log and the list of jobs.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The database or a file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The office.
    #[error(transparent)]
    Office(#[from] OfficeError),
    /// The people room.
    #[error(transparent)]
    People(#[from] keruen_people::Refusal),
    /// A folder of the site.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: std::path::PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Files were lost or damaged before the backup: it is written without them.
    #[error("the backup was written without {0} files that are lost or damaged")]
    Incomplete(usize),
    /// The queue holds a kind of job that this version does not know.
    #[error("no such kind of job: {0}")]
    Unknown(String),
    /// The site's configuration or calendar cannot be used.
    #[error("{0}")]
    Config(String),
    /// Another run took the job over.
    #[error("the lease was lost: another run is at work on this job")]
    Lost,
    /// A job's payload is not what its kind needs.
    #[error("the job's payload cannot be read: {0}")]
    Payload(String),
}

impl WorkError {
    /// For `map_err`: something that the site is told about itself is wrong.
    fn config(error: impl std::fmt::Display) -> Self {
        Self::Config(error.to_string())
    }
}

/// What all work needs; cheap to clone.
#[derive(Clone, Debug)]
pub struct Work {
    /// The rows.
    pub db: Db,
    /// The files.
    pub files: Files,
    /// What the site is told about itself.
    pub config: Arc<Config>,
    /// Reads the clock.
    pub clock: Clock,
    /// The site's zone.
    pub zone: TimeZone,
    /// The way to the mail server, if there is one.
    pub mailer: Option<Mailer>,
}

impl Work {
    /// Puts the work of a site together. A mail server that cannot be used is logged and counts as
    /// none; the doctor says so too.
    pub fn new(db: Db, files: Files, config: Arc<Config>, clock: Clock) -> Self {
        let mailer = config.smtp.as_ref().and_then(|smtp| {
            Mailer::new(smtp)
                .inspect_err(|error| tracing::error!(%error, "mail is not set up well"))
                .ok()
        });
        Self {
            db,
            files,
            zone: config.zone.rules(),
            config,
            clock,
            mailer,
        }
    }

    fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Queues what is due today and not queued yet.
    pub async fn plan(&self) -> Result<(), WorkError> {
        let now = self.now();
        let hour = site::load(&self.db).await?.content.morning();
        let clock = now.to_zoned_datetime(self.zone.clone());
        let (due, today) = (plan::due(&clock, hour), clock.date());
        let mut tx = self.db.upkeep(now).await?;
        for due in due {
            let wanted = match due.kind {
                Kind::Backup => self.config.nightly_backup,
                // Without mail there are no letters: the home page says the same.
                Kind::Morning => self.mailer.is_some(),
                _ => true,
            };
            if wanted {
                jobs::enqueue_once(
                    &mut tx,
                    due.kind.code(),
                    &due.key(),
                    &serde_json::Value::Null,
                    now,
                )
                .await?;
            }
        }
        // Keys of another collation sort wrongly, and texts without stems are not found, until they
        // are made anew: once for each version, and where that failed, the next day again.
        for kind in Kind::ALL {
            let Some(version) = kind.version() else {
                continue;
            };
            let made = site::made(&mut tx, kind.code()).await?;
            if made.as_deref() != Some(version.as_str()) {
                let key = format!("{} {version} {today}", kind.code());
                let nothing = serde_json::Value::Null;
                jobs::enqueue_once(&mut tx, kind.code(), &key, &nothing, now).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Runs every job that is due now, and returns when there is none left.
    pub async fn run_all(&self) -> Result<(), StoreError> {
        while runner::run_next(self).await? {}
        Ok(())
    }

    /// Starts the three tasks. They end, each after what it is doing, when `stop` says `true`.
    pub fn start(self, stop: &watch::Receiver<bool>) -> JoinSet<()> {
        let mut tasks = JoinSet::new();
        tasks.spawn(runner::run(self.clone(), stop.clone()));
        tasks.spawn(mail::run(self.clone(), stop.clone()));
        tasks.spawn(keep_plan(self, stop.clone()));
        tasks
    }
}

async fn keep_plan(work: Work, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(error) = work.plan().await {
            tracing::warn!(%error, "the plan of the day could not be queued; trying again in a minute");
        }
        if stopped(&mut stop, PLAN_EVERY).await {
            return;
        }
    }
}

/// Waits, unless the site stops meanwhile; whether it does.
async fn stopped(stop: &mut watch::Receiver<bool>, wait: Duration) -> bool {
    // An error means that the sender is gone: the site is going down.
    tokio::time::timeout(wait, stop.wait_for(|stop| *stop))
        .await
        .is_ok()
}
