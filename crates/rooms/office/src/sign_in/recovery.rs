//! Ten recovery codes for the day the telephone is lost: each opens once in place of an app code.

use keruen_store::files::hex;
use keruen_store::{Db, Tx, params};
use sha2::{Digest, Sha256};

use crate::account;
use crate::error::OfficeError;

/// How many codes an account gets.
pub const COUNT: usize = 10;
/// Letters of a code; 12 of 32 letters are 60 bits.
const LENGTH: usize = 12;
/// No letter that is read as another one (Crockford's base32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

keruen_store::statements! {
    INSERT = "INSERT INTO recovery_code (account_id, hash) VALUES ($1, $2)";
    USE = "UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND hash = $2 AND used_at IS NULL";
    UNUSED = "SELECT count(*) FROM recovery_code WHERE account_id = $1 AND hash = $2 AND used_at IS NULL";
    LEFT = "SELECT count(*) - count(used_at) FROM recovery_code WHERE account_id = $1 HAVING count(*) > 0";
    pub(crate) DROP = "DELETE FROM recovery_code WHERE account_id = $1";
}

/// Ten codes, as shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Codes([[u8; 8]; COUNT]);

impl Codes {
    /// From bytes of the operating system's generator.
    pub const fn new(bytes: [[u8; 8]; COUNT]) -> Self {
        Self(bytes)
    }

    /// To show and print, once: `abcd-efgh-jkmn`.
    pub fn reveal(&self) -> Vec<String> {
        self.0.iter().map(|bytes| grouped(&spell(*bytes))).collect()
    }
}

impl std::fmt::Debug for Codes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Codes(…)")
    }
}

fn spell(bytes: [u8; 8]) -> String {
    let number = u64::from_be_bytes(bytes);
    (0..LENGTH)
        .map(|i| char::from(LETTERS[((number >> (5 * i)) & 31) as usize]))
        .collect()
}

fn grouped(code: &str) -> String {
    format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..])
}

/// A code as people type it: any case, with or without hyphens, `o` for `0`, `l` and `i` for `1`.
fn normal(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect();
    (code.len() == LENGTH && code.bytes().all(|b| LETTERS.contains(&b))).then_some(code)
}

/// Bound to the account, so that equal codes of two accounts differ in storage.
fn hashed(account: i64, code: &str) -> String {
    hex(&Sha256::digest(format!("{account}:{code}")))
}

/// Stores ten new codes in place of the old ones.
pub async fn replace(tx: &mut Tx, account: i64, codes: &Codes) -> Result<(), OfficeError> {
    drop_all(tx, account).await?;
    for bytes in &codes.0 {
        tx.run(INSERT, &params![account, hashed(account, &spell(*bytes))])
            .await?;
    }
    Ok(())
}

/// Makes new codes on request. Journalled.
pub async fn renew(tx: &mut Tx, account: i64, codes: &Codes) -> Result<(), OfficeError> {
    replace(tx, account, codes).await?;
    tx.journal(
        account::thing(account),
        "renew-recovery-codes",
        &["recovery_code"],
        None,
    )
    .await?;
    Ok(())
}

/// Whether a code would be good now; uses nothing up.
pub async fn fits(db: &Db, account: i64, typed: &str) -> Result<bool, OfficeError> {
    // What is no code at all costs the same read.
    let hash = normal(typed).map_or_else(String::new, |code| hashed(account, &code));
    Ok(db.one::<i64>(UNUSED, &params![account, hash]).await? > 0)
}

/// Uses a code up. Journalled, because it is worth noticing.
pub async fn check(tx: &mut Tx, account: i64, typed: &str) -> Result<bool, OfficeError> {
    let at = tx.at();
    let Some(code) = normal(typed) else {
        return Ok(false);
    };
    if tx
        .run(USE, &params![account, hashed(account, &code), at])
        .await?
        == 0
    {
        return Ok(false);
    }
    tx.journal(
        account::thing(account),
        "use-recovery-code",
        &["recovery_code"],
        None,
    )
    .await?;
    Ok(true)
}

/// How many codes are left; `None`: none were ever made.
pub async fn left(db: &Db, account: i64) -> Result<Option<i64>, OfficeError> {
    Ok(db.maybe(LEFT, &params![account]).await?)
}

/// Takes all codes away.
pub async fn drop_all(tx: &mut Tx, account: i64) -> Result<(), OfficeError> {
    tx.run(DROP, &params![account]).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_shown_code_is_read_back_however_it_is_typed(bytes: [u8; 8]) {
            let code = spell(bytes);
            let shown = grouped(&code);
            prop_assert_eq!(normal(&shown), Some(code.clone()));
            prop_assert_eq!(normal(&shown.to_uppercase().replace('-', " ").replace('0', "O")), Some(code));
        }
    }

    #[test]
    fn other_things_are_no_codes() {
        for bad in [
            "",
            "abcd-efgh",
            "abcd-efgh-jkmu",
            "abcd-efgh-jkmn-p",
            "абвг-абвг-абвг",
        ] {
            assert_eq!(normal(bad), None, "{bad}");
        }
    }

    #[test]
    fn equal_codes_of_two_accounts_differ_in_storage() {
        assert_ne!(hashed(1, "abcd"), hashed(2, "abcd"));
    }
}
