//! Language, look, password and devices: what one changes about one's own account.

use keruen_office::account::{self, Account, Theme};
use keruen_office::morning;
use keruen_office::sign_in::password::{self, NewPassword};
use keruen_office::sign_in::session;
use keruen_people::contact::ContactValue;
use keruen_speech::Lang;

use super::mail::{self, Changed};
use super::me;
use super::present::proven;
use crate::cx::Cx;
use crate::done::Done;
use crate::faults::of_reason;
use crate::form::{Form, Need};
use crate::heavy::Heavy;
use crate::page::{Answer, see_other};
use crate::trouble::Trouble;

/// The field in which the change of a password asks for a proof.
pub const PROOF: &str = "code_password";

/// The form with what is stored in the fields that were not typed into. A box that was not ticked
/// does not come at all, so the morning letter is filled in only where another form was sent.
pub fn filled(form: Form, account: &Account, morning: bool) -> Form {
    let ticked = morning && !form.has_field("lang");
    let stored = account.phone.clone().unwrap_or_default();
    let phone = ContactValue::phone_shown(&stored);
    let stands = [
        ("version", account.version.to_string()),
        ("was_name", account.name.clone()),
        ("name", account.name.clone()),
        ("was_phone", stored),
        ("phone", phone),
        ("lang", account.lang.code().to_owned()),
        ("theme", account.theme.code().to_owned()),
    ];
    let form = stands.into_iter().fold(form, |form, (name, value)| {
        if form.has_field(name) {
            form
        } else {
            form.with(name, value)
        }
    });
    if ticked {
        form.with("morning", "1")
    } else {
        form
    }
}

/// Whether the morning letter comes to an account.
pub async fn morning(cx: &Cx, account: i64) -> Result<bool, Trouble> {
    let (site, programmes) = account::roles(cx.db(), account).await?;
    let roles = site
        .into_iter()
        .chain(programmes.into_iter().map(|(_, role)| role));
    let choice = morning::choice(cx.db(), account).await?;
    Ok(morning::wanted(choice, roles))
}

/// `POST /{lang}/me/preferences`.
pub async fn save(cx: Cx) -> Answer {
    let mut form = cx.form();
    let lang = form.choice("lang", Need::Must, |code| code.parse::<Lang>().ok());
    let theme = form.choice("theme", Need::Must, Theme::from_code);
    let (Some(lang), Some(theme)) = (lang, theme) else {
        return me::page(&cx, form).await;
    };
    let id = cx.account()?.id;
    let morned = morning(&cx, id).await?;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    account::set_preferences(&mut tx, id, lang, theme).await?;
    if form.ticked("morning") != morned {
        morning::choose(&mut tx, id, !morned).await?;
    }
    tx.commit().await?;
    see_other(&Done::Saved.at(&format!("/{}/me", lang.code())))
}

/// `POST /{lang}/me/password`: sets or replaces it. Whoever knew the old one is signed out.
pub async fn set_password(cx: Cx) -> Answer {
    let mut form = cx.form();
    let account = account::by_id(cx.db(), cx.account()?.id).await?;
    let email = account.email.clone().unwrap_or_default();
    let known = [account.name.as_str(), email.as_str()];
    if account.email.is_none() && account.phone.is_none() {
        form.refuse("password", cx.t.say("account-password-no-login"));
        return me::page(&cx, form).await;
    }
    let password = match NewPassword::parse(form.value("password"), &known) {
        Ok(password) => password,
        Err(reason) => {
            form.refuse("password", of_reason(cx.t, reason));
            return me::page(&cx, form).await;
        }
    };
    if !proven(&cx, &mut form, PROOF).await? {
        return me::page(&cx, form).await;
    }
    let salt = cx.app.chance();
    let hash = Heavy::Password
        .run(move || password::hash(&password, salt))
        .await;
    let hash = hash
        .map_err(Trouble::internal)?
        .ok_or_else(|| Trouble::internal("a password could not be hashed"))?;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    password::set(&mut tx, account.id, &hash).await?;
    let session = cx.account()?.session;
    mail::changed(&cx, &mut tx, account.id, session, Changed::Password).await?;
    tx.commit().await?;
    see_other(&Done::Password.at(&cx.href("/me")))
}

/// `POST /{lang}/me/password/remove`.
pub async fn remove_password(cx: Cx) -> Answer {
    let mut form = cx.form();
    let (id, session) = (cx.account()?.id, cx.account()?.session);
    if !proven(&cx, &mut form, PROOF).await? {
        return me::page(&cx, form).await;
    }
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    password::remove(&mut tx, id).await?;
    mail::changed(&cx, &mut tx, id, session, Changed::NoPassword).await?;
    tx.commit().await?;
    see_other(&Done::NoPassword.at(&cx.href("/me")))
}

/// `POST /{lang}/me/sessions/{id}`: ends one session of one's own.
pub async fn end_session(cx: Cx) -> Answer {
    let (account, id) = (cx.account()?.clone(), cx.param::<i64>("id")?);
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    session::revoke(&mut tx, account.id, id).await?;
    tx.commit().await?;
    see_other(&Done::Session.at(&cx.href("/me")))
}

/// `POST /{lang}/me/sessions`: ends all but this one.
pub async fn end_other_sessions(cx: Cx) -> Answer {
    let account = cx.account()?.clone();
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    session::revoke_others(&mut tx, account.id, account.session).await?;
    tx.commit().await?;
    see_other(&Done::Sessions.at(&cx.href("/me")))
}
