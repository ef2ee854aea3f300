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
    /// Seats whose people change places.
    pairs: Vec<[usize; 2]>,
    /// Of each quota: what the first row has, and fewest and most that it may have.
    count: Vec<i64>,
    least: Vec<i64>,
    most: Vec<i64>,
    /// By how much one more of each quota would break more.
    cost: Vec<i64>,
}

impl Trader {
    pub fn new() -> Self {
        Self {
            free: [Vec::new(), Vec::new()],
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
        let [gives, takes] = people(table, rows, seats);
        if table.sits(gives, rows[1]) || table.sits(takes, rows[0]) {
            return Done::default();
        }
        if table.may_exchange(rows, [gives, takes]) {
            table.exchange(rows, seats);
            return Done {
                exchanges: 1,
                work: 0,
            };
        }
        if table.mate_sits(gives, rows[1]) {
            return Done::default();
        }
        self.several(table, rows, seats[0], chance)
    }

    /// Exchanges several pairs at once, of whom the person on a seat of the first row is one.
    fn several(
        &mut self,
        table: &mut Table,
        rows: [usize; 2],
        first: usize,
        chance: &mut Chance,
    ) -> Done {
        self.start(table, rows);
        let mut work = number(table.rows[rows[0]].len() * 2).into();
        let mut side = 0;
        let mut mover = first;
        while self.pairs.len() < PAIRS {
            work += self.free[1 - side].len() as u64;
            let Some(partner) = self.partner(table, rows, side, mover, chance) else {
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
                let person = table.rows[rows[side]][seat];
                table.ledger.of(person).contains(&broken)
            };
            let those = self.free[side].iter().filter(holds).count();
            let Some(&next) = (self.free[side].iter().filter(holds)).nth(chance.index(those))
            else {
                break;
            };
            mover = next;
        }
        Done { exchanges: 0, work }
    }

    /// Looks at the two rows.
    fn start(&mut self, table: &Table, rows: [usize; 2]) {
        self.pairs.clear();
        for side in 0..2 {
            let other = rows[1 - side];
            self.free[side].clear();
            self.free[side].extend((table.rows[rows[side]].iter().enumerate()).filter_map(
                |(seat, &person)| {
                    let moves = !table.sits(person, other) && !table.mate_sits(person, other);
                    moves.then_some(seat)
                },
            ));
        }
        self.count.clear();
        self.least.clear();
        self.most.clear();
        let ledger = &table.ledger;
        for (quota, (&one, &two)) in (table.count(rows[0]).iter())
            .zip(table.count(rows[1]))
            .enumerate()
        {
            let (min, max) = (i64::from(ledger.min[quota]), i64::from(ledger.max[quota]));
            let both = i64::from(one) + i64::from(two);
            self.count.push(i64::from(one));
            self.least.push(min.max(both - max));
            self.most.push(max.min(both - min));
        }
    }

    /// With whom of the other side the person of a seat changes places so that least is broken,
    /// equal ones by chance; the counts are then those after the exchange.
    fn partner(
        &mut self,
        table: &Table,
        rows: [usize; 2],
        side: usize,
        mover: usize,
        chance: &mut Chance,
    ) -> Option<usize> {
        // The first row loses what side 0 moves, and gains what side 1 moves.
        let sign = if side == 0 { -1 } else { 1 };
        for &quota in table.ledger.of(table.rows[rows[side]][mover]) {
            self.count[quota as usize] += sign;
        }
        self.cost.clear();
        for ((&count, &least), &most) in self.count.iter().zip(&self.least).zip(&self.most) {
            let breaks = |count: i64| (least - count).max(count - most).max(0);
            self.cost.push(breaks(count - sign) - breaks(count));
        }
        let mut best: Option<(i64, usize)> = None;
        let mut equal = 0;
        for &seat in &self.free[1 - side] {
            let person = table.rows[rows[1 - side]][seat];
            let cost: i64 = (table.ledger.of(person).iter())
                .map(|&quota| self.cost[quota as usize])
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
        let (_, seat) = best?;
        for &quota in table.ledger.of(table.rows[rows[1 - side]][seat]) {
            self.count[quota as usize] -= sign;
        }
        Some(seat)
    }

    /// One of the broken quotas, by chance, and whether the first row has too many of it.
    fn broken(&self, chance: &mut Chance) -> Option<(u32, bool)> {
        let all = || {
            (0..self.count.len())
                .filter(|&q| self.count[q] < self.least[q] || self.count[q] > self.most[q])
        };
        let quota = all().nth(chance.index(all().count()))?;
        Some((number(quota), self.count[quota] > self.most[quota]))
    }
}

fn people(table: &Table, rows: [usize; 2], seats: [usize; 2]) -> [u32; 2] {
    [0, 1].map(|side| table.rows[rows[side]][seats[side]])
}
