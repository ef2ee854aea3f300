//! Questions about public acts, all of which everybody may ask.

use keruen_store::{Db, params};

use super::model::Act;
use crate::error::OfficeError;
use crate::token::Sha;

keruen_store::statements! {
    pub(super) NEXT = "SELECT CAST(COALESCE(MAX(number), 0) + 1 AS BIGINT) FROM public_act";
    pub(super) INSERT = "INSERT INTO public_act (number, date, role, kind, programme_id, text_kk, text_ru, text_en, sha256, file, \
        corrects, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    pub(super) FIND = "SELECT a.number, a.date, a.role, a.kind, a.programme_id, p.slug AS programme_slug, a.text_kk, a.text_ru, \
        a.text_en, a.sha256, a.file, a.corrects FROM public_act a LEFT JOIN programme p ON p.id = a.programme_id \
        AND p.published_at IS NOT NULL WHERE a.number = $1";
    CORRECTED = "SELECT number FROM public_act WHERE corrects = $1 ORDER BY number";
    PAGE = "SELECT a.number, a.date, a.role, a.kind, a.programme_id, p.slug AS programme_slug, a.text_kk, a.text_ru, \
        a.text_en, a.sha256, a.file, a.corrects FROM public_act a LEFT JOIN programme p ON p.id = a.programme_id \
        AND p.published_at IS NOT NULL WHERE (CAST($1 AS BIGINT) IS NULL OR a.number < CAST($1 AS BIGINT)) \
        AND (CAST($2 AS BIGINT) IS NULL OR a.programme_id = CAST($2 AS BIGINT)) ORDER BY a.number DESC LIMIT $3";
    COUNT = "SELECT count(*) FROM public_act";
    USED = "SELECT count(*) FROM public_act WHERE file = $1";
}

/// The act of this number.
pub async fn by_number(db: &Db, number: i64) -> Result<Act, OfficeError> {
    Ok(db.one(FIND, &params![number]).await?)
}

/// The numbers of the acts that correct this one.
pub async fn corrections(db: &Db, number: i64) -> Result<Vec<i64>, OfficeError> {
    Ok(db.many(CORRECTED, &params![number]).await?)
}

/// A page of acts, the newest first: those before a number, of one programme or of all.
pub async fn page(
    db: &Db,
    before: Option<i64>,
    programme: Option<i64>,
    limit: i64,
) -> Result<Vec<Act>, OfficeError> {
    Ok(db.many(PAGE, &params![before, programme, limit]).await?)
}

/// How many acts there are, which is also the number of the last one.
pub async fn count(db: &Db) -> Result<i64, OfficeError> {
    Ok(db.one(COUNT, &[]).await?)
}

/// Whether an act keeps this file, so that everybody may download it and no sweep takes it.
pub async fn keeps(db: &Db, file: &Sha) -> Result<bool, OfficeError> {
    Ok(db.one::<i64>(USED, &params![file.as_str()]).await? > 0)
}
