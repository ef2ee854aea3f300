//! The commands, one file each. A command prints what it did and gives its exit code.

pub mod backup;
pub mod demo;
pub mod doctor;
pub mod import;
pub mod init;
pub mod restore;
pub mod serve;
pub mod user;

use std::process::ExitCode;

use keruen_speech::Speaker;

use crate::config::Config;
use crate::say;
use crate::site::{Site, SiteError};

/// Something is wrong and has been said.
pub const FAILED: u8 = 1;

/// Says on the error stream what is wrong.
pub fn failed(sentence: &str) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::from(FAILED)
}

/// Opens the site that the flags name, for a command beside a served one.
pub async fn open(t: Speaker<'_>, args: &crate::cli::SiteArgs) -> Result<Site, ExitCode> {
    let opened = match Config::gather(args) {
        Ok(config) => Site::open(config).await,
        Err(error) => Err(SiteError::Config(error)),
    };
    opened.map_err(|error| failed(&say::site_trouble(t, &error)))
}
