//! Asking the index.

use keruen_people::role::Role;
use keruen_store::{Db, Record, Row, Sql, StoreError, Value};

use super::words::Words;
use crate::error::OfficeError;
use crate::news::{self, Post};
use crate::programme::{self, Listed};
use crate::public_acts::Act;
use crate::rights::Viewer;

/// The things of a kind that have a word in one of four ranges, and whether it is in a title.
macro_rules! word {
    ($kind:literal, $a:literal, $b:literal, $c:literal, $d:literal, $e:literal, $f:literal, $g:literal, $h:literal) => {
        concat!(
            "SELECT id, MIN(CASE WHEN field = 'name' THEN 0 ELSE 1 END) AS place FROM token WHERE kind = '", $kind,
            "' AND (token >= ", $a, " AND token < ", $b, " OR token >= ", $c, " AND token < ", $d,
            " OR token >= ", $e, " AND token < ", $f, " OR token >= ", $g, " AND token < ", $h, ") GROUP BY id"
        )
    };
}

/// The things of a kind that have all three words ($1..$24), those with more of them in the title
/// first.
macro_rules! hits {
    ($kind:literal) => {
        concat!(
            "(SELECT w.id, SUM(w.place) AS place FROM (",
            word!($kind, "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8"),
            " UNION ALL ",
            word!($kind, "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16"),
            " UNION ALL ",
            word!(
                $kind, "$17", "$18", "$19", "$20", "$21", "$22", "$23", "$24"
            ),
            ") w GROUP BY w.id HAVING COUNT(*) = 3) hit"
        )
    };
}

// $25: sees everything; $26: the viewer's programmes as ",1,7,".
keruen_store::statements! {
    PROGRAMMES = concat!("SELECT p.id, p.slug, p.name_kk, p.name_ru, p.name_en, p.lede_kk, p.lede_ru, p.lede_en, \
        p.starts, p.ends, p.published_at, c.name_kk AS commissioner_kk, c.name_ru AS commissioner_ru, \
        c.name_en AS commissioner_en, COUNT(*) OVER () AS found FROM ", hits!("programme"),
        " JOIN programme p ON p.id = hit.id LEFT JOIN organisation c ON c.id = p.commissioner_id \
        WHERE (p.published_at IS NOT NULL OR $25 = 1 OR CAST($26 AS TEXT) LIKE '%,' || CAST(p.id AS TEXT) || ',%') \
        ORDER BY hit.place, COALESCE(p.starts, '') DESC, p.id DESC LIMIT $27 OFFSET $28");
    POSTS = concat!("SELECT n.id, n.programme_id, n.slug, n.title_kk, n.title_ru, n.title_en, n.text_kk, n.text_ru, \
        n.text_en, n.photo, n.alt_kk, n.alt_ru, n.alt_en, n.photo_consent, n.published_at, n.version, \
        p.slug AS programme_slug, p.published_at AS programme_published, COUNT(*) OVER () AS found FROM ",
        hits!("news"), " JOIN news n ON n.id = hit.id JOIN programme p ON p.id = n.programme_id \
        WHERE ((n.published_at IS NOT NULL AND p.published_at IS NOT NULL) OR $25 = 1 \
        OR CAST($26 AS TEXT) LIKE '%,' || CAST(p.id AS TEXT) || ',%') \
        ORDER BY hit.place, COALESCE(n.published_at, n.created_at) DESC, n.id DESC LIMIT $27 OFFSET $28");
    ACTS = concat!("SELECT a.number, a.date, a.role, a.kind, a.programme_id, p.slug AS programme_slug, a.text_kk, \
        a.text_ru, a.text_en, a.sha256, a.file, a.corrects, COUNT(*) OVER () AS found FROM ", hits!("public_act"),
        " JOIN public_act a ON a.number = hit.id LEFT JOIN programme p ON p.id = a.programme_id \
        AND p.published_at IS NOT NULL ORDER BY hit.place, a.number DESC LIMIT $25 OFFSET $26");
}

/// A page of what was found of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits<T> {
    /// Those of the page.
    pub page: Vec<T>,
    /// How many there are in all.
    pub total: i64,
}

/// A programme that was found.
pub type FoundProgramme = Listed;
/// A post that was found.
pub type FoundPost = Post;
/// An act that was found.
pub type FoundAct = Act;

/// A row with how many were found.
struct Counted<T>(T, i64);

impl<T: Record> Record for Counted<T> {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(T::read(row)?, row.get("found")?))
    }
}

/// The part of the things found that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    limit: i64,
    offset: i64,
}

async fn ask<T: Record + Send + Unpin>(
    db: &Db,
    sql: Sql,
    mut values: Vec<Value>,
    part: Part,
    seen: impl Fn(&T) -> bool,
) -> Result<Hits<T>, OfficeError> {
    values.extend([Value::from(part.limit), Value::from(part.offset)]);
    let rows: Vec<Counted<T>> = db.many(sql, &values).await?;
    let total = rows.first().map_or(0, |Counted(_, found)| *found);
    let page = rows
        .into_iter()
        .map(|Counted(thing, _)| thing)
        .filter(seen)
        .collect();
    Ok(Hits { page, total })
}

/// The values that narrow to what the viewer may see beyond what is public.
fn scope(viewer: &Viewer, team: &[Role]) -> [Value; 2] {
    let mine = viewer
        .full()
        .map(|account| account.programmes_as(team))
        .unwrap_or_default();
    let mine = mine
        .iter()
        .fold(String::from(","), |list, id| format!("{list}{id},"));
    [Value::from(viewer.is_owner()), Value::from(mine)]
}

/// Programmes with these words that the viewer may see.
pub async fn programmes(
    db: &Db,
    viewer: &Viewer,
    words: &Words,
    limit: i64,
    offset: i64,
) -> Result<Hits<FoundProgramme>, OfficeError> {
    let mut values = words.values();
    values.extend(scope(viewer, programme::TEAM));
    ask(
        db,
        PROGRAMMES,
        values,
        Part { limit, offset },
        |one: &Listed| programme::visible(viewer, one.id, one.published_at.is_some()),
    )
    .await
}

/// Posts with these words that the viewer may see.
pub async fn posts(
    db: &Db,
    viewer: &Viewer,
    words: &Words,
    limit: i64,
    offset: i64,
) -> Result<Hits<FoundPost>, OfficeError> {
    let mut values = words.values();
    values.extend(scope(viewer, programme::WRITERS));
    ask(db, POSTS, values, Part { limit, offset }, |one: &Post| {
        news::visible(viewer, one)
    })
    .await
}

/// Public acts with these words, which everybody may see.
pub async fn acts(
    db: &Db,
    words: &Words,
    limit: i64,
    offset: i64,
) -> Result<Hits<FoundAct>, OfficeError> {
    ask(
        db,
        ACTS,
        words.values(),
        Part { limit, offset },
        |_: &Act| true,
    )
    .await
}
