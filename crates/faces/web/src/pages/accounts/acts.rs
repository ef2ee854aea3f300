//! What an owner does with an account: give and take roles, lock and unlock.

use keruen_office::account;
use keruen_office::error::{OfficeError, Refusal};
use keruen_store::Tx;

use super::edit::grant_of;
use super::list::HERE;
use super::show;
use crate::cx::Cx;
use crate::done::Done;
use crate::form::Need;
use crate::page::{Answer, see_other};
use crate::trouble::Trouble;

async fn act(cx: &Cx) -> Result<Tx, Trouble> {
    Ok(cx.db().act(cx.actor(None), cx.now()).await?)
}

/// A rule of the house, in words.
fn worded(cx: &Cx, error: OfficeError) -> Trouble {
    match error {
        OfficeError::Refused(Refusal::LastOwner) => Trouble::Refused {
            sentence: cx.t.say("accounts-last-owner"),
        },
        other => other.into(),
    }
}

fn back(cx: &Cx, id: i64, done: Done) -> Answer {
    see_other(&done.at(&cx.href(&format!("{HERE}/{id}"))))
}

/// `POST /{lang}/desk/site/accounts/{id}/roles`.
pub async fn grant(cx: Cx) -> Answer {
    let account = account::by_id(cx.db(), cx.param("id")?).await?;
    let mut form = cx.form();
    form.choice("role", Need::Must, |code| {
        code.parse::<keruen_people::role::Role>().ok()
    });
    let grant = grant_of(&mut form);
    if let (Some(grant), false) = (grant, form.has_errors()) {
        let mut tx = act(&cx).await?;
        match account::grant(&mut tx, account.id, grant).await {
            Ok(_) => {
                tx.commit().await?;
                return back(&cx, account.id, Done::Granted);
            }
            Err(OfficeError::Refused(Refusal::RoleHeld)) => {
                form.refuse("role", cx.t.say("accounts-role-held"));
            }
            Err(error) => return Err(error.into()),
        }
    }
    show::page(&cx, &account, form).await
}

/// `POST /{lang}/desk/site/accounts/{id}/roles/{grant}`: takes a role away.
pub async fn revoke(cx: Cx) -> Answer {
    let (id, grant) = (cx.param::<i64>("id")?, cx.param::<i64>("grant")?);
    let mut tx = act(&cx).await?;
    let held = account::revoke(&mut tx, grant)
        .await
        .map_err(|error| worded(&cx, error))?;
    if held.account != id {
        return Err(Trouble::NotFound);
    }
    tx.commit().await?;
    let owner_of_itself = held.programme.is_none() && held.account == cx.account()?.id;
    if owner_of_itself {
        see_other(&Done::OwnRole.at(&cx.href("/me")))
    } else {
        back(&cx, id, Done::Revoked)
    }
}

/// `POST /{lang}/desk/site/accounts/{id}/lock`.
pub async fn lock(cx: Cx) -> Answer {
    let account = account::by_id(cx.db(), cx.param("id")?).await?;
    if account.id == cx.account()?.id {
        return Err(Trouble::Refused {
            sentence: cx.t.say("accounts-lock-own"),
        });
    }
    let mut form = cx.form();
    let why = form.text("why", Need::Must, 500);
    if form.has_errors() {
        return show::page(&cx, &account, form).await;
    }
    let mut tx = act(&cx).await?;
    account::lock(&mut tx, account.id, Some(&why))
        .await
        .map_err(|error| worded(&cx, error))?;
    tx.commit().await?;
    back(&cx, account.id, Done::Locked)
}

/// `POST /{lang}/desk/site/accounts/{id}/unlock`.
pub async fn unlock(cx: Cx) -> Answer {
    let id = cx.param("id")?;
    let mut tx = act(&cx).await?;
    account::unlock(&mut tx, id).await?;
    tx.commit().await?;
    back(&cx, id, Done::Unlocked)
}
