//! A search for alternates that a watch ends.

use keruen_lottery::chance::Chance;
use keruen_lottery::format::{Published as _, Replaces};
use keruen_lottery::pool::{Feature, Person, Pool, Quota};
use keruen_lottery::replace::{Earlier, Unshown, check};

use super::{bytes, drawn, file};

const FEATURES: usize = 24;

/// Seats for just as many of each value as these people have.
fn exactly(seats: u32, of: &[Person], people: &[Person]) -> Pool {
    let feature = |at: usize| Feature {
        name: format!("feature {at}"),
        quotas: (0..2)
            .map(|value| {
                let count = of.iter().filter(|person| person.values[at] == value);
                let count = u32::try_from(count.count()).expect("few");
                Quota {
                    value: format!("value {value}"),
                    min: count,
                    max: count,
                    flex: None,
                }
            })
            .collect(),
    };
    let features = (0..FEATURES).map(feature).collect();
    Pool::new(seats, features, people.to_vec(), Vec::new()).expect("a pool")
}

#[test]
fn what_is_not_searched_in_time_stays_open() {
    let mut chance = Chance::new("watched", "people of a long search");
    let people: Vec<Person> = (0..120)
        .map(|n| Person {
            id: format!("P{n:03}"),
            values: (0..FEATURES)
                .map(|_| u16::from(chance.below(2) == 1))
                .collect(),
            household: None,
        })
        .collect();
    // Ten of twenty are lost; sixty alternates, of whom hardly ever ten have all of their values.
    let pool = exactly(20, &people[..20], &people);
    let first = file(&pool, vec![(0..20).collect()], vec![(20..80).collect()]);
    let result = drawn(&first, 0);
    let left = exactly(10, &people[..10], &people[20..]);
    let mut second = file(&left, vec![Vec::new()], vec![Vec::new()]);
    let ids = |people: &[Person]| people.iter().map(|person| person.id.clone()).collect();
    second.replaces = Some(Replaces {
        result_sha256: result.sha256().expect("a file"),
        earlier: Vec::new(),
        kept: ids(&people[10..20]),
        lost: ids(&people[..10]),
    });
    let mut asked = 0;
    let answer = check(
        &bytes(&first),
        &bytes(&result),
        &Earlier::default(),
        &second,
        &mut |_| {
            asked += 1;
            false
        },
    );
    let open = Unshown {
        filling: true,
        ..Unshown::default()
    };
    assert_eq!((answer, asked), (Ok(open), 1), "asked once, and ended");
}
