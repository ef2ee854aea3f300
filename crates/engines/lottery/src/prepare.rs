//! From a pool to a lottery that can be published.

mod file;

use crate::alternates::{self, Coverage, Orders, Warning};
use crate::chance::Chance;
use crate::format::{Infeasible, Lottery, MOST_PARTS, Objective, Published as _};
use crate::infeasible;
use crate::mixing::{self, Spread};
use crate::panel::BadRow;
use crate::pool::Pool;
use crate::solve::chances::{self, NoChances};
use crate::solve::problem::Problem;
use crate::solve::rows;
use crate::solve::run::Run;
use file::{Seating, lottery};

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

/// Any function that is told how far it is and answers whether to go on.
impl<F: FnMut(Progress) -> bool> Watch for F {
    fn go_on(&mut self, progress: Progress) -> bool {
        self(progress)
    }
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
    /// Alternates are being chosen for each row, and tried.
    Alternates {
        /// From 0 to 1.
        done: f64,
    },
}

/// What a preparation found.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The lottery, as it is to be published.
    pub lottery: Lottery,
    /// How many rows have alternates by chance, because the watch said no before they were chosen.
    pub by_chance: usize,
    /// How often the alternates could fill what was lost by way of trial.
    pub coverage: Coverage,
    /// What should be said about the alternates.
    pub warning: Option<Warning>,
    /// How different the rows are, and who is tied to whom most.
    pub spread: Spread,
    /// People of whom it is shown that no legal panel contains them: indexes, ascending.
    pub excluded: Vec<u32>,
    /// How many others have no chance at all, because the work was cut short before it came to them.
    /// Such a lottery is not to be drawn from.
    pub left_out: usize,
}

/// Why there is no lottery.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// No panel of the pool meets the quotas.
    #[error("no panel meets the quotas")]
    NoPanel(Box<Infeasible>),
    /// A panel of so many seats is not what this is made for: its units would not fit 64 bits.
    #[error("at most {MOST_SEATS} seats")]
    TooManySeats,
    /// The programs have a row for each value whose quota limits somebody, and are not made for so
    /// many.
    #[error("{0} values have quotas that limit somebody; at most {MOST_QUOTAS}")]
    TooManyQuotas(usize),
    /// A file with so many people would have more parts than anybody reads.
    #[error("more people than a file can hold: with these columns at most {0}")]
    TooManyPeople(usize),
    /// A file with so many rows, seats and alternates would be longer than anybody reads.
    #[error("more rows or alternates than a file can hold")]
    TooManyRows,
    /// The watch ended it before there was anything to keep.
    #[error("stopped before a first panel was found")]
    Interrupted,
    /// A row came out that the quotas do not allow: a fault of this program, never of the pool.
    #[error("a row that was made is not legal: {0}")]
    Broken(#[from] BadRow),
}

/// Most seats of a panel.
pub const MOST_SEATS: u32 = 4_000;

/// Most values whose quotas limit somebody: a program of as many rows takes a minute or so.
pub const MOST_QUOTAS: usize = 2_000;

/// The pool as the mathematics sees it, if it is not beyond what that is made for.
pub(crate) fn problem(pool: &Pool) -> Result<Problem, Refusal> {
    if pool.seats() > MOST_SEATS {
        return Err(Refusal::TooManySeats);
    }
    let problem = Problem::new(pool);
    match problem.quotas() {
        found if found > MOST_QUOTAS => Err(Refusal::TooManyQuotas(found)),
        _ => Ok(problem),
    }
}

/// Refuses at once what would be found too long to publish when all the work is done. Whatever is
/// counted here will be in the file, and some more.
fn fits(pool: &Pool, options: &Options) -> Result<(), Refusal> {
    // An object, two names, the id and the list of values, the values.
    let parts = 5 + pool.features().len();
    if pool.people().len() > MOST_PARTS / parts {
        return Err(Refusal::TooManyPeople(MOST_PARTS / parts));
    }
    // Each row has different people: their numbers, and a comma or bracket after each.
    let people = u64::from(pool.seats()) + u64::from(options.alternates);
    let people = people.min(pool.people().len() as u64);
    let row: u64 = [0, 10, 100, 1_000, 10_000, 100_000]
        .map(|shorter| people.saturating_sub(shorter))
        .iter()
        .sum();
    if (row + people) * u64::from(options.rows) > Lottery::MOST_BYTES as u64 {
        return Err(Refusal::TooManyRows);
    }
    Ok(())
}

/// Makes a lottery from a pool.
pub fn prepare(pool: &Pool, options: &Options, watch: &mut dyn Watch) -> Result<Prepared, Refusal> {
    fits(pool, options)?;
    let problem = problem(pool)?;
    let chance = &mut Chance::new(&options.seed, "keruen lottery prepare");
    let proofs = if options.objective == Objective::Maximin {
        1
    } else {
        usize::MAX
    };
    let run = &mut Run::new(chance, watch);
    let chances = match chances::best(&problem, proofs, run) {
        Ok(chances) => chances,
        Err(NoChances::NoPanel(multipliers)) => {
            let why = infeasible::explain(pool, &problem, multipliers.as_deref(), run);
            return Err(Refusal::NoPanel(Box::new(why)));
        }
        Err(NoChances::Ended) => return Err(Refusal::Interrupted),
    };
    let mut rows = rows::make(&problem, &chances, options.rows, run);
    if options.mixing {
        rows = mixing::mix(pool, rows, &options.seed, watch)?.rows;
    }
    let Orders {
        orders: alternates,
        by_chance,
    } = alternates::for_rows(pool, &rows, options.alternates, &options.seed, watch)?;
    let coverage = alternates::simulate(pool, &rows, &alternates, &options.seed, watch)?;
    Ok(Prepared {
        by_chance,
        coverage,
        warning: alternates::warning(pool, coverage),
        spread: mixing::spread(pool.people().len(), &rows, watch),
        left_out: people(&problem, |t| {
            chances.seats[t] == 0 && chances.excluded.binary_search(&t).is_err()
        })
        .len(),
        excluded: people(&problem, |t| chances.excluded.binary_search(&t).is_ok()),
        lottery: lottery(
            pool,
            options,
            &problem,
            &chances,
            Seating { rows, alternates },
        ),
    })
}

/// The people of some profiles: indexes, ascending.
pub(crate) fn people(problem: &Problem, of: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut people: Vec<u32> = (0..problem.profiles())
        .filter(|&t| of(t))
        .flat_map(|t| problem.people[t].iter().copied())
        .collect();
    people.sort_unstable();
    people
}
