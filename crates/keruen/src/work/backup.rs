//! The nightly backup: written, read back, put in its place, noted when good; the old ones removed.

use std::path::{Path, PathBuf};

use jiff::ToSpan as _;
use jiff::civil::Date;
use keruen_office::{OfficeError, site};
use keruen_store::{backup, erased, files};

use super::{Work, WorkError};
use crate::schemas::SCHEMAS;

/// The backup of this night until it has been read back.
const UNFINISHED: &str = ".keruen-night.part";

/// What backups end with.
const END: &str = ".tar.gz";

/// Writes the backup of this night and removes those that are too old.
///
/// One that was not read back takes no other one's place; one that lacks files, which were lost or
/// damaged before, is kept under a name that says so and is no success.
pub async fn nightly(work: &Work) -> Result<(), WorkError> {
    let now = work.now();
    let dir = work.config.backups();
    let io = |path: &Path, source| WorkError::Io {
        path: path.to_owned(),
        source,
    };
    std::fs::create_dir_all(&dir).map_err(|source| io(&dir, source))?;
    let fresh = dir.join(UNFINISHED);
    match std::fs::remove_file(&fresh) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(io(&fresh, error));
        }
        _ => {}
    }
    let config = work.config.without_secrets();
    let report = backup::write(&work.db, &work.files, SCHEMAS, &config, &fresh, now).await?;
    // Reading it back proves what the disk holds, not what was meant to be written.
    backup::verify(&fresh).await?;
    let whole = report.missing.is_empty();
    files::settle(&fresh, &dir.join(name(today(work), whole)))?;
    erased::keep(&work.db, &work.config.data).await?;
    expire(work).await?;
    if !whole {
        for file in &report.missing {
            tracing::error!(file, "a file was not there for the backup, or damaged");
        }
        return Err(WorkError::Incomplete(report.missing.len()));
    }
    let mut tx = work.db.upkeep(now).await?;
    site::backup_done(&mut tx).await?;
    tx.commit().await.map_err(OfficeError::from)?;
    Ok(())
}

/// Removes the backups that are too old and what killed ones left, also where none are made at night:
/// what was erased must be gone from all of them in time.
pub async fn expire(work: &Work) -> Result<(), WorkError> {
    let dir = work.config.backups();
    backup::clear_unfinished(&dir, work.now() - backup::LEFT_FOR_DEAD).await?;
    for old in too_old(&kept(&dir)?, today(work), work.config.nightly_backup) {
        let path = dir.join(&old.file);
        std::fs::remove_file(&path).map_err(|source| WorkError::Io { path, source })?;
    }
    Ok(())
}

/// Takes the note of a good backup back when there is none in the folder any more: somebody emptied
/// it, or the disk it was on is gone.
pub async fn check_noted(work: &Work) -> Result<(), WorkError> {
    let noted = site::last_backup(&work.db).await?.is_some();
    if noted && newest(&work.config.backups())?.is_none() {
        let mut tx = work.db.upkeep(work.now()).await?;
        site::backup_gone(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The newest whole backup of a night in a folder, if there is any.
pub fn newest(dir: &Path) -> Result<Option<PathBuf>, WorkError> {
    let whole = kept(dir)?
        .into_iter()
        .filter(|kept| kept.sort == Sort::Night);
    let newest = whole.max_by_key(|kept| kept.day);
    Ok(newest.map(|kept| dir.join(kept.file)))
}

fn today(work: &Work) -> Date {
    work.now().to_zoned_datetime(work.zone.clone()).date()
}

fn name(day: Date, whole: bool) -> String {
    let lacks = if whole { "" } else { "-incomplete" };
    format!("keruen-{day}{lacks}{END}")
}

/// Why a backup was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// At night, with everything.
    Night,
    /// At night, without files that were lost.
    Incomplete,
    /// Before a newer version changed the database.
    Update,
}

/// A backup that Keruen wrote by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    file: String,
    day: Date,
    sort: Sort,
}

impl Kept {
    /// By the name of its file; other files are not ours.
    fn read(file: &str) -> Option<Self> {
        let name = file.strip_suffix(END)?;
        let (day, sort) = if let Some(update) = name.strip_prefix("before-update-") {
            let day = Date::strptime("%Y%m%d", update.get(..8)?).ok()?;
            (day, Sort::Update)
        } else {
            let night = name.strip_prefix("keruen-")?;
            match night.strip_suffix("-incomplete") {
                Some(day) => (day.parse().ok()?, Sort::Incomplete),
                None => (night.parse().ok()?, Sort::Night),
            }
        };
        Some(Self {
            file: file.to_owned(),
            day,
            sort,
        })
    }
}

/// Our backups in the folder, which may not be there yet.
fn kept(dir: &Path) -> Result<Vec<Kept>, WorkError> {
    let io = |source| WorkError::Io {
        path: PathBuf::from(dir),
        source,
    };
    let entries = match std::fs::read_dir(dir) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(io)?,
    };
    let mut found = Vec::new();
    for entry in entries {
        found.extend(entry.map_err(io)?.file_name().to_str().and_then(Kept::read));
    }
    Ok(found)
}

