//! How much the rows of a lottery differ, exactly.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::fraction::Fraction;
use crate::ledger::number;
use crate::prepare::{Progress, Watch};
use crate::pulse::Pulse;

/// How much rows differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// How many different rows there are.
    pub different: usize,
    /// The two who are tied most; `None` where fewer than two people have a chance, or the watch
    /// ended it before all were looked at.
    pub closest: Option<Closest>,
}

/// The two people of whom one says most about the other: P(b | a) - P(b) is largest, that is, by
/// how much b's chance rises once it is known that a was drawn. All ordered pairs of two people
/// who sit in some row are looked at; of several equal ones it is the first by a, then by b.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closest {
    /// Who is known to sit: an index of a person.
    pub a: u32,
    /// Whose chance rises.
    pub b: u32,
    /// In how many rows both sit.
    pub together: u32,
    /// In how many rows a sits.
    pub rows_of_a: u32,
    /// In how many rows b sits.
    pub rows_of_b: u32,
    /// P(b | a) - P(b).
    pub rise: Fraction,
}

/// Measures rows. `people` is how many there are in the pool; higher indexes are not looked at.
///
/// For one person after the other the people of their rows are counted: rows times seats squared
/// steps, and never a table of people by people.
pub fn spread(people: usize, rows: &[Vec<u32>], watch: &mut dyn Watch) -> Spread {
    let pulse = &mut Pulse::with_grace(watch);
    let mut rows_of = vec![Vec::new(); people];
    for (number, row) in (0_u32..).zip(rows) {
        for &person in row {
            if let Some(of) = rows_of.get_mut(person as usize) {
                of.push(number);
            }
        }
    }
    // Whoever never sits with somebody makes their chance fall. So unless all fall, which takes few
    // seats, only those who sit together are looked at.
    let closest = closest(&rows_of, rows, false, pulse)
        .filter(|closest| closest.rise >= Fraction::new(0, 1))
        .or_else(|| self::closest(&rows_of, rows, true, pulse))
        .filter(|_| !pulse.ended());
    Spread {
        different: rows.iter().collect::<BTreeSet<_>>().len(),
        closest,
    }
}

/// The pair of the largest rise, among those who sit together or among all who sit.
fn closest(
    rows_of: &[Vec<u32>],
    rows: &[Vec<u32>],
    all: bool,
    pulse: &mut Pulse<'_>,
) -> Option<Closest> {
    let seats = rows.first().map_or(0, Vec::len);
    let mut best: Option<(Rise, [u32; 3])> = None;
    let mut together = vec![0_u32; rows_of.len()];
    let mut met: Vec<u32> = Vec::new();
    for (a, of) in rows_of.iter().enumerate().filter(|(_, of)| !of.is_empty()) {
        for &row in of {
            for &b in &rows[row as usize] {
                if let Some(together) = together.get_mut(b as usize) {
                    if *together == 0 && !all {
                        met.push(b);
                    }
                    *together += 1;
                }
            }
        }
        if all {
            met.extend(0..number(rows_of.len()));
        }
        let work = (of.len() * seats + met.len()) as u64;
        if !pulse.spend(work, Progress::Mixing { done: 1.0 }) {
            return None;
        }
        for b in met.drain(..) {
            let both = std::mem::take(&mut together[b as usize]);
            let chance_of_b = rows_of[b as usize].len();
            if a == b as usize || chance_of_b == 0 {
                continue;
            }
            let rise = Rise {
                more: i64::from(both) * wide(rows.len()) - wide(of.len()) * wide(chance_of_b),
                rows_of_a: wide(of.len()),
            };
            let better =
                best.as_ref()
                    .is_none_or(|(most, [first, second, _])| match rise.compare(most) {
                        Ordering::Equal => (a, b) < (*first as usize, *second),
                        order => order == Ordering::Greater,
                    });
            if better {
                best = Some((rise, [number(a), b, both]));
            }
        }
    }
    best.map(|(rise, [a, b, together])| Closest {
        a,
        b,
        together,
        rows_of_a: number(rows_of[a as usize].len()),
        rows_of_b: number(rows_of[b as usize].len()),
        rise: Fraction::new(
            rise.more.into(),
            i128::from(rise.rows_of_a) * i128::from(wide(rows.len())),
        ),
    })
}

/// together / rows of a - rows of b / rows, times the number of rows, as a fraction over the rows
/// of a.
struct Rise {
    more: i64,
    rows_of_a: i64,
}

impl Rise {
    fn compare(&self, other: &Self) -> Ordering {
        let [one, two] = [(self, other), (other, self)]
            .map(|(one, two)| i128::from(one.more) * i128::from(two.rows_of_a));
        one.cmp(&two)
    }
}

/// A count of things in memory.
fn wide(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
