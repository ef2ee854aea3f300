//! "What needs me now": facts gathered by a few cheap questions, and one table of rules.
//!
//! A notice and a to-do both come from [`rules()`], so they cannot disagree.

mod counting;
mod facts;
mod need;
mod rules;
mod stock;
mod waiting;

pub use counting::{Kept, STATEMENTS as COUNTING_STATEMENTS, forget, keep, outdated, recount};
pub use facts::{Facts, Occasion, STATEMENTS, gather};
pub use need::{Named, Need, Severity, Spot, Target, Waits};
pub use rules::{BACKUP_LATE, HomeRule, needs, needs_of, rules};
pub use stock::{STATEMENTS as STOCK_STATEMENTS, Stock, stock};
pub use waiting::{STATEMENTS as WAITING_STATEMENTS, programmes, without_factor};
