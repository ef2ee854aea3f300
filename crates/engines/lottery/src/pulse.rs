//! Asking a watch whether to go on, in the midst of long work.

use crate::prepare::{Progress, Watch};

/// Work before the first question, where there is grace: some hundredths of a second.
const GRACE: u64 = 1 << 21;

/// Work between two questions: some milliseconds.
const BREATH: u64 = 1 << 19;

/// Counts work, in looks at a person or multiplications, and asks when it has become much. Once
/// told to end, it stays so.
pub(crate) struct Pulse<'w> {
    watch: &'w mut dyn Watch,
    left: u64,
    ended: bool,
}

impl<'w> Pulse<'w> {
    pub fn new(watch: &'w mut dyn Watch) -> Self {
        Self {
            watch,
            left: 0,
            ended: false,
        }
    }

    /// One that asks nothing at first: what is short is done to its end even where a time limit is
    /// over already.
    pub fn with_grace(watch: &'w mut dyn Watch) -> Self {
        let left = GRACE;
        Self {
            left,
            ..Self::new(watch)
        }
    }

    /// Asks at once.
    pub fn ask(&mut self, progress: Progress) -> bool {
        self.left = BREATH;
        self.ended = self.ended || !self.watch.go_on(progress);
        !self.ended
    }

    /// Counts work that was done, and tells whether to go on.
    pub fn spend(&mut self, work: u64, progress: Progress) -> bool {
        match self.left.checked_sub(work) {
            Some(left) => self.left = left,
            None => {
                self.ask(progress);
            }
        }
        !self.ended
    }

    /// Whether it was told to end.
    pub fn ended(&self) -> bool {
        self.ended
    }
}

/// How much of something is done, for people to see.
#[expect(clippy::cast_precision_loss, reason = "only shown")]
pub(crate) fn part(done: u64, of: u64) -> f64 {
    (done as f64 / of.max(1) as f64).min(1.0)
}
