//! Spreading rows without changing anybody's chance.
//!
//! Rows that come out of a preparation repeat each other: few different panels, and people who
//! always sit together. Here people of two rows change places where both rows stay legal. Everybody
//! stays in as many rows as before, so no chance changes at all; but there are more different rows,
//! and who sits says less about who else does.

mod parting;
mod spread;
mod table;
mod trade;

pub use spread::{Closest, Spread, spread};

use crate::chance::Chance;
use crate::panel::{BadRow, check_rows};
use crate::pool::Pool;
use crate::prepare::{Progress, Watch};
use table::Table;
use trade::Trader;

/// Rows that were spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// The rows in their old order, each by ascending index.
    pub rows: Vec<Vec<u32>>,
    /// How many people changed places with somebody.
    pub exchanges: u64,
}

/// Exchanges for each seat of each row after which more at random change nothing that matters.
const ENOUGH: u64 = 6;

/// Most work of each part, in looks at a person: some 10^8 of them take a second.
const WORK: u64 = 25_000_000;

/// Spreads rows; the same rows and seed always give the same.
///
/// First people change places at random, then those are parted who still sit together too often.
/// A watch that says no ends it early: the rows are then less spread, and no less right.
pub fn mix(
    pool: &Pool,
    rows: Vec<Vec<u32>>,
    seed: &str,
    watch: &mut dyn Watch,
) -> Result<Mixed, BadRow> {
    check_rows(pool, &rows)?;
    if rows.len() < 2 || pool.seats() == 0 {
        return Ok(Mixed { rows, exchanges: 0 });
    }
    let mut chance = Chance::new(seed, "mixing");
    let enough = ENOUGH * u64::from(pool.seats()) * rows.len() as u64;
    let mut table = Table::new(pool, rows);
    let mut trader = Trader::new();
    let (mut exchanges, mut work, mut shown) = (0, 0, 0);
    let mut going = true;
    while going && exchanges < enough && work < WORK {
        let first = chance.index(table.rows.len());
        let second = chance.index(table.rows.len());
        if first != second {
            let done = trader.trade(&mut table, [first, second], &mut chance);
            exchanges += u64::from(done.exchanges);
            work += done.work;
        }
        work += 1;
        if work > shown + WORK / 100 {
            shown = work;
            let done = part(exchanges, enough).max(part(work, WORK)) / 2.0;
            going = watch.go_on(Progress::Mixing { done });
        }
    }
    if going {
        let go_on = &mut |work| {
            let done = 0.5 + part(work, WORK) / 2.0;
            watch.go_on(Progress::Mixing { done })
        };
        exchanges += parting::part(&mut table, &mut trader, WORK, &mut chance, go_on);
    }
    Ok(Mixed {
        rows: table.into_rows(),
        exchanges,
    })
}

/// How much of something is done, for people to see.
#[expect(clippy::cast_precision_loss, reason = "only shown")]
fn part(done: u64, of: u64) -> f64 {
    (done as f64 / of as f64).min(1.0)
}
