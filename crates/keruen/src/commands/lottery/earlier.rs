//! The files after `--earlier`: lotteries for seats that came free, and their results, in any order.

use std::path::{Path, PathBuf};

use keruen_lottery::format::{Hash, Lottery, Published as _};
use keruen_lottery::replace::{Earlier, Missing, Unchained};
use keruen_speech::Speaker;

use super::{Trouble, files, unread, words};

/// What is in them.
#[derive(Default)]
pub struct Given {
    /// All of them, to be found by their hashes.
    pub earlier: Earlier,
    names: Vec<(Hash, PathBuf)>,
}

impl Given {
    /// Reads them.
    pub fn read(t: Speaker<'_>, paths: &[PathBuf]) -> Result<Self, Trouble> {
        let mut given = Self::default();
        for path in paths {
            let bytes = files::bytes(t, path, Lottery::MOST_BYTES as u64)?;
            let sha256 = (given.earlier.add(&bytes))
                .map_err(|error| Trouble(unread::of(t, path, &bytes, &error)))?;
            given.names.push((sha256, path.clone()));
        }
        Ok(given)
    }

    /// The file with this hash, by its name; one that was not given by the hash.
    pub fn name(&self, sha256: Hash) -> String {
        let named = self.names.iter().find(|(hash, _)| *hash == sha256);
        named.map_or_else(|| sha256.to_string(), |(_, path)| words::typed(path))
    }

    /// A file that is not one of these results, nor the lottery of one.
    pub fn beyond(&self, results: &[Hash]) -> Option<&Path> {
        let beyond = |(sha256, _): &&(Hash, PathBuf)| !self.earlier.is_of(results, *sha256);
        self.names
            .iter()
            .find(beyond)
            .map(|(_, path)| path.as_path())
    }

    /// Why they are not all that came before.
    pub fn unchained(&self, t: Speaker<'_>, why: &Unchained) -> String {
        let file = |key, sha256: &Hash| t.say1(key, "file", self.name(*sha256));
        match why {
            Unchained::Missing(missing) => self::missing(t, &[*missing]),
            Unchained::Undrawn(lottery) => file("cli-lottery-earlier-undrawn", lottery),
            Unchained::OtherFirst(result) => file("cli-lottery-earlier-first", result),
            Unchained::OtherEarlier(result) => file("cli-lottery-earlier-before", result),
        }
    }
}

/// Which files are still needed.
pub fn missing(t: Speaker<'_>, missing: &[Missing]) -> String {
    let hashes = missing.iter().map(|file| match file {
        Missing::Result(sha256) | Missing::Lottery(sha256) => sha256.to_string(),
    });
    let hashes: Vec<String> = hashes.collect();
    words::some(t, "cli-lottery-earlier-missing", &hashes, 3)
}
