//! Counting, and the proof of the count.

use jiff::civil::Date;
use serde::Serialize;

use crate::year::Year;
use crate::{Calendar, DayKind, Names, Reason};

/// The longest term that is counted, in working days: about forty years. No
/// law sets a longer one, and a typing mistake should not keep a page waiting.
pub const LONGEST_TERM: u32 = 10_000;

/// After so many days off in a row the calendar itself must be wrong.
const LONGEST_REST: u32 = 400;

/// The announced day of a holiday that depends on the moon may differ from the
/// estimate by this many days.
const ESTIMATE_MARGIN: i64 = 1;

/// Which way days were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Towards later days.
    Forward,
    /// Towards earlier days.
    Back,
}

/// A day that was passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The day.
    pub date: Date,
    /// Why it does not count.
    pub reason: Reason,
}

/// One counted working day with the days passed over on the way to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Which working day of the term it is, from 1.
    pub n: u32,
    /// The working day.
    pub date: Date,
    /// Set if the day is of the weekend and worked in exchange for this one.
    pub worked_for: Option<Date>,
    /// Days passed over since the step before, in the order of counting.
    pub skipped: Vec<Skipped>,
}

/// Why the result of a count may still change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "caveat", rename_all = "snake_case")]
pub enum Caveat {
    /// A holiday in or next to the term has an estimated date.
    Estimate {
        /// The estimated date.
        date: Date,
        /// The holiday's name.
        name: Names,
    },
    /// The term reaches a year for which the date of a holiday is not known.
    /// Nothing was skipped for that holiday.
    NotKnown {
        /// The year.
        year: i16,
        /// The holiday's name.
        name: Names,
    },
}

/// A count with everything needed to check it by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Derivation {
    /// The edition of the calendar that was used.
    pub edition: String,
    /// Which way it was counted.
    pub direction: Direction,
    /// The day counting starts from; it is not counted.
    pub from: Date,
    /// The result: the last working day counted, or, of [`Calendar::count`],
    /// the day counted to.
    pub to: Date,
    /// The working days counted, in the order of counting.
    pub steps: Vec<Step>,
    /// Days off after the last step. Only [`Calendar::count`] has any.
    pub rest: Vec<Skipped>,
    /// What is not certain in the result.
    pub caveats: Vec<Caveat>,
}

impl Derivation {
    /// How many working days were counted.
    pub fn working_days(&self) -> usize {
        self.steps.len()
    }

    /// Whether nothing in the result depends on a date not announced yet.
    pub fn is_certain(&self) -> bool {
        self.caveats.is_empty()
    }

    /// Every day passed over, with the number of the step it stands before.
    /// Days after the last step stand before the step that would have followed.
    pub fn skipped(&self) -> impl Iterator<Item = (u32, &Skipped)> {
        let next = self.steps.last().map_or(1, |step| step.n + 1);
        let inside = self
            .steps
            .iter()
            .flat_map(|step| step.skipped.iter().map(|s| (step.n, s)));
        inside.chain(self.rest.iter().map(move |skipped| (next, skipped)))
    }
}

/// Why a term cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// The term is longer than [`LONGEST_TERM`].
    #[error("a term of {days} working days is longer than {LONGEST_TERM}")]
    TooLong {
        /// Working days asked for.
        days: u32,
    },
    /// The count leaves the years from -9999 to 9999.
    #[error("the count leaves the range of dates after {last}")]
    OutOfRange {
        /// The last day reached.
        last: Date,
    },
    /// The calendar has more than a year without a working day.
    #[error("the calendar has no working day for more than a year after {after}")]
    NoWorkingDay {
        /// The last working day found, or the start.
        after: Date,
    },
}

impl Calendar {
    /// The `days`-th working day after `from`. Zero days give `from` itself,
    /// whatever day it is.
    pub fn add(&self, from: Date, days: u32) -> Result<Derivation, TermError> {
        self.walk(from, days, Direction::Forward)
    }

    /// The `days`-th working day before `from`: by when a thing is due that
    /// the law wants so many working days ahead.
    pub fn back(&self, from: Date, days: u32) -> Result<Derivation, TermError> {
        self.walk(from, days, Direction::Back)
    }

