//! A file that says that no panel meets the quotas: its proof and its other claims, one by one.

use keruen_lottery::format::*;
use keruen_lottery::fraction::Fraction;
use keruen_lottery::thorough::Thorough;
use keruen_lottery::verify::*;

use crate::maker;

/// Three groups whose maxima leave a seat empty: every seat costs 1, every seat of a group pays 1.
/// The third group, people 7 and 8, gets none.
fn impossible() -> Infeasible {
    let lottery = maker::groups(&[(3, 1), (4, 2), (2, 0)], 10);
    let price = |value: &str| Multiplier {
        feature: "group".into(),
        value: value.into(),
        side: Side::Max,
        multiplier: Fraction::new(1, 1),
    };
    Infeasible {
        format: Infeasible::FORMAT.into(),
        seats: 4,
        features: lottery.features,
        people: lottery.people,
        certificate: NoPanel::Multipliers {
            quota: vec![price("g0"), price("g1"), price("g2")],
            household: vec![],
            gamma: Fraction::new(-1, 1),
            caps: vec![],
        },
        changes: vec![
            vec![raise("g0", 1, 2)],
            vec![raise("g1", 2, 3)],
            vec![raise("g2", 0, 1)],
        ],
        conflict: vec![max("g0"), max("g1"), max("g2")],
        excluded: vec![7, 8],
    }
}

fn raise(value: &str, from: u32, to: u32) -> Change {
    let QuotaSide {
        feature,
        value,
        side,
    } = max(value);
    Change {
        feature,
        value,
        side,
        from,
        to,
    }
}

fn max(value: &str) -> QuotaSide {
    QuotaSide {
        feature: "group".into(),
        value: value.into(),
        side: Side::Max,
    }
}

fn checked(file: &Infeasible, search: &mut dyn Search) -> Report {
    no_panel(&file.to_bytes().unwrap(), search)
}

/// What is false, and at which step; both searches have to find it.
fn false_at(file: &Infeasible) -> Option<(Step, Untrue)> {
    let found = |search: &mut dyn Search| {
        let report = checked(file, search);
        report.checks.into_iter().find_map(|check| {
            let Outcome::Failed(Fault::NoPanel(untrue)) = check.outcome else {
                assert_eq!(check.outcome, Outcome::Passed);
                return None;
            };
            Some((check.step, *untrue))
        })
    };
    let plain = found(&mut Plain::default());
    let thorough = found(&mut Thorough {
        go_on: &mut || true,
    });
    assert_eq!(plain, thorough);
    plain
}

fn changed(change: impl FnOnce(&mut Infeasible)) -> Option<(Step, Untrue)> {
    let mut file = impossible();
    change(&mut file);
    false_at(&file)
}

#[test]
fn multiplication_shows_that_there_is_no_panel() {
    let by_multiplying = Step::NoPanel(Shows::Multiplication);
    let report = checked(&impossible(), &mut Plain::default());
    assert!(report.is_proved(), "{report:#?}");
    assert_eq!(report.checks[2].step, by_multiplying);

    let at = |untrue| Some((by_multiplying, untrue));
    assert_eq!(changed(|file| file.seats = 3), at(Untrue::Room));
    let with = |change: &dyn Fn(&mut Vec<Multiplier>)| {
        changed(|file| {
            if let NoPanel::Multipliers { quota, .. } = &mut file.certificate {
                change(quota);
            }
        })
    };
    assert_eq!(
        with(&|quota| quota.truncate(1)),
        at(Untrue::Below { id: "n4".into() })
    );
    assert!(matches!(
        with(&|quota| quota[0].side = Side::Min),
        Some((_, Untrue::Multiplier(_)))
    ));
    let other = no_panel(b"{}", &mut Plain::default());
    assert_eq!(other.checks.len(), 1);
    assert!(!other.is_true());
}

#[test]
fn a_search_that_found_no_panel_is_done_again() {
    let mut file = impossible();
    file.certificate = NoPanel::Searched {};
    assert_eq!(false_at(&file), None);
    let hasty = checked(&file, &mut Plain { looks: 1 });
    assert!(hasty.is_true() && !hasty.is_proved(), "{hasty:#?}");
    file.seats = 3;
    let some = (Step::NoPanel(Shows::Search), Untrue::SomePanel);
    assert_eq!(false_at(&file), Some(some));
}

