//! Sort keys after an upgrade of the collation: rebuilt by a job, a block at a time.

use crate::organisation::Organisation;
use crate::person::Person;
use crate::territory::Territory;
use jiff::Timestamp;
use keruen_speech::COLLATION_VERSION;
use keruen_store::{Db, Sql, StoreError, Tx, params};

keruen_store::statements! {
    OLD_PERSONS = "SELECT id, surname, given, patronymic, languages, territory_id, blocked_at, created_at, version \
        FROM person WHERE collation_version <> $1 ORDER BY id LIMIT $2";
    OLD_ORGANISATIONS = "SELECT id, kind, slug, name_kk, name_ru, name_en, valid_from, valid_to, predecessor_id, \
        territory_id, version FROM organisation WHERE collation_version <> $1 ORDER BY id LIMIT $2";
    OLD_TERRITORIES = "SELECT id, kind, parent_id, name_kk, name_ru, name_en, valid_from, valid_to, population, \
        population_source, population_date, population_estimate, version FROM territory \
        WHERE collation_version <> $1 ORDER BY id LIMIT $2";
    SORT_PERSON = "UPDATE person SET sort_kk = $2, sort_ru = $3, sort_en = $4, collation_version = $5 WHERE id = $1";
    SORT_ORGANISATION = "UPDATE organisation SET sort_kk = $2, sort_ru = $3, sort_en = $4, collation_version = $5 \
        WHERE id = $1";
    SORT_TERRITORY = "UPDATE territory SET sort_kk = $2, sort_ru = $3, sort_en = $4, collation_version = $5 \
        WHERE id = $1";
}

/// How many rows one transaction rewrites, so that people's saves get in between.
const BLOCK: i64 = 500;

/// Rewrites one block of sort keys made under another collation, and gives how many
/// there were; 0 means that all are up to date. Derived data, so nothing is journalled.
pub async fn rebuild_block(db: &Db, now: Timestamp) -> Result<usize, StoreError> {
    let mut tx = db.upkeep(now).await?;
    let old = params![COLLATION_VERSION, BLOCK];
    let persons: Vec<Person> = tx.many(OLD_PERSONS, &old).await?;
    for person in &persons {
        write(&mut tx, SORT_PERSON, person.id, person.form.sort_keys()).await?;
    }
    let organisations: Vec<Organisation> = tx.many(OLD_ORGANISATIONS, &old).await?;
    for organisation in &organisations {
        let keys = organisation.form.names.sort_keys();
        write(&mut tx, SORT_ORGANISATION, organisation.id, keys).await?;
    }
    let territories: Vec<Territory> = tx.many(OLD_TERRITORIES, &old).await?;
    for territory in &territories {
        write(
            &mut tx,
            SORT_TERRITORY,
            territory.id,
            territory.form.names.sort_keys(),
        )
        .await?;
    }
    tx.commit().await?;
    Ok(persons.len() + organisations.len() + territories.len())
}

async fn write(tx: &mut Tx, sql: Sql, id: i64, keys: [Vec<u8>; 3]) -> Result<(), StoreError> {
    let [kk, ru, en] = keys;
    tx.run(sql, &params![id, kk, ru, en, COLLATION_VERSION])
        .await?;
    Ok(())
}
