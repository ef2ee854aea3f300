//! Reading memberships.

use super::model::Membership;
use crate::names::Names;
use keruen_store::{Db, Record, Row, StoreError, params};

keruen_store::statements! {
    pub INSERT = "INSERT INTO membership (id, person_id, organisation_id, role, title, since, until, basis) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    pub UPDATE = "UPDATE membership SET person_id = $2, organisation_id = $3, role = $4, title = $5, since = $6, \
        until = $7, basis = $8 WHERE id = $1";
    pub DELETE = "DELETE FROM membership WHERE id = $1";
    pub FIND = "SELECT id, person_id, organisation_id, role, title, since, until, basis FROM membership WHERE id = $1";
    pub OF_PERSON = "SELECT id, person_id, organisation_id, role, title, since, until, basis FROM membership \
        WHERE person_id = $1 ORDER BY id";
    pub BONDS = "SELECT m.id, m.person_id, m.organisation_id, m.role, m.title, m.since, m.until, m.basis, \
        o.slug, o.name_kk, o.name_ru, o.name_en \
        FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE m.person_id = $1 \
        ORDER BY CASE WHEN m.until IS NULL THEN 0 ELSE 1 END, COALESCE(m.since, '') DESC, m.id DESC";
}

/// A membership with the organisation's name and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bond {
    /// The membership.
    pub membership: Membership,
    /// The organisation's place in addresses.
    pub slug: String,
    /// The organisation's name.
    pub organisation: Names,
}

impl Record for Bond {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            membership: Membership::read(row)?,
            slug: row.get("slug")?,
            organisation: Names::read(row, "")?,
        })
    }
}

/// All memberships of a person, those without an end first, then the newest first.
pub async fn of_person(db: &Db, person: i64) -> Result<Vec<Bond>, StoreError> {
    db.many(BONDS, &params![person]).await
}
