//! What quotas promise while they are still being written: whether a panel is possible, and how
//! high the lowest chance can be.
//!
//! It is quick because it prepares nothing. The chances are those that the quotas allow on average:
//! no lottery has better ones, and nearly always [`prepare`](crate::prepare) arrives at them.

#![expect(
    clippy::cast_precision_loss,
    reason = "chances are shown, and people are counted by far smaller numbers"
)]

use crate::chance::Chance;
use crate::format::{Change, Infeasible, Side};
use crate::infeasible;
use crate::pool::{Feature, Pool};
use crate::prepare::{Refusal, Watch, people, problem};
use crate::solve::chances::{self, Chances, NoChances, Proof};
use crate::solve::columns;
use crate::solve::marginals::{Marginals, NoMarginals, leximin};
use crate::solve::problem::Problem;
use crate::solve::proof::contradicts;
use crate::solve::run::Run;
use crate::solve::scale::{DENOMINATOR, NOTHING};
use crate::solve::search::{self, Goal};
use crate::solve::walk::Panel;

/// Whether quotas can be met.
#[derive(Clone, Debug, PartialEq)]
pub enum Outlook {
    /// There are panels.
    Possible(Possible),
    /// There is none.
    Impossible(Impossible),
}

/// What is to be expected of a lottery. Numbers of people are indexes among [`Pool::people`],
/// ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Possible {
    /// The lowest chance that somebody who is not excluded would have.
    pub lowest: f64,
    /// The average chance of everybody: seats for each person.
    pub average: f64,
    /// Who would sit in every panel.
    pub certain: Vec<u32>,
    /// Who could sit in none.
    pub excluded: Vec<u32>,
    /// One panel that meets every quota.
    pub example: Vec<u32>,
    /// Whether all of it is shown: that no lottery has a higher lowest chance, and that nobody else
    /// is certain or excluded. It is not where the watch ended it or a search was given up; those
    /// who are named are certain or excluded even then.
    pub complete: bool,
}

/// Why there is no panel, and what could be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Impossible {
    /// What is against it; its `changes` are the ways out.
    pub why: Box<Infeasible>,
    /// What each of the ways out leads to, as far as that is shown.
    pub ways: Vec<Way>,
}

/// A way out of quotas that nobody meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What is changed, all of it together.
    pub changes: Vec<Change>,
    /// The lowest chance that somebody who is not excluded would then have.
    pub lowest: f64,
    /// Who could still sit in no panel.
    pub excluded: Vec<u32>,
}

/// Looks at the quotas of a pool.
///
/// # Errors
/// A [`Refusal`] where the pool is beyond what lotteries are made for, or where the watch ended it
/// before it was known whether there is a panel. Never [`Refusal::NoPanel`].
pub fn look(pool: &Pool, watch: &mut dyn Watch) -> Result<Outlook, Refusal> {
    let problem = problem(pool)?;
    let chance = &mut Chance::new("keruen", "lottery outlook");
    let run = &mut Run::new(chance, watch);
    let multipliers = match expected(&problem, run) {
        Ok(expected) => return Ok(possible(pool, &problem, expected, run)),
        Err(NoChances::NoPanel(multipliers)) => multipliers,
        Err(NoChances::Ended) => return Err(Refusal::Interrupted),
    };
    let why = infeasible::explain(pool, &problem, multipliers.as_deref(), run);
    let ways = (why.changes.iter())
        .filter_map(|changes| way(pool, changes, run))
        .collect();
    Ok(Outlook::Impossible(Impossible {
        why: Box::new(why),
        ways,
    }))
}

/// What a lottery would come to.
struct Expected {
    /// Expected seats of each profile.
    seats: Vec<f64>,
    /// Profiles that no panel contains.
    excluded: Vec<usize>,
    /// Some panels, at least one.
    panels: Vec<Panel>,
    /// Whether it is shown that the seats are the best and nobody else is excluded.
    shown: bool,
}

impl Expected {
    /// The lowest chance of those who have one, and who has none.
    fn lowest(&self, problem: &Problem) -> (f64, Vec<u32>) {
        let excluded = |t: &usize| self.excluded.binary_search(t).is_ok();
        let lowest = (0..problem.profiles())
            .filter(|t| !excluded(t))
            .map(|t| self.seats[t] / problem.sizes[t] as f64)
            .fold(1.0, f64::min);
        (lowest, people(problem, |t| excluded(&t)))
    }

    /// What a preparation arrived at. `average` is what the quotas allow, where that is known.
    fn prepared(problem: &Problem, chances: Chances, average: Option<&Self>) -> Self {
        let seats = |&units: &i64| units as f64 / DENOMINATOR as f64;
        let seats: Vec<f64> = chances.seats.iter().map(seats).collect();
        let best = match &chances.proof {
            // That somebody is excluded is a level of its own.
            Proof::Searched(levels) => {
                levels.len() > usize::from(!chances.excluded.is_empty())
                    && levels.iter().all(|level| level.reached)
            }
            Proof::Multiplied(_) => average.is_some_and(|average| {
                let reached = |t: usize| {
                    (average.seats[t] - seats[t]) / problem.sizes[t] as f64 <= SHORT_OF_AVERAGE
                };
                (0..seats.len()).all(reached)
            }),
        };
        let before = average.map_or(&[][..], |average| &average.excluded);
        let mut excluded = [&chances.excluded, before].concat();
        excluded.sort_unstable();
        excluded.dedup();
        let everybody = |t: usize| seats[t] > 0.0 || excluded.binary_search(&t).is_ok();
        Self {
            shown: best && (0..seats.len()).all(everybody),
            panels: chances.mix.into_iter().map(|(_, panel)| panel).collect(),
            excluded,
            seats,
        }
    }
}

