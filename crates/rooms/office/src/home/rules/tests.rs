//! Each rule by what shows it and what clears it.

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

/// A rule with facts that make it speak, and facts next to them at which it is silent.
type Shown = (&'static str, fn(&mut Facts), fn(&mut Facts));

/// One row a rule. Facts that nothing else speaks about, so that each row shows its rule alone.
const SHOWN: &[Shown] = &[
    (
        "backup-late",
        |f| f.site_since = Some(at(-49)),
        |f| {
            f.site_since = Some(at(-48));
        },
    ),
    (
        "backup-failed",
        |f| f.backup_failed = 1,
        |f| f.backup_failed = 0,
    ),
    (
        "mail-failing",
        |f| f.letters.stuck = 1,
        |f| f.letters.stuck = 0,
    ),
    ("jobs-dead", |f| f.dead_jobs = 1, |f| f.dead_jobs = 0),
    (
        "consent-withdrawn",
        |f| f.consent_withdrawn = 1,
        |f| {
            f.consent_withdrawn = 0;
        },
    ),
    (
        "deliverables-late",
        |f| f.deliverables_late = 1,
        |f| {
            f.deliverables_late = 0;
        },
    ),
    (
        "second-factor-missing",
        |f| f.without_second_factor = 1,
        |f| {
            f.without_second_factor = 0;
        },
    ),
    ("persons-blocked", |f| f.blocked = 1, |f| f.blocked = 0),
    (
        "letters-by-hand",
        |f| f.letters.by_hand = 2,
        |f| {
            f.letters.by_hand = 0;
        },
    ),
    (
        "letters-bounced",
        |f| f.letters.bounced = 2,
        |f| {
            f.letters.bounced = 0;
        },
    ),
    (
        "letters-unknown",
        |f| f.letters.unknown = 1,
        |f| {
            f.letters.unknown = 0;
        },
    ),
    (
        "letters-failed",
        |f| f.letters.failed = 1,
        |f| {
            f.letters.failed = 0;
        },
    ),
    (
        "import-waiting",
        |f| f.imports_waiting = 1,
        |f| {
            f.imports_waiting = 0;
        },
    ),
    (
        "import-faulty",
        |f| f.imports_faulty = 1,
        |f| {
            f.imports_faulty = 0;
        },
    ),
    ("duplicates", |f| f.duplicates = 3, |f| f.duplicates = 0),
    (
        "without-consent",
        |f| f.without_consent = 3,
        |f| {
            f.without_consent = 0;
        },
    ),
    (
        "wording-missing",
        |f| f.without_wording = 1,
        |f| {
            f.without_wording = 0;
        },
    ),
    (
        "programme-begun",
        |f| f.begun_unpublished = 1,
        |f| {
            f.begun_unpublished = 0;
        },
    ),
    (
        "deliverables-due",
        |f| f.deliverables_due = 1,
        |f| {
            f.deliverables_due = 0;
        },
    ),
    (
        "calendar-unknown",
        |f| f.unknown_holidays = 1,
        |f| {
            f.unknown_holidays = 0;
        },
    ),
    (
        "recovery-codes-few",
        |f| f.recovery_codes = Some(2),
        |f| {
            f.recovery_codes = Some(3);
        },
    ),
    (
        "programme-without-commissioner",
        |f| f.without_commissioner = 1,
        |f| {
            f.without_commissioner = 0;
        },
    ),
    ("programme-wordless", |f| f.wordless = 1, |f| f.wordless = 0),
    (
        "programme-unpublished",
        |f| f.unpublished = 1,
        |f| {
            f.unpublished = 0;
        },
    ),
    ("news-draft", |f| f.draft_news = 1, |f| f.draft_news = 0),
    (
        "terms-ending",
        |f| f.terms_ending = 1,
        |f| f.terms_ending = 0,
    ),
    (
        "seats-vacant",
        |f| f.vacant_seats = 1,
        |f| f.vacant_seats = 0,
    ),
    (
        "calendar-estimates",
        |f| f.estimated_holidays = 1,
        |f| {
            f.estimated_holidays = 0;
        },
    ),
    (
        "mail-missing",
        |f| f.mail_missing = true,
        |f| {
            f.mail_missing = false;
        },
    ),
    (
        "site-unnamed",
        |f| f.site_unnamed = true,
        |f| {
            f.site_unnamed = false;
        },
    ),
];

#[test]
fn each_rule_is_shown_by_its_facts_and_cleared_by_others() {
    let shown: Vec<_> = SHOWN.iter().map(|(name, ..)| *name).collect();
    let ruled: Vec<_> = rules().iter().map(|rule| rule.name).collect();
    assert_eq!(shown, ruled, "a row for each rule, in their order");
    for ((name, shows, clears), rule) in SHOWN.iter().zip(rules()) {
        let (mut facts, mut cleared) = (Facts::default(), Facts::default());
        shows(&mut facts);
        clears(&mut cleared);
        for role in Role::ALL {
            let said = names(&[role], &facts, at(0));
            assert_eq!(
                said.contains(name),
                rule.roles.contains(&role),
                "{name}: {role} hears {said:?}"
            );
            let said = names(&[role], &cleared, at(0));
            assert!(!said.contains(name), "{name}: {role} still hears {said:?}");
        }
    }
}

#[test]
fn one_trouble_is_told_once() {
    let failed = Facts {
        letters: Counts {
            failed: 1,
            ..Counts::default()
        },
        ..Facts::default()
    };
    assert_eq!(names(&[Role::Owner], &failed, at(0)), ["mail-failing"]);
    assert_eq!(
        names(&[Role::Coordinator], &failed, at(0)),
        ["letters-failed"]
    );
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
