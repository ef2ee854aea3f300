//! Reading persons.

use super::model::Person;
use crate::visibility::PersonFacts;
use keruen_store::{Db, Record, Row, StoreError, Tx, params};

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
    pub FACTS = "SELECT p.id, p.blocked_at, (SELECT COUNT(*) FROM consent c WHERE c.person_id = p.id \
        AND c.purpose = 'name_public' AND c.withdrawn_at IS NULL) AS public_names FROM person p WHERE p.id = $1";
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
    blocked: bool,
    name_public: bool,
}

impl Record for FactsRow {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            blocked: row.get::<Option<i64>>("blocked_at")?.is_some(),
            name_public: row.get::<i64>("public_names")? > 0,
        })
    }
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
    let Some(row) = db.maybe::<FactsRow>(FACTS, &params![id]).await? else {
        return Ok(None);
    };
    Ok(Some(PersonFacts {
        id,
        programmes: programmes(db, id).await?,
        name_public: row.name_public,
        blocked: row.blocked,
    }))
}
