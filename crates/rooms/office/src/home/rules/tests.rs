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

/// A rule, and the facts that make it speak, or next to them leave it silent.
type Shown = (&'static str, fn(&mut Facts, bool));

/// One row a rule. Facts that nothing else speaks about, so that each row shows its rule alone.
#[rustfmt::skip]
const SHOWN: &[Shown] = &[
    ("database-damaged", |f, on| (f.damaged, f.backup_failed) = (on.into(), on.into())),
    ("backup-late", |f, on| f.site_since = Some(at(if on { -49 } else { -48 }))),
    ("backup-failed", |f, on| f.backup_failed = on.into()),
    ("mail-failing", |f, on| f.letters.stuck = on.into()),
    ("jobs-dead", |f, on| f.dead_jobs = on.into()),
    ("consent-withdrawn", |f, on| f.consent_withdrawn = on.into()),
    ("deliverables-late", |f, on| f.deliverables_late = on.into()),
    ("no-way-back", |f, on| f.no_way_back = on),
    ("second-factor-missing", |f, on| f.without_second_factor = on.into()),
    ("persons-blocked", |f, on| f.blocked = on.into()),
    ("letters-by-hand", |f, on| f.letters.by_hand = on.into()),
    ("letters-bounced", |f, on| f.letters.bounced = on.into()),
    ("letters-unknown", |f, on| f.letters.unknown = on.into()),
    ("letters-failed", |f, on| f.letters.failed = on.into()),
    ("import-waiting", |f, on| f.imports_waiting = on.into()),
    ("import-faulty", |f, on| f.imports_faulty = on.into()),
    ("duplicates", |f, on| f.duplicates = on.into()),
    ("without-consent", |f, on| f.without_consent = on.into()),
    ("wording-missing", |f, on| f.without_wording = on.into()),
    ("programme-begun", |f, on| f.begun_unpublished = on.into()),
    ("terms-overlapping", |f, on| f.terms_overlapping = on.into()),
    ("deliverables-due", |f, on| f.deliverables_due = on.into()),
    ("calendar-unknown", |f, on| f.unknown_holidays = on.into()),
    ("recovery-codes-few", |f, on| f.recovery_codes = Some(if on { 2 } else { 3 })),
    ("programme-without-commissioner", |f, on| f.without_commissioner = on.into()),
    ("programme-wordless", |f, on| f.wordless = on.into()),
    ("programme-unpublished", |f, on| f.unpublished = on.into()),
    ("news-draft", |f, on| f.draft_news = on.into()),
    ("terms-ending", |f, on| f.terms_ending = on.into()),
    ("seats-vacant", |f, on| f.vacant_seats = on.into()),
    ("calendar-estimates", |f, on| f.estimated_holidays = on.into()),
    ("mail-missing", |f, on| f.mail_missing = on),
    ("site-unnamed", |f, on| f.site_unnamed = on),
];

#[test]
fn each_rule_is_shown_by_its_facts_and_cleared_by_others() {
    let shown: Vec<_> = SHOWN.iter().map(|(name, ..)| *name).collect();
    let ruled: Vec<_> = rules().iter().map(|rule| rule.name).collect();
    assert_eq!(shown, ruled, "a row for each rule, in their order");
    for ((name, set), rule) in SHOWN.iter().zip(rules()) {
        let (mut facts, mut cleared) = (Facts::default(), Facts::default());
        set(&mut facts, true);
        set(&mut cleared, false);
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
