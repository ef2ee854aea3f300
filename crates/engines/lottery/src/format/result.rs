//! `result.json`: which row was drawn, and everything that it follows from.

use serde::{Deserialize, Serialize};

use super::{Commitment, Published, Signature};

/// A draw, `keruen-result/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// `keruen-result/1`.
    pub format: String,
    /// What was published before.
    pub commitment: Commitment,
    /// What the beacon published for the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beacon_signature: Option<Signature>,
    /// What the dice showed, in the order in which they are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dice: Option<Vec<u8>>,
    /// The row that was drawn, counted from 0.
    pub row: u32,
    /// Ids of the people in it, in the order of the file.
    pub people: Vec<String>,
    /// Ids of its alternates, in the order in which they are asked.
    pub alternates: Vec<String>,
}

impl Published for Drawn {
    const FORMAT: &'static str = "keruen-result/1";
    const MOST_BYTES: usize = 4 << 20;

    fn format(&self) -> &str {
        &self.format
    }
}
