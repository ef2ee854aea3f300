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
    /// The term that it belongs to.
    pub fn term(&self) -> Term {
        Term {
            from: self.term_from,
            to: self.term_to,
        }
    }

    /// Whether a day lies in the term.
    pub fn contains(&self, day: Date) -> bool {
        self.term_from <= day && day <= self.term_to
    }
}

/// A term of a council.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Term {
    /// The two days as text for forms and the history, `2025-01-01..2027-12-31`.
    pub fn text(self) -> String {
        format!("{}..{}", self.from, self.to)
    }

    /// Reads what [`Term::text`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        let (from, to) = text.split_once("..")?;
        Some(Self {
            from: from.parse().ok()?,
            to: to.parse().ok()?,
        })
    }
}

/// Whether a term may stand beside the others of its council: it is one of them, or shares no day
/// with any.
pub fn may_stand(terms: &[Term], term: Term) -> Result<(), Refusal> {
    let meets = |other: &&Term| other.from <= term.to && term.from <= other.to;
    match terms.iter().find(meets) {
        Some(other) if *other != term => Err(Refusal::TermOverlaps {
            from: other.from,
            to: other.to,
        }),
        _ => Ok(()),
    }
}

/// The pairs of these terms of one council that share a day: since [`may_stand`] none arise, but an
/// older version let them be opened.
pub fn overlaps(terms: &[Term]) -> Vec<(Term, Term)> {
    let mut terms = terms.to_vec();
    terms.sort_unstable_by_key(|term| (term.from, term.to));
    let mut pairs = Vec::new();
    for (at, one) in terms.iter().enumerate() {
        let later = terms[at + 1..].iter();
        let meeting = later.take_while(|other| other.from <= one.to);
        pairs.extend(meeting.map(|other| (*one, *other)));
    }
    pairs
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

/// The part of a holding that is typed in, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldingForm {
    /// The first day.
    pub since: Date,
    /// The last day; open while they hold it.
    pub until: Option<Date>,
    /// What it rests on.
    pub basis: Option<String>,
}

impl Holding {
    /// What can be corrected of it.
    pub fn form(&self) -> HoldingForm {
        HoldingForm {
            since: self.since,
            until: self.until,
            basis: self.basis.clone(),
        }
    }
}

impl HoldingForm {
    /// What it says in a few letters, for a form to bring back: equal as long as nobody changed it.
    pub fn mark(&self) -> String {
        let [(_, span), (_, basis)] = self.fields();
        let mut mark =
            keruen_store::files::Hash::of(format!("{span}|{basis}").as_bytes()).to_string();
        mark.truncate(16);
        mark
    }

    /// The fields as the history keeps them.
    pub(super) fn fields(&self) -> [(&'static str, String); 2] {
        let until = self.until.map(|day| day.to_string()).unwrap_or_default();
        [
            ("span", format!("{}..{until}", self.since)),
            ("basis", self.basis.clone().unwrap_or_default()),
        ]
    }

    /// The fields in which `wanted` differs, with the old values.
    pub(super) fn changes(&self, wanted: &Self) -> Vec<(&'static str, String)> {
        let both = self.fields().into_iter().zip(wanted.fields());
        both.filter(|(old, new)| old != new)
            .map(|(old, _)| old)
            .collect()
    }
}

/// That somebody holds or held a seat, with the seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// The seat.
    pub seat: Seat,
    /// From when to when.
    pub holding: Holding,
}

impl Sitting {
    /// Of somebody who would sit on this seat from when to when.
    pub(super) fn wanted(seat: &Seat, since: Date, until: Date) -> Self {
        Self {
            seat: seat.clone(),
            holding: Holding {
                id: 0,
                seat: seat.id,
                person: None,
                since,
                until: Some(until),
                basis: None,
            },
        }
    }

    /// The last day: whoever does not leave sits until the term ends.
    pub fn last(&self) -> Date {
        self.holding.until.unwrap_or(self.seat.form.term_to)
    }

    /// Whether they sit there on a day: one of the term, since they took the seat and until they leave.
    pub fn on(&self, day: Date) -> bool {
        self.seat.form.contains(day) && self.holding.since <= day && day <= self.last()
    }

    /// Whether both are of one council and have a day in common.
    fn meets(&self, other: &Self) -> bool {
        self.seat.organisation == other.seat.organisation
            && self.holding.since <= other.last()
            && other.holding.since <= self.last()
    }
}

/// The lowest number of a seat in `one` that is held on a day on which another seat of its council
/// is held in `other`: nobody sits on two seats of a council at once, so the two can be neither one
/// person's nor become it.
pub fn at_once(one: &[Sitting], other: &[Sitting]) -> Option<i64> {
    one.iter()
        .filter(|sitting| other.iter().any(|other| sitting.meets(other)))
        .map(|sitting| sitting.seat.form.number)
        .min()
}

/// Whether the holding `id` of a seat may have been from when to when `wanted` says: within the
/// term, and never together with another one of `holdings`, which are all of the seat.
pub fn may_have_sat(
    seat: &SeatForm,
    holdings: &[Holding],
    id: i64,
    wanted: &HoldingForm,
) -> Result<(), Refusal> {
    let until = wanted.until.unwrap_or(seat.term_to);
    if wanted.until.is_some_and(|until| until < wanted.since) {
        return Err(Refusal::Faulty(vec![Fault {
            field: "until",
            why: Why::EndsBeforeStart,
        }]));
    }
    if !seat.contains(wanted.since) || !seat.contains(until) {
        return Err(Refusal::OutsideTerm {
            from: seat.term_from,
            to: seat.term_to,
        });
    }
    let end = |holding: &Holding| holding.until.unwrap_or(seat.term_to);
    let meets =
        |other: &&Holding| other.id != id && other.since <= until && wanted.since <= end(other);
    match holdings.iter().find(meets) {
        Some(other) => Err(Refusal::HeldThen {
            from: other.since,
            to: end(other),
        }),
        None => Ok(()),
    }
}

/// Whether a term may have the `wanted` days, seeing that somebody sat in its seat `number` from
/// when to when. Who sits there now sits until the end of the term, whenever that is.
pub fn may_be_moved(
    number: i64,
    since: Date,
    until: Option<Date>,
    wanted: Term,
) -> Result<(), Refusal> {
    let last = until.unwrap_or(since);
    if since < wanted.from || wanted.to < last {
        return Err(Refusal::CutsOff {
            number,
            from: since,
            to: last,
        });
    }
    Ok(())
}

/// Whether somebody may take a seat from a day on.
///
/// `holdings` are all of this seat. A seat has one holder at a time: the next one can begin the day
/// after the last one left, at the earliest.
pub fn may_take(seat: &SeatForm, holdings: &[Holding], since: Date) -> Result<(), Refusal> {
    if holdings.iter().any(|holding| holding.until.is_none()) {
        return Err(Refusal::SeatTaken);
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

/// A day that must be there.
pub(super) fn day(row: &Row, column: &str) -> Result<Date, StoreError> {
    read_date(row, column)?.ok_or_else(|| StoreError::Column {
        column: column.to_owned(),
        why: "holds no date".to_owned(),
    })
}

impl Record for Term {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            from: day(row, "term_from")?,
            to: day(row, "term_to")?,
        })
    }
}

impl Record for Seat {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            organisation: row.get("organisation_id")?,
            form: SeatForm {
                number: row.get("number")?,
                post: row.word("role", Post::from_code)?,
                term_from: day(row, "term_from")?,
                term_to: day(row, "term_to")?,
            },
        })
    }
}

impl Record for Sitting {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            seat: Seat::read(row)?,
            holding: Holding::read(row)?,
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
