//! One day of a calendar changed by an act of the state: what owners do most, so that they need not
//! touch the text.

use jiff::Unit;
use jiff::civil::Date;

use crate::{Calendar, CalendarError, MovableDate, Names, Transfer, reading};

/// A day that is announced takes the place of what was worked out within so many days of it. A
/// holiday of the lunar year may fall twice into one of ours, ten or eleven months apart.
const SAME_YEARS_DAY: i32 = 60;

impl Calendar {
    /// The calendar with the announced day of the movable holiday at this place of
    /// [`Calendar::movable`]. What was worked out for it before is replaced.
    ///
    /// # Errors
    /// [`CalendarError::Missing`] where there is no such holiday; what the new day contradicts.
    pub fn announced(&self, holiday: usize, date: Date) -> Result<Self, CalendarError> {
        let mut new = self.clone();
        let Some(movable) = new.movable.get_mut(holiday) else {
            return Err(CalendarError::Missing {
                place: format!("movable[{holiday}]"),
            });
        };
        movable
            .dates
            .retain(|known| days_apart(known.date, date) > SAME_YEARS_DAY);
        movable.dates.push(MovableDate {
            date,
            estimate: false,
        });
        movable.dates.sort_by_key(|known| known.date);
        reading::consistent(&new)?;
        Ok(new)
    }

    /// The calendar in which a day of the weekend is worked for a day off.
    ///
    /// # Errors
    /// What contradicts it: either day is swapped already, or is not what it should be.
    pub fn swapped(&self, transfer: Transfer) -> Result<Self, CalendarError> {
        let mut new = self.clone();
        // Last in the list, so that a mistake is found at the new one.
        new.transfers.push(transfer);
        reading::consistent(&new)?;
        new.transfers.sort_by_key(|known| known.day_off);
        Ok(new)
    }

    /// The calendar as an edition of its own, resting on one more act.
    #[must_use]
    pub fn resting_on(mut self, act: &str, edition: impl Into<String>) -> Self {
        let with = |source: &str| format!("{}; {act}", source.trim_end_matches(['.', ' ']));
        self.source = Names {
            kk: with(&self.source.kk),
            ru: with(&self.source.ru),
            en: with(&self.source.en),
        };
        self.edition = edition.into();
        self
    }
}

fn days_apart(one: Date, other: Date) -> i32 {
    one.until((Unit::Day, other))
        .map_or(i32::MAX, |span| span.get_days().abs())
}
