//! From a pool to a lottery that can be published.

use crate::alternates::{self, Coverage, Warning};
use crate::chance::Chance;
use crate::format::{
    Certificate, Exact, Infeasible, Kind, Lottery, Objective, Panel, Published as _,
};
use crate::fraction::Fraction;
use crate::infeasible;
use crate::mixing::{self, Spread};
use crate::panel::BadRow;
use crate::pool::Pool;
use crate::rows;
use crate::solve::columns::{self, Reached};
use crate::solve::marginals::{NoMarginals, leximin};
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

/// What a preparation found.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The lottery, as it is to be published.
    pub lottery: Lottery,
    /// How often the alternates could fill what was lost by way of trial.
    pub coverage: Coverage,
    /// What should be said about the alternates.
    pub warning: Option<Warning>,
    /// How different the rows are, and who is tied to whom most.
    pub spread: Spread,
    /// People whom no legal panel contains: indexes, ascending.
    pub excluded: Vec<u32>,
}

/// Why there is no lottery.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// No panel of the pool meets the quotas.
    #[error("no panel meets the quotas")]
    NoPanel(Box<Infeasible>),
    /// The watch ended it before there was anything to keep.
    #[error("stopped before a first panel was found")]
    Interrupted,
    /// A row came out that the quotas do not allow: a fault of this program, never of the pool.
    #[error("a row that was made is not legal: {0}")]
    Broken(#[from] BadRow),
}

/// Units of weight in the exact distribution: 2^50, so that sums for 4,000 seats stay within 64 bits
/// and every number within what a JSON file holds exactly.
pub(crate) const DENOMINATOR: i64 = 1 << 50;
/// Of 2^50: what the walk may leave to any panel. No chance moves by more than 5e-10.
const REST: i64 = 562_949;

/// Makes a lottery from a pool.
pub fn prepare(pool: &Pool, options: &Options, watch: &mut dyn Watch) -> Result<Prepared, Refusal> {
    let problem = Problem::new(pool);
    let chance = &mut Chance::new(&options.seed, "keruen lottery prepare");
    let (mix, certificate) = chances(pool, &problem, options.objective, chance, watch)?;
    let seats = expected(&problem, &mix);
    let exact = Exact {
        denominator: DENOMINATOR as u64,
        panels: (shares::exact(&problem, &mix).into_iter())
            .map(|(weight, people)| Panel {
                weight: weight as u64,
                people,
            })
            .collect(),
    };
    let target = rows::Target {
        mix: &mix,
        seats: &seats,
        denominator: DENOMINATOR,
    };
    let rows = rows::make(&problem, &target, options.rows, chance, &mut |filled| {
        watch.go_on(Progress::Rows { filled })
    });
    let rows = if options.mixing {
        mixing::mix(pool, rows, &options.seed, watch)?.rows
    } else {
        rows
    };
    let alternates = alternates::for_rows(pool, &rows, options.alternates, &options.seed)?;
    let coverage = alternates::simulate(pool, &rows, &alternates, &options.seed)?;
    let spread = mixing::spread(pool.people().len(), &rows);
    let excluded = (problem.people.iter().zip(&seats))
        .filter(|(_, seats)| **seats == 0)
        .flat_map(|(people, _)| people.iter().copied());
    let mut excluded: Vec<u32> = excluded.collect();
    excluded.sort_unstable();
    Ok(Prepared {
        lottery: assemble(pool, options, exact, rows, alternates, certificate),
        coverage,
        warning: alternates::warning(pool, coverage),
        spread,
        excluded,
    })
}

