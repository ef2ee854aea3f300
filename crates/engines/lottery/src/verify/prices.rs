//! Multipliers of quotas, households and profiles: what everybody pays, and the most that a legal panel
//! can pay together.

use std::collections::BTreeSet;

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use super::fault::{LevelFault, Multiplied};
use super::ground::Ground;
use crate::format::{Cap, HouseholdMultiplier, Level, Multiplier, Side};
use crate::fraction::Fraction;

/// Multipliers as they stand in a file.
pub(super) struct Given<'a> {
    pub gamma: &'a Fraction,
    pub quota: &'a [Multiplier],
    pub household: &'a [HouseholdMultiplier],
    pub caps: &'a [Cap],
}

impl<'a> Given<'a> {
    pub fn of_level(level: &'a Level) -> Self {
        Self {
            gamma: &level.gamma,
            quota: &level.quota,
            household: &level.household,
            caps: &level.caps,
        }
    }
}

/// What follows from them, over a common denominator.
pub(super) struct Prices {
    /// What a legal panel pays at most.
    pub most: BigInt,
    /// What each person of a profile pays.
    pub paid: Vec<BigInt>,
}

impl Prices {
    /// Adds up; refuses multipliers of what is not there, that stand there twice, are 0 or have the
    /// wrong sign.
    pub fn new(
        given: &Given<'_>,
        ground: &Ground<'_>,
        seats: u32,
        scale: &Scale,
    ) -> Result<Self, Box<LevelFault>> {
        let gamma = scale.up(given.gamma);
        let mut most = &gamma * seats;
        let mut of_quota = vec![BigInt::ZERO; ground.quotas.len()];
        let mut seen = BTreeSet::new();
        for one in given.quota {
            let (feature, value) = (one.feature.clone(), one.value.clone());
            let Some(place) = ground.quota(&feature, &value) else {
                return Err(LevelFault::NoSuchQuota { feature, value }.into());
            };
            let quota = &ground.quotas[place];
            let multiplier = scale.up(&one.multiplier);
            let (right, count) = match one.side {
                Side::Min => (multiplier.is_negative(), quota.min),
                Side::Max => (multiplier.is_positive(), quota.max),
            };
            if !right || !seen.insert((place, one.side)) {
                return Err(LevelFault::Multiplier {
                    multiplier: one.multiplier.clone(),
                    of: Multiplied::Quota(feature, value, one.side),
                }
                .into());
            }
            most += &multiplier * count;
            of_quota[place] += multiplier;
        }
        let mut of_home = vec![BigInt::ZERO; ground.homes.len()];
        for one in given.household {
            let household = one.household.clone();
            let Ok(place) = ground.homes.binary_search(&household.as_str()) else {
                return Err(LevelFault::NoSuchHousehold { household }.into());
            };
            let multiplier = scale.up(&one.multiplier);
            if !multiplier.is_positive() || !of_home[place].is_zero() {
                return Err(LevelFault::Multiplier {
                    multiplier: one.multiplier.clone(),
                    of: Multiplied::Household(household),
                }
                .into());
            }
            most += &multiplier;
            of_home[place] = multiplier;
        }
        let mut of_profile = vec![BigInt::ZERO; ground.profiles.len()];
        for one in given.caps {
            let profile = one.profile;
            let place = super::panels::index(profile);
            let Some(people) = ground.profiles.get(place) else {
                return Err(LevelFault::NoSuchProfile { profile }.into());
            };
            let multiplier = scale.up(&one.multiplier);
            if !multiplier.is_positive() || !of_profile[place].is_zero() {
                return Err(LevelFault::Multiplier {
                    multiplier: one.multiplier.clone(),
                    of: Multiplied::Profile(profile),
                }
                .into());
            }
            most += &multiplier * people.len();
            of_profile[place] = multiplier;
        }
        let paid = |(profile, of_profile): (usize, BigInt)| {
            let (quotas, home) = ground.of_profile(profile);
            let mut paid = &gamma + of_profile;
            for &quota in quotas {
                paid += &of_quota[quota];
            }
            if let Some(home) = home {
                paid += &of_home[home];
            }
            paid
        };
        let paid = of_profile.into_iter().enumerate().map(paid).collect();
        Ok(Self { most, paid })
    }
}

/// The common denominator of weights and multipliers.
pub(super) struct Scale {
    pub one: BigInt,
}

impl Scale {
    /// No honest level needs more than a fourth of it: weights and multipliers are whole numbers of
    /// less than 128 bits over one sum.
    const MOST_BITS: u64 = 512;

    pub fn new(weights: &[Fraction], given: &Given<'_>) -> Result<Self, Box<LevelFault>> {
        let fractions = (weights.iter())
            .chain(given.quota.iter().map(|m| &m.multiplier))
            .chain(given.household.iter().map(|m| &m.multiplier))
            .chain(given.caps.iter().map(|m| &m.multiplier))
            .chain([given.gamma]);
        let mut one = BigInt::from(1);
        for fraction in fractions {
            if !one.is_multiple_of(fraction.0.denom()) {
                one = one.lcm(fraction.0.denom());
            }
            if one.bits() > Self::MOST_BITS {
                return Err(LevelFault::TooFine.into());
            }
        }
        Ok(Self { one })
    }

    pub fn up(&self, fraction: &Fraction) -> BigInt {
        fraction.0.numer() * (&self.one / fraction.0.denom())
    }

    /// `part` of `one · of`.
    pub fn down(&self, part: &BigInt, of: &BigInt) -> Fraction {
        Fraction(BigRational::new(part.clone(), &self.one * of))
    }
}
