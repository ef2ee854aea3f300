//! An act that a form asks for, done once however often the form arrives.

use keruen_office::submission::{self, Arrival, Key};
use keruen_store::Tx;

use crate::cx::Cx;
use crate::form::Form;
use crate::page::{Answer, see_other};
use crate::trouble::Trouble;

/// An act that has begun.
pub struct Act {
    /// Its transaction.
    pub tx: Tx,
    key: Option<Key>,
}

/// What becomes of a form that arrives.
pub enum Begun {
    /// It is new: act.
    First(Act),
    /// It has been here; this is where it led.
    Again(String),
}

/// The key of a form and of whoever sends it.
pub fn key(cx: &Cx, form: &Form) -> Option<Key> {
    let account = cx.viewer.account.as_ref().map(|account| account.id);
    Key::parse(account, form.key(), form.content())
}

/// Where this very form led when it was here before. For a handler that looks at what stands before
/// it begins, and would take what the form itself did for somebody else's doing.
pub async fn led(cx: &Cx, form: &Form) -> Result<Option<String>, Trouble> {
    match key(cx, form) {
        Some(key) => Ok(submission::led(cx.db(), &key).await?),
        None => Ok(None),
    }
}

/// Begins the act of a form.
pub async fn begin(cx: &Cx, form: &Form) -> Result<Begun, Trouble> {
    cx.account()?;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    let key = key(cx, form);
    if let Some(key) = &key
        && let Arrival::Again(to) = submission::once(&mut tx, key).await?
    {
        return Ok(Begun::Again(to));
    }
    Ok(Begun::First(Act { tx, key }))
}

impl Act {
    /// Commits, and leads on.
    pub async fn done(mut self, to: &str) -> Answer {
        if let Some(key) = &self.key {
            submission::done(&mut self.tx, key, to).await?;
        }
        self.tx.commit().await?;
        see_other(to)
    }
}
