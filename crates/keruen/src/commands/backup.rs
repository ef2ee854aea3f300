//! `keruen backup`: one consistent file of the whole site.

use std::process::ExitCode;

use keruen_speech::{Speaker, number};
use keruen_store::backup;

use super::{failed, open, place};
use crate::cli::BackupArgs;
use crate::say;
use crate::schemas::SCHEMAS;

/// Writes the backup, also while the site is being served. One that lacks files is written too, as
/// the best there is, and is no success.
pub async fn run(t: Speaker<'_>, args: BackupArgs) -> ExitCode {
    let site = match open(t, &args.place).await {
        Ok(site) => site,
        Err(code) => return code,
    };
    let (data, backups) = (&site.config.data, site.config.backups());
    if let Err(sentence) = place::for_backup(t, &args.out, data, &backups) {
        return failed(&sentence);
    }
    let now = keruen_web::app::system_clock();
    let config = site.config.without_secrets();
    match backup::write(&site.db, &site.files, SCHEMAS, &config, &args.out, now).await {
        Ok(report) => {
            let rows = report.tables.iter().map(|table| table.rows).sum();
            say::tell(t.with(
                "cli-backup-done",
                &[
                    ("file", args.out.display().to_string().into()),
                    ("rows", say::count(t, rows).into()),
                    ("tables", report.tables.len().into()),
                    ("files", say::count(t, report.files).into()),
                    ("size", number::bytes(t.lang(), report.bytes).into()),
                ],
            ));
            if report.missing.is_empty() {
                ExitCode::SUCCESS
            } else {
                failed(&say::listed(t, "cli-backup-missing", &report.missing))
            }
        }
        Err(error) => failed(&say::store_trouble(t, &error)),
    }
}
