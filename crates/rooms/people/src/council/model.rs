//! What a seat is, and whether somebody may take it.

use crate::fault::{Fault, Faults, Why};
use crate::membership::Post;
use crate::refusal::Refusal;
use crate::span::{Span, date, read_date};
use jiff::civil::Date;
use keruen_store::{Record, Row, StoreError};

/// The most seats that one council can have; a law sets fewer, a typing error more.
pub const MOST_SEATS: i64 = 999;

/// A seat of a council in one term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Its number in the database.
    pub id: i64,
    /// The council.
    pub organisation: i64,
    /// What it is.
    pub form: SeatForm,
}

/// The part of a seat that is typed in, parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatForm {
    /// The seat's number within the council, from 1.
    pub number: i64,
    /// Chair, deputy chair or member.
    pub post: Post,
    /// The first day of the term.
    pub term_from: Date,
    /// The last day of the term.
    pub term_to: Date,
}

/// The same as raw text.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the fields are those of SeatForm, unparsed")]
pub struct SeatDraft {
    pub number: String,
    pub post: String,
    pub term_from: String,
    pub term_to: String,
}

impl SeatDraft {
    /// Parses all fields, or names everything that is wrong.
    pub fn parse(&self) -> Result<SeatForm, Vec<Fault>> {
        let mut faults = Faults::new();
        let number = self.number.trim().parse::<i64>().ok();
        let number = number.filter(|number| (1..=MOST_SEATS).contains(number));
        let number = faults.keep("number", number.ok_or(Why::NotANumber));
        let post = Post::from_code(self.post.trim()).filter(|post| Post::OF_SEAT.contains(post));
        let post = faults.keep("post", post.ok_or(Why::Unknown));
        let day = |raw: &str| date(raw).and_then(|day| day.ok_or(Why::Missing));
        let from = faults.keep("term_from", day(&self.term_from));
        let to = faults.keep("term_to", day(&self.term_to));
        if let (Some(from), Some(to)) = (from, to) {
            faults.keep("term_to", Span::new(Some(from), Some(to)));
        }
        match (number, post, from, to) {
            (Some(number), Some(post), Some(term_from), Some(term_to)) => faults.done(SeatForm {
                number,
                post,
                term_from,
                term_to,
            }),
            _ => Err(faults.list()),
        }
    }
}

impl SeatForm {
    /// Whether a day lies in the term.
    pub fn contains(&self, day: Date) -> bool {
        self.term_from <= day && day <= self.term_to
    }
}

/// That somebody holds or held a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Its number.
    pub id: i64,
    /// Which seat.
    pub seat: i64,
    /// Who; nobody once erased.
    pub person: Option<i64>,
    /// The first day.
    pub since: Date,
    /// The last day; open while they hold it.
    pub until: Option<Date>,
    /// What it rests on, such as an order with its number.
    pub basis: Option<String>,
}

/// Whether somebody may take a seat from a day on.
///
/// `holdings` are all of this seat; `other` is the number of another seat of the same
/// council that the person holds on any of the days from then on. A seat has one holder at a time: the next
/// one can begin the day after the last one left, at the earliest.
pub fn may_take(
    seat: &SeatForm,
    holdings: &[Holding],
    other: Option<i64>,
    since: Date,
) -> Result<(), Refusal> {
    if holdings.iter().any(|holding| holding.until.is_none()) {
        return Err(Refusal::SeatTaken);
    }
    if let Some(number) = other {
        return Err(Refusal::HoldsSeat { number });
    }
    let left = holdings.iter().filter_map(|holding| holding.until).max();
    let free = left.map_or(seat.term_from, |left| left.tomorrow().unwrap_or(left));
    let first = free.max(seat.term_from);
    if since < first || since > seat.term_to {
        return Err(Refusal::OutsideTerm {
            from: first,
            to: seat.term_to,
        });
    }
    Ok(())
}

/// Whether a holder's last day may be this one.
pub fn may_leave(seat: &SeatForm, holding: &Holding, last: Date) -> Result<(), Refusal> {
    if last < holding.since || last > seat.term_to {
        return Err(Refusal::OutsideTerm {
            from: holding.since,
            to: seat.term_to,
        });
    }
    Ok(())
}

impl Record for Seat {
    fn read(row: &Row) -> Result<Self, StoreError> {
        let day = |column: &str| {
            read_date(row, column)?.ok_or_else(|| StoreError::Column {
                column: column.to_owned(),
                why: "holds no date".to_owned(),
            })
        };
        Ok(Self {
            id: row.get("id")?,
            organisation: row.get("organisation_id")?,
            form: SeatForm {
                number: row.get("number")?,
                post: Post::from_code(&row.get::<String>("role")?).unwrap_or(Post::Member),
                term_from: day("term_from")?,
                term_to: day("term_to")?,
            },
        })
    }
}

impl Record for Holding {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("holding_id")?,
            seat: row.get("seat_id")?,
            person: row.get("person_id")?,
            since: read_date(row, "since")?.unwrap_or(Date::MIN),
            until: read_date(row, "until")?,
            basis: row.get("basis")?,
        })
    }
}

#[cfg(test)]
mod tests;
