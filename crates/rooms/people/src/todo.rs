//! What in this room waits for somebody: facts for the home page and for notices,
//! which word them.

use crate::consent::{self, Purpose};
use crate::duplicates;
use crate::names::Names;
use crate::visibility::Viewer;
use jiff::civil::Date;
use keruen_store::{Db, Record, Row, StoreError, params};

keruen_store::statements! {
    VACANT = concat!(
        "SELECT o.slug, o.name_kk, o.name_ru, o.name_en, s.term_to, COUNT(*) AS seats FROM seat s ",
        "JOIN organisation o ON o.id = s.organisation_id ",
        "WHERE s.term_from <= $1 AND s.term_to >= $1 AND NOT EXISTS (SELECT 1 FROM seat_holder h ",
        "WHERE h.seat_id = s.id AND ", seated_on!("$1"), ") ",
        "GROUP BY o.id, o.slug, o.name_kk, o.name_ru, o.name_en, s.term_to ORDER BY o.id LIMIT 20"
    );
    ENDING = "SELECT o.slug, o.name_kk, o.name_ru, o.name_en, s.term_to, COUNT(*) AS seats FROM seat s \
        JOIN organisation o ON o.id = s.organisation_id \
        WHERE s.term_to >= $1 AND s.term_to <= $2 AND NOT EXISTS (SELECT 1 FROM seat n \
        WHERE n.organisation_id = s.organisation_id AND n.term_from > s.term_to) \
        GROUP BY o.id, o.slug, o.name_kk, o.name_ru, o.name_en, s.term_to ORDER BY s.term_to, o.id LIMIT 20";
    BLOCKED = "SELECT COUNT(*) FROM person WHERE blocked_at IS NOT NULL";
}

/// How many days before a term ends somebody should think of the next one.
const DAYS_BEFORE_TERM_ENDS: i32 = 60;

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Todo {
    /// Pairs that may be one person.
    Duplicates {
        /// How many.
        count: i64,
    },
    /// Persons whose data is blocked: to be unblocked or erased.
    Blocked {
        /// How many.
        count: i64,
    },
    /// A purpose that people are asked for has no wording yet.
    NoWording {
        /// Which one.
        purpose: Purpose,
    },
    /// A council has vacant seats.
    VacantSeats {
        /// The council's place in addresses.
        slug: String,
        /// Its name.
        council: Names,
        /// How many seats.
        count: i64,
    },
    /// A council's term ends soon, and no next one is opened.
    TermEnds {
        /// The council's place in addresses.
        slug: String,
        /// Its name.
        council: Names,
        /// The last day.
        on: Date,
    },
}

struct CouncilRow {
    slug: String,
    council: Names,
    term_to: Option<Date>,
    seats: i64,
}

impl Record for CouncilRow {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            slug: row.get("slug")?,
            council: Names::read(row, "")?,
            term_to: crate::span::read_date(row, "term_to")?,
            seats: row.get("seats")?,
        })
    }
}

/// What waits for this viewer: for owners and coordinators, nobody else.
pub async fn list(db: &Db, viewer: &Viewer, today: Date) -> Result<Vec<Todo>, StoreError> {
    if !viewer.decides() {
        return Ok(Vec::new());
    }
    let mut todo = Vec::new();
    if viewer.is_owner() {
        let wordings = consent::wordings(db).await?;
        for purpose in Purpose::ALL {
            if wordings.iter().all(|wording| wording.purpose != purpose) {
                todo.push(Todo::NoWording { purpose });
            }
        }
        let count: i64 = db.one(BLOCKED, &[]).await?;
        if count > 0 {
            todo.push(Todo::Blocked { count });
        }
    }
    let count = duplicates::count(db, viewer).await?;
    if count > 0 {
        todo.push(Todo::Duplicates { count });
    }
    let soon = today.saturating_add(jiff::Span::new().days(DAYS_BEFORE_TERM_ENDS));
    let ending: Vec<CouncilRow> = db
        .many(ENDING, &params![today.to_string(), soon.to_string()])
        .await?;
    todo.extend(ending.into_iter().filter_map(|row| {
        Some(Todo::TermEnds {
            slug: row.slug,
            council: row.council,
            on: row.term_to?,
        })
    }));
    let vacant: Vec<CouncilRow> = db.many(VACANT, &params![today.to_string()]).await?;
    todo.extend(vacant.into_iter().map(|row| Todo::VacantSeats {
        slug: row.slug,
        council: row.council,
        count: row.seats,
    }));
    Ok(todo)
}
