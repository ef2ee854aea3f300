//! Who is asked when somebody who was drawn does not come.
//!
//! [`for_rows`] gives each row an order of alternates before the draw; it is published with the
//! row. When seats become open, the filling rule says who takes them, so that nobody has to
//! choose; how often it will find somebody can be simulated at preparation.

mod cover;
mod fill;
mod search;
mod simulate;

pub(crate) use fill::fill_rest;
pub use fill::{FillError, Filled, Missed, Partly, fill, most};
pub use simulate::{Coverage, Warning, simulate, warning};

use crate::chance::Chance;
use crate::panel::{BadRow, check_rows};
use crate::pool::Pool;
use crate::prepare::{Progress, Watch};
use crate::pulse::{Pulse, part};

/// Alternates of all rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orders {
    /// For each row its alternates in the order in which they are asked.
    pub orders: Vec<Vec<u32>>,
    /// How many of the rows, the last ones, have alternates that chance alone chose.
    pub by_chance: usize,
}

/// For each row `count` alternates in the order in which they are asked, fewer where fewer people
/// are left.
///
/// Somebody *covers* a seat if they could take it from the person who has it: all quotas still
/// hold, and no two people of a household sit. The order is made step by step: next comes who has
/// the largest sum, over the seats they cover, of 1/2 to the power of how many people of the order
/// cover that seat already (from the 64th on the power stays). So the first few together cover as
/// many seats as they can, and each seat is covered again and again. Equal sums are put in order
/// by chance, from the seed and the row's number alone.
///
/// Where the watch ends it, rows that were not reached get alternates too, by chance alone: a row
/// without any would leave whoever draws it with empty seats.
pub fn for_rows(
    pool: &Pool,
    rows: &[Vec<u32>],
    count: u32,
    seed: &str,
    watch: &mut dyn Watch,
) -> Result<Orders, BadRow> {
    check_rows(pool, rows)?;
    let cover = cover::Cover::new(pool);
    let pulse = &mut Pulse::with_grace(watch);
    let mut found = Orders {
        orders: Vec::with_capacity(rows.len()),
        by_chance: 0,
    };
    for (number, row) in rows.iter().enumerate() {
        let chance = Chance::new(seed, &format!("alternates of row {number}"));
        found.orders.push(if pulse.ended() {
            found.by_chance += 1;
            cover.by_chance(row, count as usize, chance)
        } else {
            let done = part(number as u64, rows.len() as u64) / 2.0;
            pulse.spend(cover.work() as u64, Progress::Alternates { done });
            cover.order(row, count as usize, chance)
        });
    }
    Ok(found)
}
