//! The facts the rules look at, narrowed to what the viewer may see.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use keruen_clock::Calendar;
use keruen_people::role::Role;
use keruen_people::todo;
use keruen_speech::Lang;
use keruen_store::{Db, params};

use super::counting::{self, Kept, Mine};
use super::need::{Named, Spot};
use super::waiting;
use crate::error::OfficeError;
use crate::letters::{self, Counts, Waiting};
use crate::rights::Viewer;
use crate::sign_in::recovery;
use crate::site;
use crate::text::Trio;

keruen_store::statements! {
    // A backup that failed is told by itself, and only until the next one is good; damage that a job met
    // until that job is done, or the next backup good. Whoever has a password signs in with it under an
    // address or a telephone number; a link needs an address, and a site that sends mail.
    SITE = "SELECT (SELECT min(created_at) FROM account), (SELECT count(*) FROM account), \
        (SELECT count(*) FROM job WHERE state = 'dead' AND kind <> 'backup'), \
        (SELECT count(*) FROM job WHERE kind = 'backup' AND state <> 'done' AND error IS NOT NULL \
        AND id = (SELECT max(id) FROM job WHERE kind = 'backup')), \
        (SELECT count(*) FROM job WHERE error LIKE 'damaged: database:%' AND (state IN ('waiting', 'running') \
        OR (state = 'dead' AND id = (SELECT max(id) FROM job WHERE kind = 'backup')))), \
        (SELECT count(*) FROM account a WHERE a.id = $1 AND NOT ((CAST($2 AS BIGINT) = 1 AND a.email IS NOT NULL) \
        OR ((a.email IS NOT NULL OR a.phone IS NOT NULL) \
        AND EXISTS (SELECT 1 FROM password p WHERE p.account_id = a.id))))";
}

/// A thing to hand over is spoken of this many days before it is due.
const DAYS_BEFORE_DUE: i32 = 14;
/// A post that nobody published is spoken of for this long; afterwards it rests.
pub(super) const DRAFT_IS_FRESH: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many things of a kind are told by name.
const NAMED: usize = 3;

/// The last day of what is due soon.
pub(super) fn soon(today: Date) -> Date {
    today.saturating_add(jiff::Span::new().days(DAYS_BEFORE_DUE))
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
    /// No mail server is set up.
    pub mail_missing: bool,
    /// The latest backup was tried and did not succeed.
    pub backup_failed: i64,
    /// Jobs that found the database damaged and are not done.
    pub damaged: i64,
    /// The viewer is an owner whom neither a link nor a password could let in again.
    pub no_way_back: bool,
    /// How many accounts there are.
    pub accounts: i64,
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
    /// Councils of which two terms share days.
    pub terms_overlapping: i64,
    /// Councils whose term ends soon.
    pub terms_ending: i64,
    /// Persons whose consent to take part does not stand.
    pub without_consent: i64,
    /// Those among them who gave it and took it back.
    pub consent_withdrawn: i64,
    /// Seats of public councils that nobody holds.
    pub vacant_seats: i64,
    /// Imports looked through and not applied yet.
    pub imports_waiting: i64,
    /// Imports carried out whose faulty rows nobody has taken back to correct them.
    pub imports_faulty: i64,
    /// Programmes whose page is not open, without those of `begun_unpublished`.
    pub unpublished: i64,
    /// Programmes without a commissioner.
    pub without_commissioner: i64,
    /// Programmes whose first day has come and whose page is not open.
    pub begun_unpublished: i64,
    /// Programmes without a text in one of their languages.
    pub wordless: i64,
    /// Posts written lately that nobody published.
    pub draft_news: i64,
    /// Things to hand over whose day has passed.
    pub deliverables_late: i64,
    /// Things to hand over within two weeks.
    pub deliverables_due: i64,
    /// Holidays of the next year whose day is only worked out ahead.
    pub estimated_holidays: i64,
    /// Late in the year: holidays whose day in the next one the calendar does not know.
    pub unknown_holidays: i64,
    /// What rules speak of by name, by the rule: all of it where it is one thing, else the first few.
    pub named: BTreeMap<&'static str, Vec<Named>>,
}

impl Facts {
    /// Notes what a rule speaks of by name.
    pub(super) fn name(&mut self, rule: &'static str, mut named: Vec<Named>) {
        named.truncate(NAMED);
        if !named.is_empty() {
            self.named.insert(rule, named);
        }
    }
}

/// What the facts are gathered at: the moment, its day on the site's clock, the calendar, and
/// whether the site has a mail server.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// The moment.
    pub now: Timestamp,
    /// Its day on the site's clock.
    pub today: Date,
    /// The calendar of working days.
    pub calendar: &'a Calendar,
    /// Letters leave by mail.
    pub mail: bool,
}

