//! The search of all legal panels that a certificate of kind B asks for, by the engine's own search.
//!
//! It is the search that found the bound in the first place, yet not taken at its word: each branch is
//! closed by multipliers that are multiplied out in whole numbers. [`Plain`](crate::verify::Plain)
//! shares no line with it and does for pools of some dozens of profiles.

use crate::chance::Chance;
use crate::pool::Pool;
use crate::prepare::problem;
use crate::solve::run::Run;
use crate::solve::scale::LARGEST;
use crate::solve::search::{Goal, among, everything};
use crate::verify::{Answer, Question, Search};

/// Searches until it is done, or `go_on` says no.
pub struct Thorough<'w> {
    /// Asked now and then whether to go on.
    pub go_on: &'w mut dyn FnMut() -> bool,
}

impl Search for Thorough<'_> {
    fn heavier(&mut self, question: &Question<'_>) -> Answer {
        let Ok(pool) = Pool::from_file(question.seats, question.features, question.people) else {
            return Answer::GaveUp;
        };
        let Ok(problem) = problem(&pool) else {
            return Answer::GaveUp;
        };
        if problem.profiles() != question.weights.len() {
            return Answer::GaveUp;
        }
        // Larger weights are rounded up to fewer digits: who is not heavier then is not heavier.
        let largest = question
            .weights
            .iter()
            .map(|w| w.unsigned_abs())
            .max()
            .unwrap_or(0);
        let unit =
            i128::try_from(largest / u128::from(LARGEST.unsigned_abs()) + 1).unwrap_or(i128::MAX);
        let up = |w: i128| -> i128 { -(-w).div_euclid(unit) };
        let weights: Vec<i64> = question
            .weights
            .iter()
            .map(|&w| i64::try_from(up(w)).unwrap_or(i64::MAX))
            .collect();
        let Ok(limit) = i64::try_from(question.limit.div_euclid(unit)) else {
            return Answer::GaveUp;
        };
        let chance = &mut Chance::new("keruen", "thorough search");
        let mut ask = |_| (self.go_on)();
        let run = &mut Run::new(chance, &mut ask);
        let found = among(
            &problem,
            &everything(&problem),
            &weights,
            Goal::Above(limit),
            u64::MAX,
            run,
        );
        if let Some((_, panel)) = found.best {
            let weight: i128 = panel
                .iter()
                .zip(question.weights)
                .map(|(&a, w)| i128::from(a) * w)
                .sum();
            if weight > question.limit {
                return Answer::Panel(
                    panel
                        .iter()
                        .map(|&a| u32::try_from(a).unwrap_or(0))
                        .collect(),
                );
            }
        }
        match found.bound {
            Some(bound) if bound <= limit => Answer::None,
            _ => Answer::GaveUp,
        }
    }
}