    /// The working days after `from` up to and with `to`; when `to` is
    /// earlier, those before `from` down to and with `to`.
    pub fn count(&self, from: Date, to: Date) -> Result<Derivation, TermError> {
        let direction = if to < from {
            Direction::Back
        } else {
            Direction::Forward
        };
        let mut walk = Walk::new(self, from, direction);
        let mut steps = Vec::new();
        let mut rest = Vec::new();
        let mut after = from;
        while walk.at != to {
            match walk.next_day()? {
                DayKind::Off { .. } if rest.len() > LONGEST_REST as usize => {
                    return Err(TermError::NoWorkingDay { after });
                }
                DayKind::Off { reason } => rest.push(Skipped {
                    date: walk.at,
                    reason,
                }),
                kind => {
                    after = walk.at;
                    let n = walk.numbered(steps.len())?;
                    steps.push(Step {
                        n,
                        date: walk.at,
                        worked_for: worked_for(&kind),
                        skipped: std::mem::take(&mut rest),
                    });
                }
            }
        }
        Ok(self.derived(from, to, direction, steps, rest))
    }

    fn walk(&self, from: Date, days: u32, direction: Direction) -> Result<Derivation, TermError> {
        if days > LONGEST_TERM {
            return Err(TermError::TooLong { days });
        }
        let mut walk = Walk::new(self, from, direction);
        let mut steps = Vec::new();
        for n in 1..=days {
            let after = walk.at;
            let mut skipped = Vec::new();
            let kind = loop {
                match walk.next_day()? {
                    DayKind::Off { reason } => skipped.push(Skipped {
                        date: walk.at,
                        reason,
                    }),
                    kind => break kind,
                }
                if skipped.len() > LONGEST_REST as usize {
                    return Err(TermError::NoWorkingDay { after });
                }
            };
            steps.push(Step {
                n,
                date: walk.at,
                worked_for: worked_for(&kind),
                skipped,
            });
        }
        Ok(self.derived(from, walk.at, direction, steps, Vec::new()))
    }

    fn derived(
        &self,
        from: Date,
        to: Date,
        direction: Direction,
        steps: Vec<Step>,
        rest: Vec<Skipped>,
    ) -> Derivation {
        Derivation {
            edition: self.edition.clone(),
            direction,
            from,
            to,
            steps,
            rest,
            caveats: self.caveats(from.min(to), from.max(to)),
        }
    }

    /// What is uncertain between two days, both included.
    fn caveats(&self, first: Date, last: Date) -> Vec<Caveat> {
        let margin = jiff::Span::new().days(ESTIMATE_MARGIN);
        let near = first.saturating_sub(margin)..=last.saturating_add(margin);
        let mut caveats = Vec::new();
        for holiday in &self.movable {
            for known in holiday.dates.iter().filter(|known| known.estimate) {
                // An estimate in the term counts even where it moved further:
                // the day off it moved to is then in doubt as well.
                if near.contains(&known.date) {
                    caveats.push(Caveat::Estimate {
                        date: known.date,
                        name: holiday.name.clone(),
                    });
                }
            }
            for year in (first.year()..=last.year()).filter(|year| !holiday.knows(*year)) {
                caveats.push(Caveat::NotKnown {
                    year,
                    name: holiday.name.clone(),
                });
            }
        }
        caveats
    }
}

fn worked_for(kind: &DayKind) -> Option<Date> {
    match kind {
        DayKind::Worked { day_off } => Some(*day_off),
        DayKind::Working | DayKind::Off { .. } => None,
    }
}

/// Walks from day to day and keeps the holidays of the year it is in.
struct Walk<'a> {
    calendar: &'a Calendar,
    direction: Direction,
    at: Date,
    year: Year,
}

impl<'a> Walk<'a> {
    fn new(calendar: &'a Calendar, from: Date, direction: Direction) -> Self {
        Self {
            calendar,
            direction,
            at: from,
            year: Year::of(calendar, from.year()),
        }
    }

    /// Moves to the neighbouring day and says what it is.
    fn next_day(&mut self) -> Result<DayKind, TermError> {
        let next = match self.direction {
            Direction::Forward => self.at.tomorrow(),
            Direction::Back => self.at.yesterday(),
        };
        let next = next.map_err(|_| TermError::OutOfRange { last: self.at })?;
        if next.year() != self.at.year() {
            self.year = Year::of(self.calendar, next.year());
        }
        self.at = next;
        Ok(self.year.kind(self.calendar, next))
    }

    /// The number of the step after `counted` others.
    fn numbered(&self, counted: usize) -> Result<u32, TermError> {
        match u32::try_from(counted + 1) {
            Ok(n) if n <= LONGEST_TERM => Ok(n),
            Ok(days) => Err(TermError::TooLong { days }),
            Err(_) => Err(TermError::OutOfRange { last: self.at }),
        }
    }
}
