//! Public sources of chance: drand chains, checked without a network.
//!
//! A drand network publishes a signature for each round, every few seconds, that nobody can know
//! before and anybody can check against the network's public key. The chance of the round is the
//! SHA-256 of that signature.

use drand_verify::{G2PubkeyRfc, Pubkey as _};

use crate::format::{Bytes, Hash, NoRound, Round, Signature};

/// A chain whose keys are built in.
#[derive(Debug, PartialEq, Eq)]
pub struct Chain {
    /// What people call it.
    pub name: &'static str,
    /// The hash by which the network calls it.
    pub hash: Hash,
    /// Seconds since 1970 (UTC) at which round 1 came.
    pub genesis: u64,
    /// Seconds from round to round.
    pub period: u64,
    public_key: Bytes<96>,
}

/// The chain "quicknet" of the League of Entropy (scheme `bls-unchained-g1-rfc9380`), as
/// `https://api.drand.sh/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/info`
/// describes it.
pub static QUICKNET: Chain = Chain {
    name: "quicknet",
    hash: Bytes([
        0x52, 0xdb, 0x9b, 0xa7, 0x0e, 0x0c, 0xc0, 0xf6, 0xea, 0xf7, 0x80, 0x3d, 0xd0, 0x74, 0x47,
        0xa1, 0xf5, 0x47, 0x77, 0x35, 0xfd, 0x3f, 0x66, 0x17, 0x92, 0xba, 0x94, 0x60, 0x0c, 0x84,
        0xe9, 0x71,
    ]),
    genesis: 1_692_803_367,
    period: 3,
    public_key: Bytes([
        0x83, 0xcf, 0x0f, 0x28, 0x96, 0xad, 0xee, 0x7e, 0xb8, 0xb5, 0xf0, 0x1f, 0xca, 0xd3, 0x91,
        0x22, 0x12, 0xc4, 0x37, 0xe0, 0x07, 0x3e, 0x91, 0x1f, 0xb9, 0x00, 0x22, 0xd3, 0xe7, 0x60,
        0x18, 0x3c, 0x8c, 0x4b, 0x45, 0x0b, 0x6a, 0x0a, 0x6c, 0x3a, 0xc6, 0xa5, 0x77, 0x6a, 0x2d,
        0x10, 0x64, 0x51, 0x0d, 0x1f, 0xec, 0x75, 0x8c, 0x92, 0x1c, 0xc2, 0x2b, 0x0e, 0x17, 0xe6,
        0x3a, 0xaf, 0x4b, 0xcb, 0x5e, 0xd6, 0x63, 0x04, 0xde, 0x9c, 0xf8, 0x09, 0xbd, 0x27, 0x4c,
        0xa7, 0x3b, 0xab, 0x4a, 0xf5, 0xa6, 0xe9, 0xc7, 0x6a, 0x4b, 0xc0, 0x9e, 0x76, 0xea, 0xe8,
        0x99, 0x1e, 0xf5, 0xec, 0xe4, 0x5a,
    ]),
};

/// The chains that are known.
pub static CHAINS: [&Chain; 1] = [&QUICKNET];

/// Why a beacon proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BeaconError {
    /// A chain whose keys are not built in.
    #[error("the chain {chain} is not known; quicknet is")]
    UnknownChain {
        /// Its name or its hash, as it was given.
        chain: String,
    },
    /// The signature is not the one of this round of this chain.
    #[error("this is not what {chain} published for round {round}")]
    WrongSignature {
        /// The chain's name.
        chain: &'static str,
        /// The round.
        round: Round,
    },
}

