//! `keruen init`: a new site and its first owner.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use keruen_office::account::{self, AccountForm, Email};
use keruen_office::fields::LINE;
use keruen_office::token::Token;
use keruen_people::territory;
use keruen_speech::Speaker;
use keruen_store::Actor;

use super::failed;
use crate::cli::{InitArgs, Place, Settings};
use crate::config::{self, Config, FILE};
use crate::say;
use crate::schemas::SCHEMAS;
use crate::site::{Fresh, Making, Site, SiteError};
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
    let owner = match owner(t, &args) {
        Ok(owner) => owner,
        Err(sentence) => return failed(&sentence),
    };
    let not_kept = match Config::not_kept(&args.place) {
        Ok(not_kept) => not_kept,
        Err(error) => return failed(&say::config_trouble(t, &error)),
    };
    let token = new_token();
    let base_url = config.base_url.clone();
    if let Err(error) = make(config, &args.settings, &owner, &token).await {
        return failed(&say::site_trouble(t, &error));
    }
    say::tell(t.say1("cli-init-done", "dir", dir.clone()));
    tell_not_kept(t, &args.place, not_kept.as_deref());
    say::tell(t.say2("cli-init-who", "who", owner.name(), "dir", dir.clone()));
    say::tell(t.say1("cli-init-next", "dir", dir));
    say::tell_surely(t.say("cli-init-link"));
    say::tell_surely(format!("  {}", link(&base_url, t, &token)));
    ExitCode::SUCCESS
}

/// The first owner as the arguments name them, by the rules of the form on the site; or what is
/// wrong with them.
fn owner(t: Speaker<'_>, args: &InitArgs) -> Result<AccountForm, String> {
    let name = args.name.clone().unwrap_or_else(|| t.say("cli-init-owner"));
    let email = args.email.clone().unwrap_or_default();
    if args.email.is_some() && Email::parse(&email).is_none() {
        return Err(t.say1("cli-email-wrong", "email", email));
    }
    let fields = [
        ("name", name.as_str()),
        ("email", email.as_str()),
        ("lang", t.lang().code()),
    ];
    let fields = BTreeMap::from(fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
    AccountForm::read(&fields).map_err(|_| t.say1("cli-init-name-wrong", "n", LINE))
}

/// Makes all of the site, or leaves the folder as it was.
async fn make(
    config: Config,
    settings: &Settings,
    owner: &AccountForm,
    token: &Token,
) -> Result<(), SiteError> {
    let fresh = Fresh::begin(&config.data, Making::Init)?;
    let file = config.data.join(FILE);
    let made = async {
        let site = Site::bare(config).await?;
        let done = fill(&site, owner, token).await;
        site.db.close().await;
        done?;
        // The link names the address given here, so the site must be served at it too.
        keep_told(&file, settings)?;
        fresh.finish()
    };
    let made = made.await;
    if made.is_err() {
        fresh.undo();
    }
    made
}

/// Tables, what every site begins with, and the owner, in one transaction: a site without an owner
/// is one that nobody can enter.
async fn fill(site: &Site, owner: &AccountForm, token: &Token) -> Result<(), SiteError> {
    let now = keruen_web::app::system_clock();
    let mut tx = site.db.act(Actor::system("system"), now).await?;
    site.db.migrate_within(&mut tx, SCHEMAS).await?;
    wordings::publish(&mut tx).await?;
    territory::kazakhstan::add(&mut tx).await?;
    account::first_owner(&mut tx, owner, token).await?;
    Ok(tx.commit().await?)
}

/// Keeps what the site was told about itself in its file. One that is there already was written by
/// whoever sets the site up, and stays.
fn keep_told(file: &Path, settings: &Settings) -> Result<(), SiteError> {
    let Some(told) = Config::told(settings).filter(|_| !file.exists()) else {
        return Ok(());
    };
    config::write(file, &told).map_err(SiteError::io(file))
}

/// Says which line whoever sets the site up writes into its file before the start.
pub fn tell_not_kept(t: Speaker<'_>, place: &Place, line: Option<&str>) {
    if let Some(line) = line {
        let file = place.data.join(FILE).display().to_string();
        say::tell(t.say1("cli-init-not-kept", "file", file));
        say::tell(format!("  {line}"));
    }
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
