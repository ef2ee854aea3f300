//! People as a table that an import reads back unchanged.

use std::collections::HashMap;

use keruen_speech::Lang;
use keruen_store::{Db, StoreError};

use super::columns::Column;
use super::known::{KnownPerson, membership_of_seat};
use super::queries;
use super::words::post_word;
use crate::contact::ContactKind;
use crate::membership::MembershipForm;
use crate::names::Names;

/// The columns of an export; the whole name is left to its parts.
const COLUMNS: [Column; 13] = [
    Column::Id,
    Column::Surname,
    Column::Given,
    Column::Patronymic,
    Column::Former,
    Column::Languages,
    Column::Phone,
    Column::Email,
    Column::Territory,
    Column::Organisation,
    Column::Post,
    Column::Since,
    Column::Until,
];

/// Headers and rows of an export: one row per membership or seat, and one for whoever has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleTable {
    /// Headers in the reader's language.
    pub headers: Vec<String>,
    /// Rows, in the order of the persons asked for.
    pub rows: Vec<Vec<String>>,
}

/// These persons as a table for a reader of this language. The caller has asked
/// [`crate::visibility`] whether the reader may see them; `contacts` says whether telephones and
/// addresses too, whose columns are left out otherwise.
pub async fn table(
    db: &Db,
    people: &[i64],
    lang: Lang,
    contacts: bool,
) -> Result<PeopleTable, StoreError> {
    let mut snapshot = db.snapshot().await?;
    let known = queries::people(&mut snapshot, people).await?;
    let territories = snapshot
        .many::<crate::territory::Territory>(crate::territory::queries::ALL, &[])
        .await?
        .into_iter()
        .map(|territory| (territory.id, territory.form.names));
    let organisations = snapshot
        .many::<crate::organisation::Organisation>(crate::organisation::queries::ALL, &[])
        .await?
        .into_iter()
        .map(|organisation| (organisation.id, organisation.form.names));
    let table = Writer {
        lang,
        columns: COLUMNS
            .into_iter()
            .filter(|column| contacts || !matches!(column, Column::Phone | Column::Email))
            .collect(),
        territories: territories.collect(),
        organisations: organisations.collect(),
    };
    let rows = people
        .iter()
        .filter_map(|id| known.get(id))
        .flat_map(|person| table.rows(person));
    Ok(PeopleTable {
        rows: rows.collect(),
        headers: table
            .columns
            .iter()
            .map(|column| column.header(lang).to_owned())
            .collect(),
    })
}

struct Writer {
    lang: Lang,
    columns: Vec<Column>,
    territories: HashMap<i64, Names>,
    organisations: HashMap<i64, Names>,
}

impl Writer {
    fn rows(&self, person: &KnownPerson) -> Vec<Vec<String>> {
        let row = |tie: Option<&MembershipForm>| -> Vec<String> {
            self.columns
                .iter()
                .map(|column| self.cell(*column, person, tie))
                .collect()
        };
        let seats: Vec<MembershipForm> = person.seats.iter().map(membership_of_seat).collect();
        let memberships = person.memberships.iter().map(|membership| &membership.form);
        let rows: Vec<Vec<String>> = memberships
            .chain(&seats)
            .map(|form| row(Some(form)))
            .collect();
        if rows.is_empty() {
            vec![row(None)]
        } else {
            rows
        }
    }

    fn cell(&self, column: Column, known: &KnownPerson, tie: Option<&MembershipForm>) -> String {
        let form = &known.person.form;
        let reached = |kind: ContactKind| {
            let of_kind = known
                .contacts
                .iter()
                .filter(|contact| contact.value.kind() == kind);
            of_kind
                .map(|contact| contact.value.as_str())
                .collect::<Vec<_>>()
                .join("; ")
        };
        let name = |names: Option<&Names>| names.map(|n| n.say(self.lang).to_owned());
        let text = match column {
            Column::Id => Some(known.person.id.to_string()),
            Column::Name => Some(form.name.listed()),
            Column::Surname => Some(form.name.surname.clone()),
            Column::Given => Some(form.name.given.clone()),
            Column::Patronymic => form.name.patronymic.clone(),
            Column::Former => Some(form.former.join("; ")),
            Column::Languages => Some(form.language_codes()),
            Column::Phone => Some(reached(ContactKind::Phone)),
            Column::Email => Some(reached(ContactKind::Email)),
            Column::Territory => form
                .territory
                .and_then(|id| name(self.territories.get(&id))),
            Column::Organisation => {
                tie.and_then(|tie| name(self.organisations.get(&tie.organisation)))
            }
            Column::Post => tie.and_then(|tie| {
                let word = post_word(tie.post, self.lang).map(str::to_owned);
                word.or_else(|| tie.title.clone())
            }),
            Column::Since => tie
                .and_then(|tie| tie.span.from())
                .map(|day| day.to_string()),
            Column::Until => tie.and_then(|tie| tie.span.to()).map(|day| day.to_string()),
        };
        text.unwrap_or_default()
    }
}
