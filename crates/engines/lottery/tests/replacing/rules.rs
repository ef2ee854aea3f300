//! What a replacement has to be, for many small pools, and what else is found.

use keruen_lottery::alternates::{fill, for_rows};
use keruen_lottery::chance::Chance;
use keruen_lottery::format::{Drawn, Lottery, Published as _, Replaces};
use keruen_lottery::panel;
use keruen_lottery::replace::{Mismatch, ReplaceError, Since, Unshown, rest};
use proptest::prelude::*;

use crate::grown::{grow, plans};
use crate::{continues, drawn, file};

/// All choices of `size` people below `people`.
pub fn choices(people: u32, size: usize, from: u32) -> Vec<Vec<u32>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    (from..people)
        .flat_map(|first| {
            (choices(people, size - 1, first + 1).into_iter())
                .map(move |rest| [&[first], &rest[..]].concat())
        })
        .collect()
}

/// Names of some people: of the panel, of its alternates, of others.
fn some(lottery: &Lottery, seed: &str) -> Vec<String> {
    let mut chance = Chance::new(seed, "who is lost");
    (lottery.people.iter().map(|person| person.id.clone()))
        .filter(|_| chance.below(3) == 0)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn who_can_be_drawn_is_whoever_makes_the_panel_legal(plan in plans(6..18, 1..7, 4, 1..2), alternates in 0..3_u32) {
        let (pool, rows) = grow(&plan);
        let orders = for_rows(&pool, &rows, alternates, &plan.seed, &mut ()).expect("rows are legal").orders;
        let lottery = file(&pool, rows, orders);
        let result = drawn(&lottery, 0);
        let lost = some(&lottery, &plan.seed);
        let index = |id: &String| id.parse::<u32>().expect("ids are numbers") - 1;
        let lost_people: Vec<u32> = lost.iter().map(index).collect();
        let since = Since { lost: &lost, ..Since::default() };
        let filled = fill(&pool, &lottery.rows[0], &lottery.alternates[0], &lost_people)
            .expect("everybody is known");
        let left = match rest(&lottery, &result, since, &mut ()) {
            Ok(left) => left,
            Err(ReplaceError::NothingOpen) => {
                prop_assert!(!lottery.rows[0].iter().any(|p| lost_people.contains(p)));
                return Ok(());
            }
            Err(ReplaceError::AlternatesDo(ids)) => {
                prop_assert_eq!(past_alternates(&lottery, &result, since), Err(Mismatch::Filling(ids.clone())));
                let ids: Vec<u32> = ids.iter().map(index).collect();
                prop_assert_eq!(ids, filled.expect("alternates do").taken);
                return Ok(());
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        prop_assert_eq!(filled, None);
        let kept: Vec<u32> = left.replaces.kept.iter().map(index).collect();
        let open = left.pool.seats() as usize;
        prop_assert_eq!(kept.len() + open, pool.seats() as usize);
        let whole = |taken: &[u32]| {
            let mut whole = [&kept[..], taken].concat();
            whole.sort_unstable();
            whole
        };
        // Every panel of the first lottery with those who keep their seats and nobody lost is a
        // panel of the replacement, and the other way round.
        let people = left.pool.people();
        let first: Vec<Vec<u32>> = (choices(plan.people, open, 0).into_iter())
            .filter(|taken| {
                !taken.iter().any(|p| lost_people.contains(p))
                    && panel::check(&pool, &whole(taken)).is_ok()
            })
            .collect();
        let second: Vec<Vec<u32>> =
            (choices(u32::try_from(people.len()).expect("few"), open, 0).into_iter())
                .filter(|taken| panel::check(&left.pool, taken).is_ok())
                .map(|taken| taken.iter().map(|&p| index(&people[p as usize].id)).collect())
                .collect();
        prop_assert_eq!(first, second);

        let mut new = file(&left.pool, Vec::new(), Vec::new());
        new.replaces = Some(left.replaces);
        let unshown = Unshown {
            lost: lost.iter().filter(|id| stranger(&result, id)).cloned().collect(),
            ..Unshown::default()
        };
        prop_assert_eq!(continues(&lottery, &result, &new), Ok(unshown));
        tampered(&lottery, &result, &new)?;
    }
}

fn stranger(result: &Drawn, id: &String) -> bool {
    !result.people.contains(id) && !result.alternates.contains(id)
}

/// What is said of a lottery among all who are left, made by hand although alternates do.
fn past_alternates(
    lottery: &Lottery,
    result: &Drawn,
    since: Since<'_>,
) -> Result<Unshown, Mismatch> {
    let mut bare = lottery.clone();
    bare.alternates[result.row as usize].clear();
    let left = rest(&bare, &drawn(&bare, result.row), since, &mut ()).expect("a seat is open");
    let mut new = file(&left.pool, Vec::new(), Vec::new());
    new.replaces = Some(Replaces {
        result_sha256: result.sha256().expect("no odd numbers"),
        ..left.replaces
    });
    continues(lottery, result, &new)
}

/// Whatever is changed in what follows from the first lottery is found.
fn tampered(lottery: &Lottery, result: &Drawn, new: &Lottery) -> Result<(), TestCaseError> {
    let replaces = new.replaces.as_ref().expect("it replaces");
    let with = |change: &dyn Fn(&mut Lottery, &mut Replaces)| {
        let (mut changed, mut replaces) = (new.clone(), replaces.clone());
        change(&mut changed, &mut replaces);
        changed.replaces = Some(replaces);
        continues(lottery, result, &changed)
    };
    let seats = with(&|new, _| new.seats += 1);
    prop_assert!(matches!(seats, Err(Mismatch::Seats { .. })), "{:?}", seats);
    let other = with(&|_, replaces| replaces.result_sha256.0[0] ^= 1);
    prop_assert!(
        matches!(other, Err(Mismatch::OtherResult { .. })),
        "{:?}",
        other
    );
    let nobody = with(&|_, replaces| replaces.lost.clear());
    prop_assert!(matches!(nobody, Err(Mismatch::Unsaid(_))));
    if let Some(person) = new.people.first() {
        let gone = with(&|new, _| drop(new.people.remove(0)));
        prop_assert_eq!(gone, Err(Mismatch::People(person.id.clone())));
        // Somebody who is still in the lottery is called lost, at their place among the others.
        let lost = with(&|_, replaces| {
            let place = |id: &str| lottery.people.iter().position(|one| one.id == id);
            let before = |id: &String| place(id) < place(&person.id);
            let at = replaces.lost.partition_point(before);
            replaces.lost.insert(at, person.id.clone());
        });
        prop_assert!(matches!(lost, Err(Mismatch::People(_))), "{:?}", lost);
    }
    if let Some(feature) = new.features.first() {
        let wider = with(&|new, _| new.features[0].values[0].max += 1);
        let feature = feature.name.clone();
        prop_assert_eq!(wider, Err(Mismatch::Quotas { feature }));
    }
    if let Some(kept) = replaces.kept.first() {
        let twice = with(&|_, replaces| replaces.kept.insert(0, kept.clone()));
        prop_assert_eq!(twice, Err(Mismatch::Named(kept.clone())));
    }
    let none = Lottery {
        replaces: None,
        ..new.clone()
    };
    prop_assert_eq!(
        continues(lottery, result, &none),
        Err(Mismatch::NoReplacement)
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn nobody_is_smuggled_in(plan in plans(6..18, 1..7, 4, 1..2), alternates in 0..3_u32, who in 0..18_usize) {
        let (pool, rows) = grow(&plan);
        let orders = for_rows(&pool, &rows, alternates, &plan.seed, &mut ()).expect("rows are legal").orders;
        let lottery = file(&pool, rows, orders);
        let result = drawn(&lottery, 0);
        let joined = vec![lottery.people[who % lottery.people.len()].id.clone()];
        let lost: Vec<String> = (some(&lottery, &plan.seed).into_iter())
            .filter(|id| !stranger(&result, id) && *id != joined[0])
            .collect();
        let since = Since { lost: &lost, joined: &joined, ..Since::default() };
        let left = rest(&lottery, &result, since, &mut ());
        if stranger(&result, &joined[0]) {
            prop_assert_eq!(left, Err(ReplaceError::Stranger(joined[0].clone())));
            // Made by hand as if they had been an alternate, against the files that were published.
            let place = lottery.people.iter().position(|one| one.id == joined[0]);
            let mut friendly = lottery.clone();
            friendly.alternates[0].extend(place.and_then(|place| u32::try_from(place).ok()));
            let promised = drawn(&friendly, 0);
            let Ok(left) = rest(&friendly, &promised, since, &mut ()) else {
                return Ok(());
            };
            let mut new = file(&left.pool, Vec::new(), Vec::new());
            new.replaces = Some(Replaces {
                result_sha256: result.sha256().expect("no odd numbers"),
                ..left.replaces
            });
            let found = continues(&lottery, &result, &new);
            prop_assert_eq!(found, Err(Mismatch::Stranger(joined[0].clone())));
            return Ok(());
        }
        let Ok(left) = left else {
            return Ok(());
        };
        let mut new = file(&left.pool, Vec::new(), Vec::new());
        new.replaces = Some(left.replaces);
        // Whoever took a seat was an alternate, if not always the one whose turn it was.
        let unshown = continues(&lottery, &result, &new).map_err(|why| TestCaseError::fail(format!("{why:?}")))?;
        prop_assert!(unshown.turn.iter().all(|id| joined.contains(id)), "{:?}", unshown.turn);
        prop_assert_eq!(Unshown { turn: Vec::new(), ..unshown }, Unshown::default());
    }
}
