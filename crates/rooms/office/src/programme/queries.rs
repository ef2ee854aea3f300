//! Questions about programmes. The names of the two bodies come along by a join, so that a page
//! of ten programmes is one statement.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_store::{Db, Record, Row, StoreError, params};

use super::model::{Programme, day};
use super::rail::Stage;
use crate::error::OfficeError;
use crate::text::Trio;

/// What [`Programme`] is read from.
macro_rules! programme {
    ($where:literal) => {
        concat!(
            "SELECT p.id, p.slug, p.name_kk, p.name_ru, p.name_en, p.lede_kk, p.lede_ru, p.lede_en, ",
            "p.goals_kk, p.goals_ru, p.goals_en, p.commissioner_id, c.slug AS commissioner_slug, ",
            "c.name_kk AS commissioner_kk, c.name_ru AS commissioner_ru, c.name_en AS commissioner_en, p.operator_id, ",
            "o.slug AS operator_slug, o.name_kk AS operator_kk, o.name_ru AS operator_ru, o.name_en AS operator_en, ",
            "p.contract_number, p.contract_date, p.starts, p.ends, p.langs, p.published_at, p.version FROM programme p ",
            "LEFT JOIN organisation c ON c.id = p.commissioner_id LEFT JOIN organisation o ON o.id = p.operator_id ",
            "WHERE ", $where
        )
    };
}

/// What [`Listed`] is read from, and more columns; the programme that begins last stands first.
macro_rules! listed {
    ($more:literal, $where:literal) => {
        concat!(
            "SELECT p.id, p.slug, p.name_kk, p.name_ru, p.name_en, p.lede_kk, p.lede_ru, p.lede_en, p.starts, p.ends, ",
            "p.published_at, c.name_kk AS commissioner_kk, c.name_ru AS commissioner_ru, c.name_en AS commissioner_en",
            $more, " FROM programme p LEFT JOIN organisation c ON c.id = p.commissioner_id ", $where,
            " ORDER BY COALESCE(p.starts, '') DESC, p.id DESC"
        )
    };
}

keruen_store::statements! {
    pub(super) FIND = programme!("p.id = $1");
    FIND_SLUG = programme!("p.slug = $1");
    LIST = listed!("", "");
    LIST_PUBLIC = listed!("", "WHERE p.published_at IS NOT NULL");
    OF_BODY = listed!(
        ", CAST(CASE WHEN p.commissioner_id = $1 THEN 1 ELSE 0 END AS BIGINT) AS commissions, \
        CAST(CASE WHEN p.operator_id = $1 THEN 1 ELSE 0 END AS BIGINT) AS operates",
        "WHERE p.commissioner_id = $1 OR p.operator_id = $1"
    );
    pub(super) COUNT_OF_BODY = "SELECT count(*) FROM programme WHERE commissioner_id = $1 OR operator_id = $1";
    pub(super) HAS_SLUG = "SELECT count(*) FROM programme WHERE slug = $1";
    pub(super) STAGES = "SELECT kind, starts, ends, note_kk, note_ru, note_en FROM stage WHERE programme_id = $1";
    ALL_STAGES = "SELECT programme_id, kind, starts, ends, note_kk, note_ru, note_en FROM stage";
    pub(super) INSERT = "INSERT INTO programme (id, slug, name_kk, name_ru, name_en, lede_kk, lede_ru, lede_en, \
        goals_kk, goals_ru, goals_en, commissioner_id, operator_id, contract_number, contract_date, starts, ends, \
        langs, version, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1, $19)";
    pub(super) UPDATE = "UPDATE programme SET name_kk = $2, name_ru = $3, name_en = $4, lede_kk = $5, lede_ru = $6, \
        lede_en = $7, goals_kk = $8, goals_ru = $9, goals_en = $10, commissioner_id = $11, operator_id = $12, \
        contract_number = $13, contract_date = $14, starts = $15, ends = $16, langs = $17, version = version + 1 \
        WHERE id = $1";
    pub(super) SET_PUBLISHED = "UPDATE programme SET published_at = $2, version = version + 1 WHERE id = $1";
    pub(super) BUMP = "UPDATE programme SET version = version + 1 WHERE id = $1 AND version = $2";
    pub(super) VERSION = "SELECT version FROM programme WHERE id = $1";
    pub(super) PUT_STAGE = "INSERT INTO stage (programme_id, kind, starts, ends, note_kk, note_ru, note_en) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (programme_id, kind) DO UPDATE SET \
        starts = excluded.starts, ends = excluded.ends, note_kk = excluded.note_kk, note_ru = excluded.note_ru, \
        note_en = excluded.note_en";
}