#[test]
fn a_way_out_is_what_stands_in_the_file_made_wider() {
    let first = |untrue| Some((Step::Way(1), untrue));
    let way = |way: Vec<Change>| changed(|file| file.changes[0] = way);
    assert_eq!(way(vec![]), first(Untrue::NoChange));
    let nobody = Untrue::NoSuchQuota(max("g9"));
    assert_eq!(way(vec![raise("g9", 1, 2)]), first(nobody));
    let from = Untrue::From {
        side: max("g0"),
        stated: 0,
        found: 1,
    };
    assert_eq!(way(vec![raise("g0", 0, 2)]), first(from));
    for to in [0, 1] {
        let side = max("g0");
        let narrow = Untrue::NotWider { side, from: 1, to };
        assert_eq!(way(vec![raise("g0", 1, to)]), first(narrow));
    }
    let twice = Untrue::SideTwice(max("g0"));
    assert_eq!(
        way(vec![raise("g0", 1, 2), raise("g0", 1, 2)]),
        first(twice)
    );
    let four = changed(|file| file.changes.push(vec![raise("g0", 1, 3)]));
    assert_eq!(four, Some((Step::Ways, Untrue::Ways(4))));
}

#[test]
fn a_way_out_leads_out_and_needs_each_of_its_changes() {
    let lower = Change {
        side: Side::Min,
        ..raise("g0", 1, 0)
    };
    let closed = changed(|file| file.changes[1] = vec![lower.clone()]);
    assert_eq!(closed, Some((Step::Way(2), Untrue::NoWay)));
    let more = changed(|file| file.changes[1].push(lower));
    let min = QuotaSide {
        side: Side::Min,
        ..max("g0")
    };
    let needless = Some((Step::WayNeeded(2), Untrue::NeedlessChange(min)));
    assert_eq!(more, needless);
}

#[test]
fn a_conflict_is_one_and_nothing_can_be_dropped() {
    let few = changed(|file| file.conflict.truncate(2));
    assert_eq!(few, Some((Step::Conflict, Untrue::NoConflict)));
    let min = QuotaSide {
        side: Side::Min,
        ..max("g0")
    };
    let many = changed(|file| file.conflict.push(min.clone()));
    let needless = Untrue::NeedlessSide(min);
    assert_eq!(many, Some((Step::ConflictNeeded, needless)));
    let twice = changed(|file| file.conflict.push(max("g1")));
    let at = |untrue| Some((Step::Conflict, untrue));
    assert_eq!(twice, at(Untrue::SideTwice(max("g1"))));
    let nobody = changed(|file| file.conflict[0].value = "g9".into());
    assert_eq!(nobody, at(Untrue::NoSuchQuota(max("g9"))));
}

#[test]
fn nobody_is_called_excluded_who_could_be_drawn() {
    let at = |untrue| Some((Step::Excluded, untrue));
    let seated = changed(|file| file.excluded = vec![0, 1, 2, 7, 8]);
    assert_eq!(seated, at(Untrue::Seated { id: "n1".into() }));
    // The third way out would seat them, but it is the first that counts.
    let other = changed(|file| file.changes.swap(0, 2));
    assert_eq!(other, at(Untrue::Seated { id: "n8".into() }));
    let half = changed(|file| file.excluded = vec![7]);
    let (id, other) = ("n9".into(), "n8".into());
    assert_eq!(half, at(Untrue::Half { id, other }));
    let order = changed(|file| file.excluded = vec![8, 7]);
    assert_eq!(order, at(Untrue::Order(7)));
    let nobody = changed(|file| file.excluded.push(9));
    assert_eq!(nobody, at(Untrue::Nobody(9)));
    let none = changed(|file| file.changes.clear());
    assert_eq!(none, at(Untrue::NoFirstWay));
}

/// It says what nobody has shown.
struct Liar;

impl Search for Liar {
    fn heavier(&mut self, _: &Question<'_>) -> Answer {
        Answer::Panel(vec![2, 2, 0])
    }
}

#[test]
fn what_no_search_shows_stays_open() {
    let open = |report: Report| -> Vec<Step> {
        let unknown = Outcome::Open(Open::Unsearched);
        (report.checks.into_iter())
            .filter(|check| check.outcome != Outcome::Passed)
            .map(|check| {
                assert_eq!(check.outcome, unknown);
                check.step
            })
            .collect()
    };
    let all: Vec<Step> = (1..=3)
        .flat_map(|way| [Step::Way(way), Step::WayNeeded(way)])
        .chain([Step::Conflict, Step::ConflictNeeded, Step::Excluded])
        .collect();
    let tired = checked(&impossible(), &mut Plain { looks: 1 });
    assert_eq!(open(tired), all);
    // A panel that is none is not believed. This one is legal by the first way out, and with one side
    // of the conflict less; of all else it shows nothing.
    let lied = open(checked(&impossible(), &mut Liar));
    assert_eq!(lied, all[1..]);
    // Forms are looked at all the same.
    let mut file = impossible();
    file.excluded = vec![8, 7];
    assert!(!checked(&file, &mut Plain { looks: 1 }).is_true());
}
