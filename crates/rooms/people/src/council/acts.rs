//! Opening seats, taking and leaving them. Seats are journalled with their council,
//! who sits there with the person too.

use super::model::{Holding, MOST_SEATS, Seat, SeatForm, may_leave, may_take};
use super::{KIND, queries};
use crate::fault::{Fault, Why, line};
use crate::organisation::{self, Organisation, OrganisationKind};
use crate::person;
use crate::refusal::Refusal;
use jiff::civil::Date;
use keruen_store::{Thing, Tx, params};

/// Opens one seat in a term and gives its id.
pub async fn open_seat(tx: &mut Tx, organisation: i64, form: &SeatForm) -> Result<i64, Refusal> {
    council(tx, organisation).await?;
    let id = insert(tx, organisation, form).await?;
    tx.journal(thing(organisation), "open-seat", &["seat"], None)
        .await?;
    Ok(id)
}

/// Opens a whole term: the seats 1 to `count`, the first one the chair's. Seats that
/// are there already stay as they are; gives how many were opened.
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
    let mut opened = 0;
    for number in 1..=count {
        let post = if number == 1 {
            Post::Chair
        } else {
            Post::Member
        };
        match insert(
            tx,
            organisation,
            &SeatForm {
                number,
                post,
                term_from,
                term_to,
            },
        )
        .await
        {
            Ok(_) => opened += 1,
            Err(Refusal::SeatExists) => {}
            Err(other) => return Err(other),
        }
    }
    if opened > 0 {
        tx.journal(thing(organisation), "open-term", &["seat"], None)
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
    tx.journal(thing(seat.organisation), "remove-seat", &["seat"], None)
        .await?;
    tx.keep_old(
        thing(seat.organisation),
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
    let other = tx
        .maybe::<i64>(
            queries::OTHER_SEAT,
            &params![
                person,
                seat.organisation,
                id,
                since.to_string(),
                seat.form.term_to.to_string()
            ],
        )
        .await?;
    may_take(&seat.form, &holdings(tx, id).await?, other, since)?;
    let holding = tx.next_id("seat_holder").await?;
    tx.run(
        queries::TAKE,
        &params![holding, id, person, since.to_string(), basis],
    )
    .await?;
    tx.journal(thing(seat.organisation), "take-seat", &["seat"], None)
        .await?;
    tx.journal(
        Thing {
            kind: person::KIND,
            id: person,
        },
        "take-seat",
        &["seat"],
        None,
    )
    .await?;
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
    tx.journal(thing(seat.organisation), "leave-seat", &["seat"], None)
        .await?;
    if let Some(person) = holding.person {
        // The reason may name somebody, so it stands with the person and goes when they are erased.
        tx.journal(
            Thing {
                kind: person::KIND,
                id: person,
            },
            "leave-seat",
            &["seat"],
            why,
        )
        .await?;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, organisation: i64, form: &SeatForm) -> Result<i64, Refusal> {
    let (from, to) = (form.term_from.to_string(), form.term_to.to_string());
    let there = params![organisation, form.number, from.as_str(), to.as_str()];
    if tx.one::<i64>(queries::COUNT_OVERLAPPING, &there).await? > 0 {
        return Err(Refusal::SeatExists);
    }
    let id = tx.next_id(KIND).await?;
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

async fn find(tx: &mut Tx, id: i64) -> Result<Seat, Refusal> {
    tx.maybe::<Seat>(queries::FIND, &params![id])
        .await?
        .ok_or(Refusal::missing(KIND))
}

async fn holdings(tx: &mut Tx, seat: i64) -> Result<Vec<Holding>, Refusal> {
    Ok(tx.many(queries::HOLDINGS, &params![seat]).await?)
}

fn thing(organisation: i64) -> Thing {
    Thing {
        kind: organisation::KIND,
        id: organisation,
    }
}
