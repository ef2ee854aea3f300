//! Every number of a lottery again, from its pool and its file alone. By the format's description:
//! nothing is taken over from the engine but the types of the file.

use std::collections::BTreeMap;

use keruen_lottery::format::{Kind, Level, Lottery, Side};
use keruen_lottery::pool::Pool;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, ToPrimitive as _, Zero as _};

use crate::panels::Panels;

/// A gap that is as good as none: 1e-9.
pub fn tiny_gap() -> BigRational {
    BigRational::new(BigInt::one(), BigInt::from(1_000_000_000))
}

fn whole(n: impl Into<BigInt>) -> BigRational {
    BigRational::from(n.into())
}

/// Whether these people may sit together.
pub fn legal(pool: &Pool, panel: &[u32]) -> bool {
    let within = |f: usize, v: usize| {
        let has = |&&p: &&u32| usize::from(pool.people()[p as usize].values[f]) == v;
        let count = panel.iter().filter(has).count();
        let quota = &pool.features()[f].quotas[v];
        (quota.min as usize..=quota.max as usize).contains(&count)
    };
    let mut homes: Vec<u32> = (panel.iter())
        .filter_map(|&p| pool.people()[p as usize].household)
        .collect();
    homes.sort_unstable();
    panel.len() == pool.seats() as usize
        && panel.is_sorted_by(|a, b| a < b)
        && homes.is_sorted_by(|a, b| a < b)
        && (pool.features().iter().enumerate())
            .all(|(f, feature)| (0..feature.quotas.len()).all(|v| within(f, v)))
}

/// The chance of each person before rounding.
pub fn chances(lottery: &Lottery) -> Vec<BigRational> {
    let mut units = vec![0_u64; lottery.people.len()];
    for panel in &lottery.exact.panels {
        for &person in &panel.people {
            units[person as usize] += panel.weight;
        }
    }
    let whole = BigInt::from(lottery.exact.denominator);
    (units.into_iter())
        .map(|units| BigRational::new(units.into(), whole.clone()))
        .collect()
}

/// The profile of each person, numbered by first person, and how many people each has. People who
/// share a household with another applicant are a profile each.
fn profiles(pool: &Pool) -> (Vec<usize>, Vec<u32>) {
    let mut at_home: BTreeMap<u32, u32> = BTreeMap::new();
    for home in pool.people().iter().filter_map(|p| p.household) {
        *at_home.entry(home).or_default() += 1;
    }
    let mut number = BTreeMap::new();
    let mut size: Vec<u32> = Vec::new();
    let of = (pool.people().iter().enumerate())
        .map(|(index, person)| {
            let shares = person.household.is_some_and(|home| at_home[&home] > 1);
            let kind = (&person.values, shares.then_some(index));
            let profile = *number.entry(kind).or_insert_with(|| {
                size.push(0);
                size.len() - 1
            });
            size[profile] += 1;
            profile
        })
        .collect();
    (of, size)
}

/// Checks everything that can be; `all` are the legal panels where they could be listed.
pub fn check(pool: &Pool, lottery: &Lottery, all: Option<&Panels>) {
    assert_eq!(lottery.format, "keruen-lottery/1");
    assert_eq!(lottery.exact.denominator, 1 << 50);
    let weight: u64 = lottery.exact.panels.iter().map(|panel| panel.weight).sum();
    assert_eq!(weight, lottery.exact.denominator);
    for panel in &lottery.exact.panels {
        assert!(panel.weight > 0 && legal(pool, &panel.people), "{panel:?}");
    }
    rows(pool, lottery);
    let chance = chances(lottery);
    let lowest = chance.iter().min().expect("somebody");
    assert_eq!(*lowest, lottery.minimum_exact.0);
    assert_eq!(lowest.to_f64(), Some(lottery.minimum));
    certificate(pool, lottery, &chance, all);
}

fn rows(pool: &Pool, lottery: &Lottery) {
    assert_eq!(lottery.rows.len(), lottery.alternates.len());
    let mut sat = vec![0_u32; lottery.people.len()];
    for (row, alternates) in lottery.rows.iter().zip(&lottery.alternates) {
        assert!(legal(pool, row), "{row:?}");
        for &person in row {
            sat[person as usize] += 1;
        }
        let mut sorted = alternates.clone();
        sorted.sort_unstable();
        assert!(sorted.is_sorted_by(|a, b| a < b), "{alternates:?}");
        assert!(alternates.iter().all(|person| !row.contains(person)));
    }
    let count = BigInt::from(lottery.rows.len());
    let change = (sat.iter().zip(chances(lottery)))
        .map(|(&sat, chance)| (BigRational::new(sat.into(), count.clone()) - chance).abs())
        .max();
    assert_eq!(change, Some(lottery.largest_change.0.clone()));
    let least = sat.into_iter().min().expect("somebody");
    let least = BigRational::new(least.into(), count).to_f64();
    assert_eq!(least, Some(lottery.published_minimum));
}

