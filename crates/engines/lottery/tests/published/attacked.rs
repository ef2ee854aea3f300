//! Files that somebody made so that checking them takes for ever, or more memory than there is.
//!
//! Nothing here is timed: where the work grows with a product of two lengths, these tests would not
//! come to an end.

use keruen_lottery::chance::Chance;
use keruen_lottery::format::*;
use keruen_lottery::fraction::Fraction;
use keruen_lottery::generate::{Hostile, hostile, note};
use keruen_lottery::pool::{Counted, MOST_FEATURES};
use keruen_lottery::prepare::{Options, prepare};
use keruen_lottery::verify::*;

use crate::maker;

pub fn check(lottery: &Lottery, search: &mut dyn Search) -> Report {
    let lottery = &lottery.to_bytes().unwrap();
    let files = Files {
        lottery,
        result: None,
        commitment: None,
    };
    verify(files, search)
}

pub fn failed(report: &Report, step: Step) -> Fault {
    let failed = report.checks.iter().find(|check| check.step == step);
    match failed.map(|check| &check.outcome) {
        Some(Outcome::Failed(fault)) => fault.clone(),
        other => panic!("{step:?}: {other:?}"),
    }
}

/// A search that never finds anything out.
#[derive(Default)]
pub struct Tired {
    asked: usize,
}

impl Search for Tired {
    fn heavier(&mut self, _: &Question<'_>) -> Answer {
        self.asked += 1;
        Answer::GaveUp
    }
}

#[test]
fn what_only_a_search_can_show_stays_open_where_it_gives_up() {
    let mut chance = Chance::new("keruen", "hostile pools for a tired search");
    let mut pools: Vec<_> = "ABD".chars().filter_map(note).collect();
    pools.extend((0..60).map(|_| hostile(Hostile::SMALL, &mut chance)));
    let mut asked = 0;
    for pool in &pools {
        for objective in [Objective::Maximin, Objective::Leximin] {
            let options = Options {
                objective,
                rows: 20,
                alternates: 0,
                seed: "keruen".into(),
                mixing: false,
            };
            let Ok(prepared) = prepare(pool, &options, &mut ()) else {
                continue;
            };
            let mut tired = Tired::default();
            let report = check(&prepared.lottery, &mut tired);
            let open = (report.checks.iter())
                .filter(|check| check.outcome == Outcome::Open(Open::Unsearched))
                .map(|check| check.step)
                .partition::<Vec<Step>, _>(|step| *step == Step::Objective);
            assert!(report.is_true(), "{report:#?}");
            let (promised, levels) = (open.0.len(), open.1.len());
            assert_eq!(
                levels, tired.asked,
                "each question that was asked stays open"
            );
            assert_eq!(
                promised,
                usize::from(levels > 0),
                "and with it what they promise"
            );
            // Of so few rows some are far from the chances; that is no matter of a search.
            let moved = |report: &Report| {
                let step = |check: &&Check| check.step == Step::LargestChange;
                report
                    .checks
                    .iter()
                    .find(step)
                    .map(|check| check.outcome != Outcome::Passed)
            };
            let moved = moved(&report) == Some(true);
            assert_eq!(report.is_proved(), tired.asked == 0 && !moved);
            let sure = check(&prepared.lottery, &mut Plain::default());
            assert_eq!(sure.is_proved(), !moved, "{sure:#?}");
            asked += tired.asked;
        }
    }
    assert!(asked > 5, "{asked} questions");
}

#[test]
fn the_plain_search_goes_as_deep_as_there_are_profiles_and_no_further_than_it_may() {
    const VALUES: u32 = 4_000;
    let mut lottery = maker::groups(&[(1, 1)], 1);
    lottery.features[0].values = (0..VALUES)
        .map(|n| Value {
            value: n.to_string(),
            min: 0,
            max: u32::from(n == VALUES - 1),
        })
        .collect();
    lottery.people = (0..VALUES)
        .map(|n| Person {
            id: n.to_string(),
            values: vec![n.to_string()],
            household: None,
        })
        .collect();
    // Only the lightest may sit.
    let weights: Vec<i128> = (1..=i128::from(VALUES)).rev().collect();
    let question = Question {
        seats: lottery.seats,
        features: &lottery.features,
        people: &lottery.people,
        weights: &weights,
        limit: 0,
    };
    let mut plain = Plain { looks: 100_000_000 };
    let mut lightest = vec![0; weights.len()];
    lightest[weights.len() - 1] = 1;
    assert_eq!(plain.heavier(&question), Answer::Panel(lightest));
    assert!(plain.looks < 100_000_000, "looks are used up");
    assert_eq!(
        Plain { looks: 1_000_000 }.heavier(&question),
        Answer::GaveUp
    );
}

