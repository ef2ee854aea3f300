//! What in this room waits for somebody: numbers for the home page and for notices, which word them.

use crate::consent::Purpose;
use crate::duplicates;
use crate::visibility::Viewer;
use jiff::civil::Date;
use keruen_store::{Db, StoreError, Tx, params};

keruen_store::statements! {
    VACANT = concat!("SELECT COUNT(*) FROM seat s WHERE ", vacant_on!("$1"));
    ENDING = "SELECT COUNT(DISTINCT s.organisation_id) FROM seat s WHERE s.term_to >= $1 AND s.term_to <= $2 \
        AND NOT EXISTS (SELECT 1 FROM seat n WHERE n.organisation_id = s.organisation_id AND n.term_from > s.term_to)";
    BLOCKED = "SELECT COUNT(*) FROM person WHERE blocked_at IS NOT NULL";
    WORDED = "SELECT DISTINCT purpose FROM consent_text";
}

/// How many days before a term ends somebody should think of the next one.
const DAYS_BEFORE_TERM_ENDS: i32 = 60;

/// What waits, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Pairs that may be one person.
    pub duplicates: i64,
    /// Persons whose data is blocked: to be unblocked or erased.
    pub blocked: i64,
    /// Purposes that people are asked for and that have no wording yet.
    pub without_wording: i64,
    /// Councils whose term ends soon, and no next one is opened.
    pub terms_ending: i64,
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
        let without = Purpose::ALL.iter().map(|one| i64::from(wordless(one)));
        waiting.without_wording = without.sum();
        waiting.blocked = db.one(BLOCKED, &[]).await?;
    }
    waiting.duplicates = duplicates::count(db, viewer).await?;
    let soon = today.saturating_add(jiff::Span::new().days(DAYS_BEFORE_TERM_ENDS));
    let days = params![today.to_string(), soon.to_string()];
    waiting.terms_ending = db.one(ENDING, &days).await?;
    Ok(waiting)
}

/// How many seats of public councils nobody holds on a day.
pub async fn vacant_seats(tx: &mut Tx, day: Date) -> Result<i64, StoreError> {
    tx.one(VACANT, &params![day.to_string()]).await
}
