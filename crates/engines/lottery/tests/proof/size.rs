//! Pools of a size at which numbers overflow, lists become long, or a search would never end.

use keruen_lottery::chance::Chance;
use keruen_lottery::draw::{Said, Sources, commit, draw};
use keruen_lottery::format::{Kind, MOST_PARTS, Objective, Published as _};
use keruen_lottery::generate::{Shape, Slack, generic};
use keruen_lottery::pool::{Feature, MOST_PEOPLE, Person, Pool, Quota};
use keruen_lottery::prepare::{Options, Refusal, prepare};
use keruen_lottery::verify::{Answer, Files, Question, Search, verify};

use crate::check::{check, tiny_gap};
use crate::pools::{as_numbers, lottery, lowest, options};

/// What multiplication shows needs no search.
struct Nobody;

impl Search for Nobody {
    fn heavier(&mut self, _: &Question<'_>) -> Answer {
        Answer::GaveUp
    }
}

/// A pool of one feature: for each value how many people have it, and its quota.
fn pool(
    seats: u32,
    values: &[(u32, (u32, u32))],
    household: impl Fn(usize) -> Option<u32>,
) -> Pool {
    let quotas = (values.iter().enumerate()).map(|(value, &(_, (min, max)))| Quota {
        value: format!("v{value}"),
        min,
        max,
        flex: None,
    });
    let feature = Feature {
        name: "kind".to_owned(),
        quotas: quotas.collect(),
    };
    let of = (0_u16..)
        .zip(values)
        .flat_map(|(value, &(people, _))| vec![value; people as usize]);
    let people: Vec<Person> = (of.enumerate())
        .map(|(place, value)| Person {
            id: place.to_string(),
            values: vec![value],
            household: household(place),
        })
        .collect();
    let households = people.iter().filter_map(|who| who.household).max();
    let households = (0..households.map_or(0, |last| last + 1)).map(|n| format!("h{n}"));
    Pool::new(seats, vec![feature], people, households.collect()).expect("a pool")
}

/// The household of somebody, where these have 2, 3, 4, 2, 3, 4 … people.
fn home(place: usize) -> u32 {
    let within = [0, 0, 1, 1, 1, 2, 2, 2, 2][place % 9];
    u32::try_from(place / 9 * 3 + within).expect("a small pool")
}

#[test]
fn more_equal_people_than_rows_or_small_numbers_hold() {
    let pool = pool(110, &[(9_000, (90, 110)), (1_100, (0, 20))], |_| None);
    let found = lottery(&pool, Objective::Leximin).expect("a lottery");
    check(&pool, &found, None);
    let chances = as_numbers(&found);
    for chance in chances {
        assert!(
            (chance - 110.0 / 10_100.0).abs() < 1e-12,
            "all are equal: {chance}"
        );
    }
    assert!(
        found
            .certificate
            .levels
            .iter()
            .all(|level| level.gap.0 <= tiny_gap())
    );
}

#[test]
fn quotas_far_above_anything_there_is() {
    for max in [9_999, MOST_PEOPLE] {
        let alone = pool(7, &[(30, (0, max)), (12, (2, max))], |_| None);
        let found = lottery(&alone, Objective::Leximin).expect("a lottery");
        check(&alone, &found, None);
        assert!((lowest(&as_numbers(&found)) - 7.0 / 42.0).abs() < 1e-9);

        let shared = pool(7, &[(30, (0, max)), (12, (2, max))], |n| {
            u32::try_from(n / 3).ok()
        });
        let found = lottery(&shared, Objective::Leximin).expect("a lottery");
        check(&shared, &found, None);
        assert!((lowest(&as_numbers(&found)) - 7.0 / 42.0).abs() < 1e-9);
    }
}

#[test]
fn thousands_of_people_in_households_of_two_to_four() {
    let shared = pool(24, &[(900, (8, 12)), (900, (12, 16))], |place| {
        Some(home(place))
    });
    let found = lottery(&shared, Objective::Maximin).expect("a lottery");
    check(&shared, &found, None);
    assert_eq!(found.certificate.kind, Kind::A);
    assert!(found.certificate.levels[0].gap.0 <= tiny_gap());
    assert!((lowest(&as_numbers(&found)) - 24.0 / 1_800.0).abs() < 1e-9);
}

