//! Quotas that no panel meets: what is against them, and the cheapest ways out.

use std::collections::BTreeSet;

use crate::format::{Change, Infeasible, NoPanel, Published as _, QuotaSide, Side};
use crate::pool::Pool;
use crate::solve::marginals::{NoMarginals, Term, leximin};
use crate::solve::problem::{Problem, Rule};
use crate::solve::relax::{self, Widening};
use crate::solve::run::Run;
use crate::solve::{columns, proof};

/// Branches after which it is not known whether a side is needed.
const BRANCHES: u64 = 20_000;
/// Ways out that are shown at most.
const WAYS: usize = 3;

/// Says what is against the quotas of a pool of which a search has shown that it has no legal panel:
/// multiplication may show it too.
pub(crate) fn searched(pool: &Pool, problem: &Problem, run: &mut Run<'_>) -> Infeasible {
    let multipliers = match leximin(problem, run) {
        Err(NoMarginals::Contradiction(multipliers))
            if proof::contradicts(problem, &multipliers) =>
        {
            Some(multipliers)
        }
        _ => None,
    };
    explain(pool, problem, multipliers.as_deref(), run)
}

/// Says what is against the quotas of a pool that has no legal panel. `multipliers` show that not even
/// an average of panels meets them, where that is so.
pub(crate) fn explain(
    pool: &Pool,
    problem: &Problem,
    multipliers: Option<&[(Term, f64)]>,
    run: &mut Run<'_>,
) -> Infeasible {
    let certificate = multipliers.map_or(NoPanel::Searched {}, |multipliers| {
        let m = proof::contradiction(pool, problem, multipliers);
        NoPanel::Multipliers {
            quota: m.quota,
            household: m.household,
            gamma: m.gamma,
            caps: m.caps,
        }
    });
    let ways = ways_out(pool, problem, run);
    let excluded = ways
        .first()
        .map_or_else(Vec::new, |way| excluded(problem, way, run));
    let suspects = match &certificate {
        NoPanel::Multipliers { quota, .. } => Some(
            quota
                .iter()
                .map(|m| (m.feature.as_str(), m.value.as_str(), m.side))
                .collect(),
        ),
        NoPanel::Searched {} => None,
    };
    let conflict = conflict(pool, problem, suspects.as_ref(), run);
    Infeasible {
        format: Infeasible::FORMAT.to_owned(),
        seats: pool.seats(),
        features: pool.file_features(),
        people: pool.file_people(),
        certificate,
        changes: ways
            .iter()
            .map(|way| {
                way.iter()
                    .map(|widening| change(pool, problem, widening))
                    .collect()
            })
            .collect(),
        conflict,
        excluded,
    }
}

/// What a set of changes costs, the sides that were left as they are for it, and the changes.
type Candidate = (i64, BTreeSet<(usize, Side)>, Vec<Widening>);

/// The cheapest sets of changes: after each, the cheapest that does without one of its changes.
fn ways_out(pool: &Pool, problem: &Problem, run: &mut Run<'_>) -> Vec<Vec<Widening>> {
    let flexible = pool
        .features()
        .iter()
        .flat_map(|feature| &feature.quotas)
        .any(|quota| quota.flex.is_some());
    let flex = |row: usize| match problem.rows[row].what {
        Rule::Quota(f, v) if flexible => {
            let quota = &pool.features()[f].quotas[v];
            quota.flex.unwrap_or((quota.min, quota.max))
        }
        _ => (0, pool.seats()),
    };
    let mut open: Vec<Candidate> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut ways: Vec<Vec<Widening>> = Vec::new();
    let mut look = |forbidden: BTreeSet<(usize, Side)>, open: &mut Vec<_>, run: &mut Run<'_>| {
        if seen.insert(forbidden.clone())
            && let Some((cost, way)) = relax::cheapest(problem, &flex, &forbidden, run)
        {
            open.push((cost, forbidden, way));
        }
    };
    look(BTreeSet::new(), &mut open, run);
    while ways.len() < WAYS {
        open.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.1.cmp(&a.1)));
        let Some((_, forbidden, way)) = open.pop() else {
            break;
        };
        for widening in &way {
            let mut more = forbidden.clone();
            more.insert((widening.row, widening.side));
            look(more, &mut open, run);
        }
        if !way.is_empty() && !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// People whom no panel contains even after these changes.
