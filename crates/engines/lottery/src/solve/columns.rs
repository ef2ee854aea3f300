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

use super::panel::Cells;
use super::problem::Problem;
use super::search::{self, Effort, Goal};
use super::simplex::{Outcome, Simplex};
use super::walk::{Mix, Panel, sparse};
use crate::chance::Chance;

/// Weights of people in whole numbers: this much is 1.
pub(crate) const UNIT: i64 = 1 << 40;
/// What a panel has to add before it counts as better, in the unit.
const WORTH: i64 = UNIT / 10_000_000_000;
/// How far bounds are moved while columns are sought.
const SHAKE: f64 = 1e-6;
/// Steps of the simplex for one master.
const STEPS: u64 = 100_000;
/// A chance that is lower by this is not lower.
const NOTHING: f64 = 1e-10;
/// A weight counts as above 0 from this share of the largest.
const SETTLED: f64 = 1e-6;
/// Branches of a search for a panel that improves, before it is only tried whether there is none.
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
}

/// The best chances of mixes of panels.
#[derive(Clone, Debug)]
pub(crate) struct Climbed {
    /// The mix, its weights summing to 1 nearly.
    pub mix: Vec<(f64, Panel)>,
    /// The levels, lowest first.
    pub levels: Vec<Level>,
}

/// Whether chances can be reached.
#[derive(Clone, Debug)]
pub(crate) enum Reached {
    /// This mix has them.
    Yes(Vec<(f64, Panel)>),
    /// No mix has them.
    No,
    /// Nobody knows: it was ended.
    Unknown,
}

/// All panels of a problem that has few.
pub(crate) fn list(problem: &Problem) -> Option<Vec<Panel>> {
    let mut lister = Lister {
        problem,
        panel: vec![0; problem.profiles()],
        sums: vec![0; problem.rows.len()],
        left: Vec::new(),
        found: Vec::new(),
        nodes: 0,
    };
    let mut left = vec![0; problem.rows.len()];
    lister.left.push(left.clone());
    for t in (0..problem.profiles()).rev() {
        for &q in &problem.rows_of[t] {
            left[q as usize] += problem.sizes[t];
        }
        lister.left.push(left.clone());
    }
    lister.left.reverse();
    lister.from(0).then_some(lister.found)
}

struct Lister<'a> {
    problem: &'a Problem,
    panel: Vec<i64>,
    sums: Vec<i64>,
    /// How many of each row there are from a profile on.
    left: Vec<Vec<i64>>,
    found: Vec<Panel>,
    nodes: usize,
}

impl Lister<'_> {
    /// Lists the panels that go on from here; `false` where they are too many.
    fn from(&mut self, t: usize) -> bool {
        self.nodes += 1;
        if self.nodes > 50 * LISTED || self.found.len() > LISTED {
            return false;
        }
        for (q, row) in self
            .problem
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.matters)
        {
            if self.sums[q] > row.max || self.sums[q] + self.left[t][q] < row.min {
                return true;
            }
        }
        if t == self.panel.len() {
            self.found.push(sparse(&self.panel));
            return true;
        }
        for seats in 0..=self.problem.sizes[t] {
            self.panel[t] = seats;
            for &q in &self.problem.rows_of[t] {
                self.sums[q as usize] += seats;
            }
            let fits = self.from(t + 1);
            for &q in &self.problem.rows_of[t] {
                self.sums[q as usize] -= seats;
            }
            self.panel[t] = 0;
            if !fits {
                return false;
            }
        }
        true
    }
}

/// A mix of known panels and the program of their weights.
struct Master<'a> {
    problem: &'a Problem,
    program: Simplex,
    panels: Vec<Panel>,
    known: std::collections::BTreeSet<Panel>,
    /// What each profile's chance is to be at least, beside z where it counts.
    least: Vec<f64>,
    /// Whether z counts in a profile's row.
    rising: Vec<bool>,
    /// All panels are known.
    whole: bool,
    cells: Cells,
    /// What a search has proved last: weights, and what no panel weighs more than.
    proved: Option<(Vec<i64>, i64)>,
}

/// What a master came to, in units.
struct Came {
    /// The weights of people.
    weights: Vec<i64>,
    /// What no legal panel weighs more than.
    most: i64,
    /// Whether a panel of the mix weighs as much, so that no other mix is better.
    best: bool,
}

/// How hard a master tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rigour {
    /// Until no panel improves it.
    Proof,
    /// Until none is found quickly.
    Quick,
}

