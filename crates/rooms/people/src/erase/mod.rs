//! Erasing a person: their values leave every table, the history and the search. The
//! number stays in the list of erased ids, so that a restored backup is cleaned again.

pub mod queries;

use crate::duplicates;
use crate::person;
use crate::refusal::Refusal;
use jiff::civil::Date;
use keruen_speech::name::PersonName;
use keruen_store::{Db, Thing, Tx, erased, journal, params, search};

/// What would be erased, shown before it happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Whose data.
    pub name: PersonName,
    /// Telephones and addresses.
    pub contacts: i64,
    /// Former names.
    pub former_names: i64,
    /// Memberships.
    pub memberships: i64,
    /// Seats that would lose their holder's name; that somebody sat there stays.
    pub seats: i64,
    /// Receipts of consents.
    pub consents: i64,
    /// Old values in the history.
    pub old_values: i64,
    /// Programmes they are tied to.
    pub programmes: i64,
}

/// What erasing this person today would remove in this room; other rooms say theirs.
pub async fn preview(db: &Db, id: i64, today: Date) -> Result<Preview, Refusal> {
    let person = person::find(db, id)
        .await?
        .ok_or(Refusal::missing(person::KIND))?;
    let count = |sql| async move { db.one::<i64>(sql, &params![id]).await };
    let mut old_values = 0;
    for thing in numbers(db.many(person::queries::ALIASES, &params![id]).await?, id) {
        let entries = journal::of(db, thing).await?;
        old_values += entries.iter().map(|entry| entry.old.len()).sum::<usize>();
    }
    let sat = params![id, today.to_string()];
    Ok(Preview {
        name: person.form.name,
        contacts: count(queries::COUNT_CONTACTS).await?,
        former_names: count(queries::COUNT_FORMER).await?,
        memberships: count(queries::COUNT_MEMBERSHIPS).await?,
        seats: db.one(queries::COUNT_SEATS, &sat).await?,
        consents: count(queries::COUNT_CONSENTS).await?,
        old_values: i64::try_from(old_values).unwrap_or(i64::MAX),
        programmes: count(queries::COUNT_PROGRAMMES).await?,
    })
}

/// Erases a person, blocked or not. Rooms later in the journey erase theirs first, in
/// the same transaction. The journal keeps that it happened, not to whom by name; a
/// reason in words would name somebody again, so there is none. `today` ends the seats.
pub async fn apply(tx: &mut Tx, id: i64, today: Date) -> Result<(), Refusal> {
    person::load(tx, id).await?;
    let things = numbers(tx.many(person::queries::ALIASES, &params![id]).await?, id);
    tx.run(queries::DELETE_CONTACTS, &params![id]).await?;
    tx.run(queries::DELETE_MEMBERSHIPS, &params![id]).await?;
    tx.run(queries::DELETE_CONSENTS, &params![id]).await?;
    let until = params![id, today.to_string()];
    tx.run(queries::DELETE_SEATS_TO_COME, &until).await?;
    tx.run(queries::EMPTY_SEATS, &until).await?;
    tx.run(duplicates::queries::FORGET, &params![id]).await?;
    tx.run(queries::DELETE_ALIASES, &params![id]).await?;
    for thing in things {
        search::forget(tx, thing).await?;
        journal::forget(tx, thing).await?;
        erased::mark(tx, thing).await?;
    }
    remove_row(tx, id).await?;
    tx.journal(person::thing(id), "erase", &[], None).await?;
    Ok(())
}

/// Removes what hangs on a person's row and nowhere else, and the row.
pub(crate) async fn remove_row(tx: &mut Tx, id: i64) -> Result<(), Refusal> {
    tx.run(person::queries::DELETE_FORMER, &params![id]).await?;
    tx.run(queries::DELETE_PROGRAMMES, &params![id]).await?;
    tx.run(queries::DELETE_PERSON, &params![id]).await?;
    Ok(())
}

/// The person under all their numbers.
fn numbers(aliases: Vec<i64>, id: i64) -> Vec<Thing> {
    aliases.into_iter().chain([id]).map(person::thing).collect()
}
