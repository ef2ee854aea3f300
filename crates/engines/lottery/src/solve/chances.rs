//! The best chances, by whatever way reaches them first.
//!
//! The average that the quotas allow is a bound for every mix of panels. Nearly always a walk from it
//! arrives, and multiplication proves that nothing is better. Where the walk is stuck, a mix of known
//! panels and those that help most is sought for the same chances; where there is none either, the
//! best mix is climbed level by level, and search proves it.

use std::collections::BTreeSet;

use super::marginals::{self, Marginals, NoMarginals, Term, leximin};
use super::problem::Problem;
use super::proof::contradicts;
use super::run::Run;
use super::scale::{DENOMINATOR, LEFT_OVER, NOTHING};
use super::walk::{Mix, Pace, Panel, Stuck, walk};
use super::{columns, grid};
use crate::prepare::Progress;

/// How often the walk may take panels back.
const RETURNS: u32 = 12;
/// More profiles make a master too large: its program has a row for each.
const MOST_PROFILES: usize = 1_500;

/// Chances, and why there are none better.
pub(crate) struct Chances {
    /// Panels whose weights sum to [`DENOMINATOR`].
    pub mix: Mix,
    /// Expected seats of each profile, in units.
    pub seats: Vec<i64>,
    /// The levels with their proofs.
    pub proof: Proof,
    /// Profiles that no legal panel contains, as far as that is shown.
    pub excluded: Vec<usize>,
}

/// How it is shown that chances cannot be better.
pub(crate) enum Proof {
    /// By multiplication.
    Multiplied(Vec<marginals::Level>),
    /// By search.
    Searched(Vec<columns::Level>),
}

/// Why there are no chances.
pub(crate) enum NoChances {
    /// No panel meets the rows; multipliers show it, or all were searched through.
    NoPanel(Option<Vec<(Term, f64)>>),
    /// It was ended before the first panel was found.
    Ended,
}

impl Chances {
    /// Chances that are those of the average: whoever has none there has none anywhere.
    fn of_average(problem: &Problem, mix: Mix, levels: Vec<marginals::Level>) -> Self {
        let mut chances = Self::new(problem, mix, Proof::Multiplied(levels));
        chances.excluded = (0..chances.seats.len())
            .filter(|&t| chances.seats[t] == 0)
            .collect();
        chances
    }

    /// Chances that fall short of the average: its lowest bound says how far from proved they are.
    fn short(problem: &Problem, mix: Mix, mut levels: Vec<marginals::Level>) -> Self {
        levels.truncate(1);
        Self::new(problem, mix, Proof::Multiplied(levels))
    }

    fn new(problem: &Problem, mix: Mix, proof: Proof) -> Self {
        let mut seats = vec![0; problem.profiles()];
        for (weight, panel) in &mix {
            for &(t, a) in panel {
                seats[t as usize] += weight * i64::from(a);
            }
        }
        Self {
            mix,
            seats,
            proof,
            excluded: Vec::new(),
        }
    }
}

