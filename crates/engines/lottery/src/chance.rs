//! Repeatable chance: everything that is arbitrary in a preparation comes from a seed.

use sha2::{Digest as _, Sha256};

/// A stream of numbers that a text decides: the same on every machine, for ever.
///
/// The generator is xoshiro256++ (Blackman and Vigna, "Scrambled linear pseudorandom number
/// generators", ACM TOMS 47, 2021), its state the SHA-256 of the text. A library could change what
/// it makes of the same seed; files that were published could then no longer be made again.
#[derive(Clone, Debug)]
pub struct Chance {
    state: [u64; 4],
}

impl Chance {
    /// The stream of a seed, for one purpose: other purposes get other streams.
    pub fn new(seed: &str, purpose: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(purpose.as_bytes());
        hash.update([0]);
        hash.update(seed.as_bytes());
        let bytes: [u8; 32] = hash.finalize().into();
        let mut state = [0_u64; 4];
        for (word, part) in state.iter_mut().zip(bytes.chunks_exact(8)) {
            *word = part.iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        }
        Self { state }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        let s = &mut self.state;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// A whole number from 0 to `bound - 1`, each as likely as the others; 0 for a bound of 0.
    ///
    /// Multiply and reject (Lemire, "Fast random integer generation in an interval", 2019).
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        let least = bound.wrapping_neg() % bound;
        loop {
            let wide = u128::from(self.bits()) * u128::from(bound);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the two halves of the product are meant"
            )]
            let (high, low) = ((wide >> 64) as u64, wide as u64);
            if low >= least {
                return high;
            }
        }
    }

    /// An index of a list of `len`; 0 for an empty one.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }

    /// A number from 0 (in) to 1 (out), in steps of 2^-53.
    pub fn unit(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
        let top = (self.bits() >> 11) as f64;
        top / 9_007_199_254_740_992.0
    }

    /// Puts a list in an arbitrary order, each as likely as the others (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.index(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_says_the_same() {
        let mut chance = Chance::new("keruen", "test");
        let first: Vec<u64> = (0..3).map(|_| chance.below(1000)).collect();
        assert_eq!(
            first,
            [936, 720, 937],
            "what the seed said when it was written down"
        );
        let mut other = Chance::new("keruen", "another purpose");
        assert_ne!(chance.bits(), other.bits());
    }

    #[test]
    fn every_number_below_a_bound_comes_about_equally_often() {
        let mut chance = Chance::new("keruen", "test");
        let mut count = [0_u32; 7];
        for _ in 0..70_000 {
            count[chance.index(7)] += 1;
        }
        let chi2: f64 = count
            .iter()
            .map(|&n| (f64::from(n) - 10_000.0).powi(2) / 10_000.0)
            .sum();
        assert!(
            chi2 < 22.5,
            "chi-square with 6 degrees of freedom, p > 0.001: {chi2}"
        );
    }
}
