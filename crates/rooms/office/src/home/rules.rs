//! The rule table.

use jiff::{SignedDuration, Timestamp};
use keruen_people::role::Role;

use super::facts::Facts;
use super::need::{Need, Severity, Target, Waits};
use crate::rights::Viewer;

/// A site whose last good backup is older than this is in danger.
pub const BACKUP_LATE: SignedDuration = SignedDuration::from_hours(48);
/// Fewer recovery codes than this should be renewed.
const FEW_CODES: i64 = 3;

/// One rule: for which roles, and when it speaks.
#[derive(Debug, Clone, Copy)]
pub struct HomeRule {
    /// Its name.
    pub name: &'static str,
    /// Whom it is for.
    pub roles: &'static [Role],
    /// Where to go.
    pub target: Target,
    judge: Judge,
}

const OWNER: &[Role] = &[Role::Owner];
const BOTH: &[Role] = &[Role::Owner, Role::Coordinator];
const COORDINATOR: &[Role] = &[Role::Coordinator];
const TYPE: &[Role] = &[Role::Owner, Role::Coordinator, Role::Clerk];

/// When a rule speaks, and how much it hurries then.
#[derive(Debug, Clone, Copy)]
enum Judge {
    /// While there is something to count.
    Some(Severity, fn(&Facts) -> i64),
    /// While something is so.
    Holds(Severity, fn(&Facts) -> bool),
    /// As its own judgement says: how many things, or hours, it is about.
    Own(Severity, fn(&Facts, Timestamp) -> Option<i64>),
}

impl Judge {
    fn says(self, facts: &Facts, now: Timestamp) -> Option<(Severity, i64)> {
        let (severity, count) = match self {
            Self::Some(severity, count) => (severity, Some(count(facts)).filter(|n| *n > 0)),
            Self::Holds(severity, holds) => (severity, holds(facts).then_some(1)),
            Self::Own(severity, judge) => (severity, judge(facts, now)),
        };
        Some((severity, count?))
    }
}

/// How old the last good backup is in hours, where that is too old.
fn backup(facts: &Facts, now: Timestamp) -> Option<i64> {
    // A new site is given the same two days for its first backup.
    let since = facts.last_backup.or(facts.site_since)?;
    let age = now.duration_since(since);
    (age > BACKUP_LATE).then(|| age.as_hours())
}

/// A damaged database is told by itself: another backup of it would help nobody.
fn backup_failed(facts: &Facts) -> i64 {
    if facts.damaged > 0 {
        0
    } else {
        facts.backup_failed
    }
}

/// How many recovery codes are left, where those are few.
fn few_codes(facts: &Facts, _: Timestamp) -> Option<i64> {
    facts.recovery_codes.filter(|left| *left < FEW_CODES)
}

/// All rules, in the order in which equally urgent needs are shown.
pub const fn rules() -> &'static [HomeRule] {
    RULES
}

type Roles = &'static [Role];
type Count = fn(&Facts) -> i64;

const fn rule(name: &'static str, roles: Roles, target: Target, judge: Judge) -> HomeRule {
    HomeRule {
        name,
        roles,
        target,
        judge,
    }
}

/// It should have been done while there is some of it.
const fn late(name: &'static str, roles: Roles, target: Target, count: Count) -> HomeRule {
    rule(name, roles, target, Judge::Some(Severity::Late, count))
}

/// It should be done soon while there is some of it.
const fn soon(name: &'static str, roles: Roles, target: Target, count: Count) -> HomeRule {
    rule(name, roles, target, Judge::Some(Severity::Soon, count))
}

/// It is good to know while there is some of it.
const fn info(name: &'static str, roles: Roles, target: Target, count: Count) -> HomeRule {
    rule(name, roles, target, Judge::Some(Severity::Info, count))
}

