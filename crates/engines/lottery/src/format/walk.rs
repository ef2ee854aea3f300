//! `walk.json`: who was chosen by going down an order.

use serde::{Deserialize, Serialize};

use super::{Commitment, Hash, Published, Signature};

/// Whom an order chose, `keruen-walk/1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Walked {
    /// `keruen-walk/1`.
    pub format: String,
    /// The SHA-256 of `points.json`.
    pub points_sha256: Hash,
    /// What was published before chance spoke; missing where nobody shares a place and nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Commitment>,
    /// What the beacon published for the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beacon_signature: Option<Signature>,
    /// What the dice showed, in the order in which they are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dice: Option<Vec<u8>>,
    /// Ids of those who were chosen, in the order in which they were.
    pub people: Vec<String>,
    /// Ids of the alternates, in the order in which they are asked.
    pub alternates: Vec<String>,
}

impl Published for Walked {
    const FORMAT: &'static str = "keruen-walk/1";
    const MOST_BYTES: usize = 4 << 20;

    fn format(&self) -> &str {
        &self.format
    }
}
