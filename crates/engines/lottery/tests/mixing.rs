//! Mixing: nobody's chance changes, every row stays legal, and rows differ more than before.

mod grown;

use std::collections::BTreeSet;

use grown::{Plan, grow, plans};
use keruen_lottery::fraction::Fraction;
use keruen_lottery::mixing::{Spread, mix, spread};
use keruen_lottery::panel;
use keruen_lottery::prepare::{Progress, Watch};
use proptest::prelude::*;

fn rows_of(people: usize, rows: &[Vec<u32>]) -> Vec<u32> {
    let mut count = vec![0; people];
    for &person in rows.iter().flatten() {
        count[person as usize] += 1;
    }
    count
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]
    #[test]
    fn no_chance_changes_and_every_row_is_a_panel(plan in plans(3..40, 1..12, 5, 0..70)) {
        let (pool, rows) = grow(&plan);
        let people = pool.people().len();
        let mixed = mix(&pool, rows.clone(), &plan.seed, &mut ()).expect("rows are legal");
        prop_assert_eq!(rows_of(people, &rows), rows_of(people, &mixed.rows));
        prop_assert_eq!(panel::check_rows(&pool, &mixed.rows), Ok(()));
        prop_assert_eq!(rows.len(), mixed.rows.len());
        let again = mix(&pool, rows, &plan.seed, &mut ()).expect("rows are legal");
        prop_assert_eq!(mixed, again);
    }

    #[test]
    fn the_closest_pair_is_the_one_a_table_finds(plan in plans(3..40, 1..12, 5, 0..70)) {
        let (pool, rows) = grow(&plan);
        let people = pool.people().len();
        let total = i128::try_from(rows.len()).expect("few rows");
        let of = rows_of(people, &rows);
        let mut best: Option<(Fraction, u32, u32)> = None;
        for a in 0..u32::try_from(people).expect("few people") {
            for b in 0..u32::try_from(people).expect("few people") {
                let (in_a, in_b) = (i128::from(of[a as usize]), i128::from(of[b as usize]));
                if a == b || in_a == 0 || in_b == 0 {
                    continue;
                }
                let both = rows.iter().filter(|r| r.contains(&a) && r.contains(&b)).count();
                let both = i128::try_from(both).expect("few rows");
                let rise = Fraction::new(both * total - in_a * in_b, in_a * total);
                if best.as_ref().is_none_or(|(most, ..)| rise > *most) {
                    best = Some((rise, a, b));
                }
            }
        }
        let found = spread(people, &rows, &mut ());
        prop_assert_eq!(found.closest.map(|c| (c.rise, c.a, c.b)), best);
        prop_assert_eq!(found.different, rows.iter().collect::<BTreeSet<_>>().len());
    }
}

/// Two of each sort sit; nobody may be exchanged for one of another sort alone, but two people can
/// be for two who have the same between them.
#[test]
fn exact_quotas_mix_by_several_at_once() {
    let (pool, rows) = grow(&Plan {
        seed: "keruen".into(),
        people: 200,
        seats: 24,
        values: vec![3, 3, 3, 3, 3],
        slack: 0,
        households: 0,
        rows: 100,
    });
    let mixed = mix(&pool, rows.clone(), "keruen", &mut ()).expect("rows are legal");
    let [before, after] = [&rows, &mixed.rows].map(|rows| spread(200, rows, &mut ()));
    assert!(after.different > before.different);
    let rise = |spread: &Spread| spread.closest.as_ref().expect("people sit").rise.to_f64();
    assert!(rise(&after) < rise(&before) / 2.0, "{before:?} {after:?}");
}

#[test]
fn a_watch_that_says_no_ends_it() {
    struct No;
    impl Watch for No {
        fn go_on(&mut self, progress: Progress) -> bool {
            assert!(matches!(progress, Progress::Mixing { .. }));
            false
        }
    }
    let (pool, rows) = grow(&large(300, 15, 2));
    let short = mix(&pool, rows.clone(), "keruen", &mut No).expect("rows are legal");
    let long = mix(&pool, rows, "keruen", &mut ()).expect("rows are legal");
    assert!(short.exchanges < long.exchanges);
    assert_eq!(panel::check_rows(&pool, &short.rows), Ok(()));
}

fn large(people: u32, seats: u32, slack: u32) -> Plan {
    Plan {
        seed: "keruen".into(),
        people,
        seats,
        values: vec![2, 3, 4, 5, 6, 4, 7],
        slack,
        households: 20,
        rows: 1000,
    }
}

#[test]
#[ignore = "prints what mixing does and how long it takes, for eyes"]
fn what_mixing_does() {
    for (people, seats) in [(300, 15), (500, 40), (2000, 100), (10_000, 150)] {
        for slack in [0, 1, 3] {
            let (pool, rows) = grow(&large(people, seats, slack));
            let before = spread(people as usize, &rows, &mut ());
            let start = std::time::Instant::now();
            let mixed = mix(&pool, rows, "keruen", &mut ()).expect("rows are legal");
            let time = start.elapsed();
            let after = spread(people as usize, &mixed.rows, &mut ());
            let rise = |s: &Spread| s.closest.as_ref().map_or(f64::NAN, |c| c.rise.to_f64());
            eprintln!(
                "{people}/{seats} slack {slack}: {} -> {} rows, {:.3} -> {:.3}, {} exchanges, {time:?}; {:?}",
                before.different,
                after.different,
                rise(&before),
                rise(&after),
                mixed.exchanges,
                after.closest
            );
        }
    }
}
