//! The one way in. Every request passes here, whatever its route:
//! language, client, body within bounds, who asks, how often, from which page, the row's rule;
//! then the handler; then the headers every answer carries.

pub mod body;
mod client;
mod headers;
mod origin;
#[cfg(test)]
mod tests;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use futures_util::FutureExt as _;
use keruen_office::rights::{Decision, Object, Rule, Viewer, may};
use keruen_office::sign_in::session;
use keruen_office::token::Token;
use keruen_people::role::Role;
use keruen_speech::Lang;
use keruen_store::Actor;
use keruen_store::limits::{self, Limit};

use crate::app::App;
use crate::cookie;
use crate::cx::Cx;
use crate::page::{Answer, redirect};
use crate::places::open_to;
use crate::route::{Keep, Load, Route, Verb};
use crate::shell::{Reader, Scene, initials};
use crate::trouble::{Asked, Trouble};
use crate::upload::Arriving;

use self::body::Typed;

/// How many changes one network address, or one account, may ask for at once; then one a second.
/// A whole training room behind one address must fit.
const POSTS: Limit = Limit {
    burst: 120,
    refill_seconds: 1,
};

/// Answers a request whose path is one of the table; `rows` are the rows of that path.
pub async fn admit(
    app: App,
    rows: Arc<[&'static Route]>,
    params: Option<RawPathParams>,
    request: Request,
) -> Response {
    let (parts, incoming) = request.into_parts();
    let mut entry = Entry::new(&app, &parts, rows[0].path);
    let head = parts.method == Method::HEAD;
    let outcome = match params {
        Some(params) => {
            let params = params
                .iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            let passing = pass(&app, &rows, params, &parts, incoming, &mut entry);
            AssertUnwindSafe(passing)
                .catch_unwind()
                .await
                .unwrap_or_else(|panic| Err(panicked(panic.as_ref())))
        }
        None => Err(Trouble::NotFound),
    };
    let response = settle(&app, &entry, outcome);
    headers::dress(&app, &parts, &entry, response, head).await
}

/// Answers a request whose path is not in the table: without its slash at the end it may be.
pub async fn lost(app: App, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let entry = Entry::new(&app, &parts, "(none)");
    let outcome = match without_slash(parts.uri.path()) {
        Some(path) if matches!(parts.method, Method::GET | Method::HEAD) => {
            let query = parts
                .uri
                .query()
                .map(|query| format!("?{query}"))
                .unwrap_or_default();
            redirect(StatusCode::PERMANENT_REDIRECT, &format!("{path}{query}"))
        }
        _ => Err(Trouble::NotFound),
    };
    let response = settle(&app, &entry, outcome);
    headers::dress(&app, &parts, &entry, response, parts.method == Method::HEAD).await
}

/// The address that was probably meant: `/kk/about/` → `/kk/about`, `/kk` → `/kk/`. Never one that
/// a browser could read as another host.
fn without_slash(path: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~%".contains(c);
    if path.contains("//") || !path.chars().all(plain) {
        return None;
    }
    let lang = |code: &str| code.parse::<Lang>().is_ok();
    if path.strip_prefix('/').is_some_and(lang) {
        return Some(format!("{path}/"));
    }
    path.strip_suffix('/')
        .filter(|path| path.len() > 1)
        .map(str::to_owned)
}

/// What is known of a request, gathered on its way in, so that trouble can be told well.
#[derive(Debug)]
struct Entry {
    scene: Scene,
    pattern: String,
    post: bool,
    api: bool,
    kept: Vec<(String, String)>,
    keep: Keep,
    /// The language stands in the path, so it may be remembered.
    named: bool,
}

impl Entry {
    fn new(app: &App, parts: &Parts, pattern: &str) -> Self {
        let path = parts.uri.path();
        let (first, rest) = path
            .strip_prefix('/')
            .unwrap_or(path)
            .split_once('/')
            .unwrap_or((path, ""));
        let named: Option<Lang> = first.trim_start_matches('/').parse().ok();
        let lang = named.unwrap_or_else(|| cookie::preferred(&parts.headers));
        // A page about an address without a language offers the home page in the others.
        let rest = if named.is_some() {
            format!("/{rest}")
        } else {
            "/".to_owned()
        };
        let mut scene = Scene::visitor(lang, &rest, Arc::clone(app.config()));
        if named.is_some() && parts.method != Method::POST {
            scene.query = parts
                .uri
                .query()
                .map(|query| format!("?{query}"))
                .unwrap_or_default();
        }
        Self {
            scene,
            pattern: pattern.to_owned(),
            post: parts.method == Method::POST,
            api: path.starts_with("/api/"),
            kept: Vec::new(),
            keep: Keep::Private,
            named: named.is_some(),
        }
    }
}

fn settle(app: &App, entry: &Entry, outcome: Answer) -> Response {
    outcome.unwrap_or_else(|trouble| {
        let asked = Asked {
            scene: entry.scene.clone(),
            pattern: entry.pattern.clone(),
            post: entry.post,
            api: entry.api,
            kept: entry.kept.clone(),
        };
        trouble.answer(&asked, &number(app.chance()))
    })
}

/// A number people can read out on the telephone: no I, O, 0 or 1.
fn number(chance: [u8; 6]) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut out: String = chance
        .iter()
        .map(|byte| char::from(SIGNS[usize::from(byte & 31)]))
        .collect();
    out.insert(2, '-');
    out
}

