//! The numbers that a file states about its own chances, counted again.

use std::cmp::Reverse;

use super::fault::Fault;
use super::ground::Ground;
use super::panels::index;
use super::{Moved, Open, Outcome};
use crate::format::Lottery;
use crate::fraction::Fraction;

/// For each person the weight of the exact panels that seat them. Only for panels that are legal.
pub(super) fn exact(lottery: &Lottery) -> Vec<u64> {
    let mut chances = vec![0; lottery.people.len()];
    for panel in &lottery.exact.panels {
        for &person in &panel.people {
            // No overflow: all weights together are the denominator.
            chances[index(person)] += panel.weight;
        }
    }
    chances
}

/// For each person the number of rows that seat them. Only for rows that are legal.
pub(super) fn in_rows(lottery: &Lottery) -> Vec<u64> {
    let mut seated = vec![0; lottery.people.len()];
    for &person in lottery.rows.iter().flatten() {
        seated[index(person)] += 1;
    }
    seated
}

/// From this denominator on, one unit of weight is no difference between two chances.
const FINE: u64 = 1_000_000_000;

/// Within a profile chances differ by 1 / denominator at most: a denominator cannot always be shared
/// out evenly. One below [`FINE`] has to be: its units are differences that count.
pub(super) fn equal(lottery: &Lottery, ground: &Ground<'_>, chances: &[u64]) -> Result<(), Fault> {
    let unit = u64::from(lottery.exact.denominator >= FINE);
    for profile in &ground.profiles {
        let by_chance = |person: &&usize| chances[**person];
        let lowest = profile.iter().min_by_key(by_chance);
        let highest = profile.iter().max_by_key(by_chance);
        if let (Some(&a), Some(&b)) = (lowest, highest)
            && chances[b] - chances[a] > unit
        {
            return Err(Fault::Unequal {
                a: lottery.people[a].id.clone(),
                b: lottery.people[b].id.clone(),
                chance_a: chances[a],
                chance_b: chances[b],
                denominator: lottery.exact.denominator,
            });
        }
    }
    Ok(())
}

/// `minimum_exact`, and `minimum` as its number.
pub(super) fn minimum(lottery: &Lottery, chances: &[u64]) -> Result<(), Fault> {
    let lowest = chances.iter().copied().min().unwrap_or(0);
    let denominator = lottery.exact.denominator;
    let found = share(lowest, denominator);
    if lottery.minimum_exact != found {
        let stated = lottery.minimum_exact.to_string();
        return Err(Fault::Number { stated, found });
    }
    same(lottery.minimum, lowest, denominator)
}

/// `published_minimum`, and whether whoever has a chance sits in a row: with few rows nobody's chance
/// need move by one for people to be without any.
pub(super) fn published_minimum(lottery: &Lottery, chances: &[u64], in_rows: &[u64]) -> Outcome {
    let lowest = in_rows.iter().copied().min().unwrap_or(0);
    if let Err(fault) = same(lottery.published_minimum, lowest, lottery.rows.len() as u64) {
        return Outcome::Failed(fault);
    }
    let without = |(weight, rows): &(&u64, &u64)| **weight > 0 && **rows == 0;
    match chances.iter().zip(in_rows).filter(without).count() {
        0 => Outcome::Passed,
        people => Outcome::Open(Open::NoRow(people)),
    }
}

/// `largest_change`, and whether it is below one row: rows that are far from the chances that are
/// proved would make the proof one of something that is not drawn.
pub(super) fn largest_change(lottery: &Lottery, chances: &[u64], in_rows: &[u64]) -> Outcome {
    let rows = lottery.rows.len() as u64;
    let denominator = lottery.exact.denominator;
    // Both chances over the common denominator rows · denominator.
    let change = |(&weight, &count): (&u64, &u64)| {
        let exact = u128::from(weight) * u128::from(rows);
        exact.abs_diff(u128::from(count) * u128::from(denominator))
    };
    // Of equal ones the first.
    let (largest, who) = (chances.iter().zip(in_rows).map(change).zip(0..))
        .max_by_key(|&(change, who)| (change, Reverse(who)))
        .unwrap_or((0, 0_usize));
    let found = Fraction(num_rational::BigRational::new(
        largest.into(),
        (u128::from(rows) * u128::from(denominator)).into(),
    ));
    if lottery.largest_change != found {
        let stated = lottery.largest_change.to_string();
        return Outcome::Failed(Fault::Number { stated, found });
    }
    if found < share(1, rows) {
        Outcome::Passed
    } else {
        let due = u128::from(chances[who]) * u128::from(rows);
        Outcome::Open(Open::Moved(Moved {
            id: lottery.people[who].id.clone(),
            rows: in_rows[who],
            due: Fraction(num_rational::BigRational::new(
                due.into(),
                denominator.into(),
            )),
            change: found,
        }))
    }
}

fn share(part: u64, whole: u64) -> Fraction {
    Fraction::new(part.into(), whole.into())
}

/// Whether a number of the file is the double nearest to part / whole.
fn same(stated: f64, part: u64, whole: u64) -> Result<(), Fault> {
    #[expect(clippy::cast_precision_loss, reason = "both are at most 2^53")]
    let nearest = part as f64 / whole as f64;
    if stated.to_bits() == nearest.to_bits() {
        Ok(())
    } else {
        let stated = stated.to_string();
        let found = share(part, whole);
        Err(Fault::Number { stated, found })
    }
}
