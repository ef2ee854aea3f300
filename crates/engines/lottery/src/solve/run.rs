//! What every computation carries along: the chance that decides what is arbitrary, and the question
//! whether to go on.

use crate::chance::Chance;
use crate::prepare::Progress;

/// Multiplications between two questions: about a millisecond.
const BREATH: u64 = 1 << 20;

/// One run of the computations of this folder.
///
/// It is asked everywhere where work may be long, and costs next to nothing. Once it has ended it
/// stays so: whoever is told "no" comes to an end with what is there.
pub(crate) struct Run<'w> {
    /// Decides what is arbitrary.
    pub chance: &'w mut Chance,
    ask: &'w mut dyn FnMut(Progress) -> bool,
    progress: Progress,
    spent: u64,
    ended: bool,
}

impl<'w> Run<'w> {
    /// Begins a run; `ask` is told how far it is and answers whether to go on.
    pub(crate) fn new(chance: &'w mut Chance, ask: &'w mut dyn FnMut(Progress) -> bool) -> Self {
        Self {
            chance,
            ask,
            progress: Progress::Chances { levels: 0 },
            spent: 0,
            ended: false,
        }
    }

    /// Says how far it is, and asks whether to go on.
    pub(crate) fn at(&mut self, progress: Progress) -> bool {
        self.progress = progress;
        self.spent = 0;
        self.ended = self.ended || !(self.ask)(progress);
        !self.ended
    }

    /// Counts so many multiplications of work, and asks whether to go on when they have become many.
    pub(crate) fn spend(&mut self, work: usize) -> bool {
        self.spent += work as u64;
        if self.spent >= BREATH {
            self.at(self.progress)
        } else {
            !self.ended
        }
    }

    /// Whether it was told not to go on.
    pub(crate) fn ended(&self) -> bool {
        self.ended
    }
}