/// A programme in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: i64,
    /// The end of its address.
    pub slug: String,
    /// What it is called.
    pub name: Trio,
    /// One or two sentences.
    pub lede: Trio,
    /// The name of who ordered it.
    pub commissioner: Trio,
    /// The first day.
    pub starts: Option<Date>,
    /// The last day.
    pub ends: Option<Date>,
    /// When it was published.
    pub published_at: Option<Timestamp>,
}

impl Record for Listed {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            slug: row.get("slug")?,
            name: Trio::read(row, "name")?,
            lede: Trio::read(row, "lede")?,
            commissioner: Trio::read(row, "commissioner")?,
            starts: day(row, "starts")?,
            ends: day(row, "ends")?,
            published_at: row.get("published_at")?,
        })
    }
}

/// A programme and what an organisation has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tied {
    /// The programme.
    pub programme: Listed,
    /// The organisation ordered it.
    pub commissions: bool,
    /// The organisation runs it.
    pub operates: bool,
}

impl Record for Tied {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            programme: Listed::read(row)?,
            commissions: row.get("commissions")?,
            operates: row.get("operates")?,
        })
    }
}

/// The programmes that an organisation ordered or runs, as far as the viewer may see them, the
/// newest first.
pub async fn of_body(
    db: &Db,
    viewer: &crate::rights::Viewer,
    organisation: i64,
) -> Result<Vec<Tied>, OfficeError> {
    let mut all: Vec<Tied> = db.many(OF_BODY, &params![organisation]).await?;
    all.retain(|tied| {
        let programme = &tied.programme;
        super::visible(viewer, programme.id, programme.published_at.is_some())
    });
    Ok(all)
}

/// The programme, or [`StoreError::NotFound`]. Whether the reader may see it says
/// [`super::visible`].
pub async fn by_id(db: &Db, id: i64) -> Result<Programme, OfficeError> {
    Ok(db.one(FIND, &params![id]).await?)
}

/// The programme at an address.
pub async fn by_slug(db: &Db, slug: &str) -> Result<Programme, OfficeError> {
    Ok(db.one(FIND_SLUG, &params![slug]).await?)
}

/// All programmes that the viewer may see, the newest first.
pub async fn list(db: &Db, viewer: &crate::rights::Viewer) -> Result<Vec<Listed>, OfficeError> {
    if viewer.full().is_none() {
        return Ok(db.many(LIST_PUBLIC, &[]).await?);
    }
    let mut all: Vec<Listed> = db.many(LIST, &[]).await?;
    all.retain(|p| super::visible(viewer, p.id, p.published_at.is_some()));
    Ok(all)
}

struct OfProgramme(i64, Stage);

impl Record for OfProgramme {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(row.get("programme_id")?, Stage::read(row)?))
    }
}

/// The stages of all programmes by programme, for lists: one statement, however many there are.
pub async fn all_stages(db: &Db) -> Result<BTreeMap<i64, Vec<Stage>>, OfficeError> {
    let mut all: BTreeMap<i64, Vec<Stage>> = BTreeMap::new();
    for OfProgramme(programme, stage) in db.many(ALL_STAGES, &[]).await? {
        all.entry(programme).or_default().push(stage);
    }
    Ok(all)
}

/// The stages that have days or words, in no order; [`super::rail::rail`] orders them.
pub async fn stages(db: &Db, programme: i64) -> Result<Vec<Stage>, OfficeError> {
    Ok(db.many(STAGES, &params![programme]).await?)
}
