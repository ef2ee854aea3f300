//! The headers of every answer.

use axum::body::{Body, to_bytes};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, CACHE_CONTROL, CONTENT_LENGTH,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, REFERRER_POLICY, SET_COOKIE, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use keruen_store::files::hex;
use sha2::{Digest, Sha256};

use super::{Entry, header};
use crate::app::App;
use crate::cookie;
use crate::page::known;
use crate::route::Keep;

/// Nothing from elsewhere, nothing inline.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// Puts them on.
pub async fn dress(
    app: &App,
    parts: &Parts,
    entry: &Entry,
    mut response: Response,
    head: bool,
) -> Response {
    let reached = app.config().reached();
    let good = response.status() == StatusCode::OK;
    let visitor = entry.scene.viewer.account.is_none();
    let html = is_html(response.headers());
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let keep = match entry.keep {
        Keep::Forever if good => "public, max-age=31536000, immutable",
        Keep::Public if good && visitor => "public, no-cache",
        // What somebody types into is not `no-store`: with it browsers forget what was typed when
        // one goes back. What only a signed-in person reads stays on no shared computer.
        Keep::Private if good && !visitor && !entry.typed_into && !post(parts) => "no-store",
        _ if good || post(parts) => "private, no-cache",
        _ => "no-store",
    };
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static(keep));
    if entry.api {
        // Open data is for other people's pages too. It is the same for everybody, signed in or
        // not, and browsers send no cookies along.
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("ETag, Retry-After"),
        );
    }
    if html {
        headers.append(VARY, HeaderValue::from_static("Cookie"));
        let remembered = cookie::read(&parts.headers, cookie::LANGUAGE);
        if entry.named
            && remembered != Some(entry.scene.lang.code())
            && let Some(value) = header(&cookie::language(entry.scene.lang, reached))
        {
            headers.append(SET_COOKIE, value);
        }
    }
    if good && visitor && entry.keep == Keep::Public && !headers.contains_key(ETAG) {
        response = tagged(&parts.headers, response).await;
    }
    if head {
        headless(response).await
    } else {
        response
    }
}

/// What a page of another site may ask of the open data, and for how long it need not ask again.
pub fn preflight() -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let said = [
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match"),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    for (name, value) in said {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

/// A refused form (422) is a page one goes back to.
fn post(parts: &Parts) -> bool {
    parts.method == axum::http::Method::POST
}

fn is_html(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"))
}

/// Marks a page by its content, and answers 304 if the browser has it.
async fn tagged(asked: &HeaderMap, response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let digest = Sha256::digest(&bytes);
    let hash = hex(&digest[..12]);
    // Weak: the same page may leave packed or not.
    let tag = format!("W/\"{hash}\"");
    let known = known(asked, &tag);
    if let Some(value) = header(&tag) {
        parts.headers.insert(ETAG, value);
    }
    if known {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// The answer to HEAD: the same headers, nothing after them.
async fn headless(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    if !parts.headers.contains_key(CONTENT_LENGTH)
        && let Ok(bytes) = to_bytes(body, usize::MAX).await
    {
        parts
            .headers
            .insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    }
    Response::from_parts(parts, Body::empty())
}
