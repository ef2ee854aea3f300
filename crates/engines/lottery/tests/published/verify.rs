//! What a stranger finds: everything that is true passes, everything that was changed does not.

use keruen_lottery::format::*;
use keruen_lottery::fraction::Fraction;
use keruen_lottery::verify::*;

use crate::maker;

fn check(lottery: &Lottery) -> Report {
    let files = Files {
        lottery: &lottery.to_bytes().unwrap(),
        result: None,
        commitment: None,
    };
    verify(files, &mut Plain::default())
}

/// The first check that did not pass.
fn found(lottery: &Lottery) -> (Step, Outcome) {
    let report = check(lottery);
    let passed = |check: &&Check| check.outcome != Outcome::Passed;
    let check = report
        .checks
        .iter()
        .find(passed)
        .expect("something is wrong")
        .clone();
    (check.step, check.outcome)
}

fn part(p: i128, q: i128) -> Fraction {
    Fraction::new(p, q)
}

#[test]
fn a_lottery_that_is_as_it_says_passes() {
    for groups in [
        &[(3, 1), (4, 2)][..],
        &[(2, 1)],
        &[(5, 2), (5, 2), (1, 1), (7, 3)],
    ] {
        let lottery = maker::groups(groups, 1000);
        let report = check(&lottery);
        assert!(report.is_proved(), "{report:#?}");
        let levels = lottery.certificate.levels.len();
        assert_eq!(report.checks.len(), 10 + levels);
    }
}

