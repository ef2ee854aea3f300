//! Writing down many persons at once, in blocks: for tables of people, where one statement for each
//! would hold the one writer for minutes.

use std::ops::Range;

use keruen_store::bulk::{Act, Block, index_new};
use keruen_store::{StoreError, Thing, Tx, Value, params, rows};

use super::{KIND, PersonForm, acts, thing};
use crate::contact::ContactValue;

/// The beginning of a row of a person, as [`acts::row`] and the two columns after it fill it.
pub(crate) const PERSON: &str = "INSERT INTO person (id, surname, given, patronymic, languages, territory_id, \
    sort_kk, sort_ru, sort_en, collation_version, sound, created_at, version) VALUES ";
const CONTACT: &str =
    "INSERT INTO contact (id, person_id, kind, value, backwards, main, created_at) VALUES ";
const FORMER: &str = "INSERT INTO former_name (id, person_id, name, position) VALUES ";
const TIE: &str = "INSERT INTO person_programme (person_id, programme_id, since) VALUES ";

keruen_store::statements! {
    PERSON_MANY = rows!(PERSON, 13, 32, "");
    PERSON_ONE = rows!(PERSON, 13, 1, "");
    CONTACT_MANY = rows!(CONTACT, 7, 64, "");
    CONTACT_ONE = rows!(CONTACT, 7, 1, "");
    FORMER_MANY = rows!(FORMER, 4, 64, "");
    FORMER_ONE = rows!(FORMER, 4, 1, "");
    TIE_MANY = rows!(TIE, 3, 128, "");
    TIE_ONE = rows!(TIE, 3, 1, "");
}

const PERSONS: Block = Block {
    many: PERSON_MANY,
    one: PERSON_ONE,
    columns: 13,
    rows: 32,
};
const CONTACTS: Block = Block {
    many: CONTACT_MANY,
    one: CONTACT_ONE,
    columns: 7,
    rows: 64,
};
const FORMER_NAMES: Block = Block {
    many: FORMER_MANY,
    one: FORMER_ONE,
    columns: 4,
    rows: 64,
};
const TIES: Block = Block {
    many: TIE_MANY,
    one: TIE_ONE,
    columns: 3,
    rows: 128,
};

/// Somebody new, among many.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'n> {
    /// Who they are. Their territory is one that was read from the database.
    pub form: &'n PersonForm,
    /// How to reach them, none twice; the first of a kind is the main one.
    pub contacts: &'n [ContactValue],
    /// What the journal says was written: names of fields.
    pub written: &'static [&'static str],
}

/// Writes new persons, tied to these programmes, and gives their ids in the same order. What
/// [`acts::create`] and [`crate::contact::add`] do for one, in a few statements for hundreds.
pub async fn create_many(
    tx: &mut Tx,
    people: &[Newcomer<'_>],
    programmes: &[i64],
) -> Result<Range<i64>, StoreError> {
    let at = tx.at();
    let ids = tx.next_ids(KIND, people.len()).await?;
    let mut values = Vec::with_capacity(people.len() * 13);
    for (new, id) in people.iter().zip(ids.clone()) {
        values.extend(acts::row(id, new.form));
        values.extend(params![at, 1_i64]);
    }
    tx.run_rows(PERSONS, &values).await?;
    let forms: Vec<(i64, &PersonForm)> =
        ids.clone().zip(people.iter().map(|new| new.form)).collect();
    add_former(tx, &forms).await?;
    let values = contacts(tx, people, ids.clone()).await?;
    tx.run_rows(CONTACTS, &values).await?;
    let ties = programmes
        .iter()
        .flat_map(|programme| ids.clone().map(move |id| params![id, *programme, at]));
    tx.run_rows(TIES, &ties.flatten().collect::<Vec<Value>>())
        .await?;
    let words: Vec<(Thing, Vec<(&str, &str)>)> = forms
        .iter()
        .map(|(id, form)| (thing(*id), form.search_fields()))
        .collect();
    index_new(tx, &words).await?;
    let acts: Vec<Act> = people
        .iter()
        .zip(ids.clone())
        .map(|(new, id)| Act {
            thing: thing(id),
            verb: "import",
            fields: new.written,
            old: &[],
        })
        .collect();
    tx.journal_many(&acts).await?;
    Ok(ids)
}

/// Writes the former names of persons of whom none are written.
pub(crate) async fn add_former(
    tx: &mut Tx,
    people: &[(i64, &PersonForm)],
) -> Result<(), StoreError> {
    let names: Vec<(i64, i64, &String)> = people
        .iter()
        .flat_map(|(id, form)| {
            (0_i64..)
                .zip(&form.former)
                .map(|(place, name)| (*id, place, name))
        })
        .collect();
    let ids = tx.next_ids("former_name", names.len()).await?;
    let values: Vec<Value> = ids
        .zip(names)
        .flat_map(|(row, (id, place, name))| params![row, id, name, place])
        .collect();
    tx.run_rows(FORMER_NAMES, &values).await
}

async fn contacts(
    tx: &mut Tx,
    people: &[Newcomer<'_>],
    persons: Range<i64>,
) -> Result<Vec<Value>, StoreError> {
    let at = tx.at();
    let count = people.iter().map(|new| new.contacts.len()).sum();
    let mut ids = tx.next_ids("contact", count).await?;
    let mut values = Vec::with_capacity(count * 7);
    for (new, person) in people.iter().zip(persons) {
        let mut kinds = Vec::new();
        // The ids come second: the first side of a zip loses one item at its end.
        for (contact, row) in new.contacts.iter().zip(ids.by_ref()) {
            let kind = contact.kind();
            let main = !kinds.contains(&kind);
            kinds.push(kind);
            values.extend(params![
                row,
                person,
                kind.code(),
                contact.as_str(),
                contact.backwards(),
                main,
                at
            ]);
        }
    }
    Ok(values)
}
