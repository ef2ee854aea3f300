//! One-time links and session cookies: 32 bytes of chance that come from outside.
//! The database only ever sees their SHA-256.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use keruen_store::files::hex;
use sha2::{Digest, Sha256};

/// A secret of 32 bytes, as it stands in a link or a cookie.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// From bytes of the operating system's generator.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// From a link or a cookie; `None` for anything that is not 32 bytes in base64url.
    pub fn parse(text: &str) -> Option<Self> {
        // 43 characters are 32 bytes; longer input is not even decoded.
        if text.len() != 43 {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// For the link or the cookie. The only way to read the secret, so that no log does.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The SHA-256 of a file, in lower-case hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sha(String);

impl Sha {
    /// 64 hexadecimal digits, of either case.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()))
            .then(|| Self(text.to_ascii_lowercase()))
    }

    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::hashed(Sha256::new_with_prefix(bytes))
    }

    /// Of what was given to this hasher bit by bit.
    pub fn hashed(hasher: Sha256) -> Self {
        Self(hex(&hasher.finalize()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_link_and_hides_from_logs() {
        let token = Token::new([7; 32]);
        assert_eq!(Token::parse(&token.reveal()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_ne!(token.hash(), token.reveal());
        for bad in ["", "x", &"A".repeat(42), &"A".repeat(44), &"!".repeat(43)] {
            assert_eq!(Token::parse(bad), None);
        }
    }

    #[test]
    fn the_hash_of_nothing_is_the_known_one() {
        assert_eq!(
            Sha::of(b"").as_str(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
