//! Bytes as they stand in the files: two hexadecimal digits each, in small letters.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// `N` bytes, in a file `2 N` hexadecimal digits in small letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes<const N: usize>(pub [u8; N]);

/// A SHA-256.
pub type Hash = Bytes<32>;

/// What a beacon of the kind of quicknet publishes for a round: a point of 48 bytes.
pub type Signature = Bytes<48>;

impl Hash {
    /// The SHA-256 of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl<const N: usize> fmt::Display for Bytes<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const N: usize> fmt::Debug for Bytes<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The text is not so many bytes in hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotBytes {
    /// Too few or too many digits.
    #[error("{wanted} hexadecimal digits are needed, here are {found}")]
    Length {
        /// How many are needed.
        wanted: usize,
        /// How many there are.
        found: usize,
    },
    /// Something that is no hexadecimal digit, or a capital letter.
    #[error("character {place} is not one of 0123456789abcdef")]
    Digit {
        /// Which, from 1.
        place: usize,
    },
}

impl<const N: usize> FromStr for Bytes<N> {
    type Err = NotBytes;

    fn from_str(text: &str) -> Result<Self, NotBytes> {
        let mut digits = Vec::with_capacity(2 * N);
        for (place, letter) in (1..).zip(text.chars()).take(2 * N) {
            let digit = letter.to_digit(16).filter(|_| !letter.is_ascii_uppercase());
            let digit = digit.and_then(|digit| u8::try_from(digit).ok());
            digits.push(digit.ok_or(NotBytes::Digit { place })?);
        }
        let found = text.chars().count();
        if found != 2 * N {
            return Err(NotBytes::Length {
                wanted: 2 * N,
                found,
            });
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair.iter().fold(0, |sum, digit| sum << 4 | digit);
        }
        Ok(Self(bytes))
    }
}

impl<const N: usize> Serialize for Bytes<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Bytes<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_small_letters_of_the_right_length() {
        let hash = Hash::of(b"abc");
        let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash.to_string(), text, "the example of FIPS 180-4");
        assert_eq!(text.parse(), Ok(hash));
        assert_eq!(
            text.to_uppercase().parse::<Hash>(),
            Err(NotBytes::Digit { place: 1 })
        );
        let (wanted, found) = (96, 64);
        assert_eq!(
            text.parse::<Signature>(),
            Err(NotBytes::Length { wanted, found })
        );
        assert_eq!("қ".parse::<Bytes<1>>(), Err(NotBytes::Digit { place: 1 }));
    }
}
