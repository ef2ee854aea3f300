//! Forms and queries, read strictly: text, within bounds, or refused with a reason.

use std::time::Duration;

use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body_util::BodyExt as _;

use super::room::Room;
use crate::trouble::BadForm;

/// The largest form, in bytes.
pub const FORM: u64 = 1_000_000;
/// The largest form that is only shown, and the most that is given back of one that was refused, in
/// bytes as browsers send them: what is too long is shortened where it was typed.
pub const SHOWN: u64 = 6 * FORM;
/// The largest upload, in bytes.
pub const UPLOAD: u64 = 50_000_000;
/// The longest field, in characters: a news post of thirty pages fits.
pub const FIELD: usize = 100_000;
/// The most fields: a page with a thousand boxes fits.
pub const FIELDS: usize = 2_000;
/// How much more than a form is read and thrown away, so that the browser gets to see the answer
/// instead of a broken connection.
const SPARE: u64 = 60_000_000;
/// How long a form may take on a bad line.
const PATIENCE: Duration = Duration::from_mins(2);

/// Names and values in the order they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The pairs.
    pub pairs: Vec<(String, String)>,
}

impl Typed {
    /// The first value of a name.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(held, _)| held == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every value of a name.
    pub fn all<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t str> {
        self.pairs
            .iter()
            .filter(move |(held, _)| held == name)
            .map(|(_, value)| value.as_str())
    }

    /// Takes a pair as it arrived. What is wrong with it is told; it is there all the same, so that it
    /// can be given back: without NUL, with a sign in the place of what is no text.
    pub fn take(&mut self, name: &[u8], value: &[u8]) -> Option<BadForm> {
        let not_text = std::str::from_utf8(name)
            .and(std::str::from_utf8(value))
            .is_err();
        let name = String::from_utf8_lossy(name);
        let value = String::from_utf8_lossy(value);
        let fault = match self.add(name.as_ref().to_owned(), &value) {
            Err(BadForm::Nul) => {
                let cleaned = self.add(name.replace('\0', ""), &value.replace('\0', ""));
                cleaned.err().or(Some(BadForm::Nul))
            }
            other => other.err(),
        };
        if fault == Some(BadForm::LongField) {
            self.pairs.push((
                name.replace('\0', ""),
                one_kind_of_line_ends(&value.replace('\0', "")),
            ));
        }
        fault.or(not_text.then_some(BadForm::NotText))
    }

    /// Adds a pair unless it breaks a bound. Line ends become one kind.
    pub fn add(&mut self, name: String, value: &str) -> Result<(), BadForm> {
        if name.contains('\0') || value.contains('\0') {
            return Err(BadForm::Nul);
        }
        if name.len() > 200 || value.chars().nth(FIELD).is_some() {
            return Err(BadForm::LongField);
        }
        if self.pairs.len() >= FIELDS {
            return Err(BadForm::ManyFields);
        }
        self.pairs.push((name, one_kind_of_line_ends(value)));
        Ok(())
    }
}

fn one_kind_of_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// To be taken: within bounds, or refused.
    Taking,
    /// To be shown again: whatever can be read of it.
    Showing,
}

/// A form that was refused, with what can be read of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub why: BadForm,
    /// The readable part, to give back.
    pub readable: Typed,
}

/// Why there is no form.
#[derive(Debug)]
pub enum Refusal {
    /// What arrived cannot be read.
    Bad(Refused),
    /// It is too much.
    TooLarge {
        /// What of it is given back.
        readable: Typed,
        /// Whether that is all of it.
        whole: bool,
    },
    /// It did not arrive in time, or stopped on the way.
    Slow,
}

/// Reads the form of a request; what is large takes its room.
pub async fn form(
    headers: &HeaderMap,
    incoming: Body,
    purpose: For,
    room: &mut Room,
) -> Result<Typed, Refusal> {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let kind = kind
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let read = tokio::time::timeout(PATIENCE, within(incoming, length(headers), room));
    let (bytes, size) = read.await.map_err(|_| Refusal::Slow)??;
    if size == 0 {
        return Ok(Typed::default());
    }
    if kind != "application/x-www-form-urlencoded" {
        return Err(Refusal::Bad(Refused {
            why: BadForm::NotAForm,
            readable: Typed::default(),
        }));
    }
    let parsed = parse(&bytes);
    match purpose {
        For::Showing if size <= SHOWN => Ok(parsed.unwrap_or_else(|refused| refused.readable)),
        For::Taking if size <= FORM => parsed.map_err(Refusal::Bad),
        _ => Err(Refusal::TooLarge {
            readable: parsed.unwrap_or_else(|refused| refused.readable),
            whole: size <= SHOWN,
        }),
    }
}

fn length(headers: &HeaderMap) -> u64 {
    headers
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse().ok())
        .unwrap_or(0)
}