#[test]
fn fractions_of_any_length_are_refused_at_once() {
    let digits = "7".repeat(2_000_000);
    assert!(format!("1/{digits}").parse::<Fraction>().is_err());
    let good = maker::groups(&[(3, 1), (4, 2)], 10).to_bytes().unwrap();
    let good = String::from_utf8(good).unwrap();
    let long = good.replace(
        "\"minimum_exact\":\"1/3\"",
        &format!("\"minimum_exact\":\"1/{digits}\""),
    );
    assert_ne!(good, long);
    match Lottery::from_bytes(long.as_bytes()) {
        Err(ReadError::WrongMember { reason, .. }) => assert!(reason.len() < 300, "{reason}"),
        other => panic!("{other:?}"),
    }
    // What is not expected is repeated in the reason, but not all of it.
    let long = good.replace("\"seats\":3", &format!("\"seats\":\"{digits}\""));
    match Lottery::from_bytes(long.as_bytes()) {
        Err(ReadError::WrongMember { reason, .. }) => assert!(reason.len() < 300, "{reason}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn fractions_without_a_common_denominator_are_refused() {
    let groups: Vec<(u32, u32)> = vec![(2, 1); 40];
    let mut lottery = maker::groups(&groups, 10);
    let fine = (1_u32..).zip(&mut lottery.certificate.levels[0].weights);
    for (n, weight) in fine {
        *weight = format!("1/{}{n}", "1000000007".repeat(30)).parse().unwrap();
    }
    let fault = LevelFault::TooFine.into();
    let too_fine = Fault::Level { level: 1, fault };
    assert_eq!(
        failed(&check(&lottery, &mut Tired::default()), Step::Level(1)),
        too_fine
    );

    // A search adds weights up in numbers of 128 bits.
    let mut lottery = maker::groups(&[(2, 1), (2, 1)], 10);
    lottery.certificate.kind = Kind::B;
    let level = &mut lottery.certificate.levels[0];
    let whole = 1_i128 << 100;
    level.weights = vec![
        Fraction::new(whole / 4 + 1, whole),
        Fraction::new(whole / 4 - 1, whole),
    ];
    level.bound = Fraction::new(1, 3);
    assert_eq!(
        failed(&check(&lottery, &mut Plain::default()), Step::Level(1)),
        too_fine
    );
}

#[test]
fn more_parts_than_anybody_reads_are_not_taken_into_memory() {
    let lists = format!("{{\"alternates\":[{}[]]}}", "[],".repeat(MOST_PARTS));
    let most = MOST_PARTS;
    match Lottery::from_bytes(lists.as_bytes()) {
        Err(ReadError::TooManyParts { found, most: said }) => assert!(found > most && said == most),
        other => panic!("{other:?}"),
    }
    // The member that says of what kind a file is, is not kept where it is something else.
    let format = format!("{{\"format\":[{}0]}}", "0,".repeat(1_000_000));
    assert!(matches!(
        Lottery::from_bytes(format.as_bytes()),
        Err(ReadError::WrongMember { .. })
    ));

    let mut lottery = maker::groups(&[(3, 1), (4, 2)], 1);
    lottery.alternates = vec![Vec::new(); MOST_PARTS];
    assert_eq!(lottery.to_bytes(), Err(Unwritable::TooLong), "nor written");
}

#[test]
fn too_many_features_are_refused_before_anything_is_counted() {
    let mut lottery = maker::groups(&[(3, 1), (4, 2)], 10);
    let of = |n: usize| Feature {
        name: n.to_string(),
        values: vec![Value {
            value: "v".into(),
            min: 0,
            max: 3,
        }],
    };
    lottery.features.extend((0..MOST_FEATURES).map(of));
    let fault = failed(&check(&lottery, &mut Tired::default()), Step::People);
    assert_eq!(
        fault,
        Fault::TooMany {
            what: Counted::Features,
            most: 200
        }
    );
}

#[test]
fn many_rows_many_quotas_and_long_lists_take_no_longer_than_the_file_is_long() {
    const PEOPLE: u32 = 40_000;
    const ROWS: usize = 40_000;
    let mut lottery = maker::groups(&[(PEOPLE, 1)], 1);
    let unused = |n: u32| Value {
        value: format!("u{n}"),
        min: 0,
        max: 1,
    };
    lottery.features[0].values.extend((0..PEOPLE).map(unused));
    lottery.rows = vec![vec![7]; ROWS];
    lottery.alternates = vec![Vec::new(); ROWS];
    // One list of everybody, and everybody once more.
    lottery.alternates[3] = (0..PEOPLE).filter(|&p| p != 7).chain([5]).collect();
    let report = check(&lottery, &mut Tired::default());
    assert!(
        report
            .checks
            .iter()
            .any(|c| c.step == Step::Rows && c.outcome == Outcome::Passed)
    );
    assert_eq!(
        failed(&report, Step::Alternates),
        Fault::Alternate { row: 3, person: 5 }
    );
}
