//! Who takes seats that became open.
//!
//! # The rule
//! Open are the seats of those of the panel who are lost. May be asked: the alternates of the
//! published order who are not lost themselves and do not sit already. A *filling* is a choice of
//! as many of them as seats are open, with whom the panel is legal again: every quota is met and
//! no two of a household sit. Write the places of a filling in the published order by size, and
//! compare two fillings by the first place in which they differ: the smaller one is the earlier
//! filling. **The earliest filling takes the seats.**
//!
//! For one open seat that is: the first of the order with whom the panel is legal. For several it
//! is not always what asking one by one would give: the first of the order is left out only if no
//! filling contains them, then the second, and so on.
//!
//! Seats that are open at the same time are filled together. Whoever has taken a seat keeps it: when
//! somebody is lost later, the rule starts from the panel as it then stands.
//!
//! Where there is no filling, nobody takes a seat by this rule and all open seats go to a
//! replacement lottery ([`crate::replace`]). They are not filled in part: those who were taken
//! would narrow what is left of the quotas, so that fewer people, or nobody, could be drawn for the
//! rest, and who is taken first would decide for the others. Where an organiser has to live with a
//! smaller panel instead, [`most`] says what the same rule gives when seats may stay open, and
//! which quotas are then missed, so that it can be said in public.

use std::collections::BTreeSet;

use super::search::{Filler, GivenUp, Seats};
use crate::ledger::number;
use crate::panel::NotLegal;
use crate::pool::Pool;
use crate::prepare::Progress;
use crate::pulse::Pulse;

/// A panel whose open seats were filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Who takes the seats, in the published order.
    pub taken: Vec<u32>,
    /// The panel with them, by ascending index.
    pub panel: Vec<u32>,
}

/// A panel of which some seats stay open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partly {
    /// Who takes seats, in the published order.
    pub taken: Vec<u32>,
    /// The panel with them, by ascending index.
    pub panel: Vec<u32>,
    /// How many seats stay open.
    pub open: u32,
    /// Quotas whose fewest seats are no longer reached.
    pub missed: Vec<Missed>,
}

/// A quota that a smaller panel does not reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Index among [`Pool::features`].
    pub feature: usize,
    /// Index among the feature's quotas.
    pub value: usize,
    /// How many seats are missing to the fewest.
    pub by: u32,
}

/// Why the rule could not be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FillError {
    /// An index that nobody has.
    #[error("there is no person {0}")]
    Unknown(u32),
    /// The panel from which somebody was lost was none.
    #[error("the panel as it was: {0}")]
    Panel(#[from] NotLegal),
    /// So many combinations had to be looked at that the search was given up. It takes more than
    /// a hundred alternates or quotas made for the purpose.
    #[error("too many combinations of alternates to look at all")]
    TooMany,
}

impl From<GivenUp> for FillError {
    fn from(GivenUp: GivenUp) -> Self {
        Self::TooMany
    }
}

/// People tried before a search is given up: some seconds.
const LOOKS: u64 = 4_000_000;

/// Says no after so many looks.
fn so_many() -> impl FnMut(usize) -> bool {
    let mut left = LOOKS;
    move |_| {
        left = left.saturating_sub(1);
        left > 0
    }
}

/// The earliest filling of the seats that `lost` leave open in `panel`, or `None` where there is
/// none. See the rule above.
///
/// `panel` is legal and by ascending index, `alternates` the published order of the row that was
/// drawn. `lost` may name anybody, in any order: alternates who declined, people who never sat.
pub fn fill(
    pool: &Pool,
    panel: &[u32],
    alternates: &[u32],
    lost: &[u32],
) -> Result<Option<Filled>, FillError> {
    check(pool, panel, alternates, lost)?;
    let seats = Seats::new(pool);
    let case = Case::new(&seats, panel, alternates, lost);
    let found = case.search(0).run(&mut so_many())?;
    Ok(found.map(|taken| Filled {
        panel: case.with(&taken),
        taken,
    }))
}

