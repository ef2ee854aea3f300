use super::*;

/// Whether `panel` meets every rule of the pool; counted here on purpose without the engine.
fn legal(pool: &Pool, panel: &[usize]) -> bool {
    let quotas = pool.features().iter().enumerate().all(|(f, feature)| {
        feature.quotas.iter().enumerate().all(|(v, quota)| {
            let of_value = |&&p: &&usize| usize::from(pool.people()[p].values[f]) == v;
            let count = panel.iter().filter(of_value).count();
            (quota.min as usize..=quota.max as usize).contains(&count)
        })
    });
    let mut homes: Vec<u32> = (panel.iter())
        .filter_map(|&p| pool.people()[p].household)
        .collect();
    let all = homes.len();
    homes.sort_unstable();
    homes.dedup();
    quotas && homes.len() == all && panel.len() == pool.seats() as usize
}

/// All panels of a small pool that meet its rules.
fn legal_panels(pool: &Pool) -> usize {
    let people = pool.people().len();
    assert!(people <= 20);
    (0_u32..1 << people)
        .filter(|set| set.count_ones() == pool.seats())
        .filter(|set| {
            let panel: Vec<usize> = (0..people).filter(|p| set >> p & 1 == 1).collect();
            legal(pool, &panel)
        })
        .count()
}

#[test]
fn a_seed_always_makes_the_same_pool() {
    let shape = Shape {
        people: 60,
        seats: 12,
        features: 4,
        slack: Slack::Tight,
        households: 20,
    };
    assert_eq!(generic(shape, "a"), generic(shape, "a"));
    assert_ne!(generic(shape, "a"), generic(shape, "b"));
    let csv = people_csv(&caravan(120, "keruen"));
    assert_eq!(csv.lines().count(), 121);
    assert_eq!(
        csv.lines().next(),
        Some("id,district,gender,age,role,language")
    );
}

#[test]
fn the_sums_of_the_quotas_leave_room_for_the_seats() {
    for seed in ["1", "2", "3"] {
        for slack in [Slack::Tenths(10), Slack::Tenths(3), Slack::Tight] {
            let shape = Shape {
                people: 500,
                seats: 40,
                features: 7,
                slack,
                households: 0,
            };
            let pool = generic(shape, seed);
            assert_eq!((pool.people().len(), pool.seats()), (500, 40));
            for feature in pool.features() {
                assert!((2..=8).contains(&feature.quotas.len()));
                let min: u32 = feature.quotas.iter().map(|q| q.min).sum();
                let max: u32 = feature.quotas.iter().map(|q| q.max).sum();
                assert!(min <= 40 && 40 <= max, "{feature:?}");
            }
        }
    }
}

#[test]
fn quotas_are_within_their_slack() {
    // 22.5, 22.3 and 22.7 of 100 seats.
    assert_eq!(population::quota(4_500, 100, Slack::Tenths(10)), (21, 24));
    assert_eq!(population::quota(4_500, 100, Slack::Tight), (22, 23));
    assert_eq!(population::quota(4_460, 100, Slack::Tight), (22, 22));
    assert_eq!(population::quota(4_540, 100, Slack::Tight), (23, 23));
}

#[test]
fn every_hostile_pool_has_a_legal_panel() {
    let mut chance = Chance::new("keruen", "hostile pools");
    for households in [0, 40] {
        let kind = Hostile {
            most: 9,
            alike: 2,
            households,
            ..Hostile::SMALL
        };
        for _ in 0..40 {
            let pool = hostile(kind, &mut chance);
            assert!(legal_panels(&pool) > 0, "{pool:?}");
        }
    }
}

#[test]
fn tiny_pools_are_of_every_kind() {
    let mut chance = Chance::new("keruen", "tiny pools");
    let (mut none, mut some, mut shared) = (0, 0, 0);
    for _ in 0..300 {
        let pool = tiny(&mut chance);
        assert!(pool.people().len() <= 12);
        match legal_panels(&pool) {
            0 => none += 1,
            _ => some += 1,
        }
        shared += usize::from(!pool.households().is_empty());
    }
    assert!(
        none > 30 && some > 100 && shared > 30,
        "{none} {some} {shared}"
    );
}

#[test]
fn the_pools_of_the_note_have_as_many_panels_as_it_says() {
    let panels = |letter| note(letter).as_ref().map(legal_panels);
    assert_eq!(panels('A'), Some(3));
    assert_eq!(panels('B'), Some(3));
    assert_eq!(panels('C'), Some(0));
    assert_eq!(panels('D'), Some(30));
    assert_eq!(panels('E'), None);
}

#[test]
fn every_known_pool_is_there() {
    for name in KNOWN {
        let pool = known(name, "keruen").map(|pool| pool.people().len());
        let people: String = name.chars().filter(char::is_ascii_digit).collect();
        assert!(pool.is_some_and(|found| people.is_empty() || people == found.to_string()));
    }
    assert!(known("caravan", "keruen").is_none() && known("noteE", "keruen").is_none());
}

#[test]
fn a_pool_as_text_names_every_person_and_every_quota() {
    let mut chance = Chance::new("keruen", "text");
    let kind = Hostile {
        households: 100,
        ..Hostile::SMALL
    };
    let pool = hostile(kind, &mut chance);
    let people = people_csv(&pool);
    assert_eq!(people.lines().count(), pool.people().len() + 1);
    assert!(
        people
            .lines()
            .next()
            .is_some_and(|head| head.ends_with(",household"))
    );
    let quotas: usize = pool.features().iter().map(|f| f.quotas.len()).sum();
    assert_eq!(quotas_csv(&pool).lines().count(), quotas + 1);
    assert!(quotas_csv(&pool).starts_with("feature,value,min,max\n"));
}
