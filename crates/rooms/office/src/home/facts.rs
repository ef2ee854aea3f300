//! The facts the rules look at, narrowed to what the viewer may see.

use jiff::Timestamp;
use jiff::civil::Date;
use keruen_clock::Calendar;
use keruen_people::role::Role;
use keruen_people::todo::{self, Todo};
use keruen_store::Db;

use super::counting::{self, Kept};
use crate::error::OfficeError;
use crate::letters::{self, Counts};
use crate::rights::{Object, Rule, Viewer, may};
use crate::sign_in::recovery;
use crate::site;

keruen_store::statements! {
    SITE = "SELECT (SELECT min(created_at) FROM account), (SELECT count(*) FROM job WHERE state = 'dead'), \
        (SELECT count(*) FROM account a WHERE a.locked = 0 AND EXISTS (SELECT 1 FROM role_grant g \
        WHERE g.account_id = a.id AND g.role IN ('owner', 'coordinator')) AND NOT EXISTS (SELECT 1 \
        FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL))";
    PROGRAMMES = "SELECT id, CAST(CASE WHEN published_at IS NULL THEN 1 ELSE 0 END AS BIGINT), \
        CAST(CASE WHEN commissioner_id IS NULL THEN 1 ELSE 0 END AS BIGINT) FROM programme \
        WHERE published_at IS NULL OR commissioner_id IS NULL";
}

/// What the rules look at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The last good backup.
    pub last_backup: Option<Timestamp>,
    /// When the first account was made.
    pub site_since: Option<Timestamp>,
    /// The site has no name yet.
    pub site_unnamed: bool,
    /// Letters that need somebody.
    pub letters: Counts,
    /// Jobs that were given up.
    pub dead_jobs: i64,
    /// Owners and coordinators without a second factor.
    pub without_second_factor: i64,
    /// The viewer's own recovery codes left; `None`: no second factor.
    pub recovery_codes: Option<i64>,
    /// Pairs of persons that may be one.
    pub duplicates: i64,
    /// Persons whose data is blocked: to be unblocked or erased within a working day.
    pub blocked: i64,
    /// Purposes of consent without a wording.
    pub without_wording: i64,
    /// Councils whose term ends soon.
    pub terms_ending: i64,
    /// Persons whose consent to take part does not stand.
    pub without_consent: i64,
    /// Seats of public councils that nobody holds.
    pub vacant_seats: i64,
    /// Imports looked through and not applied yet.
    pub imports_waiting: i64,
    /// Programmes whose page is not open.
    pub unpublished: i64,
    /// Programmes without a commissioner.
    pub without_commissioner: i64,
    /// Holidays of the next year whose day is only worked out ahead.
    pub estimated_holidays: i64,
}

/// Gathers the facts for a viewer: a dozen reads of a few rows each; what would be dear to count
/// was counted by [`super::recount`].
pub async fn gather(
    db: &Db,
    viewer: &Viewer,
    calendar: &Calendar,
    today: Date,
) -> Result<Facts, OfficeError> {
    let Some(account) = viewer.full() else {
        return Ok(Facts::default());
    };
    let mut facts = Facts::default();
    let owner = viewer.is_owner();
    let coordinates = account.programmes_as(&[Role::Coordinator]);
    if !owner && coordinates.is_empty() {
        return Ok(facts);
    }
    facts.letters = letters::counts(db, viewer).await?;
    facts.recovery_codes = recovery::left(db, account.id).await?;
    let scope = if owner {
        None
    } else {
        Some(coordinates.as_slice())
    };
    for (name, count) in counting::kept(db, scope).await? {
        match name {
            Kept::WithoutConsent => facts.without_consent = count,
            Kept::VacantSeats => facts.vacant_seats = count,
            Kept::ImportsWaiting => facts.imports_waiting = count,
        }
    }
    for waiting in todo::list(db, &viewer.in_people(), today).await? {
        match waiting {
            Todo::Duplicates { count } => facts.duplicates = count,
            Todo::Blocked { count } => facts.blocked = count,
            Todo::NoWording { .. } => facts.without_wording += 1,
            Todo::TermEnds { .. } => facts.terms_ending += 1,
            // Counted by the job, over all councils.
            Todo::VacantSeats { .. } => {}
        }
    }
    let programmes: Vec<(i64, bool, bool)> = db.many(PROGRAMMES, &[]).await?;
    let mine = Rule::Programme(&[Role::Owner, Role::Coordinator]);
    for (id, unpublished, without) in programmes {
        if matches!(
            may(viewer, mine, Object::of_programme(id)),
            crate::rights::Decision::Yes(_)
        ) {
            facts.unpublished += i64::from(unpublished);
            facts.without_commissioner += i64::from(without);
        }
    }
    if owner {
        owners_facts(db, calendar, today, &mut facts).await?;
    }
    Ok(facts)
}

async fn owners_facts(
    db: &Db,
    calendar: &Calendar,
    today: Date,
    facts: &mut Facts,
) -> Result<(), OfficeError> {
    facts.last_backup = site::last_backup(db).await?;
    facts.site_unnamed = site::load(db).await?.content.name.is_empty();
    (
        facts.site_since,
        facts.dead_jobs,
        facts.without_second_factor,
    ) = db.one(SITE, &[]).await?;
    facts.estimated_holidays = estimates(calendar, today);
    Ok(())
}

/// Holidays between today and a year from now whose day is only worked out ahead.
fn estimates(calendar: &Calendar, today: Date) -> i64 {
    let end = today.saturating_add(jiff::Span::new().years(1));
    let count = calendar
        .movable()
        .iter()
        .flat_map(|holiday| &holiday.dates)
        .filter(|known| known.estimate && known.date >= today && known.date <= end)
        .count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn next_years_kurban_ait_is_still_to_be_confirmed() {
        let calendar = Calendar::kazakhstan().expect("the engine's own");
        assert_eq!(estimates(&calendar, date(2026, 11, 30)), 1);
        assert_eq!(estimates(&calendar, date(2024, 1, 1)), 0);
    }
}
