//! Reading territories.

use super::model::Territory;
use crate::names::{self, Names};
use keruen_speech::{Lang, sort_key};
use keruen_store::{ASKED, Db, StoreError, params, rows};
use std::collections::BTreeMap;

keruen_store::statements! {
    pub INSERT = "INSERT INTO territory (id, kind, parent_id, name_kk, name_ru, name_en, sort_kk, sort_ru, sort_en, \
        collation_version, valid_from, valid_to, population, population_source, population_date, \
        population_estimate, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    pub UPDATE = "UPDATE territory SET kind = $2, parent_id = $3, name_kk = $4, name_ru = $5, name_en = $6, \
        sort_kk = $7, sort_ru = $8, sort_en = $9, collation_version = $10, valid_from = $11, valid_to = $12, \
        population = $13, population_source = $14, population_date = $15, population_estimate = $16, \
        version = $17 WHERE id = $1";
    pub FIND = "SELECT id, kind, parent_id, name_kk, name_ru, name_en, valid_from, valid_to, population, \
        population_source, population_date, population_estimate, version FROM territory WHERE id = $1";
    pub ALL = "SELECT id, kind, parent_id, name_kk, name_ru, name_en, valid_from, valid_to, population, \
        population_source, population_date, population_estimate, version FROM territory ORDER BY id";
    pub NAMES = rows!("SELECT id, name_kk, name_ru, name_en FROM territory WHERE id IN ", ASKED, 1, "");
}

/// One territory.
pub async fn find(db: &Db, id: i64) -> Result<Option<Territory>, StoreError> {
    db.maybe(FIND, &params![id]).await
}

/// The names of these territories at once, by id; what is not there is left out.
pub async fn names_of(db: &Db, ids: Vec<i64>) -> Result<BTreeMap<i64, Names>, StoreError> {
    names::of_each(db, NAMES, ids).await
}

/// Every territory, dissolved ones too, by id. A site has dozens, not thousands.
pub async fn all(db: &Db) -> Result<Vec<Territory>, StoreError> {
    db.many(ALL, &[]).await
}

/// A territory in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The territory.
    pub territory: Territory,
    /// How deep it lies, 0 for a region that lies in nothing.
    pub depth: usize,
}

/// All territories, each one under its parent, siblings in the reader's order: what
/// a page lists and a choice offers.
pub async fn tree(db: &Db, lang: Lang) -> Result<Vec<Branch>, StoreError> {
    Ok(branches(all(db).await?, lang))
}

fn branches(mut territories: Vec<Territory>, lang: Lang) -> Vec<Branch> {
    territories.sort_by_cached_key(|territory| sort_key(lang, territory.form.names.say(lang)));
    let mut tree = Vec::with_capacity(territories.len());
    grow(&territories, None, 0, &mut tree);
    tree
}

fn grow(territories: &[Territory], parent: Option<i64>, depth: usize, tree: &mut Vec<Branch>) {
    for territory in territories
        .iter()
        .filter(|territory| territory.form.parent == parent)
    {
        tree.push(Branch {
            territory: territory.clone(),
            depth,
        });
        grow(territories, Some(territory.id), depth + 1, tree);
    }
}
