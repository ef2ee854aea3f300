//! The exact search behind the filling rule.
//!
//! People are tried in the published order, taken before left out, so the first choice that works
//! is the earliest. Two things keep that short. A branch ends where the quotas can no longer be met
//! by those who are left. And once somebody was left out because no choice contains them, all
//! later people who count for the same are left out with them: whoever of them could be taken, the
//! earlier one could.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::{Ledger, number};
use crate::pool::Pool;

/// A pool and how its seats are counted.
pub struct Seats<'p> {
    pool: &'p Pool,
    ledger: Ledger,
}

impl<'p> Seats<'p> {
    pub fn new(pool: &'p Pool) -> Self {
        Self {
            pool,
            ledger: Ledger::new(pool),
        }
    }
}

/// Who may be asked.
struct Asked {
    person: u32,
    /// Whoever has the same kind could stand in for them.
    kind: usize,
    /// The household, if somebody else who may be asked is of it.
    household: Option<u32>,
}

/// The search for the earliest choice.
pub struct Filler<'s> {
    ledger: &'s Ledger,
    asked: Vec<Asked>,
    /// For each quota how many are still missing to the fewest; below 0 where it has more.
    need: Vec<i64>,
    /// For each quota how many more it allows.
    room: Vec<i64>,
    /// How many are to be taken.
    take: usize,
    /// How many seats stay open, and could be thought of as whoever is missing.
    open: i64,
    taken: Vec<u32>,
    households: Vec<u32>,
    /// For each kind whether somebody of it was left out.
    out: Vec<bool>,
}

/// Told how much work a look at a person was, and answers whether there may be more looks.
pub type GoOn<'a> = &'a mut dyn FnMut(usize) -> bool;

/// The search was given up.
pub struct GivenUp;

impl<'s> Filler<'s> {
    /// How to take `take` of `asked` so that they make a panel with `kept`, `open` seats staying
    /// open.
    pub fn new(seats: &'s Seats, kept: &[u32], asked: &[u32], take: usize, open: usize) -> Self {
        let ledger = &seats.ledger;
        let household = |&person: &u32| seats.pool.people()[person as usize].household;
        let sitting: BTreeSet<u32> = kept.iter().filter_map(household).collect();
        let free: Vec<u32> = (asked.iter().copied())
            .filter(|person| household(person).is_none_or(|h| !sitting.contains(&h)))
            .collect();
        let mut mates: BTreeMap<u32, u32> = BTreeMap::new();
        for home in free.iter().filter_map(household) {
            *mates.entry(home).or_default() += 1;
        }
        let mut kinds = BTreeMap::new();
        let asked: Vec<Asked> = (free.iter())
            .map(|&person| {
                let shared = household(&person).filter(|home| mates[home] > 1);
                let next = kinds.len();
                Asked {
                    person,
                    kind: *kinds.entry((shared, ledger.of(person))).or_insert(next),
                    household: shared,
                }
            })
            .collect();
        let count = ledger.count(kept);
        let minus = |side: &[u32]| -> Vec<i64> {
            (side.iter().zip(&count))
                .map(|(&side, &count)| i64::from(side) - i64::from(count))
                .collect()
        };
        Self {
            need: minus(&ledger.min),
            room: minus(&ledger.max),
            ledger,
            out: vec![false; kinds.len()],
            asked,
            take,
            open: i64::from(number(open)),
            taken: Vec::new(),
            households: Vec::new(),
        }
    }

    /// The earliest choice, if there is one and it is found as long as `go_on` says so; it is asked
    /// for each person who is tried.
    pub fn run(mut self, go_on: GoOn) -> Result<Option<Vec<u32>>, GivenUp> {
        if self.room.iter().any(|&room| room < 0) {
            return Ok(None);
        }
        let found = self.from(0, go_on)?;
        Ok(found.then_some(self.taken))
    }

    /// Takes what is missing from those who come at `start` or later.
    fn from(&mut self, start: usize, go_on: GoOn) -> Result<bool, GivenUp> {
        let left = self.take - self.taken.len();
        if !self.possible(start, left) {
            return Ok(false);
        }
        if left == 0 {
            return Ok(true);
        }
        let mut ruled_out = Vec::new();
        for place in start..self.asked.len() {
            let Asked {
                person,
                kind,
                household,
            } = self.asked[place];
            if !self.may(place) {
                continue;
            }
            if !go_on((self.asked.len() - place) * self.ledger.features().count()) {
                return Err(GivenUp);
            }
            self.sit(person, 1);
            self.taken.push(person);
            self.households.extend(household);
            if self.from(place + 1, go_on)? {
                return Ok(true);
            }
            self.households
                .truncate(self.households.len() - usize::from(household.is_some()));
            self.taken.pop();
            self.sit(person, -1);
            self.out[kind] = true;
            ruled_out.push(kind);
            if !self.possible(place + 1, left) {
                break;
            }
        }
        for kind in ruled_out {
            self.out[kind] = false;
        }
        Ok(false)
    }

    /// Whether somebody may be taken.
    fn may(&self, place: usize) -> bool {
        let asked = &self.asked[place];
        !self.out[asked.kind]
            && asked
                .household
                .is_none_or(|h| !self.households.contains(&h))
            && (self.ledger.of(asked.person).iter()).all(|&quota| self.room[usize::from(quota)] > 0)
    }

    fn sit(&mut self, person: u32, people: i64) {
        for &quota in self.ledger.of(person) {
            self.need[usize::from(quota)] -= people;
            self.room[usize::from(quota)] -= people;
        }
    }

    /// How many people who may still be taken count for each quota.
    fn able(&self, start: usize) -> Vec<i64> {
        let mut able = vec![0; self.need.len()];
        for place in (start..self.asked.len()).filter(|&place| self.may(place)) {
            for &quota in self.ledger.of(self.asked[place].person) {
                able[usize::from(quota)] += 1;
            }
        }
        able
    }

    /// Whether `left` people from `start` on could meet every quota of each feature, each feature
    /// taken by itself.
    fn possible(&self, start: usize, left: usize) -> bool {
        let able = self.able(start);
        let left = i64::from(number(left));
        self.ledger.features().all(|quotas| {
            let (mut must, mut may, mut missing) = (0, 0, 0);
            for quota in quotas {
                let need = self.need[quota].max(0);
                let can = able[quota].min(self.room[quota]);
                must += need;
                may += can;
                missing += (need - can).max(0);
            }
            must <= left + self.open && may >= left && missing <= self.open
        })
    }
}
