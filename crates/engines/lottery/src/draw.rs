//! From a lottery to the people who were drawn: first the commitment is published, then chance
//! comes from where the commitment says, then the row follows.

use sha2::{Digest as _, Sha256};

use crate::beacon::{BeaconError, Chain};
use crate::format::{
    Beacon, Commitment, Dice, Drawn, Hash, Lottery, Published, Signature, Unwritable,
};

/// Where the chance is to come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// A round of a public beacon that has not come yet.
    pub beacon: Option<Beacon>,
    /// Ten-sided dice, as many as the rows need.
    pub dice: bool,
}

/// Why nothing can be committed to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// Neither a beacon nor dice.
    #[error(
        "a beacon's round or dice are needed: without them nobody could know the row in advance or believe it afterwards"
    )]
    NoSource,
    /// Dice choose only among 1,000 or 10,000 rows evenly.
    #[error(
        "three ten-sided dice choose among 1,000 rows and four among 10,000; this lottery has {rows}"
    )]
    DiceDoNotFit {
        /// How many rows there are.
        rows: usize,
    },
    /// Dice alone, where an order has to be decided between equals: what each throw leads to could
    /// be worked out before, and the file worded until it is what somebody wants.
    #[error("dice alone cannot decide between those who share a place: a beacon's round is needed")]
    DiceAlone,
    /// No row to draw.
    #[error("the lottery has no rows")]
    NoRows,
    /// The chain is not known.
    #[error(transparent)]
    Beacon(#[from] BeaconError),
    /// The lottery has no bytes that could be hashed.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}

/// What is to be published before the draw.
///
/// # Errors
/// A [`CommitError`] where no draw could follow.
pub fn commit(lottery: &Lottery, sources: Sources) -> Result<Commitment, CommitError> {
    let rows = lottery.rows.len();
    if rows == 0 {
        return Err(CommitError::NoRows);
    }
    known(sources)?;
    let dice = match (sources.dice, Dice::for_rows(rows)) {
        (false, _) => Dice::Zero,
        (true, Some(dice)) => dice,
        (true, None) => return Err(CommitError::DiceDoNotFit { rows }),
    };
    Ok(Commitment {
        format: Commitment::FORMAT.to_owned(),
        lottery_sha256: lottery.sha256()?,
        beacon: sources.beacon,
        dice,
    })
}

/// Whether chance could come from there.
pub(crate) fn known(sources: Sources) -> Result<(), CommitError> {
    if sources == Sources::default() {
        return Err(CommitError::NoSource);
    }
    if let Some(beacon) = sources.beacon {
        Chain::hashed(&beacon.chain)?;
    }
    Ok(())
}

/// What chance said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What the beacon published for the round.
    pub beacon_signature: Option<Signature>,
    /// What the dice showed, in the order in which they are read.
    pub dice: Option<Vec<u8>>,
}

