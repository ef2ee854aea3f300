//! What a change of the pool may do to the chances, and what it may not.

use keruen_lottery::chance::Chance;
use keruen_lottery::format::Objective;
use keruen_lottery::generate::{Hostile, hostile, tiny};
use keruen_lottery::pool::{Feature, Person, Pool};

use crate::pools::{as_numbers, chance, lottery, lowest, many, try_all};

/// Tiny pools and hostile ones by turns.
fn either(chance: &mut Chance) -> Pool {
    if chance.below(2) == 0 {
        tiny(chance)
    } else {
        hostile(Hostile::SMALL, chance)
    }
}

/// The leximin chances; empty where no panel is legal.
fn leximin(pool: &Pool) -> Vec<f64> {
    lottery(pool, Objective::Leximin).map_or_else(Vec::new, |lottery| as_numbers(&lottery))
}

fn rebuilt(pool: &Pool, features: Vec<Feature>, people: Vec<Person>) -> Pool {
    let households = pool.households().to_vec();
    Pool::new(pool.seats(), features, people, households).expect("the same pool, told otherwise")
}

fn same(one: &[f64], other: &[f64]) {
    assert_eq!(one.len(), other.len());
    for (person, (one, other)) in one.iter().zip(other).enumerate() {
        assert!(
            (one - other).abs() <= 1e-9,
            "person {person}: {one} or {other}"
        );
    }
}

#[test]
fn the_order_of_people_changes_nobodys_chance() {
    let mut chance = chance("order of people");
    try_all(
        many(150),
        || either(&mut chance),
        |pool| {
            let mut order: Vec<usize> = (0..pool.people().len()).collect();
            Chance::new("keruen", "order").shuffle(&mut order);
            let people = order.iter().map(|&p| pool.people()[p].clone()).collect();
            let other = leximin(&rebuilt(pool, pool.features().to_vec(), people));
            let one = leximin(pool);
            let moved: Vec<f64> = if one.is_empty() {
                Vec::new()
            } else {
                order.iter().map(|&p| one[p]).collect()
            };
            same(&moved, &other);
        },
    );
}

#[test]
fn the_order_of_features_and_their_names_change_nobodys_chance() {
    let mut chance = chance("order of features");
    try_all(
        many(150),
        || either(&mut chance),
        |pool| {
            let mut order: Vec<usize> = (0..pool.features().len()).collect();
            Chance::new("keruen", "order").shuffle(&mut order);
            let features: Vec<Feature> = (order.iter())
                .map(|&f| {
                    let mut feature = pool.features()[f].clone();
                    feature.name = format!("another name of {}", feature.name);
                    // Values the other way round, under other names.
                    feature.quotas.reverse();
                    for (number, quota) in feature.quotas.iter_mut().enumerate() {
                        quota.value = format!("value {number}");
                    }
                    feature
                })
                .collect();
            let people = (pool.people().iter())
                .map(|person| {
                    let values = (order.iter().zip(&features))
                        .map(|(&f, feature)| {
                            u16::try_from(feature.quotas.len()).expect("few") - 1 - person.values[f]
                        })
                        .collect();
                    Person {
                        id: format!("another id of {}", person.id),
                        values,
                        ..person.clone()
                    }
                })
                .collect();
            same(&leximin(pool), &leximin(&rebuilt(pool, features, people)));
        },
    );
}

#[test]
fn a_feature_that_stands_there_twice_changes_nobodys_chance() {
    let mut chance = chance("duplicated features");
    try_all(
        many(150),
        || either(&mut chance),
        |pool| {
            let twice = Chance::new("keruen", "which").index(pool.features().len());
            let mut features = pool.features().to_vec();
            features.push(Feature {
                name: "once more".to_owned(),
                ..features[twice].clone()
            });
            let mut people = pool.people().to_vec();
            for person in &mut people {
                person.values.push(person.values[twice]);
            }
            same(&leximin(pool), &leximin(&rebuilt(pool, features, people)));
        },
    );
}

#[test]
fn a_wider_quota_never_lowers_the_lowest_chance() {
    let mut chance = chance("wider quotas");
    try_all(
        many(150),
        || either(&mut chance),
        |pool| {
            let mut which = Chance::new("keruen", "wider");
            let mut features = pool.features().to_vec();
            for _ in 0..=which.index(2) {
                let f = which.index(features.len());
                let v = which.index(features[f].quotas.len());
                let quota = &mut features[f].quotas[v];
                if which.below(2) == 0 {
                    quota.min = quota.min.saturating_sub(1);
                } else {
                    quota.max += 1;
                }
            }
            let (narrow, wide) = (lottery(pool, Objective::Maximin), {
                let wide = rebuilt(pool, features, pool.people().to_vec());
                lottery(&wide, Objective::Maximin)
            });
            if let Some(narrow) = narrow {
                let wide = wide.expect("what was legal stays so");
                let (narrow, wide) = (lowest(&as_numbers(&narrow)), lowest(&as_numbers(&wide)));
                assert!(wide >= narrow - 1e-9, "{narrow} became {wide}");
            }
        },
    );
}

#[test]
fn leximin_is_at_least_maximin_level_by_level() {
    let mut chance = chance("leximin and maximin");
    try_all(
        many(150),
        || either(&mut chance),
        |pool| {
            let sorted = |objective| {
                let found = lottery(pool, objective)?;
                let mut chances = as_numbers(&found);
                chances.sort_by(f64::total_cmp);
                Some(chances)
            };
            let (leximin, maximin) = (sorted(Objective::Leximin), sorted(Objective::Maximin));
            assert_eq!(leximin.is_some(), maximin.is_some());
            let both = leximin.iter().flatten().zip(maximin.iter().flatten());
            if let Some((leximin, maximin)) = { both }.find(|(one, two)| (*one - *two).abs() > 1e-7)
            {
                assert!(leximin > maximin, "{leximin} where maximin has {maximin}");
            }
        },
    );
}
