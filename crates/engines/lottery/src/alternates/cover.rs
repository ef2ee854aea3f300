//! The greedy order of one row's alternates.
//!
//! Seats of a row are bits of a mask. Which seats somebody covers depends on the quotas they count
//! for alone (and on a household that sits already), so it is worked out once for each kind of person,
//! and people with equal masks stand in one group, of which only the next person matters.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::chance::Chance;
use crate::ledger::{Ledger, number};
use crate::pool::Pool;

/// What is the same for all rows.
pub struct Cover<'p> {
    pool: &'p Pool,
    ledger: Ledger,
    /// The kind of each person.
    kind: Vec<u32>,
    /// For each kind its first person.
    first: Vec<u32>,
    /// Words of 64 seats in a mask.
    words: usize,
}

/// 1/2 to the power of 0 is written as this many bits.
const ONE: u32 = 64;

/// Somebody, after what chance says about them: the least comes first.
type Drawn = (u64, u32);

/// What a group was worth when it was last looked at, who of it would come, its index.
type Offer = (u128, Reverse<Drawn>, usize);

/// Those who may be asked in one row, people who cover the same seats together.
struct Groups<'m> {
    /// The seats of each group.
    masks: Vec<&'m [u64]>,
    /// The people, group by group; those of a group in no order until it comes to them.
    people: Vec<Drawn>,
    /// For each group where those begin who were not taken yet, and where they end.
    left: Vec<(usize, usize)>,
}

impl<'m> Groups<'m> {
    /// From the group of each person, of those who may be asked.
    fn new(masks: Vec<&'m [u64]>, asked: &[(u32, Drawn)]) -> Self {
        let mut left = vec![(0, 0); masks.len()];
        for (group, _) in asked {
            left[*group as usize].1 += 1;
        }
        let mut start = 0;
        for (from, to) in &mut left {
            start += *to;
            (*from, *to) = (start, start);
        }
        // Filled from the end, so that `from` is where a group begins when all are there.
        let mut people = vec![(0, 0); asked.len()];
        for &(group, drawn) in asked {
            let (from, _) = &mut left[group as usize];
            *from -= 1;
            people[*from] = drawn;
        }
        let mut groups = Self {
            masks,
            people,
            left,
        };
        for group in 0..groups.left.len() {
            groups.least_first(group);
        }
        groups
    }

    /// Brings who comes next of a group to its front.
    fn least_first(&mut self, group: usize) {
        let (from, to) = self.left[group];
        let people = &mut self.people[from..to];
        if let Some(least) = (0..people.len()).min_by_key(|&place| people[place]) {
            people.swap(0, least);
        }
    }

    /// Who of a group comes next.
    fn next(&self, group: usize) -> Option<Drawn> {
        let (from, to) = self.left[group];
        self.people[from..to].first().copied()
    }

    /// Whoever came next has been taken.
    fn take(&mut self, group: usize) {
        self.left[group].0 += 1;
        self.least_first(group);
    }
}

/// The masks of groups, while they are found: a table without any order or chance of its own.
struct Masks<'m> {
    /// Where a mask belongs by its bits, or after that: its place in the list, from 1.
    slots: Vec<u32>,
    list: Vec<&'m [u64]>,
}

impl<'m> Masks<'m> {
    /// Room for so many.
    fn new(most: usize) -> Self {
        Self {
            // Half of them stay empty, so that looking comes to an end.
            slots: vec![0; (2 * most + 1).next_power_of_two()],
            list: Vec::new(),
        }
    }

