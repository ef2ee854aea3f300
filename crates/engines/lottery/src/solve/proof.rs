//! Multipliers in whole numbers: what the simplex says, as something that is true.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::columns;
use super::marginals::{Level, Term};
use super::problem::{Problem, Rule};
use super::scale::WRITTEN;
use crate::format::{self, Cap, HouseholdMultiplier, Multiplier, Side};
use crate::fraction::Fraction;
use crate::pool::Pool;

/// Multipliers of the rows of a problem and of caps, in whole numbers.
struct Integers {
    rows: Vec<i128>,
    caps: Vec<i128>,
}

impl Integers {
    /// Rounds multipliers in any scale, `scale` times.
    fn new(problem: &Problem, multipliers: &[(Term, f64)], scale: f64) -> Self {
        let mut integers = Self {
            rows: vec![0; problem.rows.len()],
            caps: vec![0; problem.profiles()],
        };
        for &(term, y) in multipliers {
            let y = libm::round(y * scale) as i128;
            match term {
                Term::Row(q) => {
                    let row = &problem.rows[q];
                    integers.rows[q] = if row.is_household() {
                        y.max(0)
                    } else if row.is_open_above(problem.seats) {
                        y.min(0)
                    } else {
                        y
                    }
                }
                Term::Cap(t) => integers.caps[t] = y.max(0),
            }
        }
        integers
    }

    /// What a person of a profile may weigh at most.
    fn weight(&self, problem: &Problem, t: usize) -> i128 {
        self.caps[t]
            + problem.rows_of[t]
                .iter()
                .map(|&q| self.rows[q as usize])
                .sum::<i128>()
    }

    /// What no legal panel weighs more than.
    fn most(&self, problem: &Problem) -> i128 {
        let rows = problem
            .rows
            .iter()
            .zip(&self.rows)
            .map(|(row, &y)| y * i128::from(if y > 0 { row.max } else { row.min }));
        let caps = problem
            .sizes
            .iter()
            .zip(&self.caps)
            .map(|(&n, &y)| y * i128::from(n));
        rows.sum::<i128>() + caps.sum::<i128>()
    }

    /// The multipliers as they stand in a file, each divided by `by`.
    fn write(&self, pool: &Pool, problem: &Problem, by: i128) -> Multipliers {
        let mut written = Multipliers::none();
        for (row, &y) in problem
            .rows
            .iter()
            .zip(&self.rows)
            .filter(|(_, y)| **y != 0)
        {
            let multiplier = Fraction::new(y, by);
            match row.what {
                Rule::Seats => written.gamma = multiplier,
                Rule::Quota(f, v) => {
                    let feature = &pool.features()[f];
                    let side = if y > 0 { Side::Max } else { Side::Min };
                    written.quota.push(Multiplier {
                        feature: feature.name.clone(),
                        value: feature.quotas[v].value.clone(),
                        side,
                        multiplier,
                    });
                }
                Rule::Household(h) => {
                    written.household.push(HouseholdMultiplier {
                        household: pool.households()[h].clone(),
                        multiplier,
                    });
                }
            }
        }
        for (profile, &y) in (0..).zip(&self.caps).filter(|(_, y)| **y != 0) {
            written.caps.push(Cap {
                profile,
                multiplier: Fraction::new(y, by),
            });
        }
        written
    }
}

/// Multipliers as they stand in a file.
pub(crate) struct Multipliers {
    pub quota: Vec<Multiplier>,
    pub household: Vec<HouseholdMultiplier>,
    pub gamma: Fraction,
    pub caps: Vec<Cap>,
}

impl Multipliers {
    fn none() -> Self {
        Self {
            quota: Vec::new(),
            household: Vec::new(),
            gamma: Fraction::new(0, 1),
            caps: Vec::new(),
        }
    }
}

/// The chances that a certificate is about.
#[derive(Clone, Copy)]
pub(crate) struct Given<'c> {
    /// Expected seats of each profile, in units.
    pub seats: &'c [i64],
    /// How many units are a seat.
    pub denominator: i64,
}

/// The levels of a certificate of kind A.
pub(crate) fn levels(
    pool: &Pool,
    problem: &Problem,
    levels: &[Level],
    given: Given<'_>,
) -> Vec<format::Level> {
    let claims = levels.iter().map(|level| {
        (&level.settled[..], |before: &[bool]| {
            multiplied(problem, level, before)
        })
    });
    in_order(pool, problem, given, claims)
}

/// The levels of a certificate of kind B.
pub(crate) fn searched_levels(
    pool: &Pool,
    problem: &Problem,
    levels: &[columns::Level],
    given: Given<'_>,
) -> Vec<format::Level> {
    let claims = levels.iter().map(|level| {
        let claim = |_: &[bool]| Claim {
            weights: level.weights.iter().map(|&w| i128::from(w)).collect(),
            most: level.most.into(),
            integers: None,
        };
        (&level.settled[..], claim)
    });
    in_order(pool, problem, given, claims)
}

