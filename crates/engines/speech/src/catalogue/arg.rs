//! Values that messages are told.

use std::borrow::Cow;

use fluent_bundle::FluentValue;

/// What a message is told: a count, a measure or a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A count; chooses plurals and is written with grouped thousands. Fluent counts exactly up
    /// to 2^53.
    Int(i64),
    /// A measure; written with as many digits after the point as it has.
    Real(f64),
    /// A text, put in as it is.
    Text(String),
}

impl Arg {
    /// The value as Fluent wants it.
    pub(super) fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Int(n) => FluentValue::from(*n),
            Self::Real(x) => FluentValue::from(*x),
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        }
    }
}

impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}

impl From<i32> for Arg {
    fn from(n: i32) -> Self {
        Self::Int(n.into())
    }
}

impl From<u32> for Arg {
    fn from(n: u32) -> Self {
        Self::Int(n.into())
    }
}

impl From<u64> for Arg {
    fn from(n: u64) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Int(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Arg {
    fn from(x: f64) -> Self {
        Self::Real(x)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
