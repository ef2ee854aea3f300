//! Passwords, by argon2id.
//!
//! 12 MiB and three passes: one of the equivalent settings that OWASP's cheat sheet names. It
//! keeps a small machine alive when several people sign in at once.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use keruen_store::{Db, Tx, params};

use crate::account;
use crate::error::OfficeError;
use crate::fields::Reason;

/// Memory in KiB.
const MEMORY: u32 = 12 * 1024;
/// Passes over it.
const PASSES: u32 = 3;
/// Bytes of the result.
const LENGTH: usize = 32;
/// Shortest password, in characters.
pub const SHORTEST: usize = 10;
/// Longest password, in bytes: more only costs the server time.
pub const LONGEST: usize = 256;

keruen_store::statements! {
    /// The stored hash of an account.
    pub(crate) HASH = "SELECT hash FROM password WHERE account_id = $1";
    /// Sets or replaces it.
    SET = "INSERT INTO password (account_id, hash, changed_at) VALUES ($1, $2, $3) \
        ON CONFLICT (account_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at";
    /// Takes it away.
    pub(crate) DROP = "DELETE FROM password WHERE account_id = $1";
}

/// A password good enough to be set.
pub struct NewPassword(String);

impl NewPassword {
    /// Refuses what is too short, too long, or what anybody who knows the person would try first.
    pub fn parse(typed: &str, known_words: &[&str]) -> Result<Self, Reason> {
        if typed.chars().count() < SHORTEST {
            return Err(Reason::TooShort(SHORTEST));
        }
        if typed.len() > LONGEST {
            return Err(Reason::TooLong(LONGEST));
        }
        if guessable(typed, known_words) {
            return Err(Reason::Guessable);
        }
        Ok(Self(typed.to_owned()))
    }
}

fn guessable(typed: &str, known_words: &[&str]) -> bool {
    // words: what people take for a password, in the languages they type it in
    const USUAL: [&str; 12] = [
        "password",
        "пароль",
        "құпиясөз",
        "qwerty",
        "йцукен",
        "123456",
        "654321",
        "111111",
        "admin",
        "keruen",
        "керуен",
        "kazakhstan",
    ];
    let lower = typed.to_lowercase();
    let mut kinds: Vec<char> = lower.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 5 {
        return true;
    }
    // A usual word or the person's own name with a short tail ("password2026").
    known_words
        .iter()
        .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 3)
        .chain(USUAL.iter().map(|word| (*word).to_owned()))
        .any(|word| lower.contains(&word) && lower.chars().count() < word.chars().count() + 6)
}

/// Hashes with 16 bytes of salt. Takes tens of milliseconds of CPU: faces call it off the
/// async threads.
pub fn hash(password: &NewPassword, salt: [u8; 16]) -> Option<String> {
    let sum = derive(password.0.as_bytes(), &salt, MEMORY, PASSES)?;
    Some(written(&salt, &sum))
}

/// Checks a typed password against the stored hash. For an account without a password, or no
/// account at all, pass `None`: the same work is done and the answer is no, so that neither
/// words nor time tell whether the account exists.
pub fn verify(stored: Option<&str>, typed: &str) -> bool {
    let parsed = stored.and_then(read);
    let typed = if typed.len() > LONGEST { "" } else { typed };
    let (salt, expected, memory, passes) = match &parsed {
        Some(parsed) => (
            parsed.salt.as_slice(),
            parsed.sum.as_slice(),
            parsed.memory,
            parsed.passes,
        ),
        None => (
            [0u8; 16].as_slice(),
            [0u8; LENGTH].as_slice(),
            MEMORY,
            PASSES,
        ),
    };
    let Some(sum) = derive(typed.as_bytes(), salt, memory, passes) else {
        return false;
    };
    let same = sum.len() == expected.len()
        && sum
            .iter()
            .zip(expected)
            .fold(0u8, |differs, (a, b)| differs | (a ^ b))
            == 0;
    same && parsed.is_some() && !typed.is_empty()
}

