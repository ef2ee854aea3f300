//! Searching all panels where multiplication does not show what a certificate says.

use keruen_lottery::thorough::Thorough;
use keruen_lottery::verify::{Answer, Plain, Question, Search};

use super::super::watch::Guard;

/// First the search without any cunning, which shares nothing with the preparation; where that
/// would take too long, the engine's own, whose every step is multiplied out again. Once the time
/// is over, neither.
pub struct Searcher<'g, 't> {
    guard: &'g mut Guard<'t>,
    plain: Plain,
}

impl<'g, 't> Searcher<'g, 't> {
    /// Searches until the guard says that the time is over.
    pub fn new(guard: &'g mut Guard<'t>) -> Self {
        let plain = Plain { looks: PLAIN_LOOKS };
        Self { guard, plain }
    }
}

impl Search for Searcher<'_, '_> {
    fn heavier(&mut self, question: &Question<'_>) -> Answer {
        if !self.guard.searching() {
            return Answer::GaveUp;
        }
        match self.plain.heavier(question) {
            Answer::GaveUp => Thorough {
                go_on: &mut || self.guard.searching(),
            }
            .heavier(question),
            answer => answer,
        }
    }
}

/// About a second of plain search, of all that is asked together.
const PLAIN_LOOKS: u64 = 100_000_000;
