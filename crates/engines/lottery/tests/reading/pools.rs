//! Pools that were not read: what they refuse, what they say of themselves, and their file.

use keruen_lottery::format;
use keruen_lottery::pool::{Feature, Person, Pool, Quota};

use crate::of;

fn feature(name: &str, quotas: &[(&str, u32, u32)]) -> Feature {
    let quotas = quotas.iter().map(|&(value, min, max)| Quota {
        value: value.into(),
        min,
        max,
        flex: None,
    });
    Feature {
        name: name.into(),
        quotas: quotas.collect(),
    }
}

fn person(id: &str, values: &[u16], household: Option<u32>) -> Person {
    Person {
        id: id.into(),
        values: values.into(),
        household,
    }
}

#[test]
fn what_contradicts_itself_is_no_pool() {
    let town = || feature("town", &[("Aktau", 0, 1), ("Beineu", 0, 1)]);
    let flexible = |flex| {
        let mut town = town();
        town.quotas[0].flex = Some(flex);
        vec![town]
    };
    let one = || vec![person("a", &[0], None)];
    let no = Vec::<String>::new;
    for (pool, want) in [
        (
            Pool::new(0, vec![town()], one(), no()),
            "0 seats: there are from 1 to 1000000",
        ),
        (
            Pool::new(
                1,
                vec![town(), feature("Town", &[("a", 0, 1)])],
                one(),
                no(),
            ),
            "the feature Town stands twice",
        ),
        (
            Pool::new(1, vec![feature("town", &[])], one(), no()),
            "the feature town has no values",
        ),
        (
            Pool::new(
                1,
                vec![feature("t", &[("a", 0, 1), ("A", 0, 1)])],
                one(),
                no(),
            ),
            "the value A of t stands twice",
        ),
        (
            Pool::new(1, vec![feature(" t", &[("a", 0, 1)])], one(), no()),
            "\" t\" is not written as names are (NFC, single spaces, no signs that do not show)",
        ),
        (
            Pool::new(1, vec![feature("t", &[("a", 2, 1)])], one(), no()),
            "t, a: min 2 is above max 1",
        ),
        (
            Pool::new(1, flexible((1, 1)), one(), no()),
            "town, Aktau: flex from 1 to 1 leaves out min 0 or max 1",
        ),
        (
            Pool::new(1, vec![town()], vec![person("a", &[2], None)], no()),
            "the values of a do not fit the features",
        ),
        (
            Pool::new(1, vec![town()], vec![person("a", &[], None)], no()),
            "the values of a do not fit the features",
        ),
        (
            Pool::new(1, vec![town()], vec![person("a", &[0], Some(0))], no()),
            "the values of a do not fit the features",
        ),
        (
            Pool::new(
                1,
                vec![town()],
                vec![one().remove(0), one().remove(0)],
                no(),
            ),
            "the id a stands twice, or one that looks the same",
        ),
        (
            Pool::new(1, vec![town()], one(), vec!["h".into(), "H".into()]),
            "the household H stands twice",
        ),
    ] {
        assert_eq!(
            pool.map_err(|error| error.to_string()),
            Err(want.to_owned())
        );
    }
}

#[test]
fn households_are_numbered_by_their_first_people() {
    let people = vec![
        person("a", &[], Some(2)),
        person("b", &[], None),
        person("c", &[], Some(0)),
        person("d", &[], Some(2)),
    ];
    let names = ["x", "nobody", "y"].map(str::to_owned).to_vec();
    let pool = Pool::new(1, Vec::new(), people, names).expect("a pool");
    assert_eq!(pool.households(), ["y", "x"]);
    let numbers: Vec<_> = pool.people().iter().map(|p| p.household).collect();
    assert_eq!(numbers, [Some(0), None, Some(1), Some(0)]);
}

#[test]
fn counting_alone_says_what_is_impossible() {
    for (seats, quotas, people, want) in [
        (2, "t,a,0,2\nt,b,0,2", "a,\nb,", &[][..]),
        (
            3,
            "t,a,2,3\nt,b,2,3",
            "a,\na,\na,\nb,\nb,",
            &["t: the minima sum to 4, above the 3 seats"],
        ),
        (
            3,
            "t,a,0,1\nt,b,0,1",
            "a,\na,\nb,\nb,",
            &["t: the maxima sum to 2, below the 3 seats"],
        ),
        (3, "t,a,0,3\nt,b,0,3", "a,\nb,", &["2 people for 3 seats"]),
        (
            3,
            "t,a,0,3\nt,b,0,3",
            "a,h\nb,h\na,H\nb,",
            &["4 people of 2 households for 3 seats"],
        ),
        (
            2,
            "t,a,2,2\nt,b,0,2",
            "a,\nb,\nb,",
            &["t, a: 1 people for a minimum of 2"],
        ),
        (
            2,
            "t,a,2,2\nt,b,0,2",
            "a,h\na,h\nb,\nb,",
            &["t, a: 2 people of 1 households for a minimum of 2"],
        ),
        (3, "t,a,0,2\nt,b,0,2", "a,\na,\na,\nb,h\nb,h", &[][..]),
        (
            3,
            "t,a,0,1\nt,b,0,3",
            "a,\na,\na,\nb,h\nb,h",
            &["t: the maxima and the people there are fill 2 of 3 seats at most"],
        ),
    ] {
        let quotas = format!("feature,value,min,max\n{quotas}\n");
        let reading = of(seats, &quotas, &format!("t,household\n{people}\n")).expect("a pool");
        let said = reading.pool.shortfalls();
        let said: Vec<String> = said.iter().map(ToString::to_string).collect();
        assert_eq!(said, want, "{seats} {quotas} {people}");
    }
}

#[test]
fn a_file_that_makes_no_pool_is_refused() {
    let pool = of(
        1,
        "feature,value,min,max\ntown,Aktau,0,1\n",
        "id,town,household\na,Aktau,h\n",
    );
    let pool = pool.expect("a pool").pool;
    let (features, people) = (pool.file_features(), pool.file_people());
    assert_eq!(Pool::from_file(1, &features, &people), Ok(pool));
    let spoilt = |spoil: fn(&mut Vec<format::Feature>, &mut Vec<format::Person>)| {
        let (mut features, mut people) = (features.clone(), people.clone());
        spoil(&mut features, &mut people);
        let error = Pool::from_file(1, &features, &people).expect_err("no pool");
        error.to_string()
    };
    assert_eq!(
        spoilt(|_, people| people[0].values[0] = "aktau".into()),
        "a has the value aktau, which town does not have"
    );
    assert_eq!(
        spoilt(|_, people| people[0].values.clear()),
        "the values of a do not fit the features"
    );
    assert_eq!(
        spoilt(|features, _| features[0].values.clear()),
        "the feature town has no values"
    );
    assert_eq!(
        spoilt(|_, people| people[0].household = Some(" h".into())),
        "\" h\" is not written as names are (NFC, single spaces, no signs that do not show)"
    );
}
