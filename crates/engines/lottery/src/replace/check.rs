//! Whether a replacement lottery is what the first left, from the files alone. Nothing here is
//! shared with what prepares one, but the rule by which alternates take seats.

use std::collections::{BTreeMap, BTreeSet};

use crate::alternates::{FillError, fill_rest};
use crate::format::{Drawn, Feature, Hash, Lottery, Person, Published, ReadError, Value};
use crate::pool::{Pool, PoolError};
use crate::pulse::Pulse;

/// What is wrong with a replacement lottery.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The first lottery is no such file.
    #[error("the first lottery: {0}")]
    First(ReadError),
    /// The first result is no such file.
    #[error("the first result: {0}")]
    Result(ReadError),
    /// It replaces nothing.
    #[error("the lottery replaces nothing")]
    NoReplacement,
    /// It replaces people of another result.
    #[error("it continues a result with the SHA-256 {stated}, not {found}")]
    OtherResult {
        /// What it says.
        stated: Hash,
        /// What the result has.
        found: Hash,
    },
    /// The first result is of another lottery than the one that was given.
    #[error("the first result is of another lottery")]
    OtherLottery,
    /// Somebody who keeps a seat or is lost is not in the first lottery, or named twice, or out of
    /// order.
    #[error("{0} is not in the first lottery, or named twice, or not in its order")]
    Named(String),
    /// Somebody who was drawn neither keeps the seat nor is lost.
    #[error("what became of {0}, who was drawn, is not said")]
    Unsaid(String),
    /// Seats of the two do not make the first number.
    #[error("{kept} kept seats and {new} new ones are not {first}")]
    Seats {
        /// Seats of the first lottery.
        first: u32,
        /// Seats that are kept.
        kept: usize,
        /// Seats of the replacement.
        new: u32,
    },
    /// A feature is another one, or a quota is not what is left of the first.
    #[error("{feature}: not the quotas that are left")]
    Quotas {
        /// The feature's name in the first lottery, or what stands in its place.
        feature: String,
    },
    /// The list of people is not who is left: the first who should or should not be there.
    #[error("{0} is there and should not be, or the other way round")]
    People(String),
    /// Two who keep seats are of one household.
    #[error("two people of the household {0} have seats")]
    Household(String),
    /// Alternates could have taken the open seats, and by the rule they had to.
    #[error("by the published rule alternates take the open seats: {}", .0.join(", "))]
    Filling(Vec<String>),
    /// The first lottery makes no pool.
    #[error("the first lottery: {0}")]
    Pool(#[from] PoolError),
}

/// What these files do not show of a replacement lottery in which nothing is false.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unshown {
    /// People of `kept` who were neither drawn nor are alternates of the row: an earlier
    /// replacement lottery must have drawn them, or had them as alternates.
    pub kept: Vec<String>,
    /// The same of `lost`. Somebody of them may have withdrawn without ever having been asked.
    pub lost: Vec<String>,
    /// Whether alternates could have taken the seats was too much to search.
    pub filling: bool,
}

