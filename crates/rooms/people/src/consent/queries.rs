//! Reading consents and their wordings.

use super::model::{Consent, Purpose, Wording};
use keruen_store::{Db, StoreError, params};

keruen_store::statements! {
    pub OF_PERSON = "SELECT c.id, c.person_id, c.purpose, t.version, c.text_hash, c.language, c.given_at, c.way, \
        c.withdrawn_at, c.withdrawn_way FROM consent c JOIN consent_text t ON t.id = c.text_id \
        WHERE c.person_id = $1 ORDER BY c.given_at DESC, c.id DESC";
    pub STANDING = "SELECT c.id, c.person_id, c.purpose, t.version, c.text_hash, c.language, c.given_at, c.way, \
        c.withdrawn_at, c.withdrawn_way FROM consent c JOIN consent_text t ON t.id = c.text_id \
        WHERE c.person_id = $1 AND c.purpose = $2 AND c.withdrawn_at IS NULL";
    pub INSERT = "INSERT INTO consent (id, person_id, text_id, purpose, text_hash, language, given_at, way) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    pub WITHDRAW = "UPDATE consent SET withdrawn_at = $2, withdrawn_way = $3 WHERE id = $1";
    pub WORDING = "SELECT id, purpose, version, text_kk, text_ru, text_en, created_at FROM consent_text \
        WHERE purpose = $1 ORDER BY version DESC LIMIT 1";
    pub WORDINGS = "SELECT id, purpose, version, text_kk, text_ru, text_en, created_at FROM consent_text \
        ORDER BY purpose, version DESC";
    COUNT_STANDING = "SELECT COUNT(*) FROM consent WHERE purpose = $1 AND withdrawn_at IS NULL";
    pub INSERT_WORDING = "INSERT INTO consent_text (id, purpose, version, text_kk, text_ru, text_en, hash_kk, \
        hash_ru, hash_en, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

/// All receipts of a person, the newest first, withdrawn ones too.
pub async fn of_person(db: &Db, person: i64) -> Result<Vec<Consent>, StoreError> {
    db.many(OF_PERSON, &params![person]).await
}

/// Whether a person's consent to this purpose stands.
pub async fn stands(db: &Db, person: i64, purpose: Purpose) -> Result<bool, StoreError> {
    let consent = db
        .maybe::<Consent>(STANDING, &params![person, purpose.code()])
        .await?;
    Ok(consent.is_some())
}

/// How many persons' consents to this purpose stand, under whichever wording.
pub async fn count_standing(db: &Db, purpose: Purpose) -> Result<i64, StoreError> {
    db.one(COUNT_STANDING, &params![purpose.code()]).await
}

/// The wording that is asked now for a purpose.
pub async fn wording(db: &Db, purpose: Purpose) -> Result<Option<Wording>, StoreError> {
    db.maybe(WORDING, &params![purpose.code()]).await
}

/// Every version of every wording.
pub async fn wordings(db: &Db) -> Result<Vec<Wording>, StoreError> {
    db.many(WORDINGS, &[]).await
}
