//! The engine against the oracle on small pools, and against itself on larger ones.

use std::panic::{AssertUnwindSafe, catch_unwind};

use keruen_lottery::chance::Chance;
use keruen_lottery::format::{Kind, Lottery, Objective};
use keruen_lottery::generate::{
    Hostile, Shape, Slack, caravan, generic, hostile, note, people_csv, quotas_csv, tiny,
};
use keruen_lottery::pool::Pool;
use keruen_lottery::prepare::{Options, Refusal, prepare};
use num_traits::ToPrimitive as _;

use crate::check::{self, chances, check};
use crate::leximin::leximin;
use crate::panels::{self, Panels};

/// How many pools a test tries: `usual`, or as many times more as the environment says.
///
/// `KERUEN_LOTTERY_TIMES=50 KERUEN_LOTTERY_SEED=x` makes a big run with other pools.
pub fn many(usual: u32) -> u32 {
    let times = std::env::var("KERUEN_LOTTERY_TIMES").ok();
    usual * times.and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// The pools of a test come from here.
pub fn chance(purpose: &str) -> Chance {
    let seed = std::env::var("KERUEN_LOTTERY_SEED").unwrap_or_else(|_| "keruen".to_owned());
    Chance::new(&seed, purpose)
}

/// What most tests ask for: few rows, no alternates.
pub fn options(objective: Objective) -> Options {
    Options {
        objective,
        rows: 100,
        alternates: 0,
        seed: "keruen".to_owned(),
        mixing: false,
    }
}

/// The lottery, or `None` where no panel is legal.
pub fn lottery(pool: &Pool, objective: Objective) -> Option<Lottery> {
    match prepare(pool, &options(objective), &mut ()) {
        Ok(prepared) => Some(prepared.lottery),
        Err(Refusal::NoPanel(_)) => None,
        Err(refusal) => panic!("{refusal}"),
    }
}

/// The chance of each person before rounding.
pub fn as_numbers(lottery: &Lottery) -> Vec<f64> {
    let near = |chance: &num_rational::BigRational| chance.to_f64().expect("a chance");
    chances(lottery).iter().map(near).collect()
}

/// The lowest of some chances.
pub fn lowest(chances: &[f64]) -> f64 {
    chances.iter().copied().fold(1.0, f64::min)
}

/// Tries `count` pools. Says of the first three that fail what they are, so that each can be tried
/// alone, and how many were tried until then.
pub fn try_all(count: u32, mut pools: impl FnMut() -> Pool, test: impl Fn(&Pool)) {
    let mut failed = 0;
    for number in 1..=count {
        let pool = pools();
        if catch_unwind(AssertUnwindSafe(|| test(&pool))).is_err() {
            failed += 1;
            eprintln!(
                "--- pool {number}, {} seats\n{}\n{}",
                pool.seats(),
                quotas_csv(&pool),
                people_csv(&pool)
            );
        }
        assert!(failed < 3, "{failed} of the first {number} pools fail");
    }
    assert_eq!(failed, 0, "of {count} pools fail");
}

/// The true leximin chance of each person; none where no panel is legal.
fn truth(all: &Panels) -> Option<Vec<f64>> {
    if all.every.is_empty() {
        return None;
    }
    let best = leximin(&all.size, &all.every);
    let near = |&group: &usize| best.chance[group].to_f64().expect("a chance");
    Some(all.group.iter().map(near).collect())
}

/// One pool with both objectives against what is true.
fn hold_against_truth(pool: &Pool, all: &Panels) {
    let truth = truth(all);
    for objective in [Objective::Leximin, Objective::Maximin] {
        let found = lottery(pool, objective);
        assert_eq!(
            found.is_some(),
            truth.is_some(),
            "a legal panel exists, or not"
        );
        let (Some(truth), Some(found)) = (&truth, &found) else {
            continue;
        };
        check(pool, found, Some(all));
        proved(found);
        let chances = as_numbers(found);
        let (is, should) = (lowest(&chances), lowest(truth));
        assert!(
            (is - should).abs() < 1e-9,
            "{objective:?}: the lowest chance is {should}, not {is}"
        );
        if objective == Objective::Leximin {
            for (index, (is, should)) in chances.iter().zip(truth).enumerate() {
                let near = (is - should).abs() < 1e-7;
                assert!(near, "the chance of {} is {should}, not {is}", index + 1);
            }
        }
    }
}

/// No level of the certificate leaves a gap.
fn proved(lottery: &Lottery) {
    for (number, level) in lottery.certificate.levels.iter().enumerate() {
        assert!(
            level.gap.0 <= check::tiny_gap(),
            "level {number} of kind {:?} leaves a gap of {}",
            lottery.certificate.kind,
            level.gap.to_f64()
        );
    }
}

#[test]
fn tiny_pools_get_the_leximin_chances() {
    let mut chance = chance("tiny pools");
    try_all(
        many(1_000),
        || tiny(&mut chance),
        |pool| {
            let all = panels::list(pool, 1_000).expect("few panels");
            hold_against_truth(pool, &all);
        },
    );
}

#[test]
fn small_hostile_pools_get_the_leximin_chances() {
    let mut chance = chance("small hostile pools");
    let mut number = 0;
    let pools = || {
        number += 1;
        let households = if number % 4 == 0 { 40 } else { 0 };
        let kind = Hostile {
            households,
            ..Hostile::SMALL
        };
        hostile(kind, &mut chance)
    };
    try_all(many(600), pools, |pool| {
        if let Some(all) = panels::list(pool, 2_000) {
            hold_against_truth(pool, &all);
        }
    });
}

#[test]
fn the_pools_of_the_note_get_what_was_worked_out_by_hand() {
    for (letter, expected) in [
        ('A', Some([0.0, 1.0 / 3.0])),
        ('B', Some([1.0 / 3.0, 1.0 / 3.0])),
        ('C', None),
        ('D', Some([0.1, 1.0 / 3.0])),
    ] {
        let pool = note(letter).expect("a pool of the note");
        let all = panels::list(&pool, 1_000).expect("few panels");
        hold_against_truth(&pool, &all);
        let found = lottery(&pool, Objective::Leximin).map(|lottery| {
            let chances = as_numbers(&lottery);
            [lowest(&chances), chances[0]]
        });
        assert_eq!(found.is_some(), expected.is_some());
        for (found, expected) in found.iter().flatten().zip(expected.iter().flatten()) {
            assert!((found - expected).abs() < 1e-9, "{letter}: {found}");
        }
    }
}

#[test]
fn the_lowest_chance_of_larger_hostile_pools_is_proved() {
    let mut chance = chance("larger hostile pools");
    let mut number = 0;
    let pools = || {
        number += 1;
        let kind = if number % 8 == 0 {
            Hostile {
                most: 160,
                ..Hostile::NEAR_EXACT
            }
        } else {
            Hostile::MIDDLE
        };
        hostile(kind, &mut chance)
    };
    try_all(many(12), pools, |pool| {
        let found = lottery(pool, Objective::Maximin).expect("a hostile pool has a legal panel");
        check(pool, &found, None);
        proved(&found);
    });
}

#[test]
fn pools_of_every_day_are_proved_and_published_within_a_row() {
    let shape = Shape {
        people: 300,
        seats: 30,
        features: 5,
        slack: Slack::Tenths(10),
        households: 0,
    };
    let tight = Shape {
        slack: Slack::Tight,
        ..shape
    };
    let shared = Shape {
        households: 25,
        ..shape
    };
    for (number, pool) in [
        caravan(120, "keruen"),
        caravan(300, "keruen"),
        generic(shape, "keruen"),
        generic(tight, "keruen"),
        generic(shared, "keruen"),
    ]
    .iter()
    .enumerate()
    {
        let options = Options {
            rows: 1_000,
            // The caravan is prepared as a person would, the others as quickly as it goes.
            alternates: if number < 2 { 5 } else { 0 },
            mixing: number < 2,
            ..options(Objective::Leximin)
        };
        let found = prepare(pool, &options, &mut ()).expect("a lottery").lottery;
        check(pool, &found, None);
        proved(&found);
        assert_eq!(found.certificate.kind, Kind::A);
        assert!(found.largest_change.to_f64() < 1e-3);
        if number < 2 {
            let again = prepare(pool, &options, &mut ()).expect("a lottery").lottery;
            assert!(
                found == again,
                "the same pool and seed make the same lottery"
            );
        }
    }
}
