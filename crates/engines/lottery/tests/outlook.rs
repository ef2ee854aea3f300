//! What quotas promise, against what a preparation finds.

use keruen_lottery::chance::Chance;
use keruen_lottery::format::{Objective, Side};
use keruen_lottery::fraction::Fraction;
use keruen_lottery::generate::{Hostile, hostile, known, tiny};
use keruen_lottery::outlook::{Outlook, look};
use keruen_lottery::panel;
use keruen_lottery::pool::{Feature, Person, Pool, Quota};
use keruen_lottery::prepare::{Options, Refusal, prepare};
use proptest::prelude::*;

fn options() -> Options {
    Options {
        objective: Objective::Leximin,
        rows: 100,
        alternates: 0,
        seed: "keruen".to_owned(),
        mixing: false,
    }
}

/// Chances times the denominator, of everybody.
fn units(lottery: &keruen_lottery::format::Lottery) -> Vec<u64> {
    let mut units = vec![0; lottery.people.len()];
    for panel in &lottery.exact.panels {
        for &person in &panel.people {
            units[person as usize] += panel.weight;
        }
    }
    units
}

/// All legal panels of a pool that has few people.
fn panels(pool: &Pool) -> Vec<Vec<u32>> {
    let people = pool.people().len();
    (0_u32..1 << people)
        .filter(|chosen| chosen.count_ones() == pool.seats())
        .map(|chosen| (0..32).filter(|person| chosen >> person & 1 == 1).collect())
        .filter(|panel: &Vec<u32>| panel::check(pool, panel).is_ok())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn it_says_what_a_preparation_finds(seed in "[a-z]{5}") {
        let pool = tiny(&mut Chance::new(&seed, "a tiny pool"));
        match (look(&pool, &mut ()), prepare(&pool, &options(), &mut ())) {
            (Ok(Outlook::Possible(seen)), Ok(prepared)) => {
                prop_assert!(seen.complete, "a tiny pool is searched to its end");
                prop_assert_eq!(panel::check(&pool, &seen.example), Ok(()));
                prop_assert_eq!(&seen.excluded, &prepared.excluded);
                let lottery = prepared.lottery;
                let (units, whole) = (units(&lottery), lottery.exact.denominator);
                let some = units.iter().copied().filter(|&n| n > 0).min().unwrap_or(0);
                // A promise is never too low; whole panels can fall short of an average.
                prop_assert!(seen.lowest + 1e-6 >= Fraction::new(some.into(), whole.into()).to_f64());
                let mut sat = vec![0; units.len()];
                let panels = panels(&pool);
                for &person in panels.iter().flatten() {
                    sat[person as usize] += 1;
                }
                let who = |times: usize| (0..).zip(&sat).filter(move |(_, n)| **n == times).map(|(p, _)| p);
                prop_assert_eq!(seen.certain, who(panels.len()).collect::<Vec<u32>>());
                prop_assert_eq!(seen.excluded, who(0).collect::<Vec<u32>>());
            }
            (Ok(Outlook::Impossible(seen)), Err(Refusal::NoPanel(why))) => {
                prop_assert_eq!(&seen.why.changes, &why.changes);
                prop_assert_eq!(seen.ways.len(), why.changes.len());
                for way in &seen.ways {
                    prop_assert!(way.lowest > 0.0 && way.lowest <= 1.0);
                }
            }
            (seen, prepared) => prop_assert!(false, "{seen:?} {prepared:?}"),
        }
    }
}

#[test]
fn the_lowest_chance_of_the_known_pools_is_that_of_their_lottery() {
    for name in ["caravan120", "caravan300", "generic500", "tight500"] {
        let pool = known(name, "keruen").expect("a known pool");
        let Ok(Outlook::Possible(seen)) = look(&pool, &mut ()) else {
            panic!("{name} has panels");
        };
        assert_eq!(panel::check(&pool, &seen.example), Ok(()), "{name}");
        assert!(seen.complete, "{name}");
        let options = Options {
            objective: Objective::Maximin,
            ..options()
        };
        let lottery = prepare(&pool, &options, &mut ())
            .expect("a lottery")
            .lottery;
        assert!(
            (seen.lowest - lottery.minimum).abs() < 1e-6,
            "{name}: {seen:?}"
        );
    }
}

