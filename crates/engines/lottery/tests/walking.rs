//! Choosing by an order, against its definition: all panels, in their order, until one is legal.

mod grown;

use grown::{grow, plans};
use keruen_lottery::beacon::QUICKNET;
use keruen_lottery::chance::Chance;
use keruen_lottery::draw::{DrawError, Said, Sources};
use keruen_lottery::format::{
    Beacon, Feature, Hash, Points, Published as _, Ranked, Value, Walked,
};
use keruen_lottery::fraction::Fraction;
use keruen_lottery::generate::{known, tiny};
use keruen_lottery::panel;
use keruen_lottery::pool::Pool;
use keruen_lottery::prepare::Refusal;
use keruen_lottery::verify::{self, Outcome, Plain, Report, Step, WalkFiles};
use keruen_lottery::walk::{WalkError, commit, lot, settle, walk};
use proptest::prelude::*;

/// The earliest choice of `size` among `order` that is a legal panel.
fn earliest(pool: &Pool, order: &[u32], taken: &mut Vec<u32>) -> bool {
    if taken.len() == pool.seats() as usize {
        let mut people = taken.clone();
        people.sort_unstable();
        return panel::check(pool, &people).is_ok();
    }
    (0..order.len()).any(|first| {
        taken.push(order[first]);
        let found = earliest(pool, &order[first + 1..], taken);
        if !found {
            taken.pop();
        }
        found
    })
}

fn shuffled(pool: &Pool, seed: &str) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).zip(pool.people()).map(|(p, _)| p).collect();
    Chance::new(seed, "an order").shuffle(&mut order);
    order
}

/// Three dice and round 1000.
fn sources() -> Sources {
    Sources {
        dice: true,
        beacon: Some(Beacon {
            chain: QUICKNET.hash,
            round: 1000.try_into().expect("a round"),
        }),
    }
}

/// What quicknet published for round 1000, and what the dice showed.
fn said(dice: Option<&[u8]>) -> Said {
    const R1000: &str = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";
    Said {
        beacon_signature: Some(R1000.parse().expect("a signature")),
        dice: dice.map(<[u8]>::to_vec),
    }
}

/// The people of a pool in an order in which some share a place.
fn ranked(pool: &Pool, seed: &str) -> Points {
    let mut chance = Chance::new(seed, "places");
    let mut people: Vec<(u64, _)> = (pool.file_people().into_iter())
        .map(|who| (chance.below(6), who))
        .collect();
    people.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let place = |points: u64| people.iter().filter(|(more, _)| *more > points).count() + 1;
    let ranked = people.iter().map(|(points, who)| Ranked {
        id: who.id.clone(),
        values: who.values.clone(),
        household: who.household.clone(),
        place: u32::try_from(place(*points)).expect("a small pool"),
        points: (points % 2 == 0).then(|| Fraction::new((*points).into(), 6)),
    });
    Points {
        format: Points::FORMAT.to_owned(),
        seats: pool.seats(),
        alternates: 3,
        features: pool.file_features(),
        criteria: Vec::new(),
        people: ranked.collect(),
    }
}

fn checked(points: &[u8], chosen: &Walked) -> Report {
    let bytes = chosen.to_bytes().expect("numbers");
    let files = WalkFiles {
        points,
        walk: Some(&bytes),
        commitment: None,
    };
    verify::walk(files, &mut Plain::default())
}