/// Writes level after level: each is told whom the ones before it settled.
fn in_order<'l, F: FnOnce(&[bool]) -> Claim>(
    pool: &Pool,
    problem: &Problem,
    given: Given<'_>,
    levels: impl Iterator<Item = (&'l [usize], F)>,
) -> Vec<format::Level> {
    let mut settled = vec![false; problem.profiles()];
    levels
        .map(|(now, claim)| {
            let level = claim(&settled).write(pool, problem, &settled, now, given);
            for &t in now {
                settled[t] = true;
            }
            level
        })
        .collect()
}

/// What a level says, in whole numbers of any scale.
struct Claim {
    /// The weight of each person of each profile.
    weights: Vec<i128>,
    /// What no legal panel weighs more than.
    most: i128,
    /// The multipliers that show it, where a search need not.
    integers: Option<Integers>,
}

/// The multipliers of a level in whole numbers. Those of `before` were settled earlier.
fn multiplied(problem: &Problem, level: &Level, before: &[bool]) -> Claim {
    let float = |t: usize| {
        level
            .multipliers
            .iter()
            .filter(|(term, _)| match term {
                Term::Row(q) => problem.rows_of[t].contains(&(*q as u32)),
                Term::Cap(other) => *other == t,
            })
            .map(|(_, y)| y)
            .sum::<f64>()
            * problem.sizes[t] as f64
    };
    let scale = WRITTEN / level.settled.iter().map(|&t| float(t)).sum::<f64>();
    let mut integers = Integers::new(problem, &level.multipliers, scale);
    let mut weights = vec![0_i128; problem.profiles()];
    for (t, weight) in weights.iter_mut().enumerate().filter(|(t, _)| before[*t]) {
        *weight = integers.weight(problem, t);
    }
    for &t in &level.settled {
        weights[t] = integers.weight(problem, t).max(0);
    }
    for t in (0..weights.len()).filter(|&t| !before[t]) {
        // Rounding may have left less than the weight that stands there.
        let short = weights[t] - integers.weight(problem, t);
        integers.caps[t] += short.max(0);
    }
    Claim {
        weights,
        most: integers.most(problem),
        integers: Some(integers),
    }
}

impl Claim {
    /// The level as it stands in a file, divided by what those whom it settles `now` weigh.
    fn write(
        self,
        pool: &Pool,
        problem: &Problem,
        before: &[bool],
        now: &[usize],
        given: Given<'_>,
    ) -> format::Level {
        let sum: i128 = now
            .iter()
            .map(|&t| self.weights[t] * i128::from(problem.sizes[t]))
            .sum();
        let earlier = (0..before.len()).filter(|&t| before[t]);
        // The products of large multipliers and 2^50 units leave 128 bits.
        let taken: BigInt = earlier
            .map(|t| BigInt::from(self.weights[t]) * given.seats[t])
            .sum();
        let bound = Fraction(BigRational::new(
            BigInt::from(self.most) * given.denominator - taken,
            BigInt::from(sum) * given.denominator,
        ));
        let gap = Fraction(&bound.0 - &lowest(problem, before, given).0);
        let Multipliers {
            quota,
            household,
            gamma,
            caps,
        } = self.integers.map_or_else(Multipliers::none, |integers| {
            integers.write(pool, problem, sum)
        });
        let weights = self
            .weights
            .into_iter()
            .map(|weight| Fraction::new(weight, sum))
            .collect();
        format::Level {
            bound,
            gap,
            weights,
            quota,
            household,
            gamma,
            caps,
        }
    }
}

/// The lowest chance of a person who is not settled.
fn lowest(problem: &Problem, settled: &[bool], given: Given<'_>) -> Fraction {
    let units = (0..given.seats.len())
        .filter(|&t| !settled[t])
        .map(|t| given.seats[t] / problem.sizes[t])
        .min();
    Fraction::new(units.unwrap_or(0).into(), given.denominator.into())
}

/// Whether multipliers show, in whole numbers, that no panel meets the quotas.
pub(crate) fn contradicts(problem: &Problem, multipliers: &[(Term, f64)]) -> bool {
    impossible(problem, multipliers).most(problem) < 0
}

/// Such multipliers as they stand in a file.
pub(crate) fn contradiction(
    pool: &Pool,
    problem: &Problem,
    multipliers: &[(Term, f64)],
) -> Multipliers {
    impossible(problem, multipliers).write(pool, problem, WRITTEN as i128)
}

/// Whole multipliers under which no person weighs less than 0.
fn impossible(problem: &Problem, multipliers: &[(Term, f64)]) -> Integers {
    let largest = multipliers.iter().map(|(_, y)| y.abs()).fold(0.0, f64::max);
    let mut integers = Integers::new(problem, multipliers, WRITTEN / largest);
    for t in 0..problem.profiles() {
        let short = -integers.weight(problem, t);
        integers.caps[t] += short.max(0);
    }
    integers
}