/// `have` people of the north, the rest of ten of the south, three seats.
fn ten(have: usize, north: (u32, u32)) -> Pool {
    let quota = |value: &str, (min, max)| Quota {
        value: value.to_owned(),
        min,
        max,
        flex: None,
    };
    let feature = Feature {
        name: "district".to_owned(),
        quotas: vec![quota("north", north), quota("south", (0, 3))],
    };
    let people = (0..10).map(|n| Person {
        id: format!("{}", n + 1),
        values: vec![u16::from(n >= have)],
        household: None,
    });
    Pool::new(3, vec![feature], people.collect(), Vec::new()).expect("a pool")
}

#[test]
fn who_is_certain_and_who_has_no_chance_is_named() {
    let Ok(Outlook::Possible(seen)) = look(&ten(2, (2, 2)), &mut ()) else {
        panic!("two of the north, one of the south");
    };
    assert_eq!((seen.certain, seen.excluded), (vec![0, 1], vec![]));
    assert!((seen.lowest - 1.0 / 8.0).abs() < 1e-9 && (seen.average - 0.3).abs() < 1e-9);
    let Ok(Outlook::Possible(seen)) = look(&ten(2, (0, 0)), &mut ()) else {
        panic!("three of the south");
    };
    assert_eq!((seen.certain, seen.excluded), (vec![], vec![0, 1]));
    assert!(
        (seen.lowest - 3.0 / 8.0).abs() < 1e-9,
        "of those who have one"
    );
}

#[test]
fn each_way_out_says_what_it_leads_to() {
    let Ok(Outlook::Impossible(seen)) = look(&ten(1, (2, 3)), &mut ()) else {
        panic!("one of the north for two seats");
    };
    let way = &seen.ways[0];
    let change = &way.changes[0];
    assert_eq!((change.side, change.from, change.to), (Side::Min, 2, 1));
    // One of the north always, two of nine of the south.
    assert!((way.lowest - 2.0 / 9.0).abs() < 1e-9);
    assert_eq!(way.excluded, Vec::<u32>::new());
}

#[test]
fn nobody_is_no_panel_and_a_watch_ends_it() {
    let pool = Pool::new(3, Vec::new(), Vec::new(), Vec::new()).expect("a pool");
    let Ok(Outlook::Impossible(seen)) = look(&pool, &mut ()) else {
        panic!("three seats for nobody");
    };
    assert_eq!(seen.ways, []);
    let pool = known("caravan300", "keruen").expect("a known pool");
    assert_eq!(look(&pool, &mut |_| false), Err(Refusal::Interrupted));
}

/// What a look at a pool answers when it is ended at its question of this number, from 0 on, until
/// it is not ended any more: that is the last.
fn ended_at_each_question(pool: &Pool) -> Vec<Result<Outlook, Refusal>> {
    let mut answers = Vec::new();
    loop {
        let (mut left, mut ended) = (answers.len(), false);
        answers.push(look(pool, &mut |_| {
            ended = left == 0;
            left = left.saturating_sub(1);
            !ended
        }));
        if !ended {
            return answers;
        }
    }
}

#[test]
fn what_is_called_complete_is_what_a_whole_look_says() {
    let (mut unfinished, mut with_excluded) = (0, 0);
    for seed in 0..120 {
        let mut chance = Chance::new(&format!("ended {seed}"), "a look that is ended");
        let pool = hostile(Hostile::SMALL, &mut chance);
        let mut answers = ended_at_each_question(&pool);
        let Some(Ok(Outlook::Possible(whole))) = answers.pop() else {
            continue;
        };
        for answer in answers {
            let seen = match answer {
                Ok(Outlook::Possible(seen)) => seen,
                answer => {
                    assert_eq!(answer, Err(Refusal::Interrupted), "{seed}");
                    continue;
                }
            };
            if seen.complete {
                assert!((seen.lowest - whole.lowest).abs() < 1e-6, "{seed}");
                assert_eq!(seen.excluded, whole.excluded, "{seed}");
                assert_eq!(seen.certain, whole.certain, "{seed}");
                continue;
            }
            unfinished += 1;
            with_excluded += usize::from(!whole.excluded.is_empty());
            // Less may be known, but nothing that is false.
            assert_eq!(panel::check(&pool, &seen.example), Ok(()), "{seed}");
            assert!(seen.excluded.iter().all(|p| whole.excluded.contains(p)));
            assert!(seen.certain.iter().all(|p| whole.certain.contains(p)));
        }
    }
    assert!(
        unfinished > 0 && with_excluded > 0,
        "{unfinished} {with_excluded}"
    );
}
