//! Asking who is known, in a few statements per thousand rows, and writing persons in blocks.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use keruen_store::bulk::Block;
use keruen_store::{ASKED, Record, Snapshot, Sql, StoreError, Tx, Value, blocks, rows};

use super::apply::Scope;
use super::drafts::Drafts;
use super::known::{Known, KnownPerson};
use super::places::Gazetteer;
use crate::contact::{Contact, ContactKind};
use crate::council::Sitting;
use crate::membership::Membership;
use crate::organisation::Organisation;
use crate::person::many::PERSON;
use crate::person::{Person, PersonForm};
use crate::territory::Territory;

const CHANGED: &str = " ON CONFLICT (id) DO UPDATE SET surname = excluded.surname, given = excluded.given, \
    patronymic = excluded.patronymic, languages = excluded.languages, territory_id = excluded.territory_id, \
    sort_kk = excluded.sort_kk, sort_ru = excluded.sort_ru, sort_en = excluded.sort_en, \
    collation_version = excluded.collation_version, sound = excluded.sound, version = excluded.version";
const MEMBERSHIP: &str = "INSERT INTO membership (id, person_id, organisation_id, role, title, since, until, basis) VALUES ";

keruen_store::statements! {
    WITH_SOUND = rows!("SELECT id FROM person WHERE sound IN ", ASKED, 1, "");
    WITH_PHONE = rows!("SELECT person_id FROM contact WHERE kind = 'phone' AND value IN ", ASKED, 1, "");
    WITH_EMAIL = rows!("SELECT person_id FROM contact WHERE kind = 'email' AND value IN ", ASKED, 1, "");
    ALIASES = rows!("SELECT id, person_id FROM person_alias WHERE id IN ", ASKED, 1, "");
    TIED = rows!("SELECT person_id FROM person_programme WHERE person_id IN ", ASKED, 1, " AND programme_id = $65");
    PERSONS = rows!("SELECT id, surname, given, patronymic, languages, territory_id, blocked_at, created_at, version \
        FROM person WHERE id IN ", ASKED, 1, "");
    FORMER_OF = rows!("SELECT person_id, name FROM former_name WHERE person_id IN ", ASKED, 1, " ORDER BY person_id, position");
    CONTACTS_OF = rows!("SELECT id, person_id, kind, value, main FROM contact WHERE person_id IN ", ASKED, 1,
        " ORDER BY person_id, kind DESC, main DESC, id");
    MEMBERSHIPS_OF = rows!("SELECT id, person_id, organisation_id, role, title, since, until, basis FROM membership \
        WHERE person_id IN ", ASKED, 1, " ORDER BY id");
    SITTINGS_OF = rows!("SELECT h.id AS holding_id, h.seat_id, h.person_id, h.since, h.until, h.basis, \
        s.id, s.organisation_id, s.number, s.role, s.term_from, s.term_to \
        FROM seat_holder h JOIN seat s ON s.id = h.seat_id WHERE h.person_id IN ", ASKED, 1, " ORDER BY h.since, h.id");
    CHANGED_MANY = rows!(PERSON, 13, 32, CHANGED);
    CHANGED_ONE = rows!(PERSON, 13, 1, CHANGED);
    MEMBERSHIP_MANY = rows!(MEMBERSHIP, 8, 64, "");
    MEMBERSHIP_ONE = rows!(MEMBERSHIP, 8, 1, "");
}

/// Persons who stand already in blocks; they keep when they were written down, and their block.
pub(super) const CHANGED_BLOCK: Block = Block {
    many: CHANGED_MANY,
    one: CHANGED_ONE,
    columns: 13,
    rows: 32,
};
/// Memberships in blocks.
pub(super) const MEMBERSHIP_BLOCK: Block = Block {
    many: MEMBERSHIP_MANY,
    one: MEMBERSHIP_ONE,
    columns: 8,
    rows: 64,
};

/// Whatever answers questions: a snapshot for the dry run, the transaction for the act.
pub(super) trait Ask: Send {
    /// All rows that answer.
    fn ask<T: Record + Send>(
        &mut self,
        sql: Sql,
        values: &[Value],
    ) -> impl Future<Output = Result<Vec<T>, StoreError>> + Send;
}

impl Ask for Snapshot {
    async fn ask<T: Record + Send>(
        &mut self,
        sql: Sql,
        values: &[Value],
    ) -> Result<Vec<T>, StoreError> {
        self.many(sql, values).await
    }
}

impl Ask for Tx {
    async fn ask<T: Record + Send>(
        &mut self,
        sql: Sql,
        values: &[Value],
    ) -> Result<Vec<T>, StoreError> {
        self.many(sql, values).await
    }
}

