//! `commitment.json`: which lottery will be drawn, and where its chance will come from.

use serde::{Deserialize, Serialize};

use super::{Hash, Published};

/// What is published before the draw, `keruen-commitment/1`. Its SHA-256 is the commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// `keruen-commitment/1`.
    pub format: String,
    /// The SHA-256 of `lottery.json`.
    pub lottery_sha256: Hash,
    /// The round of a beacon that will be used, if one will.
    pub beacon: Option<Beacon>,
    /// How many ten-sided dice will be thrown.
    pub dice: Dice,
}

impl Published for Commitment {
    const FORMAT: &'static str = "keruen-commitment/1";
    const MOST_BYTES: usize = 4096;

    fn format(&self) -> &str {
        &self.format
    }
}

/// A round of a public source of chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beacon {
    /// The hash by which the network calls its chain.
    pub chain: Hash,
    /// Which round, from 1.
    pub round: Round,
}

/// The number of a round: from 1 to 2^53 - 1, the largest that every reader of JSON keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Round(u64);

/// Rounds count from 1 and end below 2^53.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a round is a whole number from 1 to 9007199254740991")]
pub struct NoRound;

impl TryFrom<u64> for Round {
    type Error = NoRound;

    fn try_from(number: u64) -> Result<Self, NoRound> {
        if (1..1 << 53).contains(&number) {
            Ok(Self(number))
        } else {
            Err(NoRound)
        }
    }
}

impl From<Round> for u64 {
    fn from(round: Round) -> Self {
        round.0
    }
}

impl std::fmt::Display for Round {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// How many ten-sided dice are thrown: they choose among exactly 10^n rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Dice {
    /// None.
    Zero,
    /// Three, for 1,000 rows.
    Three,
    /// Four, for 10,000 rows.
    Four,
}

impl Dice {
    /// The dice that choose among so many rows, each as likely as the others.
    pub fn for_rows(rows: usize) -> Option<Self> {
        match rows {
            1_000 => Some(Self::Three),
            10_000 => Some(Self::Four),
            _ => None,
        }
    }
}

/// Another number of dice than 0, 3 and 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the dice are 0, 3 or 4")]
pub struct NoDice;

impl TryFrom<u8> for Dice {
    type Error = NoDice;

    fn try_from(number: u8) -> Result<Self, NoDice> {
        match number {
            0 => Ok(Self::Zero),
            3 => Ok(Self::Three),
            4 => Ok(Self::Four),
            _ => Err(NoDice),
        }
    }
}

impl From<Dice> for u8 {
    fn from(dice: Dice) -> Self {
        match dice {
            Dice::Zero => 0,
            Dice::Three => 3,
            Dice::Four => 4,
        }
    }
}