#[test]
fn a_generated_pool_of_which_everybody_shares_a_household() {
    let shape = Shape {
        people: 2_400,
        seats: 40,
        features: 4,
        slack: Slack::Tenths(10),
        households: 0,
    };
    let alone = generic(shape, "many households");
    let mut order: Vec<usize> = (0..alone.people().len()).collect();
    Chance::new("keruen", "who lives with whom").shuffle(&mut order);
    let mut people = alone.people().to_vec();
    for (place, person) in order.into_iter().enumerate() {
        people[person].household = Some(home(place));
    }
    let homes = (0..=home(people.len())).map(|n| format!("h{n}"));
    let pool = Pool::new(40, alone.features().to_vec(), people, homes.collect()).expect("a pool");
    let found = lottery(&pool, Objective::Maximin).expect("a lottery");
    check(&pool, &found, None);
    assert!(found.certificate.levels[0].gap.0 <= tiny_gap());
}

#[test]
fn ten_thousand_rows_are_drawn_by_four_dice() {
    let pool = pool(12, &[(200, (5, 7)), (90, (5, 7))], |_| None);
    let options = Options {
        rows: 10_000,
        alternates: 3,
        mixing: true,
        ..options(Objective::Leximin)
    };
    let found = prepare(&pool, &options, &mut ())
        .expect("a lottery")
        .lottery;
    let dice = Sources {
        beacon: None,
        dice: true,
    };
    let commitment = commit(&found, dice).expect("four dice choose among so many");
    assert_eq!(u8::from(commitment.dice), 4);
    let said = Said {
        beacon_signature: None,
        dice: Some(vec![9, 0, 4, 7]),
    };
    let result = draw(&found, &commitment, said).expect("the dice decide");
    assert_eq!(result.row, 9_047);
    let seated = found.rows[9_047]
        .iter()
        .map(|&p| found.people[p as usize].id.clone());
    assert_eq!(result.people, seated.collect::<Vec<_>>());
    let report = verify(
        Files {
            lottery: &found.to_bytes().expect("it can be written"),
            result: Some(&result.to_bytes().expect("it can be written")),
            commitment: None,
        },
        &mut Nobody,
    );
    assert!(report.is_proved(), "{report:?}");
    assert!(found.largest_change.to_f64() < 1e-4);
}

#[test]
fn panels_of_thousands_of_seats() {
    let pool = pool(
        3_000,
        &[(2_700, (0, 4_000)), (300, (0, 4_000)), (500, (150, 260))],
        |_| None,
    );
    let found = lottery(&pool, Objective::Leximin).expect("a lottery");
    check(&pool, &found, None);
    assert!((lowest(&as_numbers(&found)) - 260.0 / 500.0).abs() < 1e-9);
}

#[test]
fn what_no_file_could_hold_is_refused_before_any_work() {
    let mut asked = 0;
    let mut watch = |_| {
        asked += 1;
        true
    };
    let many = pool(4_000, &[(20_000, (0, 4_000))], |_| None);
    let rows = Options {
        rows: 10_000,
        ..options(Objective::Maximin)
    };
    assert_eq!(prepare(&many, &rows, &mut watch), Err(Refusal::TooManyRows));
    let most = MOST_PARTS / 7;
    let crowd = pool(1, &[(u32::try_from(most).unwrap_or(0) + 1, (0, 1))], |_| {
        None
    });
    let mut features = crowd.features().to_vec();
    features.push(Feature {
        name: "another".to_owned(),
        ..features[0].clone()
    });
    let mut people = crowd.people().to_vec();
    for person in &mut people {
        person.values.push(0);
    }
    let crowd = Pool::new(1, features, people, Vec::new()).expect("a pool");
    let found = prepare(&crowd, &options(Objective::Maximin), &mut watch);
    assert_eq!(found, Err(Refusal::TooManyPeople(most)));
    assert_eq!(asked, 0, "nothing was done");
}
