//! The filling rule against its definition: all choices, in their order, until one is legal.

mod grown;

use grown::{Plan, grow, plans};
use keruen_lottery::alternates::{
    FillError, Missed, Warning, fill, for_rows, most, simulate, warning,
};
use keruen_lottery::chance::Chance;
use keruen_lottery::panel;
use keruen_lottery::pool::{Feature, Person, Pool, Quota};
use proptest::prelude::*;

/// All choices of `size` among `order`, earliest first.
fn choices(order: &[u32], size: usize) -> Vec<Vec<u32>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    (0..order.len())
        .flat_map(|first| {
            (choices(&order[first + 1..], size - 1).into_iter())
                .map(move |rest| [&[order[first]], &rest[..]].concat())
        })
        .collect()
}

fn with(kept: &[u32], taken: &[u32]) -> Vec<u32> {
    let mut panel = [kept, taken].concat();
    panel.sort_unstable();
    panel
}

/// A pool, a panel, its alternates, and who is lost.
fn case(plan: &Plan) -> (Pool, Vec<u32>, Vec<u32>, Vec<u32>) {
    let (pool, rows) = grow(plan);
    let orders = for_rows(&pool, &rows, 9, &plan.seed, &mut ())
        .expect("rows are legal")
        .orders;
    let mut chance = Chance::new(&plan.seed, "who is lost");
    let lost = (rows[0].iter().chain(&orders[0]).copied())
        .filter(|_| chance.below(3) == 0)
        .collect();
    (pool, rows[0].clone(), orders[0].clone(), lost)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]
    #[test]
    fn the_earliest_filling_takes_the_seats(plan in plans(6..30, 1..10, 4, 1..2)) {
        let (pool, row, order, lost) = case(&plan);
        let kept: Vec<u32> = row.iter().copied().filter(|p| !lost.contains(p)).collect();
        let asked: Vec<u32> = order.iter().copied().filter(|p| !lost.contains(p)).collect();
        let expected = (choices(&asked, row.len() - kept.len()).into_iter())
            .find(|taken| panel::check(&pool, &with(&kept, taken)).is_ok());
        let found = fill(&pool, &row, &order, &lost).expect("everybody is known");
        prop_assert_eq!(found.as_ref().map(|f| &f.taken), expected.as_ref());
        if let Some(found) = found {
            prop_assert_eq!(found.panel, with(&kept, &found.taken));
        }
    }

    #[test]
    fn as_few_seats_as_possible_stay_open(plan in plans(6..30, 1..10, 4, 1..2)) {
        let (pool, row, order, lost) = case(&plan);
        let kept: Vec<u32> = row.iter().copied().filter(|p| !lost.contains(p)).collect();
        let asked: Vec<u32> = order.iter().copied().filter(|p| !lost.contains(p)).collect();
        let count = |panel: &[u32], f: usize, v: usize| {
            let has = panel.iter().filter(|&&p| usize::from(pool.people()[p as usize].values[f]) == v);
            u32::try_from(has.count()).expect("a small panel")
        };
        let missing = |panel: &[u32], f: usize| -> Vec<(usize, u32)> {
            (pool.features()[f].quotas.iter().enumerate())
                .map(|(v, quota)| (v, quota.min.saturating_sub(count(panel, f, v))))
                .filter(|&(_, by)| by > 0)
                .collect()
        };
        let stands = |panel: &[u32], open: usize| {
            let mut homes: Vec<u32> =
                panel.iter().filter_map(|&p| pool.people()[p as usize].household).collect();
            homes.sort_unstable();
            homes.windows(2).all(|pair| pair[0] != pair[1])
                && (0..pool.features().len()).all(|f| {
                    let quotas = &pool.features()[f].quotas;
                    let short: u32 = missing(panel, f).iter().map(|&(_, by)| by).sum();
                    (0..quotas.len()).all(|v| count(panel, f, v) <= quotas[v].max)
                        && short as usize <= open
                })
        };
        let lost_seats = row.len() - kept.len();
        let (open, taken) = (0..=lost_seats)
            .find_map(|open| {
                (choices(&asked, lost_seats - open).into_iter())
                    .find(|taken| stands(&with(&kept, taken), open))
                    .map(|taken| (open, taken))
            })
            .expect("to leave all seats open is possible");
        let found = most(&pool, &row, &order, &lost).expect("everybody is known");
        prop_assert_eq!(found.open as usize, open);
        prop_assert_eq!(&found.taken, &taken);
        let missed: Vec<Missed> = (0..pool.features().len())
            .flat_map(|feature| {
                let panel = with(&kept, &taken);
                (missing(&panel, feature).into_iter())
                    .map(move |(value, by)| Missed { feature, value, by })
            })
            .collect();
        prop_assert_eq!(found.missed, missed);
    }
}

