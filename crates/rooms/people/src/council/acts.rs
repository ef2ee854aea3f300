//! Opening seats, taking and leaving them. Seats are journalled with their council,
//! who sits there with the person too.

use super::model::{
    Holding, MOST_SEATS, Seat, SeatForm, Sitting, Term, at_once, may_leave, may_stand, may_take,
};
use super::{KIND, queries};
use crate::fault::{Fault, Why, line};
use crate::organisation::{self, Organisation, OrganisationKind};
use crate::person;
use crate::refusal::Refusal;
use jiff::civil::Date;
use keruen_store::{Tx, params};

/// Opens one seat in a term and gives its id.
pub async fn open_seat(tx: &mut Tx, organisation: i64, form: &SeatForm) -> Result<i64, Refusal> {
    council(tx, organisation).await?;
    apart(tx, organisation, form.term()).await?;
    if numbers(tx, organisation, form.term())
        .await?
        .contains(&form.number)
    {
        return Err(Refusal::SeatExists);
    }
    let id = insert(tx, organisation, form).await?;
    let thing = organisation::thing(organisation);
    tx.journal(thing, "open-seat", &["seat"], None).await?;
    let number = form.number.to_string();
    tx.keep_old(thing, "seat", &number).await?;
    Ok(id)
}

/// Opens a whole term: the seats 1 to `count`, the first one the chair's. Seats that the very
/// same term has already stay as they are; gives how many were opened. A term that meets
/// another one is refused, so that a day of a council never belongs to two.
pub async fn open_term(
    tx: &mut Tx,
    organisation: i64,
    count: i64,
    term_from: Date,
    term_to: Date,
) -> Result<i64, Refusal> {
    use crate::membership::Post;
    council(tx, organisation).await?;
    if !(1..=MOST_SEATS).contains(&count) {
        return Err(Refusal::Faulty(vec![Fault {
            field: "number",
            why: Why::NotANumber,
        }]));
    }
    if term_to < term_from {
        return Err(Refusal::Faulty(vec![Fault {
            field: "term_to",
            why: Why::EndsBeforeStart,
        }]));
    }
    let term = Term {
        from: term_from,
        to: term_to,
    };
    apart(tx, organisation, term).await?;
    let there = numbers(tx, organisation, term).await?;
    let mut opened = 0;
    for number in 1..=count {
        let post = if number == 1 {
            Post::Chair
        } else {
            Post::Member
        };
        let form = SeatForm {
            number,
            post,
            term_from,
            term_to,
        };
        if !there.contains(&number) {
            insert(tx, organisation, &form).await?;
            opened += 1;
        }
    }
    if opened > 0 {
        let thing = organisation::thing(organisation);
        tx.journal(thing, "open-term", &["seat"], None).await?;
        tx.keep_old(thing, "term", &format!("/{}", term.text()))
            .await?;
    }
    Ok(opened)
}

/// Removes a seat that nobody ever held, opened by mistake.
pub async fn remove_seat(tx: &mut Tx, id: i64) -> Result<(), Refusal> {
    let seat = find(tx, id).await?;
    if !holdings(tx, id).await?.is_empty() {
        return Err(Refusal::InUse);
    }
    tx.run(queries::DELETE, &params![id]).await?;
    tx.journal(
        organisation::thing(seat.organisation),
        "remove-seat",
        &["seat"],
        None,
    )
    .await?;
    tx.keep_old(
        organisation::thing(seat.organisation),
        "seat",
        &seat.form.number.to_string(),
    )
    .await?;
    Ok(())
}

/// Seats a person from a day on and gives the holding's id. Of two who want the same
/// seat one gets it, the other [`Refusal::SeatTaken`].
pub async fn take(
    tx: &mut Tx,
    id: i64,
    person: i64,
    since: Date,
    basis: &str,
) -> Result<i64, Refusal> {
    let seat = find(tx, id).await?;
    person::acts::usable(tx, person).await?;
    let basis = line(basis, 300).map_err(|why| {
        Refusal::Faulty(vec![Fault {
            field: "basis",
            why,
        }])
    })?;
    may_take(&seat.form, &holdings(tx, id).await?, since)?;
    no_other_seat(tx, &seat, person, since, seat.form.term_to).await?;
    let holding = tx.next_id("seat_holder").await?;
    tx.run(
        queries::TAKE,
        &params![holding, id, person, since.to_string(), basis],
    )
    .await?;
    told(tx, &seat, Some(holding), "take-seat", &["seat"]).await?;
    told_person(tx, &seat, person, "take-seat", &["seat"], None).await?;
    Ok(holding)
}