/// The best chances as panels with weights, and why there are no better.
fn chances(
    pool: &Pool,
    problem: &Problem,
    objective: Objective,
    chance: &mut Chance,
    watch: &mut dyn Watch,
) -> Result<(Mix, Certificate), Refusal> {
    let proofs = if objective == Objective::Maximin {
        1
    } else {
        usize::MAX
    };
    let no_panel = |multipliers: Option<&[_]>, chance: &mut Chance, watch: &mut dyn Watch| {
        Refusal::NoPanel(Box::new(infeasible::explain(
            pool,
            problem,
            multipliers,
            chance,
            watch,
        )))
    };
    let marginals = match leximin(problem, chance) {
        Ok(marginals) => Some(marginals),
        Err(NoMarginals::Contradiction(multipliers)) => {
            return Err(no_panel(Some(&multipliers), chance, watch));
        }
        Err(NoMarginals::Lost) => None,
    };
    let by_multiplication = |mix: &Mix| {
        let levels = marginals
            .as_ref()
            .map_or(&[][..], |marginals| &marginals.levels);
        let levels = &levels[..levels.len().min(proofs)];
        proof::levels(pool, problem, levels, &expected(problem, mix), DENOMINATOR)
    };
    let mut panels = Vec::new();
    if let Some(marginals) = &marginals
        && let Some(target) = grid::round(problem, &marginals.seats, DENOMINATOR, chance)
    {
        let pace = Pace {
            stride: DENOMINATOR,
            rest: REST,
            returns: 12,
        };
        match walk(problem, target, DENOMINATOR, pace, chance, &mut |left| {
            watch.go_on(Progress::Panels { placed: 1.0 - left })
        }) {
            Ok(mix) => {
                let levels = by_multiplication(&mix);
                return Ok((
                    mix,
                    Certificate {
                        kind: Kind::A,
                        levels,
                    },
                ));
            }
            Err(stuck) => panels.extend(stuck.mix.into_iter().map(|(_, panel)| panel)),
        }
    }
    let listed = columns::list(problem);
    let whole = listed.is_some();
    panels = listed.unwrap_or(panels);
    if panels.is_empty() {
        let mut go_on = || watch.go_on(Progress::Columns { panels: 0 });
        match columns::first(problem, chance, &mut go_on) {
            Ok(Some(panel)) if !whole => panels.push(panel),
            Ok(_) => return Err(no_panel(None, chance, watch)),
            Err(()) => return Err(Refusal::Interrupted),
        }
    }
    let excluded = columns::cover(problem, &mut panels, chance, &mut || {
        watch.go_on(Progress::Columns { panels: 0 })
    });
    let mut go_on = |panels: usize| {
        watch.go_on(Progress::Columns {
            panels: panels as u32,
        })
    };
    // Where the average gives something to somebody whom no panel contains, it is not reached.
    let barred = |seats: &[f64]| excluded.iter().flatten().any(|&t| seats[t] > 1e-9);
    if let Some(marginals) = marginals
        .as_ref()
        .filter(|marginals| !barred(&marginals.seats))
    {
        let (reached, known) =
            columns::reach(problem, &marginals.seats, panels, whole, chance, &mut go_on);
        panels = known;
        if let Reached::Yes(mix) = reached {
            let mix = columns::whole_weights(&mix, DENOMINATOR);
            let levels = by_multiplication(&mix);
            return Ok((
                mix,
                Certificate {
                    kind: Kind::A,
                    levels,
                },
            ));
        }
    }
    let excluded = excluded.unwrap_or_default();
    let climbed = columns::climb(
        problem, panels, whole, &excluded, proofs, chance, &mut go_on,
    );
    let mix = columns::whole_weights(&climbed.mix, DENOMINATOR);
    let levels = proof::searched_levels(
        problem,
        &climbed.levels,
        &expected(problem, &mix),
        DENOMINATOR,
    );
    Ok((
        mix,
        Certificate {
            kind: Kind::B,
            levels,
        },
    ))
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
    alternates: Vec<Vec<u32>>,
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
        format: Lottery::FORMAT.to_owned(),
        seats: pool.seats(),
        objective: options.objective,
        features: pool.file_features(),
        people: pool.file_people(),
        alternates,
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
