//! Counts that would be dear to work out on every opening of the home page. A job refreshes them.

use jiff::civil::Date;
use keruen_people::consent::Purpose;
use keruen_store::{Db, Tx, Value, jobs, params};

use crate::error::OfficeError;

keruen_store::statements! {
    PUT = "INSERT INTO kept_count (name, programme_id, value, counted_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (name, programme_id) DO UPDATE SET value = excluded.value, counted_at = excluded.counted_at";
    CLEAR = "DELETE FROM kept_count WHERE name = $1";
    ALL = "SELECT name, programme_id, value FROM kept_count WHERE value > 0";
    WITHOUT_CONSENT = "SELECT count(*) FROM person p WHERE p.blocked_at IS NULL AND NOT EXISTS (SELECT 1 FROM consent c \
        WHERE c.person_id = p.id AND c.purpose = $1 AND c.withdrawn_at IS NULL)";
    WITHOUT_CONSENT_BY = "SELECT t.programme_id, count(*) FROM person_programme t JOIN person p ON p.id = t.person_id \
        WHERE p.blocked_at IS NULL AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id \
        AND c.purpose = $1 AND c.withdrawn_at IS NULL) GROUP BY t.programme_id";
    WITHDRAWN = "SELECT count(*) FROM person p WHERE p.blocked_at IS NULL AND EXISTS (SELECT 1 FROM consent w \
        WHERE w.person_id = p.id AND w.purpose = $1 AND w.withdrawn_at IS NOT NULL) AND NOT EXISTS (SELECT 1 \
        FROM consent c WHERE c.person_id = p.id AND c.purpose = $1 AND c.withdrawn_at IS NULL)";
    WITHDRAWN_BY = "SELECT t.programme_id, count(*) FROM person_programme t JOIN person p ON p.id = t.person_id \
        WHERE p.blocked_at IS NULL AND EXISTS (SELECT 1 FROM consent w WHERE w.person_id = p.id AND w.purpose = $1 \
        AND w.withdrawn_at IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id \
        AND c.purpose = $1 AND c.withdrawn_at IS NULL) GROUP BY t.programme_id";
    VACANT = "SELECT count(*) FROM seat s WHERE s.term_from <= $1 AND s.term_to >= $1 AND NOT EXISTS (SELECT 1 \
        FROM seat_holder h WHERE h.seat_id = s.id AND h.since <= $1 AND (h.until IS NULL OR h.until >= $1))";
}

/// The kind of the job that counts anew, see [`recount`].
pub const RECOUNT: &str = "recount";

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kept {
    /// Persons whose consent to take part does not stand.
    WithoutConsent,
    /// Those among them who gave it and took it back.
    ConsentWithdrawn,
    /// Seats of public councils that nobody holds.
    VacantSeats,
    /// Imports looked through and not applied yet.
    ImportsWaiting,
}

impl Kept {
    /// All counts.
    pub const ALL: [Self; 4] = [
        Self::WithoutConsent,
        Self::ConsentWithdrawn,
        Self::VacantSeats,
        Self::ImportsWaiting,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::WithoutConsent => "without-consent",
            Self::ConsentWithdrawn => "consent-withdrawn",
            Self::VacantSeats => "vacant-seats",
            Self::ImportsWaiting => "imports-waiting",
        }
    }

    /// The same number for everybody who sees it at all: councils are public.
    const fn is_shared(self) -> bool {
        matches!(self, Self::VacantSeats)
    }
}

/// Keeps one count; `programme` `None` is the whole site.
pub async fn keep(
    tx: &mut Tx,
    name: Kept,
    programme: Option<i64>,
    count: i64,
) -> Result<(), OfficeError> {
    let at = tx.at();
    tx.run(
        PUT,
        &params![name.code(), programme.unwrap_or(0), count, at],
    )
    .await?;
    Ok(())
}

/// Forgets one count, before it is kept anew for every programme.
pub async fn forget(tx: &mut Tx, name: Kept) -> Result<(), OfficeError> {
    tx.run(CLEAR, &params![name.code()]).await?;
    Ok(())
}

/// The counts are not true any more after this transaction: a job is queued with it. After whatever
/// changes who there is, who agreed to take part, or who holds a seat.
pub async fn outdated(tx: &mut Tx) -> Result<(), OfficeError> {
    let now = tx.at();
    jobs::enqueue_unless_waiting(tx, RECOUNT, now).await?;
    Ok(())
}

/// Counts everything anew except what others keep themselves. For a job, and after an import
/// or a merge (`Db::upkeep`).
pub async fn recount(tx: &mut Tx, today: Date) -> Result<(), OfficeError> {
    let taking_part = params![Purpose::TakingPart.code()];
    let day = [Value::from(today.to_string())];
    let counted: [(Kept, _, &[Value], Option<_>); 3] = [
        (
            Kept::WithoutConsent,
            WITHOUT_CONSENT,
            &taking_part,
            Some(WITHOUT_CONSENT_BY),
        ),
        (
            Kept::ConsentWithdrawn,
            WITHDRAWN,
            &taking_part,
            Some(WITHDRAWN_BY),
        ),
        (Kept::VacantSeats, VACANT, &day, None),
    ];
    for (name, whole, values, by) in counted {
        tx.run(CLEAR, &params![name.code()]).await?;
        let all: i64 = tx.one(whole, values).await?;
        keep(tx, name, None, all).await?;
        if let Some(by) = by {
            let rows: Vec<(i64, i64)> = tx.many(by, values).await?;
            for (programme, count) in rows {
                keep(tx, name, Some(programme), count).await?;
            }
        }
    }
    Ok(())
}

/// The counts for the whole site (`None`), or for somebody with these programmes. A person in two
/// programmes counts in both.
pub(super) async fn kept(
    db: &Db,
    programmes: Option<&[i64]>,
) -> Result<Vec<(Kept, i64)>, OfficeError> {
    let rows: Vec<(String, i64, i64)> = db.many(ALL, &[]).await?;
    Ok(Kept::ALL
        .into_iter()
        .map(|name| {
            let counts = |programme: i64| match programmes {
                Some(mine) if !name.is_shared() => mine.contains(&programme),
                _ => programme == 0,
            };
            let sum = rows
                .iter()
                .filter(|(code, programme, _)| code == name.code() && counts(*programme))
                .map(|(_, _, value)| value)
                .sum();
            (name, sum)
        })
        .collect())
}
