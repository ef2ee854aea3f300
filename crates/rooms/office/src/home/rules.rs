//! The rule table.

use jiff::{SignedDuration, Timestamp};
use keruen_people::role::Role;

use super::facts::Facts;
use super::need::{Need, Severity, Target};
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
    rule("mail-failing", OWNER, Target::Outbox, mail),
    rule("jobs-dead", OWNER, Target::SiteState, |f, _| {
        some(f.dead_jobs, Severity::Late)
    }),
    rule("second-factor-missing", OWNER, Target::Accounts, |f, _| {
        some(f.without_second_factor, Severity::Soon)
    }),
    rule("persons-blocked", OWNER, Target::Blocked, |f, _| {
        some(f.blocked, Severity::Soon)
    }),
    rule("letters-by-hand", BOTH, Target::ByHand, |f, _| {
        some(f.letters.by_hand, Severity::Soon)
    }),
    rule("letters-bounced", BOTH, Target::Outbox, |f, _| {
        some(f.letters.bounced, Severity::Soon)
    }),
    rule("letters-failed", COORDINATOR, Target::Outbox, |f, _| {
        some(f.letters.failed, Severity::Soon)
    }),
    rule("import-waiting", BOTH, Target::Imports, |f, _| {
        some(f.imports_waiting, Severity::Soon)
    }),
    rule("duplicates", BOTH, Target::Duplicates, |f, _| {
        some(f.duplicates, Severity::Soon)
    }),
    rule("without-consent", BOTH, Target::WithoutConsent, |f, _| {
        some(f.without_consent, Severity::Soon)
    }),
    rule("wording-missing", OWNER, Target::Wordings, |f, _| {
        some(f.without_wording, Severity::Soon)
    }),
    rule("recovery-codes-few", BOTH, Target::Security, |f, _| {
        f.recovery_codes
            .filter(|n| *n < FEW_CODES)
            .map(|n| (Severity::Soon, n))
    }),
    rule(
        "programme-without-commissioner",
        BOTH,
        Target::Programmes,
        |f, _| some(f.without_commissioner, Severity::Soon),
    ),
    rule("programme-unpublished", BOTH, Target::Programmes, |f, _| {
        some(f.unpublished, Severity::Info)
    }),
    rule("terms-ending", BOTH, Target::Councils, |f, _| {
        some(f.terms_ending, Severity::Info)
    }),
    rule("seats-vacant", BOTH, Target::Councils, |f, _| {
        some(f.vacant_seats, Severity::Info)
    }),
    rule("calendar-estimates", OWNER, Target::Calendar, |f, _| {
        some(f.estimated_holidays, Severity::Info)
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
            Some(Need {
                rule: rule.name,
                severity,
                count,
                target: rule.target,
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
mod tests {
    use super::*;
    use crate::letters::Counts;
    use proptest::prelude::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(hours * 3600).expect("in range")
    }

    fn names(roles: &[Role], facts: &Facts, now: Timestamp) -> Vec<&'static str> {
        needs(roles, facts, now).iter().map(|n| n.rule).collect()
    }

    #[test]
    fn a_quiet_site_needs_nobody() {
        for role in Role::ALL {
            assert!(
                needs(&[role], &Facts::default(), at(1000)).is_empty(),
                "{role}"
            );
        }
    }

    #[test]
    fn the_backup_is_late_after_two_days_and_not_before() {
        let facts = |hour| Facts {
            last_backup: Some(at(hour)),
            ..Facts::default()
        };
        assert!(names(&[Role::Owner], &facts(100), at(148)).is_empty());
        assert_eq!(names(&[Role::Owner], &facts(100), at(149)), ["backup-late"]);
        assert!(names(&[Role::Coordinator], &facts(100), at(149)).is_empty());
        let never = Facts {
            site_since: Some(at(100)),
            ..Facts::default()
        };
        assert!(names(&[Role::Owner], &never, at(148)).is_empty());
        assert_eq!(needs(&[Role::Owner], &never, at(172))[0].count, 72);
    }

    fn with(change: fn(&mut Facts)) -> Facts {
        let mut facts = Facts::default();
        change(&mut facts);
        facts
    }

    #[test]
    fn each_rule_by_its_facts() {
        type Names = &'static [&'static str];
        const BARE: Names = &["programme-without-commissioner"];
        let both: [(Facts, Names); 10] = [
            (with(|f| f.letters.by_hand = 2), &["letters-by-hand"]),
            (with(|f| f.letters.bounced = 2), &["letters-bounced"]),
            (with(|f| f.imports_waiting = 1), &["import-waiting"]),
            (with(|f| f.duplicates = 3), &["duplicates"]),
            (with(|f| f.without_consent = 3), &["without-consent"]),
            (
                with(|f| f.recovery_codes = Some(2)),
                &["recovery-codes-few"],
            ),
            (with(|f| f.recovery_codes = Some(3)), &[]),
            (with(|f| f.without_commissioner = 1), BARE),
            (with(|f| f.unpublished = 1), &["programme-unpublished"]),
            (with(|f| f.vacant_seats = 1), &["seats-vacant"]),
        ];
        for (facts, expected) in both {
            check(&facts, expected, expected);
        }
        check(
            &with(|f| f.terms_ending = 1),
            &["terms-ending"],
            &["terms-ending"],
        );
        check(
            &with(|f| f.letters.failed = 1),
            &["mail-failing"],
            &["letters-failed"],
        );
        let owners: [(Facts, Names); 7] = [
            (with(|f| f.letters.stuck = 1), &["mail-failing"]),
            (with(|f| f.dead_jobs = 1), &["jobs-dead"]),
            (
                with(|f| f.without_second_factor = 1),
                &["second-factor-missing"],
            ),
            (with(|f| f.blocked = 1), &["persons-blocked"]),
            (with(|f| f.without_wording = 1), &["wording-missing"]),
            (with(|f| f.estimated_holidays = 1), &["calendar-estimates"]),
            (with(|f| f.site_unnamed = true), &["site-unnamed"]),
        ];
        for (facts, expected) in owners {
            check(&facts, expected, &[]);
        }
    }

    /// These facts need an owner and a coordinator for this, and nobody else for anything.
    fn check(facts: &Facts, owner: &[&str], coordinator: &[&str]) {
        for role in Role::ALL {
            let expected = match role {
                Role::Owner => owner,
                Role::Coordinator => coordinator,
                _ => &[],
            };
            assert_eq!(names(&[role], facts, at(0)), expected, "{role} {facts:?}");
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = rules().iter().map(|r| r.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), rules().len());
    }

    proptest! {
        #[test]
        fn late_comes_first_and_nothing_twice(
            hand in 0i64..5, failed in 0i64..5, duplicates in 0i64..5, jobs in 0i64..5, vacant in 0i64..5,
        ) {
            let facts = Facts {
                letters: Counts { by_hand: hand, failed, ..Counts::default() },
                duplicates, dead_jobs: jobs, vacant_seats: vacant, ..Facts::default()
            };
            let needs = needs(&[Role::Owner, Role::Coordinator], &facts, at(0));
            prop_assert!(needs.windows(2).all(|w| w[0].severity <= w[1].severity));
            let mut names: Vec<_> = needs.iter().map(|n| n.rule).collect();
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), needs.len());
            prop_assert!(needs.iter().all(|n| n.count > 0));
        }
    }
}
