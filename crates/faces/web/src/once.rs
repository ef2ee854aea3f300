//! An act that a form asks for, done once however often the form arrives.

use keruen_office::submission::{self, Arrival, Key};
use keruen_store::{Actor, Tx};

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

/// Begins the act of a form that somebody sends who is signed in.
pub async fn begin(cx: &Cx, form: &Form) -> Result<Begun, Trouble> {
    cx.account()?;
    begin_as(cx, form, cx.actor(None)).await
}

/// Begins the act of a form for whoever the handler knows by something else than an account: by the
/// key in an address. The actor's role says as what they act.
pub async fn begin_as(cx: &Cx, form: &Form, by: Actor) -> Result<Begun, Trouble> {
    let mut tx = cx.db().act(by, cx.now()).await?;
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

#[cfg(test)]
mod tests {
    use keruen_store::{Thing, journal};

    use super::*;
    use crate::go;
    use crate::route::{Route, Rule, post};
    use crate::testing::Site;

    const TABLE: &[Route] = &[
        post("/{lang}/by-key", Rule::Everyone, go!(by_key)),
        post("/{lang}/by-account", Rule::Everyone, go!(by_account)),
    ];

    const THING: Thing = Thing {
        kind: "test",
        id: 1,
    };

    async fn acts(begun: Result<Begun, Trouble>) -> Answer {
        let mut act = match begun? {
            Begun::First(act) => act,
            Begun::Again(to) => return see_other(&to),
        };
        act.tx.journal(THING, "sent", &[], None).await?;
        act.done("/kk/done").await
    }

    async fn by_key(cx: Cx) -> Answer {
        let form = cx.form();
        acts(begin_as(&cx, &form, Actor::system("applicant")).await).await
    }

    async fn by_account(cx: Cx) -> Answer {
        let form = cx.form();
        acts(begin(&cx, &form).await).await
    }

    #[tokio::test]
    async fn who_has_no_account_acts_once_and_in_their_role() {
        let site = Site::with(TABLE).await;
        let visitor = site.visitor();
        let first = [("submission", "key-1"), ("a", "1")];
        for _ in 0..2 {
            let reply = visitor.post("/kk/by-key", &first).await;
            assert_eq!(reply.header("location"), "/kk/done");
        }
        let told = journal::of(site.db(), THING).await.unwrap();
        let told: Vec<_> = told
            .iter()
            .map(|row| (row.account, row.role.as_str()))
            .collect();
        assert_eq!(told, [(None, "applicant")]);
        // The other beginning asks for an account, and leaves no trace without one.
        let reply = visitor
            .post("/kk/by-account", &[("submission", "key-2")])
            .await;
        assert_eq!(reply.status, 401);
        assert_eq!(journal::of(site.db(), THING).await.unwrap().len(), 1);
    }
}
