//! The rules a calendar is made of.

use jiff::civil::Date;

use crate::Names;

/// A holiday on the same month and day of every year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// First year it is kept; `None` means always.
    pub from_year: Option<i16>,
    /// Last year it is kept; `None` means still.
    pub to_year: Option<i16>,
    /// Its name.
    pub name: Names,
    /// Whether it moves to the next working day when it falls on a day off.
    pub moves: bool,
}

impl Fixed {
    /// The date in that year, if the holiday is kept then. 29 February is kept
    /// in leap years only.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        let kept = self.from_year.is_none_or(|from| from <= year)
            && self.to_year.is_none_or(|to| year <= to);
        kept.then(|| Date::new(year, self.month, self.day).ok())
            .flatten()
    }
}

/// A holiday whose date is announced year by year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movable {
    /// Its name.
    pub name: Names,
    /// Whether it moves to the next working day when it falls on a day off.
    pub moves: bool,
    /// The dates known.
    pub dates: Vec<MovableDate>,
}

impl Movable {
    /// Whether any date in that year is known.
    pub fn knows(&self, year: i16) -> bool {
        self.dates.iter().any(|known| known.date.year() == year)
    }
}

/// One date of a movable holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovableDate {
    /// The date.
    pub date: Date,
    /// Not announced yet: worked out ahead, and may still change.
    pub estimate: bool,
}

/// A day of the weekend worked in exchange for a day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// The working day that is off.
    pub day_off: Date,
    /// The day of the weekend that is worked.
    pub working: Date,
}
