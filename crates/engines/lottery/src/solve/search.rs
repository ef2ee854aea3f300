//! Exact search among legal panels (branch and bound).
//!
//! A branch is closed only by multipliers that are multiplied out in whole numbers: whatever the
//! simplex says, "no panel of this branch weighs more than so much" is true. So a search that ends
//! is a proof, and floating point decides no more than how long it takes.

mod bound;
mod tree;

use super::panel::Cells;
use super::problem::Problem;
use super::run::Run;
use super::simplex::Outcome;
use tree::Descent;

/// How near to a whole number counts as whole.
const INTEGRAL: f64 = 1e-6;
/// Steps of the simplex for one branch.
const STEPS: u64 = 50_000;

/// What a search is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// Any legal panel, preferably a heavy one.
    Any,
    /// The first that weighs more than this; else a proof that there is none.
    Above(i64),
    /// The heaviest.
    Heaviest,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// The heaviest panel met and its weight.
    pub best: Option<(i64, Vec<i64>)>,
    /// Every panel weighs at most this. `i64::MIN` if there is none.
    pub bound: Option<i64>,
}

/// A panel within the cells, if one is found with little work: among the profiles that the
/// relaxation leaves open first, then among all.
pub(crate) fn any(problem: &Problem, cells: &Cells, run: &mut Run<'_>) -> Option<Vec<i64>> {
    let most = cells
        .wanted
        .iter()
        .fold(1e-9_f64, |most, w| most.max(w.abs()));
    let weights: Vec<i64> = cells
        .wanted
        .iter()
        .map(|w| (w / most * 1e6) as i64)
        .collect();
    let whole = Descent::new(problem, cells, &weights);
    let mut relaxed = whole.clone();
    if relaxed.relax(run) != Outcome::Optimal {
        return None;
    }
    for (times, branches) in [(3, 200), (usize::MAX, 300)] {
        let mut core = relaxed.clone();
        core.keep_core(problem.rows.len().min(60).saturating_mul(times));
        let found = core.run(Goal::Any, branches, run);
        if let Some((_, panel)) = found.best {
            return Some(panel);
        }
    }
    None
}

/// Searches all panels within the cells, in so many branches at most.
pub(crate) fn among(
    problem: &Problem,
    cells: &Cells,
    weights: &[i64],
    goal: Goal,
    branches: u64,
    run: &mut Run<'_>,
) -> Found {
    Descent::new(problem, cells, weights).run(goal, branches, run)
}

/// What no panel within the cells weighs more than, by one look at the relaxation.
pub(crate) fn relaxed(problem: &Problem, cells: &Cells, weights: &[i64], run: &mut Run<'_>) -> i64 {
    let mut search = Descent::new(problem, cells, weights);
    let outcome = search.relax(run);
    search.bound(outcome)
}

/// The cells of all panels.
pub(crate) fn everything(problem: &Problem) -> Cells {
    Cells {
        profiles: problem.sizes.iter().map(|&n| (0, n)).collect(),
        rows: problem.rows.iter().map(|row| row.bounds(1)).collect(),
        wanted: vec![0.0; problem.profiles()],
    }
}
