//! Language, look, password and devices: what one changes about one's own account.

use keruen_office::account::{self, Account, Theme};
use keruen_office::morning;
use keruen_office::sign_in::password::{self, NewPassword};
use keruen_office::sign_in::session;
use keruen_speech::Lang;

use super::me;
use crate::cx::Cx;
use crate::faults::of_reason;
use crate::form::{Form, Need};
use crate::page::{Answer, see_other};
use crate::trouble::Trouble;

/// The form with what is stored.
pub fn filled(form: Form, account: &Account, morning: bool) -> Form {
    let form = form
        .with("lang", account.lang.code())
        .with("theme", account.theme.code());
    if morning {
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
        return me::page(&cx, form, "").await;
    };
    let id = cx.account()?.id;
    let morned = morning(&cx, id).await?;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    account::set_preferences(&mut tx, id, lang, theme).await?;
    if form.ticked("morning") != morned {
        morning::choose(&mut tx, id, !morned).await?;
    }
    tx.commit().await?;
    see_other(&format!("/{}/me?done=preferences", lang.code()))
}

/// `POST /{lang}/me/password`: sets or replaces it. Whoever knew the old one is signed out.
pub async fn set_password(cx: Cx) -> Answer {
    let mut form = cx.form();
    let account = account::by_id(cx.db(), cx.account()?.id).await?;
    let email = account.email.clone().unwrap_or_default();
    let known = [account.name.as_str(), email.as_str()];
    let password = match NewPassword::parse(form.value("password"), &known) {
        Ok(password) => password,
        Err(reason) => {
            form.refuse("password", of_reason(cx.t, reason));
            let morning = morning(&cx, account.id).await?;
            return me::page(&cx, filled(form, &account, morning), "").await;
        }
    };
    let salt = cx.app.chance();
    let hash = tokio::task::spawn_blocking(move || password::hash(&password, salt)).await;
    let hash = hash
        .map_err(Trouble::internal)?
        .ok_or_else(|| Trouble::internal("a password could not be hashed"))?;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    password::set(&mut tx, account.id, &hash).await?;
    session::revoke_others(&mut tx, account.id, cx.account()?.session).await?;
    tx.commit().await?;
    see_other(&cx.href("/me?done=password"))
}

/// `POST /{lang}/me/password/remove`.
pub async fn remove_password(cx: Cx) -> Answer {
    let id = cx.account()?.id;
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    password::remove(&mut tx, id).await?;
    tx.commit().await?;
    see_other(&cx.href("/me?done=no-password"))
}

/// `POST /{lang}/me/sessions/{id}`: ends one session of one's own.
pub async fn end_session(cx: Cx) -> Answer {
    let (account, id) = (cx.account()?.clone(), cx.param::<i64>("id")?);
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    session::revoke(&mut tx, account.id, id).await?;
    tx.commit().await?;
    see_other(&cx.href("/me?done=session"))
}

/// `POST /{lang}/me/sessions`: ends all but this one.
pub async fn end_other_sessions(cx: Cx) -> Answer {
    let account = cx.account()?.clone();
    let mut tx = cx.db().act(cx.actor(None), cx.now()).await?;
    session::revoke_others(&mut tx, account.id, account.session).await?;
    tx.commit().await?;
    see_other(&cx.href("/me?done=sessions"))
}