fn certificate(pool: &Pool, lottery: &Lottery, chance: &[BigRational], all: Option<&Panels>) {
    let (of, size) = profiles(pool);
    // Of one profile all have the same chance, or as good as.
    let mut of_profile: Vec<Option<&BigRational>> = vec![None; size.len()];
    for (&profile, chance) in of.iter().zip(chance) {
        let first = *of_profile[profile].get_or_insert(chance);
        assert!((first - chance).abs() <= tiny_gap());
    }
    let mut settled = vec![false; size.len()];
    for level in &lottery.certificate.levels {
        assert_eq!(level.weights.len(), size.len());
        let weight = |profile: usize| &level.weights[profile].0;
        let open = || (0..size.len()).filter(|&profile| !settled[profile]);
        assert!(open().all(|profile| !weight(profile).is_negative()));
        let share: BigRational = open().map(|p| weight(p) * whole(size[p])).sum();
        assert!(share.is_one(), "the weights of a level sum to {share}");
        let limit = match lottery.certificate.kind {
            Kind::A => Some(by_multipliers(pool, level, &of, &size)),
            Kind::B => all.map(|all| by_search(level, &of, all)),
        };
        let before: BigRational = (of.iter().zip(chance))
            .filter(|&(&profile, _)| settled[profile])
            .map(|(&profile, chance)| weight(profile) * chance)
            .sum();
        if let Some(limit) = limit {
            assert_eq!(level.bound.0, limit - before, "a bound that is not one");
        }
        let lowest = (of.iter().zip(chance))
            .filter(|&(&profile, _)| !settled[profile])
            .map(|(_, chance)| chance)
            .min()
            .expect("somebody is left");
        assert_eq!(level.gap.0, &level.bound.0 - lowest);
        for (profile, settled) in settled.iter_mut().enumerate() {
            *settled |= weight(profile).is_positive();
        }
    }
}

/// What no legal panel weighs more than, by multiplication alone.
fn by_multipliers(pool: &Pool, level: &Level, of: &[usize], size: &[u32]) -> BigRational {
    let mut limit = &level.gamma.0 * whole(pool.seats());
    let mut may: Vec<BigRational> = vec![level.gamma.0.clone(); pool.people().len()];
    for multiplier in &level.quota {
        let names = |f: &&keruen_lottery::pool::Feature| f.name == multiplier.feature;
        let f = pool
            .features()
            .iter()
            .position(|f| names(&f))
            .expect("a feature");
        let quotas = &pool.features()[f].quotas;
        let v = quotas.iter().position(|q| q.value == multiplier.value);
        let v = v.expect("a value");
        let y = &multiplier.multiplier.0;
        match multiplier.side {
            Side::Max => assert!(!y.is_negative()),
            Side::Min => assert!(!y.is_positive()),
        }
        limit += y * whole(match multiplier.side {
            Side::Max => quotas[v].max,
            Side::Min => quotas[v].min,
        });
        for (may, person) in may.iter_mut().zip(pool.people()) {
            if usize::from(person.values[f]) == v {
                *may += y;
            }
        }
    }
    for multiplier in &level.household {
        let y = &multiplier.multiplier.0;
        assert!(!y.is_negative());
        limit += y;
        for (may, person) in may.iter_mut().zip(pool.people()) {
            let home = person
                .household
                .map(|home| &pool.households()[home as usize]);
            if home == Some(&multiplier.household) {
                *may += y;
            }
        }
    }
    for cap in &level.caps {
        let y = &cap.multiplier.0;
        assert!(!y.is_negative());
        limit += y * whole(size[cap.profile as usize]);
        for (may, &profile) in may.iter_mut().zip(of) {
            if profile == cap.profile as usize {
                *may += y;
            }
        }
    }
    for (may, &profile) in may.iter().zip(of) {
        assert!(
            level.weights[profile].0 <= *may,
            "profile {profile} weighs too much"
        );
    }
    limit
}

/// The weight of the heaviest legal panel.
fn by_search(level: &Level, of: &[usize], all: &Panels) -> BigRational {
    // People of one group may have different weights: the heavier sit first.
    let mut weights: Vec<Vec<&BigRational>> = vec![Vec::new(); all.size.len()];
    for (&group, &profile) in all.group.iter().zip(of) {
        weights[group].push(&level.weights[profile].0);
    }
    for weights in &mut weights {
        weights.sort_unstable_by(|a, b| b.cmp(a));
    }
    (all.every.iter())
        .map(|panel| {
            (panel.iter().zip(&weights))
                .flat_map(|(&count, weights)| &weights[..count as usize])
                .fold(BigRational::zero(), |sum, &weight| sum + weight)
        })
        .max()
        .expect("a legal panel")
}