#[test]
fn rows_and_panels_that_are_not_legal_are_found() {
    let good = maker::groups(&[(3, 1), (4, 2)], 1000);
    let with = |change: &dyn Fn(&mut Lottery)| {
        let mut bad = good.clone();
        change(&mut bad);
        found(&bad)
    };
    let row = |people: &[u32]| {
        let (step, outcome) = with(&|bad| bad.rows[7] = people.to_vec());
        match (step, outcome) {
            (
                Step::Rows,
                Outcome::Failed(Fault::Panel {
                    shown: Shown::Row(7),
                    fault,
                }),
            ) => fault,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(row(&[0, 3]), PanelFault::Size { found: 2, seats: 3 });
    assert_eq!(row(&[0, 3, 7]), PanelFault::Nobody { index: 7 });
    assert_eq!(row(&[0, 4, 3]), PanelFault::Order { index: 3 });
    assert_eq!(row(&[0, 3, 3]), PanelFault::Order { index: 3 });
    let (feature, value) = ("group".to_owned(), "g0".to_owned());
    assert_eq!(
        row(&[0, 1, 3]),
        PanelFault::Quota {
            feature,
            value,
            count: 2,
            min: 1,
            max: 1
        }
    );
    let (step, _) = with(&|bad| bad.exact.panels[1].people = vec![0, 1, 3]);
    assert_eq!(step, Step::Panels);
    let (_, outcome) = with(&|bad| bad.exact.panels[1].weight = 2);
    let weights = Fault::WeightSum {
        sum: 13,
        denominator: 12,
    };
    assert_eq!(outcome, Outcome::Failed(weights));
    let (_, outcome) = with(&|bad| {
        bad.exact.panels[1].weight = 0;
        bad.exact.panels[0].weight = 2;
    });
    assert_eq!(outcome, Outcome::Failed(Fault::NoWeight { panel: 1 }));
    let (step, _) = with(&|bad| bad.alternates[3][1] = bad.rows[3][0]);
    assert_eq!(step, Step::Alternates);
    let (step, _) = with(&|bad| bad.alternates[3][1] = bad.alternates[3][0]);
    assert_eq!(step, Step::Alternates);
    let (step, _) = with(&|bad| {
        for person in [0, 1, 2] {
            bad.people[person].household = Some("kitchen".into());
        }
        bad.people[3].household = Some("kitchen".into());
    });
    assert_eq!(step, Step::Rows, "some row seats two of the kitchen");
}

#[test]
fn numbers_that_are_not_what_they_are_said_to_be_are_found() {
    let good = maker::groups(&[(3, 1), (4, 2)], 1000);
    let with = |change: &dyn Fn(&mut Lottery)| {
        let mut bad = good.clone();
        change(&mut bad);
        found(&bad).0
    };
    assert_eq!(with(&|bad| bad.minimum = 0.333), Step::Minimum);
    assert_eq!(with(&|bad| bad.minimum_exact = part(1, 4)), Step::Minimum);
    assert_eq!(
        with(&|bad| bad.published_minimum = 0.334),
        Step::PublishedMinimum
    );
    assert_eq!(
        with(&|bad| bad.largest_change = part(0, 1)),
        Step::LargestChange
    );
    let step = with(&|bad| {
        // The weight of the first panel goes to the third: those in both keep their chance.
        bad.exact.panels[2].weight += 1;
        bad.exact.panels.remove(0);
    });
    assert_eq!(step, Step::EqualChances);
}

#[test]
fn a_proof_that_proves_nothing_is_found() {
    let good = maker::groups(&[(3, 1), (4, 2), (5, 5)], 1000);
    assert!(check(&good).is_proved());
    let with = |level: usize, change: &dyn Fn(&mut Level)| {
        let mut bad = good.clone();
        change(&mut bad.certificate.levels[level - 1]);
        match found(&bad) {
            (Step::Level(at), Outcome::Failed(Fault::Level { level: same, fault })) => {
                assert_eq!((at, same), (level, level));
                *fault
            }
            other => panic!("{other:?}"),
        }
    };
    assert!(matches!(
        with(1, &|level| level.bound = part(1, 2)),
        LevelFault::Bound { found, .. } if found == part(1, 3)
    ));
    assert!(matches!(
        with(2, &|level| level.gap = part(1, 9)),
        LevelFault::Gap { .. }
    ));
    assert!(matches!(
        with(2, &|level| level.weights.truncate(2)),
        LevelFault::WeightCount {
            found: 2,
            profiles: 3
        }
    ));
    assert!(matches!(
        with(2, &|level| level.weights[2] = part(1, 99)),
        LevelFault::WeightSum { .. }
    ));
    assert!(matches!(
        with(1, &|level| {
            level.weights[0] = part(2, 3);
            level.weights[1] = part(-1, 4);
        }),
        LevelFault::NegativeWeight { id } if id == "n4"
    ));
    assert!(matches!(
        with(1, &|level| level.quota.clear()),
        LevelFault::Uncovered { .. }
    ));
    assert!(matches!(
        with(1, &|level| level.quota[0].side = Side::Min),
        LevelFault::Multiplier { .. }
    ));
    assert!(matches!(
        with(1, &|level| level.quota.push(level.quota[0].clone())),
        LevelFault::Multiplier { .. }
    ));
    assert!(matches!(
        with(1, &|level| level.quota[0].value = "g9".into()),
        LevelFault::NoSuchQuota { .. }
    ));
    let (profile, multiplier) = (9, part(1, 1));
    assert!(matches!(
        with(1, &|level| level.caps.push(Cap {
            profile,
            multiplier: multiplier.clone()
        })),
        LevelFault::NoSuchProfile { profile: 9 }
    ));
    // Prime denominators without end.
    let mut number = 1_i128 << 70;
    let mut next = || {
        number += 1;
        part(1, number)
    };
    let huge: Vec<Cap> = (0..100)
        .map(|_| Cap {
            profile: 0,
            multiplier: next(),
        })
        .collect();
    assert_eq!(
        with(1, &|level| level.caps.clone_from(&huge)),
        LevelFault::TooFine
    );
}

#[test]
fn what_is_not_proved_is_told_apart_from_what_is_false() {
    let good = maker::groups(&[(3, 1), (4, 2)], 1000);
    let mut short = good.clone();
    short.certificate.levels.truncate(1);
    assert_eq!(
        found(&short),
        (Step::Objective, Outcome::Open(Open::Unsettled(4)))
    );
    short.objective = Objective::Maximin;
    assert!(check(&short).is_proved());
    short.certificate.levels.clear();
    assert_eq!(
        found(&short),
        (Step::Objective, Outcome::Failed(Fault::NoLevels))
    );

    // Multipliers that are honest but weak: the caps say that nobody has a chance above 1.
    let mut weak = good.clone();
    let level = &mut weak.certificate.levels[0];
    let multiplier = level.weights[0].clone();
    level.quota.clear();
    level.caps.push(Cap {
        profile: 0,
        multiplier,
    });
    (level.bound, level.gap) = (part(1, 1), part(2, 3));
    assert_eq!(
        found(&weak),
        (Step::Level(1), Outcome::Open(Open::Gap(part(2, 3))))
    );
    assert!(check(&weak).is_true());

    // Everybody settled at once, by a weight that hardly counts for some: the gap is tiny, but
    // the chances of those are not shown to be what they must be.
    let mut sly = good;
    let tiny = part(1, 1_000_000_000_000);
    let rest = Fraction((part(1, 1).0 - &tiny.0 * part(4, 1).0) / part(3, 1).0);
    let level = &mut sly.certificate.levels[0];
    level.weights = vec![rest.clone(), tiny.clone()];
    level.quota[0].multiplier = rest.clone();
    let mut other = level.quota[0].clone();
    (other.value, other.multiplier) = ("g1".into(), tiny.clone());
    level.quota.push(other);
    level.bound = Fraction(rest.0 + tiny.0 * part(2, 1).0);
    level.gap = Fraction(&level.bound.0 - part(1, 3).0);
    sly.certificate.levels.truncate(1);
    let above = Fraction(part(1, 2).0 - &sly.certificate.levels[0].bound.0);
    assert_eq!(
        found(&sly),
        (Step::Level(1), Outcome::Open(Open::Above(above)))
    );
}

/// Pool B of the note: three yes/no features with at most one "yes" each, people yyn, yny, nyy, nnn.
/// Multiplication gives 1/2, but no two of the first three fit together: the truth is 1/3.
fn odd_cycle() -> Lottery {
    let mut lottery = maker::groups(&[(4, 2)], 3);
    let values = |min, max| {
        let value = |value: &str, min, max| Value {
            value: value.into(),
            min,
            max,
        };
        vec![value("y", min, max), value("n", 0, 2)]
    };
    lottery.features = ["first", "second", "third"]
        .map(|name| Feature {
            name: name.into(),
            values: values(0, 1),
        })
        .to_vec();
    for (person, kind) in lottery.people.iter_mut().zip(["yyn", "yny", "nyy", "nnn"]) {
        person.values = kind.chars().map(String::from).collect();
    }
    let rows: Vec<Vec<u32>> = (0..3).map(|p| vec![p, 3]).collect();
    lottery.exact.denominator = 3;
    lottery.exact.panels = rows
        .iter()
        .map(|row| Panel {
            weight: 1,
            people: row.clone(),
        })
        .collect();
    lottery.rows = rows;
    lottery.alternates = vec![vec![]; 3];
    (lottery.minimum_exact, lottery.largest_change) = (part(1, 3), part(0, 1));
    (lottery.minimum, lottery.published_minimum) = (1.0 / 3.0, 1.0 / 3.0);
    let (third, zero) = (part(1, 3), part(0, 1));
    let level = Level {
        bound: third.clone(),
        gap: zero.clone(),
        weights: vec![third.clone(), third.clone(), third, zero.clone()],
        quota: vec![],
        household: vec![],
        gamma: zero.clone(),
        caps: vec![],
    };
    let second = Level {
        bound: part(1, 1),
        weights: vec![zero.clone(), zero.clone(), zero.clone(), part(1, 1)],
        caps: vec![Cap {
            profile: 3,
            multiplier: part(1, 1),
        }],
        ..level.clone()
    };
    lottery.certificate = Certificate {
        kind: Kind::B,
        levels: vec![level, second],
    };
    lottery
}

/// Shows a panel that is heavy, and not legal.
struct Liar;

impl Search for Liar {
    fn heavier(&mut self, _: &Question<'_>) -> Answer {
        Answer::Panel(vec![1, 1, 0, 0])
    }
}

#[test]
fn a_bound_that_only_a_search_can_show_is_searched() {
    let lottery = odd_cycle();
    let report = check(&lottery);
    assert!(report.is_proved(), "{report:#?}");

    let mut as_a = lottery.clone();
    as_a.certificate.kind = Kind::A;
    let (step, outcome) = found(&as_a);
    assert_eq!(step, Step::Level(1));
    assert!(matches!(outcome, Outcome::Failed(_)), "{outcome:?}");

    let mut proud = lottery.clone();
    let level = &mut proud.certificate.levels[0];
    (level.bound, level.gap) = (part(1, 4), part(-1, 12));
    match found(&proud) {
        (Step::Level(1), Outcome::Failed(Fault::Level { fault, .. })) => {
            let (stated, found) = (part(0, 1), part(1, 3));
            // 1/4 is between 0/3 and 1/3, the weights that panels can have.
            assert_eq!(*fault, LevelFault::Heavier { stated, found });
        }
        other => panic!("{other:?}"),
    }

    let bytes = lottery.to_bytes().unwrap();
    let files = Files {
        lottery: &bytes,
        result: None,
        commitment: None,
    };
    let tired = verify(files, &mut Plain { looks: 2 });
    assert!(tired.is_true() && !tired.is_proved());
    let open = Check {
        step: Step::Level(1),
        outcome: Outcome::Open(Open::Unsearched),
    };
    assert!(tired.checks.contains(&open));

    let lied = verify(files, &mut Liar);
    assert!(
        lied.is_true() && lied.checks.contains(&open),
        "a panel that is not legal shows nothing"
    );
}
