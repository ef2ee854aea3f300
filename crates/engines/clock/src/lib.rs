//! Working days, counted so that anyone can check the count.
//!
//! A [`Calendar`] is data with an edition: weekend, fixed and movable
//! holidays, and days that a government swaps. It answers three questions,
//! forward ([`Calendar::add`]), back ([`Calendar::back`]) and between
//! ([`Calendar::count`]), and every answer is a [`Derivation`]: each counted
//! day with the days skipped before it and why, and what in it is not certain.
//!
//! Three rules are worth knowing:
//! * the day a term starts on is not counted;
//! * a holiday on a day off moves to the next working day, two at once move to
//!   two days, but a holiday may also be marked as one that does not move;
//! * a Saturday or Sunday that was swapped for another day is a working day.
//!
//! The engine knows no clock, no files and no language: dates come in, typed
//! reasons go out, and whoever shows them words them.
//!
//! ```
//! use keruen_clock::{Calendar, Reason};
//! use jiff::civil::date;
//!
//! let calendar = Calendar::kazakhstan()?;
//! let term = calendar.add(date(2026, 3, 6), 15)?;
//! assert_eq!(term.to, date(2026, 4, 2));
//! let monday = &term.steps[0].skipped[2];
//! assert_eq!(monday.date, date(2026, 3, 9));
//! assert!(matches!(monday.reason, Reason::Moved { from, .. } if from == date(2026, 3, 8)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendar;
mod day;
mod derivation;
mod editing;
mod mistake;
mod reading;
mod rules;
mod writing;
mod year;

pub use calendar::Calendar;
pub use day::{DayKind, Names, Reason};
pub use derivation::{Caveat, Derivation, Direction, LONGEST_TERM, Skipped, Step, TermError};
pub use mistake::{CalendarError, Expected};
pub use rules::{Fixed, Movable, MovableDate, Transfer};

/// The examples of the README, tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
