//! What can be bound to a placeholder.

use jiff::Timestamp;
use sqlx::Arguments as _;
use sqlx::any::AnyArguments;

use crate::StoreError;

/// One bound value, in the data vocabulary both engines share.
///
/// The four empty variants carry a type because PostgreSQL fixes the types of a statement when it
/// prepares it: an untyped NULL in the first run would break every later run of the same text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A BIGINT: ids, booleans as 0 and 1, microseconds, money in tiyn.
    Int(i64),
    /// A DOUBLE PRECISION.
    Real(f64),
    /// A TEXT.
    Text(String),
    /// A BLOB.
    Bytes(Vec<u8>),
    /// An absent BIGINT.
    NoInt,
    /// An absent DOUBLE PRECISION.
    NoReal,
    /// An absent TEXT.
    NoText,
    /// An absent BLOB.
    NoBytes,
}

/// Turns values into the driver's arguments.
pub(crate) fn arguments(values: &[Value]) -> Result<AnyArguments, StoreError> {
    let mut out = AnyArguments::default();
    out.reserve(values.len(), 0);
    for value in values {
        match value {
            Value::Int(number) => out.add(*number),
            Value::Real(number) => out.add(*number),
            Value::Text(text) => out.add(text.as_str()),
            Value::Bytes(bytes) => out.add(bytes.as_slice()),
            Value::NoInt => out.add(None::<i64>),
            // The `any` driver turns an absent f32 into an absent f64 and the other way round.
            // Bound as f32, the parameter gets the type DOUBLE PRECISION; bound as f64 it would
            // fix the statement to four-byte reals and refuse every real value after it.
            Value::NoReal => out.add(None::<f32>),
            Value::NoText => out.add(None::<String>),
            Value::NoBytes => out.add(None::<Vec<u8>>),
        }
        .map_err(|error| StoreError::Other(error.to_string()))?;
    }
    Ok(out)
}

macro_rules! from {
    ($($type:ty => |$name:ident| $into:expr, $absent:ident;)*) => {$(
        impl From<$type> for Value {
            fn from($name: $type) -> Self {
                $into
            }
        }

        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                value.map_or(Self::$absent, Self::from)
            }
        }
    )*};
}

from! {
    i64 => |number| Self::Int(number), NoInt;
    i32 => |number| Self::Int(i64::from(number)), NoInt;
    u32 => |number| Self::Int(i64::from(number)), NoInt;
    bool => |yes| Self::Int(i64::from(yes)), NoInt;
    Timestamp => |at| Self::Int(at.as_microsecond()), NoInt;
    f64 => |number| Self::Real(number), NoReal;
    &str => |text| Self::Text(text.to_owned()), NoText;
    String => |text| Self::Text(text), NoText;
    &String => |text| Self::Text(text.clone()), NoText;
    Vec<u8> => |bytes| Self::Bytes(bytes), NoBytes;
    &[u8] => |bytes| Self::Bytes(bytes.to_vec()), NoBytes;
}
