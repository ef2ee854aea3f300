//! What a handler gives back.

use std::fmt::Write as _;

use askama::Template;
use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use keruen_speech::slug;

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

/// Whether whoever asks has what is marked so. A weak mark will do to read: RFC 9110, 13.1.2.
pub fn known(asked: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let wanted = bare(tag);
    asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|one| one.trim() == "*" || bare(one) == wanted)
}

/// What everybody may keep, but asks about each time: under a mark of its bytes.
pub fn marked(mut response: Response, tag: &str) -> Answer {
    let headers = response.headers_mut();
    let tag = HeaderValue::from_str(tag).map_err(Trouble::internal)?;
    headers.insert(ETAG, tag);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    Ok(response)
}

/// The answer to whoever has it.
pub fn unchanged(tag: &str) -> Answer {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NOT_MODIFIED;
    marked(response, tag)
}

/// A name for programs that read ASCII only, spelt as people read it.
fn plain(name: &str) -> String {
    let kept = |c: char| c.is_ascii_alphanumeric() || "-_. ".contains(c);
    if name.chars().all(kept) {
        return name.to_owned();
    }
    match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().all(kept) => format!("{}.{ending}", slug(stem)),
        _ => slug(name),
    }
}

/// A file to keep. The name may hold any letters; old browsers get it in Latin.
pub fn download(mime: &'static str, name: &str, content: Vec<u8>) -> Answer {
    let plain = plain(name);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_lists() {
        for (list, wanted) in [
            ("\"a\"", true),
            ("\"b\", W/\"a\"", true),
            ("*", true),
            ("\"b\"", false),
            ("", false),
        ] {
            let value = HeaderValue::from_str(list).expect("a header");
            let asked = HeaderMap::from_iter([(IF_NONE_MATCH, value)]);
            for tag in ["\"a\"", "W/\"a\""] {
                assert_eq!(known(&asked, tag), wanted, "{list} {tag}");
            }
        }
    }

    #[test]
    fn a_name_in_latin_is_read_as_it_is_said() {
        for (name, wanted) in [
            ("Адамдар 2026-11-30.csv", "adamdar-2026-11-30.csv"),
            ("People 2026-11-30.csv", "People 2026-11-30.csv"),
            ("Шарт", "shart"),
        ] {
            assert_eq!(plain(name), wanted);
        }
    }
}
