//! Reading organisations.

use super::model::Organisation;
use crate::names::{self, Names};
use keruen_store::{ASKED, Db, StoreError, params, rows};
use std::collections::BTreeMap;

macro_rules! columns {
    () => {
        "o.id, o.kind, o.slug, o.name_kk, o.name_ru, o.name_en, o.valid_from, o.valid_to, \
         o.predecessor_id, o.territory_id, o.version"
    };
}

/// The list's filters: $1 kind, $2 territory with what lies in it, $3 the day on
/// which it must exist, $4 whether there are search words, $5..$16 their ranges, two a word, $17 what
/// a council must wait for, $18 today, $19 the last day of a term that ends soon.
macro_rules! filtered {
    () => {
        concat!("FROM organisation o \
         WHERE (CAST($1 AS TEXT) IS NULL OR o.kind = CAST($1 AS TEXT)) \
         AND (CAST($2 AS BIGINT) IS NULL OR o.territory_id IN (SELECT t.id FROM territory t \
              LEFT JOIN territory u ON u.id = t.parent_id \
              WHERE t.id = $2 OR t.parent_id = $2 OR u.parent_id = $2)) \
         AND (CAST($3 AS TEXT) IS NULL OR ((o.valid_from IS NULL OR o.valid_from <= CAST($3 AS TEXT)) \
              AND (o.valid_to IS NULL OR o.valid_to >= CAST($3 AS TEXT)))) \
         AND ($4 = 0 OR o.id IN ( \
              SELECT id FROM token WHERE kind = 'organisation' \
              AND (token >= $5 AND token < $6 OR token >= $7 AND token < $8) \
              INTERSECT SELECT id FROM token WHERE kind = 'organisation' \
              AND (token >= $9 AND token < $10 OR token >= $11 AND token < $12) \
              INTERSECT SELECT id FROM token WHERE kind = 'organisation' \
              AND (token >= $13 AND token < $14 OR token >= $15 AND token < $16))) \
         AND (CAST($17 AS TEXT) IS NULL \
              OR (CAST($17 AS TEXT) = 'vacant' AND EXISTS (SELECT 1 FROM seat s WHERE s.organisation_id = o.id \
                  AND ", vacant_on!("$18"), ")) \
              OR (CAST($17 AS TEXT) = 'ending' AND EXISTS (SELECT 1 FROM seat e WHERE e.organisation_id = o.id \
                  AND e.term_to >= $18 AND e.term_to <= $19 AND NOT EXISTS (SELECT 1 FROM seat n \
                  WHERE n.organisation_id = e.organisation_id AND n.term_from > e.term_to))) \
              OR (CAST($17 AS TEXT) = 'overlap' AND ", terms_share_a_day!(), "))")
    };
}

macro_rules! list {
    ($key:literal) => {
        concat!(
            "SELECT ", columns!(), ", (SELECT COUNT(*) ", filtered!(), ") AS total, ",
            "(SELECT COUNT(*) FROM seat s WHERE s.organisation_id = o.id AND s.term_from <= $18 AND s.term_to >= $18) AS seats, ",
            "(SELECT COUNT(*) FROM seat s WHERE s.organisation_id = o.id AND ", vacant_on!("$18"), ") AS vacant, ",
            "t.name_kk AS territory_name_kk, t.name_ru AS territory_name_ru, t.name_en AS territory_name_en ",
            "FROM (SELECT o.id AS page_id ", filtered!(), " ORDER BY ", $key, ", o.id LIMIT $20 OFFSET $21) page ",
            "JOIN organisation o ON o.id = page.page_id LEFT JOIN territory t ON t.id = o.territory_id ",
            "ORDER BY ", $key, ", o.id"
        )
    };
}

/// For choices: $1 the day on which it must exist, $2 how many at most.
macro_rules! offered {
    ($key:literal) => {
        concat!(
            "SELECT o.id, o.slug, o.name_kk, o.name_ru, o.name_en FROM organisation o ",
            "WHERE CAST($1 AS TEXT) IS NULL OR ((o.valid_from IS NULL OR o.valid_from <= CAST($1 AS TEXT)) ",
            "AND (o.valid_to IS NULL OR o.valid_to >= CAST($1 AS TEXT))) ORDER BY ", $key, ", o.id LIMIT $2"
        )
    };
}

keruen_store::statements! {
    pub INSERT = "INSERT INTO organisation (id, kind, name_kk, name_ru, name_en, sort_kk, sort_ru, sort_en, \
        collation_version, valid_from, valid_to, predecessor_id, territory_id, version, slug) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    pub UPDATE = "UPDATE organisation SET kind = $2, name_kk = $3, name_ru = $4, name_en = $5, sort_kk = $6, \
        sort_ru = $7, sort_en = $8, collation_version = $9, valid_from = $10, valid_to = $11, \
        predecessor_id = $12, territory_id = $13, version = $14 WHERE id = $1";
    pub FIND = concat!("SELECT ", columns!(), " FROM organisation o WHERE o.id = $1");
    pub FIND_BY_SLUG = concat!("SELECT ", columns!(), " FROM organisation o WHERE o.slug = $1");
    pub SUCCESSORS = concat!("SELECT ", columns!(), " FROM organisation o WHERE o.predecessor_id = $1 ORDER BY COALESCE(o.valid_from, ''), o.id");
    pub ALL = concat!("SELECT ", columns!(), " FROM organisation o ORDER BY o.id");
    pub NAMES = rows!("SELECT id, name_kk, name_ru, name_en FROM organisation WHERE id IN ", ASKED, 1, "");
    pub COUNT_SLUG = "SELECT COUNT(*) FROM organisation WHERE slug = $1";
    pub WITH_SEATS = "SELECT DISTINCT organisation_id FROM seat ORDER BY organisation_id";
    pub COUNT_SEATS = "SELECT COUNT(*) FROM seat WHERE organisation_id = $1";
    pub USES = "SELECT (SELECT COUNT(*) FROM membership WHERE organisation_id = $1) AS members, \
        (SELECT COUNT(*) FROM seat WHERE organisation_id = $1) AS seats, \
        (SELECT COUNT(*) FROM organisation WHERE predecessor_id = $1) AS successors";
    pub DELETE = "DELETE FROM organisation WHERE id = $1";
    pub LIST_KK = list!("o.sort_kk");
    pub LIST_RU = list!("o.sort_ru");
    pub LIST_EN = list!("o.sort_en");
    pub COUNT = concat!("SELECT COUNT(*) ", filtered!());
    pub OFFERED_KK = offered!("o.sort_kk");
    pub OFFERED_RU = offered!("o.sort_ru");
    pub OFFERED_EN = offered!("o.sort_en");
}

/// One organisation by its id.
pub async fn find(db: &Db, id: i64) -> Result<Option<Organisation>, StoreError> {
    db.maybe(FIND, &params![id]).await
}

/// The names of these organisations at once, by id; what is not there is left out.
pub async fn names_of(db: &Db, ids: Vec<i64>) -> Result<BTreeMap<i64, Names>, StoreError> {
    names::of_each(db, NAMES, ids).await
}

/// One organisation by its place in addresses.
pub async fn find_by_slug(db: &Db, slug: &str) -> Result<Option<Organisation>, StoreError> {
    db.maybe(FIND_BY_SLUG, &params![slug]).await
}

/// Every organisation by id, for exports and the choices of a form.
pub async fn all(db: &Db) -> Result<Vec<Organisation>, StoreError> {
    db.many(ALL, &[]).await
}
