//! `keruen backup`: one consistent file of the whole site.

use std::process::ExitCode;

use keruen_speech::{Speaker, number};
use keruen_store::backup;

use super::{failed, open};
use crate::cli::BackupArgs;
use crate::say;
use crate::site::SCHEMAS;

/// Writes the backup, also while the site is being served.
pub async fn run(t: Speaker<'_>, args: BackupArgs) -> ExitCode {
    let site = match open(t, &args.place).await {
        Ok(site) => site,
        Err(code) => return code,
    };
    let now = keruen_web::app::system_clock();
    let config = site.config.without_secrets();
    match backup::write(&site.db, &site.files, SCHEMAS, &config, &args.out, now).await {
        Ok(report) => {
            let rows = report.tables.iter().map(|table| table.rows).sum();
            println!(
                "{}",
                t.with(
                    "cli-backup-done",
                    &[
                        ("file", args.out.display().to_string().into()),
                        ("rows", say::count(t, rows).into()),
                        ("tables", report.tables.len().into()),
                        ("files", say::count(t, report.files).into()),
                        ("size", number::bytes(t.lang(), report.bytes).into()),
                    ],
                )
            );
            ExitCode::SUCCESS
        }
        Err(error) => failed(&say::store_trouble(t, &error)),
    }
}
