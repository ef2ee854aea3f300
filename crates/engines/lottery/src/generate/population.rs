//! Pools of volunteers whose quotas come from the shares of a population.

use super::{Draft, between, pick};
use crate::chance::Chance;
use crate::pool::Pool;

/// The size of a generic pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many volunteer.
    pub people: u32,
    /// Seats of the panel, at most as many.
    pub seats: u32,
    /// Features, each of 2 to 8 values.
    pub features: u32,
    /// How far the quotas are from the shares.
    pub slack: Slack,
    /// How many of the people share a household with one other, in percent.
    pub households: u32,
}

/// How far quotas are from a value's share of the seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slack {
    /// From a tenth of this many seats below the share, rounded down, to as many above it,
    /// rounded up: `Tenths(10)` makes 21 to 24 of a share of 22.5.
    Tenths(u32),
    /// The whole numbers within 0.3 seat of the share; where there is none, the two beside it.
    Tight,
}

/// People behind each share.
const POPULATION: u32 = 20_000;

/// A population in which features hang together, its volunteers, and quotas from its shares.
///
/// Each person belongs to one of five milieus, and two of five answers are the milieu's; the
/// values of a feature are not equally willing to volunteer. So the pool differs from the
/// population in every feature and in what goes with what. Where no panel is found that meets the
/// quotas, they are widened just so far that the nearest one meets them.
pub fn generic(shape: Shape, seed: &str) -> Pool {
    let mut chance = Chance::new(seed, "generic pool");
    let features: Vec<Trait> = (0..shape.features)
        .map(|number| Trait::random(number, &mut chance))
        .collect();
    volunteers(&features, shape, 40, &mut chance)
}

/// Applicants for the caravan of the demonstration region with its 15 seats; 120 to 300 people are
/// usual. All of them are invented.
pub fn caravan(people: u32, seed: &str) -> Pool {
    let mut chance = Chance::new(seed, "caravan pool");
    let features = [
        Trait::named(
            "district",
            &[
                ("Aktau", 28, 60),
                ("Zhanaozen", 20, 70),
                ("Munaily", 24, 80),
                ("Beineu", 9, 90),
                ("Mangystau", 7, 60),
                ("Karakiya", 6, 70),
                ("Tupkaragan", 6, 100),
            ],
        ),
        Trait::named("gender", &[("female", 52, 100), ("male", 48, 55)]),
        Trait::named(
            "age",
            &[
                ("18-29", 22, 45),
                ("30-44", 34, 100),
                ("45-59", 26, 70),
                ("60+", 18, 80),
            ],
        ),
        Trait::named(
            "role",
            &[
                ("regional council", 18, 60),
                ("district council", 34, 90),
                ("activist", 22, 80),
                ("ngo", 26, 70),
            ],
        ),
        Trait::named("language", &[("kk", 70, 90), ("ru", 30, 100)]),
    ];
    let shape = Shape {
        people,
        seats: 15,
        features: 5,
        slack: Slack::Tenths(10),
        households: 0,
    };
    volunteers(&features, shape, 15, &mut chance)
}

/// A feature of a population.
struct Trait {
    name: String,
    values: Vec<String>,
    /// How common each value is.
    common: Vec<u32>,
    /// Of a hundred people with the value so many would volunteer.
    willing: Vec<u32>,
    /// The value that goes with each milieu.
    of_milieu: [usize; 5],
}

impl Trait {
    fn random(number: u32, chance: &mut Chance) -> Self {
        let size = between(chance, 2, 8);
        let common: Vec<u32> = (0..size).map(|_| between(chance, 2, 10)).collect();
        Self {
            name: format!("f{number}"),
            values: (0..size).map(|v| format!("f{number}v{v}")).collect(),
            willing: (0..size).map(|_| between(chance, 40, 100)).collect(),
            of_milieu: [(); 5].map(|()| pick(chance, &common)),
            common,
        }
    }

    fn named(name: &str, values: &[(&str, u32, u32)]) -> Self {
        Self {
            name: name.to_owned(),
            values: values.iter().map(|&(name, _, _)| name.to_owned()).collect(),
            common: values.iter().map(|&(_, common, _)| common).collect(),
            willing: values.iter().map(|&(_, _, willing)| willing).collect(),
            of_milieu: [0, 1, 2, 3, 4].map(|milieu| milieu % values.len()),
        }
    }
}