/// Finds the best chances; `proofs` says how many levels are to be proved.
pub(crate) fn best(
    problem: &Problem,
    proofs: usize,
    run: &mut Run<'_>,
) -> Result<Chances, NoChances> {
    let (average, mut levels) = match leximin(problem, run) {
        Ok(Marginals { seats, levels }) => (Some(seats), levels),
        Err(NoMarginals::Contradiction(multipliers)) if contradicts(problem, &multipliers) => {
            return Err(NoChances::NoPanel(Some(multipliers)));
        }
        Err(NoMarginals::Contradiction(_)) => (None, Vec::new()),
        Err(NoMarginals::Lost(levels)) => (None, levels),
    };
    if levels.is_empty() {
        levels.push(marginals::Level::of_everybody(problem));
    }
    // That somebody has no chance at all takes levels of its own, and not the one that is asked for.
    let none = |level: &&marginals::Level| {
        let seats = average.as_ref();
        seats.is_some_and(|seats| level.settled.iter().all(|&t| seats[t] < NOTHING))
    };
    let more = levels.iter().take_while(none).count();
    levels.truncate(proofs.saturating_add(more));
    let placed = match arrive(problem, average.as_deref(), run) {
        Ok(mix) => return Ok(Chances::of_average(problem, mix, levels)),
        Err(Stuck { mix, .. }) => mix,
    };
    let known = placed.iter().map(|(_, panel)| panel.clone()).collect();
    let (mut panels, complete) = begin(problem, known, run)?;
    let excluded = columns::cover(problem, &mut panels, run).unwrap_or_default();
    if run.ended() || problem.profiles() > MOST_PROFILES {
        let short = Chances::short(problem, shared_out(placed, panels), levels);
        return Ok(Chances { excluded, ..short });
    }
    // Where the average gives something to somebody whom no panel contains, it is not reached.
    if let Some(seats) = average.filter(|seats| excluded.iter().all(|&t| seats[t] < NOTHING)) {
        let reached;
        (reached, panels) = columns::reach(problem, &seats, panels, complete, run);
        if let Some(mix) = reached {
            let mix = columns::whole_weights(&mix, DENOMINATOR);
            return Ok(Chances::of_average(problem, mix, levels));
        }
    }
    let climbed = columns::leximin(problem, panels, complete, &excluded, proofs, run);
    let mix = columns::whole_weights(&climbed.mix, DENOMINATOR);
    if climbed.levels.first().is_none_or(|level| !level.reached) {
        // It was ended before its own bound meant anything: that of the average is nearer.
        return Ok(Chances::short(problem, mix, levels));
    }
    let chances = Chances::new(problem, mix, Proof::Searched(climbed.levels));
    Ok(Chances {
        excluded,
        ..chances
    })
}

/// A mix where there is no time for a master, or too many profiles: what the walk has left goes in
/// equal parts to the panels that it did not take.
fn shared_out(mut placed: Mix, panels: Vec<Panel>) -> Mix {
    let taken: BTreeSet<Panel> = placed.iter().map(|(_, panel)| panel.clone()).collect();
    let left = DENOMINATOR - placed.iter().map(|(weight, _)| weight).sum::<i64>();
    let added: Vec<Panel> = (panels.into_iter())
        .filter(|panel| !taken.contains(panel))
        .collect();
    let part = left / added.len().max(1) as i64;
    placed.extend(added.into_iter().map(|panel| (part, panel)));
    columns::stretched(placed, DENOMINATOR)
}

/// Walks from the average, if there is one.
fn arrive(problem: &Problem, average: Option<&[f64]>, run: &mut Run<'_>) -> Result<Mix, Stuck> {
    let target = average.and_then(|seats| grid::round(problem, seats, DENOMINATOR, run));
    let target = target.ok_or_else(|| Stuck {
        mix: Vec::new(),
        left: DENOMINATOR,
    })?;
    let pace = Pace {
        stride: DENOMINATOR,
        rest: LEFT_OVER,
        returns: RETURNS,
    };
    let tell = |left: f64| Progress::Panels { placed: 1.0 - left };
    walk(problem, target, DENOMINATOR, pace, tell, run)
}

/// Panels to begin a master with, and whether they are all there are.
fn begin(
    problem: &Problem,
    known: Vec<Panel>,
    run: &mut Run<'_>,
) -> Result<(Vec<Panel>, bool), NoChances> {
    if let Some(all) = columns::list(problem) {
        return if all.is_empty() {
            Err(NoChances::NoPanel(None))
        } else {
            Ok((all, true))
        };
    }
    if !known.is_empty() {
        return Ok((known, false));
    }
    match columns::first(problem, u64::MAX, run) {
        Ok(Some(panel)) => Ok((vec![panel], false)),
        Ok(None) => Err(NoChances::NoPanel(None)),
        Err(()) => Err(NoChances::Ended),
    }
}