/// Why there is no row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The commitment is to another lottery.
    #[error("the commitment is to the lottery {committed}, this one is {found}")]
    OtherLottery {
        /// The SHA-256 in the commitment.
        committed: Hash,
        /// The SHA-256 of the lottery.
        found: Hash,
    },
    /// The commitment could not have been made: no source, or dice that do not fit the rows.
    #[error("the commitment is none: {0}")]
    NoCommitment(#[from] CommitError),
    /// The commitment names a round, and its signature is not there.
    #[error("the signature of round {} is needed", .0.round)]
    SignatureMissing(Beacon),
    /// A signature, but the commitment names no round.
    #[error("the commitment names no beacon, so no signature can count")]
    SignatureNotAnnounced,
    /// The signature is not that of the round.
    #[error(transparent)]
    Beacon(#[from] BeaconError),
    /// Another number of dice than the commitment says.
    #[error("{announced} dice were announced, {thrown} were thrown")]
    DiceCount {
        /// How many the commitment says.
        announced: u8,
        /// How many there are.
        thrown: usize,
    },
    /// A ten-sided die shows 0 to 9.
    #[error("die {place} cannot show {shown}")]
    Die {
        /// Which die, from 1.
        place: usize,
        /// What it is said to show.
        shown: u8,
    },
    /// The lottery names somebody who is not in it.
    #[error("row {row} of the lottery is broken")]
    BrokenRow {
        /// Which row.
        row: u32,
    },
}

/// Draws the row that the commitment and chance decide.
///
/// # Errors
/// A [`DrawError`] where the pieces do not belong together.
pub fn draw(lottery: &Lottery, commitment: &Commitment, said: Said) -> Result<Drawn, DrawError> {
    let found = lottery.sha256().map_err(CommitError::from)?;
    if found != commitment.lottery_sha256 {
        let committed = commitment.lottery_sha256;
        return Err(DrawError::OtherLottery { committed, found });
    }
    let row = drawn_row(lottery.rows.len(), commitment, &said)?;
    let broken = DrawError::BrokenRow { row };
    let ids = |lists: &[Vec<u32>]| -> Option<Vec<String>> {
        let list = lists.get(usize::try_from(row).ok()?)?;
        (list.iter())
            .map(|&person| {
                Some(
                    lottery
                        .people
                        .get(usize::try_from(person).ok()?)?
                        .id
                        .clone(),
                )
            })
            .collect()
    };
    let (Some(people), Some(alternates)) = (ids(&lottery.rows), ids(&lottery.alternates)) else {
        return Err(broken);
    };
    Ok(Drawn {
        format: Drawn::FORMAT.to_owned(),
        commitment: commitment.clone(),
        beacon_signature: said.beacon_signature,
        dice: said.dice,
        row,
        people,
        alternates,
    })
}

/// The row, once everything that the commitment announced is there and genuine.
///
/// # Errors
/// A [`DrawError`] where it is not.
pub fn drawn_row(rows: usize, commitment: &Commitment, said: &Said) -> Result<u32, DrawError> {
    if commitment.dice != Dice::Zero && Dice::for_rows(rows) != Some(commitment.dice) {
        return Err(CommitError::DiceDoNotFit { rows }.into());
    }
    let Heard { randomness, dice } = heard(commitment, said)?;
    let commitment = commitment.sha256().map_err(CommitError::from)?;
    row(&commitment, randomness.as_ref(), dice, rows).ok_or_else(|| CommitError::NoRows.into())
}

/// What chance said, once it is shown to come from where the commitment says.
pub(crate) struct Heard<'a> {
    /// The SHA-256 of the beacon's signature.
    pub randomness: Option<Hash>,
    /// What the dice showed, each 0 to 9; none without dice.
    pub dice: &'a [u8],
}

/// What was announced is there and genuine, and nothing else.
pub(crate) fn heard<'a>(commitment: &Commitment, said: &'a Said) -> Result<Heard<'a>, DrawError> {
    let announced = u8::from(commitment.dice);
    if commitment.beacon.is_none() && announced == 0 {
        return Err(CommitError::NoSource.into());
    }
    let randomness = match (commitment.beacon, &said.beacon_signature) {
        (None, None) => None,
        (None, Some(_)) => return Err(DrawError::SignatureNotAnnounced),
        (Some(beacon), None) => return Err(DrawError::SignatureMissing(beacon)),
        (Some(beacon), Some(signature)) => {
            Some(Chain::hashed(&beacon.chain)?.randomness(beacon.round, signature)?)
        }
    };
    let dice = said.dice.as_deref();
    // An empty list of dice is not the same as none: a result has one form only.
    if dice.map_or(0, <[u8]>::len) != usize::from(announced) || dice.is_some_and(<[u8]>::is_empty) {
        let thrown = dice.map_or(0, <[u8]>::len);
        return Err(DrawError::DiceCount { announced, thrown });
    }
    let dice = dice.unwrap_or_default();
    if let Some(at) = dice.iter().position(|&shown| shown > 9) {
        let (place, shown) = (at + 1, dice[at]);
        return Err(DrawError::Die { place, shown });
    }
    Ok(Heard { randomness, dice })
}

/// `(B + D) mod M`: M rows, counted from 0; D the dice read as a decimal number, 0 without dice;
/// B the SHA-256 of `keruen-draw-v1`, the commitment and the beacon's randomness, read as one
/// number with the most important byte first, 0 without a beacon. `None` without rows.
pub fn row(commitment: &Hash, randomness: Option<&Hash>, dice: &[u8], rows: usize) -> Option<u32> {
    let rows = u64::from(u32::try_from(rows).ok()?);
    if rows == 0 {
        return None;
    }
    let rest = |base: u64, digits: &[u8]| {
        (digits.iter()).fold(0, |sum, &digit| (sum * base + u64::from(digit)) % rows)
    };
    let b = randomness.map_or(0, |randomness| {
        let mut hash = Sha256::new();
        hash.update(b"keruen-draw-v1");
        hash.update(commitment.0);
        hash.update(randomness.0);
        rest(256, &hash.finalize())
    });
    u32::try_from((b + rest(10, dice)) % rows).ok()
}