/// The rule for a panel of which only who is left is known; everybody who is named is there, and
/// nobody twice.
pub(crate) fn fill_rest(
    pool: &Pool,
    kept: &[u32],
    asked: &[u32],
    open: usize,
    pulse: &mut Pulse<'_>,
) -> Result<Option<Vec<u32>>, FillError> {
    let seats = Seats::new(pool);
    let progress = Progress::Alternates { done: 0.0 };
    let mut so_many = so_many();
    let go_on = &mut |work| pulse.spend(work as u64, progress) && so_many(work);
    Ok(Filler::new(&seats, kept, asked, open, 0).run(go_on)?)
}

/// What the rule gives if as few seats as possible stay open: no quota is exceeded, no two of a
/// household sit, and the seats that stay open would be enough for what is missing of each
/// feature.
pub fn most(
    pool: &Pool,
    panel: &[u32],
    alternates: &[u32],
    lost: &[u32],
) -> Result<Partly, FillError> {
    check(pool, panel, alternates, lost)?;
    let seats = Seats::new(pool);
    let case = Case::new(&seats, panel, alternates, lost);
    let mut open = 0;
    // That nobody takes a seat is always possible, since the panel was legal.
    let taken = loop {
        match case.search(open).run(&mut so_many())? {
            Some(taken) => break taken,
            None if open == case.open => break Vec::new(),
            None => open += 1,
        }
    };
    let panel = case.with(&taken);
    Ok(Partly {
        missed: missed(pool, &panel),
        taken,
        panel,
        open: number(open),
    })
}

/// Whether everybody who is named is there.
fn check(pool: &Pool, panel: &[u32], alternates: &[u32], lost: &[u32]) -> Result<(), FillError> {
    crate::panel::check(pool, panel)?;
    let unknown = |&&person: &&u32| person as usize >= pool.people().len();
    match alternates.iter().chain(lost).find(unknown) {
        Some(&person) => Err(FillError::Unknown(person)),
        None => Ok(()),
    }
}

/// The rule's question: who stays, who may be asked, how many are needed.
pub(super) struct Case<'s> {
    seats: &'s Seats<'s>,
    kept: Vec<u32>,
    asked: Vec<u32>,
    /// How many seats are open.
    pub open: usize,
}

impl<'s> Case<'s> {
    /// Everybody who is named has to be there.
    pub fn new(seats: &'s Seats<'s>, panel: &[u32], alternates: &[u32], lost: &[u32]) -> Self {
        let lost: BTreeSet<u32> = lost.iter().copied().collect();
        let mut away: BTreeSet<u32> = panel.iter().copied().collect();
        away.extend(&lost);
        let asked = alternates
            .iter()
            .copied()
            .filter(|&p| away.insert(p))
            .collect();
        let kept: Vec<u32> = panel
            .iter()
            .copied()
            .filter(|p| !lost.contains(p))
            .collect();
        Self {
            seats,
            open: panel.len() - kept.len(),
            kept,
            asked,
        }
    }

    /// The search for who takes all open seats but `left`.
    pub fn search(&self, left: usize) -> Filler<'_> {
        Filler::new(self.seats, &self.kept, &self.asked, self.open - left, left)
    }

    fn with(&self, taken: &[u32]) -> Vec<u32> {
        let mut panel = [&self.kept[..], taken].concat();
        panel.sort_unstable();
        panel
    }
}

fn missed(pool: &Pool, panel: &[u32]) -> Vec<Missed> {
    let mut missed = Vec::new();
    for (feature, of) in pool.features().iter().enumerate() {
        for (value, quota) in of.quotas.iter().enumerate() {
            let has = |&&p: &&u32| usize::from(pool.people()[p as usize].values[feature]) == value;
            let count = number(panel.iter().filter(has).count());
            if count < quota.min {
                missed.push(Missed {
                    feature,
                    value,
                    by: quota.min - count,
                });
            }
        }
    }
    missed
}
