//! Reading contacts.

use super::model::Contact;
use keruen_store::{Db, StoreError, params};

keruen_store::statements! {
    pub OF = "SELECT id, person_id, kind, value, main FROM contact WHERE person_id = $1 ORDER BY kind DESC, main DESC, id";
    pub FIND = "SELECT id, person_id, kind, value, main FROM contact WHERE id = $1";
    pub WHO_HAS = "SELECT person_id FROM contact WHERE kind = $1 AND value = $2 ORDER BY person_id";
    pub INSERT = "INSERT INTO contact (id, person_id, kind, value, backwards, main, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    pub DELETE = "DELETE FROM contact WHERE id = $1";
    pub CLEAR_MAIN = "UPDATE contact SET main = 0 WHERE person_id = $1 AND kind = $2 AND main = 1";
    pub SET_MAIN = "UPDATE contact SET main = 1 WHERE id = $1";
}

/// A person's contacts, telephones first, the main one of each kind first. Only for
/// viewers whose sight of the person includes contacts.
pub async fn of(db: &Db, person: i64) -> Result<Vec<Contact>, StoreError> {
    db.many(OF, &params![person]).await
}
