//! `keruen restore`: a site in an empty folder from a backup.

use std::path::Path;
use std::process::ExitCode;

use keruen_office::personal;
use keruen_speech::{Speaker, date};
use keruen_store::{StoreError, backup};

use super::failed;
use crate::cli::{RestoreArgs, Settings};
use crate::config::{self, Config, FILE};
use crate::say;
use crate::site::{SCHEMAS, Site};

/// Restores, after every hash of the backup has been checked.
pub async fn run(t: Speaker<'_>, args: RestoreArgs) -> ExitCode {
    let dir = args.place.data.clone();
    if !is_empty(&dir) {
        return failed(&t.say1("cli-restore-not-empty", "dir", dir.display().to_string()));
    }
    let now = keruen_web::app::system_clock();
    let config = match Config::gather(&args.place, &Settings::default(), None) {
        Ok(config) => config,
        Err(error) => return failed(&say::config_trouble(t, &error)),
    };
    // Checked before the folder is touched: a damaged backup leaves nothing behind.
    if let Err(error) = backup::verify(&args.file).await {
        return failed(&trouble(t, &args.file, &error));
    }
    let there = dir.exists();
    let done = match Site::bare(config).await {
        Ok(site) => {
            let done = restore(t, &site, &args, now).await;
            site.db.close().await;
            done
        }
        Err(error) => Err(say::site_trouble(t, &error)),
    };
    if let Err(sentence) = done {
        clear(&dir, there);
        return failed(&sentence);
    }
    println!("{}", t.say("cli-restore-links"));
    ExitCode::SUCCESS
}

/// Fills an empty site from the backup and says what it holds.
async fn restore(
    t: Speaker<'_>,
    site: &Site,
    args: &RestoreArgs,
    now: jiff::Timestamp,
) -> Result<(), String> {
    let report = backup::restore(&args.file, &site.db, &site.files, SCHEMAS, now)
        .await
        .map_err(|error| trouble(t, &args.file, &error))?;
    let kept = site.config.data.join(FILE);
    config::write(&kept, &report.config).map_err(|error| say::file_trouble(t, &kept, &error))?;
    let erased = match &args.erased {
        Some(list) => {
            let again = crate::work::erase_again(site, list, now).await;
            Some(again.map_err(|error| say::site_trouble(t, &error))?)
        }
        None => None,
    };
    let rows = report.tables.iter().map(|table| table.rows).sum();
    let made = keruen_web::zone::day(report.created_at);
    println!(
        "{}",
        t.with(
            "cli-restore-done",
            &[
                ("dir", site.config.data.display().to_string().into()),
                ("rows", say::count(t, rows).into()),
                ("tables", report.tables.len().into()),
                ("files", say::count(t, report.files).into()),
                ("made", date::long(t.lang(), made).into()),
            ],
        )
    );
    if let Some(again) = erased {
        println!("{}", t.say1("cli-restore-erased", "n", again.persons));
        if again.stand_in {
            println!(
                "{}",
                t.say1("cli-restore-stand-in", "who", personal::STAND_IN)
            );
        }
    }
    Ok(())
}

/// Leaves the folder as it was found: half a site would look like a whole one.
fn clear(dir: &Path, there: bool) {
    let cleared = std::fs::remove_dir_all(dir).and_then(|()| {
        if there {
            std::fs::create_dir(dir)
        } else {
            Ok(())
        }
    });
    if let Err(error) = cleared {
        tracing::warn!(%error, dir = %dir.display(), "the folder could not be cleared");
    }
}

fn is_empty(dir: &Path) -> bool {
    std::fs::read_dir(dir).map_or(!dir.exists(), |mut entries| entries.next().is_none())
}

fn trouble(t: Speaker<'_>, file: &Path, error: &StoreError) -> String {
    match error {
        StoreError::Damaged { part, .. } => t.say1("cli-restore-damaged", "part", part),
        StoreError::NewerSchema { .. } | StoreError::NewerBackup { .. } => {
            t.say("cli-restore-newer")
        }
        // Rows that break the rules of their own tables: whoever wrote them was not Keruen.
        StoreError::Linked | StoreError::Refused { .. } | StoreError::Duplicate { .. } => {
            t.say1("cli-restore-damaged", "part", error.to_string())
        }
        StoreError::Io { error, .. } => say::file_trouble(t, file, error),
        _ => say::store_trouble(t, error),
    }
}
