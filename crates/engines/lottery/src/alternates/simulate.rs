//! How often alternates will be able to fill what is lost.

use super::fill::Case;
use super::search::Seats;
use crate::chance::Chance;
use crate::ledger::number;
use crate::panel::{BadRow, NotLegal, check_rows};
use crate::pool::Pool;
use crate::prepare::{Progress, Watch};
use crate::pulse::{Pulse, part};

/// How many lost seats the filling rule could fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Seats that were lost.
    pub simulated: u32,
    /// Those of them that were filled.
    pub repaired: u32,
}

/// What should be said about the alternates before anything is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Less than half of what is lost can be filled, and some quotas leave no choice: every panel
    /// has the same number of each value of these features. More alternates hardly help; a seat
    /// of slack in the quotas does.
    Exact {
        /// Indexes among [`Pool::features`].
        features: Vec<usize>,
    },
    /// Less than half of what is lost can be filled: more alternates or wider quotas help.
    Seldom,
}

/// Of how many people one is lost.
const LOST: u64 = 10;
/// Lost seats after which the share is known to about a hundredth.
const SEATS: u32 = 5_000;
/// Losses tried at most, for panels of few seats.
const TRIES: u32 = 10_000;
/// People tried before a loss counts as not repaired. So what is shown is never too good.
const LOOKS: u64 = 3_000;

/// Loses people by chance and applies the rule of [`super::fill`]: everybody in a row and every
/// alternate is lost once in ten times; rows are taken at random; until some thousand seats were
/// lost. The same rows and seed always give the same. A watch that says no ends it early: what was
/// tried until then counts.
pub fn simulate(
    pool: &Pool,
    rows: &[Vec<u32>],
    alternates: &[Vec<u32>],
    seed: &str,
    watch: &mut dyn Watch,
) -> Result<Coverage, BadRow> {
    check_rows(pool, rows)?;
    for (row, order) in alternates.iter().enumerate() {
        if let Some(&unknown) = order.iter().find(|&&p| p as usize >= pool.people().len()) {
            let fault = NotLegal::Unknown(unknown);
            return Err(BadRow { row, fault });
        }
    }
    let mut chance = Chance::new(seed, "losses");
    let seats = Seats::new(pool);
    let pulse = &mut Pulse::with_grace(watch);
    let mut coverage = Coverage {
        simulated: 0,
        repaired: 0,
    };
    for _ in 0..TRIES {
        let row = chance.index(rows.len());
        let (Some(panel), Some(order)) = (rows.get(row), alternates.get(row)) else {
            break;
        };
        let lost: Vec<u32> = (panel.iter().chain(order).copied())
            .filter(|_| chance.below(LOST) == 0)
            .collect();
        let case = Case::new(&seats, panel, order, &lost);
        if case.open == 0 {
            continue;
        }
        let open = number(case.open);
        coverage.simulated += open;
        let done = 0.5 + part(coverage.simulated.into(), SEATS.into()) / 2.0;
        let progress = Progress::Alternates { done };
        let mut looks = LOOKS;
        let found = case.search(0).run(&mut |work| {
            pulse.spend(work as u64, progress);
            looks = looks.saturating_sub(1);
            looks > 0
        });
        if pulse.ended() {
            coverage.simulated -= open;
            break;
        }
        if let Ok(Some(_)) = found {
            coverage.repaired += open;
        }
        if coverage.simulated >= SEATS {
            break;
        }
    }
    Ok(coverage)
}

/// What should be said about this coverage, if anything.
pub fn warning(pool: &Pool, coverage: Coverage) -> Option<Warning> {
    if coverage.repaired >= coverage.simulated.div_ceil(2) {
        return None;
    }
    let seats = u64::from(pool.seats());
    let features: Vec<usize> = (pool.features().iter().enumerate())
        .filter(|(_, feature)| {
            let min: u64 = feature.quotas.iter().map(|q| u64::from(q.min)).sum();
            let max: u64 = feature.quotas.iter().map(|q| u64::from(q.max)).sum();
            feature.quotas.len() > 1 && (min == seats || max == seats)
        })
        .map(|(index, _)| index)
        .collect();
    Some(if features.is_empty() {
        Warning::Seldom
    } else {
        Warning::Exact { features }
    })
}
