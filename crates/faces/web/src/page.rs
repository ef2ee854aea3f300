//! What a handler gives back.

use std::fmt::Write as _;

use askama::Template;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use crate::form::Form;
use crate::named;
use crate::shell::Scene;
use crate::trouble::Trouble;

/// A page, a file or a redirect; or trouble, which becomes a page too.
pub type Answer = Result<Response, Trouble>;

/// The type of a page in HTML.
pub const HTML: &str = "text/html; charset=utf-8";

/// A page: a template that can show a sample of itself.
pub trait Page: Template + Sized {
    /// The page as it looks with invented data.
    fn sample(scene: &Scene) -> Self;

    /// Answers with the page.
    fn show(&self) -> Answer {
        self.show_as(StatusCode::OK)
    }

    /// Answers with the page around a form: 422 if the form was refused.
    fn show_with(&self, form: &Form) -> Answer {
        self.show_as(if form.has_errors() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        })
    }

    /// Answers with the page under this status.
    fn show_as(&self, status: StatusCode) -> Answer {
        let html = self.render().map_err(Trouble::internal)?;
        Ok(bytes(status, HTML, named::faults(html).into_bytes()))
    }
}

/// An answer with a secret in it: no cache keeps it, not even the browser's own.
pub fn unkept(answer: Answer) -> Answer {
    let mut response = answer?;
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// An answer of plain bytes.
pub fn bytes(status: StatusCode, mime: &'static str, bytes: impl Into<Body>) -> Response {
    let mut response = Response::new(bytes.into());
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(mime));
    response
}

/// Sends the browser elsewhere after a change, so that reloading does not send the form again.
/// `to` is an address of this site.
pub fn see_other(to: &str) -> Answer {
    redirect(StatusCode::SEE_OTHER, to)
}

/// An answer that sends the browser elsewhere.
pub fn redirect(status: StatusCode, to: &str) -> Answer {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(
        LOCATION,
        HeaderValue::from_str(to).map_err(Trouble::internal)?,
    );
    Ok(response)
}

/// A file to keep. The name may hold any letters; old browsers get its ASCII.
pub fn download(mime: &'static str, name: &str, content: Vec<u8>) -> Answer {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "-_. ".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let mut response = bytes(StatusCode::OK, mime, content);
    response.headers_mut().insert(
        CONTENT_DISPOSITION,
        HeaderValue::from_str(&disposition).map_err(Trouble::internal)?,
    );
    Ok(response)
}
