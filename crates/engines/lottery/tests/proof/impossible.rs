//! What is said of quotas that no panel meets, held against the list of all panels.

use keruen_lottery::format::{Change, Infeasible, Objective, Published as _, QuotaSide, Side};
use keruen_lottery::generate::{Hostile, hostile, note, tiny};
use keruen_lottery::pool::{Feature, Pool};
use keruen_lottery::prepare::{Refusal, prepare};
use keruen_lottery::thorough::Thorough;
use keruen_lottery::verify::{Plain, no_panel};

use crate::panels;
use crate::pools::{chance, many, options};

/// What is said, if no panel meets the quotas.
fn answer(pool: &Pool) -> Option<Infeasible> {
    match prepare(pool, &options(Objective::Leximin), &mut ()) {
        Ok(_) => None,
        Err(Refusal::NoPanel(answer)) => Some(*answer),
        Err(refusal) => panic!("{refusal}"),
    }
}

/// The same people under other quotas.
fn with(pool: &Pool, change: impl Fn(&str, &str, (u32, u32)) -> (u32, u32)) -> Pool {
    let mut features: Vec<Feature> = pool.features().to_vec();
    for feature in &mut features {
        for quota in &mut feature.quotas {
            (quota.min, quota.max) = change(&feature.name, &quota.value, (quota.min, quota.max));
            quota.flex = None;
        }
    }
    let people = pool.people().to_vec();
    Pool::new(pool.seats(), features, people, pool.households().to_vec()).expect("a pool")
}

/// How many legal panels there are.
fn possible(pool: &Pool) -> bool {
    !panels::list(pool, 100_000)
        .expect("few panels")
        .every
        .is_empty()
}

fn changed(pool: &Pool, changes: &[&Change]) -> Pool {
    with(pool, |feature, value, (min, max)| {
        changes
            .iter()
            .filter(|c| c.feature == feature && c.value == value)
            .fold((min, max), |(min, max), c| match c.side {
                Side::Min => (c.to, max),
                Side::Max => (min, c.to),
            })
    })
}

fn only(pool: &Pool, sides: &[&QuotaSide]) -> Pool {
    let kept = |feature: &str, value: &str, side| {
        sides
            .iter()
            .any(|s| s.feature == feature && s.value == value && s.side == side)
    };
    with(pool, |feature, value, (min, max)| {
        (
            if kept(feature, value, Side::Min) {
                min
            } else {
                0
            },
            if kept(feature, value, Side::Max) {
                max
            } else {
                pool.seats().max(min)
            },
        )
    })
}

/// Everything but the first of some things, everything but the second, and so on.
fn each_left_out<T>(all: &[T]) -> impl Iterator<Item = Vec<&T>> {
    (0..all.len()).map(move |out| {
        all.iter()
            .enumerate()
            .filter(|(at, _)| *at != out)
            .map(|(_, one)| one)
            .collect()
    })
}

