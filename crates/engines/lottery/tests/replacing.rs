//! Replacement lotteries: what is left of seats, quotas and people, and that it can be checked.
//!
//! long: one property of replacements, and the many ways in which it can be told wrongly.

mod grown;

use std::path::Path;
use std::process::Command;

use grown::{Plan, grow, plans};
use keruen_lottery::alternates::{fill, for_rows};
use keruen_lottery::chance::Chance;
use keruen_lottery::format::{
    Certificate, Commitment, Dice, Drawn, Exact, Kind, Lottery, Objective, Published, Replaces,
};
use keruen_lottery::fraction::Fraction;
use keruen_lottery::generate;
use keruen_lottery::panel;
use keruen_lottery::pool::Pool;
use keruen_lottery::prepare::{Options, prepare};
use keruen_lottery::replace::{
    Mismatch, ReplaceError, Since, Unshown, check, replace, rest, strangers,
};
use proptest::prelude::*;

/// A file of a pool and rows; chances and proof are left out, nothing here looks at them.
fn file(pool: &Pool, rows: Vec<Vec<u32>>, alternates: Vec<Vec<u32>>) -> Lottery {
    Lottery {
        format: Lottery::FORMAT.into(),
        seats: pool.seats(),
        objective: Objective::Maximin,
        features: pool.file_features(),
        people: pool.file_people(),
        rows,
        alternates,
        exact: Exact {
            denominator: 1,
            panels: Vec::new(),
        },
        minimum: 0.0,
        minimum_exact: Fraction::new(0, 1),
        published_minimum: 0.0,
        largest_change: Fraction::new(0, 1),
        seed: "keruen".into(),
        certificate: Certificate {
            kind: Kind::A,
            levels: Vec::new(),
        },
        replaces: None,
    }
}

fn drawn(lottery: &Lottery, row: u32) -> Drawn {
    let ids = |people: &[u32]| -> Vec<String> {
        people
            .iter()
            .map(|&p| lottery.people[p as usize].id.clone())
            .collect()
    };
    Drawn {
        format: Drawn::FORMAT.into(),
        commitment: Commitment {
            format: Commitment::FORMAT.into(),
            lottery_sha256: lottery.sha256().expect("no odd numbers"),
            beacon: None,
            dice: Dice::Three,
        },
        beacon_signature: None,
        dice: Some(vec![0, 0, 0]),
        row,
        people: ids(&lottery.rows[row as usize]),
        alternates: ids(&lottery.alternates[row as usize]),
    }
}

fn bytes(file: &impl Published) -> Vec<u8> {
    file.to_bytes().expect("no odd numbers")
}

/// All choices of `size` people below `people`.
fn choices(people: u32, size: usize, from: u32) -> Vec<Vec<u32>> {
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
        let since = Since { lost: &lost, joined: &[] };
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
        prop_assert_eq!(check(&bytes(&lottery), &bytes(&result), &new), Ok(unshown));
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
    check(&bytes(lottery), &bytes(result), &new)
}

