//! Questions about posts. A post brings its programme's address and openness along by a join.

use keruen_store::{Db, params};

use super::model::Post;
use crate::error::OfficeError;
use crate::token::Sha;

/// What [`Post`] is read from.
macro_rules! post {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.programme_id, n.slug, n.title_kk, n.title_ru, n.title_en, n.text_kk, n.text_ru, n.text_en, ",
            "n.photo, n.alt_kk, n.alt_ru, n.alt_en, n.photo_consent, n.published_at, n.version, ",
            "p.slug AS programme_slug, p.published_at AS programme_published FROM news n ",
            "JOIN programme p ON p.id = n.programme_id WHERE ", $rest
        )
    };
}

keruen_store::statements! {
    pub(super) FIND = post!("n.id = $1");
    FIND_SLUG = post!("p.slug = $1 AND n.slug = $2");
    OF_PROGRAMME = post!("n.programme_id = $1 ORDER BY n.id DESC");
    FEED = post!("n.published_at IS NOT NULL AND p.published_at IS NOT NULL \
        AND (CAST($1 AS BIGINT) IS NULL OR n.programme_id = CAST($1 AS BIGINT)) \
        ORDER BY n.published_at DESC, n.id DESC LIMIT $2");
    SHOWN = "SELECT count(*) FROM news n JOIN programme p ON p.id = n.programme_id WHERE n.photo = $1 \
        AND n.photo_consent = 1 AND n.published_at IS NOT NULL AND p.published_at IS NOT NULL";
    pub(super) HAS_SLUG = "SELECT count(*) FROM news WHERE programme_id = $1 AND slug = $2";
    ELSEWHERE = "SELECT count(*) FROM news WHERE photo = $1 AND programme_id <> $2";
    USED = "SELECT count(*) FROM news WHERE photo = $1";
    pub(super) INSERT = "INSERT INTO news (id, programme_id, slug, title_kk, title_ru, title_en, text_kk, text_ru, text_en, photo, \
        alt_kk, alt_ru, alt_en, photo_consent, version, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15)";
    pub(super) UPDATE = "UPDATE news SET title_kk = $2, title_ru = $3, title_en = $4, text_kk = $5, text_ru = $6, text_en = $7, \
        photo = $8, alt_kk = $9, alt_ru = $10, alt_en = $11, photo_consent = $12, version = version + 1 WHERE id = $1";
    pub(super) SET_PUBLISHED = "UPDATE news SET published_at = $2, version = version + 1 WHERE id = $1";
}

/// The post, or `NotFound`. Whether the reader may see it says [`super::visible`].
pub async fn by_id(db: &Db, id: i64) -> Result<Post, OfficeError> {
    Ok(db.one(FIND, &params![id]).await?)
}

/// The post at an address.
pub async fn by_slug(db: &Db, programme: &str, slug: &str) -> Result<Post, OfficeError> {
    Ok(db.one(FIND_SLUG, &params![programme, slug]).await?)
}

/// All posts of a programme for its team, the newest first.
pub async fn of_programme(db: &Db, programme: i64) -> Result<Vec<Post>, OfficeError> {
    Ok(db.many(OF_PROGRAMME, &params![programme]).await?)
}

/// The latest public posts, of one programme or of all: for pages and feeds.
pub async fn feed(db: &Db, programme: Option<i64>, limit: i64) -> Result<Vec<Post>, OfficeError> {
    Ok(db.many(FEED, &params![programme, limit]).await?)
}

/// Whether a file is the photo of a public post, so that `/files/{hash}` may give it to everybody.
pub async fn shows_publicly(db: &Db, file: &Sha) -> Result<bool, OfficeError> {
    Ok(db.one::<i64>(SHOWN, &params![file.as_str()]).await? > 0)
}

/// Whether any post uses a file, for the sweep of files that nothing shows.
pub async fn uses(db: &Db, file: &Sha) -> Result<bool, OfficeError> {
    Ok(db.one::<i64>(USED, &params![file.as_str()]).await? > 0)
}

/// Whether a post of another programme uses a file: its team alone sees it before everybody does.
pub async fn uses_elsewhere(db: &Db, file: &Sha, programme: i64) -> Result<bool, OfficeError> {
    let posts: i64 = db
        .one(ELSEWHERE, &params![file.as_str(), programme])
        .await?;
    Ok(posts > 0)
}
