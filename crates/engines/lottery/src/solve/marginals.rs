//! The best chances that the quotas allow on average: a bound for every lottery, and nearly always
//! one that a lottery reaches.
//!
//! Instead of mixes of legal panels take every vector of seats x, 0 ≤ x_t ≤ n_t, that meets the
//! quotas and the number of seats: that is a larger set, described by a row for each quota. With
//! p_t = x_t / n_t = z + u_t / n_t, u_t ≥ 0, the program "maximise z" has no other rows. Where its
//! multipliers give a profile a weight above 0, p_t = z in every optimum; such profiles are settled
//! and the next level is sought for the others.

use super::problem::Problem;
use super::proof::contradicts;
use super::run::Run;
use super::simplex::{NewRow, Outcome, Simplex};
use crate::prepare::Progress;

/// A weight counts as above 0 from this share of the largest.
const SETTLED: f64 = 1e-7;
/// By how much rows may be broken: in later levels the errors of many people add up, and the gap is to
/// stay below 10^-9; yet not every pool comes to an end with the finer one.
const FEASIBLE: [f64; 2] = [1e-11, 1e-9];
/// How many steps one level may take.
const STEPS: u64 = 200_000;

/// What a row of the program stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// A row of the problem.
    Row(usize),
    /// A profile has no more seats than people.
    Cap(usize),
}

/// One level of the chances, and why they cannot be higher.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// Whom it settles: profiles, ascending.
    pub settled: Vec<usize>,
    /// Multipliers that show it, in any scale: ≥ 0 counts for the upper bound of the row, ≤ 0 for
    /// the lower.
    pub multipliers: Vec<(Term, f64)>,
}

impl Level {
    /// What is true of every pool: the lowest chance is at most the average one. It settles everybody
    /// where that is reached.
    pub(crate) fn of_everybody(problem: &Problem) -> Self {
        Self {
            settled: (0..problem.profiles()).collect(),
            multipliers: vec![(Term::Row(0), 1.0)],
        }
    }
}

/// Chances and their levels.
#[derive(Clone, Debug)]
pub(crate) struct Marginals {
    /// Expected seats of each profile.
    pub seats: Vec<f64>,
    /// The levels, lowest first.
    pub levels: Vec<Level>,
}

/// Why there are no chances.
#[derive(Clone, Debug)]
pub(crate) enum NoMarginals {
    /// Not even on average can the quotas be met; the multipliers show it.
    Contradiction(Vec<(Term, f64)>),
    /// The program did not come to an end; these levels were proved before.
    Lost(Vec<Level>),
}

/// The program of one pool as it goes from level to level.
struct Ladder<'a> {
    problem: &'a Problem,
    program: Simplex,
    terms: Vec<Term>,
    /// The chance of each settled profile.
    chance: Vec<Option<f64>>,
    /// z is counted in units of the average chance, so that its numbers are of the size of seats.
    unit: f64,
}

/// Computes leximin chances on average.
pub(crate) fn leximin(problem: &Problem, run: &mut Run<'_>) -> Result<Marginals, NoMarginals> {
    let [fine, coarse] = FEASIBLE;
    match climbed(problem, fine, run) {
        Err(NoMarginals::Contradiction(multipliers)) if contradicts(problem, &multipliers) => {
            Err(NoMarginals::Contradiction(multipliers))
        }
        Err(_) if !run.ended() => climbed(problem, coarse, run),
        found => found,
    }
}

/// The same, with rows that may be broken by so much.
fn climbed(problem: &Problem, feasible: f64, run: &mut Run<'_>) -> Result<Marginals, NoMarginals> {
    let mut ladder = Ladder::new(problem, feasible);
    let mut levels = Vec::new();
    while ladder.chance.contains(&None) {
        if !run.at(Progress::Chances {
            levels: levels.len() as u32,
        }) {
            return Err(NoMarginals::Lost(levels));
        }
        let (z, weights) = match ladder.climb(run) {
            Climbed::To(z, weights) => (z, weights),
            Climbed::Contradiction(multipliers) if levels.is_empty() => {
                return Err(NoMarginals::Contradiction(multipliers));
            }
            // What was possible one level earlier is so now: numbers were lost, no contradiction found.
            Climbed::Contradiction(_) | Climbed::Nowhere => return Err(NoMarginals::Lost(levels)),
        };
        let most = weights.iter().copied().fold(0.0, f64::max);
        let settled: Vec<usize> = (weights.iter().enumerate())
            .filter(|&(t, &w)| ladder.chance[t].is_none() && w > SETTLED * most)
            .map(|(t, _)| t)
            .collect();
        if settled.is_empty() {
            return Err(NoMarginals::Lost(levels));
        }
        let multipliers = ladder.multipliers();
        ladder.settle(&settled, z);
        levels.push(Level {
            settled,
            multipliers,
        });
    }
    let seats = (ladder.chance.iter().zip(&problem.sizes))
        .map(|(p, &n)| p.unwrap_or(0.0) * n as f64)
        .collect();
    Ok(Marginals { seats, levels })
}

/// How one level was climbed.
enum Climbed {
    /// To this chance, with the weight of each profile.
    To(f64, Vec<f64>),
    /// The rows contradict each other.
    Contradiction(Vec<(Term, f64)>),
    /// The program did not come to an end.
    Nowhere,
}

