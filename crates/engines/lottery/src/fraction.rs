//! Exact fractions, as they stand in the files.

use std::fmt;
use std::str::FromStr;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A fraction in lowest terms. In a file it is the text `p/q` with q ≥ 1, also for whole numbers
/// (`0/1`), without signs but a leading `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(pub BigRational);

impl Fraction {
    /// `p/q`.
    ///
    /// # Panics
    /// If `q` is 0, which no caller passes.
    pub fn new(p: i128, q: i128) -> Self {
        Self(BigRational::new(BigInt::from(p), BigInt::from(q)))
    }

    /// The nearest number that a JSON file can hold.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.0.numer(), self.0.denom())
    }
}

/// The longest text that is read as a fraction. The longest in an honest file have about a hundred
/// digits, and the work of reading grows with the square of the length.
const MOST_LETTERS: usize = 500;

/// The text is not a fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a fraction p/q in lowest terms, of at most {MOST_LETTERS} characters")]
pub struct NotAFraction;

impl FromStr for Fraction {
    type Err = NotAFraction;

    fn from_str(text: &str) -> Result<Self, NotAFraction> {
        if text.len() > MOST_LETTERS {
            return Err(NotAFraction);
        }
        let (p, q) = text.split_once('/').ok_or(NotAFraction)?;
        let p = p.parse::<BigInt>().map_err(|_| NotAFraction)?;
        let q = q.parse::<BigInt>().map_err(|_| NotAFraction)?;
        if q <= BigInt::ZERO {
            return Err(NotAFraction);
        }
        let fraction = Self(BigRational::new(p, q));
        if fraction.to_string() == text {
            Ok(fraction)
        } else {
            Err(NotAFraction)
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
