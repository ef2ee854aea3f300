//! The proof that is asked for once more before something weighty changes: a session left open on a
//! device must not be enough to take the account over.

use jiff::SignedDuration;
use keruen_office::sign_in::proof::Second;
use keruen_office::sign_in::{password, second_factor, session};
use keruen_store::limits;

use super::by_password::PASSWORDS;
use super::code::{TRIES, tries};
use super::entry::take;
use crate::cx::Cx;
use crate::form::{Form, Need};
use crate::heavy::Heavy;
use crate::trouble::Trouble;

/// How long having signed in stands for the password: whoever forgot it comes in by a link and sets
/// another one.
const FRESH: SignedDuration = SignedDuration::from_mins(15);

/// Which proof is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// None: there is no other than the link, or it was given a moment ago.
    Nothing,
    /// The present password.
    Password,
    /// A code of the app, or a recovery code.
    Code,
}

impl Asked {
    /// The mightiest that the reader has.
    pub async fn of(cx: &Cx) -> Result<Self, Trouble> {
        let me = cx.account()?;
        if second_factor::is_set(cx.db(), me.id).await? {
            return Ok(Self::Code);
        }
        if password::stored(cx.db(), me.id).await?.is_none() {
            return Ok(Self::Nothing);
        }
        let since = session::since(cx.db(), me.session).await?;
        let fresh = since.is_some_and(|since| cx.now().duration_since(since) < FRESH);
        Ok(if fresh { Self::Nothing } else { Self::Password })
    }
}

/// Whether the proof typed into `field` is right; if it is not, the form says so. A code is used
/// up, so everything else of the form is looked at first.
pub async fn proven(cx: &Cx, form: &mut Form, field: &str) -> Result<bool, Trouble> {
    let account = cx.account()?.id;
    match Asked::of(cx).await? {
        Asked::Nothing => Ok(true),
        Asked::Password => by_password(cx, form, field, account).await,
        Asked::Code => by_code(cx, form, field, account).await,
    }
}

async fn by_password(cx: &Cx, form: &mut Form, field: &str, account: i64) -> Result<bool, Trouble> {
    let typed = form.value(field).to_owned();
    if typed.is_empty() {
        form.refuse(field, cx.t.say("errors-need"));
        return Ok(false);
    }
    let key = format!("password:account:{account}");
    take(cx, &key, PASSWORDS).await?;
    let stored = password::stored(cx.db(), account).await?;
    let check = move || password::verify(stored.as_deref(), &typed);
    let known = Heavy::Password
        .run(check)
        .await
        .map_err(Trouble::internal)?;
    if known {
        limits::clear(cx.db(), &key, cx.now()).await?;
    } else {
        form.refuse(field, cx.t.say("account-present-wrong"));
    }
    Ok(known)
}

async fn by_code(cx: &Cx, form: &mut Form, field: &str, account: i64) -> Result<bool, Trouble> {
    let typed = form.text(field, Need::Must, 40);
    if form.has_errors() {
        return Ok(false);
    }
    take(cx, &tries(account), TRIES).await?;
    let second = Second::read(&typed);
    // A recovery code leaves its row in the journal, a code of the app does not.
    let mut tx = if second.is_recovery() {
        cx.db().act(cx.actor(None), cx.now()).await?
    } else {
        cx.db().upkeep(cx.now()).await?
    };
    if !second.spend(&mut tx, account).await? {
        drop(tx);
        // A code is a secret like the password, and is not given back.
        *form = form.clone().replaced(field, "");
        form.refuse(field, cx.t.say("account-code-wrong"));
        return Ok(false);
    }
    tx.commit().await?;
    limits::clear(cx.db(), &tries(account), cx.now()).await?;
    Ok(true)
}
