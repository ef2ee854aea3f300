//! The best chances, by whatever way reaches them first.
//!
//! The average that the quotas allow is a bound for every mix of panels. Nearly always a walk from it
//! arrives, and multiplication proves that nothing is better. Where the walk is stuck, a mix of known
//! panels and those that help most is sought for the same chances; where there is none either, the
//! best mix is climbed level by level, and search proves it.

use super::columns::{self, Reached};
use super::marginals::{self, Marginals, NoMarginals, Term, leximin};
use super::problem::Problem;
use super::proof::contradicts;
use super::walk::{Mix, Pace, Panel, Stuck, walk};
use super::{DENOMINATOR, grid};
use crate::chance::Chance;
use crate::prepare::{Progress, Watch};

/// Of [`DENOMINATOR`] units: what the walk may leave to any panel. No chance moves by more than 5e-10.
const REST: i64 = 562_949;
/// How often the walk may take panels back.
const RETURNS: u32 = 12;
/// More profiles make a master too large: its program has a row for each.
const MOST_PROFILES: usize = 1_500;
/// A chance below this is none.
const NOTHING: f64 = 1e-9;

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
    chance: &mut Chance,
    watch: &mut dyn Watch,
) -> Result<Chances, NoChances> {
    let mut average = match leximin(problem, chance) {
        Ok(average) => Some(average),
        Err(NoMarginals::Contradiction(multipliers)) if contradicts(problem, &multipliers) => {
            return Err(NoChances::NoPanel(Some(multipliers)));
        }
        Err(NoMarginals::Contradiction(_) | NoMarginals::Lost) => None,
    };
    let mut levels = average
        .as_mut()
        .map(|average| std::mem::take(&mut average.levels))
        .unwrap_or_default();
    levels.truncate(proofs);
    let mut ended = false;
    let walked = average.as_ref().map_or_else(
        || {
            Err(Stuck {
                mix: Vec::new(),
                left: DENOMINATOR,
            })
        },
        |average| arrive(problem, average, &mut ended, chance, watch),
    );
    let stuck = match walked {
        Ok(mix) => return Ok(Chances::of_average(problem, mix, levels)),
        Err(stuck) => stuck,
    };
    if !stuck.mix.is_empty() && (ended || problem.profiles() > MOST_PROFILES) {
        // What was placed stays, and the bound of the average says how far it is from proved.
        levels.truncate(1);
        let mix = columns::stretched(stuck.mix, DENOMINATOR);
        return Ok(Chances::new(problem, mix, Proof::Multiplied(levels)));
    }
    let known = stuck.mix.into_iter().map(|(_, panel)| panel).collect();
    let (mut panels, whole) = begin(problem, known, chance, watch)?;
    let mut go_on = |panels: usize| {
        watch.go_on(Progress::Columns {
            panels: panels as u32,
        })
    };
    let excluded = columns::cover(problem, &mut panels, chance, &mut go_on).unwrap_or_default();
    // Where the average gives something to somebody whom no panel contains, it is not reached.
    let seats = average
        .map(|average| average.seats)
        .filter(|seats| excluded.iter().all(|&t| seats[t] < NOTHING));
    if let Some(seats) = seats {
        let reached;
        (reached, panels) = columns::reach(problem, &seats, panels, whole, chance, &mut go_on);
        if let Reached::Yes(mix) = reached {
            let mix = columns::whole_weights(&mix, DENOMINATOR);
            return Ok(Chances::of_average(problem, mix, levels));
        }
    }
    let climbed = columns::climb(
        problem, panels, whole, &excluded, proofs, chance, &mut go_on,
    );
    let mix = columns::whole_weights(&climbed.mix, DENOMINATOR);
    let open = climbed.levels.first().is_none_or(|level| !level.reached);
    if open && !levels.is_empty() {
        // It was ended before its own bound meant anything: that of the average is nearer.
        levels.truncate(1);
        return Ok(Chances::new(problem, mix, Proof::Multiplied(levels)));
    }
    let chances = Chances::new(problem, mix, Proof::Searched(climbed.levels));
    Ok(Chances {
        excluded,
        ..chances
    })
}

/// Walks from the average; notes whether the watch ended it.
fn arrive(
    problem: &Problem,
    average: &Marginals,
    ended: &mut bool,
    chance: &mut Chance,
    watch: &mut dyn Watch,
) -> Result<Mix, Stuck> {
    let nowhere = || Stuck {
        mix: Vec::new(),
        left: DENOMINATOR,
    };
    let target = grid::round(problem, &average.seats, DENOMINATOR, chance).ok_or_else(nowhere)?;
    let pace = Pace {
        stride: DENOMINATOR,
        rest: REST,
        returns: RETURNS,
    };
    let mut go_on = |left: f64| {
        *ended = !watch.go_on(Progress::Panels { placed: 1.0 - left });
        !*ended
    };
    walk(problem, target, DENOMINATOR, pace, chance, &mut go_on)
}

/// Panels to begin a master with, and whether they are all there are.
fn begin(
    problem: &Problem,
    known: Vec<Panel>,
    chance: &mut Chance,
    watch: &mut dyn Watch,
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
    let mut go_on = || watch.go_on(Progress::Columns { panels: 0 });
    match columns::first(problem, chance, &mut go_on) {
        Ok(Some(panel)) => Ok((vec![panel], false)),
        Ok(None) => Err(NoChances::NoPanel(None)),
        Err(()) => Err(NoChances::Ended),
    }
}
