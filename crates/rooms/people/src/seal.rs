//! What somebody was shown, to the last value: a form carries it, and what stands later is held
//! against it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use keruen_store::files::{self, NotAHash};
use keruen_store::{Cell, Column, Value};

/// The SHA-256 over everything that was shown. A newer version of the program may seal the same
/// thing otherwise; then somebody looks once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal(files::Hash);

impl Seal {
    /// Seals a value: two values with the same seal are equal.
    pub fn of(value: &impl Hash) -> Self {
        let mut written = Written(Vec::new());
        value.hash(&mut written);
        Self(files::Hash::of(&written.0))
    }
}

/// Whatever a value writes of itself, told apart from its neighbours by the rules of [`Hash`].
struct Written(Vec<u8>);

impl Hasher for Written {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Of no use here: nobody asks for so short a hash.
    fn finish(&self) -> u64 {
        0
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Seal {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        text.parse().map(Self)
    }
}

impl From<Seal> for Value {
    fn from(seal: Seal) -> Self {
        seal.0.into()
    }
}

impl Column for Seal {
    fn from_cell(cell: Cell<'_>) -> Result<Self, String> {
        files::Hash::from_cell(cell).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::Seal;

    #[test]
    fn a_seal_tells_neighbours_apart_and_is_read_again() {
        let seal = Seal::of(&(vec!["ab", "c"], Some(1)));
        assert_eq!(seal.to_string().parse(), Ok(seal));
        for other in [
            (vec!["a", "bc"], Some(1)),
            (vec!["ab", "c"], None),
            (vec!["ab", "c", ""], Some(1)),
        ] {
            assert_ne!(Seal::of(&other), seal, "{other:?}");
        }
        assert!("1-2-3-4-5-6-7".parse::<Seal>().is_err());
    }
}
