//! From a pool to a lottery that can be published.

use crate::format::{Lottery, Objective};
use crate::pool::Pool;

/// What a preparation may be told.
#[derive(Clone, Debug)]
pub struct Options {
    /// What to aim at and to prove.
    pub objective: Objective,
    /// How many rows, at least 1.
    pub rows: u32,
    /// How many alternates each row gets.
    pub alternates: u32,
    /// Whatever is arbitrary comes from this text.
    pub seed: String,
    /// Whether the rows are spread after they were made.
    pub mixing: bool,
}

/// How far a preparation is, and whether it may go on.
pub trait Watch {
    /// Called now and then. `false` ends the preparation: it then keeps what it has and says how
    /// far that is from proved, or is [`Refusal::Interrupted`] where it has nothing yet.
    fn go_on(&mut self, progress: Progress) -> bool;
}

/// A watch that never stops.
impl Watch for () {
    fn go_on(&mut self, _: Progress) -> bool {
        true
    }
}

/// Where a preparation is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// Chances are being computed: how many levels are settled.
    Chances {
        /// Levels settled so far.
        levels: u32,
    },
    /// Panels are sought that together give these chances: share of the weight that is placed.
    Panels {
        /// From 0 to 1.
        placed: f64,
    },
    /// The bound was not reached; better panels are being sought.
    Columns {
        /// Panels known so far.
        panels: u32,
    },
    /// Rows of equal weight are being filled.
    Rows {
        /// How many are.
        filled: u32,
    },
    /// Rows are being spread.
    Mixing {
        /// From 0 to 1.
        done: f64,
    },
}

/// What a preparation found beside the lottery itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// The lottery, as it is to be published.
    pub lottery: Lottery,
}

/// Why there is no lottery.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// No panel of the pool meets the quotas.
    #[error("no panel meets the quotas")]
    NoPanel,
    /// The watch ended it before there was anything to keep.
    #[error("stopped before a first panel was found")]
    Interrupted,
}

/// Makes a lottery from a pool.
pub fn prepare(pool: &Pool, options: &Options, watch: &mut dyn Watch) -> Result<Prepared, Refusal> {
    let _ = (pool, options, watch);
    Err(Refusal::Interrupted)
}