#[rustfmt::skip]
const RULES: &[HomeRule] = &[
    late("database-damaged", OWNER, Target::SiteState, |f| f.damaged),
    rule("backup-late", OWNER, Target::SiteState, Judge::Own(Severity::Late, backup)),
    late("backup-failed", OWNER, Target::SiteState, backup_failed),
    late("mail-failing", OWNER, Target::Outbox, |f| f.letters.stuck + f.letters.failed),
    late("jobs-dead", OWNER, Target::SiteState, |f| f.dead_jobs),
    late("consent-withdrawn", BOTH, Target::ConsentWithdrawn, |f| f.consent_withdrawn),
    late("deliverables-late", BOTH, Target::Programmes(Waits::Late), |f| f.deliverables_late),
    rule("no-way-back", OWNER, Target::Account, Judge::Holds(Severity::Soon, |f| f.no_way_back)),
    soon("second-factor-missing", OWNER, Target::WithoutSecondFactor, |f| f.without_second_factor),
    soon("persons-blocked", OWNER, Target::Blocked, |f| f.blocked),
    soon("letters-by-hand", BOTH, Target::ByHand, |f| f.letters.by_hand),
    soon("letters-bounced", BOTH, Target::Bounced, |f| f.letters.bounced),
    soon("letters-unknown", BOTH, Target::Failed, |f| f.letters.unknown),
    soon("letters-failed", COORDINATOR, Target::Failed, |f| f.letters.failed),
    soon("import-waiting", BOTH, Target::Imports, |f| f.imports_waiting),
    soon("import-faulty", BOTH, Target::FaultyRows, |f| f.imports_faulty),
    soon("duplicates", BOTH, Target::Duplicates, |f| f.duplicates),
    soon("without-consent", TYPE, Target::WithoutConsent, |f| f.without_consent),
    soon("wording-missing", OWNER, Target::Wordings, |f| f.without_wording),
    soon("programme-begun", BOTH, Target::Programmes(Waits::Begun), |f| f.begun_unpublished),
    soon("terms-overlapping", BOTH, Target::TermsOverlapping, |f| f.terms_overlapping),
    soon("deliverables-due", BOTH, Target::Programmes(Waits::Due), |f| f.deliverables_due),
    soon("calendar-unknown", OWNER, Target::Calendar, |f| f.unknown_holidays),
    rule("recovery-codes-few", BOTH, Target::Security, Judge::Own(Severity::Soon, few_codes)),
    soon("programme-without-commissioner", BOTH, Target::Programmes(Waits::Commissioner), |f| f.without_commissioner),
    info("programme-wordless", BOTH, Target::Programmes(Waits::Words), |f| f.wordless),
    info("programme-unpublished", BOTH, Target::Programmes(Waits::Unpublished), |f| f.unpublished),
    info("news-draft", TYPE, Target::Programmes(Waits::Drafts), |f| f.draft_news),
    info("terms-ending", BOTH, Target::TermsEnding, |f| f.terms_ending),
    info("seats-vacant", BOTH, Target::SeatsVacant, |f| f.vacant_seats),
    info("calendar-estimates", OWNER, Target::Calendar, |f| f.estimated_holidays),
    rule("mail-missing", OWNER, Target::SiteState, Judge::Holds(Severity::Info, |f| f.mail_missing)),
    rule("site-unnamed", OWNER, Target::SiteSettings, Judge::Holds(Severity::Info, |f| f.site_unnamed)),
];

/// What needs somebody with these roles, what is late first. Pure.
pub fn needs(roles: &[Role], facts: &Facts, now: Timestamp) -> Vec<Need> {
    let mut needs: Vec<Need> = rules()
        .iter()
        .filter(|rule| rule.roles.iter().any(|role| roles.contains(role)))
        .filter_map(|rule| {
            let (severity, count) = rule.judge.says(facts, now)?;
            let named = facts.named.get(rule.name).cloned();
            Some(Need {
                rule: rule.name,
                severity,
                count,
                target: rule.target,
                named: named.unwrap_or_default(),
            })
        })
        .collect();
    // Stable: equally urgent ones keep the order of the table.
    needs.sort_by_key(|need| need.severity);
    needs
}

/// What needs this viewer.
pub fn needs_of(viewer: &Viewer, facts: &Facts, now: Timestamp) -> Vec<Need> {
    let Some(account) = viewer.full() else {
        return Vec::new();
    };
    let mut roles = account.site.clone();
    roles.extend(account.programmes.iter().map(|(_, role)| *role));
    needs(&roles, facts, now)
}

#[cfg(test)]
mod tests;