/// Gathers the facts for a viewer: a dozen reads of a few rows each; what would be dear to count
/// was counted by [`super::recount`].
pub async fn gather(
    db: &Db,
    viewer: &Viewer,
    occasion: Occasion<'_>,
) -> Result<Facts, OfficeError> {
    let Some(account) = viewer.full() else {
        return Ok(Facts::default());
    };
    let mut facts = Facts::default();
    let owner = viewer.is_owner();
    let types = account.programmes_as(&[Role::Coordinator, Role::Clerk]);
    if !owner && types.is_empty() {
        return Ok(facts);
    }
    let decides = account.programmes_as(&[Role::Coordinator]);
    let mine = Mine {
        account: account.id,
        decides: &decides,
    };
    for (name, count) in counting::kept(db, (!owner).then_some(mine)).await? {
        match name {
            Kept::WithoutConsent => facts.without_consent = count,
            Kept::ConsentWithdrawn => facts.consent_withdrawn = count,
            Kept::VacantSeats => facts.vacant_seats = count,
            Kept::ImportsWaiting => facts.imports_waiting = count,
        }
    }
    waiting::gather(db, viewer, occasion, &mut facts).await?;
    if owner || !decides.is_empty() {
        deciders_facts(db, viewer, occasion, &mut facts).await?;
    }
    if owner {
        owners_facts(db, account.id, occasion, &mut facts).await?;
    }
    Ok(facts)
}

/// What is for owners and coordinators.
async fn deciders_facts(
    db: &Db,
    viewer: &Viewer,
    occasion: Occasion<'_>,
    facts: &mut Facts,
) -> Result<(), OfficeError> {
    if let Some(account) = viewer.full() {
        facts.recovery_codes = recovery::left(db, account.id).await?;
    }
    facts.letters = letters::counts(db, viewer, occasion.now).await?;
    for (rule, waits) in [
        ("letters-by-hand", Waiting::ByHand),
        ("letters-bounced", Waiting::Bounced),
        ("letters-unknown", Waiting::Unknown),
        ("letters-failed", Waiting::Failed),
    ] {
        if let Some((id, subject)) = facts.letters.only.get(&waits) {
            let named = Named::new(Spot::Letter(*id), Trio::new(subject, "", ""));
            facts.named.insert(rule, vec![named]);
        }
    }
    let council = |one: todo::Council| Named {
        day: one.last,
        ..Named::new(
            Spot::Council(one.id),
            Trio {
                kk: one.names.get(Lang::Kk).map(str::to_owned),
                ru: one.names.get(Lang::Ru).map(str::to_owned),
                en: one.names.get(Lang::En).map(str::to_owned),
            },
        )
    };
    let waiting = todo::waiting(db, &viewer.in_people(), occasion.today).await?;
    facts.duplicates = waiting.duplicates;
    facts.blocked = waiting.blocked;
    let overlapping: Vec<Named> = waiting.overlapping.into_iter().map(council).collect();
    let ending: Vec<Named> = waiting.ending.into_iter().map(council).collect();
    let vacant: Vec<Named> = waiting.vacant.into_iter().map(council).collect();
    let wordings: Vec<Named> = (waiting.wordless.into_iter())
        .map(|purpose| Named::new(Spot::Wording(purpose), Trio::default()))
        .collect();
    let count = |named: &Vec<Named>| i64::try_from(named.len()).unwrap_or(i64::MAX);
    (facts.terms_ending, facts.without_wording) = (count(&ending), count(&wordings));
    facts.terms_overlapping = count(&overlapping);
    facts.name("terms-overlapping", overlapping);
    facts.name("terms-ending", ending);
    facts.name("seats-vacant", vacant);
    facts.name("wording-missing", wordings);
    waiting::imports(db, viewer, occasion, facts).await
}

/// What [`SITE`] answers.
type OfSite = (Option<Timestamp>, i64, i64, i64, i64, i64);

async fn owners_facts(
    db: &Db,
    account: i64,
    occasion: Occasion<'_>,
    facts: &mut Facts,
) -> Result<(), OfficeError> {
    facts.last_backup = site::last_backup(db).await?;
    facts.site_unnamed = site::load(db).await?.content.name.is_empty();
    let mail = i64::from(occasion.mail);
    let (since, accounts, dead, backup, damaged, locked_out): OfSite =
        db.one(SITE, &params![account, mail]).await?;
    facts.site_since = since;
    facts.accounts = accounts;
    facts.dead_jobs = dead;
    facts.backup_failed = backup;
    facts.damaged = damaged;
    facts.no_way_back = locked_out > 0;
    waiting::accounts(db, facts).await?;
    facts.mail_missing = !occasion.mail;
    facts.estimated_holidays = estimates(occasion.calendar, occasion.today);
    facts.unknown_holidays = unknown(occasion.calendar, occasion.today);
    Ok(())
}

/// From this month on the calendar should know the next year.
const NEXT_YEAR_FROM: i8 = 10;

/// Holidays announced year by year of which the next year's day is not there, once it is time.
fn unknown(calendar: &Calendar, today: Date) -> i64 {
    if today.month() < NEXT_YEAR_FROM {
        return 0;
    }
    let next = today.year() + 1;
    let missing = calendar.movable().iter().filter(|one| !one.knows(next));
    i64::try_from(missing.count()).unwrap_or(i64::MAX)
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

    #[test]
    fn in_autumn_the_calendar_should_know_the_next_year() {
        let calendar = Calendar::kazakhstan().expect("the engine's own");
        assert_eq!(unknown(&calendar, date(2026, 11, 30)), 0);
        let last = calendar.movable()[0].dates.iter().map(|d| d.date.year());
        let last = last.max().expect("some year is known");
        assert_eq!(unknown(&calendar, date(last, 9, 30)), 0);
        assert_eq!(unknown(&calendar, date(last, 10, 1)), 1);
    }
}
