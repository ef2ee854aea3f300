//! What a single day is, and why.

use jiff::civil::Date;
use serde::Serialize;

/// The name of a holiday in the three languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Names {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl Names {
    /// The name in the language of this two-letter code; Kazakh for any other.
    pub fn of(&self, code: &str) -> &str {
        match code {
            "ru" => &self.ru,
            "en" => &self.en,
            _ => &self.kk,
        }
    }
}

/// Whether people work on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// A day of the weekend on which people work, because another day is off.
    Worked {
        /// The day that is off instead.
        day_off: Date,
    },
    /// A day off.
    Off {
        /// Why it is off.
        reason: Reason,
    },
}

impl DayKind {
    /// Whether the day counts.
    pub fn is_working(&self) -> bool {
        !matches!(self, Self::Off { .. })
    }

    /// Why the day does not count, if it does not.
    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Off { reason } => Some(reason),
            Self::Working | Self::Worked { .. } => None,
        }
    }
}

/// Why a day does not count. Where several reasons meet, a holiday is named
/// before a weekend: it says more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Reason {
    /// A day of the weekend; the date says which.
    Weekend,
    /// A holiday.
    Holiday {
        /// Its name.
        name: Names,
        /// The date is an estimate and may still change.
        estimate: bool,
    },
    /// Off, because a holiday fell on a day off.
    Moved {
        /// The holiday's name.
        name: Names,
        /// The day off it fell on.
        from: Date,
        /// The holiday's date is an estimate and may still change.
        estimate: bool,
    },
    /// Off, because a day of the weekend is worked instead.
    Transfer {
        /// The day that is worked.
        worked: Date,
    },
}
