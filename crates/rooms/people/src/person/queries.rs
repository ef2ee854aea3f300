//! Reading persons.

use super::model::Person;
use crate::visibility::PersonFacts;
use keruen_store::{ASKED, Db, Record, Row, StoreError, Tx, params, rows};
use std::collections::BTreeMap;

/// A row for each programme of a person, or one without.
const FACTS_TEXT: &str = "SELECT p.id, p.blocked_at, (SELECT COUNT(*) FROM consent c WHERE c.person_id = p.id \
    AND c.purpose = 'name_public' AND c.withdrawn_at IS NULL) AS public_names, t.programme_id \
    FROM person p LEFT JOIN person_programme t ON t.person_id = p.id WHERE p.id IN ";
const FACTS_ORDER: &str = " ORDER BY p.id, COALESCE(t.programme_id, 0)";

keruen_store::statements! {
    pub INSERT = "INSERT INTO person (id, surname, given, patronymic, languages, territory_id, sort_kk, sort_ru, \
        sort_en, collation_version, sound, created_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    pub UPDATE = "UPDATE person SET surname = $2, given = $3, patronymic = $4, languages = $5, territory_id = $6, \
        sort_kk = $7, sort_ru = $8, sort_en = $9, collation_version = $10, sound = $11, version = $12 WHERE id = $1";
    pub SET_BLOCKED = "UPDATE person SET blocked_at = $2 WHERE id = $1";
    pub FIND = "SELECT id, surname, given, patronymic, languages, territory_id, blocked_at, created_at, version \
        FROM person WHERE id = $1";
    pub IDS = "SELECT id FROM person WHERE id > $1 ORDER BY id LIMIT $2";
    pub FORMER = "SELECT name FROM former_name WHERE person_id = $1 ORDER BY position";
    pub INSERT_FORMER = "INSERT INTO former_name (id, person_id, name, position) VALUES ($1, $2, $3, $4)";
    pub DELETE_FORMER = "DELETE FROM former_name WHERE person_id = $1";
    pub ALIAS = "SELECT person_id FROM person_alias WHERE id = $1";
    pub ALIASES = "SELECT id FROM person_alias WHERE person_id = $1 ORDER BY id";
    pub PROGRAMMES = "SELECT programme_id FROM person_programme WHERE person_id = $1 ORDER BY programme_id";
    pub TIE = "INSERT INTO person_programme (person_id, programme_id, since) VALUES ($1, $2, $3) \
        ON CONFLICT (person_id, programme_id) DO NOTHING";
    pub UNTIE = "DELETE FROM person_programme WHERE person_id = $1 AND programme_id = $2";
    pub FACTS = rows!(FACTS_TEXT, 1, 1, FACTS_ORDER);
    pub FACTS_OF = rows!(FACTS_TEXT, ASKED, 1, FACTS_ORDER);
}

/// One person.
pub async fn find(db: &Db, id: i64) -> Result<Option<Person>, StoreError> {
    let Some(mut person) = db.maybe::<Person>(FIND, &params![id]).await? else {
        return Ok(None);
    };
    person.form.former = db.many(FORMER, &params![id]).await?;
    Ok(Some(person))
}

/// The id under which a person stands now: the same, or the one they were merged into.
pub async fn resolve(db: &Db, id: i64) -> Result<i64, StoreError> {
    Ok(db.maybe::<i64>(ALIAS, &params![id]).await?.unwrap_or(id))
}

struct FactsRow {
    id: i64,
    blocked: bool,
    name_public: bool,
    programme: Option<i64>,
}

impl Record for FactsRow {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            blocked: row.get::<Option<i64>>("blocked_at")?.is_some(),
            name_public: row.get::<i64>("public_names")? > 0,
            programme: row.get("programme_id")?,
        })
    }
}

fn by_person(rows: Vec<FactsRow>) -> BTreeMap<i64, PersonFacts> {
    let mut all: BTreeMap<i64, PersonFacts> = BTreeMap::new();
    for row in rows {
        let facts = all.entry(row.id).or_insert_with(|| PersonFacts {
            id: row.id,
            programmes: Vec::new(),
            name_public: row.name_public,
            blocked: row.blocked,
        });
        facts.programmes.extend(row.programme);
    }
    all
}

/// The programmes a person is tied to; none if there is no such person.
pub async fn programmes(db: &Db, id: i64) -> Result<Vec<i64>, StoreError> {
    db.many(PROGRAMMES, &params![id]).await
}

/// As [`programmes`], with what the transaction has changed.
pub async fn programmes_now(tx: &mut Tx, id: i64) -> Result<Vec<i64>, StoreError> {
    tx.many(PROGRAMMES, &params![id]).await
}

/// What the visibility of a person rests on; `None` if there is no such person.
pub async fn facts(db: &Db, id: i64) -> Result<Option<PersonFacts>, StoreError> {
    Ok(by_person(db.many(FACTS, &params![id]).await?).remove(&id))
}

/// As [`facts`], of many persons at once; who is not there is left out.
pub async fn facts_of(db: &Db, ids: Vec<i64>) -> Result<BTreeMap<i64, PersonFacts>, StoreError> {
    Ok(by_person(db.of_each(FACTS_OF, ids).await?))
}
