//! Files in which every number is right and something else is not: they are nearly true.

use keruen_lottery::format::*;
use keruen_lottery::fraction::Fraction;
use keruen_lottery::verify::*;

use crate::attacked::{Tired, check, failed};
use crate::maker;

#[test]
fn rows_that_are_not_the_chances_that_are_proved_leave_it_open() {
    // Everybody has the same chance, proved; but one person sits in every row.
    let mut lottery = maker::groups(&[(4, 1)], 1000);
    lottery.rows = vec![vec![2]; 1000];
    lottery.alternates = vec![vec![0]; 1000];
    lottery.published_minimum = 0.0;
    lottery.largest_change = Fraction::new(3, 4);
    let report = check(&lottery, &mut Tired::default());
    assert!(report.is_true() && !report.is_proved());
    let open = Check {
        step: Step::LargestChange,
        outcome: Outcome::Open(Open::Moved(Moved {
            id: lottery.people[2].id.clone(),
            rows: 1000,
            due: Fraction::new(250, 1),
            change: Fraction::new(3, 4),
        })),
    };
    assert!(report.checks.contains(&open), "{report:?}");
}

#[test]
fn a_coarse_denominator_hides_no_difference_between_equal_people() {
    // Two panels of one person each: the other two of four equal people never sit.
    let mut lottery = maker::groups(&[(4, 1)], 4);
    lottery.exact.denominator = 2;
    lottery.exact.panels.truncate(2);
    let fault = failed(&check(&lottery, &mut Tired::default()), Step::EqualChances);
    assert!(matches!(fault, Fault::Unequal { .. }), "{fault}");
}

/// A cap says that the second group could have a chance of 1; its weight is so small that the gap is no
/// larger than what rounding leaves.
#[test]
fn a_weight_that_hardly_counts_settles_nobody() {
    let mut sly = maker::groups(&[(10, 1), (10, 1)], 10);
    let tiny = Fraction::new(1, 10_000_000_000);
    let rest = Fraction(Fraction::new(1, 10).0 - &tiny.0);
    let level = &mut sly.certificate.levels[0];
    level.weights = vec![rest.clone(), tiny.clone()];
    level.quota.truncate(1);
    level.quota[0].multiplier = rest;
    level.caps.push(Cap {
        profile: 1,
        multiplier: tiny.clone(),
    });
    level.gap = Fraction(&tiny.0 * Fraction::new(9, 1).0);
    level.bound = Fraction(Fraction::new(1, 10).0 + &level.gap.0);
    sly.certificate.levels.truncate(1);
    let level = check(&sly, &mut Tired::default())
        .checks
        .into_iter()
        .find(|check| check.step == Step::Level(1));
    let loose = Outcome::Open(Open::Loose(Fraction::new(9, 10)));
    assert_eq!(level.map(|check| check.outcome), Some(loose));
}

#[test]
fn whoever_has_a_chance_sits_in_a_row() {
    let one = maker::groups(&[(4, 2)], 1);
    assert!(
        one.largest_change < Fraction::new(1, 1),
        "no change of a row"
    );
    let minimum = |lottery: &Lottery| {
        let checks = check(lottery, &mut Tired::default()).checks.into_iter();
        let mut of = checks.filter(|check| check.step == Step::PublishedMinimum);
        of.next().map(|check| check.outcome)
    };
    assert_eq!(minimum(&one), Some(Outcome::Open(Open::NoRow(2))));
    assert_eq!(minimum(&maker::groups(&[(4, 2)], 2)), Some(Outcome::Passed));
}

/// Three people could have the one seat, two never: that the lowest chance cannot be above 0 is true
/// whatever the three have, and one of them has it all.
#[test]
fn whoever_can_never_sit_proves_nothing_about_the_others() {
    let mut lottery = maker::groups(&[(3, 1), (2, 0)], 10);
    let names = (0..5).map(|name| Value {
        value: format!("{name}"),
        min: 0,
        max: 1,
    });
    lottery.features.push(Feature {
        name: "name".into(),
        values: names.collect(),
    });
    for (person, name) in lottery.people.iter_mut().zip(0..) {
        person.values.push(format!("{name}"));
    }
    let (none, half, one) = (
        Fraction::new(0, 1),
        Fraction::new(1, 2),
        Fraction::new(1, 1),
    );
    lottery.objective = Objective::Maximin;
    lottery.rows = vec![vec![0]; 10];
    lottery.alternates = vec![vec![]; 10];
    lottery.exact = Exact {
        denominator: 1,
        panels: vec![Panel {
            weight: 1,
            people: vec![0],
        }],
    };
    lottery.published_minimum = 0.0;
    lottery.largest_change = none.clone();
    lottery.certificate.levels.truncate(1);
    let level = &mut lottery.certificate.levels[0];
    level.weights = vec![none.clone(), none.clone(), none.clone(), half.clone(), half];
    level.quota[0].multiplier = one.clone();
    let report = check(&lottery, &mut Plain::default());
    let last = report.checks.last().map(|check| &check.outcome);
    assert_eq!(
        last,
        Some(&Outcome::Open(Open::Unsettled(3))),
        "{report:#?}"
    );

    // A weight that hardly counts settles nobody here either.
    let level = &mut lottery.certificate.levels[0];
    let little = Fraction::new(1, 1_000_000_000);
    level.weights[1] = little.clone();
    level.weights[3] = Fraction::new(499_999_999, 1_000_000_000);
    level.caps = vec![Cap {
        profile: 1,
        multiplier: little.clone(),
    }];
    (level.bound, level.gap) = (little.clone(), little);
    let report = check(&lottery, &mut Plain::default());
    let loose = Outcome::Open(Open::Loose(one));
    let found = report
        .checks
        .iter()
        .find(|check| check.step == Step::Level(1));
    assert_eq!(
        found.map(|check| &check.outcome),
        Some(&loose),
        "{report:#?}"
    );
}

/// On paper nobody sees that there are two quotas, one with a Cyrillic letter, and twice the seats.
#[test]
fn a_value_that_looks_like_another_is_no_value() {
    let mut lottery = maker::groups(&[(3, 1), (4, 2)], 10);
    let values = &mut lottery.features[0].values;
    // A Cyrillic letter in the second.
    for (value, name) in values.iter_mut().zip(["a1", "а1"]) {
        value.value = name.into();
    }
    for person in &mut lottery.people {
        let name = if person.values[0] == "g0" {
            "a1"
        } else {
            "а1"
        };
        person.values[0] = name.into();
    }
    let report = check(&lottery, &mut Plain::default());
    assert!(matches!(
        failed(&report, Step::People),
        Fault::ValueTwice { .. }
    ));
}
