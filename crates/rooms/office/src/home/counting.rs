//! Counts that would be dear to work out on every opening of the home page. A job refreshes them.

use jiff::civil::Date;
use keruen_people::consent::Purpose;
use keruen_people::todo;
use keruen_store::{Db, Tx, jobs, params};

use crate::error::OfficeError;
use crate::queue::Kind;

/// A condition on `person p`: consent to the purpose $1 does not stand.
macro_rules! without_consent {
    () => {
        "p.blocked_at IS NULL AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id AND c.purpose = $1 \
        AND c.withdrawn_at IS NULL)"
    };
}

/// A condition on `person p`: consent to the purpose $1 was given and taken back.
macro_rules! withdrawn {
    () => {
        concat!(
            without_consent!(),
            " AND EXISTS (SELECT 1 FROM consent w WHERE w.person_id = p.id ",
            "AND w.purpose = $1 AND w.withdrawn_at IS NOT NULL)"
        )
    };
}

/// How many persons of the programmes in which each account has one of the roles, everybody once.
macro_rules! for_each_account {
    ($roles:literal, $condition:expr) => {
        concat!(
            "SELECT g.account_id, count(DISTINCT p.id) FROM role_grant g ",
            "JOIN person_programme t ON t.programme_id = g.programme_id JOIN person p ON p.id = t.person_id ",
            "WHERE g.role IN (", $roles, ") AND ", $condition, " GROUP BY g.account_id"
        )
    };
}

keruen_store::statements! {
    PUT = "INSERT INTO kept_count (name, programme_id, value, counted_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (name, programme_id) DO UPDATE SET value = excluded.value, counted_at = excluded.counted_at";
    CLEAR = "DELETE FROM kept_count WHERE name = $1";
    ALL = "SELECT name, programme_id, value FROM kept_count WHERE value > 0";
    PUT_FOR = "INSERT INTO kept_for_account (name, account_id, value, counted_at) VALUES ($1, $2, $3, $4)";
    CLEAR_FOR = "DELETE FROM kept_for_account WHERE name = $1";
    FOR = "SELECT name, value FROM kept_for_account WHERE account_id = $1";
    WITHOUT_CONSENT = concat!("SELECT count(*) FROM person p WHERE ", without_consent!());
    // Whoever types people in asks for their consent.
    WITHOUT_CONSENT_FOR = for_each_account!("'coordinator', 'clerk'", without_consent!());
    WITHDRAWN = concat!("SELECT count(*) FROM person p WHERE ", withdrawn!());
    WITHDRAWN_FOR = for_each_account!("'coordinator'", withdrawn!());
}

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

    /// Counts persons: those of whoever works with them stand under the account.
    const fn is_of_persons(self) -> bool {
        matches!(self, Self::WithoutConsent | Self::ConsentWithdrawn)
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
    jobs::enqueue_unless_waiting(tx, Kind::Recount.code(), now).await?;
    Ok(())
}

/// Counts everything anew except what others keep themselves. For a job, and after an import
/// or a merge (`Db::upkeep`).
pub async fn recount(tx: &mut Tx, today: Date) -> Result<(), OfficeError> {
    let at = tx.at();
    let taking_part = params![Purpose::TakingPart.code()];
    let of_persons = [
        (Kept::WithoutConsent, WITHOUT_CONSENT, WITHOUT_CONSENT_FOR),
        (Kept::ConsentWithdrawn, WITHDRAWN, WITHDRAWN_FOR),
    ];
    for (name, whole, by_account) in of_persons {
        forget(tx, name).await?;
        let all: i64 = tx.one(whole, &taking_part).await?;
        keep(tx, name, None, all).await?;
        tx.run(CLEAR_FOR, &params![name.code()]).await?;
        let rows: Vec<(i64, i64)> = tx.many(by_account, &taking_part).await?;
        for (account, count) in rows {
            tx.run(PUT_FOR, &params![name.code(), account, count, at])
                .await?;
        }
    }
    let vacant = todo::vacant_seats(tx, today).await?;
    keep(tx, Kept::VacantSeats, None, vacant).await
}

/// The programmes that somebody's counts are of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mine<'a> {
    /// Who it is.
    pub account: i64,
    /// Where they decide.
    pub decides: &'a [i64],
}

/// The counts for the whole site (`None`), or for somebody with these programmes.
pub(super) async fn kept(db: &Db, mine: Option<Mine<'_>>) -> Result<Vec<(Kept, i64)>, OfficeError> {
    let rows: Vec<(String, i64, i64)> = db.many(ALL, &[]).await?;
    let own: Vec<(String, i64)> = match mine {
        Some(mine) => db.many(FOR, &params![mine.account]).await?,
        None => Vec::new(),
    };
    let count = |name: Kept| {
        let of_programmes = |wanted: &dyn Fn(i64) -> bool| {
            let found = rows.iter().filter(|(code, _, _)| code == name.code());
            let found = found.filter(|(_, programme, _)| wanted(*programme));
            found.map(|(_, _, value)| value).sum::<i64>()
        };
        match mine {
            Some(_) if name.is_of_persons() => {
                let found = own.iter().find(|(code, _)| code == name.code());
                found.map_or(0, |(_, value)| *value)
            }
            Some(mine) if !name.is_shared() => {
                of_programmes(&|programme| mine.decides.contains(&programme))
            }
            _ => of_programmes(&|programme| programme == 0),
        }
    };
    Ok(Kept::ALL.map(|name| (name, count(name))).into())
}
