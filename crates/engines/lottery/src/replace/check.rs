//! Whether a replacement lottery is what the first left, from the files alone. Nothing here is
//! shared with what prepares one, but the rule by which alternates take seats.

use std::collections::{BTreeMap, BTreeSet};

use super::earlier::{Earlier, Past};
use super::mismatch::{Mismatch, Unshown};
use super::turn::Turn;
use crate::alternates::{FillError, fill_rest};
use crate::format::{Drawn, Feature, Hash, Lottery, Person, Published, Value};
use crate::pool::Pool;
use crate::prepare::Watch;
use crate::pulse::Pulse;

/// Whether a replacement lottery continues these two files: the seats, quotas and people that are
/// in it are those that are left, and no alternates had to take the seats. The same is checked of each
/// earlier replacement that it names, and that nobody whom they seated or lost is forgotten. That each
/// of them is a sound lottery and soundly drawn by itself is for [`crate::verify`].
///
/// In `kept` may stand who was drawn and who is an alternate of the row, by the first lottery or an
/// earlier replacement. Anybody else is false where all files are there; otherwise they are named in
/// the answer, as are the files that are missing.
///
/// The watch is asked while alternates are tried: what it ended is left open in the answer.
pub fn check(
    first: &[u8],
    result: &[u8],
    earlier: &Earlier,
    second: &Lottery,
    watch: &mut dyn Watch,
) -> Result<Unshown, Mismatch> {
    let lottery = Lottery::from_bytes(first).map_err(Mismatch::First)?;
    let drawn = Drawn::from_bytes(result).map_err(Mismatch::Result)?;
    let replaces = second.replaces.as_ref().ok_or(Mismatch::NoReplacement)?;
    if drawn.commitment.lottery_sha256 != Hash::of(first) {
        return Err(Mismatch::OtherLottery);
    }
    let first = First {
        lottery: &lottery,
        drawn: &drawn,
        sha256: Hash::of(result),
        places: (lottery.people.iter().enumerate())
            .map(|(place, person)| (person.id.as_str(), place))
            .collect(),
    };
    let (mut past, mut missing) = (Vec::new(), Vec::new());
    let (mut turn, mut filling) = (Vec::new(), false);
    for (place, &sha256) in replaces.earlier.iter().enumerate() {
        let one = match earlier.find(sha256) {
            Ok(one) => one,
            Err(file) => {
                missing.push(file);
                continue;
            }
        };
        let named = one
            .lottery
            .replaces
            .as_ref()
            .map(|replaces| &replaces.earlier[..]);
        let shown = match named {
            Some(named) if named != &replaces.earlier[..place] => Err(Mismatch::OtherEarlier),
            _ => first.continued(one.lottery, &past, missing.is_empty(), watch),
        };
        let shown = shown.map_err(|why| Mismatch::Earlier(sha256, Box::new(why)))?;
        turn.extend(shown.turn);
        filling |= shown.filling;
        past.push(one);
    }
    let shown = first.continued(second, &past, missing.is_empty(), watch)?;
    turn.extend(shown.turn);
    Ok(Unshown {
        missing,
        turn,
        filling: shown.filling || filling,
        ..shown
    })
}

/// The lottery that is continued.
struct First<'a> {
    lottery: &'a Lottery,
    drawn: &'a Drawn,
    /// The hash of its result.
    sha256: Hash,
    /// Where everybody stands in it.
    places: BTreeMap<&'a str, usize>,
}

