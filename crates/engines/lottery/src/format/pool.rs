//! `pool.json`: who may be drawn under which quotas, published before a lottery is prepared.

use serde::{Deserialize, Serialize};

use super::{Feature, Person, Published};

/// A pool, `keruen-pool/1`. Seats, features and people of the lottery that is made of it are these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pool {
    /// `keruen-pool/1`.
    pub format: String,
    /// How many people a panel has.
    pub seats: u32,
    /// What people differ in, with the quotas.
    pub features: Vec<Feature>,
    /// Everybody who may be drawn.
    pub people: Vec<Person>,
}

impl Published for Pool {
    const FORMAT: &'static str = "keruen-pool/1";
    const MOST_BYTES: usize = 64 << 20;

    fn format(&self) -> &str {
        &self.format
    }
}