fn excluded(problem: &Problem, way: &[Widening], run: &mut Run<'_>) -> Vec<u32> {
    let changed = problem.with_bounds(|row, bounds| {
        way.iter()
            .filter(|widening| widening.row == row)
            .fold(bounds, |(min, max), widening| match widening.side {
                Side::Min => (widening.to, max),
                Side::Max => (min, widening.to),
            })
    });
    let mut panels = Vec::new();
    let profiles = columns::cover(&changed, &mut panels, run).unwrap_or_default();
    let mut people: Vec<u32> = profiles
        .iter()
        .flat_map(|&t| problem.people[t].iter().copied())
        .collect();
    people.sort_unstable();
    people
}

/// Sides of quotas that contradict each other, of which none can be left out: one side after the
/// other is dropped, and stays out if the rest is still impossible.
fn conflict(
    pool: &Pool,
    problem: &Problem,
    suspects: Option<&BTreeSet<(&str, &str, Side)>>,
    run: &mut Run<'_>,
) -> Vec<QuotaSide> {
    let mut sides: Vec<(usize, Side)> = Vec::new();
    for (row, of) in problem
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| matches!(row.what, Rule::Quota(..)) && row.matters)
    {
        sides.extend((of.min > 0).then_some((row, Side::Min)));
        sides.push((row, Side::Max));
    }
    let name = |&(row, side): &(usize, Side)| match problem.rows[row].what {
        Rule::Quota(f, v) => Some((
            pool.features()[f].name.as_str(),
            pool.features()[f].quotas[v].value.as_str(),
            side,
        )),
        _ => None,
    };
    let mut possible = |kept: &[(usize, Side)]| {
        let loosened = problem.with_bounds(|row, (min, max)| {
            let keeps = |side| {
                kept.contains(&(row, side)) || !matches!(problem.rows[row].what, Rule::Quota(..))
            };
            (
                if keeps(Side::Min) { min } else { 0 },
                if keeps(Side::Max) { max } else { problem.seats },
            )
        });
        columns::first(&loosened, BRANCHES, run)
    };
    if let Some(suspects) = suspects {
        let fewer: Vec<_> = sides
            .iter()
            .copied()
            .filter(|side| name(side).is_some_and(|name| suspects.contains(&name)))
            .collect();
        if matches!(possible(&fewer), Ok(None)) {
            sides = fewer;
        }
    }
    let mut place = 0;
    while place < sides.len() {
        let mut fewer = sides.clone();
        fewer.remove(place);
        match possible(&fewer) {
            Ok(None) => sides = fewer,
            Ok(Some(_)) => place += 1,
            // Not known to be needed: nothing is claimed.
            Err(()) => return Vec::new(),
        }
    }
    sides
        .iter()
        .filter_map(name)
        .map(|(feature, value, side)| QuotaSide {
            feature: feature.to_owned(),
            value: value.to_owned(),
            side,
        })
        .collect()
}

fn change(pool: &Pool, problem: &Problem, widening: &Widening) -> Change {
    let Rule::Quota(f, v) = problem.rows[widening.row].what else {
        unreachable!("only quotas give way")
    };
    let quota = &pool.features()[f].quotas[v];
    Change {
        feature: pool.features()[f].name.clone(),
        value: quota.value.clone(),
        side: widening.side,
        from: if widening.side == Side::Min {
            quota.min
        } else {
            quota.max
        },
        to: u32::try_from(widening.to).unwrap_or(0),
    }
}
