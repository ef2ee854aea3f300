//! What every computation of this folder carries along.

use crate::chance::Chance;
use crate::prepare::{Progress, Watch};
use crate::pulse::Pulse;

/// The chance that decides what is arbitrary, and the question whether to go on: asked everywhere
/// where work may be long, which costs next to nothing. Whoever is told "no" comes to an end with
/// what is there.
pub(crate) struct Run<'w> {
    /// Decides what is arbitrary.
    pub chance: &'w mut Chance,
    pulse: Pulse<'w>,
    progress: Progress,
}

impl<'w> Run<'w> {
    pub(crate) fn new(chance: &'w mut Chance, watch: &'w mut dyn Watch) -> Self {
        Self {
            chance,
            pulse: Pulse::new(watch),
            progress: Progress::Chances { levels: 0 },
        }
    }

    /// Says how far it is, and asks whether to go on.
    pub(crate) fn at(&mut self, progress: Progress) -> bool {
        self.progress = progress;
        self.pulse.ask(progress)
    }

    /// Counts so many multiplications of work, and asks whether to go on when they have become many.
    pub(crate) fn spend(&mut self, work: usize) -> bool {
        self.pulse.spend(work as u64, self.progress)
    }

    /// Whether it was told not to go on.
    pub(crate) fn ended(&self) -> bool {
        self.pulse.ended()
    }
}
