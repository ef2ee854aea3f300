//! The second proof as people type it into one field: six digits of the app, or a recovery code.

use jiff::Timestamp;
use keruen_store::{Db, Tx};

use super::{recovery, second_factor};
use crate::error::OfficeError;

/// What was typed.
#[derive(Clone, PartialEq, Eq)]
pub enum Second {
    /// A code of the app.
    App(String),
    /// A recovery code.
    Recovery(String),
}

impl std::fmt::Debug for Second {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::App(_) => "App(…)",
            Self::Recovery(_) => "Recovery(…)",
        })
    }
}

impl Second {
    /// Digits alone are a code of the app; whatever else was typed is meant as a recovery code.
    pub fn read(typed: &str) -> Self {
        let digits = |c: char| c.is_ascii_digit() || c.is_whitespace();
        if typed.chars().all(digits) && typed.chars().filter(char::is_ascii_digit).count() <= 8 {
            Self::App(typed.to_owned())
        } else {
            Self::Recovery(typed.to_owned())
        }
    }

    /// A recovery code was used or tried: whoever does that has lost the phone, or is a thief.
    pub const fn is_recovery(&self) -> bool {
        matches!(self, Self::Recovery(_))
    }

    /// Whether it would be good now; uses nothing up.
    pub async fn fits(&self, db: &Db, account: i64, now: Timestamp) -> Result<bool, OfficeError> {
        match self {
            Self::App(code) => second_factor::fits(db, account, code, now).await,
            Self::Recovery(code) => recovery::fits(db, account, code).await,
        }
    }

    /// Uses it up; `false`: it is not good (any more). A recovery code leaves its journal row.
    pub async fn spend(&self, tx: &mut Tx, account: i64) -> Result<bool, OfficeError> {
        match self {
            Self::App(code) => second_factor::check(tx, account, code).await,
            Self::Recovery(code) => recovery::check(tx, account, code).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_of_the_app_and_the_rest_is_a_recovery_code() {
        for (typed, recovery) in [
            ("123456", false),
            ("123 456", false),
            ("", false),
            ("abcd-efgh-jkmn", true),
            ("0000-0000-0000", true),
            ("000000000000", true),
        ] {
            assert_eq!(Second::read(typed).is_recovery(), recovery, "{typed}");
        }
        assert_eq!(format!("{:?}", Second::read("123456")), "App(…)");
    }
}
