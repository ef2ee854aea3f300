//! From a pool to a lottery that can be published.

use crate::chance::Chance;
use crate::format::{self, Certificate, Exact, Kind, Lottery, Objective, Panel};
use crate::fraction::Fraction;
use crate::pool::Pool;
use crate::rows;
use crate::solve::marginals::leximin;
use crate::solve::problem::Problem;
use crate::solve::walk::{Mix, Pace, walk};
use crate::solve::{grid, proof, shares};

/// What a preparation may be told.
#[derive(Clone, Debug)]
pub struct Options {
    /// What to aim at and to prove.
    pub objective: Objective,
    /// How many rows, at least 1.
    pub rows: u32,
    /// How many alternates each row gets.
    pub alternates: u32,
    /// Whatever is arbitrary comes from this text.
    pub seed: String,
    /// Whether the rows are spread after they were made.
    pub mixing: bool,
}

/// How far a preparation is, and whether it may go on.
pub trait Watch {
    /// Called now and then. `false` ends the preparation: it then keeps what it has and says how
    /// far that is from proved, or is [`Refusal::Interrupted`] where it has nothing yet.
    fn go_on(&mut self, progress: Progress) -> bool;
}

/// A watch that never stops.
impl Watch for () {
    fn go_on(&mut self, _: Progress) -> bool {
        true
    }
}

/// Where a preparation is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// Chances are being computed: how many levels are settled.
    Chances {
        /// Levels settled so far.
        levels: u32,
    },
    /// Panels are sought that together give these chances: share of the weight that is placed.
    Panels {
        /// From 0 to 1.
        placed: f64,
    },
    /// The bound was not reached; better panels are being sought.
    Columns {
        /// Panels known so far.
        panels: u32,
    },
    /// Rows of equal weight are being filled.
    Rows {
        /// How many are.
        filled: u32,
    },
    /// Rows are being spread.
    Mixing {
        /// From 0 to 1.
        done: f64,
    },
}

/// What a preparation found beside the lottery itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The lottery, as it is to be published.
    pub lottery: Lottery,
}

/// Why there is no lottery.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// No panel of the pool meets the quotas.
    #[error("no panel meets the quotas")]
    NoPanel,
    /// The watch ended it before there was anything to keep.
    #[error("stopped before a first panel was found")]
    Interrupted,
}

/// Units of weight in the exact distribution: 2^50, so that sums for 4,000 seats stay within 64 bits
/// and every number within what a JSON file holds exactly.
pub const DENOMINATOR: u64 = 1 << 50;
/// Of 2^50: what the walk may leave to any panel. No chance moves by more than 5e-10.
const REST: i64 = 562_949;

/// Makes a lottery from a pool.
pub fn prepare(pool: &Pool, options: &Options, watch: &mut dyn Watch) -> Result<Prepared, Refusal> {
    let problem = Problem::new(pool);
    let chance = &mut Chance::new(&options.seed, "keruen lottery prepare");
    let denominator = DENOMINATOR as i64;
    let marginals = leximin(&problem, chance).map_err(|_| Refusal::NoPanel)?;
    let target =
        grid::round(&problem, &marginals.seats, denominator, chance).ok_or(Refusal::Interrupted)?;
    let pace = Pace {
        stride: denominator,
        rest: REST,
    };
    let mix = walk(&problem, target, denominator, pace, chance, &mut |left| {
        watch.go_on(Progress::Panels { placed: 1.0 - left })
    })
    .map_err(|_| Refusal::Interrupted)?;
    let seats = expected(&problem, &mix);
    let levels = match options.objective {
        Objective::Leximin => &marginals.levels[..],
        Objective::Maximin => &marginals.levels[..1],
    };
    let certificate = Certificate {
        kind: Kind::A,
        levels: proof::levels(pool, &problem, levels, &seats, denominator),
    };
    let exact = Exact {
        denominator: DENOMINATOR,
        panels: (shares::exact(&problem, &mix).into_iter())
            .map(|(weight, people)| Panel {
                weight: weight as u64,
                people,
            })
            .collect(),
    };
    drop(mix);
    let rows = rows::make(
        &problem,
        &seats,
        denominator,
        options.rows,
        chance,
        &mut |filled| watch.go_on(Progress::Rows { filled }),
    );
    Ok(Prepared {
        lottery: assemble(pool, options, exact, rows, certificate),
    })
}

/// Expected seats of each profile, in units.
fn expected(problem: &Problem, mix: &Mix) -> Vec<i64> {
    let mut seats = vec![0; problem.profiles()];
    for (weight, panel) in mix {
        for &(t, a) in panel {
            seats[t as usize] += weight * i64::from(a);
        }
    }
    seats
}

/// Puts the parts into a file, with the numbers that follow from them.
fn assemble(
    pool: &Pool,
    options: &Options,
    exact: Exact,
    rows: Vec<Vec<u32>>,
    certificate: Certificate,
) -> Lottery {
    let mut units = vec![0_u64; pool.people().len()];
    for panel in &exact.panels {
        for &person in &panel.people {
            units[person as usize] += panel.weight;
        }
    }
    let mut sat = vec![0_u64; pool.people().len()];
    for &person in rows.iter().flatten() {
        sat[person as usize] += 1;
    }
    let count = rows.len() as u64;
    let change = (units.iter().zip(&sat))
        .map(|(&u, &s)| {
            (u128::from(u) * u128::from(count))
                .abs_diff(u128::from(s) * u128::from(exact.denominator))
        })
        .max()
        .unwrap_or(0);
    let lowest = units.iter().copied().min().unwrap_or(0);
    let minimum_exact = Fraction::new(lowest.into(), exact.denominator.into());
    Lottery {
        format: "keruen-lottery/1".to_owned(),
        seats: pool.seats(),
        objective: options.objective,
        features: (pool.features().iter())
            .map(|feature| format::Feature {
                name: feature.name.clone(),
                values: (feature.quotas.iter())
                    .map(|quota| format::Value {
                        value: quota.value.clone(),
                        min: quota.min,
                        max: quota.max,
                    })
                    .collect(),
            })
            .collect(),
        people: (pool.people().iter())
            .map(|person| format::Person {
                id: person.id.clone(),
                values: (person.values.iter().zip(pool.features()))
                    .map(|(&v, feature)| feature.quotas[usize::from(v)].value.clone())
                    .collect(),
                household: person
                    .household
                    .map(|h| pool.households()[h as usize].clone()),
            })
            .collect(),
        alternates: rows.iter().map(|_| Vec::new()).collect(),
        minimum: minimum_exact.to_f64(),
        minimum_exact,
        published_minimum: sat.iter().copied().min().unwrap_or(0) as f64 / count as f64,
        largest_change: Fraction::new(
            change as i128,
            i128::from(count) * i128::from(exact.denominator),
        ),
        rows,
        exact,
        seed: options.seed.clone(),
        certificate,
    }
}
