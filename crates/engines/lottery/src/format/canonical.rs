//! Reading and writing in the one form that a content has (RFC 8785).

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Hash;

/// A file that is published.
pub trait Published: Serialize + DeserializeOwned {
    /// What its member `format` says.
    const FORMAT: &'static str;
    /// No honest file is longer, and none is written.
    const MOST_BYTES: usize;

    /// What this one's member `format` says.
    fn format(&self) -> &str;

    /// Its bytes, of which there is one possibility only.
    ///
    /// # Errors
    /// Where a number in it is no number (`NaN`, infinite), or nobody would read so long a file.
    fn to_bytes(&self) -> Result<Vec<u8>, Unwritable> {
        let bytes = serde_json_canonicalizer::to_vec(self).map_err(|_| Unwritable::NoNumber)?;
        if bytes.len() > Self::MOST_BYTES || parts(&bytes) > MOST_PARTS {
            return Err(Unwritable::TooLong);
        }
        Ok(bytes)
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
        // Before anything is read: in memory a part takes up to fifty times as much as its two bytes.
        let found = parts(bytes);
        if found > MOST_PARTS {
            let most = MOST_PARTS;
            return Err(ReadError::TooManyParts { found, most });
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

/// The most parts of a file: `[`, `{` and, as half a part each, `"`, wherever they stand. Three
/// hundred thousand people have fewer, and so has a proof of five hundred levels for ten thousand.
pub const MOST_PARTS: usize = 6_000_000;

/// The longest that a reason of the reader may be: it repeats what it did not expect.
const MOST_WORDS: usize = 200;

fn parts(bytes: &[u8]) -> usize {
    let halves = |byte: &u8| match byte {
        b'[' | b'{' => 2,
        b'"' => 1,
        _ => 0,
    };
    bytes.iter().map(halves).sum::<usize>() / 2
}

/// Why a content has no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// A number in it is no number.
    #[error("a number that no JSON file can hold")]
    NoNumber,
    /// It would be longer, or have more parts, than anybody reads.
    #[error("so many people, rows or levels that nobody would read the file")]
    TooLong,
}

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
    /// More lists, objects and texts than in any honest file.
    #[error("the file has {found} lists, objects and texts, more than {most}")]
    TooManyParts {
        /// How many it has.
        found: usize,
        /// How many it may have.
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
            // What is cut off or damaged further on need not even be of this kind.
            Err(broken) if !broken.is_data() => Self::NotJson {
                line: broken.line(),
                byte: broken.column(),
                reason: self::reason(&broken),
            },
            _ => Self::WrongMember { line, byte, reason },
        }
    }
}

/// What serde says, without the place that it adds.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let end = words.rfind(" at line ").unwrap_or(words.len());
    words[..end].chars().take(MOST_WORDS).collect()
}

/// Only what says of what kind a file is: nothing else of it is kept.
#[derive(serde::Deserialize)]
struct Kind {
    format: Option<String>,
}
