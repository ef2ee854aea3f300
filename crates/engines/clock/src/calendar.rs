//! A calendar: its rules, its edition, and what it says of a day.

use jiff::civil::{Date, Weekday};

use crate::reading;
use crate::writing;
use crate::year::Year;
use crate::{CalendarError, DayKind, Fixed, Movable, Names, Transfer};

/// A working-day calendar. It cannot be made of rules that contradict each
/// other: [`Calendar::parse`] refuses them and names the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub(crate) edition: String,
    pub(crate) source: Names,
    pub(crate) weekend: Vec<Weekday>,
    pub(crate) fixed: Vec<Fixed>,
    pub(crate) movable: Vec<Movable>,
    pub(crate) transfers: Vec<Transfer>,
}

/// The text of the calendar that comes with the engine; what an owner edits
/// starts from here.
pub(crate) const KAZAKHSTAN: &str = include_str!("../data/calendar-kz.json");

impl Calendar {
    /// The calendar of Kazakhstan that comes with the engine, in the edition
    /// and from the sources named in `data/calendar-kz.json`.
    ///
    /// # Errors
    /// Never, as the tests read that file; typed so that no caller panics.
    pub fn kazakhstan() -> Result<Self, CalendarError> {
        Self::parse(KAZAKHSTAN)
    }

    /// Reads a calendar from the JSON that [`Calendar::to_json`] writes.
    ///
    /// # Errors
    /// Names the place in the text and what was expected there.
    pub fn parse(json: &str) -> Result<Self, CalendarError> {
        reading::read(json)
    }

    /// The calendar as JSON for an owner to read and edit, a rule a line.
    pub fn to_json(&self) -> String {
        writing::write(self)
    }

    /// The edition: which state of the law the calendar follows.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Where the calendar's dates were taken from, in three languages.
    pub fn source(&self) -> &Names {
        &self.source
    }

    /// The days of the week that are off.
    pub fn weekend(&self) -> &[Weekday] {
        &self.weekend
    }

    /// Holidays with a fixed month and day.
    pub fn fixed(&self) -> &[Fixed] {
        &self.fixed
    }

    /// Holidays announced year by year.
    pub fn movable(&self) -> &[Movable] {
        &self.movable
    }

    /// Days swapped by the government.
    pub fn transfers(&self) -> &[Transfer] {
        &self.transfers
    }

    /// What a day is. For many days at once ask for a derivation: it works
    /// each year out once.
    pub fn day(&self, date: Date) -> DayKind {
        Year::of(self, date.year()).kind(self, date)
    }

    /// Whether people work on that day.
    pub fn is_working(&self, date: Date) -> bool {
        self.day(date).is_working()
    }

    pub(crate) fn is_weekend(&self, date: Date) -> bool {
        self.weekend.contains(&date.weekday())
    }

    /// A day of the weekend that was not made a working day.
    pub(crate) fn is_resting_weekend(&self, date: Date) -> bool {
        self.is_weekend(date) && !self.transfers.iter().any(|t| t.working == date)
    }
}