/// A chance that is short of the average by no more than this is short by rounding alone.
const SHORT_OF_AVERAGE: f64 = 1e-6;

/// The average that the quotas allow, where it is shown that it promises nothing to anybody whom no
/// panel contains; else what a preparation arrives at.
fn expected(problem: &Problem, run: &mut Run<'_>) -> Result<Expected, NoChances> {
    // Nobody has an average.
    if problem.profiles() == 0 {
        return Err(NoChances::NoPanel(None));
    }
    let average = match leximin(problem, run) {
        Ok(Marginals { seats, .. }) => {
            let average = averaged(problem, seats, run)?;
            if average.shown || run.ended() {
                return Ok(average);
            }
            Some(average)
        }
        Err(NoMarginals::Contradiction(multipliers)) if contradicts(problem, &multipliers) => {
            return Err(NoChances::NoPanel(Some(multipliers)));
        }
        Err(_) if run.ended() => return Err(NoChances::Ended),
        Err(_) => None,
    };
    match (chances::best(problem, 1, run), average) {
        (Ok(chances), average) => Ok(Expected::prepared(problem, chances, average.as_ref())),
        // That there is a panel was known before.
        (Err(NoChances::Ended), Some(average)) => Ok(average),
        (Err(why), _) => Err(why),
    }
}

/// The average that the quotas allow, held against panels.
fn averaged(problem: &Problem, seats: Vec<f64>, run: &mut Run<'_>) -> Result<Expected, NoChances> {
    let mut panels = match columns::first(problem, u64::MAX, run) {
        Ok(Some(panel)) => vec![panel],
        Ok(None) => return Err(NoChances::NoPanel(None)),
        Err(()) => return Err(NoChances::Ended),
    };
    let covered = columns::cover(problem, &mut panels, run);
    // Whom no average seats, no panel does.
    let unseated = |t: &usize| seats[*t] <= NOTHING;
    let shown = (covered.as_ref()).is_some_and(|missing| missing.iter().all(unseated));
    let missing = covered.unwrap_or_default();
    let excluded = (0..seats.len()).filter(|t| unseated(t) || missing.binary_search(t).is_ok());
    Ok(Expected {
        excluded: excluded.collect(),
        seats,
        panels,
        shown,
    })
}

/// What this promises.
fn possible(pool: &Pool, problem: &Problem, expected: Expected, run: &mut Run<'_>) -> Outlook {
    let (lowest, excluded) = expected.lowest(problem);
    let mut example: Vec<u32> = (expected.panels.iter().take(1).flatten())
        .flat_map(|&(t, places)| problem.people[t as usize].iter().take(places as usize))
        .copied()
        .collect();
    example.sort_unstable();
    let (certain, all_known) = everywhere(problem, expected.panels, run);
    Outlook::Possible(Possible {
        lowest,
        average: f64::from(pool.seats()) / pool.people().len() as f64,
        certain: people(problem, |t| certain.binary_search(&t).is_ok()),
        excluded,
        example,
        complete: expected.shown && all_known,
    })
}

/// Profiles of which everybody sits in every panel: those of which it is so in all panels that are
/// known, and for which a search finds none without somebody of them. And whether these are all.
fn everywhere(problem: &Problem, panels: Vec<Panel>, run: &mut Run<'_>) -> (Vec<usize>, bool) {
    let mut open = vec![true; problem.profiles()];
    let full = |open: &mut Vec<bool>, seats: &[i64]| {
        for ((open, has), all) in open.iter_mut().zip(seats).zip(&problem.sizes) {
            *open = *open && has == all;
        }
    };
    for panel in panels {
        let mut seats = vec![0; problem.profiles()];
        for (t, places) in panel {
            seats[t as usize] = places.into();
        }
        full(&mut open, &seats);
    }
    let (mut certain, mut all_known) = (Vec::new(), true);
    for t in 0..open.len() {
        if !open[t] {
            continue;
        }
        let mut cells = search::everything(problem);
        cells.profiles[t].1 -= 1;
        // Preferably without others of whom it is not known either.
        let weights: Vec<i64> = open.iter().map(|&open| -i64::from(open)).collect();
        let found = search::among(problem, &cells, &weights, Goal::Any, BRANCHES, run);
        match (found.best, found.bound) {
            (Some((_, seats)), _) => full(&mut open, &seats),
            (None, Some(_)) => certain.push(t),
            // Nobody is called certain of whom it is not shown.
            (None, None) => all_known = false,
        }
    }
    (certain, all_known)
}

/// Branches of a search after which it is not known whether somebody is certain.
const BRANCHES: u64 = 20_000;

/// What the quotas would promise after these changes; `None` where that is not shown.
fn way(pool: &Pool, changes: &[Change], run: &mut Run<'_>) -> Option<Way> {
    let problem = Problem::new(&changed(pool, changes)?);
    let expected = expected(&problem, run).ok().filter(|found| found.shown)?;
    let (lowest, excluded) = expected.lowest(&problem);
    Some(Way {
        changes: changes.to_vec(),
        lowest,
        excluded,
    })
}

/// The same people under changed quotas.
fn changed(pool: &Pool, changes: &[Change]) -> Option<Pool> {
    let mut features: Vec<Feature> = pool.features().to_vec();
    for change in changes {
        let feature = features.iter_mut().find(|f| f.name == change.feature)?;
        let quota = (feature.quotas.iter_mut()).find(|q| q.value == change.value)?;
        match change.side {
            Side::Min => quota.min = change.to,
            Side::Max => quota.max = change.to,
        }
        quota.flex = None;
    }
    let (people, households) = (pool.people().to_vec(), pool.households().to_vec());
    Pool::new(pool.seats(), features, people, households).ok()
}
