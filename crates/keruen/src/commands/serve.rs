//! `keruen serve`: opens a site to people.

use std::process::ExitCode;

use keruen_speech::Speaker;
use keruen_store::{Engine, backup, jobs};
use tokio::net::TcpListener;

use super::failed;
use crate::cli::SiteArgs;
use crate::config::Config;
use crate::house::{self, House};
use crate::say;
use crate::site::{Site, SiteError};

/// Serves until Ctrl+C or SIGTERM.
pub async fn run(t: Speaker<'_>, args: SiteArgs) -> ExitCode {
    let config = match Config::of(&args) {
        Ok(config) => config,
        Err(error) => return failed(&say::config_trouble(t, &error)),
    };
    let stop = match house::asked_to_stop() {
        Ok(stop) => stop,
        Err(error) => return failed(&error.to_string()),
    };
    let now = keruen_web::app::system_clock();
    let site = match open(t, config, now).await {
        Ok(site) => site,
        Err(error) => return failed(&say::site_trouble(t, &error)),
    };
    let listen = site.config.listen;
    let listener = match TcpListener::bind(listen).await {
        Ok(listener) => listener,
        Err(error) => {
            return failed(&t.say2(
                "cli-listen-wrong",
                "addr",
                listen.to_string(),
                "detail",
                error.to_string(),
            ));
        }
    };
    let house = match House::new(site, &listener, keruen_web::app::system_clock, Vec::new()) {
        Ok(house) => house,
        Err(error) => return failed(&say::site_trouble(t, &error)),
    };
    say::tell(t.say2(
        "cli-serve-on",
        "url",
        house.base_url(),
        "addr",
        house.listens_on().to_string(),
    ));
    house.serve(listener, stop).await;
    say::tell(t.say("cli-serve-stopped"));
    ExitCode::SUCCESS
}

/// Opens the site, takes its lock and brings it up to this version.
async fn open(t: Speaker<'_>, config: Config, now: jiff::Timestamp) -> Result<Site, SiteError> {
    let mut site = Site::open(config).await?;
    site.hold()?;
    keruen_web::clear_uploads(&site.config.data).map_err(SiteError::io(&site.config.data))?;
    // Nobody else serves this site: a copy that stands there half was killed.
    backup::clear_unfinished(&site.config.backups(), now).await?;
    if let Some(updated) = site.update(now).await? {
        let file = updated.backup.display().to_string();
        say::tell(t.say2("cli-serve-migrated", "n", updated.steps, "file", file));
    }
    if site.db.engine() == Engine::Sqlite {
        // Nobody else serves this site: work that a killed process left goes on at once.
        jobs::free_all(&site.db, now).await?;
    }
    Ok(site)
}
