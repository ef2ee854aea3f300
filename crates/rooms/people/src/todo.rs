//! What in this room waits for somebody: numbers and names for the home page and for notices, which
//! word them.

use crate::consent::Purpose;
use crate::duplicates;
use crate::names::Names;
use crate::organisation::Waits;
use crate::visibility::Viewer;
use jiff::civil::Date;
use keruen_store::{Db, Record, Row, StoreError, Tx, params};

keruen_store::statements! {
    VACANT = concat!("SELECT COUNT(*) FROM seat s WHERE ", vacant_on!("$1"));
    // One question for all that councils wait for; of vacant ones the first few are named.
    COUNCILS = concat!(
        "SELECT w.waits, w.id, w.name_kk, w.name_ru, w.name_en, w.last FROM (",
        "SELECT 'ending' AS waits, o.id, o.name_kk, o.name_ru, o.name_en, MIN(s.term_to) AS last FROM seat s ",
        "JOIN organisation o ON o.id = s.organisation_id WHERE s.term_to >= $1 AND s.term_to <= $2 ",
        "AND NOT EXISTS (SELECT 1 FROM seat n WHERE n.organisation_id = s.organisation_id AND n.term_from > s.term_to) ",
        "GROUP BY o.id, o.name_kk, o.name_ru, o.name_en ",
        "UNION ALL SELECT 'overlap', o.id, o.name_kk, o.name_ru, o.name_en, CAST(NULL AS TEXT) FROM organisation o ",
        "WHERE ", terms_share_a_day!(), " ",
        "UNION ALL SELECT 'vacant', v.id, v.name_kk, v.name_ru, v.name_en, CAST(NULL AS TEXT) FROM ",
        "(SELECT o.id, o.name_kk, o.name_ru, o.name_en FROM organisation o WHERE EXISTS ",
        "(SELECT 1 FROM seat s WHERE s.organisation_id = o.id AND ", vacant_on!("$1"), ") ORDER BY o.id LIMIT 20) v",
        ") w ORDER BY w.waits, COALESCE(w.last, ''), w.id"
    );
    BLOCKED = "SELECT COUNT(*) FROM person WHERE blocked_at IS NOT NULL";
    WORDED = "SELECT DISTINCT purpose FROM consent_text";
}

/// How many days before a term ends somebody should think of the next one.
const DAYS_BEFORE_TERM_ENDS: i32 = 60;

/// The last day of a term that ends soon.
pub(crate) fn term_ends_soon(today: Date) -> Date {
    today.saturating_add(jiff::Span::new().days(DAYS_BEFORE_TERM_ENDS))
}

/// A council that waits for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub names: Names,
    /// The last day of the term, where it is the term that ends.
    pub last: Option<Date>,
}

impl Record for Council {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            names: Names::read(row, "")?,
            last: crate::span::read_date(row, "last")?,
        })
    }
}

/// A council with what it waits for.
struct Waiter(Waits, Council);

impl Record for Waiter {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self(
            row.word("waits", Waits::from_code)?,
            Council::read(row)?,
        ))
    }
}

/// What waits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Pairs that may be one person.
    pub duplicates: i64,
    /// Persons whose data is blocked: to be unblocked or erased.
    pub blocked: i64,
    /// Purposes that people are asked for and that have no wording yet.
    pub wordless: Vec<Purpose>,
    /// Councils of which two terms share days, so that a page shows one of them only.
    pub overlapping: Vec<Council>,
    /// Councils whose term ends soon, and no next one is opened.
    pub ending: Vec<Council>,
    /// Councils with vacant seats, the first of them: how many seats there are a job counts.
    pub vacant: Vec<Council>,
}

/// What waits for this viewer: for owners and coordinators, nobody else.
pub async fn waiting(db: &Db, viewer: &Viewer, today: Date) -> Result<Waiting, StoreError> {
    if !viewer.decides() {
        return Ok(Waiting::default());
    }
    let mut waiting = Waiting::default();
    if viewer.is_owner() {
        let worded: Vec<String> = db.many(WORDED, &[]).await?;
        let wordless = |purpose: &Purpose| worded.iter().all(|code| code != purpose.code());
        waiting.wordless = Purpose::ALL.into_iter().filter(wordless).collect();
        waiting.blocked = db.one(BLOCKED, &[]).await?;
    }
    waiting.duplicates = duplicates::count(db, viewer).await?;
    let days = params![today.to_string(), term_ends_soon(today).to_string()];
    for Waiter(waits, council) in db.many(COUNCILS, &days).await? {
        match waits {
            Waits::Ending => waiting.ending.push(council),
            Waits::Overlap => waiting.overlapping.push(council),
            Waits::Vacant => waiting.vacant.push(council),
        }
    }
    Ok(waiting)
}

/// How many seats of public councils nobody holds on a day.
pub async fn vacant_seats(tx: &mut Tx, day: Date) -> Result<i64, StoreError> {
    tx.one(VACANT, &params![day.to_string()]).await
}