/// Which of these are to go. Where a next night is to bring another, the newest whole one stays until it
/// does: a site whose backups fail keeps the last that can be restored.
fn too_old(kept: &[Kept], today: Date, nightly: bool) -> Vec<&Kept> {
    let nights = kept.iter().filter(|kept| kept.sort == Sort::Night);
    let newest = nights.map(|kept| kept.day).max().filter(|_| nightly);
    // The day of the backup is the first of its days.
    let first_kept = today.saturating_sub((site::BACKUP_DAYS - 1).days());
    kept.iter()
        .filter(|kept| kept.day < first_kept)
        .filter(|kept| kept.sort != Sort::Night || Some(kept.day) != newest)
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn night(day: Date) -> Kept {
        Kept::read(&name(day, true)).expect("a backup's name")
    }

    fn days(kept: &[&Kept]) -> Vec<Date> {
        kept.iter().map(|kept| kept.day).collect()
    }

    #[test]
    fn whoever_is_erased_is_in_no_backup_after_thirty_five_days() {
        let today = date(2026, 11, 30);
        let all: Vec<Kept> = (0..60)
            .map(|n: i32| night(today.saturating_sub(n.days())))
            .collect();
        let gone = too_old(&all, today, true);
        // The backup of the morning before an erasure on 26 October is gone on 30 November.
        assert_eq!(all.len() - gone.len(), 35);
        assert!(days(&gone).contains(&date(2026, 10, 26)));
        assert!(!days(&gone).contains(&date(2026, 10, 27)));
    }

    #[test]
    fn the_newest_whole_one_stays_until_the_next() {
        let mut all = vec![night(date(2020, 1, 1)), night(date(2020, 1, 2))];
        let today = date(2026, 11, 30);
        assert_eq!(days(&too_old(&all, today, true)), [date(2020, 1, 1)]);
        assert_eq!(too_old(&all, today, false).len(), 2, "no next one comes");
        // One that lacks files takes nobody's place, however new, and goes like the others.
        let lacking = |day| Kept::read(&name(day, false)).expect("a backup's name");
        all.extend([lacking(date(2020, 1, 3)), lacking(today)]);
        let gone = days(&too_old(&all, today, true));
        assert_eq!(gone, [date(2020, 1, 1), date(2020, 1, 3)]);
    }

    #[test]
    fn those_before_an_update_go_like_all_others() {
        let update = "before-update-20261026T000000.000Z.tar.gz";
        let all = [update, "before-update-20261127T000000Z.tar.gz"]
            .map(|file| Kept::read(file).expect("a backup's name"));
        let gone = too_old(&all, date(2026, 11, 30), true);
        assert_eq!(gone, [&all[0]]);
        assert_eq!(too_old(&all, date(2027, 11, 30), true).len(), 2);
    }

    proptest! {
        #[test]
        fn something_is_always_left(ages in proptest::collection::vec(-400i32..400, 1..40)) {
            let today = date(2026, 11, 30);
            let all: Vec<Kept> = ages.iter().map(|n| night(today.saturating_sub(n.days()))).collect();
            let gone = too_old(&all, today, true);
            let newest = all.iter().map(|kept| kept.day).max();
            prop_assert!(gone.len() < all.len());
            prop_assert!(gone.iter().all(|kept| Some(kept.day) != newest));
        }
    }

    #[test]
    fn strangers_in_the_folder_are_left_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        assert_eq!(kept(&dir.path().join("none")).expect("read"), []);
        for file in [
            "keruen-2026-11-30.tar.gz",
            "keruen-2026-12-01-incomplete.tar.gz",
            "by-hand-2020-01-01.tar.gz",
            "keruen-x.tar.gz",
            "before-update-x.tar.gz",
            "keruen-2020-01-01.tar.gz.old",
        ] {
            std::fs::write(dir.path().join(file), "").expect("written");
        }
        let mut found = kept(dir.path()).expect("read");
        found.sort_by_key(|kept| kept.day);
        let sorts: Vec<Sort> = found.iter().map(|kept| kept.sort).collect();
        assert_eq!(sorts, [Sort::Night, Sort::Incomplete]);
        assert_eq!(
            newest(dir.path()).expect("read"),
            Some(dir.path().join("keruen-2026-11-30.tar.gz"))
        );
    }
}
