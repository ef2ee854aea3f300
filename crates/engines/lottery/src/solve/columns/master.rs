//! The program of the weights of known panels.

use std::collections::BTreeSet;

use super::{BRANCHES, Level, QUICK, SHAKE, STEPS};
use crate::chance::Chance;
use crate::prepare::Progress;
use crate::solve::panel::Cells;
use crate::solve::problem::Problem;
use crate::solve::run::Run;
use crate::solve::scale::{LARGEST, UNIT, WORTH};
use crate::solve::search::{self, Goal};
use crate::solve::simplex::{Outcome, Simplex};
use crate::solve::walk::{Panel, sparse};

/// A mix of known panels and the program of their weights.
pub(super) struct Master<'a> {
    problem: &'a Problem,
    pub program: Simplex,
    pub panels: Vec<Panel>,
    known: BTreeSet<Panel>,
    /// What each profile's chance is to be at least, beside z where it counts.
    least: Vec<f64>,
    /// Whether z counts in a profile's row.
    pub rising: Vec<bool>,
    /// All panels are known.
    complete: bool,
    cells: Cells,
    /// What a search has proved last: weights, and what no panel weighs more than.
    proved: Option<(Vec<i64>, i64)>,
}

/// What a master came to, in units.
pub(super) struct Came {
    /// The weights of people.
    pub weights: Vec<i64>,
    /// What no legal panel weighs more than.
    pub most: i64,
    /// Whether a panel of the mix weighs as much, so that no other mix is better.
    pub best: bool,
}

/// How hard a master tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rigour {
    /// Until no panel improves it.
    Proof,
    /// Until none is found quickly.
    Quick,
}

impl<'a> Master<'a> {
    pub(super) fn new(
        problem: &'a Problem,
        panels: Vec<Panel>,
        complete: bool,
        least: Vec<f64>,
    ) -> Self {
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
            known: BTreeSet::new(),
            least,
            rising: vec![true; profiles],
            complete,
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
    pub(super) fn best(&mut self, rigour: Rigour, run: &mut Run<'_>) -> Came {
        let mut shaken = !self.complete;
        self.set_bounds(shaken.then_some(&mut *run.chance));
        loop {
            let panels = self.panels.len() as u32;
            run.at(Progress::Columns { panels });
            let solved = self.program.solve(run, STEPS) == Outcome::Optimal;
            let (weights, most) = self.weights();
            if self.complete && solved {
                return Came {
                    weights,
                    most,
                    best: true,
                };
            }
            if !solved || run.ended() {
                return self.ended(weights, most, run);
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
            let found = search::among(
                self.problem,
                &self.cells,
                &weights,
                Goal::Above(most + WORTH),
                branches,
                run,
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
                None => self.ended(weights, most, run),
            };
        }
    }

    /// What no legal panel weighs more than, where `most` was proved for weights that were no lower:
    /// what the heaviest of the panels weighs, if that can be proved.
    pub(super) fn heaviest(&self, weights: &[i64], most: i64, run: &mut Run<'_>) -> i64 {
        let known = self.known_most(weights);
        if known == most || self.complete {
            return known;
        }
        let goal = Goal::Above(known + WORTH);
        let found = search::among(self.problem, &self.cells, weights, goal, BRANCHES, run);
        match found.bound {
            Some(bound) => bound.max(known).min(most),
            None => most,
        }
    }

    fn ended(&self, weights: Vec<i64>, most: i64, run: &mut Run<'_>) -> Came {
        let most = search::relaxed(self.problem, &self.cells, &weights, run).max(most);
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
            .map(|weight| weight.min(LARGEST))
            .collect();
        let most = self.known_most(&weights);
        (weights, most)
    }

    /// What the heaviest of the known panels weighs.
    fn known_most(&self, weights: &[i64]) -> i64 {
        let weigh = |panel: &Panel| -> i64 {
            (panel.iter())
                .map(|&(t, a)| i64::from(a) * weights[t as usize])
                .sum()
        };
        self.panels.iter().map(weigh).max().unwrap_or(0)
    }

    pub(super) fn mix(&self) -> Vec<(f64, Panel)> {
        let solution = self.program.solution();
        if solution[1..].iter().sum::<f64>() < 0.5 {
            // The program was ended before it had a mix of its own.
            return self
                .panels
                .first()
                .map(|panel| (1.0, panel.clone()))
                .into_iter()
                .collect();
        }
        self.panels
            .iter()
            .zip(&solution[1..])
            .filter(|(_, w)| **w > 0.0)
            .map(|(panel, &w)| (w, panel.clone()))
            .collect()
    }

    /// Leaves out those whom no legal panel contains: their level is the first, their chance 0.
    pub(super) fn exclude(&mut self, excluded: &[usize]) -> Option<Level> {
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
            reached: true,
        })
    }

    pub(super) fn settle(&mut self, settled: &[usize], z: f64) {
        for &t in settled {
            self.rising[t] = false;
            self.least[t] = z;
        }
        let rising = &self.rising;
        self.program
            .set_numbers(0, |row| if rising[row as usize] { -1.0 } else { 0.0 });
    }
}
