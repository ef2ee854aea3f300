//! `keruen restore`: a site in an empty folder from a backup.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use keruen_office::{OfficeError, account, personal};
use keruen_people::Role;
use keruen_speech::{Speaker, date};
use keruen_store::erased::{self, Erased};
use keruen_store::{Db, StoreError, backup};

use super::failed;
use super::init::tell_not_kept;
use crate::cli::RestoreArgs;
use crate::config::{self, Config, FILE};
use crate::say;
use crate::schemas::SCHEMAS;
use crate::site::{Fresh, Making, Site, SiteError};
use crate::work::{self, Again};

/// Restores, after every hash of the backup has been checked.
pub async fn run(t: Speaker<'_>, args: RestoreArgs) -> ExitCode {
    match restore(t, &args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => failed(&sentence),
    }
}

async fn restore(t: Speaker<'_>, args: &RestoreArgs) -> Result<(), String> {
    let site = |error: &SiteError| say::site_trouble(t, error);
    let config = Config::gather(&args.place, &args.settings, None)
        .map_err(|error| say::config_trouble(t, &error))?;
    match Site::found(&config) {
        Ok(()) => return Err(site(&SiteError::NotEmpty(config.data))),
        Err(SiteError::None(_)) => {}
        Err(trouble) => return Err(site(&trouble)),
    }
    // Read before anything is made: a list that cannot be read leaves nothing behind either.
    let things = match &args.erased {
        Some(list) => Some(erased::read(list).map_err(|error| list_trouble(t, list, &error))?),
        None if args.no_erased => None,
        None => return Err(list_needed(t, &args.file)),
    };
    // Checked before the folder is touched: a damaged backup leaves nothing behind.
    backup::verify(&args.file)
        .await
        .map_err(|error| trouble(t, &args.file, &error))?;
    let fresh = Fresh::begin(&config.data, Making::Restore).map_err(|error| site(&error))?;
    let made = async {
        let now = keruen_web::app::system_clock();
        let restored = Site::bare(config).await.map_err(|error| site(&error))?;
        let done = fill(t, &restored, args, things.as_deref(), now).await;
        restored.db.close().await;
        let done = done?;
        fresh.finish().map_err(|error| site(&error))?;
        Ok(done)
    };
    match made.await {
        Ok(done) => {
            told(t, args, &done);
            Ok(())
        }
        Err(sentence) => {
            fresh.undo();
            Err(sentence)
        }
    }
}

/// What a restore came to.
struct Done {
    report: backup::Report,
    again: Option<Again>,
    not_kept: Option<String>,
    /// The owners' names, for `user reset`.
    owners: Vec<String>,
    /// The settings of the backup could not be read.
    unread: bool,
}

/// Fills an empty site from the backup.
async fn fill(
    t: Speaker<'_>,
    site: &Site,
    args: &RestoreArgs,
    things: Option<&[Erased]>,
    now: Timestamp,
) -> Result<Done, String> {
    let report = backup::restore(&args.file, &site.db, &site.files, SCHEMAS, now)
        .await
        .map_err(|error| trouble(t, &args.file, &error))?;
    let kept = site.config.data.join(FILE);
    let not_kept = Config::not_kept(&args.place).map_err(|error| say::config_trouble(t, &error))?;
    let settings = Config::restored(&report.config, &args.settings);
    config::write(&kept, &settings.text).map_err(|error| say::file_trouble(t, &kept, &error))?;
    let again = match things {
        Some(things) => {
            let again = work::erase_again(site, things, now).await;
            Some(again.map_err(|error| say::site_trouble(t, &error))?)
        }
        None => None,
    };
    // The folder is to be restored from in its turn, with what its backup does not know.
    erased::keep(&site.db, &site.config.data)
        .await
        .map_err(|error| say::store_trouble(t, &error))?;
    Ok(Done {
        report,
        again,
        not_kept,
        owners: owners(&site.db)
            .await
            .map_err(|error| say::office_trouble(t, &error))?,
        unread: settings.unread,
    })
}

