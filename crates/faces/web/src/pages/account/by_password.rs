//! The door by a password, and the code of the app with it.
//!
//! Both are asked for at once and refused with one sentence, so that a guesser never learns which
//! of them was right.

use jiff::SignedDuration;
use keruen_office::account::{self, Login};
use keruen_office::sign_in::proof::Second;
use keruen_office::sign_in::{Proofs, password, second_factor};
use keruen_office::token::Sha;
use keruen_store::Actor;
use keruen_store::limits::{self, Limit};

use super::code::TRIES;
use super::entry::{enter_with, take};
use super::mail::{self, Changed};
use super::next::Next;
use super::sign_in::{ADDRESS, SignIn};
use crate::cx::Cx;
use crate::form::{Form, Need};
use crate::heavy::Heavy;
use crate::page::{Answer, Page};
use crate::trouble::Trouble;

/// How often the password of one address may be tried.
pub const PASSWORDS: Limit = Limit {
    burst: 10,
    refill: SignedDuration::from_secs(60),
};

/// `POST /{lang}/sign-in/password`. An unknown address, an account without a password, a wrong
/// password and a wrong or missing code cost the same and say the same.
pub async fn enter(cx: Cx) -> Answer {
    let mut form = cx.form();
    let next = Next::parse(form.value("next"));
    let login = form.text("login", Need::Must, ADDRESS);
    let typed = form.value("password").to_owned();
    if typed.is_empty() {
        form.refuse("password", cx.t.say("errors-need"));
    }
    let code = form.text("otp", Need::May, 40);
    if form.has_errors() {
        return refused(&cx, &form, next);
    }
    let login = Login::parse(&login).ok_or(login);
    let who = match &login {
        Ok(login) => login.folded(),
        Err(typed) => typed.to_lowercase(),
    };
    let who = Sha::of(who.as_bytes());
    let key = format!("password:person:{}", who.as_str());
    take(&cx, &key, PASSWORDS).await?;
    // Codes of the app are few: they have their own, tighter count, known account or not.
    let code_key = format!("code:person:{}", who.as_str());
    if !code.is_empty() {
        take(&cx, &code_key, TRIES).await?;
    }

    let account = match &login {
        Ok(login) => account::by_login(cx.db(), login).await?,
        Err(_) => None,
    };
    // Everything is read whatever is right so far; nothing is used up before all of it is.
    let id = account.as_ref().map_or(0, |account| account.id);
    let stored = password::stored(cx.db(), id).await?;
    let has_second = second_factor::is_set(cx.db(), id).await?;
    let second = Second::read(&code);
    let fits = second.fits(cx.db(), id, cx.now()).await?;
    let check = move || password::verify(stored.as_deref(), &typed);
    let known = Heavy::Password
        .run(check)
        .await
        .map_err(Trouble::internal)?;
    let Some(account) = account.filter(|_| known && (fits || !has_second)) else {
        return wrong(&cx, form, next);
    };
    if account.locked {
        // Said only to whoever knows the password.
        form.refuse("login", cx.t.say("account-locked"));
        return refused(&cx, &form, next);
    }
    limits_cleared(&cx, [&key, &code_key]).await?;
    let actor = Actor {
        account: Some(account.id),
        role: "account",
    };
    let recovery = has_second && second.is_recovery();
    let mut tx = if recovery {
        cx.db().act(actor, cx.now()).await?
    } else {
        cx.db().upkeep(cx.now()).await?
    };
    let proofs = if has_second {
        if !second.spend(&mut tx, account.id).await? {
            drop(tx);
            return wrong(&cx, form, next);
        }
        Proofs::Both
    } else {
        Proofs::First
    };
    if recovery {
        // No session of this sign-in is there yet: all that are go.
        mail::changed(&cx, &mut tx, account.id, 0, Changed::Recovery).await?;
    }
    enter_with(&cx, tx, account.id, proofs, &next, recovery).await
}

async fn limits_cleared(cx: &Cx, keys: [&str; 2]) -> Result<(), Trouble> {
    for key in keys {
        limits::clear(cx.db(), key, cx.now()).await?;
    }
    Ok(())
}

fn wrong(cx: &Cx, mut form: Form, next: Next) -> Answer {
    form.refuse("password", cx.t.say("account-password-wrong"));
    refused(cx, &form, next)
}

fn refused(cx: &Cx, form: &Form, next: Next) -> Answer {
    // A code is a secret like the password, and is not given back.
    let shown = form.clone().replaced("otp", "");
    SignIn::new(&cx.scene, cx.blank(), shown, next).show_with(form)
}