/// Reads a body to its end, up to a point, and keeps the beginning: with how many bytes arrived.
async fn within(
    mut incoming: Body,
    announced: u64,
    room: &mut Room,
) -> Result<(Vec<u8>, u64), Refusal> {
    let mut bytes = Vec::new();
    let mut size: u64 = 0;
    if announced > FORM + SPARE {
        return Ok((bytes, announced));
    }
    while let Some(frame) = incoming.frame().await {
        let Ok(data) = frame.map_err(|_| Refusal::Slow)?.into_data() else {
            continue;
        };
        room.of(size.saturating_add(data.len() as u64)).await;
        let left = usize::try_from(SHOWN.saturating_sub(size)).unwrap_or(usize::MAX);
        bytes.extend_from_slice(data.get(..left).unwrap_or(&data));
        size = size.saturating_add(data.len() as u64);
        if size > FORM + SPARE {
            break;
        }
    }
    Ok((bytes, size))
}

/// Reads a query.
pub fn query(text: &str) -> Result<Typed, Refused> {
    parse(text.as_bytes())
}

/// `a=b&c=d`, strictly: broken percent signs stay as typed, broken text does not pass.
fn parse(bytes: &[u8]) -> Result<Typed, Refused> {
    let mut typed = Typed::default();
    let mut why = None;
    for pair in bytes
        .split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
    {
        let (name, value) = match pair.iter().position(|byte| *byte == b'=') {
            Some(at) => (&pair[..at], &pair[at + 1..]),
            None => (pair, &pair[..0]),
        };
        let fault = typed.take(&decode(name), &decode(value));
        why = why.or(fault);
    }
    match why {
        None => Ok(typed),
        Some(why) => Err(Refused {
            why,
            readable: typed,
        }),
    }
}

fn decode(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'+', _) => out.push(b' '),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    rest = after;
                }
                _ => out.push(b'%'),
            },
            _ => out.push(first),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: Result<&[(&str, &str)], BadForm>) {
        let found = query(text)
            .map(|typed| typed.pairs)
            .map_err(|refused| refused.why);
        let wanted = wanted.map(|pairs| {
            pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect()
        });
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn forms_are_text_or_refused() {
        check("", Ok(&[]));
        check(
            "a=1&b=%D3%99+x&&c",
            Ok(&[("a", "1"), ("b", "ә x"), ("c", "")]),
        );
        check(
            "a=100%&b=%zz&c=%4",
            Ok(&[("a", "100%"), ("b", "%zz"), ("c", "%4")]),
        );
        check("a=x%0D%0Ay%0Dz", Ok(&[("a", "x\ny\nz")]));
        check("a=%00", Err(BadForm::Nul));
        check("a=%ED%A0%80", Err(BadForm::NotText));
        check("%FF=1", Err(BadForm::NotText));
    }

    #[test]
    fn bounds_hold() {
        let long = format!("a={}", "x".repeat(FIELD + 1));
        assert_eq!(query(&long).unwrap_err().why, BadForm::LongField);
        let fits = format!("a={}", "x".repeat(FIELD));
        assert!(query(&fits).is_ok());
        let many = "a=1&".repeat(FIELDS + 1);
        assert_eq!(query(&many).unwrap_err().why, BadForm::ManyFields);
    }

    #[test]
    fn what_can_be_read_comes_back() {
        let long = "x".repeat(FIELD + 1);
        for (typed, why, back) in [
            ("a%00b", BadForm::Nul, "ab"),
            (
                "a%ED%A0%80b",
                BadForm::NotText,
                "a\u{fffd}\u{fffd}\u{fffd}b",
            ),
            (long.as_str(), BadForm::LongField, long.as_str()),
        ] {
            let refused = query(&format!("name=Ainur&note={typed}&after=1")).unwrap_err();
            assert_eq!(refused.why, why);
            let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
            let wanted = [
                pair("name", "Ainur"),
                pair("note", back),
                pair("after", "1"),
            ];
            assert_eq!(refused.readable.pairs, wanted);
        }
    }

    #[tokio::test]
    async fn a_form_that_is_too_large_is_read_to_its_end_and_refused() {
        let mut headers = HeaderMap::new();
        headers.insert(
            CONTENT_TYPE,
            "application/x-www-form-urlencoded".parse().unwrap(),
        );
        let field = |size: u64| {
            let size = usize::try_from(size).unwrap();
            Body::from([b"a=", vec![b'x'; size].as_slice(), b"&b=1"].concat())
        };
        let answer = form(&headers, field(FORM), For::Taking, &mut Room::default()).await;
        let Err(Refusal::TooLarge { readable, whole }) = answer else {
            panic!("{answer:?}");
        };
        assert!(whole && readable.first("b") == Some("1"));
        assert_eq!(
            readable.first("a").map(str::len),
            usize::try_from(FORM).ok()
        );
        // It is shown again, so that it can be shortened; more than that comes back in part.
        let shown = form(&headers, field(FORM), For::Showing, &mut Room::default())
            .await
            .unwrap();
        assert_eq!(shown, readable);
        let answer = form(&headers, field(SHOWN), For::Taking, &mut Room::default()).await;
        assert!(matches!(
            answer,
            Err(Refusal::TooLarge { whole: false, .. })
        ));
        let answer = form(
            &headers,
            Body::from("a=1"),
            For::Taking,
            &mut Room::default(),
        )
        .await
        .unwrap();
        assert_eq!(answer.first("a"), Some("1"));
        headers.insert(CONTENT_TYPE, "application/json".parse().unwrap());
        assert!(matches!(
            form(
                &headers,
                Body::from("{}"),
                For::Taking,
                &mut Room::default()
            )
            .await,
            Err(Refusal::Bad(_))
        ));
    }
}
