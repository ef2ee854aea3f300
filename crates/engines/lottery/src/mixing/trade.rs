//! Exchanges between two rows that leave both legal.
//!
//! Most pairs of people may not change places where quotas are tight: each differs from the other
//! in some feature in which a row has no slack. Then several pairs change places at once. They are
//! found by going on from a first exchange that breaks something: a quota that is broken is chosen,
//! somebody who mends it, and for them the partner with whom least is broken. Nobody moves twice.
//! What two rows have together of a quota does not change, so both are legal as soon as the count
//! of the first lies between bounds that follow from both.

use super::table::Table;
use crate::chance::Chance;
use crate::ledger::number;

/// Pairs that change places at once at most.
const PAIRS: usize = 12;

/// The work of trying one pair of people, as looks at a person.
const ONE: u64 = 8;

/// What became of a trade.
#[derive(Default)]
pub struct Done {
    /// How many pairs changed places.
    pub exchanges: u32,
    /// Looks at a person that it took.
    pub work: u64,
}

/// Finds trades; what it holds is only room to work in.
pub struct Trader {
    /// Seats of the first and of the second row whose people may move to the other.
    free: [Vec<usize>; 2],
    /// For each seat of both rows what its person counts for, side by side: it is read often.
    counts_for: [Vec<u16>; 2],
    features: usize,
    /// Seats whose people change places.
    pairs: Vec<[usize; 2]>,
    /// Of each quota: what the first row has, and fewest and most that it may have.
    count: Vec<i32>,
    least: Vec<i32>,
    most: Vec<i32>,
    /// By how much one more of each quota would break more.
    cost: Vec<i32>,
}

impl Trader {
    pub fn new() -> Self {
        Self {
            free: [Vec::new(), Vec::new()],
            counts_for: [Vec::new(), Vec::new()],
            features: 0,
            pairs: Vec::new(),
            count: Vec::new(),
            least: Vec::new(),
            most: Vec::new(),
            cost: Vec::new(),
        }
    }

    /// Exchanges people of two different rows, if it finds whom.
    pub fn trade(&mut self, table: &mut Table, rows: [usize; 2], chance: &mut Chance) -> Done {
        let seats = rows.map(|row| chance.index(table.rows[row].len()));
        let [gives, takes] = [0, 1].map(|side| table.rows[rows[side]][seats[side]]);
        if table.sits(gives, rows[1]) || table.sits(takes, rows[0]) {
            return Done {
                exchanges: 0,
                work: ONE,
            };
        }
        if table.may_exchange(rows, [gives, takes]) {
            table.exchange(rows, seats);
            return Done {
                exchanges: 1,
                work: 2 * ONE,
            };
        }
        // To look at two rows takes as long as some exchanges, so there are several at a time.
        let mut done = Done {
            exchanges: 0,
            work: self.look(table, rows),
        };
        for _ in 0..=self.free[0].len() / 8 {
            if self.free[0].is_empty() {
                break;
            }
            let mover = self.free[0][chance.index(self.free[0].len())];
            let sent = self.send(table, rows, mover, chance);
            done.exchanges += sent.exchanges;
            done.work += sent.work;
        }
        done
    }

    /// Looks at two rows: who may move to the other, and what quotas allow. Tells the work.
    pub fn look(&mut self, table: &Table, rows: [usize; 2]) -> u64 {
        for side in 0..2 {
            let other = rows[1 - side];
            self.free[side].clear();
            self.free[side].extend((table.rows[rows[side]].iter().enumerate()).filter_map(
                |(seat, &person)| {
                    let moves = !table.sits(person, other) && !table.mate_sits(person, other);
                    moves.then_some(seat)
                },
            ));
            self.counts_for[side].clear();
            for &person in &table.rows[rows[side]] {
                self.counts_for[side].extend(table.ledger.of(person));
            }
        }
        self.features = table.ledger.features().count();
        self.count.clear();
        self.least.clear();
        self.most.clear();
        let ledger = &table.ledger;
        for (quota, (&one, &two)) in (table.count(rows[0]).iter())
            .zip(table.count(rows[1]))
            .enumerate()
        {
            let (min, max) = (signed(ledger.min[quota]), signed(ledger.max[quota]));
            let both = signed(one) + signed(two);
            self.count.push(signed(one));
            self.least.push(min.max(both - max));
            self.most.push(max.min(both - min));
        }
        u64::from(number(
            table.rows[rows[0]].len() + table.rows[rows[1]].len(),
        ))
    }

