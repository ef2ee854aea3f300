//! The cheapest widening of quotas that lets a panel be.

use std::collections::BTreeSet;

use super::problem::{Problem, Row, Rule};
use super::run::Run;
use super::search::{self, Goal};
use crate::format::Side;

/// One side of a quota, and what it would have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Widening {
    /// Its row in the problem.
    pub row: usize,
    /// Which side.
    pub side: Side,
    /// The new bound.
    pub to: i64,
}

/// What a seat beyond the limits of a quota costs, where one within them costs 1.
const BEYOND: i64 = 1_000;
/// Branches after which no way out is shown.
const BRANCHES: u64 = 20_000;

/// Somebody who is no person: a seat by which a bound gives way.
struct Ghost {
    row: usize,
    side: Side,
    /// How often it may be used.
    most: i64,
    cost: i64,
}

/// Finds the set of widenings that costs least; `flex` gives the lowest minimum and highest maximum
/// of a row that are cheap, `forbidden` sides stay as they are. `None` if there is none, or it was
/// ended.
///
/// A minimum gives way by ghosts who count in it; a maximum is raised by its ghosts in advance and
/// lowered again by each ghost who comes. So ghosts are profiles like any others, and the search for
/// the heaviest panel finds who has to give way.
pub(crate) fn cheapest(
    problem: &Problem,
    flex: &dyn Fn(usize) -> (u32, u32),
    forbidden: &BTreeSet<(usize, Side)>,
    run: &mut Run<'_>,
) -> Option<(i64, Vec<Widening>)> {
    let ghosts = ghosts(problem, flex, forbidden);
    let haunted = haunted(problem, &ghosts);
    let mut weights = vec![0; problem.profiles()];
    weights.extend(ghosts.iter().map(|ghost| {
        if ghost.side == Side::Min {
            -ghost.cost
        } else {
            ghost.cost
        }
    }));
    let found = search::among(
        &haunted,
        &search::everything(&haunted),
        &weights,
        Goal::Heaviest,
        BRANCHES,
        run,
    );
    // Without the end of the search it is a way out, but who says that it is the cheapest?
    found.bound?;
    let (_, panel) = found.best?;
    let mut way: Vec<Widening> = Vec::new();
    let mut cost = 0;
    for (ghost, &seats) in ghosts.iter().zip(&panel[problem.profiles()..]) {
        let by = if ghost.side == Side::Min {
            seats
        } else {
            ghost.most - seats
        };
        if by == 0 {
            continue;
        }
        cost += by * ghost.cost;
        let row = &problem.rows[ghost.row];
        let from = if ghost.side == Side::Min {
            row.min
        } else {
            row.max
        };
        let sign = if ghost.side == Side::Min { -1 } else { 1 };
        match way
            .last_mut()
            .filter(|last| (last.row, last.side) == (ghost.row, ghost.side))
        {
            Some(last) => last.to += sign * by,
            None => way.push(Widening {
                row: ghost.row,
                side: ghost.side,
                to: from + sign * by,
            }),
        }
    }
    Some((cost, way))
}

fn ghosts(
    problem: &Problem,
    flex: &dyn Fn(usize) -> (u32, u32),
    forbidden: &BTreeSet<(usize, Side)>,
) -> Vec<Ghost> {
    let mut ghosts = Vec::new();
    for (row, of) in problem
        .rows
        .iter()
        .enumerate()
        .filter(|(_, of)| of.matters && matches!(of.what, Rule::Quota(..)))
    {
        let (low, high) = flex(row);
        let cheap_low = (of.min - i64::from(low)).clamp(0, of.min);
        let raise = (problem.seats - of.max).max(0);
        let cheap_high = (i64::from(high) - of.max).clamp(0, raise);
        let all = [
            (Side::Min, cheap_low, 1),
            (Side::Min, of.min - cheap_low, BEYOND),
            (Side::Max, cheap_high, 1),
            (Side::Max, raise - cheap_high, BEYOND),
        ];
        for (side, most, cost) in all {
            if most > 0 && !forbidden.contains(&(row, side)) {
                ghosts.push(Ghost {
                    row,
                    side,
                    most,
                    cost,
                });
            }
        }
    }
    ghosts
}

/// The problem with its ghosts: each quota becomes two rows, one for each side.
fn haunted(problem: &Problem, ghosts: &[Ghost]) -> Problem {
    let mut sizes = problem.sizes.clone();
    let mut people = problem.people.clone();
    let mut rows = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    // More than people and ghosts of a minimum ever are together.
    let beyond = 2 * (problem.seats + 1);
    for (at, row) in problem.rows.iter().enumerate() {
        let new = |min, max| Row {
            what: row.what,
            min,
            max,
            profiles: row.profiles.clone(),
            matters: row.matters,
        };
        if row.matters && matches!(row.what, Rule::Quota(..)) {
            let raised: i64 = ghosts
                .iter()
                .filter(|g| g.row == at && g.side == Side::Max)
                .map(|g| g.most)
                .sum();
            places.insert((at, Side::Min), rows.len());
            rows.push(new(row.min, beyond));
            places.insert((at, Side::Max), rows.len());
            rows.push(new(0, row.max + raised));
        } else {
            rows.push(new(row.min, row.max));
        }
    }
    for ghost in ghosts {
        if let Some(&row) = places.get(&(ghost.row, ghost.side)) {
            rows[row].profiles.push(sizes.len() as u32);
        }
        sizes.push(ghost.most);
        people.push(Vec::new());
    }
    let mut rows_of = vec![Vec::new(); sizes.len()];
    for (q, row) in (0..).zip(&rows).filter(|(_, row)| row.matters) {
        for &t in &row.profiles {
            rows_of[t as usize].push(q);
        }
    }
    Problem {
        seats: problem.seats,
        people,
        sizes,
        rows,
        rows_of,
    }
}
