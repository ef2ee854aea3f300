//! The ways of computing what is true agree with each other, and with pools worked out by hand.

use keruen_lottery::chance::Chance;
use keruen_lottery::generate::{Hostile, hostile, note, tiny};
use num_bigint::BigInt;
use num_rational::BigRational;

use crate::leximin::leximin;
use crate::panels;

#[test]
fn the_oracle_knows_the_pools_of_the_note() {
    let chances = |letter| {
        let pool = note(letter).expect("a pool of the note");
        let listed = panels::list(&pool, 1000).expect("few panels");
        if listed.every.is_empty() {
            return Vec::new();
        }
        let best = leximin(&listed.size, &listed.every);
        best.prove(&listed.size, &listed.every);
        (listed.group.iter())
            .map(|&group| best.chance[group].clone())
            .collect::<Vec<_>>()
    };
    let part = |q: i64| BigRational::new(BigInt::from(1), BigInt::from(q));
    let zero = BigRational::from(BigInt::from(0));
    // ace with bdf; acf, of whom there are two, with bde.
    let a = chances('A');
    assert_eq!([&a[3], &a[4], &a[5]], [&zero; 3]);
    assert_eq!([&a[1], &a[2]], [&part(3), &part(3)]);
    assert_eq!([&a[0], &a[7]], [&part(3), &part(3)]);
    assert_eq!(chances('B')[..3], [part(3), part(3), part(3)]);
    assert_eq!(chances('C'), []);
    let d = chances('D');
    assert_eq!(d[..3], [part(3), part(3), part(3)]);
    assert!(d[4..].iter().all(|chance| *chance == part(10)));
}

#[test]
fn what_the_oracle_finds_it_can_prove() {
    let mut chance = Chance::new("keruen", "oracle");
    for number in 0..300 {
        let pool = if number % 3 == 0 {
            hostile(Hostile::SMALL, &mut chance)
        } else {
            tiny(&mut chance)
        };
        let Some(listed) = panels::list(&pool, 1000) else {
            continue;
        };
        if !listed.every.is_empty() {
            leximin(&listed.size, &listed.every).prove(&listed.size, &listed.every);
        }
    }
}
