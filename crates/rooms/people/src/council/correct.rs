//! Correcting what was written down wrongly: who sat when and on what basis, that they sat there
//! at all, and the days of a whole term. Whoever saves second is told so.

use super::model::{Holding, HoldingForm, Term, may_be_moved, may_have_sat, may_stand};
use super::{acts, queries};
use crate::fault::{Fault, Why};
use crate::refusal::Refusal;
use crate::{organisation, person};
use jiff::civil::Date;
use keruen_store::{Record, Row, StoreError, Tx, params};

/// Corrects a holding, for an editor who was shown what [`HoldingForm::mark`] stands for; gives
/// the changed fields. Saving what stands already is no conflict and changes nothing.
pub async fn correct_shown(
    tx: &mut Tx,
    id: i64,
    shown: &str,
    wanted: &HoldingForm,
) -> Result<Vec<&'static str>, Refusal> {
    let (current, person) = holding(tx, id).await?;
    let form = current.form();
    let changes = form.changes(wanted);
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    if form.mark() != shown {
        return Err(Refusal::PreviewOutdated);
    }
    let seat = acts::find(tx, current.seat).await?;
    let until = wanted.until.unwrap_or(seat.form.term_to);
    let others: Vec<Holding> = tx.many(queries::HOLDINGS, &params![seat.id]).await?;
    may_have_sat(&seat.form, &others, id, wanted)?;
    acts::no_other_seat(tx, &seat, person, wanted.since, until).await?;
    let values = params![
        id,
        wanted.since.to_string(),
        wanted.until.map(|day| day.to_string()),
        wanted.basis.as_deref()
    ];
    tx.run(queries::CORRECT, &values).await?;
    let fields: Vec<&'static str> = changes.iter().map(|(field, _)| *field).collect();
    acts::told(tx, &seat, Some(id), "correct-seat", &fields).await?;
    acts::told_person(tx, &seat, person, "correct-seat", &fields, None).await?;
    for (field, old) in &changes {
        tx.keep_old(person::thing(person), field, old).await?;
    }
    Ok(fields)
}

/// Removes a holding that never was, for an editor who was shown what [`HoldingForm::mark`] stands
/// for. One that is over is ended instead.
pub async fn undo_shown(tx: &mut Tx, id: i64, shown: &str) -> Result<(), Refusal> {
    let (current, person) = holding(tx, id).await?;
    let form = current.form();
    if form.mark() != shown {
        return Err(Refusal::PreviewOutdated);
    }
    let seat = acts::find(tx, current.seat).await?;
    tx.run(queries::UNDO, &params![id]).await?;
    acts::told(tx, &seat, None, "undo-seat", &["seat"]).await?;
    acts::told_person(tx, &seat, person, "undo-seat", &["seat"], None).await?;
    for (field, old) in form.fields() {
        tx.keep_old(person::thing(person), field, &old).await?;
    }
    Ok(())
}

/// Gives a term of a council other days, with all its seats. `shown` is the term as the editor saw
/// it: if it stands no more, [`Refusal::PreviewOutdated`]. Nobody's time in a seat may be cut off.
pub async fn change_term(
    tx: &mut Tx,
    organisation: i64,
    shown: Term,
    wanted: Term,
) -> Result<(), Refusal> {
    if wanted.to < wanted.from {
        return Err(Refusal::Faulty(vec![Fault {
            field: "term_to",
            why: Why::EndsBeforeStart,
        }]));
    }
    let mut terms: Vec<Term> = tx.many(queries::TERMS, &params![organisation]).await?;
    if wanted == shown && terms.contains(&shown) {
        return Ok(());
    }
    let there = terms.iter().position(|term| *term == shown);
    let there = there.ok_or(Refusal::PreviewOutdated)?;
    terms.remove(there);
    may_stand(&terms, wanted)?;
    let values = params![organisation, shown.from.to_string()];
    let sat: Vec<Sat> = tx.many(queries::SAT, &values).await?;
    for sat in sat {
        may_be_moved(sat.number, sat.since, sat.until, wanted)?;
    }
    let (from, to) = (wanted.from.to_string(), wanted.to.to_string());
    let values = params![organisation, shown.from.to_string(), from, to];
    tx.run(queries::CHANGE_TERM, &values).await?;
    let thing = organisation::thing(organisation);
    tx.journal(thing, "change-term", &["term"], None).await?;
    let both = format!("{}/{}", shown.text(), wanted.text());
    tx.keep_old(thing, "term", &both).await?;
    Ok(())
}

/// From when to when somebody sat in a seat of a term.
struct Sat {
    number: i64,
    since: Date,
    until: Option<Date>,
}

impl Record for Sat {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            number: row.get("number")?,
            since: crate::span::read_date(row, "since")?.unwrap_or(Date::MIN),
            until: crate::span::read_date(row, "until")?,
        })
    }
}

/// The holding and whose it is. One of somebody erased is nobody's to correct.
async fn holding(tx: &mut Tx, id: i64) -> Result<(Holding, i64), Refusal> {
    let missing = || Refusal::missing("seat_holder");
    let found = tx.maybe::<Holding>(queries::HOLDING, &params![id]).await?;
    let holding = found.ok_or_else(missing)?;
    let person = holding.person.ok_or_else(missing)?;
    person::acts::usable(tx, person).await?;
    Ok((holding, person))
}