/// What the owners are called.
async fn owners(db: &Db) -> Result<Vec<String>, OfficeError> {
    let held = account::held(db, None).await?;
    let owns = |id: i64| {
        held.iter()
            .any(|held| held.account == id && held.role == Role::Owner)
    };
    let all = account::all(db).await?;
    let owners = all.into_iter().filter(|account| owns(account.id));
    Ok(owners.map(|account| account.name).collect())
}

/// Says what was restored, and what was not.
fn told(t: Speaker<'_>, args: &RestoreArgs, done: &Done) {
    let report = &done.report;
    let rows = report.tables.iter().map(|table| table.rows).sum();
    let zone = args.settings.time_zone.clone().unwrap_or_default();
    let made = zone.day(report.created_at);
    say::tell(t.with(
        "cli-restore-done",
        &[
            ("dir", args.place.data.display().to_string().into()),
            ("rows", say::count(t, rows).into()),
            ("tables", report.tables.len().into()),
            ("files", say::count(t, report.files).into()),
            ("made", date::long(t.lang(), made).into()),
        ],
    ));
    if !report.missing.is_empty() {
        say::complain(say::listed(t, "cli-restore-missing", &report.missing));
    }
    if done.unread {
        let file = args.place.data.join(FILE).display().to_string();
        say::complain(t.say1("cli-restore-settings", "file", file));
    }
    if let Some(again) = done.again {
        say::tell(t.say1("cli-restore-erased", "n", again.persons));
        if again.stand_in {
            say::tell(t.say1("cli-restore-stand-in", "who", personal::STAND_IN));
        }
    }
    tell_not_kept(t, &args.place, done.not_kept.as_deref());
    say::tell(t.say("cli-restore-links"));
    let dir = args.place.data.display().to_string();
    say::tell(t.say1("cli-init-next", "dir", dir.clone()));
    for who in &done.owners {
        say::tell(t.say2("cli-restore-owner", "who", who, "dir", dir.clone()));
    }
}

/// Why the list of the erased is not taken.
fn list_trouble(t: Speaker<'_>, list: &Path, error: &StoreError) -> String {
    match error {
        StoreError::Damaged { part, .. } => t.say2(
            "cli-erased-wrong",
            "file",
            list.display().to_string(),
            "n",
            part,
        ),
        other => say::store_trouble(t, other),
    }
}

/// Without the list, whoever was erased since the backup would come back: says where it lies.
fn list_needed(t: Speaker<'_>, tar: &Path) -> String {
    let beside = |folder: Option<&Path>| folder.map(|folder| folder.join(erased::FILE));
    let folder = tar.parent();
    let list = [beside(folder.and_then(Path::parent)), beside(folder)]
        .into_iter()
        .flatten()
        .find(|list| list.is_file())
        .unwrap_or_else(|| PathBuf::from("/var/lib/keruen").join(erased::FILE));
    t.say1(
        "cli-restore-list-needed",
        "file",
        list.display().to_string(),
    )
}

fn trouble(t: Speaker<'_>, tar: &Path, error: &StoreError) -> String {
    match error {
        StoreError::NotABackup => t.say1("cli-restore-foreign", "file", tar.display().to_string()),
        // The archive itself has no part to name.
        StoreError::Damaged { part, .. } if part == "archive" => t.say("cli-restore-cut"),
        StoreError::Damaged { part, .. } => t.say1("cli-restore-damaged", "part", part),
        StoreError::NewerSchema { .. } | StoreError::NewerBackup { .. } => {
            t.say("cli-restore-newer")
        }
        // Rows that break the rules of their own tables: whoever wrote them was not Keruen.
        StoreError::Linked | StoreError::Refused { .. } | StoreError::Duplicate { .. } => {
            t.say1("cli-restore-damaged", "part", error.to_string())
        }
        StoreError::Io { error, path } if Path::new(path) == tar => {
            say::file_trouble(t, tar, error)
        }
        _ => say::store_trouble(t, error),
    }
}
