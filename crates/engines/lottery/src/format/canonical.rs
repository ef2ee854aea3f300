//! Reading and writing in the one form that a content has (RFC 8785).

use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::Hash;

/// A file that is published.
pub trait Published: Serialize + DeserializeOwned {
    /// What its member `format` says.
    const FORMAT: &'static str;
    /// No honest file is longer.
    const MOST_BYTES: usize;

    /// What this one's member `format` says.
    fn format(&self) -> &str;

    /// Its bytes, of which there is one possibility only.
    ///
    /// # Errors
    /// Where a number in it is no number (`NaN`, infinite).
    fn to_bytes(&self) -> Result<Vec<u8>, Unwritable> {
        serde_json_canonicalizer::to_vec(self).map_err(|_| Unwritable)
    }

    /// The SHA-256 of its bytes.
    ///
    /// # Errors
    /// As [`to_bytes`](Self::to_bytes).
    fn sha256(&self) -> Result<Hash, Unwritable> {
        Ok(Hash::of(&self.to_bytes()?))
    }

    /// Reads a file, and refuses every byte that is not as it must be.
    ///
    /// # Errors
    /// Each [`ReadError`] says what was found, and where.
    fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > Self::MOST_BYTES {
            return Err(ReadError::TooLong {
                bytes: bytes.len(),
                most: Self::MOST_BYTES,
            });
        }
        if let Err(error) = std::str::from_utf8(bytes) {
            return Err(ReadError::NotText {
                offset: error.valid_up_to(),
            });
        }
        let file = match serde_json::from_slice::<Self>(bytes) {
            Ok(file) if file.format() == Self::FORMAT => file,
            Ok(file) => return Err(ReadError::other(Self::FORMAT, file.format())),
            Err(error) => return Err(ReadError::of_json(&error, bytes, Self::FORMAT)),
        };
        let Ok(written) = file.to_bytes() else {
            return Err(ReadError::NotCanonical { offset: 0 });
        };
        if written == bytes {
            return Ok(file);
        }
        let same = written.iter().zip(bytes).take_while(|(a, b)| a == b);
        Err(ReadError::NotCanonical {
            offset: same.count(),
        })
    }
}

/// A number in the file is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number that no JSON file can hold")]
pub struct Unwritable;

/// Why bytes are not a file of the kind that was asked for. Lines and bytes of a line count from 1,
/// offsets from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Longer than any honest file.
    #[error("the file has {bytes} bytes, more than {most}")]
    TooLong {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// Not UTF-8.
    #[error("byte {offset} is not part of a text in UTF-8")]
    NotText {
        /// The first such byte.
        offset: usize,
    },
    /// Not JSON: cut off, or a character where none may stand.
    #[error("line {line}, byte {byte}: {reason}")]
    NotJson {
        /// Which line.
        line: usize,
        /// Which byte of it.
        byte: usize,
        /// What the reader says.
        reason: String,
    },
    /// JSON, but a member is missing, unknown, twice there or not of its kind.
    #[error("line {line}, byte {byte}: {reason}")]
    WrongMember {
        /// Which line.
        line: usize,
        /// Which byte of it.
        byte: usize,
        /// What the reader says.
        reason: String,
    },
    /// A file of another format, or of none.
    #[error("the file is not {wanted} but {}", found.as_deref().unwrap_or("has no format"))]
    OtherFormat {
        /// What was asked for.
        wanted: &'static str,
        /// What the file says.
        found: Option<String>,
    },
    /// The same content would be written in other bytes: spaces, another order, another way of
    /// writing a number or a character.
    #[error("from byte {offset} on the file is not written in the form of RFC 8785")]
    NotCanonical {
        /// The first byte that differs.
        offset: usize,
    },
}

impl ReadError {
    fn other(wanted: &'static str, found: &str) -> Self {
        // A format is short; what is longer would only fill a screen.
        let found = Some(found.chars().take(60).collect());
        Self::OtherFormat { wanted, found }
    }

    /// What is wrong with the kind of file comes before what is wrong with a member of it.
    fn of_json(error: &serde_json::Error, bytes: &[u8], wanted: &'static str) -> Self {
        let (line, byte, reason) = (error.line(), error.column(), reason(error));
        if !error.is_data() {
            return Self::NotJson { line, byte, reason };
        }
        match serde_json::from_slice::<Kind>(bytes) {
            Ok(Kind {
                format: Some(found),
            }) if found != wanted => Self::other(wanted, &found),
            Ok(Kind { format: None }) => Self::OtherFormat {
                wanted,
                found: None,
            },
            _ => Self::WrongMember { line, byte, reason },
        }
    }
}

/// What serde says, without the place that it adds.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    match words.rfind(" at line ") {
        Some(end) => words[..end].to_owned(),
        None => words,
    }
}

/// Only what says of what kind a file is.
struct Kind {
    format: Option<String>,
}

impl<'de> serde::Deserialize<'de> for Kind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> serde::de::Visitor<'de> for Members {
            type Value = Kind;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Kind, A::Error> {
                let mut format = None;
                while let Some(key) = map.next_key::<String>()? {
                    if key == "format" {
                        format = map
                            .next_value::<serde_json::Value>()?
                            .as_str()
                            .map(str::to_owned);
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(Kind { format })
            }
        }
        deserializer.deserialize_map(Members)
    }
}
