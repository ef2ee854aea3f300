//! Opening a session and leading on from the door.

use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use keruen_office::rights::Viewer;
use keruen_office::sign_in::{Half, Proofs, SessionState, session};
use keruen_office::token::Token;
use keruen_store::Tx;
use keruen_store::limits::{self, Limit};

use super::device;
use super::next::Next;
use crate::cookie;
use crate::cx::Cx;
use crate::done::Done;
use crate::page::{Answer, see_other};
use crate::places;
use crate::trouble::{SECOND_FACTOR, Trouble};

/// Where the second factor is set up, after the language.
pub const SET_UP: &str = "/me/second-factor";

/// Opens a session for somebody who gave a first proof, and leads them on. The session they had on
/// this device ends.
pub async fn enter(cx: &Cx, tx: Tx, account: i64, next: &Next) -> Answer {
    enter_with(cx, tx, account, Proofs::First, next, false).await
}

/// As [`enter`], with these proofs; `recovered`: one of them was a recovery code.
pub async fn enter_with(
    cx: &Cx,
    mut tx: Tx,
    account: i64,
    proofs: Proofs,
    next: &Next,
    recovered: bool,
) -> Answer {
    let token = Token::new(cx.app.chance());
    if let Some(old) = &cx.viewer.account {
        session::close(&mut tx, old.session).await?;
    }
    session::open(&mut tx, account, proofs, &token, &device::name(&cx.device)).await?;
    tx.commit().await?;
    let present = session::present(cx.db(), &token, cx.now())
        .await?
        .ok_or(Trouble::SignIn)?;
    let to = if recovered {
        recovered_to(cx, next)
    } else {
        onward(cx, &present.viewer, next)
    };
    keep(cx, see_other(&to)?, &token)
}

/// Where somebody goes who came in by a recovery code: the phone is probably lost, so another one
/// can be set up there, and the page they wished for is one press further.
pub fn recovered_to(cx: &Cx, next: &Next) -> String {
    Done::Recovered.at(&next.carried(&cx.href(SET_UP)))
}

/// Where a viewer goes from here: to the proof that is wanting, to the page they wished for, or to
/// their day.
pub fn onward(cx: &Cx, viewer: &Viewer, next: &Next) -> String {
    let state = viewer.account.as_ref().map(|account| account.state);
    match state {
        None => next.carried(&cx.href("/sign-in")),
        Some(SessionState::Half(Half::NeedsCode)) => next.carried(&cx.href(SECOND_FACTOR)),
        Some(SessionState::Half(Half::NeedsSetUp)) => next.carried(&cx.href(SET_UP)),
        Some(SessionState::Full) => next
            .get()
            .map_or_else(|| cx.href(day(viewer)), str::to_owned),
    }
}

/// The page of the reader's day: the desk, for those who have one.
fn day(viewer: &Viewer) -> &'static str {
    if places::opens(viewer, "/desk") {
        "/desk"
    } else {
        "/me"
    }
}

/// Gives the browser the session's secret.
pub fn keep(cx: &Cx, mut response: Response, token: &Token) -> Answer {
    let value = cookie::session(&token.reveal(), cx.app.config().reached());
    let value = HeaderValue::from_str(&value).map_err(Trouble::internal)?;
    response.headers_mut().append(SET_COOKIE, value);
    Ok(response)
}

/// Counts one more try of one person or one account.
pub async fn take(cx: &Cx, key: &str, limit: Limit) -> Result<(), Trouble> {
    limits::take(cx.db(), key, limit, cx.now())
        .await?
        .map_err(Trouble::from)
}

/// `POST /{lang}/sign-out`: ends this session.
pub async fn sign_out(cx: Cx) -> Answer {
    let next = Next::parse(cx.form().value("next"));
    if let Some(account) = &cx.viewer.account {
        let mut tx = cx.db().upkeep(cx.now()).await?;
        session::close(&mut tx, account.session).await?;
        tx.commit().await?;
    }
    // A link for another person may wait: it lies behind the door that `Next` refuses.
    let token = cx.form().value("link").to_owned();
    let to = match Token::parse(&token) {
        Some(token) => next.carried(&cx.href(&format!("/sign-in/{}", token.reveal()))),
        None => next.get().map_or_else(|| cx.href("/"), str::to_owned),
    };
    let mut response = see_other(&to)?;
    let gone = HeaderValue::from_str(&cookie::no_session(cx.app.config().reached()))
        .map_err(Trouble::internal)?;
    response.headers_mut().append(SET_COOKIE, gone);
    Ok(response)
}