impl Unshown {
    /// Whether all of it is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Who of these people cannot be there because of this lottery's result alone: neither drawn nor
/// alternates of the row.
pub fn strangers(result: &Drawn, ids: &[String]) -> Vec<String> {
    let known: BTreeSet<&String> = result.people.iter().chain(&result.alternates).collect();
    let strangers = ids.iter().filter(|id| !known.contains(id));
    strangers.cloned().collect()
}

/// Whether a replacement lottery continues these two files: the seats, quotas and people that are
/// in it are those that are left, and no alternates had to take the seats. That it is a sound lottery
/// by itself is for [`crate::verify`].
///
/// In `kept` may stand who was drawn and who is an alternate of the row. Anybody else came by an
/// earlier replacement, and only the files of that one can show it: they are named in the answer.
pub fn check(first: &[u8], result: &[u8], second: &Lottery) -> Result<Unshown, Mismatch> {
    let lottery = Lottery::from_bytes(first).map_err(Mismatch::First)?;
    let drawn = Drawn::from_bytes(result).map_err(Mismatch::Result)?;
    let replaces = second.replaces.as_ref().ok_or(Mismatch::NoReplacement)?;
    let found = Hash::of(result);
    if replaces.result_sha256 != found {
        let stated = replaces.result_sha256;
        return Err(Mismatch::OtherResult { stated, found });
    }
    if drawn.commitment.lottery_sha256 != Hash::of(first) {
        return Err(Mismatch::OtherLottery);
    }

    let places: BTreeMap<&str, usize> = (lottery.people.iter().enumerate())
        .map(|(place, person)| (person.id.as_str(), place))
        .collect();
    let kept = named(&replaces.kept, &places)?;
    let lost = named(&replaces.lost, &places)?;
    if let Some(&both) = kept.intersection(&lost).next() {
        return Err(Mismatch::Named(lottery.people[both].id.clone()));
    }
    for id in &drawn.people {
        let place = places.get(id.as_str());
        if !place.is_some_and(|place| kept.contains(place) || lost.contains(place)) {
            return Err(Mismatch::Unsaid(id.clone()));
        }
    }
    if kept.len() + second.seats as usize != lottery.seats as usize {
        return Err(Mismatch::Seats {
            first: lottery.seats,
            kept: kept.len(),
            new: second.seats,
        });
    }
    let sits = |person: &&Person| {
        places
            .get(person.id.as_str())
            .is_some_and(|p| kept.contains(p))
    };
    let seated: Vec<&Person> = lottery.people.iter().filter(sits).collect();
    quotas(&lottery.features, &second.features, &seated)?;

    let mut homes = BTreeSet::new();
    for home in seated.iter().filter_map(|person| person.household.as_ref()) {
        if !homes.insert(home) {
            return Err(Mismatch::Household(home.clone()));
        }
    }
    let mut left = (lottery.people.iter().enumerate())
        .filter(|(place, person)| {
            !kept.contains(place)
                && !lost.contains(place)
                && (person.household.as_ref()).is_none_or(|home| !homes.contains(home))
        })
        .map(|(_, person)| person);
    let mut there = second.people.iter();
    loop {
        match (left.next(), there.next()) {
            (None, None) => break,
            (one, other) if one == other => {}
            (one, other) => {
                let person = one.or(other).map(|person| person.id.clone());
                return Err(Mismatch::People(person.unwrap_or_default()));
            }
        }
    }
    Ok(Unshown {
        kept: strangers(&drawn, &replaces.kept),
        lost: strangers(&drawn, &replaces.lost),
        filling: !no_filling(&lottery, &drawn, &places, [&kept, &lost])?,
    })
}

/// Whether it is known that alternates cannot take the open seats; an error where they can.
fn no_filling(
    first: &Lottery,
    drawn: &Drawn,
    places: &BTreeMap<&str, usize>,
    [kept, lost]: [&BTreeSet<usize>; 2],
) -> Result<bool, Mismatch> {
    let pool = Pool::from_file(first.seats, &first.features, &first.people)?;
    let index = |place: &usize| u32::try_from(*place).ok();
    let sitting: Vec<u32> = kept.iter().filter_map(index).collect();
    let mut away: BTreeSet<usize> = kept.union(lost).copied().collect();
    let asked: Vec<u32> = (drawn.alternates.iter())
        .filter_map(|id| places.get(id.as_str()))
        .filter(|place| away.insert(**place))
        .filter_map(index)
        .collect();
    let open = (first.seats as usize).saturating_sub(sitting.len());
    let id = |person: u32| first.people[person as usize].id.clone();
    match fill_rest(&pool, &sitting, &asked, open, &mut Pulse::new(&mut ())) {
        Ok(None) => Ok(true),
        Ok(Some(taken)) => Err(Mismatch::Filling(taken.into_iter().map(id).collect())),
        Err(FillError::Unknown(_) | FillError::Panel(_) | FillError::TooMany) => Ok(false),
    }
}

/// Where the people of a list stand in the first file; ascending, nobody twice.
fn named(ids: &[String], places: &BTreeMap<&str, usize>) -> Result<BTreeSet<usize>, Mismatch> {
    let mut named = BTreeSet::new();
    for id in ids {
        match places.get(id.as_str()) {
            Some(&place) if named.last().is_none_or(|&last| last < place) => {
                named.insert(place);
            }
            _ => return Err(Mismatch::Named(id.clone())),
        }
    }
    Ok(named)
}

/// Whether the second quotas are the first less those who are seated.
fn quotas(first: &[Feature], second: &[Feature], seated: &[&Person]) -> Result<(), Mismatch> {
    for at in 0..first.len().max(second.len()) {
        let (Some(one), Some(two)) = (first.get(at), second.get(at)) else {
            let feature = (first.get(at).or(second.get(at))).map(|f| f.name.clone());
            return Err(Mismatch::Quotas {
                feature: feature.unwrap_or_default(),
            });
        };
        let mut held: BTreeMap<&str, u32> = BTreeMap::new();
        for value in seated.iter().filter_map(|person| person.values.get(at)) {
            *held.entry(value).or_default() += 1;
        }
        let left = one.values.iter().map(|quota| {
            let held = held.get(quota.value.as_str()).copied().unwrap_or(0);
            Some(Value {
                value: quota.value.clone(),
                min: quota.min.saturating_sub(held),
                max: quota.max.checked_sub(held)?,
            })
        });
        if one.name != two.name || left.collect::<Option<Vec<_>>>().as_ref() != Some(&two.values) {
            return Err(Mismatch::Quotas {
                feature: one.name.clone(),
            });
        }
    }
    Ok(())
}