/// Whatever is changed in what follows from the first lottery is found.
fn tampered(lottery: &Lottery, result: &Drawn, new: &Lottery) -> Result<(), TestCaseError> {
    let replaces = new.replaces.as_ref().expect("it replaces");
    let with = |change: &dyn Fn(&mut Lottery, &mut Replaces)| {
        let (mut changed, mut replaces) = (new.clone(), replaces.clone());
        change(&mut changed, &mut replaces);
        changed.replaces = Some(replaces);
        check(&bytes(lottery), &bytes(result), &changed)
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
        let lost = with(&|_, replaces| replaces.lost.push(person.id.clone()));
        prop_assert!(lost.is_err());
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
        check(&bytes(lottery), &bytes(result), &none),
        Err(Mismatch::NoReplacement)
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn nobody_is_smuggled_in_unnamed(plan in plans(6..18, 1..7, 4, 1..2), alternates in 0..3_u32, who in 0..18_usize) {
        let (pool, rows) = grow(&plan);
        let orders = for_rows(&pool, &rows, alternates, &plan.seed, &mut ()).expect("rows are legal").orders;
        let lottery = file(&pool, rows, orders);
        let result = drawn(&lottery, 0);
        let joined = vec![lottery.people[who % lottery.people.len()].id.clone()];
        let lost: Vec<String> = (some(&lottery, &plan.seed).into_iter())
            .filter(|id| !stranger(&result, id) && *id != joined[0])
            .collect();
        let since = Since { lost: &lost, joined: &joined };
        let Ok(left) = rest(&lottery, &result, since, &mut ()) else {
            return Ok(());
        };
        let mut new = file(&left.pool, Vec::new(), Vec::new());
        new.replaces = Some(left.replaces);
        let unshown = check(&bytes(&lottery), &bytes(&result), &new);
        let named = if stranger(&result, &joined[0]) { joined.clone() } else { Vec::new() };
        prop_assert_eq!(strangers(&result, &joined), named.clone());
        prop_assert_eq!(unshown, Ok(Unshown { kept: named, ..Unshown::default() }));
    }
}

fn case() -> (Pool, Lottery, Drawn) {
    let (pool, rows) = grow(&Plan {
        seed: "keruen".into(),
        people: 40,
        seats: 8,
        values: vec![2, 3],
        slack: 1,
        households: 0,
        rows: 2,
    });
    let orders = for_rows(&pool, &rows, 3, "keruen", &mut ())
        .expect("rows are legal")
        .orders;
    let lottery = file(&pool, rows, orders);
    let result = drawn(&lottery, 1);
    (pool, lottery, result)
}

#[test]
fn what_does_not_fit_together_is_said() {
    let (_, lottery, result) = case();
    let asked = |lost: &[&str], joined: &[&str]| {
        let owned = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
        let (lost, joined) = (owned(lost), owned(joined));
        let since = Since {
            lost: &lost,
            joined: &joined,
        };
        rest(&lottery, &result, since, &mut ()).map(|rest| rest.replaces.kept.len())
    };
    let first = result.people[0].as_str();
    let alternate = result.alternates[0].as_str();
    assert_eq!(asked(&[], &[]), Err(ReplaceError::NothingOpen));
    assert_eq!(asked(&["77"], &[]), Err(ReplaceError::Unknown("77".into())));
    assert_eq!(
        asked(&[first], &[first]),
        Err(ReplaceError::Both(first.into()))
    );
    let crowded = ReplaceError::Crowded {
        people: 9,
        seats: 8,
    };
    assert_eq!(asked(&[], &[alternate]), Err(crowded));
    assert!(matches!(
        asked(&[first], &[]),
        Err(ReplaceError::AlternatesDo(_))
    ));
    let all: Vec<&str> = (result.alternates.iter().map(String::as_str))
        .chain([first])
        .collect();
    assert_eq!(asked(&all, &[]), Ok(7));

    let mut other = result.clone();
    other.people.swap(0, 1);
    let since = Since::default();
    assert_eq!(
        rest(&lottery, &other, since, &mut ()),
        Err(ReplaceError::OtherLottery)
    );
    let mut other = result.clone();
    other.commitment.lottery_sha256.0[0] ^= 1;
    assert_eq!(
        rest(&lottery, &other, since, &mut ()),
        Err(ReplaceError::OtherLottery)
    );
    let changed = Lottery {
        seed: "another".into(),
        ..lottery.clone()
    };
    assert_eq!(
        rest(&changed, &result, since, &mut ()),
        Err(ReplaceError::OtherLottery)
    );
}

#[test]
fn whoever_joined_keeps_the_seat_in_the_next_replacement() {
    let (_, lottery, result) = case();
    let lost = [&result.people[..2], &result.alternates[..]].concat();
    let since = Since {
        lost: &lost,
        joined: &[],
    };
    let one = rest(&lottery, &result, since, &mut ()).expect("two seats are open");
    let joined: Vec<String> = (one.pool.people()[..1].iter())
        .map(|person| person.id.clone())
        .collect();
    let since = Since {
        lost: &lost,
        joined: &joined,
    };
    let two = rest(&lottery, &result, since, &mut ()).expect("one seat is open");
    assert_eq!(two.pool.seats(), 1);
    assert!(two.replaces.kept.contains(&joined[0]));
    let mut new = file(&two.pool, Vec::new(), Vec::new());
    new.replaces = Some(two.replaces);
    let unshown = Unshown {
        kept: joined,
        ..Unshown::default()
    };
    assert_eq!(check(&bytes(&lottery), &bytes(&result), &new), Ok(unshown));
}

#[test]
fn a_replacement_is_prepared_like_any_lottery() {
    let pool = generate::caravan(120, "keruen");
    let options = Options {
        objective: Objective::Leximin,
        rows: 100,
        alternates: 0,
        seed: "keruen".into(),
        mixing: false,
    };
    let first = prepare(&pool, &options, &mut ())
        .expect("a feasible pool")
        .lottery;
    let result = drawn(&first, 7);
    let lost = result.people[..5].to_vec();
    let since = Since {
        lost: &lost,
        joined: &[],
    };
    let new = replace(&first, &result, since, &options, &mut ());
    let new = new.expect("five others are found").lottery;
    assert_eq!(new.seats, 5);
    let shown = Ok(Unshown::default());
    assert_eq!(check(&bytes(&first), &bytes(&result), &new), shown);
    let id = |person: u32| new.people[person as usize].id.clone();
    for row in &new.rows {
        let taken: Vec<String> = row.iter().map(|&person| id(person)).collect();
        let whole = [
            &new.replaces.as_ref().expect("it replaces").kept[..],
            &taken,
        ]
        .concat();
        let mut whole: Vec<u32> = (whole.iter())
            .map(|id| {
                first
                    .people
                    .iter()
                    .position(|p| p.id == *id)
                    .expect("one of the first")
            })
            .map(|place| u32::try_from(place).expect("a small pool"))
            .collect();
        whole.sort_unstable();
        assert_eq!(panel::check(&pool, &whole), Ok(()));
    }
    foreign(&first, &result, &new);
}

/// The checker that was written from the document alone believes it too, and finds a change.
fn foreign(first: &Lottery, result: &Drawn, new: &Lottery) {
    let python = |folder: &Path, files: &[&str]| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs");
        let paths = files.iter().map(|file| folder.join(file));
        let mut command = Command::new("python3");
        command
            .arg(script.join("check_replacement.py"))
            .args(paths)
            .output()
    };
    let files = ["second.json", "first.json", "result.json"];
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("replacing");
    std::fs::create_dir_all(&folder).expect("a folder for tests");
    let write = |name: &str, bytes: Vec<u8>| {
        std::fs::write(folder.join(name), bytes).expect("a folder for tests");
    };
    write("first.json", bytes(first));
    write("result.json", bytes(result));
    write("second.json", bytes(new));
    let Ok(said) = python(&folder, &files) else {
        // Python is not installed.
        return;
    };
    assert!(said.status.success(), "{said:?}");
    let mut changed = new.clone();
    if let Some(replaces) = &mut changed.replaces {
        replaces.lost.pop();
    }
    write("second.json", bytes(&changed));
    let said = python(&folder, &files).expect("it ran before");
    assert!(!said.status.success(), "{said:?}");
}
