//! Rows while people change places in them.

use crate::ledger::{Ledger, number};
use crate::pool::Pool;

/// Rows, with what has to be known at once to exchange people between them.
pub struct Table {
    /// Indexes of people, in no order.
    pub rows: Vec<Vec<u32>>,
    /// Who counts for which quota.
    pub ledger: Ledger,
    /// For each row and quota how many people count for it.
    count: Vec<u32>,
    /// For each person a bit for each row.
    sits: Vec<u64>,
    /// Words of bits for each person.
    pub words: usize,
    /// For each person in how many rows they sit, which never changes.
    pub count_of: Vec<u32>,
    /// For each person those of the same household; nothing where there are no households.
    mates: Vec<Vec<u32>>,
}

impl Table {
    pub fn new(pool: &Pool, rows: Vec<Vec<u32>>) -> Self {
        let ledger = Ledger::new(pool);
        let count = rows.iter().flat_map(|row| ledger.count(row)).collect();
        let words = rows.len().div_ceil(64);
        let mut homes = vec![Vec::new(); pool.households().len()];
        for (person, who) in pool.people().iter().enumerate() {
            if let Some(household) = who.household {
                homes[household as usize].push(number(person));
            }
        }
        let mates = (pool.people().iter().enumerate())
            .map(|(person, who)| match who.household {
                Some(home) => (homes[home as usize].iter().copied())
                    .filter(|&mate| mate as usize != person)
                    .collect(),
                None => Vec::new(),
            })
            .collect();
        let mut table = Self {
            sits: vec![0; pool.people().len() * words],
            rows: Vec::new(),
            ledger,
            count,
            words,
            count_of: vec![0; pool.people().len()],
            mates: if pool.households().is_empty() {
                Vec::new()
            } else {
                mates
            },
        };
        for (row, people) in rows.iter().enumerate() {
            for &person in people {
                table.turn(person, row);
                table.count_of[person as usize] += 1;
            }
        }
        table.rows = rows;
        table
    }

    /// The rows, people by ascending index again.
    pub fn into_rows(mut self) -> Vec<Vec<u32>> {
        for row in &mut self.rows {
            row.sort_unstable();
        }
        self.rows
    }

    /// Whether somebody sits in a row.
    pub fn sits(&self, person: u32, row: usize) -> bool {
        self.sits[person as usize * self.words + row / 64] >> (row % 64) & 1 == 1
    }

    /// In how many rows two people both sit.
    pub fn together(&self, pair: [u32; 2]) -> u32 {
        let [one, two] = self.bits_of(pair);
        one.iter().zip(two).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// The rows in which two people both sit.
    pub fn shared(&self, pair: [u32; 2]) -> Vec<usize> {
        let [one, two] = self.bits_of(pair);
        let both = one.iter().zip(two).enumerate();
        both.flat_map(|(word, (a, b))| {
            let both = a & b;
            (0..64)
                .filter(move |bit| both >> bit & 1 == 1)
                .map(move |bit| word * 64 + bit)
        })
        .collect()
    }

    /// For each person the rows in which they sit.
    pub fn rows_of(&self) -> Vec<Vec<u32>> {
        let mut rows_of = vec![Vec::new(); self.count_of.len()];
        for (number, row) in (0_u32..).zip(&self.rows) {
            for &person in row {
                rows_of[person as usize].push(number);
            }
        }
        rows_of
    }

    fn bits_of(&self, pair: [u32; 2]) -> [&[u64]; 2] {
        pair.map(|person| {
            let start = person as usize * self.words;
            &self.sits[start..start + self.words]
        })
    }

    /// Whether somebody of the same household sits in a row.
    pub fn mate_sits(&self, person: u32, row: usize) -> bool {
        let mates = self.mates.get(person as usize);
        mates.is_some_and(|mates| mates.iter().any(|&mate| self.sits(mate, row)))
    }

    /// How many people of a row count for each quota.
    pub fn count(&self, row: usize) -> &[u32] {
        &self.count[row * self.ledger.len()..(row + 1) * self.ledger.len()]
    }

    /// Whether two rows stay legal when the first gives one person to the second for another.
    /// Neither may sit in both.
    pub fn may_exchange(&self, [first, second]: [usize; 2], [gives, takes]: [u32; 2]) -> bool {
        let (one, two) = (self.count(first), self.count(second));
        let quotas = self.ledger.of(gives).iter().zip(self.ledger.of(takes));
        quotas
            .filter(|(less, more)| less != more)
            .all(|(&less, &more)| {
                let (less, more) = (usize::from(less), usize::from(more));
                one[less] > self.ledger.min[less]
                    && one[more] < self.ledger.max[more]
                    && two[more] > self.ledger.min[more]
                    && two[less] < self.ledger.max[less]
            })
            && !self.mate_sits(takes, first)
            && !self.mate_sits(gives, second)
    }

    /// Lets two people change places. `seats` are where they sit in the two rows.
    pub fn exchange(&mut self, [first, second]: [usize; 2], seats: [usize; 2]) {
        let gives = self.rows[first][seats[0]];
        let takes = self.rows[second][seats[1]];
        self.rows[first][seats[0]] = takes;
        self.rows[second][seats[1]] = gives;
        for (person, from, to) in [(gives, first, second), (takes, second, first)] {
            self.turn(person, from);
            self.turn(person, to);
            for &quota in self.ledger.of(person) {
                self.count[from * self.ledger.len() + usize::from(quota)] -= 1;
                self.count[to * self.ledger.len() + usize::from(quota)] += 1;
            }
        }
    }

    /// Somebody sits in a row, or does so no longer.
    fn turn(&mut self, person: u32, row: usize) {
        self.sits[person as usize * self.words + row / 64] ^= 1 << (row % 64);
    }
}
