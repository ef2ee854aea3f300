//! What does not fit together is said, and a real replacement can be checked by others.

use keruen_lottery::alternates::for_rows;
use keruen_lottery::format::{Drawn, Lottery, Objective};
use keruen_lottery::generate;
use keruen_lottery::panel;
use keruen_lottery::pool::Pool;
use keruen_lottery::prepare::{Options, prepare};
use keruen_lottery::replace::{ReplaceError, Since, Unshown, replace, rest};

use crate::grown::{Plan, grow};
use crate::{bytes, continues, drawn, file, said_by_foreign};

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
            ..Since::default()
        };
        rest(&lottery, &result, since, &mut ()).map(|rest| rest.replaces.kept.len())
    };
    let first = result.people[0].as_str();
    let alternate = result.alternates[0].as_str();
    assert_eq!(asked(&[], &[]), Err(ReplaceError::NothingOpen));
    let stranger = (lottery.people.iter().map(|person| person.id.as_str()))
        .find(|id| {
            !result
                .people
                .iter()
                .chain(&result.alternates)
                .any(|known| known == id)
        })
        .expect("there are forty");
    assert_eq!(
        asked(&[first], &[stranger]),
        Err(ReplaceError::Stranger(stranger.into()))
    );
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
        ..Since::default()
    };
    let new = replace(&first, &result, since, &options, &mut ());
    let new = new.expect("five others are found").lottery;
    assert_eq!(new.seats, 5);
    let shown = Ok(Unshown::default());
    assert_eq!(continues(&first, &result, &new), shown);
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
    let files = |new: &Lottery| vec![bytes(new), bytes(first), bytes(result)];
    let Some(said) = said_by_foreign("told", &files(new)) else {
        // Python is not installed.
        return;
    };
    assert!(said.starts_with("TRUE"), "{said}");
    let mut changed = new.clone();
    if let Some(replaces) = &mut changed.replaces {
        replaces.lost.pop();
    }
    let said = said_by_foreign("told", &files(&changed)).expect("it ran before");
    assert!(said.starts_with("FALSE"), "{said}");
}
