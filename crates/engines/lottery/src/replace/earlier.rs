//! The replacement lotteries that came before another of the same first lottery.
//!
//! Each names the first result, and the results of those before it in their order: so whoever has
//! their files needs no order to find the chain again, and sees when a part of it is missing.

use std::collections::{BTreeMap, BTreeSet};

use crate::format::{Drawn, Hash, Lottery, Published as _, ReadError};

/// Files of earlier replacement lotteries, found by their hashes.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    lotteries: BTreeMap<Hash, Lottery>,
    results: BTreeMap<Hash, Drawn>,
}

/// An earlier replacement lottery that was drawn. That the two belong together was looked at.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// The hash of its result.
    pub sha256: Hash,
    /// Its file.
    pub lottery: &'a Lottery,
    /// Its result.
    pub result: &'a Drawn,
}

/// A file that is not there, by its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Missing {
    /// A result, and with it its lottery.
    #[error("the result with the SHA-256 {0} is missing")]
    Result(Hash),
    /// The lottery of a result that is there.
    #[error("the lottery with the SHA-256 {0} is missing")]
    Lottery(Hash),
}

/// Why files are not all that came before a replacement lottery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unchained {
    /// A file is missing.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// A lottery without its result.
    #[error("there is no result of the lottery with the SHA-256 {0}")]
    Undrawn(Hash),
    /// A lottery that replaces nobody of the first.
    #[error("the lottery of the result with the SHA-256 {0} does not continue the first lottery")]
    OtherFirst(Hash),
    /// It names others as those before it than are there.
    #[error("the lottery of the result with the SHA-256 {0} names other earlier ones than these")]
    OtherEarlier(Hash),
}

impl Earlier {
    /// Adds a lottery or a result, and tells its hash.
    ///
    /// # Errors
    /// Where it is neither.
    pub fn add(&mut self, bytes: &[u8]) -> Result<Hash, ReadError> {
        let sha256 = Hash::of(bytes);
        match Drawn::from_bytes(bytes) {
            Ok(result) => {
                self.results.insert(sha256, result);
            }
            Err(ReadError::OtherFormat { .. } | ReadError::TooLong { .. }) => {
                let lottery = Lottery::from_bytes(bytes)?;
                self.lotteries.insert(sha256, lottery);
            }
            Err(error) => return Err(error),
        }
        Ok(sha256)
    }

    /// The replacement lottery with this result.
    pub fn find(&self, result: Hash) -> Result<Past<'_>, Missing> {
        let sha256 = result;
        let result = self.results.get(&sha256).ok_or(Missing::Result(sha256))?;
        let of = result.commitment.lottery_sha256;
        let lottery = self.lotteries.get(&of).ok_or(Missing::Lottery(of))?;
        Ok(Past {
            sha256,
            lottery,
            result,
        })
    }

    /// Whether a file is one of these results, or the lottery of one.
    pub fn is_of(&self, results: &[Hash], file: Hash) -> bool {
        results.contains(&file)
            || (results.iter().filter_map(|result| self.results.get(result)))
                .any(|result| result.commitment.lottery_sha256 == file)
    }

    /// All of them, the first first, where they are a whole chain that continues this result.
    ///
    /// # Errors
    /// The first thing by which they are not.
    pub fn in_order(&self, first_result: Hash) -> Result<Vec<Past<'_>>, Unchained> {
        let mut drawn = BTreeSet::new();
        let mut chain = Vec::new();
        for &result in self.results.keys() {
            let past = self.find(result)?;
            drawn.insert(past.result.commitment.lottery_sha256);
            let replaces = (past.lottery.replaces.as_ref())
                .filter(|replaces| replaces.result_sha256 == first_result)
                .ok_or(Unchained::OtherFirst(result))?;
            chain.push((&replaces.earlier, past));
        }
        if let Some(&undrawn) = self.lotteries.keys().find(|sha256| !drawn.contains(sha256)) {
            return Err(Unchained::Undrawn(undrawn));
        }
        chain.sort_by_key(|(before, _)| before.len());
        let mut found = Vec::with_capacity(chain.len());
        let mut hashes = Vec::with_capacity(chain.len());
        for (before, past) in chain {
            if *before != hashes {
                return Err(Unchained::OtherEarlier(past.sha256));
            }
            hashes.push(past.sha256);
            found.push(past);
        }
        Ok(found)
    }
}