impl Chain {
    /// The chain that people call so.
    ///
    /// # Errors
    /// [`BeaconError::UnknownChain`]. A chain is also known by its hash.
    pub fn named(name: &str) -> Result<&'static Self, BeaconError> {
        let known = |chain: &&&Self| chain.name == name || chain.hash.to_string() == name;
        let chain = name.to_owned();
        (CHAINS.iter().find(known).copied()).ok_or(BeaconError::UnknownChain { chain })
    }

    /// The chain with this hash.
    ///
    /// # Errors
    /// [`BeaconError::UnknownChain`].
    pub fn hashed(hash: &Hash) -> Result<&'static Self, BeaconError> {
        Self::named(&hash.to_string())
    }

    /// When the round comes, in seconds since 1970 (UTC).
    pub fn time_of(&self, round: Round) -> u64 {
        let since = (u64::from(round) - 1).saturating_mul(self.period);
        self.genesis.saturating_add(since)
    }

    /// The first round that comes at this moment, in seconds since 1970 (UTC), or after it.
    ///
    /// # Errors
    /// [`NoRound`] where its number would be larger than any that files hold.
    pub fn round_at(&self, seconds: u64) -> Result<Round, NoRound> {
        let since = seconds.saturating_sub(self.genesis).div_ceil(self.period);
        Round::try_from(since.saturating_add(1))
    }

    /// The chance of a round, once the signature is shown to be that of the round.
    ///
    /// # Errors
    /// [`BeaconError::WrongSignature`].
    pub fn randomness(&self, round: Round, signature: &Signature) -> Result<Hash, BeaconError> {
        let genuine = G2PubkeyRfc::from_fixed(self.public_key.0)
            .ok()
            .and_then(|key| key.verify(round.into(), b"", &signature.0).ok())
            .unwrap_or(false);
        if genuine {
            Ok(Hash::of(&signature.0))
        } else {
            let chain = self.name;
            Err(BeaconError::WrongSignature { chain, round })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(number: u64) -> Round {
        number.try_into().unwrap()
    }

    #[test]
    fn what_quicknet_published_is_believed_and_nothing_else() {
        // Round 123: the test of the crate drand-verify. Round 1000: the README of the client
        // `dee` (thibmeu/drand-rs), with its randomness and time.
        let r123 = "b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92";
        let r1000 = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
        let (r123, r1000) = (r123.parse().unwrap(), r1000.parse().unwrap());
        assert!(QUICKNET.randomness(round(123), &r123).is_ok());
        assert_eq!(
            QUICKNET
                .randomness(round(1000), &r1000)
                .unwrap()
                .to_string(),
            "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd"
        );
        assert_eq!(QUICKNET.time_of(round(1000)), 1_692_806_364);
        let wrong = |number, signature| {
            QUICKNET.randomness(round(number), &signature)
                == Err(BeaconError::WrongSignature {
                    chain: "quicknet",
                    round: round(number),
                })
        };
        assert!(wrong(123, r1000), "of another round");
        assert!(wrong(1000, Bytes([0; 48])), "no point of the curve");
        let mut turned = r1000;
        turned.0[0] ^= 0x20;
        assert!(wrong(1000, turned), "the same point, mirrored");
    }

    #[test]
    fn a_moment_names_the_first_round_that_is_not_before_it() {
        // 1000 as the README of `dee` dates it, and the moments around it.
        for (seconds, number) in [
            (0, 1),
            (QUICKNET.genesis, 1),
            (QUICKNET.genesis + 1, 2),
            (1_692_806_363, 1000),
            (1_692_806_364, 1000),
            (1_692_806_365, 1001),
        ] {
            assert_eq!(QUICKNET.round_at(seconds), Ok(round(number)), "{seconds}");
        }
        for number in [1, 2, 7_000_000, 34_000_000] {
            let seconds = QUICKNET.time_of(round(number));
            assert_eq!(QUICKNET.round_at(seconds), Ok(round(number)));
            assert_eq!(QUICKNET.round_at(seconds + 1), Ok(round(number + 1)));
        }
        assert_eq!(QUICKNET.round_at(u64::MAX), Err(NoRound));
    }

    #[test]
    fn a_chain_is_known_by_name_and_by_hash() {
        assert_eq!(Chain::named("quicknet"), Ok(&QUICKNET));
        assert_eq!(Chain::hashed(&QUICKNET.hash), Ok(&QUICKNET));
        let chain = "fastnet".to_owned();
        assert_eq!(
            Chain::named("fastnet"),
            Err(BeaconError::UnknownChain { chain })
        );
    }
}
