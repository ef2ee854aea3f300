//! What can go wrong, as HTTP says it. Each becomes a page in the reader's language (or a problem
//! document under `/api`), and whatever was typed comes back with it.

use askama::Template;
use axum::http::header::{ALLOW, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use keruen_office::error::{OfficeError, Refusal};
use keruen_speech::Speaker;
use keruen_store::StoreError;
use keruen_store::limits::Wait;

use crate::page::{HTML, bytes, redirect};
use crate::pages::api::problem::Problem;

mod page;

pub use page::{Asked, ErrorPage, On};

/// Where one signs in, after the language.
pub const SIGN_IN: &str = "/sign-in";
/// Where the second factor is asked for, after the language; leads on to where it is set up.
pub const SECOND_FACTOR: &str = "/sign-in/code";

/// Why there is no answer; the contract with whoever asks.
#[derive(Debug)]
pub enum Trouble {
    /// 401, or a redirect to the sign-in page for whoever only wants to read.
    SignIn,
    /// 401, or a redirect to the page of the second factor.
    SecondFactor,
    /// 403: signed in, but not in a role that may.
    Forbidden,
    /// 403: the form was not sent from a page of this site.
    ForeignForm,
    /// 404: not there, or not to be seen by this reader.
    NotFound,
    /// 405: the address takes other methods.
    Method {
        /// For the `Allow` header.
        allowed: String,
    },
    /// 409: somebody saved the same thing in between. Pages that can show both versions do.
    Stale,
    /// 409: a rule of the house says no, in a sentence.
    Refused {
        /// The sentence.
        sentence: String,
    },
    /// 410: a link that was good once.
    Gone,
    /// 400: what arrived is no readable form.
    BadForm(BadForm),
    /// 413: more than is taken.
    TooLarge {
        /// How much is taken, in bytes.
        limit: u64,
    },
    /// 408: the form did not arrive in time.
    Slow,
    /// 429: too often.
    TooMany {
        /// Seconds until the next try is worth it.
        wait: u32,
    },
    /// 503: the database is busy or away. Trying again soon helps.
    Busy,
    /// 507: the disk is full.
    Full,
    /// 503: the database, or its disk, can only be read. Somebody has to look.
    ReadOnly,
    /// 500: a mistake of ours; logged under a number that the page shows.
    Internal {
        /// For the log, never for the page.
        detail: String,
    },
}

/// What is wrong with a form before any of its fields is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadForm {
    /// Not the encoding of a form.
    NotAForm,
    /// Bytes that are no text: broken UTF-8, half a surrogate pair.
    NotText,
    /// A form with a file that is no such form, or only half of one.
    Broken,
    /// A NUL character.
    Nul,
    /// One field is longer than any field of ours.
    LongField,
    /// More fields than any form of ours has.
    ManyFields,
}

impl BadForm {
    /// Whether a field with such a fault does not come back.
    pub fn lacks(self) -> bool {
        self != Self::Nul
    }
}

