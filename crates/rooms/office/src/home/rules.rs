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

fn some(count: i64, severity: Severity) -> Option<(Severity, i64)> {
    (count > 0).then_some((severity, count))
}

fn backup(facts: &Facts, now: Timestamp) -> Option<(Severity, i64)> {
    // A new site is given the same two days for its first backup.
    let since = facts.last_backup.or(facts.site_since)?;
    let age = now.duration_since(since);
    (age > BACKUP_LATE).then(|| (Severity::Late, age.as_hours()))
}

fn mail(facts: &Facts, _: Timestamp) -> Option<(Severity, i64)> {
    some(facts.letters.stuck + facts.letters.failed, Severity::Late)
}

/// All rules, in the order in which equally urgent needs are shown.
pub const fn rules() -> &'static [HomeRule] {
    RULES
}

type Judge = fn(&Facts, Timestamp) -> Option<(Severity, i64)>;

const fn rule(
    name: &'static str,
    roles: &'static [Role],
    target: Target,
    judge: Judge,
) -> HomeRule {
    HomeRule {
        name,
        roles,
        target,
        judge,
    }
}

const RULES: &[HomeRule] = &[
    rule("backup-late", OWNER, Target::SiteState, backup),
    rule("backup-failed", OWNER, Target::SiteState, |f, _| {
        some(f.backup_failed, Severity::Late)
    }),
    rule("mail-failing", OWNER, Target::Outbox, mail),
    rule("jobs-dead", OWNER, Target::SiteState, |f, _| {
        some(f.dead_jobs, Severity::Late)
    }),
    rule("consent-withdrawn", BOTH, Target::WithoutConsent, |f, _| {
        some(f.consent_withdrawn, Severity::Late)
    }),
    rule(
        "deliverables-late",
        BOTH,
        Target::Programmes(Waits::Late),
        |f, _| some(f.deliverables_late, Severity::Late),
    ),
    rule(
        "second-factor-missing",
        OWNER,
        Target::WithoutSecondFactor,
        |f, _| some(f.without_second_factor, Severity::Soon),
    ),
    rule("persons-blocked", OWNER, Target::Blocked, |f, _| {
        some(f.blocked, Severity::Soon)
    }),
    rule("letters-by-hand", BOTH, Target::ByHand, |f, _| {
        some(f.letters.by_hand, Severity::Soon)
    }),
    rule("letters-bounced", BOTH, Target::Bounced, |f, _| {
        some(f.letters.bounced, Severity::Soon)
    }),
    rule("letters-unknown", BOTH, Target::Failed, |f, _| {
        some(f.letters.unknown, Severity::Soon)
    }),
    rule("letters-failed", COORDINATOR, Target::Failed, |f, _| {
        some(f.letters.failed, Severity::Soon)
    }),
    rule("import-waiting", BOTH, Target::Imports, |f, _| {
        some(f.imports_waiting, Severity::Soon)
    }),
    rule("import-faulty", BOTH, Target::FaultyRows, |f, _| {
        some(f.imports_faulty, Severity::Soon)
    }),
    rule("duplicates", BOTH, Target::Duplicates, |f, _| {
        some(f.duplicates, Severity::Soon)
    }),
    rule("without-consent", TYPE, Target::WithoutConsent, |f, _| {
        some(f.without_consent, Severity::Soon)
    }),
    rule("wording-missing", OWNER, Target::Wordings, |f, _| {
        some(f.without_wording, Severity::Soon)
    }),
    rule(
        "programme-begun",
        BOTH,
        Target::Programmes(Waits::Begun),
        |f, _| some(f.begun_unpublished, Severity::Soon),
    ),
    rule(
        "deliverables-due",
        BOTH,
        Target::Programmes(Waits::Due),
        |f, _| some(f.deliverables_due, Severity::Soon),
    ),
    rule("calendar-unknown", OWNER, Target::Calendar, |f, _| {
        some(f.unknown_holidays, Severity::Soon)
    }),
    rule("recovery-codes-few", BOTH, Target::Security, |f, _| {
        f.recovery_codes
            .filter(|n| *n < FEW_CODES)
            .map(|n| (Severity::Soon, n))
    }),
    rule(
        "programme-without-commissioner",
        BOTH,
        Target::Programmes(Waits::Commissioner),
        |f, _| some(f.without_commissioner, Severity::Soon),
    ),
    rule(
        "programme-wordless",
        BOTH,
        Target::Programmes(Waits::Words),
        |f, _| some(f.wordless, Severity::Info),
    ),
    rule(
        "programme-unpublished",
        BOTH,
        Target::Programmes(Waits::Unpublished),
        |f, _| some(f.unpublished, Severity::Info),
    ),
    rule(
        "news-draft",
        TYPE,
        Target::Programmes(Waits::Drafts),
        |f, _| some(f.draft_news, Severity::Info),
    ),
    rule("terms-ending", BOTH, Target::TermsEnding, |f, _| {
        some(f.terms_ending, Severity::Info)
    }),
    rule("seats-vacant", BOTH, Target::SeatsVacant, |f, _| {
        some(f.vacant_seats, Severity::Info)
    }),
    rule("calendar-estimates", OWNER, Target::Calendar, |f, _| {
        some(f.estimated_holidays, Severity::Info)
    }),
    rule("mail-missing", OWNER, Target::SiteState, |f, _| {
        f.mail_missing.then_some((Severity::Info, 1))
    }),
    rule("site-unnamed", OWNER, Target::SiteSettings, |f, _| {
        f.site_unnamed.then_some((Severity::Info, 1))
    }),
];

/// What needs somebody with these roles, what is late first. Pure.
pub fn needs(roles: &[Role], facts: &Facts, now: Timestamp) -> Vec<Need> {
    let mut needs: Vec<Need> = rules()
        .iter()
        .filter(|rule| rule.roles.iter().any(|role| roles.contains(role)))
        .filter_map(|rule| {
            let (severity, count) = (rule.judge)(facts, now)?;
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