/// The stored hash, if the account has a password.
pub async fn stored(db: &Db, account: i64) -> Result<Option<String>, OfficeError> {
    Ok(db.maybe(HASH, &params![account]).await?)
}

/// Sets the password of an account.
pub async fn set(tx: &mut Tx, account: i64, hash: &str) -> Result<(), OfficeError> {
    let at = tx.at();
    tx.run(SET, &params![account, hash, at]).await?;
    tx.journal(account::thing(account), "set-password", &["password"], None)
        .await?;
    Ok(())
}

/// Takes the password away: from then on only links open the account.
pub async fn remove(tx: &mut Tx, account: i64) -> Result<(), OfficeError> {
    tx.run(DROP, &params![account]).await?;
    tx.journal(
        account::thing(account),
        "remove-password",
        &["password"],
        None,
    )
    .await?;
    Ok(())
}

fn derive(password: &[u8], salt: &[u8], memory: u32, passes: u32) -> Option<[u8; LENGTH]> {
    let params = Params::new(memory, passes, 1, Some(LENGTH)).ok()?;
    let mut sum = [0; LENGTH];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password, salt, &mut sum)
        .ok()?;
    Some(sum)
}

/// The usual written form (PHC string), so that the hashes can be read elsewhere.
fn written(salt: &[u8], sum: &[u8]) -> String {
    format!(
        "$argon2id$v=19$m={MEMORY},t={PASSES},p=1${}${}",
        STANDARD_NO_PAD.encode(salt),
        STANDARD_NO_PAD.encode(sum)
    )
}

struct Parsed {
    memory: u32,
    passes: u32,
    salt: Vec<u8>,
    sum: Vec<u8>,
}

fn read(text: &str) -> Option<Parsed> {
    let rest = text.strip_prefix("$argon2id$v=19$m=")?;
    let (memory, rest) = rest.split_once(",t=")?;
    let (passes, rest) = rest.split_once(",p=1$")?;
    let (salt, sum) = rest.split_once('$')?;
    Some(Parsed {
        memory: memory.parse().ok()?,
        passes: passes.parse().ok()?,
        salt: STANDARD_NO_PAD.decode(salt).ok()?,
        sum: STANDARD_NO_PAD.decode(sum).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> NewPassword {
        NewPassword::parse("түйе мен жусан", &[]).unwrap_or_else(|_| unreachable!())
    }

    #[test]
    fn the_right_one_opens_and_no_other() {
        let stored = hash(&good(), [3; 16]).expect("hashes");
        assert!(stored.starts_with("$argon2id$v=19$m=12288,t=3,p=1$"));
        assert!(verify(Some(&stored), "түйе мен жусан"));
        for wrong in [
            "",
            "түйе мен жусан ",
            "Түйе мен жусан",
            &"x".repeat(1_000_000),
        ] {
            assert!(!verify(Some(&stored), wrong));
        }
    }

    #[test]
    fn nobody_has_no_password() {
        assert!(!verify(None, ""));
        assert!(!verify(None, "түйе мен жусан"));
        assert!(!verify(Some("not a hash"), ""));
    }

    #[test]
    fn weak_ones_are_refused_with_the_reason() {
        let known = ["Әбенова Үлгі", "ulgi@example.kz"];
        for (typed, reason) in [
            ("короткий", Reason::TooShort(SHORTEST)),
            ("aaaaaaaaaaaa", Reason::Guessable),
            ("password2026", Reason::Guessable),
            ("Әбенова2026", Reason::Guessable),
        ] {
            assert_eq!(
                NewPassword::parse(typed, &known).err(),
                Some(reason),
                "{typed}"
            );
        }
        assert_eq!(
            NewPassword::parse(&"ab3 ".repeat(100), &known).err(),
            Some(Reason::TooLong(LONGEST))
        );
        assert!(NewPassword::parse("admin of seven quiet camels", &known).is_ok());
    }
}
