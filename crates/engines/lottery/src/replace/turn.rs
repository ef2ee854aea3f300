//! Whether alternates who sit came in their turn.
//!
//! A replacement lottery names who is lost, not in which order, and the rule of [`crate::alternates`]
//! seats others when seats come free one by one than when they come free at once. So an order is
//! looked for in which the rule seats just those who sit. Where none is found, somebody may have been
//! passed over; but an alternate may also have sat for a while and be lost by now, so that is not
//! shown to be false either.

use std::collections::BTreeSet;

use crate::alternates::fill_rest;
use crate::pool::Pool;
use crate::prepare::Watch;
use crate::pulse::Pulse;

/// Orders that are tried.
const TRIES: u32 = 300;
/// Questions of a pulse before the search is given up: some seconds of work.
const BREATHS: u32 = 40;

/// Who sat, who is gone since, who may be asked, and who of them sits.
pub(super) struct Turn<'a> {
    pub pool: &'a Pool,
    /// The panel as it was.
    pub panel: &'a BTreeSet<u32>,
    /// Who of it is lost.
    pub gone: Vec<u32>,
    /// The alternates who are not lost, in their order.
    pub asked: &'a [u32],
    /// Who of them sits.
    pub sitting: &'a BTreeSet<u32>,
}

impl Turn<'_> {
    /// Whether an order was found, as long as the watch let it be looked for.
    pub fn is_shown(&self, watch: &mut dyn Watch) -> bool {
        let mut breaths = BREATHS;
        let mut ask = |progress| {
            breaths = breaths.saturating_sub(1);
            breaths > 0 && watch.go_on(progress)
        };
        let (mut tries, pulse) = (TRIES, &mut Pulse::with_grace(&mut ask));
        self.goes_on(&[], &BTreeSet::new(), &mut tries, pulse)
    }

    /// Whether there is one that begins like this: `filled` are the seats that were filled so far.
    fn goes_on(
        &self,
        filled: &[u32],
        taken: &BTreeSet<u32>,
        tries: &mut u32,
        pulse: &mut Pulse<'_>,
    ) -> bool {
        let left = self.sitting.len() - taken.len();
        if left == 0 {
            return true;
        }
        let gone: Vec<u32> = (self.gone.iter().copied())
            .filter(|person| !filled.contains(person))
            .collect();
        // One by one first, then ever more at once.
        (1..=left.min(gone.len())).any(|size| {
            if *tries == 0 || pulse.ended() {
                return false;
            }
            let mut some: Vec<usize> = (0..size).collect();
            loop {
                let now: Vec<u32> = some.iter().map(|&at| gone[at]).collect();
                let filled = [filled, &now].concat();
                if self.fills(&filled, taken, size, tries, pulse) {
                    return true;
                }
                if *tries == 0 || pulse.ended() || !next(&mut some, gone.len()) {
                    return false;
                }
            }
        })
    }

    /// Whether the rule then seats nobody but who sits, and so on to the end.
    fn fills(
        &self,
        filled: &[u32],
        taken: &BTreeSet<u32>,
        open: usize,
        tries: &mut u32,
        pulse: &mut Pulse<'_>,
    ) -> bool {
        let Some(fewer) = tries.checked_sub(1) else {
            return false;
        };
        *tries = fewer;
        let stays = self.panel.iter().filter(|person| !filled.contains(person));
        let kept: Vec<u32> = stays.chain(taken).copied().collect();
        let asked = self.asked.iter().filter(|person| !taken.contains(person));
        let asked: Vec<u32> = asked.copied().collect();
        let Ok(Some(more)) = fill_rest(self.pool, &kept, &asked, open, pulse) else {
            return false;
        };
        if !more.iter().all(|person| self.sitting.contains(person)) {
            return false;
        }
        let taken = taken.iter().copied().chain(more).collect();
        self.goes_on(filled, &taken, tries, pulse)
    }
}

/// The next choice of as many places below `of`, ascending.
fn next(some: &mut [usize], of: usize) -> bool {
    let size = some.len();
    let Some(at) = (0..size).rev().find(|&at| some[at] < of - size + at) else {
        return false;
    };
    let from = some[at] + 1;
    for (place, value) in some[at..].iter_mut().zip(from..) {
        *place = value;
    }
    true
}