    /// Sends the person on a seat of the first row to the second, together with as many as it
    /// takes. The rows are those that were looked at last; whoever moved since stays.
    pub fn send(
        &mut self,
        table: &mut Table,
        rows: [usize; 2],
        mut mover: usize,
        chance: &mut Chance,
    ) -> Done {
        let mut work = ONE;
        let mut side = 0;
        self.pairs.clear();
        if !self.free[0].contains(&mover) {
            return Done { exchanges: 0, work };
        }
        while self.pairs.len() < PAIRS {
            work += self.free[1 - side].len() as u64 + 3 * ONE;
            let Some(partner) = self.partner(side, mover, chance) else {
                break;
            };
            let pair = if side == 0 {
                [mover, partner]
            } else {
                [partner, mover]
            };
            self.pairs.push(pair);
            for (free, seat) in self.free.iter_mut().zip(pair) {
                free.retain(|&other| other != seat);
            }
            let Some((broken, too_many)) = self.broken(chance) else {
                for &pair in &self.pairs {
                    table.exchange(rows, pair);
                }
                return Done {
                    exchanges: number(self.pairs.len()),
                    work,
                };
            };
            side = usize::from(!too_many);
            let holds = |&&seat: &&usize| {
                counts_for(&self.counts_for[side], self.features, seat).contains(&broken)
            };
            let those = self.free[side].iter().filter(holds).count();
            let Some(&next) = (self.free[side].iter().filter(holds)).nth(chance.index(those))
            else {
                break;
            };
            mover = next;
        }
        // Nobody moves.
        for pair in std::mem::take(&mut self.pairs) {
            for (side, seat) in pair.into_iter().enumerate() {
                self.free[side].push(seat);
                let sign = if side == 0 { 1 } else { -1 };
                self.shift(side, seat, sign);
            }
        }
        Done { exchanges: 0, work }
    }

    /// Changes what the first row has by the person of a seat.
    fn shift(&mut self, side: usize, seat: usize, by: i32) {
        for &quota in counts_for(&self.counts_for[side], self.features, seat) {
            self.count[usize::from(quota)] += by;
        }
    }

    /// Seats whose people changed places when somebody was last sent.
    pub fn last(&self) -> &[[usize; 2]] {
        &self.pairs
    }

    /// Undoes that.
    pub fn take_back(&self, table: &mut Table, rows: [usize; 2]) {
        for &pair in &self.pairs {
            table.exchange(rows, pair);
        }
    }

    /// With whom of the other side the person of a seat changes places so that least is broken,
    /// equal ones by chance; the counts are then those after the exchange.
    fn partner(&mut self, side: usize, mover: usize, chance: &mut Chance) -> Option<usize> {
        // The first row loses what side 0 moves, and gains what side 1 moves.
        let sign = if side == 0 { -1 } else { 1 };
        self.shift(side, mover, sign);
        self.cost.clear();
        for ((&count, &least), &most) in self.count.iter().zip(&self.least).zip(&self.most) {
            let breaks = |count: i32| (least - count).max(count - most).max(0);
            self.cost.push(breaks(count - sign) - breaks(count));
        }
        let mut best: Option<(i32, usize)> = None;
        let mut equal = 0;
        for &seat in &self.free[1 - side] {
            let cost: i32 = (counts_for(&self.counts_for[1 - side], self.features, seat).iter())
                .map(|&quota| self.cost[usize::from(quota)])
                .sum();
            match best {
                Some((least, _)) if cost > least => {}
                Some((least, _)) if cost == least => {
                    equal += 1;
                    if chance.below(equal) == 0 {
                        best = Some((cost, seat));
                    }
                }
                _ => {
                    best = Some((cost, seat));
                    equal = 1;
                }
            }
        }
        let Some((_, seat)) = best else {
            self.shift(side, mover, -sign);
            return None;
        };
        self.shift(1 - side, seat, -sign);
        Some(seat)
    }

    /// One of the broken quotas, by chance, and whether the first row has too many of it.
    fn broken(&self, chance: &mut Chance) -> Option<(u16, bool)> {
        let all = || {
            (0..self.count.len())
                .filter(|&q| self.count[q] < self.least[q] || self.count[q] > self.most[q])
        };
        let quota = all().nth(chance.index(all().count()))?;
        let number = u16::try_from(quota).ok()?;
        Some((number, self.count[quota] > self.most[quota]))
    }
}

/// What the person of a seat counts for.
fn counts_for(row: &[u16], features: usize, seat: usize) -> &[u16] {
    &row[seat * features..(seat + 1) * features]
}

/// A number of seats; a quota may allow more than there are.
fn signed(seats: u32) -> i32 {
    i32::try_from(seats)
        .unwrap_or(i32::MAX / 4)
        .min(i32::MAX / 4)
}
