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
use crate::pulse::{Pulse, part};
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
    let pulse = &mut Pulse::new(watch);
    let (mut exchanges, mut work) = (0, 0);
    while !pulse.ended() && exchanges < enough && work < WORK {
        let first = chance.index(table.rows.len());
        let second = chance.index(table.rows.len());
        let mut spent = 1;
        if first != second {
            let done = trader.trade(&mut table, [first, second], &mut chance);
            exchanges += u64::from(done.exchanges);
            spent += done.work;
        }
        work += spent;
        let done = part(exchanges, enough).max(part(work, WORK)) / 2.0;
        pulse.spend(spent, Progress::Mixing { done });
    }
    let mut parting = 0;
    let go_on = &mut |spent| {
        parting += spent;
        let done = 0.5 + part(parting, WORK) / 2.0;
        pulse.spend(spent, Progress::Mixing { done })
    };
    exchanges += parting::part(&mut table, &mut trader, WORK, &mut chance, go_on);
    Ok(Mixed {
        rows: table.into_rows(),
        exchanges,
    })
}
