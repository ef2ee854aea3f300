//! Lotteries small and regular enough that their chances and their proof can be written by hand.

use keruen_lottery::format::*;
use keruen_lottery::fraction::Fraction;

/// One feature, `group`, whose values are groups of `(people, seats)`: each group gives exactly its
/// seats, so everybody in it has the chance seats / people, and no way of choosing changes that.
///
/// Panel number i seats, in each group, the people who come next in turn; after as many panels as
/// there are turns everybody was seated equally often.
pub fn groups(groups: &[(u32, u32)], rows: u32) -> Lottery {
    let turns = groups.iter().fold(1, |all, &(n, _)| lcm(all, n));
    let first = |group: usize| groups[..group].iter().map(|&(n, _)| n).sum::<u32>();
    let panel = |turn: u32| {
        let mut people = Vec::new();
        for (g, &(n, seats)) in groups.iter().enumerate() {
            people.extend((0..seats).map(|seat| first(g) + (turn * seats + seat) % n));
        }
        people.sort_unstable();
        people
    };
    let value = |g: usize| format!("g{g}");
    let rows: Vec<Vec<u32>> = (0..rows).map(panel).collect();
    let everybody: u32 = groups.iter().map(|&(n, _)| n).sum();
    let alternates = (rows.iter())
        .map(|row| {
            (0..everybody)
                .filter(|p| !row.contains(p))
                .rev()
                .take(2)
                .collect()
        })
        .collect();
    let chances = groups
        .iter()
        .map(|&(n, seats)| Fraction::new(seats.into(), n.into()));
    let minimum = chances.min().unwrap();
    let published = |person: u32| rows.iter().filter(|row| row.contains(&person)).count();
    let of_group = |g: usize| first(g)..first(g) + groups[g].0;
    let change = (0..groups.len())
        .flat_map(|g| of_group(g).map(move |p| (g, p)))
        .map(|(g, p)| {
            let exact = Fraction::new(groups[g].1.into(), groups[g].0.into());
            let rounded = Fraction::new(published(p) as i128, rows.len() as i128);
            let change = exact.0 - rounded.0;
            Fraction(if change < Fraction::new(0, 1).0 {
                -change
            } else {
                change
            })
        });
    Lottery {
        format: Lottery::FORMAT.into(),
        seats: groups.iter().map(|&(_, seats)| seats).sum(),
        objective: Objective::Leximin,
        features: vec![Feature {
            name: "group".into(),
            values: (0..groups.len())
                .map(|g| Value {
                    value: value(g),
                    min: groups[g].1,
                    max: groups[g].1,
                })
                .collect(),
        }],
        people: (0..groups.len())
            .flat_map(|g| of_group(g).map(move |p| (g, p)))
            .map(|(g, p)| Person {
                id: format!("n{}", p + 1),
                values: vec![value(g)],
                household: None,
            })
            .collect(),
        alternates,
        exact: Exact {
            denominator: turns.into(),
            panels: (0..turns)
                .map(|turn| Panel {
                    weight: 1,
                    people: panel(turn),
                })
                .collect(),
        },
        minimum: minimum.to_f64(),
        minimum_exact: minimum,
        published_minimum: (0..everybody).map(published).min().unwrap() as f64 / rows.len() as f64,
        largest_change: change.max().unwrap(),
        seed: "keruen".into(),
        certificate: Certificate {
            kind: Kind::A,
            levels: levels(groups),
        },
        rows,
        replaces: None,
    }
}

/// A level for each chance, from the lowest: everybody who has it counts equally, and the seats of
/// their groups, by the maxima, are all that they can get.
fn levels(groups: &[(u32, u32)]) -> Vec<Level> {
    let chance = |g: usize| Fraction::new(groups[g].1.into(), groups[g].0.into());
    let mut chances: Vec<Fraction> = (0..groups.len()).map(chance).collect();
    chances.sort();
    chances.dedup();
    let zero = Fraction::new(0, 1);
    (chances.into_iter())
        .map(|bound| {
            let mine = |g: &usize| chance(*g) == bound;
            let people: u32 = (0..groups.len()).filter(mine).map(|g| groups[g].0).sum();
            let weight = Fraction::new(1, people.into());
            let quota = (0..groups.len()).filter(mine).map(|g| Multiplier {
                feature: "group".into(),
                value: format!("g{g}"),
                side: Side::Max,
                multiplier: weight.clone(),
            });
            let weights = (0..groups.len()).map(|g| {
                if mine(&g) {
                    weight.clone()
                } else {
                    zero.clone()
                }
            });
            Level {
                gap: zero.clone(),
                weights: weights.collect(),
                quota: quota.collect(),
                household: vec![],
                gamma: zero.clone(),
                caps: vec![],
                bound,
            }
        })
        .collect()
}

fn lcm(a: u32, b: u32) -> u32 {
    let gcd = |mut a: u32, mut b: u32| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    a / gcd(a, b) * b
}
