//! Invented pools with rows that are legal because they were grown from a legal one.
#![expect(
    clippy::cast_possible_truncation,
    reason = "the pools of tests are small"
)]

use std::ops::Range;

use keruen_lottery::chance::Chance;
use keruen_lottery::pool::{Feature, Person, Pool, Quota};
use proptest::prelude::*;

/// What to grow.
#[derive(Clone, Debug)]
pub struct Plan {
    pub seed: String,
    pub people: u32,
    pub seats: u32,
    /// How many values each feature has.
    pub values: Vec<u16>,
    /// How far each quota is from what the first panel has.
    pub slack: u32,
    /// One in how many people has somebody of the household in the pool; 0 for nobody.
    pub households: u32,
    pub rows: usize,
}

/// Plans of this size: fewer than `most` features, each of fewer than `most` values.
pub fn plans(
    people: Range<u32>,
    seats: Range<u32>,
    most: u16,
    rows: Range<usize>,
) -> impl Strategy<Value = Plan> {
    (
        "[a-z]{4}",
        people,
        seats,
        prop::collection::vec(1..most, 0..usize::from(most)),
        0..3_u32,
        0..5_u32,
        rows,
    )
        .prop_map(
            |(seed, people, seats, values, slack, households, rows)| Plan {
                seed,
                people,
                seats: seats.min(people),
                values,
                slack,
                households,
                rows,
            },
        )
}

/// A pool, and rows that meet its quotas; several rows are the same.
pub fn grow(plan: &Plan) -> (Pool, Vec<Vec<u32>>) {
    let mut chance = Chance::new(&plan.seed, "a grown pool");
    let mut households = Vec::new();
    let mut people: Vec<Person> = (0..plan.people)
        .map(|n| Person {
            id: format!("{}", n + 1),
            // Lower values are more frequent, as in life.
            values: (plan.values.iter())
                .map(|&v| chance.below(u64::from(v)).min(chance.below(u64::from(v))) as u16)
                .collect(),
            household: None,
        })
        .collect();
    // The first panel is everybody whose number is a multiple of `every`, who live alone.
    let every = plan.people / plan.seats;
    let first: Vec<u32> = (0..plan.seats).map(|n| n * every).collect();
    if plan.households > 0 {
        for n in 1..people.len() {
            if chance.below(u64::from(plan.households)) == 0 && people[n - 1].household.is_none() {
                let household = Some(households.len() as u32);
                households.push(format!("home {}", households.len()));
                people[n - 1].household = household;
                people[n].household = household;
            }
        }
        if every == 1 {
            for person in &mut people {
                person.household = None;
            }
        }
    }
    let features = (plan.values.iter().enumerate())
        .map(|(f, &values)| Feature {
            name: format!("feature {f}"),
            quotas: (0..values)
                .map(|v| {
                    let count = (first.iter())
                        .filter(|&&p| people[p as usize].values[f] == v)
                        .count() as u32;
                    Quota {
                        value: format!("value {v}"),
                        min: count.saturating_sub(plan.slack),
                        max: count + plan.slack,
                        flex: None,
                    }
                })
                .collect(),
        })
        .collect();
    let pool = Pool::new(plan.seats, features, people, households).expect("values fit");
    let mut row = first;
    let mut rows = Vec::new();
    let mut sits = vec![false; pool.people().len()];
    for &person in &row {
        sits[person as usize] = true;
    }
    while rows.len() < plan.rows {
        for _ in 0..plan.seats * 8 {
            let seat = chance.index(row.len());
            let person = chance.below(u64::from(plan.people)) as u32;
            if !sits[person as usize] && may_replace(&pool, &row, row[seat], person) {
                sits[row[seat] as usize] = false;
                sits[person as usize] = true;
                row[seat] = person;
            }
        }
        let mut sorted = row.clone();
        sorted.sort_unstable();
        for _ in 0..=chance.below(4) {
            rows.push(sorted.clone());
        }
    }
    rows.truncate(plan.rows);
    (pool, rows)
}

/// Whether a legal panel stays one when somebody takes the place of somebody.
fn may_replace(pool: &Pool, row: &[u32], out: u32, into: u32) -> bool {
    let people = pool.people();
    let (leaves, comes) = (&people[out as usize], &people[into as usize]);
    let others = || {
        row.iter()
            .filter(|&&p| p != out)
            .map(|&p| &people[p as usize])
    };
    let count = |f: usize, v: u16| others().filter(|p| p.values[f] == v).count() as u32;
    pool.features().iter().enumerate().all(|(f, feature)| {
        let (less, more) = (leaves.values[f], comes.values[f]);
        less == more
            || count(f, less) >= feature.quotas[usize::from(less)].min
                && count(f, more) < feature.quotas[usize::from(more)].max
    }) && (comes.household.is_none() || others().all(|p| p.household != comes.household))
}
