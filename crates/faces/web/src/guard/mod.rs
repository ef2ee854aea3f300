//! The one way in. Every request passes here, whatever its route:
//! language, client, body within bounds, who asks, how often, from which page, the row's rule;
//! then the handler; then the headers every answer carries.

pub mod body;
mod client;
mod headers;
mod origin;
pub mod room;
pub(crate) mod seen;
#[cfg(test)]
mod tests;
mod who;

use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use axum::extract::{RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use futures_util::FutureExt as _;
use keruen_office::rights::Rule;
use keruen_speech::Lang;

use crate::app::App;
use crate::cookie;
use crate::cx::Cx;
use crate::form::{CUT, Form};
use crate::page::{Answer, redirect};
use crate::route::{Keep, Load, Route, Verb};
use crate::shell::Scene;
use crate::trouble::{Asked, BadForm, On, Trouble};
use crate::turned;
use crate::upload::{Arriving, Beside};

use self::body::{For, Typed};
use self::room::Room;

/// Answers a request whose path is one of the table; `rows` are the rows of that path.
pub async fn admit(
    app: App,
    rows: Arc<[&'static Route]>,
    params: Option<RawPathParams>,
    request: Request,
) -> Response {
    let (parts, incoming) = request.into_parts();
    let mut entry = Entry::new(&app, &parts, rows[0].path);
    if rows[0].keep != Keep::Forever && !entry.api {
        entry.scene.says = app.says().await;
    }
    let head = parts.method == Method::HEAD;
    let outcome = match params {
        // A page elsewhere asks whether it may send headers along, before it asks for the data.
        Some(_) if entry.api && parts.method == Method::OPTIONS => Ok(headers::preflight()),
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
    if outcome.is_err() {
        entry.kept.extend(entry.beside.spilt(entry.scene.t()).await);
    }
    let response = settle(&app, &entry, outcome);
    headers::dress(&app, &parts, &entry, response, head).await
}

/// Answers a request whose path is not in the table: without its slash at the end it may be.
pub async fn lost(app: App, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let mut entry = Entry::new(&app, &parts, "(none)");
    entry.scene.says = app.says().await;
    // Whoever is signed in is offered their way back; that they cannot be told is no other trouble.
    if let Err(trouble) = who::known(&app, &parts, &mut entry).await {
        tracing::warn!(?trouble, "nobody knows who lost their way");
    }
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the request"
)]
struct Entry {
    scene: Scene,
    pattern: String,
    post: bool,
    api: bool,
    kept: Vec<(String, String)>,
    /// Where a large form is held, until the answer stands.
    room: Room,
    /// A form with a file, which the handler reads.
    beside: Beside,
    keep: Keep,
    /// The page has a form that is sent to its own address.
    typed_into: bool,
    /// How a form goes on that meets trouble.
    on: On,
    /// A half-filled form is to be shown in another language, not taken.
    turned: bool,
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
        let turned = turned::of(parts.uri.query())
            .filter(|_| parts.method == Method::POST && named.is_some());
        let turned = turned.map(|query| scene.query = query).is_some();
        if parts.method == Method::POST && !turned {
            scene.readable = crate::routes::page_above(pattern, &scene.path);
        } else if named.is_some() && !turned {
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
            api: path == "/api" || path.starts_with("/api/"),
            kept: Vec::new(),
            room: Room::default(),
            beside: Beside::default(),
            keep: Keep::Private,
            typed_into: false,
            on: if turned { On::Turned } else { On::Again },
            turned,
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
            on: entry.on,
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
    let method = if entry.turned {
        &Method::GET
    } else {
        &parts.method
    };
    let route = row(rows, method)?;
    if !entry.turned {
        entry.keep = route.keep;
    }
    if !entry.turned && rows.iter().any(|row| row.verb == Verb::Get) {
        let file = matches!(route.load, Load::Upload { .. });
        entry.on = On::Page { file };
    }
    entry.typed_into = rows.iter().any(|row| row.verb == Verb::Post);
    if route.path.starts_with("/{lang}") && !entry.named {
        return Err(Trouble::NotFound);
    }
    let query = if entry.turned {
        entry.scene.query.trim_start_matches('?')
    } else {
        parts.uri.query().unwrap_or_default()
    };
    let query = body::query(query).map_err(|refused| Trouble::BadForm(refused.why))?;
    let client = client::address(parts, &app.config().trusted_proxies);

    // The body comes first: an answer given while the browser still sends may never be seen, and
    // what was typed must be able to come back with any trouble below.
    let typed = match route.load {
        Load::Nothing if entry.turned => form(parts, incoming, entry, For::Showing).await?,
        Load::Nothing => Typed::default(),
        Load::Form => form(parts, incoming, entry, For::Taking).await?,
        Load::Upload { most } => {
            let arriving = Arriving::new(&parts.headers, incoming, most)?;
            entry.beside.arrives(arriving);
            Typed::default()
        }
    };
    let role = who::let_in(app, route, &params, parts, &client, entry).await?;
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
        turned: entry.turned,
        beside: entry.beside.clone(),
        decided: Arc::clone(&decided),
        acting: OnceLock::new(),
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
    purpose: For,
) -> Result<Typed, Trouble> {
    let t = entry.scene.t();
    let (readable, whole, trouble) =
        match body::form(&parts.headers, incoming, purpose, &mut entry.room).await {
            Ok(typed) => {
                entry.kept = Form::from_typed(t, typed.clone()).kept();
                return Ok(typed);
            }
            Err(body::Refusal::Bad(refused)) => {
                let whole = refused.why != BadForm::ManyFields;
                (refused.readable, whole, Trouble::BadForm(refused.why))
            }
            Err(body::Refusal::TooLarge { readable, whole }) => {
                (readable, whole, Trouble::TooLarge { limit: body::FORM })
            }
            Err(body::Refusal::Slow) => return Err(Trouble::Slow),
        };
    entry.kept = Form::from_typed(t, readable).kept();
    if !whole && !entry.kept.is_empty() {
        entry.kept.push((CUT.to_owned(), "1".to_owned()));
    }
    Err(trouble)
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
