//! `/demo/{role}`: signs in as the account of a role, in a demonstration alone. The link may be
//! used again and again; still only the button signs in, as behind every link.

use std::sync::Arc;

use askama::Template;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use keruen_office::account;
use keruen_office::sign_in::{Proofs, session};
use keruen_office::token::Token;
use keruen_people::role::Role;
use keruen_speech::Speaker;

use super::account::entry;
use super::account::next::Next;
use crate::cookie;
use crate::cx::Cx;
use crate::page::{Answer, Page, see_other};
use crate::samples::{Sample, public};
use crate::shell::{DemoRole, Scene, Shell};
use crate::trouble::Trouble;

/// Who is nobody: looks at the site without an account.
pub const VISITOR: DemoRole = DemoRole {
    path: "visitor",
    label: "demo-role-visitor",
};

/// The page with the button.
#[derive(Debug, Template)]
#[template(path = "pages/demo.html")]
pub struct Demo {
    shell: Shell,
    t: Speaker<'static>,
    role: DemoRole,
}

impl Demo {
    fn new(scene: &Scene, role: DemoRole) -> Self {
        let t = scene.t();
        let title = t.say1("demo-title", "role", t.say(role.label));
        Self {
            shell: scene.shell(title).noindex(),
            t,
            role,
        }
    }
}

impl Page for Demo {
    fn sample(scene: &Scene) -> Self {
        let role = DemoRole {
            path: "coordinator",
            label: "demo-role-coordinator",
        };
        let mut scene = scene.clone();
        let mut config = (*scene.config).clone();
        config.demo = vec![role, VISITOR];
        scene.config = Arc::new(config);
        Self::new(&scene, role)
    }
}

/// The samples of this page.
pub const SAMPLES: &[Sample] = &[public("demo", "/", |s| Demo::sample(s).render())];

/// The role that the address names, if this is a demonstration that offers it.
fn asked(cx: &Cx) -> Result<DemoRole, Trouble> {
    let path: String = cx.param("role")?;
    let offered = cx.app.config().demo.iter().find(|role| role.path == path);
    offered.copied().ok_or(Trouble::NotFound)
}

/// The address has no language, so the link to it brings the one of the page it stood on.
fn in_language(mut cx: Cx, code: &str) -> Cx {
    if let Ok(lang) = code.parse() {
        cx.lang = lang;
        cx.scene.lang = lang;
        cx.t = cx.scene.t();
    }
    cx
}

/// `GET /demo/{role}`.
pub async fn show(cx: Cx) -> Answer {
    let role = asked(&cx)?;
    let code = cx.query("lang").to_owned();
    let mut cx = in_language(cx, &code);
    cx.scene.unspoken = Some(format!("/demo/{}", role.path));
    Demo::new(&cx.scene, role).show()
}

/// `POST /demo/{role}`: a full session, past the second factor that nobody holds.
pub async fn enter(cx: Cx) -> Answer {
    let role = asked(&cx)?;
    let code = cx.form().value("lang").to_owned();
    let cx = in_language(cx, &code);
    let account = holder(&cx, role).await?;
    let mut tx = cx.db().upkeep(cx.now()).await?;
    if let Some(old) = &cx.viewer.account {
        session::close(&mut tx, old.session).await?;
    }
    let Some(account) = account else {
        tx.commit().await?;
        let mut response = see_other(&cx.href("/"))?;
        let gone = cookie::no_session(cx.app.config().reached());
        response.headers_mut().append(
            SET_COOKIE,
            HeaderValue::from_str(&gone).map_err(Trouble::internal)?,
        );
        return Ok(response);
    };
    let token = Token::new(cx.app.chance());
    session::open(
        &mut tx,
        account,
        Proofs::Both,
        &token,
        &super::account::device::name(&cx.device),
    )
    .await?;
    tx.commit().await?;
    let present = session::present(cx.db(), &token, cx.now())
        .await?
        .ok_or(Trouble::SignIn)?;
    entry::keep(
        &cx,
        see_other(&entry::onward(&cx, &present.viewer, &Next::default()))?,
        &token,
    )
}

/// The account that holds the role; none for the visitor.
async fn holder(cx: &Cx, role: DemoRole) -> Result<Option<i64>, Trouble> {
    if role == VISITOR {
        return Ok(None);
    }
    let role: Role = role.path.parse().map_err(|_| Trouble::NotFound)?;
    let held = account::held(cx.db(), None).await?;
    let first = held
        .iter()
        .find(|held| held.role == role)
        .ok_or(Trouble::NotFound)?;
    Ok(Some(first.account))
}
