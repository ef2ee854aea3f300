//! `keruen restore`: a site in an empty folder from a backup.

use std::path::Path;
use std::process::ExitCode;

use keruen_speech::{Speaker, date};
use keruen_store::{StoreError, backup};

use super::failed;
use crate::cli::RestoreArgs;
use crate::config::{Config, FILE};
use crate::say;
use crate::site::{SCHEMAS, Site};

/// Restores, after every hash of the backup has been checked.
pub async fn run(t: Speaker<'_>, args: RestoreArgs) -> ExitCode {
    let dir = args.site.data.clone();
    if !is_empty(&dir) {
        return failed(&t.say1("cli-restore-not-empty", "dir", dir.display().to_string()));
    }
    let now = keruen_web::app::system_clock();
    let config = match Config::gather(&args.site) {
        Ok(config) => config,
        Err(error) => return failed(&say::config_trouble(t, &error)),
    };
    // Checked before the folder is touched: a damaged backup leaves nothing behind.
    if let Err(error) = backup::verify(&args.file).await {
        return failed(&trouble(t, &args.file, &error));
    }
    let site = match Site::create(config, now).await {
        Ok(site) => site,
        Err(error) => return failed(&say::site_trouble(t, &error)),
    };
    let report = match backup::restore(&args.file, &site.db, &site.files, SCHEMAS, now).await {
        Ok(report) => report,
        Err(error) => return failed(&trouble(t, &args.file, &error)),
    };
    let kept = dir.join(FILE);
    if let Err(error) = std::fs::write(&kept, &report.config) {
        return failed(&say::file_trouble(t, &kept, &error));
    }
    let rows = report.tables.iter().map(|table| table.rows).sum();
    let made = report
        .created_at
        .to_zoned_datetime(jiff::tz::TimeZone::UTC)
        .date();
    println!(
        "{}",
        t.with(
            "cli-restore-done",
            &[
                ("dir", dir.display().to_string().into()),
                ("rows", say::count(t, rows).into()),
                ("tables", report.tables.len().into()),
                ("files", say::count(t, report.files).into()),
                ("made", date::long(t.lang(), made).into()),
            ],
        )
    );
    if let Some(list) = &args.erased {
        match crate::work::erase_again(&site, list, now).await {
            Ok(n) => println!("{}", t.say1("cli-restore-erased", "n", n)),
            Err(error) => return failed(&say::site_trouble(t, &error)),
        }
    }
    println!("{}", t.say("cli-restore-links"));
    ExitCode::SUCCESS
}

fn is_empty(dir: &Path) -> bool {
    std::fs::read_dir(dir).map_or(!dir.exists(), |mut entries| entries.next().is_none())
}

fn trouble(t: Speaker<'_>, file: &Path, error: &StoreError) -> String {
    match error {
        StoreError::Damaged { part, .. } => t.say1("cli-restore-damaged", "part", part),
        StoreError::Io { error, .. } => say::file_trouble(t, file, error),
        _ => say::store_trouble(t, error),
    }
}
