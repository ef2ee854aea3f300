//! Reading consents and their wordings.

use super::model::{Consent, Purpose, Wording};
use keruen_store::{Db, StoreError, params};

/// What a receipt is read from.
macro_rules! receipt {
    ($where:literal) => {
        concat!(
            "SELECT c.id, c.person_id, c.purpose, t.version, c.text_hash, c.language, c.given_at, c.way, ",
            "c.withdrawn_at, c.withdrawn_way FROM consent c JOIN consent_text t ON t.id = c.text_id WHERE ",
            $where
        )
    };
}

/// What a wording is read from.
macro_rules! wording {
    ($rest:literal) => {
        concat!(
            "SELECT id, purpose, version, text_kk, text_ru, text_en, created_at FROM consent_text ",
            $rest
        )
    };
}

keruen_store::statements! {
    pub OF_PERSON = receipt!("c.person_id = $1 ORDER BY c.given_at DESC, c.id DESC");
    pub STANDING = receipt!("c.person_id = $1 AND c.purpose = $2 AND c.withdrawn_at IS NULL");
    pub INSERT = "INSERT INTO consent (id, person_id, text_id, purpose, text_hash, language, given_at, way) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    pub WITHDRAW = "UPDATE consent SET withdrawn_at = $2, withdrawn_way = $3 WHERE id = $1";
    pub WORDING = wording!("WHERE purpose = $1 ORDER BY version DESC LIMIT 1");
    WORDINGS_OF = wording!("WHERE purpose = $1 ORDER BY version DESC");
    pub WORDINGS = wording!("ORDER BY purpose, version DESC");
    COUNT_STANDING = "SELECT purpose, COUNT(*) FROM consent WHERE withdrawn_at IS NULL GROUP BY purpose";
    pub INSERT_WORDING = "INSERT INTO consent_text (id, purpose, version, text_kk, text_ru, text_en, hash_kk, \
        hash_ru, hash_en, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

/// All receipts of a person, the newest first, withdrawn ones too.
pub async fn of_person(db: &Db, person: i64) -> Result<Vec<Consent>, StoreError> {
    db.many(OF_PERSON, &params![person]).await
}

/// How many persons' consents to each purpose stand, under whichever wording, in the order of
/// [`Purpose::ALL`].
pub async fn standing(db: &Db) -> Result<Vec<(Purpose, i64)>, StoreError> {
    let counts: Vec<(String, i64)> = db.many(COUNT_STANDING, &[]).await?;
    let of = |purpose: Purpose| {
        let found = counts.iter().find(|(code, _)| code == purpose.code());
        (purpose, found.map_or(0, |(_, count)| *count))
    };
    Ok(Purpose::ALL.map(of).into())
}

/// The wording that is asked now for a purpose.
pub async fn wording(db: &Db, purpose: Purpose) -> Result<Option<Wording>, StoreError> {
    db.maybe(WORDING, &params![purpose.code()]).await
}

/// The versions of the wording for a purpose, the newest first.
pub async fn wordings_of(db: &Db, purpose: Purpose) -> Result<Vec<Wording>, StoreError> {
    db.many(WORDINGS_OF, &params![purpose.code()]).await
}

/// Every version of every wording, the newest of each purpose first.
pub async fn wordings(db: &Db) -> Result<Vec<Wording>, StoreError> {
    db.many(WORDINGS, &[]).await
}
