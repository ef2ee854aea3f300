//! The working-day calendar as an owner edits it. Every edition stays, because a deadline is
//! explained by the one it was counted with.

use jiff::Timestamp;
use keruen_clock::{Calendar, CalendarError};
use keruen_store::{Db, Record, Row, StoreError, Thing, Tx, params};

use crate::error::OfficeError;

keruen_store::statements! {
    CURRENT = "SELECT edition, rules, made_at FROM calendar_edition ORDER BY edition DESC LIMIT 1";
    FIND = "SELECT edition, rules, made_at FROM calendar_edition WHERE edition = $1";
    ALL = "SELECT edition, rules, made_at FROM calendar_edition ORDER BY edition DESC";
    INSERT = "INSERT INTO calendar_edition (edition, rules, made_at) VALUES ($1, $2, $3)";
}

/// One edition of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// 1, 2, 3 … on this site.
    pub number: i64,
    /// The rules, as JSON.
    pub rules: String,
    /// When it was saved.
    pub made_at: Timestamp,
}

impl Record for Edition {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            number: row.get("edition")?,
            rules: row.get("rules")?,
            made_at: row.get("made_at")?,
        })
    }
}

/// Why an edition was not saved.
#[derive(Debug, thiserror::Error)]
pub enum CalendarRefusal {
    /// The text is no calendar; the error names the place.
    #[error(transparent)]
    Rules(#[from] CalendarError),
    /// Somebody saved another edition, or the database could not.
    #[error(transparent)]
    Office(#[from] OfficeError),
}

impl From<StoreError> for CalendarRefusal {
    fn from(error: StoreError) -> Self {
        Self::Office(error.into())
    }
}

/// The edition in force; `None` before the first save: the one that comes with the engine.
pub async fn current(db: &Db) -> Result<Option<Edition>, OfficeError> {
    Ok(db.maybe(CURRENT, &[]).await?)
}

/// The calendar in force, with its edition on this site (0: the one that comes with the engine).
pub async fn load(db: &Db) -> Result<(i64, Calendar), CalendarRefusal> {
    match current(db).await? {
        Some(edition) => Ok((edition.number, Calendar::parse(&edition.rules)?)),
        None => Ok((0, Calendar::kazakhstan()?)),
    }
}

/// An earlier edition, to explain an old deadline.
pub async fn edition(db: &Db, number: i64) -> Result<Edition, OfficeError> {
    Ok(db.one(FIND, &params![number]).await?)
}

/// All editions, the newest first.
pub async fn editions(db: &Db) -> Result<Vec<Edition>, OfficeError> {
    Ok(db.many(ALL, &[]).await?)
}

/// Saves a new edition after the one that was shown (0: none yet). Journalled; the earlier ones
/// stay.
pub async fn save(tx: &mut Tx, shown: i64, rules: &str) -> Result<i64, CalendarRefusal> {
    let at = tx.at();
    let calendar = Calendar::parse(rules)?;
    let now: Option<Edition> = tx.maybe(CURRENT, &[]).await?;
    let current = now.map_or(0, |edition| edition.number);
    if current != shown {
        let thing = Thing {
            kind: "calendar",
            id: shown,
        };
        return Err(OfficeError::Stale { thing, current }.into());
    }
    let number = current + 1;
    tx.run(INSERT, &params![number, calendar.to_json(), at])
        .await?;
    tx.journal(
        Thing {
            kind: "calendar",
            id: number,
        },
        "save",
        &["rules"],
        None,
    )
    .await?;
    Ok(number)
}