fn panicked(panic: &(dyn std::any::Any + Send)) -> Trouble {
    let said = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    Trouble::internal(format!("panic: {}", said.unwrap_or("without words")))
}

async fn pass(
    app: &App,
    rows: &[&'static Route],
    params: Vec<(String, String)>,
    parts: &Parts,
    incoming: axum::body::Body,
    entry: &mut Entry,
) -> Answer {
    let route = row(rows, &parts.method)?;
    entry.keep = route.keep;
    if route.path.starts_with("/{lang}") && !entry.named {
        return Err(Trouble::NotFound);
    }
    let query = body::query(parts.uri.query().unwrap_or_default())
        .map_err(|refused| Trouble::BadForm(refused.why))?;
    let client = client::address(parts, &app.config().trusted_proxies);

    // The body comes first: an answer given while the browser still sends may never be seen, and
    // what was typed must be able to come back with any trouble below.
    let (typed, arriving) = match route.load {
        Load::Nothing => (Typed::default(), None),
        Load::Form => (form(parts, incoming, entry).await?, None),
        Load::Upload => (
            Typed::default(),
            Some(Arriving::new(&parts.headers, incoming)?),
        ),
    };
    if route.keep != Keep::Forever {
        known(app, parts, entry).await?;
    }
    if route.verb == Verb::Post {
        origin::check(&parts.headers, app.config())?;
        limited(app, route, &client, &entry.scene.viewer).await?;
    } else if let Some(tight) = route.tight {
        let key = format!("{}:{client}", tight.name);
        take(
            app,
            &key,
            Limit {
                burst: tight.burst,
                refill_seconds: tight.refill_seconds,
            },
        )
        .await?;
    }
    let role = entered(&entry.scene.viewer, route.rule)?;
    let decided = Arc::new(AtomicBool::new(!matches!(
        route.rule,
        Rule::Programme(_) | Rule::Own
    )));
    let cx = Cx {
        app: app.clone(),
        lang: entry.scene.lang,
        t: entry.scene.t(),
        viewer: entry.scene.viewer.clone(),
        role,
        scene: entry.scene.clone(),
        client,
        device: parts
            .headers
            .get(header::USER_AGENT)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned(),
        headers: parts.headers.clone(),
        rule: route.rule,
        params,
        query,
        typed,
        arriving,
        decided: Arc::clone(&decided),
    };
    let answer = (route.handler)(cx).await?;
    if !decided.load(Ordering::Relaxed) && answer.status().is_success() {
        return Err(Trouble::internal(format!(
            "{} answered without asking about its object",
            route.path
        )));
    }
    Ok(answer)
}

/// The row of the path for this method.
fn row(rows: &[&'static Route], method: &Method) -> Result<&'static Route, Trouble> {
    let verb = match *method {
        Method::GET | Method::HEAD => Some(Verb::Get),
        Method::POST => Some(Verb::Post),
        _ => None,
    };
    rows.iter()
        .find(|route| Some(route.verb) == verb)
        .copied()
        .ok_or_else(|| {
            let mut allowed: Vec<&str> = rows.iter().map(|route| route.verb.name()).collect();
            if allowed.contains(&"GET") {
                allowed.push("HEAD");
            }
            Trouble::Method {
                allowed: allowed.join(", "),
            }
        })
}

async fn form(
    parts: &Parts,
    incoming: axum::body::Body,
    entry: &mut Entry,
) -> Result<Typed, Trouble> {
    match body::form(&parts.headers, incoming).await {
        Ok(typed) => {
            let blank = crate::form::Form::from_typed(entry.scene.t(), typed.clone());
            entry.kept = blank.kept();
            Ok(typed)
        }
        Err(body::Refusal::Bad(refused)) => {
            entry.kept = refused.readable;
            Err(Trouble::BadForm(refused.why))
        }
        Err(body::Refusal::TooLarge) => Err(Trouble::TooLarge { limit: body::FORM }),
        Err(body::Refusal::Slow) => Err(Trouble::Slow),
    }
}

/// Finds out who asks; a session that is over is nobody.
async fn known(app: &App, parts: &Parts, entry: &mut Entry) -> Result<(), Trouble> {
    let name = cookie::session_name(app.config().is_https());
    let Some(token) = cookie::read(&parts.headers, name).and_then(Token::parse) else {
        return Ok(());
    };
    let now = app.now();
    let Some(present) = session::present(app.db(), &token, now).await? else {
        return Ok(());
    };
    if present.touch_due
        && let Some(account) = &present.viewer.account
    {
        // Only the idle clock depends on it; a busy database must not stop a reader.
        if let Err(error) = touch(app, account.session).await {
            tracing::warn!(%error, "a session could not be marked as seen");
        }
    }
    entry.scene.reader = Some(Reader {
        initials: initials(&present.name),
        name: present.name,
        theme: Some(present.theme.code()).filter(|theme| ["light", "dark"].contains(theme)),
    });
    entry.scene.viewer = present.viewer;
    Ok(())
}

async fn touch(app: &App, session: i64) -> Result<(), keruen_office::error::OfficeError> {
    let mut tx = app.db().upkeep(app.now()).await?;
    session::touch(&mut tx, session).await?;
    Ok(tx.commit().await?)
}

/// Whether the row's rule lets the viewer in at all. Rules about a thing are asked again by the
/// handler, see [`Cx::allow`].
fn entered(viewer: &Viewer, rule: Rule) -> Result<Option<Role>, Trouble> {
    match may(viewer, rule, Object::NONE) {
        Decision::Yes(held) => Ok(held),
        Decision::SignIn => Err(Trouble::SignIn),
        Decision::SecondFactor => Err(Trouble::SecondFactor),
        Decision::No if matches!(rule, Rule::Programme(_) | Rule::Own) && open_to(viewer, rule) => {
            Ok(None)
        }
        Decision::No => Err(Trouble::Forbidden),
    }
}

async fn limited(app: &App, route: &Route, client: &str, viewer: &Viewer) -> Result<(), Trouble> {
    let key = match &viewer.account {
        Some(account) => format!("post:account:{}", account.id),
        None => format!("post:{client}"),
    };
    take(app, &key, POSTS).await?;
    if let Some(tight) = route.tight {
        let key = format!("{}:{client}", tight.name);
        take(
            app,
            &key,
            Limit {
                burst: tight.burst,
                refill_seconds: tight.refill_seconds,
            },
        )
        .await?;
    }
    Ok(())
}

async fn take(app: &App, key: &str, limit: Limit) -> Result<(), Trouble> {
    limits::try_take(app.db(), key, limit, app.now())
        .await?
        .map_err(|wait| Trouble::TooMany {
            wait: u32::try_from(wait.seconds).unwrap_or(1).max(1),
        })
}

/// The actor of a visitor, for acts that need no account.
pub fn visitor() -> Actor {
    Actor::system("visitor")
}

fn header(value: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(value).ok()
}

#[cfg(test)]
mod tests_of_words {
    use super::*;

    #[test]
    fn slashes_are_put_right_and_never_lead_away() {
        for (path, wanted) in [
            ("/kk/about/", Some("/kk/about")),
            ("/kk", Some("/kk/")),
            ("/", None),
            ("//evil.example/", None),
            ("/\\evil.example/", None),
            ("/kk//", None),
            ("/kk/x", None),
        ] {
            assert_eq!(without_slash(path).as_deref(), wanted, "{path}");
        }
    }

    #[test]
    fn numbers_can_be_read_out() {
        assert_eq!(number([0; 6]), "AA-AAAA");
        assert_eq!(number([255; 6]), "99-9999");
    }
}
