//! Whether the files are there, and a backup that could be restored. Every byte of both is read: a
//! name in a folder proves nothing.

use jiff::Timestamp;
use keruen_speech::{Speaker, date};
use keruen_store::files::{Files, Hash};
use keruen_store::{Db, backup};

use super::{Finding, State};
use crate::config::Config;
use crate::say;
use crate::work;

pub async fn files(t: Speaker<'_>, db: &Db, files: &Files) -> Finding {
    let standing = match files.unsound(db).await {
        Err(error) => (State::Bad, say::store_trouble(t, &error)),
        Ok(unsound) if unsound.is_empty() => (State::Ok, t.say("cli-doctor-files-ok")),
        Ok(unsound) => {
            let hashes: Vec<String> = unsound.iter().map(Hash::to_string).collect();
            (State::Bad, say::listed(t, "cli-doctor-files-lost", &hashes))
        }
    };
    Finding::new("cli-doctor-files", standing)
}

pub async fn backups(t: Speaker<'_>, config: &Config, now: Timestamp) -> Finding {
    let standing = match work::newest_backup(&config.backups()) {
        Err(error) => (
            State::Bad,
            say::site_trouble(t, &crate::site::SiteError::Work(error)),
        ),
        Ok(_) if !config.nightly_backup => (State::Warn, t.say("cli-doctor-backup-off")),
        Ok(None) => (State::Warn, t.say("cli-doctor-backup-none")),
        Ok(Some(newest)) => match backup::verify(&newest).await {
            Err(error) => {
                tracing::debug!(%error, "the newest backup cannot be read");
                let file = newest.display().to_string();
                (State::Bad, t.say1("cli-doctor-backup-bad", "file", file))
            }
            Ok(report) => {
                let when = date::moment(t.lang(), &config.zone.zoned(report.created_at));
                if now.duration_since(report.created_at) > work::BACKUP_TOO_OLD {
                    (State::Warn, t.say1("cli-doctor-backup-old", "when", when))
                } else {
                    (State::Ok, t.say1("cli-doctor-backup-ok", "when", when))
                }
            }
        },
    };
    Finding::new("cli-doctor-backup", standing)
}
