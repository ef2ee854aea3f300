//! What goes wrong, as programs are told of it (RFC 9457): in English, which programmers share, under
//! a type that stands in the document and on the page about the interface.
//!
//! keys: api-problem-*

use axum::http::header::CONTENT_LANGUAGE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use keruen_speech::{Lang, Speaker};
use serde_json::{Value, json};

use crate::page::bytes;
use crate::wording;

/// The kind of document that tells of a problem.
pub const MEDIA: &str = "application/problem+json";

/// A kind of problem with its own type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its name in addresses and keys.
    pub code: &'static str,
    /// The name of its response in the document.
    pub response: &'static str,
    /// Its status.
    pub status: StatusCode,
}

/// A parameter is there and cannot be read.
const PARAMETER: Kind = kind("bad-parameter", "BadRequest", StatusCode::BAD_REQUEST);
/// The query is no text.
const QUERY: Kind = kind("bad-query", "BadRequest", StatusCode::BAD_REQUEST);
/// Not there, or not published.
pub const MISSING: Kind = kind("not-found", "NotFound", StatusCode::NOT_FOUND);
/// The address takes other methods: no body is ever read.
const METHOD: Kind = kind(
    "method-not-allowed",
    "MethodNotAllowed",
    StatusCode::METHOD_NOT_ALLOWED,
);
/// Asked too often.
const OFTEN: Kind = kind(
    "too-many-requests",
    "TooManyRequests",
    StatusCode::TOO_MANY_REQUESTS,
);
/// A mistake of ours.
const INTERNAL: Kind = kind("internal", "Internal", StatusCode::INTERNAL_SERVER_ERROR);
/// The database is away.
const AWAY: Kind = kind(
    "unavailable",
    "Unavailable",
    StatusCode::SERVICE_UNAVAILABLE,
);

/// Every kind that the interface answers with.
pub const KINDS: [Kind; 7] = [PARAMETER, QUERY, MISSING, METHOD, OFTEN, INTERNAL, AWAY];

const fn kind(code: &'static str, response: &'static str, status: StatusCode) -> Kind {
    Kind {
        code,
        response,
        status,
    }
}

impl Kind {
    /// The address that is its type, on a site at this address: its place on the page about the
    /// interface.
    pub fn address(self, base: &str) -> String {
        format!("{}/en/api#{}", base.trim_end_matches('/'), self.code)
    }

    /// What it is told with on a site at this address, whatever it is about.
    fn said(self, t: Speaker<'_>, base: &str, detail: &str) -> Value {
        json!({
            "type": self.address(base),
            "status": self.status.as_u16(),
            "title": self.title(t),
            "detail": detail,
        })
    }

    /// An answer with it.
    pub fn example(self, base: &str) -> Value {
        let t = wording::speaker(Lang::En);
        let problem = match self {
            PARAMETER => Problem::Parameter("size"),
            QUERY => Problem::Query,
            MISSING => Problem::Missing,
            METHOD => Problem::Method("GET, HEAD".to_owned()),
            OFTEN => Problem::Often(30),
            AWAY => Problem::Away,
            _ => Problem::Internal("AB-CDEF".to_owned()),
        };
        problem
            .told(t)
            .map_or(Value::Null, |(kind, detail)| kind.said(t, base, &detail))
    }

    /// What it is, in a few words.
    pub fn title(self, t: Speaker<'_>) -> String {
        t.say(&format!("api-problem-{}", self.code))
    }
}

/// What went wrong this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A parameter of this name cannot be read.
    Parameter(&'static str),
    /// The query holds what is no text.
    Query,
    /// There is nothing here for anybody.
    Missing,
    /// Only these methods are taken.
    Method(String),
    /// Asked too often; worth trying again in so many seconds.
    Often(u32),
    /// The database is away.
    Away,
    /// A mistake of ours, in the log under this number.
    Internal(String),
    /// What the interface has no reason to answer with: its status says it all.
    Other(StatusCode),
}

impl Problem {
    /// Its kind and its sentence, or the status that says it all.
    fn told(&self, t: Speaker<'_>) -> Result<(Kind, String), StatusCode> {
        let key = |kind: Kind| format!("api-problem-{}-text", kind.code);
        let plain = |kind: Kind| (kind, t.say(&key(kind)));
        Ok(match self {
            Self::Parameter(name) => (PARAMETER, t.say1(&key(PARAMETER), "name", *name)),
            Self::Query => plain(QUERY),
            Self::Missing => plain(MISSING),
            Self::Method(allowed) => {
                let text = t.say1(&key(METHOD), "methods", allowed.as_str());
                (METHOD, text)
            }
            Self::Often(wait) => (OFTEN, t.say1(&key(OFTEN), "n", *wait)),
            Self::Away => plain(AWAY),
            Self::Internal(number) => {
                let text = t.say1(&key(INTERNAL), "number", number.as_str());
                (INTERNAL, text)
            }
            Self::Other(status) => return Err(*status),
        })
    }

    /// The answer of a site at this address.
    pub fn answer(&self, base: &str) -> Response {
        let t = wording::speaker(Lang::En);
        let (status, body) = match self.told(t) {
            Ok((kind, detail)) => {
                let body = kind.said(t, base, &detail);
                (kind.status, body)
            }
            Err(status) => (status, bare(status)),
        };
        let mut response = bytes(status, MEDIA, body.to_string());
        let english = HeaderValue::from_static(Lang::En.code());
        response.headers_mut().insert(CONTENT_LANGUAGE, english);
        response
    }
}

/// A problem whose status is all there is to say.
fn bare(status: StatusCode) -> Value {
    let said = status.canonical_reason().unwrap_or_default();
    json!({ "type": "about:blank", "status": status.as_u16(), "title": said, "detail": said })
}
