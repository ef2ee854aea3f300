//! `keruen init`: a new site and its first owner.

use std::process::ExitCode;

use keruen_office::account::{self, AccountForm, Email};
use keruen_office::token::Token;
use keruen_people::territory;
use keruen_speech::Speaker;
use keruen_store::Actor;

use super::failed;
use crate::cli::{InitArgs, Place, Settings};
use crate::config::{self, Config, FILE};
use crate::say;
use crate::site::{Site, SiteError};
use crate::wordings;

/// Makes the site and prints the link that signs its first owner in.
pub async fn run(t: Speaker<'_>, args: InitArgs) -> ExitCode {
    let config = match Config::gather(&args.place, &args.settings, None) {
        Ok(config) => config,
        Err(error) => return failed(&say::config_trouble(t, &error)),
    };
    let dir = config.data.display().to_string();
    match Site::found(&config) {
        Ok(()) => return failed(&t.say1("cli-init-exists", "dir", dir)),
        Err(SiteError::None(_)) => {}
        Err(trouble) => return failed(&say::site_trouble(t, &trouble)),
    }
    let email = match args.email.as_deref().map(Email::parse) {
        Some(None) => {
            return failed(&t.say1("cli-email-wrong", "email", args.email.unwrap_or_default()));
        }
        Some(some) => some,
        None => None,
    };
    let now = keruen_web::app::system_clock();
    let site = match Site::create(config, now).await {
        Ok(site) => site,
        Err(error) => return failed(&say::site_trouble(t, &error)),
    };
    // The link names the address given here, so the site must be served at it too.
    if let Err(error) = keep_told(&args.place, &args.settings) {
        return failed(&say::site_trouble(t, &error));
    }
    let form = AccountForm {
        name: args.name.unwrap_or_else(|| t.say("cli-init-owner")),
        email,
        phone: None,
        lang: t.lang(),
        person: None,
    };
    let token = new_token();
    let made = async {
        let mut tx = site.db.act(Actor::system("system"), now).await?;
        wordings::publish(&mut tx).await?;
        territory::kazakhstan::add(&mut tx).await?;
        account::first_owner(&mut tx, &form, &token).await?;
        tx.commit().await?;
        Ok::<_, SiteError>(())
    };
    if let Err(error) = made.await {
        return failed(&say::site_trouble(t, &error));
    }
    println!("{}", t.say1("cli-init-done", "dir", dir.clone()));
    println!("{}", t.say1("cli-init-next", "dir", dir));
    println!("{}", t.say("cli-init-link"));
    println!("  {}", link(&site.config.base_url, t, &token));
    ExitCode::SUCCESS
}

/// Keeps what the site was told about itself in its file. One that is there already was written by
/// whoever sets the site up, and stays.
fn keep_told(place: &Place, settings: &Settings) -> Result<(), SiteError> {
    let path = place.data.join(FILE);
    let Some(told) = Config::told(settings).filter(|_| !path.exists()) else {
        return Ok(());
    };
    config::write(&path, &told).map_err(SiteError::io(&path))
}

/// A fresh token from the system's chance.
pub fn new_token() -> Token {
    let mut bytes = [0; 32];
    keruen_web::app::system_chance(&mut bytes);
    Token::new(bytes)
}

/// The address that a token opens.
pub fn link(base_url: &str, t: Speaker<'_>, token: &Token) -> String {
    format!("{base_url}/{}/sign-in/{}", t.lang().code(), token.reveal())
}