/// Two seats for each of two districts; some of both, in the order of the published list.
fn two_districts(alternates: &[u16]) -> Pool {
    let values = [&[0, 0, 1, 1], alternates].concat();
    let people = (values.iter().enumerate())
        .map(|(n, &value)| Person {
            id: format!("{}", n + 1),
            values: vec![value],
            household: None,
        })
        .collect();
    let quota = |value: &str| Quota {
        value: value.into(),
        min: 2,
        max: 2,
        flex: None,
    };
    let feature = Feature {
        name: "district".into(),
        quotas: vec![quota("Aktau"), quota("Beineu")],
    };
    Pool::new(4, vec![feature], people, Vec::new()).expect("values fit")
}

#[test]
fn one_lost_seat_goes_to_the_first_with_whom_the_panel_is_legal() {
    let pool = two_districts(&[0, 0, 1, 1]);
    let panel = [0, 1, 2, 3];
    let filled = fill(&pool, &panel, &[4, 5, 6, 7], &[3]).expect("all known");
    assert_eq!(filled.expect("somebody fits").taken, [6]);
    // An alternate who is lost is passed over, and whoever sits already is not asked again.
    let filled = fill(&pool, &[0, 1, 2, 6], &[4, 5, 6, 7], &[2]).expect("all known");
    let filled = filled.expect("somebody fits");
    assert_eq!((filled.taken, filled.panel), (vec![7], vec![0, 1, 6, 7]));
}

#[test]
fn seats_are_filled_all_or_none() {
    let pool = two_districts(&[0, 0, 1]);
    let (panel, order) = ([0, 1, 2, 3], [4, 5, 6]);
    let lost = [1, 2, 3];
    assert_eq!(fill(&pool, &panel, &order, &lost), Ok(None));
    let partly = most(&pool, &panel, &order, &lost).expect("all known");
    assert_eq!(partly.taken, [4, 6]);
    assert_eq!(partly.open, 1);
    let missed = Missed {
        feature: 0,
        value: 1,
        by: 1,
    };
    assert_eq!(partly.missed, [missed]);
}

#[test]
fn nobody_is_asked_who_is_not_there() {
    let pool = two_districts(&[0]);
    assert_eq!(
        fill(&pool, &[0, 1, 2, 3], &[4, 9], &[0]),
        Err(FillError::Unknown(9))
    );
    let fault = panel::check(&pool, &[0, 1, 2, 4]).expect_err("three of Aktau");
    assert_eq!(
        fill(&pool, &[0, 1, 2, 4], &[3], &[0]),
        Err(FillError::Panel(fault))
    );
}

#[test]
fn exact_quotas_are_warned_of_and_slack_ones_are_not() {
    let plan = |slack| Plan {
        seed: "keruen".into(),
        people: 300,
        seats: 30,
        values: vec![2, 3, 4, 5, 6],
        slack,
        households: 10,
        rows: 40,
    };
    let covered = |slack| {
        let (pool, rows) = grow(&plan(slack));
        let orders = for_rows(&pool, &rows, 10, "keruen", &mut ())
            .expect("rows are legal")
            .orders;
        let coverage = simulate(&pool, &rows, &orders, "keruen", &mut ()).expect("rows are legal");
        assert!(coverage.simulated >= 5_000);
        assert_eq!(
            simulate(&pool, &rows, &orders, "keruen", &mut ()),
            Ok(coverage)
        );
        (warning(&pool, coverage), coverage)
    };
    let every = vec![0, 1, 2, 3, 4];
    assert_eq!(covered(0).0, Some(Warning::Exact { features: every }));
    let (warned, coverage) = covered(3);
    assert_eq!(warned, None, "{coverage:?}");
}

#[test]
#[ignore = "prints how often losses are filled and how long it takes, for eyes"]
fn what_is_filled() {
    for (people, seats) in [(300, 15), (500, 40), (2000, 100), (10_000, 150)] {
        for slack in [0, 1, 2, 3] {
            let (pool, rows) = grow(&Plan {
                seed: "keruen".into(),
                people,
                seats,
                values: vec![2, 3, 4, 5, 6, 4],
                slack,
                households: 20,
                rows: 100,
            });
            let orders = for_rows(&pool, &rows, seats / 3, "keruen", &mut ())
                .expect("rows are legal")
                .orders;
            let start = std::time::Instant::now();
            let coverage =
                simulate(&pool, &rows, &orders, "keruen", &mut ()).expect("rows are legal");
            eprintln!(
                "{people}/{seats} slack {slack}: {coverage:?} {:?}",
                start.elapsed()
            );
        }
    }
}