impl Trouble {
    /// A mistake of ours.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        Self::Internal {
            detail: error.to_string(),
        }
    }

    /// What the disk says of a file.
    pub fn of_file(error: std::io::Error) -> Self {
        use std::io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        match error.kind() {
            StorageFull | QuotaExceeded => Self::Full,
            ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::internal(error),
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn | Self::SecondFactor => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method { .. } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Stale | Self::Refused { .. } => StatusCode::CONFLICT,
            Self::Gone => StatusCode::GONE,
            Self::BadForm(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::ReadOnly => StatusCode::SERVICE_UNAVAILABLE,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Title and text.
    fn words(&self, t: Speaker<'_>) -> (String, String) {
        let text = match self {
            Self::TooLarge { limit } => t.say1(
                "errors-too-large-text",
                "limit",
                keruen_speech::number::bytes(t.lang(), *limit),
            ),
            Self::TooMany { wait } if *wait < 60 => t.say1("errors-too-many-text", "wait", *wait),
            Self::TooMany { wait } => t.say1("errors-too-many-minutes", "n", wait.div_ceil(60)),
            Self::Refused { sentence } => sentence.clone(),
            Self::BadForm(bad) => t.say(match bad {
                BadForm::NotAForm => "errors-bad-form-none",
                BadForm::NotText => "errors-bad-form-text",
                BadForm::Broken => "errors-bad-form-broken",
                BadForm::Nul => "errors-bad-form-nul",
                BadForm::LongField => "errors-bad-form-long",
                BadForm::ManyFields => "errors-bad-form-many",
            }),
            // keys: errors-*
            other => t.say(&format!("{}-text", other.key())),
        };
        (t.say(&format!("{}-title", self.key())), text)
    }

    /// The beginning of its keys in `errors.ftl`.
    fn key(&self) -> &'static str {
        match self {
            Self::SignIn => "errors-sign-in",
            Self::SecondFactor => "errors-second-factor",
            Self::Forbidden => "errors-forbidden",
            Self::ForeignForm => "errors-foreign-form",
            Self::NotFound => "errors-not-found",
            Self::Method { .. } => "errors-method",
            Self::Stale => "errors-stale",
            Self::Refused { .. } => "errors-refused",
            Self::Gone => "errors-gone",
            Self::BadForm(_) => "errors-bad-form",
            Self::TooLarge { .. } => "errors-too-large",
            Self::Slow => "errors-slow",
            Self::TooMany { .. } => "errors-too-many",
            Self::Busy => "errors-busy",
            Self::Full => "errors-full",
            Self::ReadOnly => "errors-read-only",
            Self::Internal { .. } => "errors-internal",
        }
    }

    /// Answers. `number` is for the log and the reader alike.
    pub fn answer(self, asked: &Asked, number: &str) -> Response {
        if let Self::Internal { detail } = &self {
            tracing::error!(number, path = asked.pattern, detail, "internal trouble");
        }
        let mut response = match self.elsewhere(asked) {
            Some(response) => response,
            None if asked.api => {
                let base = asked.scene.config.absolute("");
                self.problem(number).answer(&base)
            }
            None => self.page(asked, number),
        };
        let headers = response.headers_mut();
        let wait = match &self {
            Self::Busy => Some(10),
            Self::ReadOnly => Some(600),
            Self::TooMany { wait } => Some(*wait),
            _ => None,
        };
        if let Some(wait) = wait {
            headers.insert(RETRY_AFTER, HeaderValue::from(wait));
        }
        if let Self::Method { allowed } = &self
            && let Ok(allowed) = HeaderValue::from_str(allowed)
        {
            headers.insert(ALLOW, allowed);
        }
        response
    }

    /// Whoever only wants to read is led to the sign-in page and back.
    fn elsewhere(&self, asked: &Asked) -> Option<Response> {
        let to = match self {
            Self::SignIn => SIGN_IN,
            Self::SecondFactor => SECOND_FACTOR,
            _ => return None,
        };
        if asked.post || asked.api || !crate::routes::has(to) {
            return None;
        }
        let back = asked
            .scene
            .href(&format!("{}{}", asked.scene.path, asked.scene.query));
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("next", &back)
            .finish();
        redirect(
            StatusCode::SEE_OTHER,
            &format!("{}?{query}", asked.scene.href(to)),
        )
        .ok()
    }

    fn page(&self, asked: &Asked, number: &str) -> Response {
        let page = ErrorPage::new(self, asked, number);
        // The page of last resort: a template that fails here has nothing behind it but a line.
        let html = page.render().unwrap_or_else(|_| page.title.clone());
        bytes(self.status(), HTML, html)
    }

    /// The same for a program; `number` as in the log.
    fn problem(&self, number: &str) -> Problem {
        match self {
            Self::NotFound => Problem::Missing,
            Self::Method { allowed } => Problem::Method(allowed.clone()),
            // The interface reads no body, so what is badly formed is the query.
            Self::BadForm(_) => Problem::Query,
            Self::TooMany { wait } => Problem::Often(*wait),
            Self::Busy | Self::ReadOnly => Problem::Away,
            Self::Internal { .. } => Problem::Internal(number.to_owned()),
            other => Problem::Other(other.status()),
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Busy => Self::Busy,
            StoreError::Gone(why) => {
                tracing::warn!(why, "the database is away");
                Self::Busy
            }
            StoreError::Full => Self::Full,
            StoreError::ReadOnly => {
                tracing::error!("the database can only be read");
                Self::ReadOnly
            }
            other => Self::internal(other),
        }
    }
}

impl From<Wait> for Trouble {
    fn from(wait: Wait) -> Self {
        Self::TooMany {
            wait: u32::try_from(wait.seconds).unwrap_or(1).max(1),
        }
    }
}

impl From<OfficeError> for Trouble {
    fn from(error: OfficeError) -> Self {
        match error {
            OfficeError::Store(error) => error.into(),
            OfficeError::Stale { .. } => Self::Stale,
            OfficeError::Refused(refusal) => refusal.into(),
            other @ OfficeError::Unreadable { .. } => Self::internal(other),
        }
    }
}

impl From<Refusal> for Trouble {
    /// Pages word refusals they expect; one that nobody expected is a mistake of ours.
    fn from(refusal: Refusal) -> Self {
        Self::internal(format!("unworded refusal {refusal:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording;
    use keruen_speech::Lang;

    #[test]
    fn every_trouble_has_its_words() {
        let all = [
            Trouble::SignIn,
            Trouble::SecondFactor,
            Trouble::Forbidden,
            Trouble::ForeignForm,
            Trouble::NotFound,
            Trouble::Method {
                allowed: String::new(),
            },
            Trouble::Stale,
            Trouble::Gone,
            Trouble::BadForm(BadForm::NotAForm),
            Trouble::BadForm(BadForm::NotText),
            Trouble::BadForm(BadForm::Broken),
            Trouble::BadForm(BadForm::Nul),
            Trouble::BadForm(BadForm::LongField),
            Trouble::BadForm(BadForm::ManyFields),
            Trouble::TooLarge { limit: 1 },
            Trouble::Slow,
            Trouble::TooMany { wait: 1 },
            Trouble::Busy,
            Trouble::Full,
            Trouble::ReadOnly,
            Trouble::internal(""),
        ];
        for lang in Lang::ALL {
            for trouble in &all {
                let (title, text) = trouble.words(wording::speaker(lang));
                assert!(
                    !title.starts_with("errors-") && !text.starts_with("errors-"),
                    "{lang} {trouble:?}"
                );
            }
        }
    }
}
