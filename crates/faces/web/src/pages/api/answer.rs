//! What every answer of the interface has in common.

use axum::http::StatusCode;
use jiff::civil::Date;
use keruen_office::text::Trio;
use keruen_people::Names;
use keruen_speech::Lang;
use keruen_store::files::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::problem::Problem;
use crate::cx::Cx;
use crate::page::{Answer, bytes, known, marked, unchanged};
use crate::trouble::Trouble;

/// Answers with JSON under a strong mark of its bytes; 304 if whoever asks has just these.
pub fn json(cx: &Cx, body: &Value) -> Answer {
    let text = serde_json::to_vec(body).map_err(Trouble::internal)?;
    let digest = Sha256::digest(&text);
    let tag = format!("\"{}\"", hex(&digest[..16]));
    if known(&cx.headers, &tag) {
        return unchanged(&tag);
    }
    marked(bytes(StatusCode::OK, "application/json", text), &tag)
}

/// A parameter is there and cannot be read.
#[derive(Debug, Clone, Copy)]
pub struct Unreadable(&'static str);

impl Unreadable {
    /// 400, naming the parameter.
    pub fn answer(self, cx: &Cx) -> Answer {
        Ok(Problem::Parameter(self.0).answer(&cx.app.config().absolute("")))
    }
}

/// A parameter that may be left out.
pub fn parameter<T>(
    cx: &Cx,
    name: &'static str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Unreadable> {
    match cx.query(name).trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(Unreadable(name)),
    }
}

/// A text in three languages; a missing one is `null`.
pub fn trio(text: &Trio) -> Value {
    json!({ "kk": text.get(Lang::Kk), "ru": text.get(Lang::Ru), "en": text.get(Lang::En) })
}

/// A name in three languages; a missing one is `null`.
pub fn names(names: &Names) -> Value {
    json!({ "kk": names.get(Lang::Kk), "ru": names.get(Lang::Ru), "en": names.get(Lang::En) })
}

/// A day, or `null`.
pub fn day(day: Option<Date>) -> Value {
    json!(day.map(|day| day.to_string()))
}

/// The address of a page in Kazakh, the first language of the site.
pub fn page(cx: &Cx, path: &str) -> Value {
    json!(
        cx.app
            .config()
            .absolute(&format!("/{}{path}", Lang::Kk.code()))
    )
}