impl<'a> Master<'a> {
    fn new(problem: &'a Problem, panels: Vec<Panel>, whole: bool, least: Vec<f64>) -> Self {
        let profiles = problem.profiles();
        let mut bounds = vec![(0.0, f64::INFINITY); profiles];
        bounds.push((1.0, 1.0));
        let mut program = Simplex::new(&bounds);
        program.add_column(
            1.0,
            (-1.0, f64::INFINITY),
            (0..profiles as u32).map(|t| (t, -1.0)),
        );
        let mut master = Self {
            problem,
            program,
            panels: Vec::new(),
            known: std::collections::BTreeSet::new(),
            least,
            rising: vec![true; profiles],
            whole,
            cells: search::everything(problem),
            proved: None,
        };
        for panel in panels {
            master.add(panel);
        }
        master
    }

    fn add(&mut self, panel: Panel) -> bool {
        if !self.known.insert(panel.clone()) {
            return false;
        }
        let profiles = self.problem.profiles() as u32;
        let chances = panel
            .iter()
            .map(|&(t, a)| (t, f64::from(a) / self.problem.sizes[t as usize] as f64));
        self.program.add_column(
            0.0,
            (0.0, f64::INFINITY),
            chances.chain(std::iter::once((profiles, 1.0))),
        );
        self.panels.push(panel);
        true
    }

    fn set_bounds(&mut self, shake: Option<&mut Chance>) {
        let mut shake = shake;
        for (t, &least) in self.least.iter().enumerate() {
            let by = shake
                .as_mut()
                .map_or(0.0, |chance| SHAKE * (0.5 + chance.unit()));
            self.program.set_row(t, (least - by, f64::INFINITY));
        }
    }

