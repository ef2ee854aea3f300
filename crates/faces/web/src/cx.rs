//! One request, as a handler sees it.

use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use keruen_office::rights::{Decision, Object, Rule, SignedIn, Viewer, may};
use keruen_people::role::Role;
use keruen_speech::{Lang, Speaker};
use keruen_store::{Actor, Db};

use crate::app::App;
use crate::form::Form;
use crate::guard::body::Typed;
use crate::shell::{Scene, Shell};
use crate::trouble::Trouble;
use crate::upload::{self, Beside, Upload};

/// A request that the guard let in.
#[derive(Debug)]
pub struct Cx {
    /// The site.
    pub app: App,
    /// The language of the page.
    pub lang: Lang,
    /// The sentences of the language.
    pub t: Speaker<'static>,
    /// Who asks.
    pub viewer: Viewer,
    /// The role that let them in, if the rule asked for one.
    pub role: Option<Role>,
    /// What the shell needs.
    pub scene: Scene,
    /// The network address asked from, behind trusted proxies.
    pub client: String,
    /// What the browser calls itself, for the list of devices.
    pub device: String,
    /// Request headers a handler may need, such as `If-None-Match` of the API.
    pub headers: axum::http::HeaderMap,
    pub(crate) rule: Rule,
    pub(crate) params: Vec<(String, String)>,
    pub(crate) query: Typed,
    pub(crate) typed: Typed,
    /// What was typed was sent to be shown in another language.
    pub(crate) turned: bool,
    /// The form with a file, where the row takes one.
    pub(crate) beside: Beside,
    pub(crate) decided: Arc<AtomicBool>,
    /// The role that the thing itself asked for, where that is another one than the row found.
    pub(crate) acting: OnceLock<Role>,
}

impl Cx {
    /// The database.
    pub fn db(&self) -> &Db {
        self.app.db()
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.app.now()
    }

    /// A part of the path, parsed; what does not parse is an address that does not exist. Text with
    /// NUL names nothing: PostgreSQL has no such text, and would fail where `SQLite` finds nothing.
    pub fn param<T: FromStr>(&self, name: &str) -> Result<T, Trouble> {
        let mut params = self.params.iter();
        let found = params.find(|(held, text)| held == name && !text.contains('\0'));
        found
            .and_then(|(_, text)| text.parse().ok())
            .ok_or(Trouble::NotFound)
    }

    /// A value of the query, or nothing. A form that is shown in another language also brings what
    /// the address of its page said: behind a refused form the address says it no more.
    pub fn query(&self, name: &str) -> &str {
        let brought = || self.typed.first(name).filter(|_| self.turned);
        self.query.first(name).or_else(brought).unwrap_or_default()
    }

    /// The query as a form: filters of a list, for `Pager` and for reading types.
    pub fn query_form(&self) -> Form {
        if self.turned {
            return Form::turned(self.t, self.typed.clone());
        }
        Form::from_typed(self.t, self.query.clone())
    }

    /// The form as it arrived. The guard has read it: it is text without NUL, within bounds.
    pub fn form(&self) -> Form {
        Form::from_typed(self.t, self.typed.clone())
    }

    /// A form nobody has filled in, with a new submission key; or, on the way from another language,
    /// the form as it was filled in there.
    pub fn blank(&self) -> Form {
        if self.turned {
            return Form::turned(self.t, self.typed.clone());
        }
        Form::blank(self.t, URL_SAFE_NO_PAD.encode(self.app.chance::<16>()))
    }

    /// A form with a file. Written to disk as it arrives; gone from there when dropped.
    pub async fn upload(&mut self) -> Result<Upload, Trouble> {
        let arriving = self.beside.take().ok_or(Trouble::NotFound)?;
        arriving
            .read(
                self.t,
                upload::folder(&self.app.config().data),
                &self.beside,
            )
            .await
    }

    /// Decides whether the row's rule lets the reader at this thing. A handler behind
    /// [`Rule::Programme`] or [`Rule::Own`] calls it before it shows or changes anything; an
    /// answer without it is refused. What one may not see does not exist: 404.
    pub fn allow(&self, object: Object) -> Result<Option<Role>, Trouble> {
        self.decided.store(true, Ordering::Relaxed);
        match may(&self.viewer, self.rule, object) {
            Decision::Yes(role) => {
                if let Some(role) = role {
                    self.acts_as(role);
                }
                Ok(role)
            }
            Decision::SignIn => Err(Trouble::SignIn),
            Decision::SecondFactor => Err(Trouble::SecondFactor),
            Decision::No => Err(Trouble::NotFound),
        }
    }

    /// Notes the role in which the reader may at the thing they change. Somebody who coordinates one
    /// programme and types in another acts as a clerk on a thing of the second.
    pub fn acts_as(&self, role: Role) {
        // The first thing of a request counts.
        let _ = self.acting.set(role);
    }

    /// The signed-in account.
    pub fn account(&self) -> Result<&SignedIn, Trouble> {
        self.viewer.account.as_ref().ok_or(Trouble::SignIn)
    }

    /// Who acts, for the journal: in this role, else in the one that let them at the thing, else in
    /// the one that let them in.
    pub fn actor(&self, role: Option<Role>) -> Actor {
        let role = role.or(self.acting.get().copied()).or(self.role);
        let role = role.map_or("account", Role::code);
        match &self.viewer.account {
            Some(account) => Actor {
                account: Some(account.id),
                role,
            },
            None => Actor::system("visitor"),
        }
    }

    /// The frame of a page with this title.
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        self.scene.shell(title)
    }

    /// An address in the page's language: `/desk/people` → `/kk/desk/people`.
    pub fn href(&self, path: &str) -> String {
        self.scene.href(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handlers_may_lend_a_request_across_awaits() {
        fn shared<T: Send + Sync>() {}
        shared::<Cx>();
    }
}
