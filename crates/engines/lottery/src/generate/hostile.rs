//! Small pools made to be difficult.

use super::{Draft, between, pick};
use crate::chance::Chance;
use crate::pool::Pool;

/// What a hostile pool is to be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hostile {
    /// Fewest profiles, at least 1.
    pub fewest: u32,
    /// Most profiles.
    pub most: u32,
    /// Most people of one profile.
    pub alike: u32,
    /// How probable it is that a side of a quota is loosened, in percent; `None`: 0 to 60, by chance.
    pub loose: Option<u32>,
    /// How many people share a household, in percent.
    pub households: u32,
}

impl Hostile {
    /// 5 to 14 profiles: small enough to list all panels.
    pub const SMALL: Self = Self {
        fewest: 5,
        most: 14,
        alike: 3,
        loose: None,
        households: 0,
    };
    /// 20 to 80 profiles.
    pub const MIDDLE: Self = Self {
        fewest: 20,
        most: 80,
        ..Self::SMALL
    };
    /// 40 to 634 profiles and hardly a quota that leaves a choice.
    pub const NEAR_EXACT: Self = Self {
        fewest: 40,
        most: 634,
        alike: 2,
        loose: Some(8),
        households: 0,
    };
}

/// A pool of 3 to 7 features that hang together (correlation up to 0.8), with the counts of one
/// random panel as its quotas, each side loosened with a random chance.
pub fn hostile(kind: Hostile, chance: &mut Chance) -> Pool {
    let profiles = between(chance, kind.fewest, kind.most);
    let features = between(chance, 3, 7);
    let likeness = between(chance, 0, 80);
    let loose = (kind.loose).unwrap_or_else(|| between(chance, 0, 6) * 10);
    // Few values where there are few profiles, or most people could sit with nobody else.
    let most = match profiles {
        0..15 => between(chance, 2, 3),
        15..40 => between(chance, 2, 4),
        _ => between(chance, 3, 6),
    };
    let mut draft = drawn(profiles, features, most, likeness, kind.alike, chance);
    let people = u32::try_from(draft.people.len()).unwrap_or(u32::MAX);
    draft.seats = between(chance, people / 6 + 1, people / 2 + 1).min(people);
    let panel = random_panel(&draft, chance);
    let counts = draft.counts(&panel);
    // A value that the panel lacks would keep out everybody who has it: an easy answer, so only in
    // every second pool.
    let open = between(chance, 0, 1);
    draft.quotas = (counts.iter())
        .map(|counts| {
            (counts.iter())
                .map(|&count| {
                    let (mut min, mut max) = (count, count.max(open));
                    if between(chance, 0, 99) < loose {
                        min = count.saturating_sub(between(chance, 1, 2));
                    }
                    if between(chance, 0, 99) < loose {
                        max = (max + between(chance, 1, 2)).min(draft.seats);
                    }
                    (min, max)
                })
                .collect()
        })
        .collect();
    draft.pair_up(kind.households, &panel, chance);
    draft.finish()
}

/// A pool of at most 12 people, so that all panels can be listed. Its quotas are arbitrary: some
/// such pools have no legal panel, some have people whom no legal panel can contain, in every
/// fourth some people share a household.
pub fn tiny(chance: &mut Chance) -> Pool {
    let features = between(chance, 1, 4);
    let likeness = between(chance, 0, 80);
    let profiles = between(chance, 2, 12);
    let mut draft = drawn(profiles, features, 3, likeness, 2, chance);
    draft.people.truncate(12);
    draft.households.truncate(12);
    let people = u32::try_from(draft.people.len()).unwrap_or(0);
    draft.seats = between(chance, 1, people.min(6));
    let (first, second) = (random_panel(&draft, chance), random_panel(&draft, chance));
    let (first, second) = (draft.counts(&first), draft.counts(&second));
    let blind = between(chance, 0, 9) == 0;
    draft.quotas = (first.iter().zip(&second))
        .map(|(first, second)| {
            (first.iter().zip(second))
                .map(|(&one, &two)| match between(chance, 0, 5) {
                    _ if blind => {
                        let min = between(chance, 0, draft.seats);
                        (min, between(chance, min, draft.seats))
                    }
                    0 => (0, draft.seats),
                    1 => (one.saturating_sub(1), (one + 1).min(draft.seats)),
                    2 => (one.min(two), one.max(two)),
                    _ => (one, one),
                })
                .collect()
        })
        .collect();
    if between(chance, 0, 3) == 0 {
        let share = between(chance, 20, 80);
        draft.pair_up(share, &[], chance);
    }
    draft.finish()
}

/// People of that many different profiles, in an arbitrary order. Where fewer profiles are
/// possible, there are fewer.
fn drawn(
    profiles: u32,
    features: u32,
    most_values: u32,
    likeness: u32,
    alike: u32,
    chance: &mut Chance,
) -> Draft {
    let sizes: Vec<u32> = (0..features)
        .map(|_| between(chance, 2, most_values))
        .collect();
    let mut found: Vec<Vec<u16>> = Vec::new();
    for _ in 0..profiles * 20 {
        if found.len() >= profiles as usize {
            break;
        }
        let mut profile: Vec<u16> = Vec::with_capacity(sizes.len());
        for &size in &sizes {
            let copied = (profile.last()).filter(|_| between(chance, 0, 99) < likeness);
            let value = match copied {
                Some(&before) => u32::from(before) % size,
                None => between(chance, 0, size - 1),
            };
            profile.push(u16::try_from(value).unwrap_or(0));
        }
        if !found.contains(&profile) {
            found.push(profile);
        }
    }
    let mut people = Vec::new();
    for profile in found {
        // One person is likelier than two, two than three.
        let weights: Vec<u32> = (1..=alike).rev().collect();
        for _ in 0..=pick(chance, &weights) {
            people.push(profile.clone());
        }
    }
    chance.shuffle(&mut people);
    Draft {
        seats: 1,
        features: (sizes.iter().enumerate())
            .map(|(f, &size)| {
                let values = (0..size).map(|v| format!("f{f}v{v}")).collect();
                (format!("f{f}"), values)
            })
            .collect(),
        quotas: Vec::new(),
        households: vec![None; people.len()],
        people,
    }
}

/// As many people as there are seats.
fn random_panel(draft: &Draft, chance: &mut Chance) -> Vec<usize> {
    let mut order: Vec<usize> = (0..draft.people.len()).collect();
    chance.shuffle(&mut order);
    order.truncate(draft.seats as usize);
    order
}