fn is_earliest(pool: &Pool, order: &[u32]) -> Result<(), TestCaseError> {
    let mut expected = Vec::new();
    let possible = earliest(pool, order, &mut expected);
    match walk(pool, order, 3, &mut ()) {
        Ok(found) => {
            prop_assert!(possible);
            let left: Vec<u32> = (order.iter().copied())
                .filter(|person| !expected.contains(person))
                .take(3)
                .collect();
            prop_assert_eq!((found.taken, found.alternates), (expected, left));
        }
        Err(WalkError::Refused(Refusal::NoPanel(_))) => prop_assert!(!possible),
        Err(error) => prop_assert!(false, "{error}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]
    #[test]
    fn the_earliest_panel_of_the_order_is_chosen(plan in plans(4..20, 1..7, 4, 1..2)) {
        let (pool, _) = grow(&plan);
        is_earliest(&pool, &shuffled(&pool, &plan.seed))?;
    }

    #[test]
    fn a_checker_finds_what_was_chosen_and_nothing_else(plan in plans(4..16, 1..6, 3, 1..2), dice in prop::array::uniform3(0..10_u8)) {
        let (pool, _) = grow(&plan);
        let file = ranked(&pool, &plan.seed);
        let points = file.to_bytes().expect("numbers");
        let commitment = commit(&file, sources()).expect("a source");
        let chosen = settle(&file, Some((&commitment, said(Some(&dice)))), &mut ()).expect("a panel");
        let report = checked(&points, &chosen);
        prop_assert!(report.is_proved(), "{report:?}");

        // Somebody else in the place of the first who was chosen, or of the first alternate.
        let mut other = chosen.clone();
        if let Some(id) = other.alternates.first_mut() {
            std::mem::swap(&mut other.people[0], id);
            prop_assert!(!checked(&points, &other).is_true());
        }
        let mut other = chosen.clone();
        if other.people.len() > 1 {
            other.people.swap(0, 1);
            prop_assert!(!checked(&points, &other).is_true());
        }
        let mut other = chosen;
        other.alternates.reverse();
        prop_assert!(other.alternates.len() < 2 || !checked(&points, &other).is_true());
    }

    #[test]
    fn quotas_that_nobody_meets_choose_nobody(seed in "[a-z]{4}") {
        let pool = tiny(&mut Chance::new(&seed, "a tiny pool"));
        if pool.people().len() <= 20 {
            is_earliest(&pool, &shuffled(&pool, &seed))?;
        }
    }
}

#[test]
fn a_large_pool_is_walked_to_a_legal_panel() {
    for name in ["caravan300", "tight500", "homes2000"] {
        let pool = known(name, "keruen").expect("a known pool");
        let order = shuffled(&pool, name);
        let found = walk(&pool, &order, 10, &mut ()).expect("the pool has panels");
        let mut people = found.taken.clone();
        people.sort_unstable();
        assert_eq!(panel::check(&pool, &people), Ok(()), "{name}");
        let place = |person: &u32| order.iter().position(|one| one == person);
        assert!(found.taken.is_sorted_by_key(place), "{name}");
        assert_eq!(found.alternates.len(), 10);
    }
}

#[test]
fn an_order_names_everybody_once_and_a_watch_ends_a_walk() {
    let pool = known("caravan120", "keruen").expect("a known pool");
    let order = shuffled(&pool, "order");
    let wrong = |order: &[u32]| {
        let error = walk(&pool, order, 0, &mut ()).expect_err("no order");
        assert!(matches!(error, WalkError::Order { .. }), "{error}");
    };
    wrong(&order[1..]);
    wrong(&[&order[..], &order[..1]].concat());
    wrong(&[&order[1..], &order[1..2]].concat());
    wrong(&[&order[1..], &[120]].concat());
    let ended = walk(&pool, &order, 0, &mut |_| false);
    assert_eq!(ended, Err(WalkError::Refused(Refusal::Interrupted)));
}

/// Two seats for each of two districts, and people with these places in these districts.
fn points(people: &[(&str, &str, u32, Option<i128>)]) -> Points {
    let value = |value: &str| Value {
        value: value.to_owned(),
        min: 1,
        max: 2,
    };
    Points {
        format: Points::FORMAT.to_owned(),
        seats: 3,
        alternates: 2,
        features: vec![Feature {
            name: "district".to_owned(),
            values: vec![value("north"), value("south")],
        }],
        criteria: vec!["Why you".to_owned()],
        people: (people.iter())
            .map(|&(id, district, place, sixths)| Ranked {
                id: id.to_owned(),
                values: vec![district.to_owned()],
                household: None,
                place,
                points: sixths.map(|n| Fraction::new(n, 6)),
            })
            .collect(),
    }
}

fn apart() -> Points {
    points(&[
        ("a", "north", 1, Some(60)),
        ("b", "north", 2, None),
        ("c", "north", 3, Some(51)),
        ("d", "south", 4, Some(45)),
        ("e", "south", 5, None),
    ])
}

#[test]
fn without_equals_points_alone_decide() {
    let file = apart();
    let chosen = settle(&file, None, &mut ()).expect("nobody shares a place");
    assert_eq!(chosen.people, ["a", "b", "d"]);
    assert_eq!(chosen.alternates, ["c", "e"]);
    assert_eq!(chosen.points_sha256, file.sha256().expect("numbers"));
    assert_eq!(chosen.commitment, None);
    // The files are what they are read as.
    let bytes = chosen.to_bytes().expect("numbers");
    assert_eq!(Walked::from_bytes(&bytes), Ok(chosen));
    let bytes = file.to_bytes().expect("numbers");
    assert_eq!(Points::from_bytes(&bytes), Ok(file));
}

#[test]
fn among_equals_the_smaller_lot_comes_first() {
    let file = points(&[
        ("a", "north", 1, None),
        ("b", "north", 2, Some(60)),
        ("c", "north", 2, None),
        ("d", "north", 2, Some(60)),
        ("e", "south", 5, Some(59)),
    ]);
    assert_eq!(settle(&file, None, &mut ()), Err(WalkError::Equals));
    let commitment = commit(&file, sources()).expect("a source");
    let randomness = said(None).beacon_signature.expect("it is there");
    let randomness = Hash::of(&randomness.0);
    let mut firsts = std::collections::BTreeSet::new();
    for n in 0..20 {
        let thrown = [n / 10, n % 10, 7];
        let said = said(Some(&thrown));
        let chosen = settle(&file, Some((&commitment, said)), &mut ()).expect("all is there");
        let hash = commitment.sha256().expect("numbers");
        let first = ["b", "c", "d"]
            .into_iter()
            .min_by_key(|id| lot(&hash, &randomness, &thrown, id))
            .expect("three");
        assert_eq!(chosen.people, ["a", first, "e"]);
        firsts.insert(first);
    }
    assert_eq!(firsts.len(), 3, "each of them has a chance");

    for dice in [None, Some(&[1, 2][..]), Some(&[1, 2, 10])] {
        let refused = settle(&file, Some((&commitment, said(dice))), &mut ());
        assert!(matches!(refused, Err(WalkError::Draw(_))), "{refused:?}");
    }
    let other = settle(
        &apart(),
        Some((&commitment, said(Some(&[1, 2, 3])))),
        &mut (),
    );
    assert!(matches!(
        other,
        Err(WalkError::Draw(DrawError::OtherLottery { .. }))
    ));
    assert!(commit(&file, Sources::default()).is_err());
}

#[test]
fn places_follow_from_each_other() {
    let good = [
        ("a", "north", 1, Some(9)),
        ("b", "south", 1, Some(9)),
        ("c", "south", 3, Some(8)),
    ];
    assert_eq!(
        settle(&points(&good), None, &mut ()),
        Err(WalkError::Equals)
    );
    for (wrong, id) in [
        ([("a", "north", 2, None), good[1], good[2]], "a"),
        ([good[0], good[1], ("c", "south", 2, Some(8))], "c"),
        ([good[1], good[0], good[2]], "a"),
        ([good[0], ("b", "south", 1, Some(8)), good[2]], "b"),
        ([good[0], good[1], ("c", "south", 3, Some(9))], "c"),
    ] {
        let id = id.to_owned();
        let refused = settle(&points(&wrong), None, &mut ());
        assert_eq!(refused, Err(WalkError::Place { id }), "{wrong:?}");
    }
}

#[test]
fn what_is_false_is_found_where_it_is() {
    let file = apart();
    let points = file.to_bytes().expect("numbers");
    let chosen = settle(&file, None, &mut ()).expect("nobody shares a place");
    assert!(checked(&points, &chosen).is_proved());
    let fails_at = |change: &dyn Fn(&mut Walked), step: Step| {
        let mut other = chosen.clone();
        change(&mut other);
        let report = checked(&points, &other);
        let failed = report.checks.last().expect("a check");
        assert!(matches!(failed.outcome, Outcome::Failed(_)), "{report:?}");
        assert_eq!(failed.step, step);
    };
    fails_at(&|other| other.dice = Some(vec![1, 2, 3]), Step::Equals);
    fails_at(&|other| other.people[1] = "x".to_owned(), Step::Chosen);
    fails_at(&|other| other.people[1] = "a".to_owned(), Step::Chosen);
    fails_at(&|other| other.people[2] = "c".to_owned(), Step::Chosen);
    fails_at(&|other| other.alternates.truncate(1), Step::Others);
    fails_at(
        &|other| other.points_sha256 = Hash::of(b"another"),
        Step::PointsCommitment,
    );
    let mut other = chosen.clone();
    other.people[1] = "c".to_owned();
    other.alternates[0] = "b".to_owned();
    let report = checked(&points, &other);
    let turns = report.checks.iter().find(|check| check.step == Step::Turns);
    assert!(matches!(
        turns.map(|check| &check.outcome),
        Some(Outcome::Failed(_))
    ));

    let mut moved = file;
    moved.people[3].place = 3;
    let files = WalkFiles {
        points: &moved.to_bytes().expect("numbers"),
        walk: None,
        commitment: None,
    };
    let report = verify::walk(files, &mut Plain::default());
    assert_eq!(
        report.checks.last().map(|check| check.step),
        Some(Step::Places)
    );
    assert!(!report.is_true());
}
