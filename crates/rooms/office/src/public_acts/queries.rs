//! Questions about public acts, all of which everybody may ask.

use std::collections::BTreeMap;

use keruen_store::{ASKED, Db, Record, Row, StoreError, params, rows};

use super::model::{Act, Kind};
use crate::error::OfficeError;
use crate::text::Trio;
use crate::token::Sha;

/// What [`Act`] is read from.
macro_rules! act {
    ($rest:literal) => {
        concat!(
            "SELECT a.number, a.date, a.role, a.kind, a.programme_id, p.slug AS programme_slug, a.text_kk, a.text_ru, ",
            "a.text_en, a.sha256, a.file, a.corrects FROM public_act a LEFT JOIN programme p ON p.id = a.programme_id ",
            "AND p.published_at IS NOT NULL WHERE ", $rest
        )
    };
}

keruen_store::statements! {
    pub(super) NEXT = "SELECT CAST(COALESCE(MAX(number), 0) + 1 AS BIGINT) FROM public_act";
    pub(super) INSERT = "INSERT INTO public_act (number, date, role, kind, programme_id, text_kk, text_ru, text_en, sha256, file, \
        corrects, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    pub(super) FIND = act!("a.number = $1");
    CORRECTED_OF = rows!("SELECT corrects, number FROM public_act WHERE corrects IN ", ASKED, 1, " ORDER BY number");
    CORRECTED = "SELECT number FROM public_act WHERE corrects = $1 ORDER BY number";
    PAGE = act!("(CAST($1 AS BIGINT) IS NULL OR a.number < CAST($1 AS BIGINT)) \
        AND (CAST($2 AS BIGINT) IS NULL OR a.programme_id = CAST($2 AS BIGINT)) ORDER BY a.number DESC LIMIT $3");
    COUNT = "SELECT count(*) FROM public_act";
    DESK = "SELECT a.number, a.date, a.role, a.kind, a.programme_id, \
        CASE WHEN p.published_at IS NULL THEN NULL ELSE p.slug END AS programme_slug, \
        p.name_kk, p.name_ru, p.name_en, a.text_kk, a.text_ru, a.text_en, a.sha256, a.file, a.corrects, \
        m.name AS maker, (SELECT min(c.number) FROM public_act c WHERE c.corrects = a.number) AS corrected_by \
        FROM public_act a LEFT JOIN programme p ON p.id = a.programme_id \
        LEFT JOIN journal j ON j.kind = 'public_act' AND j.thing = a.number \
        LEFT JOIN account m ON m.id = j.account \
        WHERE (CAST($1 AS TEXT) IS NULL OR a.kind = CAST($1 AS TEXT)) \
        AND (CAST($2 AS BIGINT) IS NULL OR a.programme_id = CAST($2 AS BIGINT)) \
        ORDER BY a.number DESC LIMIT $3 OFFSET $4";
    DESK_COUNT = "SELECT count(*) FROM public_act a WHERE (CAST($1 AS TEXT) IS NULL OR a.kind = CAST($1 AS TEXT)) \
        AND (CAST($2 AS BIGINT) IS NULL OR a.programme_id = CAST($2 AS BIGINT))";
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

/// As [`corrections`], of many acts at once; an act that stands uncorrected is left out.
pub async fn corrections_of(
    db: &Db,
    numbers: Vec<i64>,
) -> Result<BTreeMap<i64, Vec<i64>>, OfficeError> {
    let mut all: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    let rows: Vec<(i64, i64)> = db.of_each(CORRECTED_OF, numbers).await?;
    for (number, by) in rows {
        all.entry(number).or_default().push(by);
    }
    Ok(all)
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

/// An act as those who make acts see it in their list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnDesk {
    /// The act.
    pub act: Act,
    /// The name of its programme; blank without one.
    pub programme: Trio,
    /// Who made it, from the journal; the account may be gone.
    pub maker: Option<String>,
    /// The first act that corrects it.
    pub corrected_by: Option<i64>,
}

impl Record for OnDesk {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            act: Act::read(row)?,
            programme: Trio::read(row, "name")?,
            maker: row.get("maker")?,
            corrected_by: row.get("corrected_by")?,
        })
    }
}

/// What the list at the desk is narrowed to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// Acts of this kind alone.
    pub kind: Option<Kind>,
    /// Acts of this programme alone.
    pub programme: Option<i64>,
}

/// A page of the list at the desk, the newest first, after so many.
pub async fn on_desk(
    db: &Db,
    filter: Filter,
    passed: i64,
    limit: i64,
) -> Result<Vec<OnDesk>, OfficeError> {
    let kind = filter.kind.map(Kind::code);
    let values = params![kind, filter.programme, limit, passed];
    Ok(db.many(DESK, &values).await?)
}

/// How many acts fit a filter.
pub async fn count_on_desk(db: &Db, filter: Filter) -> Result<i64, OfficeError> {
    let values = params![filter.kind.map(Kind::code), filter.programme];
    Ok(db.one(DESK_COUNT, &values).await?)
}

/// How many acts there are, which is also the number of the last one.
pub async fn count(db: &Db) -> Result<i64, OfficeError> {
    Ok(db.one(COUNT, &[]).await?)
}

/// Whether an act keeps this file, so that everybody may download it and no sweep takes it.
pub async fn keeps(db: &Db, file: &Sha) -> Result<bool, OfficeError> {
    Ok(db.one::<i64>(USED, &params![file.as_str()]).await? > 0)
}
