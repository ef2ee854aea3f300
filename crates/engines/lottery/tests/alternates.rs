//! Alternates: the published order, checked against the rule as a stranger would write it.

mod grown;

use grown::{Plan, grow, plans};
use std::collections::BTreeSet;

use keruen_lottery::alternates::for_rows;
use keruen_lottery::chance::Chance;
use keruen_lottery::panel;
use keruen_lottery::pool::Pool;
use keruen_lottery::prepare::{Progress, Watch};
use proptest::prelude::*;

/// The row with one person in the place of another.
fn exchanged(row: &[u32], out: u32, into: u32) -> Vec<u32> {
    let mut row: Vec<u32> = row.iter().copied().filter(|&p| p != out).collect();
    row.push(into);
    row.sort_unstable();
    row
}

/// The rule of the documentation, step by step and without any cleverness.
fn by_hand(pool: &Pool, number: usize, row: &[u32], count: usize, seed: &str) -> Vec<u32> {
    let mut chance = Chance::new(seed, &format!("alternates of row {number}"));
    let drawn: Vec<u64> = pool.people().iter().map(|_| chance.bits()).collect();
    let everybody = 0..u32::try_from(pool.people().len()).expect("a small pool");
    let mut left: Vec<u32> = everybody.filter(|p| !row.contains(p)).collect();
    let mut covered = vec![0_i32; row.len()];
    let mut order = Vec::new();
    while order.len() < count && !left.is_empty() {
        let covers = |p: u32| -> Vec<usize> {
            (0..row.len())
                .filter(|&seat| panel::check(pool, &exchanged(row, row[seat], p)).is_ok())
                .collect()
        };
        let worth = |p: u32| -> f64 {
            (covers(p).iter())
                .map(|&seat| 0.5_f64.powi(covered[seat]))
                .sum()
        };
        let best = *(left.iter())
            .max_by(|&&a, &&b| {
                (worth(a).total_cmp(&worth(b))).then(drawn[b as usize].cmp(&drawn[a as usize]))
            })
            .expect("somebody is left");
        for seat in covers(best) {
            covered[seat] += 1;
        }
        left.retain(|&p| p != best);
        order.push(best);
    }
    order
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
    #[test]
    fn the_order_is_what_the_rule_says(plan in plans(4..60, 1..12, 5, 3..4), count in 0..9_u32) {
        let (pool, rows) = grow(&plan);
        let found = for_rows(&pool, &rows, count, &plan.seed, &mut ()).expect("rows are legal").orders;
        for (number, (row, order)) in rows.iter().zip(&found).enumerate() {
            prop_assert_eq!(order, &by_hand(&pool, number, row, count as usize, &plan.seed));
        }
    }

    #[test]
    fn a_row_has_the_same_alternates_whatever_the_other_rows_are(plan in plans(4..60, 1..12, 5, 3..4)) {
        let (pool, rows) = grow(&plan);
        let together = for_rows(&pool, &rows, 5, "keruen", &mut ()).expect("rows are legal").orders;
        let alone = for_rows(&pool, &rows[..1], 5, "keruen", &mut ()).expect("rows are legal").orders;
        prop_assert_eq!(&together[..1], &alone[..]);
    }
}

#[test]
fn a_row_that_is_no_panel_is_named() {
    let (pool, mut rows) = grow(&Plan {
        seed: "keruen".into(),
        people: 30,
        seats: 5,
        values: vec![2, 3],
        slack: 1,
        households: 0,
        rows: 4,
    });
    rows[2][1] = rows[2][0];
    let bad = for_rows(&pool, &rows, 2, "keruen", &mut ()).expect_err("somebody stands twice");
    assert_eq!(bad.row, 2);
    assert_eq!(bad.fault, panel::NotLegal::Order(rows[2][0]));
}

/// Says no from the start.
struct No {
    asked: u32,
}

impl Watch for No {
    fn go_on(&mut self, progress: Progress) -> bool {
        assert!(matches!(progress, Progress::Alternates { .. }));
        self.asked += 1;
        false
    }
}

#[test]
fn rows_that_are_not_reached_have_alternates_by_chance() {
    let plan = |people, rows| Plan {
        seed: "keruen".into(),
        people,
        seats: 10,
        values: vec![2, 3],
        slack: 1,
        households: 0,
        rows,
    };
    let (pool, rows) = grow(&plan(4_000, 400));
    let all = for_rows(&pool, &rows, 9, "keruen", &mut ()).expect("rows are legal");
    let mut no = No { asked: 0 };
    let ended = for_rows(&pool, &rows, 9, "keruen", &mut no).expect("rows are legal");
    assert_eq!(no.asked, 1, "whoever said no is not asked again");
    let chosen = rows.len() - ended.by_chance;
    assert!(ended.by_chance > 0 && chosen > 0, "{chosen}");
    assert_eq!(all.by_chance, 0);
    assert_eq!(ended.orders[..chosen], all.orders[..chosen]);
    for (row, order) in rows.iter().zip(&ended.orders) {
        let different: BTreeSet<&u32> = row.iter().chain(order).collect();
        assert_eq!(different.len(), 10 + 9);
    }
    // What takes a moment is done to its end.
    let (pool, rows) = grow(&plan(60, 20));
    for count in [2, 49, 50, 70] {
        let mut no = No { asked: 0 };
        let short = for_rows(&pool, &rows, count, "keruen", &mut no).expect("rows are legal");
        assert_eq!((short.by_chance, no.asked), (0, 0));
    }
}

/// 10,000 people, 1,000 rows of 150 seats, 50 alternates; run by hand, and look at the time.
#[test]
#[ignore = "seconds of work, to be timed by hand"]
fn a_large_pool_takes_seconds() {
    for slack in [0, 1, 3, 10] {
        let (pool, rows) = grow(&Plan {
            seed: "keruen".into(),
            people: 10_000,
            seats: 150,
            values: vec![2, 3, 4, 5, 6, 4, 7],
            slack,
            households: 20,
            rows: 1000,
        });
        let start = std::time::Instant::now();
        let order = for_rows(&pool, &rows, 50, "keruen", &mut ())
            .expect("rows are legal")
            .orders;
        eprintln!("slack {slack}: {:?} {}", start.elapsed(), order.len());
    }
}