impl First<'_> {
    /// Whether a lottery is what is left of it after these replacements; `whole` where no other came
    /// before.
    fn continued(
        &self,
        second: &Lottery,
        past: &[Past<'_>],
        whole: bool,
        watch: &mut dyn Watch,
    ) -> Result<Unshown, Mismatch> {
        let (lottery, places) = (self.lottery, &self.places);
        let replaces = second.replaces.as_ref().ok_or(Mismatch::NoReplacement)?;
        if replaces.result_sha256 != self.sha256 {
            let (stated, found) = (replaces.result_sha256, self.sha256);
            return Err(Mismatch::OtherResult { stated, found });
        }
        let kept = named(&replaces.kept, places)?;
        let lost = named(&replaces.lost, places)?;
        if let Some(&both) = kept.intersection(&lost).next() {
            return Err(Mismatch::Named(lottery.people[both].id.clone()));
        }
        self.remembered(past, &kept, &lost)?;
        let strangers = |ids: &[String]| self.strangers(past, ids);
        let unshown = strangers(&replaces.kept);
        if let Some(stranger) = unshown.first().filter(|_| whole) {
            return Err(Mismatch::Stranger(stranger.clone()));
        }
        if kept.len() + second.seats as usize != lottery.seats as usize {
            return Err(Mismatch::Seats {
                first: lottery.seats,
                kept: kept.len(),
                new: second.seats,
            });
        }
        let sits = |person: &&Person| {
            let place = places.get(person.id.as_str());
            place.is_some_and(|place| kept.contains(place))
        };
        let seated: Vec<&Person> = lottery.people.iter().filter(sits).collect();
        quotas(&lottery.features, &second.features, &seated)?;
        people(lottery, second, &seated, [&kept, &lost])?;
        Ok(Unshown {
            missing: Vec::new(),
            kept: unshown,
            lost: strangers(&replaces.lost),
            turn: if whole {
                self.not_in_turn(past, [&kept, &lost], watch)?
            } else {
                Vec::new()
            },
            filling: !self.no_filling(past, [&kept, &lost], watch)?,
        })
    }

    /// Of everybody who was drawn it is said what became of them, and whoever was lost stays so.
    fn remembered(
        &self,
        past: &[Past<'_>],
        kept: &BTreeSet<usize>,
        lost: &BTreeSet<usize>,
    ) -> Result<(), Mismatch> {
        let place = |id: &String| self.places.get(id.as_str());
        let is_lost = |id: &String| place(id).is_some_and(|place| lost.contains(place));
        let is_said = |id: &String| place(id).is_some_and(|p| kept.contains(p) || lost.contains(p));
        let seated = (past.iter()).flat_map(|past| {
            let before = past.lottery.replaces.iter().flat_map(|before| &before.kept);
            past.result.people.iter().chain(before)
        });
        if let Some(id) = self
            .drawn
            .people
            .iter()
            .chain(seated)
            .find(|id| !is_said(id))
        {
            return Err(Mismatch::Unsaid(id.clone()));
        }
        let mut gone = (past
            .iter()
            .filter_map(|past| past.lottery.replaces.as_ref()))
        .flat_map(|before| &before.lost);
        match gone.find(|id| !is_lost(id)) {
            Some(id) => Err(Mismatch::Back(id.clone())),
            None => Ok(()),
        }
    }

    /// Who of these people was neither drawn nor is an alternate, by any of the lotteries.
    fn strangers(&self, past: &[Past<'_>], ids: &[String]) -> Vec<String> {
        let known: BTreeSet<&String> = (results(self.drawn, past))
            .flat_map(|result| result.people.iter().chain(&result.alternates))
            .collect();
        let strangers = ids.iter().filter(|id| !known.contains(id));
        strangers.cloned().collect()
    }

    /// The alternates in their order, without those who are away and nobody twice.
    fn asked(&self, past: &[Past<'_>], mut away: BTreeSet<usize>) -> Vec<u32> {
        (results(self.drawn, past).flat_map(|result| &result.alternates))
            .filter_map(|id| self.places.get(id.as_str()))
            .copied()
            .filter(|&place| away.insert(place))
            .filter_map(index)
            .collect()
    }

    /// Alternates who took a seat since the last draw, unless it is shown that it was their turn.
    fn not_in_turn(
        &self,
        past: &[Past<'_>],
        [kept, lost]: [&BTreeSet<usize>; 2],
        watch: &mut dyn Watch,
    ) -> Result<Vec<String>, Mismatch> {
        let first = self.lottery;
        let before = past.last().map(|past| {
            let kept = past.lottery.replaces.iter().flat_map(|before| &before.kept);
            kept.chain(&past.result.people)
        });
        let drawn = self.drawn.people.iter().filter(|_| past.is_empty());
        let panel: BTreeSet<usize> = (before.into_iter().flatten().chain(drawn))
            .filter_map(|id| self.places.get(id.as_str()).copied())
            .collect();
        let sitting: BTreeSet<u32> = kept.difference(&panel).copied().filter_map(index).collect();
        if sitting.is_empty() {
            return Ok(Vec::new());
        }
        let asked = self.asked(past, panel.union(lost).copied().collect());
        let turn = Turn {
            pool: &Pool::from_file(first.seats, &first.features, &first.people)?,
            gone: panel
                .intersection(lost)
                .copied()
                .filter_map(index)
                .collect(),
            panel: &panel.iter().copied().filter_map(index).collect(),
            asked: &asked,
            sitting: &sitting,
        };
        if turn.is_shown(watch) {
            return Ok(Vec::new());
        }
        let id = |person: u32| first.people[person as usize].id.clone();
        Ok(sitting.into_iter().map(id).collect())
    }

    /// Whether it is known that alternates cannot take the open seats; an error where they can.
    fn no_filling(
        &self,
        past: &[Past<'_>],
        [kept, lost]: [&BTreeSet<usize>; 2],
        watch: &mut dyn Watch,
    ) -> Result<bool, Mismatch> {
        let first = self.lottery;
        let pool = Pool::from_file(first.seats, &first.features, &first.people)?;
        let sitting: Vec<u32> = kept.iter().copied().filter_map(index).collect();
        let asked = self.asked(past, kept.union(lost).copied().collect());
        let open = (first.seats as usize).saturating_sub(sitting.len());
        let id = |person: u32| first.people[person as usize].id.clone();
        let pulse = &mut Pulse::with_grace(watch);
        match fill_rest(&pool, &sitting, &asked, open, pulse) {
            Ok(None) => Ok(true),
            Ok(Some(taken)) => Err(Mismatch::Filling(taken.into_iter().map(id).collect())),
            Err(FillError::Unknown(_) | FillError::Panel(_) | FillError::TooMany) => Ok(false),
        }
    }
}

/// A place in the first file as an index of its pool.
fn index(place: usize) -> Option<u32> {
    u32::try_from(place).ok()
}

/// The results in the order in which they were drawn.
fn results<'a>(first: &'a Drawn, past: &'a [Past<'a>]) -> impl Iterator<Item = &'a Drawn> {
    std::iter::once(first).chain(past.iter().map(|past| past.result))
}

/// Whether the people of the second lottery are those of the first but for whoever sits, is lost, or
/// shares a household with somebody who sits.
fn people(
    first: &Lottery,
    second: &Lottery,
    seated: &[&Person],
    [kept, lost]: [&BTreeSet<usize>; 2],
) -> Result<(), Mismatch> {
    let mut homes = BTreeSet::new();
    for home in seated.iter().filter_map(|person| person.household.as_ref()) {
        if !homes.insert(home) {
            return Err(Mismatch::Household(home.clone()));
        }
    }
    let mut left = (first.people.iter().enumerate())
        .filter(|(place, person)| {
            !kept.contains(place)
                && !lost.contains(place)
                && (person.household.as_ref()).is_none_or(|home| !homes.contains(home))
        })
        .map(|(_, person)| person);
    let mut there = second.people.iter();
    loop {
        match (left.next(), there.next()) {
            (None, None) => return Ok(()),
            (one, other) if one == other => {}
            (one, other) => {
                let person = one.or(other).map(|person| person.id.clone());
                return Err(Mismatch::People(person.unwrap_or_default()));
            }
        }
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