    /// The group that covers these seats.
    fn group(&mut self, mask: &'m [u64]) -> u32 {
        // An odd number of many bits: every bit of a mask moves the highest ones, which are taken.
        let mixed = (mask.iter()).fold(0_u64, |mixed, &word| {
            (mixed.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        let last = self.slots.len() - 1;
        let bits = self.slots.len().trailing_zeros();
        let high = mixed.checked_shr(64 - bits).unwrap_or(0);
        let mut slot = usize::try_from(high).unwrap_or(0);
        loop {
            match self.slots[slot] {
                0 => {
                    self.list.push(mask);
                    self.slots[slot] = number(self.list.len());
                    return self.slots[slot] - 1;
                }
                taken if self.list[taken as usize - 1] == mask => return taken - 1,
                _ => slot = (slot + 1) & last,
            }
        }
    }
}

/// Seats by how often they are covered: a mask for each number of times.
struct Times {
    masks: Vec<Vec<u64>>,
    /// No seat is covered less often.
    least: usize,
}

impl Times {
    fn new(seats: usize, words: usize) -> Self {
        let mut none = vec![0; words];
        for seat in 0..seats {
            set(&mut none, seat);
        }
        Self {
            masks: vec![none],
            least: 0,
        }
    }

    /// The sum that decides, times 2^[`ONE`].
    fn worth(&self, mask: &[u64]) -> u128 {
        let mut sum = 0;
        for (times, seats) in self.masks.iter().enumerate().skip(self.least) {
            let both: u32 = mask
                .iter()
                .zip(seats)
                .map(|(a, b)| (a & b).count_ones())
                .sum();
            sum += u128::from(both) << ONE.saturating_sub(number(times));
        }
        sum
    }

    fn cover(&mut self, mask: &[u64]) {
        self.masks.push(vec![0; mask.len()]);
        for times in (self.least..self.masks.len() - 1).rev() {
            for (word, &covered) in mask.iter().enumerate() {
                let moved = self.masks[times][word] & covered;
                self.masks[times][word] &= !covered;
                self.masks[times + 1][word] |= moved;
            }
        }
        while self.masks[self.least].iter().all(|&word| word == 0)
            && self.least + 1 < self.masks.len()
        {
            self.least += 1;
        }
        if self
            .masks
            .last()
            .is_some_and(|last| last.iter().all(|&word| word == 0))
        {
            self.masks.pop();
            self.least = self.least.min(self.masks.len() - 1);
        }
    }
}

fn set(mask: &mut [u64], bit: usize) {
    mask[bit / 64] |= 1 << (bit % 64);
}

impl<'p> Cover<'p> {
    pub fn new(pool: &'p Pool) -> Self {
        let ledger = Ledger::new(pool);
        let (kind, first) = ledger.kinds(pool.people().len());
        Self {
            pool,
            ledger,
            kind,
            first,
            words: (pool.seats() as usize).div_ceil(64),
        }
    }

    /// What one order takes, in looks at a person.
    pub fn work(&self) -> usize {
        let masks = self.first.len() * self.ledger.features().count() * self.words;
        4 * self.kind.len() + masks + self.ledger.len() * self.words
    }

    /// Alternates of one row by chance alone: for those it takes no time to choose.
    pub fn by_chance(&self, row: &[u32], count: usize, mut chance: Chance) -> Vec<u32> {
        let people = self.pool.people().len();
        let others = people - row.len();
        if count < others / 2 {
            let mut order: Vec<u32> = Vec::with_capacity(count);
            let mut taken: BTreeSet<u32> = row.iter().copied().collect();
            while order.len() < count {
                let person = number(chance.index(people));
                if taken.insert(person) {
                    order.push(person);
                }
            }
            return order;
        }
        let seated = |person: &u32| row.binary_search(person).is_ok();
        let mut order: Vec<u32> = (0..number(people)).filter(|p| !seated(p)).collect();
        chance.shuffle(&mut order);
        order.truncate(count);
        order
    }

    /// The order of alternates of one row.
    pub fn order(&self, row: &[u32], count: usize, mut chance: Chance) -> Vec<u32> {
        let words = self.words;
        let masks = self.masks(row);
        let mut seated = vec![false; self.pool.people().len()];
        let mut seat_of_household = BTreeMap::new();
        for (seat, &person) in row.iter().enumerate() {
            seated[person as usize] = true;
            if let Some(household) = self.pool.people()[person as usize].household {
                seat_of_household.insert(household, seat);
            }
        }
        let of_kind = |kind: usize| &masks[kind * words..(kind + 1) * words];
        // Whose household sits can take that seat alone, if it covers it.
        let alone: Vec<u64> = (0..row.len())
            .flat_map(|seat| {
                let mut only = vec![0; words];
                set(&mut only, seat);
                only
            })
            .collect();
        let nothing = vec![0; words];

        // The masks of kinds, of single seats, and of none.
        let mut found = Masks::new(self.first.len() + row.len() + 1);
        let mut group_of_kind = vec![None; self.first.len()];
        let mut asked = Vec::with_capacity(self.pool.people().len());
        for (person, who) in self.pool.people().iter().enumerate() {
            // Everybody draws, so that what one draws does not depend on who sits.
            let drawn = (chance.bits(), number(person));
            if seated[person] {
                continue;
            }
            let kind = self.kind[person] as usize;
            let mate = who.household.and_then(|h| seat_of_household.get(&h));
            let group = if let Some(&seat) = mate {
                let covers = of_kind(kind)[seat / 64] >> (seat % 64) & 1 == 1;
                found.group(if covers {
                    &alone[seat * words..(seat + 1) * words]
                } else {
                    &nothing
                })
            } else {
                *group_of_kind[kind].get_or_insert_with(|| found.group(of_kind(kind)))
            };
            asked.push((group, drawn));
        }
        let groups = Groups::new(found.list, &asked);
        choose(groups, count, Times::new(row.len(), words))
    }

    /// For each kind the seats of this row that its people cover, households aside.
    fn masks(&self, row: &[u32]) -> Vec<u64> {
        let words = self.words;
        let count = self.ledger.count(row);
        // Those who have a quota, then those from whom somebody with it may take the seat.
        let mut from = vec![0_u64; self.ledger.len() * words];
        for (seat, &person) in row.iter().enumerate() {
            for &quota in self.ledger.of(person) {
                let start = usize::from(quota) * words;
                set(&mut from[start..start + words], seat);
            }
        }
        for quotas in self.ledger.features() {
            let mut loses = vec![0_u64; words];
            for q in quotas.clone().filter(|&q| count[q] > self.ledger.min[q]) {
                for (lost, &has) in loses.iter_mut().zip(&from[q * words..]) {
                    *lost |= has;
                }
            }
            for q in quotas.filter(|&q| count[q] < self.ledger.max[q]) {
                for (from, &lost) in from[q * words..].iter_mut().zip(&loses) {
                    *from |= lost;
                }
            }
        }
        let mut masks = vec![u64::MAX; self.first.len() * words];
        for (mask, &person) in masks.chunks_exact_mut(words.max(1)).zip(&self.first) {
            for &quota in self.ledger.of(person) {
                let start = usize::from(quota) * words;
                for (word, &from) in mask.iter_mut().zip(&from[start..start + words]) {
                    *word &= from;
                }
            }
        }
        masks
    }
}

/// Takes the best, again and again.
fn choose(mut groups: Groups<'_>, count: usize, mut times: Times) -> Vec<u32> {
    // The worth of a group only falls. So the heap may hold what it was earlier: a group that
    // comes out on top and is still worth that much is the best there is.
    let mut heap: BinaryHeap<Offer> = (groups.masks.iter().enumerate())
        .filter_map(|(n, mask)| Some((times.worth(mask), Reverse(groups.next(n)?), n)))
        .collect();
    let mut order = Vec::new();
    while order.len() < count {
        let Some((was, Reverse(next), n)) = heap.pop() else {
            break;
        };
        let worth = times.worth(groups.masks[n]);
        if worth < was {
            heap.push((worth, Reverse(next), n));
            continue;
        }
        order.push(next.1);
        times.cover(groups.masks[n]);
        groups.take(n);
        if let Some(next) = groups.next(n) {
            heap.push((times.worth(groups.masks[n]), Reverse(next), n));
        }
    }
    order
}