impl<'a> Ladder<'a> {
    fn new(problem: &'a Problem, feasible: f64) -> Self {
        let lasting = problem
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.matters && !row.is_household());
        let mut row_of = vec![None; problem.rows.len()];
        let mut terms = Vec::new();
        for (q, _) in lasting {
            row_of[q] = Some(terms.len() as u32);
            terms.push(Term::Row(q));
        }
        let people: i64 = problem.sizes.iter().sum();
        let unit = problem.seats as f64 / people as f64;
        let mut program = Simplex::new(&vec![(0.0, 0.0); terms.len()]);
        program.feasible = feasible;
        program.add_column(
            1.0,
            (0.0, f64::INFINITY),
            (0..terms.len() as u32).map(|row| (row, 0.0)),
        );
        for of in &problem.rows_of {
            let rows = of.iter().filter_map(|&q| row_of[q as usize]);
            program.add_column(0.0, (0.0, f64::INFINITY), rows.map(|row| (row, 1.0)));
        }
        let mut ladder = Self {
            problem,
            program,
            terms,
            chance: vec![None; problem.profiles()],
            unit,
        };
        ladder.refresh();
        ladder
    }

    /// The profiles of a row of the program, and its bounds.
    fn row(&self, term: Term) -> (Vec<usize>, (i64, i64)) {
        match term {
            Term::Row(q) => {
                let row = &self.problem.rows[q];
                (
                    row.profiles.iter().map(|&t| t as usize).collect(),
                    (row.min, row.max),
                )
            }
            Term::Cap(t) => (vec![t], (0, self.problem.sizes[t])),
        }
    }

    /// People who are not settled, times the unit, and the room that those who are leave.
    fn left(&self, term: Term) -> (f64, (f64, f64)) {
        let (profiles, (min, max)) = self.row(term);
        // A maximum that nobody can pass gets no multiplier: in the file it may be any number.
        let endless =
            matches!(term, Term::Row(q) if self.problem.rows[q].is_open_above(self.problem.seats));
        let max = if endless { f64::INFINITY } else { max as f64 };
        let (mut open, mut taken) = (0, 0.0);
        for t in profiles {
            match self.chance[t] {
                None => open += self.problem.sizes[t],
                Some(p) => taken += p * self.problem.sizes[t] as f64,
            }
        }
        (open as f64 * self.unit, (min as f64 - taken, max - taken))
    }

    fn refresh(&mut self) {
        let left: Vec<_> = self.terms.iter().map(|&term| self.left(term)).collect();
        for (row, (_, bounds)) in left.iter().enumerate() {
            self.program.set_row(row, *bounds);
        }
        self.program.set_numbers(0, |row| left[row as usize].0);
    }

    /// Solves one level: its chance, and the weight of each profile.
    fn climb(&mut self, run: &mut Run<'_>) -> Climbed {
        loop {
            match self.program.solve(run, STEPS) {
                Outcome::Optimal => {}
                Outcome::Infeasible => return Climbed::Contradiction(self.multipliers()),
                Outcome::Unbounded | Outcome::Stopped => return Climbed::Nowhere,
            }
            let solution = self.program.solution();
            let z = solution[0] * self.unit;
            let seats = |t: usize| match self.chance[t] {
                Some(p) => p * self.problem.sizes[t] as f64,
                None => z * self.problem.sizes[t] as f64 + solution[t + 1],
            };
            let mut broken: Vec<Term> = (0..self.problem.profiles())
                .filter(|&t| {
                    self.chance[t].is_none() && seats(t) > self.problem.sizes[t] as f64 + 1e-9
                })
                .map(Term::Cap)
                .collect();
            let homes = self
                .problem
                .rows
                .iter()
                .enumerate()
                .filter(|(_, row)| row.is_household());
            broken.extend(
                homes
                    .filter(|(_, row)| {
                        row.profiles.iter().map(|&t| seats(t as usize)).sum::<f64>()
                            > row.max as f64 + 1e-9
                    })
                    .map(|(q, _)| Term::Row(q)),
            );
            broken.retain(|term| !self.terms.contains(term));
            if broken.is_empty() {
                let weights = (0..self.problem.profiles())
                    .map(|t| -self.program.reduced_cost(t + 1))
                    .collect();
                return Climbed::To(self.bound().min(z), weights);
            }
            let rows = broken.iter().map(|&term| {
                let (open, bounds) = self.left(term);
                let mut entries = vec![(0, open)];
                entries.extend(self.row(term).0.into_iter().map(|t| (t + 1, 1.0)));
                NewRow { bounds, entries }
            });
            let rows: Vec<_> = rows.collect();
            self.program.add_rows(&rows);
            self.terms.extend(broken);
        }
    }

    /// What the multipliers show about z. The program's own z may be higher by what its tolerance
    /// lets rows be broken by, and in later levels the errors of many people would add up.
    fn bound(&self) -> f64 {
        let worth = self
            .terms
            .iter()
            .zip(self.program.duals())
            .map(|(&term, &y)| {
                let (_, (low, high)) = self.left(term);
                if y == 0.0 {
                    0.0
                } else {
                    y * if y > 0.0 { high } else { low }
                }
            });
        worth.sum::<f64>() * self.unit
    }

    fn multipliers(&self) -> Vec<(Term, f64)> {
        self.terms
            .iter()
            .copied()
            .zip(self.program.duals().iter().copied())
            .filter(|(_, y)| *y != 0.0)
            .collect()
    }

    fn settle(&mut self, settled: &[usize], z: f64) {
        for &t in settled {
            self.chance[t] = Some(z);
            self.program.set_bounds(t + 1, (0.0, 0.0));
        }
        self.refresh();
    }
}