/// As [`leave`], for an editor who was shown this holding: if somebody else sits there meanwhile,
/// [`Refusal::PreviewOutdated`].
pub async fn leave_shown(
    tx: &mut Tx,
    id: i64,
    shown: i64,
    last: Date,
    why: Option<&str>,
) -> Result<(), Refusal> {
    let all = holdings(tx, id).await?;
    match all.iter().find(|holding| holding.until.is_none()) {
        Some(holding) if holding.id != shown => Err(Refusal::PreviewOutdated),
        _ => leave(tx, id, last, why).await,
    }
}

/// Ends whoever holds the seat on a day, the last one; from the next day it is vacant.
pub async fn leave(tx: &mut Tx, id: i64, last: Date, why: Option<&str>) -> Result<(), Refusal> {
    let seat = find(tx, id).await?;
    let holding = holdings(tx, id)
        .await?
        .into_iter()
        .find(|holding| holding.until.is_none())
        .ok_or(Refusal::SeatVacant)?;
    may_leave(&seat.form, &holding, last)?;
    tx.run(queries::LEAVE, &params![holding.id, last.to_string()])
        .await?;
    told(tx, &seat, Some(holding.id), "leave-seat", &["seat"]).await?;
    if let Some(person) = holding.person {
        // The reason may name somebody, so it stands with the person and goes when they are erased.
        told_person(tx, &seat, person, "leave-seat", &["seat"], why).await?;
    }
    Ok(())
}

/// Refuses somebody who sits in another seat of the council on any of these days.
pub(super) async fn no_other_seat(
    tx: &mut Tx,
    seat: &Seat,
    person: i64,
    since: Date,
    until: Date,
) -> Result<(), Refusal> {
    let mut elsewhere: Vec<Sitting> = tx.many(queries::SITTINGS, &params![person]).await?;
    elsewhere.retain(|sitting| sitting.seat.id != seat.id);
    match at_once(&elsewhere, &[Sitting::wanted(seat, since, until)]) {
        Some(number) => Err(Refusal::HoldsSeat { number }),
        None => Ok(()),
    }
}

/// Journals with the council what was done to a seat: which one, and whose time in it. The number
/// of the holding stands there, never whose it is: who that was, the reader may not be free to see.
pub(super) async fn told(
    tx: &mut Tx,
    seat: &Seat,
    holding: Option<i64>,
    verb: &str,
    fields: &[&str],
) -> Result<(), Refusal> {
    let thing = organisation::thing(seat.organisation);
    tx.journal(thing, verb, fields, None).await?;
    let number = seat.form.number.to_string();
    tx.keep_old(thing, "seat", &number).await?;
    if let Some(holding) = holding {
        tx.keep_old(thing, "holding", &holding.to_string()).await?;
    }
    Ok(())
}

/// Journals with the person what was done to their time in a seat, and in which: the council's
/// number, the seat's number within it.
pub(super) async fn told_person(
    tx: &mut Tx,
    seat: &Seat,
    person: i64,
    verb: &str,
    fields: &[&str],
    why: Option<&str>,
) -> Result<(), Refusal> {
    let thing = person::thing(person);
    tx.journal(thing, verb, fields, why).await?;
    let which = format!("{} {}", seat.organisation, seat.form.number);
    tx.keep_old(thing, "seat", &which).await?;
    Ok(())
}

/// Refuses a term that shares a day with another one of the council, unless it is that one.
async fn apart(tx: &mut Tx, organisation: i64, term: Term) -> Result<(), Refusal> {
    let terms: Vec<Term> = tx.many(queries::TERMS, &params![organisation]).await?;
    may_stand(&terms, term)
}

/// The numbers of the seats that a term has.
async fn numbers(tx: &mut Tx, organisation: i64, term: Term) -> Result<Vec<i64>, Refusal> {
    let values = params![organisation, term.from.to_string()];
    Ok(tx.many(queries::NUMBERS, &values).await?)
}

async fn insert(tx: &mut Tx, organisation: i64, form: &SeatForm) -> Result<i64, Refusal> {
    let id = tx.next_id(KIND).await?;
    let (from, to) = (form.term_from.to_string(), form.term_to.to_string());
    let values = params![id, organisation, form.number, form.post.code(), from, to];
    tx.run(queries::INSERT, &values).await?;
    Ok(id)
}

async fn council(tx: &mut Tx, id: i64) -> Result<(), Refusal> {
    let organisation = tx
        .maybe::<Organisation>(organisation::queries::FIND, &params![id])
        .await?
        .ok_or(Refusal::missing(organisation::KIND))?;
    if organisation.form.kind == OrganisationKind::Council {
        Ok(())
    } else {
        Err(Refusal::NotACouncil)
    }
}

pub(super) async fn find(tx: &mut Tx, id: i64) -> Result<Seat, Refusal> {
    tx.maybe::<Seat>(queries::FIND, &params![id])
        .await?
        .ok_or(Refusal::missing(KIND))
}

async fn holdings(tx: &mut Tx, seat: i64) -> Result<Vec<Holding>, Refusal> {
    Ok(tx.many(queries::HOLDINGS, &params![seat]).await?)
}
