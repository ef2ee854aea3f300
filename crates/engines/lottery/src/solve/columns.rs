//! What mixes of panels can reach where the average of the quotas promises more.
//!
//! A master program mixes the panels that are known: one row for each profile, one column for each
//! panel. Its multipliers say what panel would help most, and [`search`] looks for it; when there is
//! none, the mix is the best of all. Two questions are put to it: can the chances that the quotas
//! allow on average be reached ([`reach`]), and if not, what are the best chances ([`climb`]), level
//! by level.
//!
//! The programs are degenerate: many mixes are equally good. While columns are sought, each row's
//! bound is moved by a little and by chance, which makes one of them the best; then the bounds are
//! put back and the search goes on until nothing is found.

mod list;
mod master;

use super::problem::Problem;
use super::run::Run;
use super::scale::NOTHING;
use super::search::{self, Goal};
use super::walk::{Mix, Panel, sparse};
use crate::prepare::Progress;
pub(crate) use list::list;
use master::{Came, Master, Rigour};

/// How far bounds are moved while columns are sought.
const SHAKE: f64 = 1e-6;
/// Steps of the simplex for one master.
const STEPS: u64 = 100_000;
/// A weight counts as above 0 from this share of the largest.
const SETTLED: f64 = 1e-6;
/// Branches of a search for a panel that improves; after them nothing is proved.
const BRANCHES: u64 = 20_000;
/// Branches where no proof is asked for.
const QUICK: u64 = 50;
/// Pools with so few panels have them listed.
const LISTED: usize = 2_000;

/// One level of the best chances.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// Whom it settles: profiles, ascending.
    pub settled: Vec<usize>,
    /// The weight of each person of each profile, in units.
    pub weights: Vec<i64>,
    /// No legal panel weighs more than this.
    pub most: i64,
    /// Whether a panel of the mix weighs as much: then nothing is left open.
    pub reached: bool,
}

/// The best chances of mixes of panels.
#[derive(Clone, Debug)]
pub(crate) struct Climbed {
    /// The mix, its weights summing to 1 nearly.
    pub mix: Vec<(f64, Panel)>,
    /// The levels, lowest first.
    pub levels: Vec<Level>,
}

/// Seeks a mix of panels that has these expected seats, and gives back all panels it met. The most by
/// which every chance can be raised at once is at most 0, as the seats are the same; with 0 they are
/// reached.
pub(crate) fn reach(
    problem: &Problem,
    seats: &[f64],
    panels: Vec<Panel>,
    complete: bool,
    run: &mut Run<'_>,
) -> (Option<Vec<(f64, Panel)>>, Vec<Panel>) {
    let chance_of = |(x, &n): (&f64, &i64)| x / n as f64;
    let least: Vec<f64> = seats.iter().zip(&problem.sizes).map(chance_of).collect();
    let mut master = Master::new(problem, panels, complete, least.clone());
    master.best(Rigour::Proof, run);
    let mix = master.mix();
    // Counted again in the mix itself: what the program calls reached may be short by its tolerance.
    let mut short = least;
    let whole: f64 = mix.iter().map(|(weight, _)| weight).sum();
    for (weight, panel) in &mix {
        for &(t, a) in panel {
            short[t as usize] -= weight / whole * f64::from(a) / problem.sizes[t as usize] as f64;
        }
    }
    let reached = short.iter().all(|&short| short <= NOTHING);
    (reached.then_some(mix), master.panels)
}