fn check(pool: &Pool, answer: &Infeasible) {
    assert!(!possible(pool), "there is a panel");
    let file = answer.to_bytes().expect("a file");
    let thorough = &mut Thorough {
        go_on: &mut || true,
    };
    for report in [
        no_panel(&file, &mut Plain::default()),
        no_panel(&file, thorough),
    ] {
        assert!(report.is_proved(), "{report:#?}");
    }
    if !possible(&only(pool, &[])) {
        // Too few people or households: no quota is to blame.
        assert!(answer.changes.is_empty() && answer.conflict.is_empty());
        return;
    }
    assert!(!answer.changes.is_empty() && answer.changes.len() <= 3);
    for way in &answer.changes {
        let all: Vec<&Change> = way.iter().collect();
        assert!(possible(&changed(pool, &all)), "{way:?} opens no way");
        for fewer in each_left_out(way) {
            assert!(
                !possible(&changed(pool, &fewer)),
                "{way:?}: one of them is not needed"
            );
        }
    }
    let cost = |way: &[Change]| way.iter().map(|c| c.from.abs_diff(c.to)).sum::<u32>();
    assert!(
        answer
            .changes
            .windows(2)
            .all(|pair| cost(&pair[0]) <= cost(&pair[1])),
        "the cheapest first"
    );
    assert!(!answer.conflict.is_empty());
    let sides: Vec<&QuotaSide> = answer.conflict.iter().collect();
    assert!(!possible(&only(pool, &sides)), "the conflict is none");
    for fewer in each_left_out(&answer.conflict) {
        assert!(
            possible(&only(pool, &fewer)),
            "one side of the conflict can be dropped"
        );
    }
    let first: Vec<&Change> = answer.changes[0].iter().collect();
    let opened = changed(pool, &first);
    let all = panels::list(&opened, 100_000).expect("few panels");
    let sits = |group: &usize| all.every.iter().any(|panel| panel[*group] > 0);
    let without: Vec<u32> = (0..)
        .zip(&all.group)
        .filter(|(_, group)| !sits(group))
        .map(|(person, _)| person)
        .collect();
    assert_eq!(answer.excluded, without);
}

#[test]
fn every_way_out_is_one_and_needs_all_of_its_changes() {
    let mut chance = chance("impossible");
    let mut tried = 0;
    while tried < many(200) {
        // A pool that is possible, made impossible where it can be: one side of a quota too far.
        let pool = tiny(&mut chance);
        let feature = &pool.features()[chance.index(pool.features().len())];
        let value = feature.quotas[chance.index(feature.quotas.len())]
            .value
            .clone();
        let name = feature.name.clone();
        let by = 1 + u32::try_from(chance.below(2)).expect("small");
        let rise = chance.below(2) == 0;
        let worse = with(&pool, |f, v, (min, max)| {
            match (f == name && v == value, rise) {
                (true, true) => (min + by, max.max(min + by)),
                (true, false) => (min.min(max.saturating_sub(by)), max.saturating_sub(by)),
                _ => (min, max),
            }
        });
        let Some(answer) = answer(&worse) else {
            continue;
        };
        check(&worse, &answer);
        tried += 1;
    }
}

/// Larger pools than can be listed, near what is possible: nothing that is said of them is false.
#[test]
fn nothing_false_is_said_of_hostile_pools() {
    let mut chance = chance("impossible and hostile");
    let mut tried = 0;
    while tried < many(30) {
        let kind = Hostile {
            households: if tried % 3 == 0 { 40 } else { 0 },
            ..if tried % 2 == 0 {
                Hostile::SMALL
            } else {
                Hostile::MIDDLE
            }
        };
        let pool = hostile(kind, &mut chance);
        let feature = &pool.features()[chance.index(pool.features().len())];
        let value = feature.quotas[chance.index(feature.quotas.len())]
            .value
            .clone();
        let name = feature.name.clone();
        let by = 1 + u32::try_from(chance.below(3)).expect("small");
        let worse = with(&pool, |f, v, (min, max)| {
            if f == name && v == value {
                (min + by, max.max(min + by))
            } else {
                (min, max)
            }
        });
        let Some(answer) = answer(&worse) else {
            continue;
        };
        let file = answer.to_bytes().expect("a file");
        let mut asked = 0;
        // Some thousands of questions in the midst of a search: what is open then is no matter.
        let thorough = &mut Thorough {
            go_on: &mut || {
                asked += 1;
                asked < 2_000
            },
        };
        let report = no_panel(&file, thorough);
        assert!(report.is_true(), "{report:#?}");
        let report = no_panel(&file, &mut Plain { looks: 3_000_000 });
        assert!(report.is_true(), "{report:#?}");
        tried += 1;
    }
}

#[test]
fn the_pool_that_only_whole_people_make_impossible() {
    let pool = note('C').expect("a pool of the note");
    let answer = answer(&pool).expect("no panel");
    check(&pool, &answer);
}
