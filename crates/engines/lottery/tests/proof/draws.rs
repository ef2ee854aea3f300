//! Rows that keep to the chances, and a hundred thousand draws of one lottery.

use keruen_lottery::draw;
use keruen_lottery::format::{Bytes, Hash, Kind, Objective};
use keruen_lottery::generate::{Hostile, caravan, hostile};
use keruen_lottery::prepare::{Options, prepare};
use num_rational::BigRational;

use crate::pools::{chance, lottery, many, options};

const DRAWS: u32 = 100_000;

/// The sum of squares by which counts differ from what is expected, in its own measure.
fn chi_square(pairs: impl IntoIterator<Item = (u32, f64)>) -> f64 {
    let part = |(count, expected): (u32, f64)| (f64::from(count) - expected).powi(2) / expected;
    pairs.into_iter().map(part).sum()
}

/// Whether a chi-square is what chance alone makes of it in all but about three of 100,000 runs:
/// four standard deviations above the mean.
fn by_chance(chi_square: f64, free: f64) -> bool {
    chi_square < free + 4.0 * (2.0 * free).sqrt()
}

#[test]
fn a_hundred_thousand_draws_match_the_weights() {
    let pool = caravan(120, "keruen");
    let options = Options {
        rows: 1_000,
        ..options(Objective::Maximin)
    };
    let lottery = prepare(&pool, &options, &mut ())
        .expect("a lottery")
        .lottery;
    let mut chance = chance("draws");
    let commitment = Hash::of(b"a commitment");
    let mut drawn = vec![0_u32; lottery.rows.len()];
    for number in 0..DRAWS {
        // A beacon alone, dice alone, or both: one is as good as the other.
        let randomness: Hash = Bytes(std::array::from_fn(|_| chance.below(256).to_le_bytes()[0]));
        let dice: [u8; 3] = std::array::from_fn(|_| chance.below(10).to_le_bytes()[0]);
        let (randomness, dice) = match number % 3 {
            0 => (Some(&randomness), &dice[..0]),
            1 => (None, &dice[..]),
            _ => (Some(&randomness), &dice[..]),
        };
        let row = draw::row(&commitment, randomness, dice, drawn.len()).expect("a row");
        drawn[row as usize] += 1;
    }
    let rows = f64::from(u32::try_from(drawn.len()).expect("few rows"));
    let expected = f64::from(DRAWS) / rows;
    let chi = chi_square(drawn.iter().map(|&count| (count, expected)));
    assert!(by_chance(chi, rows - 1.0), "rows: {chi}");

    // Each person sits as often as the own rows say.
    let (mut seated, mut due) = (
        vec![0_u32; pool.people().len()],
        vec![0.0; pool.people().len()],
    );
    for (row, &times) in lottery.rows.iter().zip(&drawn) {
        for &person in row {
            seated[person as usize] += times;
            due[person as usize] += expected;
        }
    }
    for (person, (&count, &due)) in seated.iter().zip(&due).enumerate() {
        let spread = (due * (1.0 - due / f64::from(DRAWS))).sqrt();
        let off = (f64::from(count) - due).abs();
        assert!(
            off <= 5.0 * spread,
            "person {person}: {count} times, not {due}"
        );
    }
}

/// Where no mix of panels reaches the average, the walk to the rows is stuck from the start, and they
/// are brought near by exchanges.
#[test]
fn rows_of_pools_beyond_the_average_keep_within_one_row_of_everybodys_chance() {
    let mut of = chance("pools whose average no mix of panels reaches");
    let (mut beyond, mut moved) = (0, Vec::new());
    for number in 0..many(1_200) {
        let pool = hostile(Hostile::SMALL, &mut of);
        let found = lottery(&pool, Objective::Maximin).expect("a legal panel was planted");
        if found.certificate.kind == Kind::B {
            beyond += 1;
            let row = BigRational::new(1.into(), found.rows.len().into());
            moved.extend((found.largest_change.0 >= row).then_some(number));
        }
    }
    assert!(beyond > 20, "{beyond}");
    assert!(moved.len() * 50 <= beyond, "{moved:?} of {beyond}");
}