/// Finds the best chances level by level; `proofs` says for how many levels no panel may be left that
/// would improve them, further ones are made as good as is quickly done.
pub(crate) fn leximin(
    problem: &Problem,
    panels: Vec<Panel>,
    complete: bool,
    excluded: &[usize],
    proofs: usize,
    run: &mut Run<'_>,
) -> Climbed {
    let mut master = Master::new(problem, panels, complete, vec![0.0; problem.profiles()]);
    let mut levels: Vec<Level> = master.exclude(excluded).into_iter().collect();
    // That somebody has no chance at all is a level of its own, and not the one that is asked for.
    let proofs = proofs.saturating_add(levels.len());
    let mut open = false;
    while master.rising.contains(&true) {
        let rigour = if levels.len() < proofs && !open {
            Rigour::Proof
        } else {
            Rigour::Quick
        };
        let Came {
            mut weights,
            most,
            best,
        } = master.best(rigour, run);
        let z = master.program.solution()[0];
        let heavy = |t: usize| weights[t] as f64 * problem.sizes[t] as f64;
        let rising: Vec<usize> = (0..weights.len()).filter(|&t| master.rising[t]).collect();
        let top = rising.iter().map(|&t| heavy(t)).fold(0.0, f64::max);
        let (settled, light): (Vec<usize>, Vec<usize>) =
            rising.into_iter().partition(|&t| heavy(t) > SETTLED * top);
        if settled.is_empty() {
            break;
        }
        let lighter = light.iter().any(|&t| weights[t] > 0);
        for t in light {
            weights[t] = 0;
        }
        let most = if lighter && best && rigour == Rigour::Proof {
            master.heaviest(&weights, most, run)
        } else {
            most
        };
        master.settle(&settled, z);
        if rigour == Rigour::Proof {
            levels.push(Level {
                settled,
                weights,
                most,
                reached: best,
            });
            open = !best;
        }
        if run.ended() {
            break;
        }
    }
    Climbed {
        mix: master.mix(),
        levels,
    }
}

/// Weights in whole units that sum to `denominator`.
pub(crate) fn whole_weights(mix: &[(f64, Panel)], denominator: i64) -> Mix {
    let sum: f64 = mix.iter().map(|(weight, _)| weight).sum();
    let mut whole: Mix = (mix.iter())
        .map(|(weight, panel)| {
            (
                libm::floor(weight / sum * denominator as f64) as i64,
                panel.clone(),
            )
        })
        .filter(|(weight, _)| *weight > 0)
        .collect();
    let short = denominator - whole.iter().map(|(weight, _)| weight).sum::<i64>();
    if let Some((weight, _)) = whole.iter_mut().max_by_key(|(weight, _)| *weight) {
        *weight += short;
    }
    whole
}

/// The same panels with weights that sum to `denominator`.
pub(crate) fn stretched(mix: Mix, denominator: i64) -> Mix {
    let mix: Vec<(f64, Panel)> = mix
        .into_iter()
        .map(|(weight, panel)| (weight as f64, panel))
        .collect();
    whole_weights(&mix, denominator)
}

/// Any legal panel of a problem; `None` where it is proved that there is none, an error where that
/// is not known.
pub(crate) fn first(
    problem: &Problem,
    branches: u64,
    run: &mut Run<'_>,
) -> Result<Option<Panel>, ()> {
    let cells = search::everything(problem);
    let weights = vec![0; problem.profiles()];
    let found = search::among(problem, &cells, &weights, Goal::Any, branches, run);
    match (found.best, found.bound) {
        (Some((_, panel)), _) => Ok(Some(sparse(&panel))),
        (None, Some(_)) => Ok(None),
        (None, None) => Err(()),
    }
}

/// Sees to it that every profile that can sit does so in one of the panels, and names those that no
/// legal panel contains. `None` if it was ended before that was known.
pub(crate) fn cover(
    problem: &Problem,
    panels: &mut Vec<Panel>,
    run: &mut Run<'_>,
) -> Option<Vec<usize>> {
    let mut missing = vec![true; problem.profiles()];
    for &(t, _) in panels.iter().flatten() {
        missing[t as usize] = false;
    }
    let cells = search::everything(problem);
    loop {
        if !missing.contains(&true) {
            return Some(Vec::new());
        }
        run.at(Progress::Columns {
            panels: panels.len() as u32,
        });
        // Whoever is missing weighs the same, within what tells equals apart.
        let weights: Vec<i64> = missing
            .iter()
            .map(|&m| {
                if m {
                    1_000 + run.chance.below(100) as i64
                } else {
                    0
                }
            })
            .collect();
        let found = search::among(problem, &cells, &weights, Goal::Above(0), BRANCHES, run);
        match found.best {
            Some((weight, panel)) if weight > 0 => {
                let panel = sparse(&panel);
                for &(t, _) in &panel {
                    missing[t as usize] = false;
                }
                panels.push(panel);
            }
            _ => {
                found.bound?;
                return Some((0..missing.len()).filter(|&t| missing[t]).collect());
            }
        }
    }
}