    /// Mixes as well as all panels allow.
    fn best(
        &mut self,
        rigour: Rigour,
        chance: &mut Chance,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Came {
        let mut shaken = !self.whole;
        self.set_bounds(shaken.then_some(&mut *chance));
        loop {
            let solved = self.program.solve(chance, STEPS) == Outcome::Optimal;
            let (weights, most) = self.weights();
            if self.whole && solved {
                return Came {
                    weights,
                    most,
                    best: true,
                };
            }
            if !solved || !go_on(self.panels.len()) {
                return self.ended(weights, most, chance);
            }
            if let Some((_, bound)) = self
                .proved
                .as_ref()
                .filter(|(of, bound)| *of == weights && *bound <= most + WORTH)
            {
                let most = most.max(*bound);
                if !shaken {
                    return Came {
                        weights,
                        most,
                        best: true,
                    };
                }
                shaken = false;
                self.set_bounds(None);
                continue;
            }
            let branches = if rigour == Rigour::Proof {
                BRANCHES
            } else {
                QUICK
            };
            let effort = Effort {
                branches,
                go_on: &mut || go_on(self.panels.len()),
            };
            let found = search::among(
                self.problem,
                &self.cells,
                &weights,
                Goal::Above(most + WORTH),
                effort,
                chance,
            );
            if found
                .best
                .is_some_and(|(weight, panel)| weight > most + WORTH && self.add(sparse(&panel)))
            {
                continue;
            }
            if let Some(bound) = found.bound {
                self.proved = Some((weights.clone(), bound));
            }
            if shaken {
                shaken = false;
                self.set_bounds(None);
                continue;
            }
            return match found.bound {
                Some(bound) => Came {
                    weights,
                    most: bound.max(most),
                    best: true,
                },
                None => self.ended(weights, most, chance),
            };
        }
    }

    fn ended(&self, weights: Vec<i64>, most: i64, chance: &mut Chance) -> Came {
        let most = search::relaxed(self.problem, &self.cells, &weights, chance).max(most);
        Came {
            weights,
            most,
            best: false,
        }
    }

    /// The weight of each person at the multipliers of the program, and of the panels in the mix.
    fn weights(&self) -> (Vec<i64>, i64) {
        let duals = self.program.duals();
        let weights: Vec<i64> = (duals.iter().zip(&self.problem.sizes))
            .map(|(y, &n)| libm::round((-y).max(0.0) / n as f64 * UNIT as f64) as i64)
            .collect();
        let most = self
            .panels
            .iter()
            .map(|panel| weigh(panel, &weights))
            .max()
            .unwrap_or(0);
        (weights, most)
    }

    fn mix(&self) -> Vec<(f64, Panel)> {
        let solution = self.program.solution();
        self.panels
            .iter()
            .zip(&solution[1..])
            .filter(|(_, w)| **w > 0.0)
            .map(|(panel, &w)| (w, panel.clone()))
            .collect()
    }

    /// Leaves out those whom no legal panel contains: their level is the first, their chance 0.
    fn exclude(&mut self, excluded: &[usize]) -> Option<Level> {
        let mut weights = vec![0; self.rising.len()];
        for &t in excluded {
            weights[t] = UNIT;
            self.cells.profiles[t] = (0, 0);
        }
        self.settle(excluded, 0.0);
        (!excluded.is_empty()).then(|| Level {
            settled: excluded.to_vec(),
            weights,
            most: 0,
        })
    }

    fn settle(&mut self, settled: &[usize], z: f64) {
        for &t in settled {
            self.rising[t] = false;
            self.least[t] = z;
        }
        let rising = &self.rising;
        self.program
            .set_numbers(0, |row| if rising[row as usize] { -1.0 } else { 0.0 });
    }
}

fn weigh(panel: &Panel, weights: &[i64]) -> i64 {
    panel
        .iter()
        .map(|&(t, a)| i64::from(a) * weights[t as usize])
        .sum()
}

/// Asks whether a mix of panels has these expected seats. The most by which every chance can be
/// raised at once is at most 0, as the seats are the same; 0 is the answer yes.
pub(crate) fn reach(
    problem: &Problem,
    seats: &[f64],
    panels: Vec<Panel>,
    whole: bool,
    chance: &mut Chance,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> (Reached, Vec<Panel>) {
    let least = seats
        .iter()
        .zip(&problem.sizes)
        .map(|(x, &n)| x / n as f64)
        .collect();
    let mut master = Master::new(problem, panels, whole, least);
    let came = master.best(Rigour::Proof, chance, go_on);
    let short = master.program.solution()[0];
    let answer = if short >= -NOTHING {
        Reached::Yes(master.mix())
    } else if came.best {
        Reached::No
    } else {
        Reached::Unknown
    };
    (answer, master.panels)
}

/// Finds the best chances level by level; `proofs` says for how many levels no panel may be left that
/// would improve them, further ones are made as good as is quickly done.
pub(crate) fn climb(
    problem: &Problem,
    panels: Vec<Panel>,
    whole: bool,
    excluded: &[usize],
    proofs: usize,
    chance: &mut Chance,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Climbed {
    let mut master = Master::new(problem, panels, whole, vec![0.0; problem.profiles()]);
    let mut levels: Vec<Level> = master.exclude(excluded).into_iter().collect();
    while master.rising.contains(&true) {
        let rigour = if levels.len() < proofs {
            Rigour::Proof
        } else {
            Rigour::Quick
        };
        let Came {
            mut weights,
            most,
            best,
        } = master.best(rigour, chance, go_on);
        let z = master.program.solution()[0];
        let heavy = |t: usize| weights[t] as f64 * problem.sizes[t] as f64;
        let rising: Vec<usize> = (0..weights.len()).filter(|&t| master.rising[t]).collect();
        let top = rising.iter().map(|&t| heavy(t)).fold(0.0, f64::max);
        let (settled, light): (Vec<usize>, Vec<usize>) =
            rising.into_iter().partition(|&t| heavy(t) > SETTLED * top);
        if settled.is_empty() {
            break;
        }
        for t in light {
            weights[t] = 0;
        }
        master.settle(&settled, z);
        if rigour == Rigour::Proof {
            levels.push(Level {
                settled,
                weights,
                most,
            });
            if !best {
                break;
            }
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

/// Any legal panel of a problem; `None` where it is proved that there is none, an error where that
/// is not known.
pub(crate) fn first(
    problem: &Problem,
    chance: &mut Chance,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Option<Panel>, ()> {
    let cells = search::everything(problem);
    let weights = vec![0; problem.profiles()];
    let effort = Effort {
        branches: u64::MAX,
        go_on,
    };
    let found = search::among(problem, &cells, &weights, Goal::Any, effort, chance);
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
    chance: &mut Chance,
    go_on: &mut dyn FnMut() -> bool,
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
        // Whoever is missing weighs the same, within what tells equals apart.
        let weights: Vec<i64> = missing
            .iter()
            .map(|&m| {
                if m {
                    1_000 + chance.below(100) as i64
                } else {
                    0
                }
            })
            .collect();
        let found = search::among(
            problem,
            &cells,
            &weights,
            Goal::Above(0),
            Effort {
                branches: BRANCHES,
                go_on,
            },
            chance,
        );
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
