//! The commands, one file each. A command prints what it did and gives its exit code.

pub mod backup;
pub mod demo;
pub mod doctor;
pub mod import;
pub mod init;
pub mod lottery;
mod place;
pub mod restore;
pub mod serve;
pub mod user;

use std::process::ExitCode;

use keruen_speech::Speaker;

use crate::cli::{Place, Settings};
use crate::config::Config;
use crate::site::{Site, SiteError};
use crate::{help, say};

/// Something is wrong and has been said.
pub const FAILED: u8 = 1;

/// Says on the error stream what is wrong.
pub fn failed(sentence: &str) -> ExitCode {
    say::complain(sentence);
    ExitCode::from(FAILED)
}

/// Opens the site that the flags name, for a command beside a served one. It has no flags for what
/// the site is told about itself: that stands in its file, or in the environment as for `serve`.
pub async fn open(t: Speaker<'_>, place: &Place) -> Result<Site, ExitCode> {
    let settings = help::settings(t)?;
    open_told(t, place, &settings).await
}

/// The same for a command that changes something: the site must fit this version.
pub async fn open_to_change(
    t: Speaker<'_>,
    place: &Place,
    settings: &Settings,
) -> Result<Site, ExitCode> {
    let site = open_told(t, place, settings).await?;
    let current = site.up_to_date().await;
    current.map_err(|error| failed(&say::site_trouble(t, &error)))
}

async fn open_told(t: Speaker<'_>, place: &Place, settings: &Settings) -> Result<Site, ExitCode> {
    let opened = match Config::gather(place, settings, None) {
        Ok(config) => Site::open(config).await,
        Err(error) => Err(SiteError::Config(error)),
    };
    opened.map_err(|error| failed(&say::site_trouble(t, &error)))
}
