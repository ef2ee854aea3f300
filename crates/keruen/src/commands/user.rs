//! `keruen user reset`: a way in for somebody who lost theirs.

use std::process::ExitCode;

use keruen_office::account::{self, Email};
use keruen_office::{OfficeError, Refusal};
use keruen_speech::{Speaker, fold};
use keruen_store::Actor;

use super::init::{link, new_token};
use super::{failed, open_to_change};
use crate::cli::{Settings, UserCommand, UserResetArgs};
use crate::{help, say};

/// Runs a command on accounts.
pub async fn run(t: Speaker<'_>, command: UserCommand) -> ExitCode {
    match command {
        UserCommand::Reset(args) => reset(t, args).await,
    }
}

async fn reset(t: Speaker<'_>, args: UserResetArgs) -> ExitCode {
    let told = help::settings(t).map(|environment| Settings {
        base_url: args.base_url.clone().or(environment.base_url),
        ..environment
    });
    let opened = match told {
        Ok(settings) => open_to_change(t, &args.place, &settings).await,
        Err(code) => Err(code),
    };
    let site = match opened {
        Ok(site) => site,
        Err(code) => return code,
    };
    let all = match account::all(&site.db).await {
        Ok(all) => all,
        Err(error) => return failed(&say::office_trouble(t, &error)),
    };
    let who = args.who.trim();
    let email = Email::parse(who).map(|email| email.folded());
    let fits = |account: &&account::Account| {
        let held = account.email.as_deref().and_then(Email::parse);
        (email.is_some() && held.map(|held| held.folded()) == email)
            || fold(&account.name) == fold(who)
    };
    let found: Vec<_> = all.iter().filter(fits).collect();
    let account = match found.as_slice() {
        [] => return failed(&t.say1("cli-user-none", "who", who)),
        [one] => *one,
        _ => return failed(&t.say1("cli-user-many", "who", who)),
    };
    let token = new_token();
    let done = async {
        let mut tx = site
            .db
            .act(Actor::system("system"), keruen_web::app::system_clock())
            .await?;
        account::reset(&mut tx, account.id, &token).await?;
        tx.commit().await?;
        Ok::<_, OfficeError>(())
    };
    if let Err(error) = done.await {
        if matches!(error, OfficeError::Refused(Refusal::Locked)) {
            return failed(&t.say1("cli-user-locked", "who", account.name.as_str()));
        }
        return failed(&say::office_trouble(t, &error));
    }
    say::tell_surely(t.say1("cli-user-reset", "who", account.name.as_str()));
    say::tell_surely(format!("  {}", link(&site.config.base_url, t, &token)));
    ExitCode::SUCCESS
}
