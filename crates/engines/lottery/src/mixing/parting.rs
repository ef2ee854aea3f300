//! Parting those who are tied: who sits with whom too often to be chance.
//!
//! After exchanges at random some pairs still sit together far more often than their chances say,
//! by accident, or because they did so in the rows at first. The worst of them are looked up; one
//! of the two moves to a row where the other does not sit; and that stays so only if nobody who
//! sits together through it is tied as much as the two were. So the largest tie, and then the
//! next, can only become smaller.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::table::Table;
use super::trade::Trader;
use crate::chance::Chance;
use crate::ledger::number;

/// Pairs that are looked up at a time.
const PAIRS: usize = 400;
/// How often it is tried to part two people, each time that they are looked up.
const TRIES: usize = 12;
/// Times that the worst pair may stay the worst before it is left at that.
const PATIENCE: u32 = 6;

/// How much two people are tied: P(b | a) - P(b) times the number of rows, as a fraction. It is
/// largest for the one of them who sits in fewer rows.
#[derive(Clone, Copy, Debug)]
struct Tie {
    more: i64,
    rows: i64,
}

impl Tie {
    /// Of people who sit in `one` and `two` rows, in `both` together, among `rows`.
    fn new(both: u32, one: u32, two: u32, rows: usize) -> Self {
        let all = i64::from(number(rows));
        Self {
            more: i64::from(both) * all - i64::from(one) * i64::from(two),
            rows: i64::from(one.min(two).max(1)),
        }
    }
}

impl PartialEq for Tie {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Tie {}

impl PartialOrd for Tie {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Tie {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.more) * i128::from(other.rows);
        left.cmp(&(i128::from(other.more) * i128::from(self.rows)))
    }
}

/// Parts people until the worst pair stays the worst or `work` is done. Tells how many exchanged
/// places; `go_on` is told of work and answers whether there may be more.
pub fn part(
    table: &mut Table,
    trader: &mut Trader,
    work: u64,
    chance: &mut Chance,
    go_on: &mut dyn FnMut(u64) -> bool,
) -> u64 {
    let mut exchanges = 0;
    let mut done = 0;
    let mut worst: Option<Tie> = None;
    let mut patience = PATIENCE;
    // For each pair of people of a row one step, each a small part of a look at a person.
    let seats = table.rows.first().map_or(0, Vec::len) as u64;
    let look_up = table.rows.len() as u64 * seats * seats / 4;
    while done + look_up < work && go_on(look_up) {
        done += look_up;
        let pairs = tied(table);
        let Some(&(tie, ..)) = pairs.first() else {
            break;
        };
        if worst.is_some_and(|worst| tie >= worst) {
            patience -= 1;
            if patience == 0 {
                break;
            }
        } else {
            patience = PATIENCE;
        }
        worst = Some(tie);
        for (tie, a, b) in pairs {
            let (moved, cost) = move_one(table, trader, tie, [a, b], chance);
            exchanges += moved;
            done += cost;
            if done >= work || !go_on(cost) {
                break;
            }
        }
    }
    exchanges
}

/// The pairs that are tied most, the worst first.
fn tied(table: &Table) -> Vec<(Tie, u32, u32)> {
    let rows_of = table.rows_of();
    let mut together = vec![0_u32; rows_of.len()];
    let mut touched = Vec::new();
    // The least tied of those kept is on top.
    let mut kept: BinaryHeap<std::cmp::Reverse<(Tie, u32, u32)>> = BinaryHeap::new();
    for (a, of) in rows_of.iter().enumerate() {
        for &row in of {
            for &b in &table.rows[row as usize] {
                if together[b as usize] == 0 {
                    touched.push(b);
                }
                together[b as usize] += 1;
            }
        }
        let one = number(of.len());
        for b in touched.drain(..) {
            let both = std::mem::take(&mut together[b as usize]);
            let two = number(rows_of[b as usize].len());
            // Each pair once, by the one who sits in fewer rows.
            if (one, a) >= (two, b as usize) {
                continue;
            }
            let tie = Tie::new(both, one, two, table.rows.len());
            if tie.more <= 0 {
                continue;
            }
            if kept.len() < PAIRS {
                kept.push(std::cmp::Reverse((tie, number(a), b)));
            } else if kept.peek().is_some_and(|least| tie > least.0.0) {
                kept.pop();
                kept.push(std::cmp::Reverse((tie, number(a), b)));
            }
        }
    }
    let mut pairs: Vec<_> = kept.into_iter().map(|pair| pair.0).collect();
    pairs.sort_unstable_by(|one, two| two.cmp(one));
    pairs
}

/// Moves one of two people out of a row in which both sit. Tells how many exchanged places, and
/// the work.
fn move_one(
    table: &mut Table,
    trader: &mut Trader,
    was: Tie,
    pair: [u32; 2],
    chance: &mut Chance,
) -> (u64, u64) {
    let mut work = 0;
    let shared = table.shared(pair);
    // An earlier move may have parted them.
    if tie(table, pair) < was || shared.is_empty() {
        return (0, table.words as u64 / 4 + 1);
    }
    for _ in 0..TRIES {
        let from = shared[chance.index(shared.len())];
        let to = chance.index(table.rows.len());
        let mover = pair[chance.index(2)];
        work += 4;
        if to == from || pair.iter().any(|&person| table.sits(person, to)) {
            continue;
        }
        let Some(seat) = table.rows[from].iter().position(|&person| person == mover) else {
            continue;
        };
        work += trader.look(table, [from, to]);
        let trade = trader.send(table, [from, to], seat, chance);
        work += trade.work;
        if trade.exchanges == 0 {
            continue;
        }
        let (good, looks) = lighter(table, [from, to], trader.last(), was);
        work += looks * (table.words as u64 / 4 + 1);
        if good {
            return (u64::from(trade.exchanges), work);
        }
        trader.take_back(table, [from, to]);
    }
    (0, work)
}

/// Whether nobody who just moved is tied to anybody of the new row as much as `was`, and how many
/// pairs were looked at.
fn lighter(table: &Table, rows: [usize; 2], seats: &[[usize; 2]], was: Tie) -> (bool, u64) {
    let mut looks = 0;
    for moved in seats {
        for side in 0..2 {
            let person = table.rows[rows[side]][moved[side]];
            for &other in &table.rows[rows[side]] {
                looks += 1;
                if other != person && tie(table, [person, other]) >= was {
                    return (false, looks);
                }
            }
        }
    }
    (true, looks)
}

fn tie(table: &Table, pair: [u32; 2]) -> Tie {
    let [one, two] = pair.map(|person| table.count_of[person as usize]);
    Tie::new(table.together(pair), one, two, table.rows.len())
}