/// Everybody the drafts may speak of, as far as the import may find them.
pub(super) async fn known(
    from: &mut impl Ask,
    drafts: &Drafts,
    scope: Scope,
) -> Result<Known, StoreError> {
    let territories: Vec<Territory> = from.ask(crate::territory::queries::ALL, &[]).await?;
    let organisations: Vec<Organisation> = from.ask(crate::organisation::queries::ALL, &[]).await?;
    let numbers: Vec<i64> = drafts.drafts.iter().filter_map(|draft| draft.id).collect();
    let aliases: HashMap<i64, i64> = asked::<(i64, i64)>(from, ALIASES, &numbers, &[])
        .await?
        .into_iter()
        .collect();
    let mut ids: BTreeSet<i64> = numbers
        .into_iter()
        .chain(aliases.values().copied())
        .collect();
    ids.extend(asked::<i64>(from, WITH_SOUND, &sounds(drafts), &[]).await?);
    for (sql, kind) in [
        (WITH_PHONE, ContactKind::Phone),
        (WITH_EMAIL, ContactKind::Email),
    ] {
        ids.extend(asked::<i64>(from, sql, &contacts(drafts, kind), &[]).await?);
    }
    let mut ids: Vec<i64> = ids.into_iter().collect();
    let mut untied = HashSet::new();
    if let Some(programme) = scope.programme() {
        let tied: HashSet<i64> = asked(from, TIED, &ids, &[programme.into()])
            .await?
            .into_iter()
            .collect();
        if matches!(scope, Scope::Programme(_)) {
            ids.retain(|id| tied.contains(id));
        } else {
            untied.extend(ids.iter().filter(|id| !tied.contains(id)));
        }
    }
    let people = people(from, &ids).await?;
    let known = Known::new(
        people.into_values(),
        aliases,
        Gazetteer::of_territories(&territories),
        Gazetteer::of_organisations(&organisations),
    );
    Ok(Known { untied, ..known })
}

/// Persons with their former names, contacts, memberships and seats, by id.
pub(super) async fn people(
    from: &mut impl Ask,
    ids: &[i64],
) -> Result<BTreeMap<i64, KnownPerson>, StoreError> {
    let mut people: BTreeMap<i64, KnownPerson> = asked::<Person>(from, PERSONS, ids, &[])
        .await?
        .into_iter()
        .map(|person| {
            (
                person.id,
                KnownPerson {
                    person,
                    contacts: vec![],
                    memberships: vec![],
                    seats: vec![],
                },
            )
        })
        .collect();
    for (id, name) in asked::<(i64, String)>(from, FORMER_OF, ids, &[]).await? {
        if let Some(known) = people.get_mut(&id) {
            known.person.form.former.push(name);
        }
    }
    for contact in asked::<Contact>(from, CONTACTS_OF, ids, &[]).await? {
        if let Some(known) = people.get_mut(&contact.person) {
            known.contacts.push(contact);
        }
    }
    for membership in asked::<Membership>(from, MEMBERSHIPS_OF, ids, &[]).await? {
        if let Some(known) = people.get_mut(&membership.person) {
            known.memberships.push(membership);
        }
    }
    for sitting in asked::<Sitting>(from, SITTINGS_OF, ids, &[]).await? {
        if let Some(known) = sitting.holding.person.and_then(|id| people.get_mut(&id)) {
            known.seats.push(sitting);
        }
    }
    Ok(people)
}

fn sounds(drafts: &Drafts) -> Vec<String> {
    let sounds: BTreeSet<String> = drafts
        .drafts
        .iter()
        .map(|draft| {
            let form = PersonForm {
                name: draft.name.clone(),
                former: vec![],
                languages: vec![],
                territory: None,
            };
            form.sound()
        })
        .collect();
    sounds.into_iter().collect()
}

fn contacts(drafts: &Drafts, kind: ContactKind) -> Vec<String> {
    let all = drafts.drafts.iter().flat_map(|draft| &draft.contacts);
    let values: BTreeSet<String> = all
        .filter(|contact| contact.kind() == kind)
        .map(|contact| contact.as_str().to_owned())
        .collect();
    values.into_iter().collect()
}

/// Asks for a long list, a block at a time.
async fn asked<T: Record + Send>(
    from: &mut impl Ask,
    sql: Sql,
    sought: &[impl Into<Value> + Clone + Send + Sync],
    rest: &[Value],
) -> Result<Vec<T>, StoreError> {
    let mut out = Vec::new();
    for values in blocks(sought, rest) {
        out.extend(from.ask(sql, &values).await?);
    }
    Ok(out)
}
