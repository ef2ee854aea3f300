//! What can be wrong with a calendar that was edited by hand.

use jiff::civil::Date;

/// What stands at a place of a well-formed calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object in braces.
    Object,
    /// A list in brackets.
    List,
    /// Text in quotes, not empty.
    Text,
    /// `true` or `false`.
    YesNo,
    /// A whole number from 1900 to 2200, or `null`.
    Year,
    /// The English name of a day of the week, in small letters.
    Weekday,
    /// A month and day, `MM-DD`.
    MonthDay,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// A date, `YYYY-MM-DD`, with or without ` (estimate)` after it.
    DateOrEstimate,
}

/// Why a text is not a calendar. Places are written as in `fixed[3].date`,
/// counted from 0; the whole text is the empty place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The text is not JSON.
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Something is not there.
    #[error("{place} is missing")]
    Missing {
        /// Where it should stand.
        place: String,
    },
    /// Something stands there that a calendar does not have.
    #[error("{place} is not known")]
    Unknown {
        /// Where it stands.
        place: String,
    },
    /// Something else stands there than should.
    #[error("{place}: {expected:?} expected, found {found}")]
    Wrong {
        /// The place.
        place: String,
        /// What should stand there.
        expected: Expected,
        /// What stands there, shortened.
        found: String,
    },
    /// The last year is before the first.
    #[error("{place}: to_year is before from_year")]
    YearsReversed {
        /// The holiday.
        place: String,
    },
    /// A date, or a weekday, is given a second time.
    #[error("{place} is given twice")]
    Twice {
        /// The second one.
        place: String,
    },
    /// Every day of the week is off.
    #[error("every day of the week is off")]
    NoWorkingWeekday,
    /// The day to be worked is not of the weekend.
    #[error("{place}: {date} is a working day anyway")]
    WorkedAnyway {
        /// The place.
        place: String,
        /// The date.
        date: Date,
    },
    /// The day to be off is of the weekend.
    #[error("{place}: {date} is off anyway")]
    OffAnyway {
        /// The place.
        place: String,
        /// The date.
        date: Date,
    },
    /// The day to be worked is a holiday.
    #[error("{place}: {date} is a holiday and cannot be worked")]
    HolidayWorked {
        /// The place.
        place: String,
        /// The date.
        date: Date,
    },
}
