//! The holidays of one year worked out: which day is off for which holiday.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{Calendar, DayKind, Names, Reason};

/// A holiday on its own date, before it is known whether it moves.
struct Celebration<'a> {
    date: Date,
    name: &'a Names,
    moves: bool,
    estimate: bool,
}

/// Days off for a holiday, of one year and of the first days of the next when
/// a holiday moved over New Year.
pub(crate) struct Year {
    off: BTreeMap<Date, Reason>,
}

impl Year {
    /// Works the year out. The year before is needed too: a holiday of its
    /// last days may have moved into this one.
    pub(crate) fn of(calendar: &Calendar, year: i16) -> Self {
        let before = year.checked_sub(1).map_or_else(BTreeMap::new, |previous| {
            let mut off = days_off(calendar, previous, BTreeMap::new());
            off.retain(|date, _| date.year() == year);
            off
        });
        Self {
            off: days_off(calendar, year, before),
        }
    }

    /// What a day of this year is.
    pub(crate) fn kind(&self, calendar: &Calendar, date: Date) -> DayKind {
        if let Some(transfer) = calendar.transfers().iter().find(|t| t.working == date) {
            return DayKind::Worked {
                day_off: transfer.day_off,
            };
        }
        if let Some(reason) = self.off.get(&date) {
            return DayKind::Off {
                reason: reason.clone(),
            };
        }
        if let Some(transfer) = calendar.transfers().iter().find(|t| t.day_off == date) {
            return DayKind::Off {
                reason: Reason::Transfer {
                    worked: transfer.working,
                },
            };
        }
        if calendar.is_weekend(date) {
            return DayKind::Off {
                reason: Reason::Weekend,
            };
        }
        DayKind::Working
    }
}

/// The holidays of `year` put on their days, then those that move, in the
/// order of their dates, each to the first day that is still free.
fn days_off(
    calendar: &Calendar,
    year: i16,
    mut off: BTreeMap<Date, Reason>,
) -> BTreeMap<Date, Reason> {
    let celebrations = celebrations(calendar, year);
    // A day off that is not a holiday of the moving kind: the weekend, and the
    // religious holidays, which the Labour Code calls days off.
    let rests = |date: Date| {
        calendar.is_resting_weekend(date)
            || celebrations
                .iter()
                .any(|other| other.date == date && !other.moves)
    };
    let moving: Vec<&Celebration<'_>> = celebrations
        .iter()
        .filter(|c| c.moves && rests(c.date))
        .collect();
    for celebration in &celebrations {
        off.entry(celebration.date)
            .or_insert_with(|| Reason::Holiday {
                name: celebration.name.clone(),
                estimate: celebration.estimate,
            });
    }
    for celebration in moving {
        if let Some(free) = next_free(calendar, &off, celebration.date) {
            off.insert(
                free,
                Reason::Moved {
                    name: celebration.name.clone(),
                    from: celebration.date,
                    estimate: celebration.estimate,
                },
            );
        }
    }
    off
}

/// The first working day after `date` that no holiday has taken. A day swapped
/// by a transfer is not a working day, so it is passed over as well. The first
/// holidays of the next year count as taken.
fn next_free(calendar: &Calendar, off: &BTreeMap<Date, Reason>, date: Date) -> Option<Date> {
    let next_year = date.year().checked_add(1)?;
    let january: Vec<Date> = celebrations(calendar, next_year)
        .into_iter()
        .map(|c| c.date)
        .collect();
    // A run of days off longer than two months is a mistake in the calendar;
    // the holiday then stays where it is.
    date.series(jiff::Span::new().days(1))
        .skip(1)
        .take(62)
        .find(|day| {
            !off.contains_key(day)
                && !january.contains(day)
                && !calendar.is_resting_weekend(*day)
                && !calendar.transfers().iter().any(|t| t.day_off == *day)
        })
}

/// All holidays of one year in the order of their dates.
fn celebrations(calendar: &Calendar, year: i16) -> Vec<Celebration<'_>> {
    let fixed = calendar.fixed().iter().filter_map(|holiday| {
        Some(Celebration {
            date: holiday.in_year(year)?,
            name: &holiday.name,
            moves: holiday.moves,
            estimate: false,
        })
    });
    let movable = calendar.movable().iter().flat_map(|holiday| {
        holiday
            .dates
            .iter()
            .filter(move |known| known.date.year() == year)
            .map(|known| Celebration {
                date: known.date,
                name: &holiday.name,
                moves: holiday.moves,
                estimate: known.estimate,
            })
    });
    let mut all: Vec<_> = fixed.chain(movable).collect();
    all.sort_by_key(|celebration| celebration.date);
    all
}