/// One person of the population.
fn somebody(features: &[Trait], likeness: u32, chance: &mut Chance) -> Vec<u16> {
    let milieu = chance.index(5);
    features
        .iter()
        .map(|feature| {
            let value = if between(chance, 0, 99) < likeness {
                feature.of_milieu[milieu]
            } else {
                pick(chance, &feature.common)
            };
            u16::try_from(value).unwrap_or(0)
        })
        .collect()
}

fn volunteers(features: &[Trait], shape: Shape, likeness: u32, chance: &mut Chance) -> Pool {
    let mut counts: Vec<Vec<u32>> = (features.iter())
        .map(|feature| vec![0; feature.values.len()])
        .collect();
    for _ in 0..POPULATION {
        for (count, value) in (counts.iter_mut()).zip(somebody(features, likeness, chance)) {
            count[usize::from(value)] += 1;
        }
    }
    let mut people = Vec::new();
    while people.len() < shape.people as usize {
        let person = somebody(features, likeness, chance);
        let comes = (features.iter().zip(&person))
            .all(|(feature, &v)| between(chance, 0, 99) < feature.willing[usize::from(v)]);
        if comes {
            people.push(person);
        }
    }
    let mut draft = Draft {
        seats: shape.seats.min(shape.people),
        features: (features.iter())
            .map(|feature| (feature.name.clone(), feature.values.clone()))
            .collect(),
        quotas: Vec::new(),
        households: vec![None; people.len()],
        people,
    };
    draft.quotas = (counts.iter())
        .map(|counts| {
            (counts.iter())
                .map(|&count| quota(count, draft.seats, shape.slack))
                .collect()
        })
        .collect();
    let panel = nearest_panel(&draft, chance);
    draft.admit(&panel);
    draft.pair_up(shape.households, &panel, chance);
    draft.finish()
}

/// The quota of a value that `count` of the population have, in whole numbers throughout.
pub(super) fn quota(count: u32, seats: u32, slack: Slack) -> (u32, u32) {
    // The share in tenths of a seat, times the population.
    let share = count * seats * 10;
    let seat = POPULATION * 10;
    match slack {
        Slack::Tenths(tenths) => {
            let slack = tenths * POPULATION;
            let max = (share + slack).div_ceil(seat).min(seats);
            (share.saturating_sub(slack) / seat, max)
        }
        Slack::Tight => {
            let near = 3 * POPULATION;
            let (min, max) = (
                share.saturating_sub(near).div_ceil(seat),
                (share + near) / seat,
            );
            if min <= max {
                (min, max)
            } else {
                (share / seat, share.div_ceil(seat))
            }
        }
    }
}

/// A panel that meets the quotas, or the nearest that a search by exchanges finds.
fn nearest_panel(draft: &Draft, chance: &mut Chance) -> Vec<usize> {
    let seats = draft.seats as usize;
    let mut order: Vec<usize> = (0..draft.people.len()).collect();
    chance.shuffle(&mut order);
    let mut counts = draft.counts(&order[..seats]);
    let mut off: u32 = (counts.iter().zip(&draft.quotas))
        .flat_map(|(counts, quotas)| counts.iter().zip(quotas))
        .map(|(&count, &quota)| distance(count, quota))
        .sum();
    let (mut best, mut panel) = (off, order[..seats].to_vec());
    for step in 0..300_000_u32 {
        if best == 0 || seats == order.len() {
            break;
        }
        let goes = chance.index(seats);
        let comes = seats + chance.index(order.len() - seats);
        let (one, two) = (&draft.people[order[goes]], &draft.people[order[comes]]);
        let (mut less, mut more) = (0, 0);
        for (feature, (&from, &to)) in one.iter().zip(two).enumerate() {
            if from != to {
                let (from, to) = (usize::from(from), usize::from(to));
                let (count, quota) = (&counts[feature], &draft.quotas[feature]);
                less += distance(count[from], quota[from]) + distance(count[to], quota[to]);
                more += distance(count[from] - 1, quota[from]) + distance(count[to] + 1, quota[to]);
            }
        }
        // Now and then a step away, or the search stays where every exchange is a loss.
        if more <= less || (more == less + 1 && step % 512 == 0) {
            for (count, (&from, &to)) in counts.iter_mut().zip(one.iter().zip(two)) {
                count[usize::from(from)] -= 1;
                count[usize::from(to)] += 1;
            }
            order.swap(goes, comes);
            off = off + more - less;
            if off < best {
                best = off;
                panel = order[..seats].to_vec();
            }
        }
    }
    panel
}

/// How far a count is outside of its quota.
fn distance(count: u32, (min, max): (u32, u32)) -> u32 {
    min.saturating_sub(count) + count.saturating_sub(max)
}
