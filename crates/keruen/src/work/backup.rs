//! The nightly backup: written, noted when good, the old ones removed.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::ToSpan as _;
use jiff::civil::Date;
use keruen_office::{OfficeError, site};
use keruen_store::{Db, backup};

use super::{Work, WorkError};
use crate::site::SCHEMAS;

/// How many days nightly backups are kept: what was erased is gone from all of them after this.
const KEEP_DAYS: i32 = 35;

/// When the last good backup was made.
pub async fn last(db: &Db) -> Result<Option<Timestamp>, OfficeError> {
    site::last_backup(db).await
}

/// Writes the backup of this night and removes those that are too old.
pub async fn nightly(work: &Work) -> Result<(), WorkError> {
    let now = work.now();
    let today = now.to_zoned_datetime(work.zone.clone()).date();
    let dir = work.config.backups();
    let out = dir.join(name(today));
    let config = work.config.without_secrets();
    let report = backup::write(&work.db, &work.files, SCHEMAS, &config, &out, now).await?;
    for file in &report.missing {
        tracing::error!(file, "a file was not there for the backup");
    }
    // Reading it back proves what the disk holds, not what was meant to be written.
    backup::verify(&out).await?;
    super::keep_erased(&work.db, &work.config.data).await?;
    let mut tx = work.db.upkeep(now).await?;
    site::backup_done(&mut tx).await?;
    tx.commit().await.map_err(OfficeError::from)?;
    let names = names(&dir)?;
    for old in too_old(&names, today) {
        let path = dir.join(name(old));
        std::fs::remove_file(&path).map_err(|source| WorkError::Io { path, source })?;
    }
    Ok(())
}

fn name(day: Date) -> String {
    format!("keruen-{day}.tar.gz")
}

/// The days of the nightly backups in the folder. Other files are not ours to remove.
fn names(dir: &Path) -> Result<Vec<Date>, WorkError> {
    let io = |source| WorkError::Io {
        path: PathBuf::from(dir),
        source,
    };
    let mut days = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(io)? {
        let file = entry.map_err(io)?.file_name();
        let day = file
            .to_str()
            .and_then(|file| file.strip_prefix("keruen-")?.strip_suffix(".tar.gz"));
        days.extend(day.and_then(|day| day.parse::<Date>().ok()));
    }
    Ok(days)
}

/// Which of these days' backups are to go; never the newest one.
fn too_old(days: &[Date], today: Date) -> Vec<Date> {
    let newest = days.iter().max();
    let first_kept = today.saturating_sub(KEEP_DAYS.days());
    days.iter()
        .filter(|day| **day < first_kept && Some(*day) != newest)
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn thirty_five_days_are_kept() {
        let today = date(2026, 11, 30);
        let days: Vec<Date> = (0..60)
            .map(|n: i32| today.saturating_sub(n.days()))
            .collect();
        let gone = too_old(&days, today);
        assert_eq!(gone.len(), 24);
        assert!(gone.iter().all(|day| *day < date(2026, 10, 26)));
    }

    #[test]
    fn the_newest_stays_however_old() {
        let only = [date(2020, 1, 1), date(2020, 1, 2)];
        assert_eq!(too_old(&only, date(2026, 11, 30)), [date(2020, 1, 1)]);
    }

    proptest! {
        #[test]
        fn something_is_always_left(ages in proptest::collection::vec(-400i32..400, 1..40)) {
            let today = date(2026, 11, 30);
            let days: Vec<Date> = ages.iter().map(|n| today.saturating_sub(n.days())).collect();
            let gone = too_old(&days, today);
            let newest = days.iter().max().copied();
            prop_assert!(days.iter().any(|day| !gone.contains(day)));
            prop_assert!(gone.iter().all(|day| Some(*day) != newest));
        }
    }

    #[test]
    fn strangers_in_the_folder_are_left_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        for file in [
            "keruen-2026-11-30.tar.gz",
            "before-update-20200101T000000Z.tar.gz",
            "keruen-x.tar.gz",
        ] {
            std::fs::write(dir.path().join(file), "").expect("written");
        }
        assert_eq!(names(dir.path()).expect("read"), [date(2026, 11, 30)]);
    }
}
